//! What an import would do, or does, as it is told: the import finds it; the screen and the command line show it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::change::ChangeKind;
use super::import_options::ImportAnswer;
use super::kind::Kind;
use super::named::named;
use super::reason::Reason;
use super::refusal::{Refusal, Warning};
use super::summary::FieldSummary;

/// Of how many rows about somebody or something new the fields are told.
pub const NEW_ROWS_WITH_FIELDS: usize = 1_000;

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImportSummary {
    /// For each kind that the sheets are about: the numbers of new, changed and unchanged records.
    pub counts: Vec<(Kind, Tally)>,
    /// The sheets that were read, in the order in which they were given.
    pub sheets: Vec<SheetName>,
    /// The rows that are not refused, in the order of the sheets.
    pub rows: Vec<ImportedRow>,
    /// The rows that are refused, in the order of the sheets.
    pub refused: Vec<RefusedRow>,
    /// Columns that were not recognised: file and heading.
    pub unknown_columns: Vec<(String, String)>,
    /// Columns with what the program itself works out for such a list, so that they are not read: file and heading.
    pub worked_out_columns: Vec<(String, String)>,
    /// Columns that are never stored: file, heading and reason.
    pub forbidden_columns: Vec<(String, String, Reason)>,
    /// Columns of dates in which nothing proves the order of day and month, so that they were read with the day first: file and
    /// heading.
    pub ambiguous_columns: Vec<(String, String)>,
    /// What the user should know although it does not stop the import.
    pub warnings: Vec<Warning>,
}

/// Where a table came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetName {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet in the file; empty where a file has no sheets.
    pub sheet: String,
}

/// A row of a file that an import takes, and what it does.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedRow {
    /// Position of the sheet in [`ImportSummary::sheets`], from 0.
    pub sheet_index: usize,
    /// Row number as a spreadsheet shows it, from 1.
    pub row: u32,
    /// What it does.
    pub outcome: RowOutcome,
    /// The kind of record that the row is about.
    pub kind: Kind,
    /// The name of that record; for a dated fact that of its owner.
    pub name: String,
    /// What changes of what was there already, comes beside it, or is new, as it was understood. Of the rows about somebody or
    /// something new those after the first [`NEW_ROWS_WITH_FIELDS`] have none: a file of any length is told in bounded memory.
    pub changes: Vec<RowChange>,
}

named! {
    /// What becomes of a row.
    pub enum RowOutcome {
        /// It is about a record that is not there yet.
        New = "new",
        /// It changes a record, or adds one to what it is about.
        Changed = "changed",
        /// Everything is as it tells.
        Unchanged = "unchanged",
        /// It does nothing, for a reason.
        Refused = "refused",
    }
}

/// A record that a row makes or changes.
#[derive(Debug, Clone, PartialEq)]
pub struct RowChange {
    /// The kind of the record.
    pub kind: Kind,
    /// Whether it is made or changed.
    pub deed: ChangeKind,
    /// The fields that are set, with what they held before that row and what they hold after it.
    pub fields: Vec<FieldSummary>,
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
    /// Number of rows with an outcome.
    pub fn having(&self, outcome: RowOutcome) -> usize {
        match outcome {
            RowOutcome::Refused => self.refused.len(),
            outcome => self.rows.iter().filter(|row| row.outcome == outcome).count(),
        }
    }

    /// Number of records that are created or changed.
    pub fn writes(&self) -> u64 {
        self.counts.iter().map(|(_, tally)| tally.new + tally.changed).sum()
    }

    /// What can be answered so that refused rows are taken, each with the number of those rows.
    pub fn answers(&self) -> Vec<(ImportAnswer, usize)> {
        let mut answers: Vec<(ImportAnswer, usize)> = Vec::new();
        for answer in self.refused.iter().filter_map(|row| ImportAnswer::to(&row.reason)) {
            match answers.iter_mut().find(|(known, _)| *known == answer) {
                Some((_, count)) => *count += 1,
                None => answers.push((answer, 1)),
            }
        }
        answers
    }

    /// The refused rows with those that are refused alike taken together. Alike are rows of one sheet with the same column, value,
    /// field and reason; those that wait for other rows are alike whatever they name.
    pub fn refused_alike(&self) -> Vec<RefusedAlike> {
        let mut groups: Vec<RefusedAlike> = Vec::new();
        let mut known: BTreeMap<(usize, &str, &str, &str, String), usize> = BTreeMap::new();
        for (first, row) in self.refused.iter().enumerate() {
            let waits = row.reason.reason == Reason::RowOfItRefused;
            let (value, said) = if waits {
                ("", String::new())
            } else {
                (&*row.value, format!("{:?}", (&row.reason.field, &row.reason.args)))
            };
            let alike = (row.sheet_index, &*row.column, row.reason.reason.code(), value, said);
            let at = *known.entry(alike).or_insert(groups.len());
            match groups.get_mut(at) {
                Some(group) => group.count += 1,
                None => groups.push(RefusedAlike { first, count: 1 }),
            }
        }
        groups
    }
}

/// Rows that are refused alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefusedAlike {
    /// The first of them, as its place among all that are refused, from 0.
    pub first: usize,
    /// How many they are.
    pub count: usize,
}

/// A row of a file that an import refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRow {
    /// Position of the sheet in [`ImportSummary::sheets`], from 0.
    pub sheet_index: usize,
    /// Row number as a spreadsheet shows it, from 1.
    pub row: u32,
    /// Heading of the column at fault; empty when no column of the sheet is at fault.
    pub column: String,
    /// The value at fault, made harmless; empty when there is none.
    pub value: String,
    /// The reason of the refusal.
    pub reason: Refusal,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(row: u32, column: &str, value: &str, reason: Reason) -> RefusedRow {
        let (column, value) = (column.to_owned(), value.to_owned());
        RefusedRow { sheet_index: 0, row, column, value, reason: Refusal::new(reason) }
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
        let alike: Vec<(u32, usize)> =
            summary.refused_alike().iter().map(|alike| (summary.refused[alike.first].row, alike.count)).collect();
        assert_eq!(alike, [(2, 2), (3, 1), (5, 1), (6, 1), (7, 2), (2, 1)]);
    }
}
