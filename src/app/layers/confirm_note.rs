//! A note that should not be kept: the choice between going back to it and keeping it all the same. Going back is where the
//! cursor stands.

use super::intent::Intent;
use crate::app::action::{DialogKey, Motion};
use crate::domain::refusal::Refusal;
use crate::service::command::Command;

/// What was refused and can be insisted on.
#[derive(Debug)]
pub struct ConfirmNote {
    /// What was asked.
    pub command: Command,
    /// Why it was refused.
    pub refusal: Refusal,
    /// Whether the cursor stands on "keep it".
    pub anyway: bool,
}

impl ConfirmNote {
    /// Handles a key.
    pub fn act(&mut self, key: DialogKey) -> Intent {
        match key {
            DialogKey::Move(Motion::Up | Motion::Down) | DialogKey::Other => {
                self.anyway = !self.anyway;
                Intent::Stay
            }
            DialogKey::Letter('1') => Intent::Close,
            DialogKey::Letter('2') => self.insist(),
            DialogKey::Accept if self.anyway => self.insist(),
            DialogKey::Accept | DialogKey::Cancel => Intent::Close,
            DialogKey::Move(_) | DialogKey::Letter(_) => Intent::Stay,
        }
    }

    /// Asks again, insisting; the form that came back goes along, for when another rule stands against it.
    fn insist(&self) -> Intent {
        Intent::Insist(self.command.clone().insisting())
    }
}
