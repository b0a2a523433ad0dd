//! Somebody else was first: both values side by side, and the choice between them. The safe choice, keeping theirs, is
//! where the cursor stands.

use super::intent::Intent;
use crate::app::action::DialogKey;
use crate::domain::change::Clash;
use crate::service::command::Command;

/// The question what to do with an edit of a value that has been changed meanwhile.
#[derive(Debug)]
pub struct Conflict {
    /// The command that was refused because of the clashes.
    pub command: Command,
    /// Where it clashed.
    pub clashes: Vec<Clash>,
    /// With whom, when the log knows.
    pub by: Option<String>,
    /// Whether the cursor stands on "mine".
    pub mine: bool,
}

impl Conflict {
    /// Handles a key.
    pub fn act(&mut self, key: DialogKey) -> Intent {
        match key.of_two(&mut self.mine) {
            Some(true) => self.insist(),
            Some(false) => Intent::Close,
            None => Intent::Stay,
        }
    }

    /// Asks again, now on top of what the other stored.
    fn insist(&self) -> Intent {
        let mut again = self.command.clone();
        if let Command::Edit { fields, .. } = &mut again {
            for (field, seen, _) in fields {
                let clash = self.clashes.iter().find(|clash| clash.field == Some(*field));
                *seen = clash.map(|clash| clash.theirs.clone()).or(seen.take());
            }
        }
        if let (Command::SetCell { rows, .. }, Some(clash)) = (&mut again, self.clashes.first())
            && let [(_, seen)] = rows.as_mut_slice()
        {
            *seen = Some(clash.theirs.clone());
            return Intent::Perform(again);
        }
        // Of several rows the clash does not say which; insisting holds for all of them. A command of another kind asks nothing of what is there.
        Intent::Perform(again.unseen())
    }
}
