//! What a command is carried out with, and what comes of it.

use chrono::{DateTime, Utc};

use crate::domain::change::{Clash, Revision};
use crate::domain::id::Ids;
use crate::domain::refusal::{Refusal, Warning};
use crate::domain::summary::ChangeSummary;
use crate::repository::{CommitError, StoreError};

/// Where time, identities and the name of who acts come from.
pub struct CommandContext<'a> {
    /// New identities.
    pub ids: &'a mut dyn Ids,
    /// Who acts.
    pub actor: &'a str,
    /// The time of the command.
    pub now: DateTime<Utc>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// The number of the set; `None` when nothing had to change.
    pub revision: Option<Revision>,
    /// The verb; for undo and redo that of the set taken back.
    pub verb: String,
    /// How many records changed.
    pub changed: usize,
    /// What changed, in short; `None` when nothing did.
    pub summary: Option<ChangeSummary>,
    /// Remarks.
    pub warnings: Vec<Warning>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A rule stands against it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Somebody else was first.
    #[error("conflict")]
    Conflict {
        /// In which places.
        clashes: Vec<Clash>,
        /// Who, when the log knows.
        by: Option<String>,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<CommitError> for CommandError {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Conflict { clashes, by } => CommandError::Conflict { clashes, by },
            CommitError::Refused(refusal) => CommandError::Refused(refusal),
            CommitError::Store(error) => CommandError::Store(error),
        }
    }
}
