//! What an import would do, before anything is stored.

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

/// How many records of a kind an import concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Made.
    pub new: u64,
    /// Changed.
    pub changed: u64,
    /// Named in the file, and already as it says.
    pub unchanged: u64,
}

/// What an import would do.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// What has to be committed, in order.
    pub changes: Vec<Change>,
    /// Per kind that the sheets are about: how many records are new, changed, unchanged.
    pub counts: Vec<(Kind, Tally)>,
    /// Rows that are refused, in the order of the sheets.
    pub refused: Vec<RefusedRow>,
    /// Columns that nobody recognised: file and heading.
    pub unknown_columns: Vec<(String, String)>,
    /// Columns that are never stored: file, heading, the reason.
    pub forbidden_columns: Vec<(String, String, Reason)>,
    /// Columns of dates in which nothing proves the order of day and month; they were read with the day first.
    pub ambiguous: Vec<(String, String)>,
    /// What to tell though it does not stop the import.
    pub warnings: Vec<Warning>,
    /// That the office begins to record, for one that had nobody stored.
    pub(super) recorded_since: Option<Parameter>,
    /// How each sheet was read.
    pub(super) layouts: Vec<Option<SheetLayout>>,
}

impl Plan {
    /// How many records would be written.
    pub fn writes(&self) -> usize {
        self.changes.len()
    }

    /// The plan as a set to commit.
    pub fn set(self, operation: Id, at: DateTime<Utc>, actor: &str) -> ChangeSet {
        let begun = self.recorded_since.map(|parameter| Change::Create(parameter.into()));
        let changes = self.changes.into_iter().chain(begun).collect();
        ChangeSet::new(operation, at, actor, LogVerb::Import, changes)
    }
}
