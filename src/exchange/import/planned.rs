//! The plan of an import: what it would do, before anything is stored.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::layout::SheetLayout;
use crate::domain::change::{Change, ChangeSet};
use crate::domain::id::Id;
use crate::domain::kinds::Parameter;
use crate::domain::log_verb::LogVerb;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Warning;
use crate::domain::refused_row::RefusedRow;

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

/// What an import would do.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The changes to commit, in order.
    pub changes: Vec<Change>,
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
    pub ambiguous: Vec<(String, String)>,
    /// What the user should know although it does not stop the import.
    pub warnings: Vec<Warning>,
    /// The parameter by which an office with nobody stored yet begins to record.
    pub(super) recorded_since: Option<Parameter>,
    /// The layout of each sheet; `None` for a sheet that was skipped.
    pub(super) layouts: Vec<Option<SheetLayout>>,
}

impl Plan {
    /// Number of records that would be written.
    pub fn writes(&self) -> usize {
        self.changes.len()
    }

    /// The plan as a change set to commit.
    pub fn set(self, operation: Id, at: DateTime<Utc>, actor: &str) -> ChangeSet {
        let begun = self.recorded_since.map(|parameter| Change::Create(parameter.into()));
        let changes = self.changes.into_iter().chain(begun).collect();
        ChangeSet::new(operation, at, actor, LogVerb::Import, changes)
    }
}
