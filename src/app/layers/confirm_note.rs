//! A note that should not be kept: the choice between going back to it and keeping it all the same. Going back is where the
//! cursor stands.

use super::intent::Intent;
use crate::app::action::{Action, Motion, TextEdit};
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
    /// Handles an action.
    pub fn act(&mut self, action: Action) -> Intent {
        match action {
            Action::Move(Motion::Up | Motion::Down) | Action::Next | Action::Previous => {
                self.anyway = !self.anyway;
                Intent::Stay
            }
            Action::Text(TextEdit::Insert('1')) => Intent::Close,
            Action::Text(TextEdit::Insert('2')) => self.insist(),
            Action::Accept if self.anyway => self.insist(),
            Action::Accept | Action::Cancel | Action::Back => Intent::Close,
            _ => Intent::Stay,
        }
    }

    /// Asks again, insisting; the form that came back goes along, for when another rule stands against it.
    fn insist(&self) -> Intent {
        Intent::Insist(self.command.clone().insisting())
    }
}
