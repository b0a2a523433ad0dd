//! A note that should not be kept, or a change of a closed period: the choice between going back and doing it all the same, for
//! what it is. Going back is where the cursor stands.

use super::intent::Intent;
use crate::app::action::DialogKey;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::service::command::Command;

/// What was refused and can be insisted on.
#[derive(Debug)]
pub struct ConfirmNote {
    /// The command that was refused, and that is done when the user insists.
    pub command: Command,
    /// Why it was refused.
    pub refusal: Refusal,
    /// Whether the cursor stands on doing it all the same.
    pub anyway: bool,
}

impl ConfirmNote {
    /// Handles a key.
    pub fn act(&mut self, key: DialogKey) -> Intent {
        match key.of_two(&mut self.anyway) {
            Some(true) => self.insist(),
            Some(false) => Intent::Close,
            None => Intent::Stay,
        }
    }

    /// Whether it is about a closed period: what is done all the same is a correction.
    pub fn is_correction(&self) -> bool {
        self.refusal.reason == Reason::PeriodClosed
    }

    /// Asks again, insisting; the form that came back goes along, for when another rule stands against it.
    fn insist(&self) -> Intent {
        let command = self.command.clone();
        Intent::Insist(if self.is_correction() { command.correcting() } else { command.insisting() })
    }
}
