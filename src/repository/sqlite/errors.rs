//! Translates the errors of the engine to those of the repository.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use rusqlite::ffi;

use super::file::free_space;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::repository::{CommitError, StoreError};

impl From<rusqlite::Error> for StoreError {
    /// An error about a file gets an empty path here; `located` fills it in.
    fn from(error: rusqlite::Error) -> Self {
        let nowhere = PathBuf::new();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => StoreError::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => StoreError::File(Reason::StoreReadOnly, nowhere),
            Some(ErrorCode::DatabaseCorrupt) => StoreError::File(Reason::StoreDamaged, nowhere),
            Some(ErrorCode::NotADatabase) => StoreError::File(Reason::StoreForeign, nowhere),
            Some(ErrorCode::OperationInterrupted) => StoreError::Interrupted,
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => {
                StoreError::Io(io::Error::other(error.to_string()))
            }
            _ => StoreError::Engine(error.to_string()),
        }
    }
}

impl From<rusqlite::Error> for CommitError {
    fn from(error: rusqlite::Error) -> Self {
        CommitError::Store(error.into())
    }
}

/// With less than so many bytes free a disk is full: the engine shares at least this much between programs.
const LEAST_ROOM: u64 = 64 * 1024;

/// The same error with the path of the file. What fails on a disk without room is said to fail for want of it: of what it shares
/// between programs the engine only says that it failed.
pub(super) fn located(error: StoreError, path: &Path) -> StoreError {
    match error {
        StoreError::Io(error) if wants_room(&error, path) => StoreError::Full,
        StoreError::File(reason, unnamed) if unnamed.as_os_str().is_empty() => StoreError::File(reason, path.into()),
        other => other,
    }
}

fn wants_room(error: &io::Error, path: &Path) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
        || (error.kind() == io::ErrorKind::Other && free_space(path).is_some_and(|free| free < LEAST_ROOM))
}

/// The rule of the schema that refused a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Constraint {
    /// Another record has the same key.
    Taken(Kind, &'static str),
    /// A trigger refused it, with this reason.
    Rule(Reason),
    /// A reference to a record that does not exist, noticed at the end of the transaction.
    Reference,
}

/// The rule of the schema that an error comes from; `None` for any other error.
pub(super) fn constraint(error: &rusqlite::Error) -> Option<Constraint> {
    let rusqlite::Error::SqliteFailure(code, message) = error else { return None };
    let message = message.as_deref().unwrap_or_default();
    match code.extended_code {
        ffi::SQLITE_CONSTRAINT_UNIQUE => {
            let (table, column) = message.rsplit(": ").next()?.split_once('.')?;
            let kind = Kind::named(table)?;
            kind.field(column).map(|field| Constraint::Taken(kind, field.name))
        }
        ffi::SQLITE_CONSTRAINT_TRIGGER => {
            let mut rules = Kind::ALL
                .into_iter()
                .filter_map(Kind::one_at_a_time)
                .chain([Reason::InstrumentsExclude, Reason::OverlappingPastValue]);
            rules.find(|rule| message.contains(rule.code())).map(Constraint::Rule)
        }
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Some(Constraint::Reference),
        _ => None,
    }
}
