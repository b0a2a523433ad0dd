//! Why a file could not be read.

use std::io;
use std::path::Path;

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
    /// A file with a quote that opens in this row and does not close in it, though it should.
    pub(super) fn damaged_from(row: u32) -> Self {
        Self { row: Some(row), ..Reason::ReadDamagedRow.into() }
    }

    /// A file that begins as a list of JSON does, and in this row goes on as none.
    pub(super) fn no_json_from(row: usize) -> Self {
        Self { row: u32::try_from(row).ok(), ..Reason::ReadJson.into() }
    }

    /// A list of JSON of which this object, counted from 1, has two values by one name.
    pub(super) fn named_twice_in(number: u32) -> Self {
        Self { row: Some(number), ..Reason::ReadJsonTwice.into() }
    }

    /// What the system reported while opening or reading.
    pub(super) fn of_system(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Reason::ReadNotFound.into(),
            io::ErrorKind::IsADirectory => Reason::ReadIsDirectory.into(),
            io::ErrorKind::PermissionDenied => Reason::ReadNotAllowed.into(),
            _ => Self { system: Some(error.to_string()), ..Reason::ReadUnreadable.into() },
        }
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

/// The refusal of a file, as it was named, that the system does not let this user read.
pub fn unreadable(file: &Path, error: &io::Error) -> Refusal {
    ReadProblem::of_system(error).in_file(&file.display().to_string())
}

impl From<Reason> for ReadProblem {
    fn from(reason: Reason) -> Self {
        Self { reason, row: None, system: None }
    }
}
