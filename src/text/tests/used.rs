//! What the program's sources say: every key has its text, and every text is said.

use std::collections::BTreeSet;

use super::super::words::Words;
use super::scan::{calls, literals, sources};
use super::*;
use crate::domain::reason::Reason;

#[test]
fn every_key_that_the_sources_say_has_a_text() {
    for words in Language::ALL.map(Words::new) {
        for text in sources() {
            for key in calls(&text, "say(").into_iter().chain(calls(&text, "say_with(")) {
                assert!(key.contains('{') || words.knows(&key), "no text for {key}");
            }
        }
    }
}

#[test]
fn no_key_of_the_screen_or_the_command_line_is_written_for_nothing() {
    let sources = sources();
    let used: BTreeSet<&str> = sources.iter().flat_map(|text| literals(text)).collect();
    let of_values = [
        "kind",
        "field",
        "part",
        "choice",
        "flag",
        "accepts",
        "expected",
        "refusal",
        "reason",
        "forbidden",
        "error",
        "parameter",
        "summary",
    ];
    let mut idle = Vec::new();
    for message in messages(Language::Dutch) {
        let prefix = message.key.split('-').next().unwrap_or_default();
        if of_values.contains(&prefix) || ["verb", "finding", "note"].contains(&prefix) {
            continue;
        }
        let attributes = message.attributes.iter().map(|(name, _)| format!("{}.{name}", message.key));
        idle.extend(attributes.chain([message.key.clone()]).filter(|key| !is_said(key, &used)));
    }
    assert_eq!(idle, [""; 0], "these texts are said nowhere");
}

#[test]
fn every_reason_in_the_list_is_given_somewhere() {
    let sources = sources();
    let is_given = |reason: &Reason| {
        let name = format!("Reason::{reason:?}");
        let ends = |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric());
        sources.iter().any(|text| text.match_indices(&name).any(|(at, _)| ends(&text[at + name.len()..])))
    };
    let idle: Vec<_> = Reason::ALL.iter().filter(|reason| !is_given(reason)).collect();
    assert!(idle.is_empty(), "nothing is refused or fails for these reasons: {idle:?}");
}

/// Whether a key stands in the sources as it is, or is put together there: `"hint-{word}"` with `"undo"`.
fn is_said(key: &str, used: &BTreeSet<&str>) -> bool {
    let together = |(at, _): (usize, &str)| {
        let (head, tail) = (&key[..=at], &key[at + 1..]);
        let made = used.iter().any(|literal| literal.strip_prefix(head).is_some_and(|rest| rest.starts_with('{')));
        made && (used.contains(tail) || head.starts_with("cli-"))
    };
    // The bare form stands in for its sentence; the explanations of commands are held by the command line's own test.
    let held_elsewhere = [".bare", ".spoken"].iter().any(|form| key.ends_with(form))
        || key.starts_with("cli-about")
        || key.starts_with("cli-example-");
    held_elsewhere || used.contains(key) || key.match_indices('-').any(together)
}
