//! What reading a file speaks of: sheets, how large they may be, and what is wrong with them.

pub(super) use super::error::ReadProblem;
pub(super) use super::limits::*;
pub(super) use crate::domain::reason::Reason;
pub(super) use crate::domain::refusal::Refusal;
pub(super) use crate::exchange::sheet::{Sheet, SheetCell, SheetNotes, SheetRow};
