//! Before somebody is forgotten: what would go. It cannot be undone, so it takes another key than the one that opened this, which may
//! still be held down.

use super::intent::Intent;
use crate::app::action::DialogKey;
use crate::app::request::Serial;
use crate::service::command::{Command, ErasurePlan, Forget};

/// The key that erases.
pub const ERASE: char = '!';
/// Lines that a page key goes up or down.
const PAGE: usize = 10;

/// What would go of whom.
#[derive(Debug)]
pub struct ErasureView {
    /// What is asked for.
    pub what: Forget,
    /// The name of the person.
    pub who: String,
    /// What would go; `None` until it has come.
    pub plan: Option<ErasurePlan>,
    /// First line shown.
    pub top: usize,
    /// The number of the question that is out.
    pub serial: Serial,
}

impl ErasureView {
    /// Whether there is anything to erase, as far as is known.
    pub fn is_something(&self) -> bool {
        self.plan.as_ref().is_some_and(|plan| !plan.changes.is_empty())
    }

    /// Handles a key.
    pub fn act(&mut self, key: DialogKey) -> Intent {
        match key {
            DialogKey::Move(motion) => {
                let lines = self
                    .plan
                    .as_ref()
                    .map_or(0, |plan| plan.lines().len() + plan.doubtful_by_kind().len() + plan.copies.len());
                self.top = motion.in_list(self.top, PAGE, lines);
            }
            DialogKey::Cancel => return Intent::Close,
            DialogKey::Letter(ERASE) if self.is_something() => {
                return Intent::Insist(Command::Forget(self.what.clone()));
            }
            DialogKey::Accept | DialogKey::Letter(_) | DialogKey::Other => {}
        }
        Intent::Stay
    }
}
