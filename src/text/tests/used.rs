//! What the program's sources say: every code has its sentence, every key its text.

use std::collections::{BTreeMap, BTreeSet};

use super::super::words::Words;
use super::scan::{calls, literals, sources};
use super::*;

/// What a refusal may name besides: from its field, or from the file it is about, which the import adds.
const GIVEN: [&str; 4] = ["field", "accepts", "file", "sheet"];

#[test]
fn every_refusal_in_the_sources_has_a_sentence_and_gives_what_that_names() {
    let mut given: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut unnamed = BTreeSet::new();
    for text in sources() {
        for call in calls(&text, "Refusal::new(") {
            given.entry(call.code).or_default().extend(call.names);
        }
        unnamed.extend(calls(&text, "refuse(").into_iter().map(|call| call.code));
    }
    let messages = messages(Language::Dutch);
    let sentence = |code: &str| {
        let key = if code.starts_with("forbidden-") { code.to_owned() } else { format!("refusal-{code}") };
        messages.iter().find(|m| m.key == key)
    };
    for (code, names) in &given {
        let Some(message) = sentence(code) else { panic!("no refusal-{code}") };
        for variable in message.variables() {
            assert!(
                GIVEN.contains(&variable.as_str()) || names.contains(&variable) || unnamed.contains(code),
                "refusal-{code} names {variable}, but only {names:?} is given"
            );
        }
    }
    unnamed.iter().for_each(|code| assert!(sentence(code).is_some(), "no refusal-{code}"));
}

#[test]
fn every_error_code_in_the_sources_has_a_sentence() {
    let words = Words::new(Language::Dutch);
    let mut count = 0;
    for text in sources() {
        for line in text.lines().filter_map(|line| line.split_once("=> ")).map(|(_, after)| after) {
            for code in literals(line).filter(|l| ["store-", "read-", "write-"].iter().any(|p| l.starts_with(p))) {
                count += 1;
                let found = words.knows(&format!("error-{code}")) || words.knows(&format!("refusal-{code}"));
                assert!(found, "no error-{code}");
            }
        }
    }
    assert!(count >= 13, "only {count} codes were found");
}

#[test]
fn every_key_that_the_sources_say_has_a_text() {
    for words in Language::ALL.map(Words::new) {
        for text in sources() {
            for call in calls(&text, "say(").into_iter().chain(calls(&text, "say_with(")) {
                assert!(call.code.contains('{') || words.knows(&call.code), "no text for {}", call.code);
            }
        }
    }
}

#[test]
fn no_key_of_the_screen_or_the_command_line_is_written_for_nothing() {
    let sources = sources();
    let used: BTreeSet<&str> = sources.iter().flat_map(|text| literals(text)).collect();
    let of_values =
        ["kind", "field", "part", "choice", "flag", "accepts", "refusal", "reason", "forbidden", "error", "parameter"];
    let mut idle = Vec::new();
    for message in messages(Language::Dutch) {
        let prefix = message.key.split('-').next().unwrap_or_default();
        if of_values.contains(&prefix) || prefix == "verb" || prefix == "finding" {
            continue;
        }
        let attributes = message.attributes.iter().map(|(name, _)| format!("{}.{name}", message.key));
        idle.extend(attributes.chain([message.key.clone()]).filter(|key| !is_said(key, &used)));
    }
    assert_eq!(idle, [""; 0], "these texts are said nowhere");
}

/// Whether a key stands in the sources as it is, or is put together there: `"hint-{word}"` with `"undo"`.
fn is_said(key: &str, used: &BTreeSet<&str>) -> bool {
    let together = |(at, _): (usize, &str)| {
        let (head, tail) = (&key[..=at], &key[at + 1..]);
        let made = used.iter().any(|literal| literal.strip_prefix(head).is_some_and(|rest| rest.starts_with('{')));
        made && (used.contains(tail) || head.starts_with("cli-"))
    };
    // The bare form stands in for its sentence; the explanations of commands are held by the command line's own test.
    // The name of the product is said by the words themselves, where an office gave its programme no name.
    let held_elsewhere = key.ends_with(".bare") || key.starts_with("cli-about") || key == "app-name";
    held_elsewhere || used.contains(key) || key.match_indices('-').any(together)
}
