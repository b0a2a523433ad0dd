//! Before somebody's work is handed over or covered for: what would go to whom. Nothing is stored before Enter; the form stays
//! below, to be put right.

use super::intent::Intent;
use crate::app::action::DialogKey;
use crate::app::request::Serial;
use crate::domain::verbs::HandOver;
use crate::service::command::{Command, Handed, StaffCommand};

/// Lines that a page key goes up or down.
const PAGE: usize = 10;

/// What would go to whom.
#[derive(Debug)]
pub struct HandOverView {
    /// What is asked for.
    pub what: HandOver,
    /// Part by part; `None` until it has come.
    pub handed: Option<Vec<Handed>>,
    /// First line shown.
    pub top: usize,
    /// The number of the question that is out.
    pub serial: Serial,
}

impl HandOverView {
    /// Handles a key.
    pub fn act(&mut self, key: DialogKey) -> Intent {
        match key {
            DialogKey::Move(motion) => {
                self.top = motion.in_list(self.top, PAGE, self.handed.as_ref().map_or(0, Vec::len));
            }
            DialogKey::Cancel => return Intent::Close,
            DialogKey::Accept if self.handed.is_some() => {
                return Intent::Insist(Command::Staff(StaffCommand::HandOver(self.what.clone())));
            }
            DialogKey::Accept | DialogKey::Letter(_) | DialogKey::Other => {}
        }
        Intent::Stay
    }
}
