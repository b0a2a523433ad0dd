//! What a command is carried out with, and what comes of it.

use chrono::{DateTime, Utc};

use crate::domain::change::Revision;
use crate::domain::id::Ids;
use crate::domain::refusal::Warning;
use crate::domain::summary::ChangeSummary;
/// Why nothing was done: what stands against a commit stands against the command that asks for it.
pub use crate::repository::CommitError as CommandError;

/// Where time, identities and the name of who acts come from.
pub struct CommandContext<'a> {
    /// New identities.
    pub ids: &'a mut dyn Ids,
    /// Who acts.
    pub actor: &'a str,
    /// The time of the command.
    pub now: DateTime<Utc>,
}

/// The outcome of a command that was carried out.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// The number of the set; `None` when nothing had to change.
    pub revision: Option<Revision>,
    /// The verb; for undo and redo that of the set taken back.
    pub verb: String,
    /// Whether something that was taken back is done again.
    pub again: bool,
    /// The number of records that changed; 0 when nothing had to change.
    pub changed: usize,
    /// What changed, in short; `None` when nothing did.
    pub summary: Option<ChangeSummary>,
    /// Remarks.
    pub warnings: Vec<Warning>,
    /// The moment at which it was done, in UTC.
    pub at: DateTime<Utc>,
}
