//! A note that should not be kept: the choice between going back to it and keeping it all the same. Going back is where the
//! cursor stands.

use super::intent::Intent;
use crate::app::action::DialogKey;
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
        match key.of_two(&mut self.anyway) {
            // The form that came back goes along, for when another rule stands against it.
            Some(true) => Intent::Insist(self.command.clone().insisting()),
            Some(false) => Intent::Close,
            None => Intent::Stay,
        }
    }
}
