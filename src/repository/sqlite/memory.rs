//! Stores in memory, which more than one connection of this process can reach.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rusqlite::OpenFlags;
use rusqlite::backup::Backup;

use super::database::{Connection, SqlResult};
use super::key::{self, KeyHolder};

/// Numbers the stores in memory of this process: that is their name.
static MEMORIES: AtomicU64 = AtomicU64::new(0);
/// How the name of a store in memory begins that is encrypted as the file is that it is a copy of.
const SEALED: &str = "sealed-";
/// Pages that are copied at once; the store can be written in between.
const STEP: i32 = 2_000;

/// A connection with the name by which others reach the same store.
pub(super) type NamedMemory = (Connection, String);

/// A connection to the store in memory of this name, with its key where it has one; it is made where it is not there.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn memory(name: &str, keys: &KeyHolder) -> rusqlite::Result<rusqlite::Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = rusqlite::Connection::open_with_flags(format!("file:/{name}?vfs=memdb"), flags)?;
    match keys.in_use().filter(|_| name.starts_with(SEALED)) {
        Some(own) => key::apply(&conn, own).map(|()| conn),
        None => Ok(conn),
    }
}

/// A new store in memory, with nothing in it, still to be prepared.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn empty() -> rusqlite::Result<NamedMemory> {
    named("memory-", &KeyHolder::default()).map(|(conn, name)| (conn.into(), name))
}

fn named(beginning: &str, keys: &KeyHolder) -> rusqlite::Result<(rusqlite::Connection, String)> {
    let name = format!("{beginning}{}", MEMORIES.fetch_add(1, Ordering::Relaxed));
    let conn = memory(&name, keys)?;
    conn.query_row("PRAGMA journal_mode = MEMORY", [], |_| Ok(()))?;
    Ok((conn, name))
}

/// A copy of a store in memory, still to be prepared.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn copy_of(store: &Connection, keys: &KeyHolder) -> SqlResult<NamedMemory> {
    // Pages of an encrypted store can only be copied into one with the same key.
    let (mut conn, name) = named(if key::is_sealed(store.file()?)? { SEALED } else { "memory-" }, keys)?;
    // The pages that are copied say that there is a write-ahead log, for which memory has no place until that is taken back.
    conn.query_row("PRAGMA locking_mode = EXCLUSIVE", [], |_| Ok(()))?;
    Backup::new(store.file()?, &mut conn)?.run_to_completion(STEP, Duration::ZERO, None)?;
    conn.query_row("PRAGMA journal_mode = MEMORY", [], |_| Ok(()))?;
    conn.query_row("PRAGMA locking_mode = NORMAL", [], |_| Ok(()))?;
    Ok((conn.into(), name))
}
