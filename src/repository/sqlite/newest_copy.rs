//! What a store remembers of its newest copy.

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, Utc};

use super::backup::{is_earlier, reader};
use super::database::{Connection, OptionalRow, SqlResult, SqlRow, params};
use super::file::{self, FileState};
use super::key::KeyHolder;
use crate::repository::{LastCopy, StoreError};

/// Remembers the newest copy of a store.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn remember(conn: &Connection, path: &Path, at: DateTime<Utc>) -> SqlResult<()> {
    conn.execute("DELETE FROM newest_copy", ())?;
    let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
    conn.execute("INSERT INTO newest_copy VALUES (?1, ?2)", params![path.as_os_str().as_bytes(), at]).map(drop)
}

/// What a store remembers of its newest copy; `None` when none was made.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn newest(conn: &Connection, keys: &KeyHolder) -> Result<Option<LastCopy>, StoreError> {
    let row = |row: SqlRow<'_>| Ok((row.get::<Vec<u8>>(0)?, row.get::<String>(1)?));
    let Some((path, at)) = conn.query_row("SELECT path, at FROM newest_copy", (), row).optional()? else {
        return Ok(None);
    };
    let path = PathBuf::from(OsString::from_vec(path));
    let at = DateTime::parse_from_rfc3339(&at).map_err(|_| StoreError::Engine("a moment of a copy".to_owned()))?;
    let is_earlier = match file::state(&path) {
        Ok(FileState::Store) => reader(&path, keys).ok().and_then(|copy| is_earlier(&copy, conn).ok()),
        _ => None,
    };
    Ok(Some(LastCopy { path, at: at.with_timezone(&Utc), is_earlier }))
}
