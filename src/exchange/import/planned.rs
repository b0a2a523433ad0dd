//! The plan of an import: what it would do, before anything is stored.

use chrono::{DateTime, Utc};

use super::layout::SheetLayout;
use super::prelude::*;
use crate::domain::access::Access;
use crate::domain::change::ChangeSet;
use crate::domain::import_summary::ImportSummary;
use crate::domain::log_verb::LogVerb;

/// What an import would do.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The changes to commit, in order.
    pub changes: Vec<Change>,
    /// The same as it is told.
    pub summary: ImportSummary,
    /// The parameter by which an office with nobody stored yet begins to record.
    pub(super) recorded_since: Option<Parameter>,
    /// The layouts of the sheets that were not skipped, each with the position of its sheet among all, from 0.
    pub(super) layouts: Vec<(usize, SheetLayout)>,
}

impl Plan {
    /// Number of records that would be written.
    pub fn writes(&self) -> usize {
        self.changes.len()
    }

    /// Tries whether the store takes the changes from who looks at them: what a role may not do is told before it is asked for. They go
    /// out of the plan. Where nobody's rights are laid down there is nothing to try.
    ///
    /// # Errors
    /// Those of the commit that would follow.
    pub fn try_rights(&mut self, repo: &dyn Repository, operation: Id, at: DateTime<Utc>) -> Result<(), CommitError> {
        if repo.access() == Access::Everything || self.changes.is_empty() {
            return Ok(());
        }
        // It is taken back, so that nobody reads who it was.
        repo.try_out(&self.take_set(operation, at, ""), &mut |_| Ok(()))
    }

    /// The changes as a set to commit. They go out of the plan: there may be hundreds of thousands.
    pub fn take_set(&mut self, operation: Id, at: DateTime<Utc>, actor: &str) -> ChangeSet {
        let mut changes = std::mem::take(&mut self.changes);
        changes.extend(self.recorded_since.take().map(|parameter| Change::Create(parameter.into())));
        ChangeSet::new(operation, at, actor, LogVerb::Import, changes)
    }
}
