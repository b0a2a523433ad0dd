//! Nothing is missing, in either language.

use super::super::lexicon::{FORBIDDEN, lists};
use super::super::words::Words;
use super::*;
use crate::domain::columns::columns;
use crate::domain::record::Kind;
use crate::domain::vocabulary::EXTRAS;

#[test]
fn both_languages_have_the_same_keys_attributes_and_variables() {
    let (dutch, english) = (messages(Language::Dutch), messages(Language::English));
    for (one, other) in dutch.iter().zip(&english) {
        assert_eq!(one.key, other.key, "the files go by the same order");
        assert_eq!(one.variables(), other.variables(), "{}", one.key);
        let names = |m: &Message| m.attributes.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        assert_eq!(names(one), names(other), "{}", one.key);
    }
    assert_eq!(dutch.len(), english.len());
}

#[test]
fn every_kind_and_every_column_has_its_words() {
    for words in Language::ALL.map(Words::new) {
        for kind in Kind::ALL {
            assert!(words.knows(&format!("kind-{kind}")) && words.knows(&format!("kind-{kind}.plural")), "{kind}");
            for name in columns(kind).iter().map(|c| c.name).chain(kind.fields().iter().map(|f| f.name)) {
                let (label, short) = (words.label(kind, name), words.short(kind, name));
                assert_ne!(label, name, "{kind}.{name} has no label");
                assert!(!short.is_empty() && short.chars().count() <= 12, "{kind}.{name}: {short}");
                assert!(!words.spellings(kind, name).is_empty(), "{kind}.{name} has no spellings");
            }
        }
    }
}

#[test]
fn every_parameter_that_a_store_starts_with_has_its_name() {
    let records = crate::domain::defaults::records(&mut crate::domain::id::CountedIds::after(1));
    for words in Language::ALL.map(Words::new) {
        for record in records.iter().filter(|record| record.kind() == Kind::Parameter) {
            let name = record.get("name").plain();
            assert!(words.knows(&format!("parameter-{name}")), "{name}");
        }
    }
}

#[test]
fn every_choice_has_its_word() {
    for words in Language::ALL.map(Words::new) {
        for identifier in lists().iter().copied().flatten() {
            assert!(words.knows(&format!("choice-{identifier}")), "{identifier}");
        }
    }
}

#[test]
fn parts_of_files_and_forbidden_columns_have_spellings_and_sentences() {
    for words in Language::ALL.map(Words::new) {
        let known = |key: String| assert!(words.knows(&key), "{key}");
        EXTRAS.iter().for_each(|extra| known(format!("part-{extra}.names")));
        FORBIDDEN.iter().for_each(|reason| known(format!("{}.names", reason.key())));
    }
}

#[test]
fn every_sentence_that_names_something_can_do_without_it() {
    for message in Language::ALL.into_iter().flat_map(messages) {
        let needed = ["refusal-", "reason-", "error-"].iter().any(|p| message.key.starts_with(p));
        let bare = message.attributes.iter().find(|(name, _)| name == "bare");
        if needed && !message.key.ends_with("-other") && !message.variables().is_empty() {
            assert!(bare.is_some_and(|(_, text)| variables(text).is_empty()), "{} has no bare text", message.key);
        }
    }
}

#[test]
fn sentences_end_like_sentences_and_reasons_do_not() {
    for message in Language::ALL.into_iter().flat_map(messages) {
        let bare = message.attributes.iter().filter(|(name, _)| name == "bare").map(|(_, text)| text.trim_end());
        for text in bare.chain([message.text.trim_end()]) {
            if message.key.starts_with("refusal-") || message.key.starts_with("error-") {
                assert!(text.ends_with('.'), "{}", message.key);
            }
            if message.key.starts_with("reason-") {
                assert!(!text.ends_with('.'), "{}", message.key);
            }
        }
    }
}
