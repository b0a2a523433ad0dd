//! Why a store did not do what it was asked.

use std::io;
use std::path::PathBuf;

use crate::domain::change::Clash;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;

/// Why a commit stored nothing.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// Somebody else changed a record first.
    #[error("conflict")]
    Conflict {
        /// The fields and records in conflict.
        clashes: Vec<Clash>,
        /// Name of the user who last changed the first of them, where the log tells.
        by: Option<String>,
    },
    /// A rule of the domain or the store refuses it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<CommitError> for Refusal {
    fn from(error: CommitError) -> Refusal {
        match error {
            CommitError::Refused(refusal) => refusal,
            CommitError::Conflict { .. } => Refusal::new(Reason::ChangedMeanwhile),
            CommitError::Store(error) => error.into(),
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Refusal {
        Refusal::new(error.reason())
    }
}

/// Why the store could not do something.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file at this path cannot be used, for a reason that begins with `store-`.
    #[error("{}: {}", .0.code(), .1.display())]
    File(Reason, PathBuf),
    /// The file was made by a newer version of the program.
    #[error("made by a newer version ({found} > {known}): {path}")]
    Newer {
        /// Path of the file.
        path: PathBuf,
        /// Version of the schema in the file.
        found: i64,
        /// Newest version of the schema that this program knows.
        known: i64,
    },
    /// There is no room left on the disk.
    #[error("disk full")]
    Full,
    /// Another program kept the store busy for too long.
    #[error("busy")]
    Busy,
    /// The read was broken off on request.
    #[error("interrupted")]
    Interrupted,
    /// Any other failure of a file.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A fault in the engine; the text is the engine's own and contains no values.
    #[error("store: {0}")]
    Engine(String),
}

impl StoreError {
    /// The reason, whose sentence in `text/` has the key `error-` followed by its code.
    pub fn reason(&self) -> Reason {
        match self {
            StoreError::File(reason, _) => *reason,
            StoreError::Newer { .. } => Reason::StoreNewer,
            StoreError::Full => Reason::StoreFull,
            StoreError::Busy => Reason::StoreBusy,
            StoreError::Interrupted => Reason::StoreInterrupted,
            StoreError::Io(_) => Reason::StoreIo,
            StoreError::Engine(_) => Reason::StoreEngine,
        }
    }

    /// The path that it is about; `None` when it is about no file.
    pub fn path(&self) -> Option<&std::path::Path> {
        match self {
            StoreError::File(_, path) | StoreError::Newer { path, .. } => Some(path),
            _ => None,
        }
    }
}

/// Whether the system says that there is no room: on the disk, within what a user may have on it, or in one file.
pub fn is_of_room(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}
