//! What is offered on the first day, while the store holds no work yet: files to read in, a demonstration, or beginning by hand.

use super::intent::Intent;
use crate::app::action::{Action, DialogKey};
use crate::app::request::Serial;
use crate::domain::readable_files::FolderListing;

/// What is offered, each with the letter that chooses it.
pub const OFFERS: [(char, Action); 3] = [('i', Action::Import), ('d', Action::Demo), ('h', Action::ByHand)];

/// What these keys do in the views they do here too: somebody who knows them need not leave this first.
const AS_IN_VIEWS: [(char, Action); 3] = [(':', Action::Palette), ('?', Action::Help), ('q', Action::Back)];

/// The offers of the first day.
#[derive(Debug, Default)]
pub struct FirstStart {
    /// Which of the [`OFFERS`] is under the cursor.
    pub selected: usize,
    /// What the current folder offers to read in; `None` until it has come, or when it cannot be looked at.
    pub here: Option<FolderListing>,
    /// The number of the question that is out.
    pub serial: Serial,
}

impl FirstStart {
    /// Handles a key.
    pub fn act(&mut self, key: DialogKey) -> Intent {
        let chosen = match key {
            DialogKey::Move(motion) => {
                self.selected = motion.in_list(self.selected, OFFERS.len(), OFFERS.len());
                return Intent::Stay;
            }
            DialogKey::Other => {
                self.selected = (self.selected + 1) % OFFERS.len();
                return Intent::Stay;
            }
            DialogKey::Cancel => return Intent::Close,
            DialogKey::Accept => OFFERS.get(self.selected),
            DialogKey::Letter(letter) => {
                OFFERS.iter().chain(&AS_IN_VIEWS).find(|(known, _)| *known == letter.to_ascii_lowercase())
            }
        };
        chosen.map_or(Intent::Stay, |(_, action)| Intent::Act(*action))
    }
}
