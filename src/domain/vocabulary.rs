//! How typed words are recognised in any language: the floor `text` knows the words, and the domain only asks.

use super::kind::Kind;
use crate::domain::reason::Reason;

/// Recognises the words that people use for kinds, fields, choices, yes and no, without regard to case, spaces, points and
/// accents.
pub trait Vocabulary {
    /// The field or column of a kind that is called this; `None` when there is none.
    fn field(&self, kind: Kind, word: &str) -> Option<&'static str>;
    /// The one of these choices that is called this; `None` when there is none.
    fn choice(&self, choices: &'static [&'static str], word: &str) -> Option<&'static str>;
    /// Those of these choices of which the word, in any language, has a word that begins so; none for fewer than three letters.
    fn choices_begun(&self, choices: &'static [&'static str], begun: &str) -> Vec<&'static str>;
    /// `true` for a yes and `false` for a no; `None` for any other word.
    fn flag(&self, word: &str) -> Option<bool>;
    /// The kind that is called this, in singular or plural; `None` when there is none.
    fn kind(&self, word: &str) -> Option<Kind>;
    /// For a heading that is not one field of one kind: what the column holds, one of [`EXTRAS`].
    fn extra(&self, word: &str) -> Option<&'static str>;
    /// Why a column by this heading may never be stored; `None` when it may.
    fn forbidden(&self, heading: &str) -> Option<Reason>;
}

/// What a column of a file can hold besides one field of one kind: the whole name of a person, a list of task packages, or the
/// client, team leader or job coach of a team.
pub const EXTRAS: [&str; 5] = ["person_name", "task_packages", "client", "team_leader", "job_coach"];
