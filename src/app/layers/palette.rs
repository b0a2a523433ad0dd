//! Help and the palette: every action by name. Typing narrows the list, Enter does what is chosen.

use super::context::LayerContext;
use super::intent::Intent;
use super::line::TextLine;
use crate::app::action::Action;
use crate::app::lexicon::Lexicon;
use crate::domain::names::fold;

/// Lines that a page key goes up or down.
const PAGE: usize = 10;

/// A list of actions.
#[derive(Debug, Default)]
pub struct ActionPalette {
    /// Whether it was opened as help, which also tells about the field under the cursor.
    pub help: bool,
    /// What is typed.
    pub line: TextLine,
    /// Which one is under the cursor.
    pub selected: usize,
}

impl ActionPalette {
    /// The actions that match what is typed, best first: names that begin with it, then words in them, then letters in
    /// order.
    pub fn hits(&self, words: &dyn Lexicon) -> Vec<Action> {
        let typed = fold(self.line.text());
        let mut hits: Vec<(usize, Action)> = Action::NAMED
            .iter()
            .filter_map(|(action, name)| {
                rank(&fold(&words.action_word(name)), &typed).or_else(|| rank(name, &typed)).map(|rank| (rank, *action))
            })
            .collect();
        hits.sort_by_key(|(rank, _)| *rank);
        hits.into_iter().map(|(_, action)| action).collect()
    }

    /// Handles an action.
    pub fn act(&mut self, action: Action, context: &LayerContext<'_>) -> Intent {
        let last = self.hits(context.words).len().saturating_sub(1);
        match action {
            Action::Text(edit) => {
                self.line.edit(edit);
                self.selected = 0;
            }
            Action::Previous => self.selected = self.selected.saturating_sub(1),
            Action::Next => self.selected = (self.selected + 1).min(last),
            Action::Move(motion) => self.selected = motion.in_list(self.selected, PAGE, last),
            Action::Cancel | Action::Back => return Intent::Close,
            Action::Accept => {
                return self
                    .hits(context.words)
                    .get(self.selected)
                    .map_or(Intent::Close, |action| Intent::Act(*action));
            }
            _ => {}
        }
        Intent::Stay
    }
}

fn rank(name: &str, typed: &str) -> Option<usize> {
    if name.starts_with(typed) {
        return Some(0);
    }
    if name.split(' ').any(|word| word.starts_with(typed)) {
        return Some(1);
    }
    if name.contains(typed) {
        return Some(2);
    }
    let mut letters = name.chars();
    typed.chars().all(|c| letters.any(|l| l == c)).then_some(3)
}
