//! The words the application needs without knowing a language: passed in, so that state and decisions stay free of prose.

use crate::app::form_kind::FormFor;
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::domain::vocabulary::Vocabulary;
use crate::report::Due;

/// Knows how values are written for editing and what choices and actions are called in the user's language.
pub trait Lexicon: Send + Sync {
    /// What recognises words that are typed.
    fn vocabulary(&self) -> &dyn Vocabulary;
    /// A value as it is written in a field: `31-12-2026`, `32,5`.
    fn written(&self, value: &Value) -> String;
    /// The word for a choice.
    fn choice_word(&self, choice: &'static str) -> String;
    /// The word for one of a kind.
    fn kind_word(&self, kind: Kind) -> String;
    /// The word for many of a kind.
    fn kind_words(&self, kind: Kind) -> String;
    /// The word by which a column of a kind can be filtered, without spaces.
    fn field_word(&self, kind: Kind, name: &'static str) -> String;
    /// The words by which the columns of a kind can be filtered, each without spaces.
    fn field_words(&self, kind: Kind) -> Vec<String>;
    /// What is due from a source of the agenda, by its identifier.
    fn source_word(&self, name: &'static str) -> String;
    /// What a form is called, by what it is for.
    fn form_word(&self, purpose: &FormFor) -> String;
    /// The word for what is of all who work with the store.
    fn shared_word(&self) -> String;
    /// Who or what a row of the agenda is about, or how many.
    fn due_word(&self, row: &Due) -> String;
    /// The name of an action, by its identifier.
    fn action_word(&self, name: &'static str) -> String;
    /// Other words by which an action is found, in every language, with spaces between.
    fn action_synonyms(&self, name: &'static str) -> String;
}
