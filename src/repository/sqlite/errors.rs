//! Translates the errors of the engine to those of the repository.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use postgres::error::{DbError, SqlState};
use rusqlite::ErrorCode;
use rusqlite::ffi;
use rustix::fs::{FallocateFlags, Mode, OFlags};

use super::file::{folder, free_space};
use super::server::is_of_line;
use super::sql_values::SqlError;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::repository::{CommitError, StoreError, is_of_room};

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

impl From<SqlError> for StoreError {
    fn from(error: SqlError) -> Self {
        let nowhere = PathBuf::new;
        match error {
            SqlError::Sqlite(error) => error.into(),
            SqlError::Postgres(error) => of_server(&error),
            SqlError::Failed => StoreError::Engine("a transaction in which something failed".to_owned()),
            SqlError::NoFile => StoreError::File(Reason::StoreOnServer, nowhere()),
            SqlError::NoRow => StoreError::Engine("a row is lacking".to_owned()),
            SqlError::OddColumn(column) => StoreError::Engine(format!("column {column} holds something else")),
        }
    }
}

/// What a server reports. Of its own words only those without values are handed on.
fn of_server(error: &postgres::Error) -> StoreError {
    if is_of_line(error) {
        return StoreError::File(Reason::ServerAway, PathBuf::new());
    }
    let Some(said) = error.as_db_error() else {
        return StoreError::Engine(error.to_string());
    };
    match *said.code() {
        SqlState::QUERY_CANCELED => StoreError::Interrupted,
        SqlState::DISK_FULL | SqlState::TOO_MANY_CONNECTIONS => StoreError::Full,
        SqlState::LOCK_NOT_AVAILABLE | SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED => {
            StoreError::Busy
        }
        SqlState::READ_ONLY_SQL_TRANSACTION | SqlState::INSUFFICIENT_PRIVILEGE => {
            StoreError::File(Reason::StoreReadOnly, PathBuf::new())
        }
        _ => StoreError::Engine(format!("{}: {}", said.code().code(), said.message())),
    }
}

impl From<SqlError> for CommitError {
    fn from(error: SqlError) -> Self {
        CommitError::Store(error.into())
    }
}

impl SqlError {
    /// Whether another program is at it.
    pub fn is_busy(&self) -> bool {
        matches!(self, SqlError::Sqlite(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy))
    }
}

/// With less than so many bytes free a disk is full: the engine shares at least this much between programs.
const LEAST_ROOM: u64 = 64 * 1024;

/// The same error with the path of the file. What fails for want of a right or of room is said to fail for that: the engine only says
/// that a file does not open, and of what it shares between programs that it failed.
pub(super) fn located(error: StoreError, path: &Path) -> StoreError {
    match error {
        StoreError::Io(_) if may_not_read(path) => StoreError::File(Reason::StoreNotAllowed, path.into()),
        StoreError::Io(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            StoreError::File(Reason::StoreReadOnly, path.into())
        }
        StoreError::Io(error) if wants_room(&error, path) => StoreError::Full,
        StoreError::File(reason, unnamed) if unnamed.as_os_str().is_empty() => StoreError::File(reason, path.into()),
        other => other,
    }
}

fn may_not_read(path: &Path) -> bool {
    let tried = rustix::fs::access(path, rustix::fs::Access::READ_OK);
    tried.is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
}

fn wants_room(error: &io::Error, path: &Path) -> bool {
    let is_full = || free_space(path).is_some_and(|free| free < LEAST_ROOM);
    is_of_room(error)
        || (error.kind() == io::ErrorKind::Other && (is_full() || went_beyond_limit() || is_shut_out(path)))
}

/// Set when a write went beyond the largest size that this program may give a file: the engine only says that one failed.
static BEYOND_LIMIT: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// Tells by what it is seen that a write went beyond the largest size that this program may give a file; only the first time counts.
pub fn beyond_limit_by(flag: Arc<AtomicBool>) {
    let _ = BEYOND_LIMIT.set(flag);
}

fn went_beyond_limit() -> bool {
    BEYOND_LIMIT.get().is_some_and(|flag| flag.swap(false, Ordering::Relaxed))
}

/// Whether nothing more can be put on the disk of a path by this user, by trying.
fn is_shut_out(path: &Path) -> bool {
    let tried = passing_file(path).and_then(|file| file.write_all_at(&[0; LEAST_ROOM as usize], 0));
    tried.is_err_and(|error| is_of_room(&error))
}

/// With less than so many bytes a store is not opened to be written, and not written: what is shared between programs may then find no room,
/// of which the system tells a program only by ending it.
const ROOM_TO_WRITE: u64 = 1024 * 1024;

/// Whether there is too little room on the disk of a path to write a store there, by trying.
pub(super) fn is_short_of_room(path: &Path) -> bool {
    let tried =
        passing_file(path).and_then(|file| Ok(rustix::fs::fallocate(file, FallocateFlags::empty(), 0, ROOM_TO_WRITE)?));
    tried.is_err_and(|error| is_of_room(&error))
}

/// A file without a name on the disk of a path, that goes when it is let go.
fn passing_file(path: &Path) -> io::Result<File> {
    let way = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    Ok(rustix::fs::open(folder(path), way, Mode::RUSR | Mode::WUSR)?.into())
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
pub(super) fn constraint(error: &SqlError) -> Option<Constraint> {
    let (code, message) = match error {
        SqlError::Sqlite(rusqlite::Error::SqliteFailure(code, message)) => (code, message),
        SqlError::Postgres(error) => return error.as_db_error().and_then(constraint_of_server),
        _ => return None,
    };
    let message = message.as_deref().unwrap_or_default();
    match code.extended_code {
        ffi::SQLITE_CONSTRAINT_UNIQUE => {
            let (table, column) = message.rsplit(": ").next()?.split_once('.')?;
            let kind = Kind::named(table)?;
            kind.field(column).map(|field| Constraint::Taken(kind, field.name))
        }
        ffi::SQLITE_CONSTRAINT_TRIGGER => rule(message),
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Some(Constraint::Reference),
        _ => None,
    }
}

/// The rule that a trigger names when it refuses.
fn rule(message: &str) -> Option<Constraint> {
    let mut rules = Kind::ALL
        .into_iter()
        .filter_map(Kind::one_at_a_time)
        .chain([Reason::InstrumentsExclude, Reason::OverlappingPastValue]);
    rules.find(|rule| message.contains(rule.code())).map(Constraint::Rule)
}

fn constraint_of_server(error: &DbError) -> Option<Constraint> {
    match *error.code() {
        SqlState::UNIQUE_VIOLATION => {
            let kind = Kind::named(error.table()?)?;
            // Which columns it is about stands in brackets, in whatever language the server speaks.
            let column = error.detail()?.split(['(', ')', ',']).nth(1)?;
            kind.field(column.trim_matches('"')).map(|field| Constraint::Taken(kind, field.name))
        }
        SqlState::RAISE_EXCEPTION => rule(error.message()),
        SqlState::FOREIGN_KEY_VIOLATION => Some(Constraint::Reference),
        _ => None,
    }
}
