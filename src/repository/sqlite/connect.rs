//! Opens connections to files: all of them.

use std::path::Path;

use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;

use super::database::Connection;
use super::key::{self, KeyHolder};
use crate::repository::StoreError;

/// The version of the engine itself.
pub fn engine_version() -> &'static str {
    rusqlite::version()
}

/// What a connection to a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OpenWay {
    Reading,
    Writing,
}

/// A connection to a file that is there, to read or to write: every one comes from here. One to an encrypted store has its key, and what
/// is made is encrypted where the holder was told of one.
///
/// # Errors
/// Returns an error when the engine cannot open it, or the errors of [`KeyHolder::unlock`].
pub(super) fn connect(path: &Path, way: OpenWay, keys: &KeyHolder) -> Result<Connection, StoreError> {
    let conn = unlocked(path, way)?;
    if key::seal_of(path)?.unwrap_or_else(|| keys.is_told()) {
        keys.unlock(&conn, path)?;
    }
    Ok(conn.into())
}

/// As [`connect`] to a new file, which is to be as another store is: encrypted or not.
///
/// # Errors
/// As [`connect`].
pub(super) fn connect_like(
    path: &Path,
    other: &Connection,
    keys: &KeyHolder,
) -> Result<rusqlite::Connection, StoreError> {
    let conn = unlocked(path, OpenWay::Writing)?;
    if key::is_sealed(other.file()?)? {
        keys.unlock(&conn, path)?;
    }
    Ok(conn)
}

/// As [`connect`], for a file that nobody else has open or opens meanwhile: what programs share of it is kept in memory, which takes no room on
/// the disk. The log beside it stays, because to write it back takes room too.
///
/// # Errors
/// As [`connect`].
pub(super) fn connect_alone(path: &Path, keys: &KeyHolder) -> Result<Connection, StoreError> {
    let conn = connect(path, OpenWay::Writing, keys)?;
    let file = conn.file()?;
    file.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    file.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    Ok(conn)
}

/// A connection without a key: without the flags for a shared one, and never following an URI.
///
/// # Errors
/// Returns an error when the engine cannot open it.
pub(super) fn unlocked(path: &Path, way: OpenWay) -> rusqlite::Result<rusqlite::Connection> {
    let way = match way {
        OpenWay::Reading => OpenFlags::SQLITE_OPEN_READ_ONLY,
        OpenWay::Writing => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    rusqlite::Connection::open_with_flags(path, way | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}
