//! Opens a store of which nothing is to change: a copy, one that may not be written, one of an older version.

use std::fs;
use std::path::Path;

use super::connect;
use super::connect::OpenWay;
use super::database::Connection;
use super::errors::located;
use super::file::{self, FileState};
use super::key::KeyHolder;
use super::options::OpenOptions;
use super::place::FileId;
use super::{SqliteRepository, length, memory, open, schema, server_store};
use crate::domain::reason::Reason;
use crate::repository::StoreError;

impl SqliteRepository {
    /// Opens a store to be read, without changing a byte of its file: a copy stays the one file that it is, and one of an older version
    /// is brought up to date in memory only. What a kill left of a write is put back first. A store in use is opened as [`open`](Self::open) does.
    ///
    /// # Errors
    /// As [`open`](Self::open), which makes no store here; [`Reason::StoreReadOnly`] only for a store that was in use in a folder that
    /// may not be written, where nobody can see whether it still is.
    pub fn open_to_read(path: &Path, options: OpenOptions<'_>) -> Result<Self, StoreError> {
        if let Some(address) = file::server_address(path) {
            return server_store::open(address);
        }
        let keys = options.keys.clone();
        match looked_into(path, options).map_err(|error| located(error, path)) {
            Err(StoreError::Full) => alone(path, &keys).map_err(|_| StoreError::Full),
            done => done,
        }
    }

    /// Refuses every change from here on, whatever the file would allow; what has to be entered in the access log still is.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub fn only_reads(&self) -> Result<(), StoreError> {
        match self.conn.is_on_server() {
            true => Ok(self.conn.execute_batch("SET default_transaction_read_only = on")?),
            false => Ok(self.conn.file()?.pragma_update(None, "query_only", true)?),
        }
    }

    /// Whether it refuses changes because of [`only_reads`](Self::only_reads).
    pub(super) fn is_only_read(&self) -> Result<bool, StoreError> {
        match self.conn.is_on_server() {
            true => {
                Ok(self.conn.query_row("SHOW default_transaction_read_only", (), |row| row.get::<String>(0))? == "on")
            }
            false => Ok(self.conn.file()?.pragma_query_value(None, "query_only", |row| row.get(0))?),
        }
    }

    /// Whether it was brought up to date in memory, and its file was not.
    pub fn is_upgraded_in_memory(&self) -> bool {
        self.file.is_none() && !self.conn.is_on_server()
    }
}

fn looked_into(path: &Path, options: OpenOptions<'_>) -> Result<SqliteRepository, StoreError> {
    open::engine_is_sound()?;
    match file::state(path)? {
        FileState::Nothing => return Err(StoreError::File(Reason::StoreMissing, path.into())),
        FileState::Empty => return Err(StoreError::File(Reason::StoreEmpty, path.into())),
        FileState::Store => {}
    }
    if !options.allow_network {
        file::on_this_machine(path)?;
    }
    let in_use = file::is_logged_ahead(path)?;
    let writable = file::may_write(path)?;
    if in_use && !file::may_write(file::folder(path))? {
        return Err(StoreError::File(Reason::StoreReadOnly, path.into()));
    }
    let found = FileId::at(path)?;
    // A write that was killed left the pages from before it: only who may put these back can read the store.
    let broken_off = file::if_there(fs::metadata(file::beside(path, "-journal")))?.is_some_and(|about| about.len() > 0);
    // Whoever may write a store in use also takes its log away again when it goes.
    let way = if (in_use || broken_off) && writable { OpenWay::Writing } else { OpenWay::Reading };
    let mut conn = connect::connect(path, way, &options.keys)?;
    let version = schema::known(schema::version(&conn)?, path)?;
    if in_use && writable && version == schema::VERSION {
        drop(conn);
        return SqliteRepository::open(path, OpenOptions { create: false, ..options });
    }
    open::prepare(&mut conn)?;
    let reading = conn.file()?.unchecked_transaction()?;
    if length::is_cut_off(&conn, path)? {
        return Err(StoreError::File(Reason::StoreDamaged, path.into()));
    }
    drop(reading);
    found.still_at(path)?;
    if version == schema::VERSION {
        return Ok(SqliteRepository::over(conn, (path.into(), Some(found)), options.keys));
    }
    upgraded(&conn, version, options)
}

/// Opens a store in use on a disk without room for what programs share of it: by itself, with that in its own memory. Nothing can be changed
/// by it, and nobody else can open the store meanwhile.
fn alone(path: &Path, keys: &KeyHolder) -> Result<SqliteRepository, StoreError> {
    let found = FileId::at(path)?;
    let mut conn = connect::connect_alone(path, keys)?;
    open::prepare(&mut conn)?;
    if schema::known(schema::version(&conn)?, path)? != schema::VERSION {
        return Err(StoreError::Full);
    }
    // Where rights are laid down what is looked at has to be noted, for which there is no room.
    if conn.query_row("SELECT EXISTS (SELECT 1 FROM access_right)", (), |row| row.get(0))? {
        return Err(StoreError::Full);
    }
    let repo = SqliteRepository::over(conn, (path.into(), Some(found)), keys.clone());
    repo.only_reads()?;
    Ok(repo)
}

/// A store in memory with what one of an older version holds.
fn upgraded(old: &Connection, version: i64, mut options: OpenOptions<'_>) -> Result<SqliteRepository, StoreError> {
    let (mut copy, name) = memory::copy_of(old, &options.keys)?;
    open::prepare(&mut copy)?;
    let transaction = copy.begin()?;
    open::upgrade(&transaction, version, &mut options)?;
    transaction.commit()?;
    Ok(SqliteRepository::over_memory((copy, name), options.keys))
}
