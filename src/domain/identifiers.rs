//! A vocabulary of the identifiers only, for the command line and JSON in every language.

use super::columns::column;
use super::kind::Kind;
use super::vocabulary::{EXTRAS, Vocabulary};
use crate::domain::reason::Reason;

/// Recognises identifiers and nothing else: for scripts and tests.
#[derive(Debug, Clone, Copy, Default)]
pub struct Identifiers;

impl Vocabulary for Identifiers {
    fn field(&self, kind: Kind, word: &str) -> Option<&'static str> {
        column(kind, word).map(|column| column.name)
    }
    fn choice(&self, choices: &'static [&'static str], word: &str) -> Option<&'static str> {
        choices.iter().copied().find(|c| *c == word)
    }
    fn choices_begun(&self, choices: &'static [&'static str], begun: &str) -> Vec<&'static str> {
        choices.iter().copied().filter(|choice| *choice == begun).collect()
    }
    fn flag(&self, word: &str) -> Option<bool> {
        match word {
            "true" | "yes" | "1" => Some(true),
            "false" | "no" | "0" => Some(false),
            _ => None,
        }
    }
    fn kind(&self, word: &str) -> Option<Kind> {
        Kind::named(word)
    }
    fn extra(&self, word: &str) -> Option<&'static str> {
        EXTRAS.into_iter().find(|extra| *extra == word)
    }
    fn forbidden(&self, _: &str) -> Option<Reason> {
        None
    }
}
