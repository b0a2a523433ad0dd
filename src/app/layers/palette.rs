//! Help and the palette: every action by name. Typing narrows the list, Enter does what is chosen.

use super::context::LayerContext;
use super::intent::Intent;
use super::line::TextLine;
use crate::app::action::{Action, TextKey};
use crate::app::lexicon::Lexicon;
use crate::domain::names::fold;

/// Lines that a page key goes up or down.
const PAGE: usize = 10;

/// A list of actions.
#[derive(Debug, Default)]
pub struct ActionPalette {
    /// Whether it was opened as help, which also tells about the field under the cursor.
    pub help: bool,
    /// The words as typed so far, by which actions are found.
    pub line: TextLine,
    /// The place of the cursor among the hits, counted from 0.
    pub selected: usize,
    /// Whether the list was gone through since something was typed: the cursor then stands in it.
    pub in_list: bool,
}

impl ActionPalette {
    /// The actions of which every word typed begins a word of the name, or a word that means the same; best first: those
    /// whose name begins with what is typed, then those with the words in their name.
    pub fn hits(&self, words: &dyn Lexicon, named: &[(Action, &'static str)]) -> Vec<Action> {
        let typed = fold(self.line.text());
        let found = |(action, name): &(Action, &'static str)| {
            Some((rank(&typed, &words.action_word(name), &words.action_synonyms(name), name)?, *action))
        };
        let mut hits: Vec<(usize, Action)> = named.iter().filter_map(found).collect();
        hits.sort_by_key(|(rank, _)| *rank);
        hits.into_iter().map(|(_, action)| action).collect()
    }

    /// Handles a key.
    pub fn act(&mut self, key: TextKey, context: &LayerContext<'_>) -> Intent {
        let hits = self.hits(context.words, context.actions);
        let motion = key.in_list();
        self.in_list = motion.is_some();
        if let Some(motion) = motion {
            self.selected = motion.in_list(self.selected, PAGE, hits.len());
        }
        match key {
            TextKey::Edit(edit) => {
                self.line.edit(edit);
                self.selected = 0;
                Intent::Stay
            }
            TextKey::Cancel => Intent::Close,
            TextKey::Accept => hits.get(self.selected).map_or(Intent::Close, |action| Intent::Act(*action)),
            TextKey::Next
            | TextKey::Previous
            | TextKey::Up
            | TextKey::Down
            | TextKey::PageUp
            | TextKey::PageDown
            | TextKey::Choose
            | TextKey::Discard
            | TextKey::SaveForNext => Intent::Stay,
        }
    }
}

/// How well an action fits what was typed, 0 best; `None` when it does not.
fn rank(typed: &str, word: &str, synonyms: &str, name: &str) -> Option<usize> {
    let (word, synonyms) = (fold(word), fold(synonyms));
    if word.starts_with(typed) || name.starts_with(typed) {
        return Some(0);
    }
    let begins =
        |text: &str, typed: &str| text.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(typed));
    let all = |text: &str| typed.split_whitespace().all(|typed| begins(text, typed));
    if all(&word) || all(name) {
        return Some(1);
    }
    all(&format!("{word} {name} {synonyms}")).then_some(2)
}
