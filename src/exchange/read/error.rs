//! Why a file could not be read.

use std::io;

use serde::{Deserialize, Serialize};

use super::limits::{MAX_BYTES, MAX_ROWS};
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::sanitize::clean;

/// A problem with a file whose name is not known yet.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ReadProblem {
    reason: Reason,
    /// The row where the problem starts, counted as in a spreadsheet.
    row: Option<u32>,
    /// The message of the system.
    system: Option<String>,
}

impl ReadProblem {
    /// A file that cannot be read from this row on.
    pub(super) fn damaged_from(row: u32) -> Self {
        Self { row: Some(row), ..Reason::ReadDamagedRow.into() }
    }

    /// An error of the system while reading.
    pub(super) fn unreadable(error: &io::Error) -> Self {
        Self { system: Some(error.to_string()), ..Reason::ReadUnreadable.into() }
    }

    /// The refusal; its sentence can mention `file`, the system's `reason`, `row`, and the limits `megabytes` and `rows`.
    pub(super) fn in_file(self, file: &str) -> Refusal {
        let details = [
            ("row", self.row.map(|row| row.to_string())),
            ("reason", self.system),
            ("megabytes", Some((MAX_BYTES / 1024 / 1024).to_string())),
            ("rows", Some(MAX_ROWS.to_string())),
        ];
        let refusal = Refusal::new(self.reason).with("file", clean(file).into_owned());
        let known = details.into_iter().filter_map(|(name, value)| Some((name, value?)));
        known.fold(refusal, |refusal, (name, value)| refusal.with(name, clean(&value).into_owned()))
    }
}

impl From<Reason> for ReadProblem {
    fn from(reason: Reason) -> Self {
        Self { reason, row: None, system: None }
    }
}
