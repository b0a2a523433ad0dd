//! What an import would do, or does, as it is told: the import finds it; the screen and the command line show it.

use serde::Serialize;

use super::kind::Kind;
use super::reason::Reason;
use super::refusal::{Refusal, Warning};

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportSummary {
    /// For each kind that the sheets are about: the numbers of new, changed and unchanged records.
    pub counts: Vec<(Kind, Tally)>,
    /// The rows that are refused, in the order of the sheets.
    pub refused: Vec<RefusedRow>,
    /// Columns that were not recognised: file and heading.
    pub unknown_columns: Vec<(String, String)>,
    /// Columns that are never stored: file, heading and reason.
    pub forbidden_columns: Vec<(String, String, Reason)>,
    /// Columns of dates in which nothing proves the order of day and month, so that they were read with the day first: file and
    /// heading.
    pub ambiguous_columns: Vec<(String, String)>,
    /// What the user should know although it does not stop the import.
    pub warnings: Vec<Warning>,
}

/// Numbers of records of one kind in an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Records that are created.
    pub new: u64,
    /// Records that are changed.
    pub changed: u64,
    /// Records that are named in the file and already as it tells.
    pub unchanged: u64,
}

impl ImportSummary {
    /// Number of records that are created or changed.
    pub fn writes(&self) -> u64 {
        self.counts.iter().map(|(_, tally)| tally.new + tally.changed).sum()
    }
}

/// A row of a file that an import refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRow {
    /// Name of the file.
    pub source: String,
    /// Name of the sheet in the file.
    pub sheet: String,
    /// Row number as a spreadsheet shows it, from 1.
    pub row: u32,
    /// Heading of the column at fault; empty when no column of the sheet is at fault.
    pub column: String,
    /// The value at fault, made harmless; empty when there is none.
    pub value: String,
    /// The reason of the refusal.
    pub reason: Refusal,
    /// Position of the sheet among those that were read, from 0.
    pub sheet_index: usize,
}
