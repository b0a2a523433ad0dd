//! Somebody else was first: both values side by side, and the choice between them. The safe choice, keeping theirs, is
//! where the cursor stands.

use super::intent::Intent;
use crate::app::action::DialogKey;
use crate::domain::change::Clash;
use crate::domain::value::Value;
use crate::service::command::{Command, Seen};

/// An edit that came second.
#[derive(Debug)]
pub struct Conflict {
    /// What was asked.
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
        let again = match self.command.clone() {
            Command::SetCell { kind, rows, column, value, on } => {
                // Of several rows the clash does not say which; insisting holds for all of them.
                let theirs = self.clashes.first().filter(|_| rows.len() == 1).map(|clash| clash.theirs.clone());
                let rows = rows.into_iter().map(|(id, _)| (id, theirs.clone())).collect();
                Command::SetCell { kind, rows, column, value, on }
            }
            Command::Edit { kind, id, fields, on, gesture } => {
                let now = |field| self.clashes.iter().find(|c| c.field == Some(field)).map(|c| c.theirs.clone());
                let fields = fields
                    .into_iter()
                    .map(|(field, seen, value): (_, Option<Value>, _)| (field, now(field).or(seen), value))
                    .collect();
                Command::Edit { kind, id, fields, on, gesture }
            }
            Command::Move { members, team, on, terms } => Command::Move { members: unseen(members), team, on, terms },
            Command::EndPlacement { members, last, reason } => {
                Command::EndPlacement { members: unseen(members), last, reason }
            }
            Command::EndEmployment { members, last, reason, destination } => {
                Command::EndEmployment { members: unseen(members), last, reason, destination }
            }
            other => other,
        };
        Intent::Perform(again)
    }
}

fn unseen(members: Vec<Seen>) -> Vec<Seen> {
    members.into_iter().map(|(id, _)| (id, None)).collect()
}
