//! What an import would do, or does, as it is told: the import finds it; the screen and the command line show it.

use std::collections::BTreeMap;

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

    /// The refused rows with those that are refused alike taken together: the first of each, with their number. Alike are rows of
    /// one sheet with the same column, value and reason; those that wait for other rows are alike whatever they name.
    pub fn refused_alike(&self) -> Vec<(&RefusedRow, usize)> {
        let mut groups: Vec<(&RefusedRow, usize)> = Vec::new();
        let mut known: BTreeMap<(usize, &str, &str, String), usize> = BTreeMap::new();
        for row in &self.refused {
            let waits = row.reason.reason == Reason::RowOfItRefused;
            let reason = if waits { String::new() } else { format!("{:?}", row.reason.args) };
            let value = if waits { "" } else { row.value.as_str() };
            let at = (row.sheet_index, row.reason.reason.code(), value, reason + &row.column);
            match known.get(&at).and_then(|at| groups.get_mut(*at)) {
                Some((_, count)) => *count += 1,
                None => {
                    known.insert(at, groups.len());
                    groups.push((row, 1));
                }
            }
        }
        groups
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

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(row: u32, column: &str, value: &str, reason: Reason) -> RefusedRow {
        let (source, sheet) = ("rooster.csv".to_owned(), "rooster".to_owned());
        let (column, value) = (column.to_owned(), value.to_owned());
        RefusedRow { source, sheet, row, column, value, reason: Refusal::new(reason), sheet_index: 0 }
    }

    #[test]
    fn rows_refused_alike_are_taken_together_and_those_that_wait_whatever_they_name() {
        let rows = [
            refused(2, "Team", "Post", Reason::UnknownTeam),
            refused(3, "Team", "Scan", Reason::UnknownTeam),
            refused(4, "Team", "Post", Reason::UnknownTeam),
            refused(5, "Code", "Post", Reason::UnknownTeam),
            refused(6, "Team", "Post", Reason::NotANumber),
            refused(7, "Team", "T1", Reason::RowOfItRefused),
            refused(8, "Team", "T2", Reason::RowOfItRefused),
            RefusedRow { sheet_index: 1, ..refused(2, "Team", "Post", Reason::UnknownTeam) },
        ];
        let summary = ImportSummary { refused: rows.into(), ..ImportSummary::default() };
        let alike: Vec<(u32, usize)> = summary.refused_alike().iter().map(|(row, count)| (row.row, *count)).collect();
        assert_eq!(alike, [(2, 2), (3, 1), (5, 1), (6, 1), (7, 2), (2, 1)]);
    }
}
