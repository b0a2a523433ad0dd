//! The closed lists of the program beside the words: every member has its text, and no text of theirs is left over.

use crate::domain::choices::Choice;
use std::collections::BTreeSet;

use super::*;
use crate::app::state::status::Note;
use crate::domain::log_verb::LogVerb;
use crate::domain::reason::Reason;

/// The keys that begin in one of these ways, as the words have them.
fn written(beginnings: &[&str]) -> BTreeSet<String> {
    let keys = messages(Language::Dutch).into_iter().map(|message| message.key);
    keys.filter(|key| beginnings.iter().any(|beginning| key.starts_with(beginning))).collect()
}

#[test]
fn every_reason_has_its_sentence_and_every_sentence_its_reason() {
    let reasons: BTreeSet<String> = Reason::ALL.iter().map(|reason| reason.key().to_owned()).collect();
    assert_eq!(reasons.len(), Reason::ALL.len(), "two reasons have one sentence");
    assert_eq!(written(&["refusal-", "error-", "forbidden-"]), reasons);
}

#[test]
fn a_short_form_belongs_to_a_reason() {
    let codes: BTreeSet<String> = Reason::ALL.iter().map(|reason| format!("reason-{}", reason.code())).collect();
    let short = written(&["reason-"]);
    assert!(!short.is_empty() && short.is_subset(&codes), "{:?}", short.difference(&codes));
}

#[test]
fn every_verb_of_the_log_has_its_words_and_every_word_its_verb() {
    let verbs: BTreeSet<String> = LogVerb::ALL.iter().map(|verb| format!("verb-{}", verb.name())).collect();
    assert_eq!(verbs.len(), LogVerb::ALL.len(), "two verbs have one identifier");
    assert_eq!(written(&["verb-"]), verbs);
}

#[test]
fn every_note_of_the_status_line_has_its_words_and_every_word_its_note() {
    let notes: BTreeSet<String> = Note::ALL.iter().map(|note| format!("note-{}", note.name())).collect();
    assert_eq!(written(&["note-"]), notes);
}
