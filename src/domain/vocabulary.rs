//! How typed words are recognised, whatever the language: the text floor knows the words, the domain only asks.

use super::kind::Kind;
use crate::domain::reason::Reason;

/// Knows the words that people use for kinds, fields, choices, yes and no. Words are matched without regard to case,
/// spaces, points and accents.
pub trait Vocabulary {
    /// The field or column of a kind that goes by this word.
    fn field(&self, kind: Kind, word: &str) -> Option<&'static str>;
    /// The one of these choices that goes by this word.
    fn choice(&self, choices: &'static [&'static str], word: &str) -> Option<&'static str>;
    /// Whether the word is a yes or a no.
    fn flag(&self, word: &str) -> Option<bool>;
    /// The kind that goes by this word, in singular or plural.
    fn kind(&self, word: &str) -> Option<Kind>;
    /// For a heading that is not one field of one kind, what stands in the column: one of [`EXTRAS`].
    fn extra(&self, word: &str) -> Option<&'static str>;
    /// Why a column by this heading may never be stored; `None` when it may.
    fn forbidden(&self, heading: &str) -> Option<Reason>;
}

/// What a column of a file can hold that is not one field of one kind: a person's whole name, a list of task packages, the
/// client, team leader or job coach of a team.
pub const EXTRAS: [&str; 5] = ["person_name", "task_packages", "client", "team_leader", "job_coach"];
