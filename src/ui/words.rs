//! The words of the user's language, as the application and the drawing need them.

use crate::app::lexicon::Lexicon;
use crate::domain::columns::columns;
use crate::domain::names::fold;
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::domain::vocabulary::Vocabulary;
use crate::report::Agenda;
use crate::text;

/// What is due from a source of the agenda.
pub fn source_word(words: &text::Words, source: &str) -> String {
    words.say(&format!("agenda-{source}")).into_owned()
}

/// What settles it.
pub fn settle_word(words: &text::Words, source: &str) -> String {
    words.say(&format!("settle-{source}")).into_owned()
}

/// How long there is left, in words: below zero it is late.
pub fn left_word(words: &text::Words, days: i64) -> String {
    match days {
        0 => words.say("due-today").into_owned(),
        late if late < 0 => words.say_with("due-late", &[("days", (-late).into())]),
        days => words.say_with("due-left", &[("days", days.into())]),
    }
}

/// How much the agenda leaves out because nothing was recorded yet when the office began to, by kind; `None` when that is
/// nothing.
pub fn let_off_words(words: &text::Words, agenda: &Agenda) -> Option<String> {
    let since = agenda.recorded_since.filter(|_| !agenda.let_off.is_empty())?;
    let each = agenda.let_off.iter().map(|(source, count)| format!("{count}× {}", source_word(words, source.name)));
    let what = each.collect::<Vec<_>>().join(", ");
    Some(words.say_with("agenda-let-off", &[("day", since.into()), ("what", what.into())]))
}

/// What is said, and what is understood.
pub struct Localization {
    /// What is said.
    pub words: text::Words,
    understood: text::WordIndex,
}

impl Localization {
    /// In a language; both are understood.
    pub fn new(words: text::Words, understood: text::WordIndex) -> Self {
        Self { words, understood }
    }
}

impl Lexicon for Localization {
    fn vocabulary(&self) -> &dyn Vocabulary {
        &self.understood
    }
    fn written(&self, value: &Value) -> String {
        self.words.value(value)
    }
    fn choice_word(&self, choice: &'static str) -> String {
        self.words.choice(choice).into_owned()
    }
    fn kind_word(&self, kind: Kind) -> String {
        self.words.kind(kind).into_owned()
    }

    fn kind_words(&self, kind: Kind) -> String {
        self.words.title(kind)
    }
    fn field_words(&self, kind: Kind) -> Vec<String> {
        let word = |name| fold(&self.words.short(kind, name)).replace([' ', '.', '/'], "");
        // A word that is understood as another column would complete to what was not meant.
        let meant = |name, word: &String| self.understood.field(kind, word) == Some(name);
        columns(kind)
            .iter()
            .map(|c| (c.name, word(c.name)))
            .filter(|(name, word)| meant(*name, word))
            .map(|(_, word)| word)
            .collect()
    }
    fn source_word(&self, name: &'static str) -> String {
        source_word(&self.words, name)
    }
    fn action_word(&self, name: &'static str) -> String {
        self.words.say(&format!("action-{name}")).into_owned()
    }
    fn action_synonyms(&self, name: &'static str) -> String {
        let key = format!("find-{name}");
        let all = self.understood.languages().iter().filter(|words| words.knows(&key));
        all.map(|words| words.say(&key).into_owned()).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::actions::named;
    use crate::text::Language;

    #[test]
    fn every_action_is_found_by_a_word_that_is_not_in_its_name_in_each_language() {
        for language in [Language::Dutch, Language::English] {
            let words = text::Words::new(language);
            let own_words = |key: &str| -> Vec<String> {
                let said = if words.knows(key) { fold(&words.say(key)) } else { String::new() };
                said.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
            };
            for (_, name) in named() {
                let in_name = own_words(&format!("action-{name}"));
                let others = own_words(&format!("find-{name}"));
                assert!(others.iter().any(|word| !in_name.contains(word)), "{language:?}: {name}");
            }
        }
    }
}
