//! Makes a store of everything that another one handed over. It gets its name when it is whole and was checked, so that there
//! never is half a one.

use std::io;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, params};

use super::errors::located;
use super::file::{self, FileState};
use super::place::Unfinished;
use super::{SqliteRepository, bulk_load, check, open, rows, schema, whole};
use crate::domain::reason::Reason;
use crate::repository::{Finding, KeptChange, KeptSet, Progress, StoreError, WholePart, WholeSize};

/// Parts between two reports of progress.
const STEP: u64 = 2_000;

impl SqliteRepository {
    /// Makes a store at a path where nothing is, of parts as [`dump`](crate::repository::Repository::dump) hands them over. Answers
    /// what a check of it found; only when that is nothing the store is there.
    ///
    /// # Errors
    /// Returns [`Reason::StoreThere`] when a file has the name, [`Reason::StoreNetworkDisk`] unless `allow_network`, what `parts`
    /// fails with, or what the engine or the system reports. Nothing is there then either.
    pub fn load<E: From<StoreError>>(
        path: &Path,
        allow_network: bool,
        parts: impl Iterator<Item = Result<WholePart, E>>,
        progress: Progress<'_>,
    ) -> Result<Vec<Finding>, E> {
        let there = || StoreError::File(Reason::StoreThere, path.into());
        let begin = || -> Result<Unfinished, StoreError> {
            match file::state(path) {
                Ok(FileState::Nothing) => {}
                Err(StoreError::Io(error)) => return Err(error.into()),
                _ => return Err(there()),
            }
            if !allow_network {
                file::on_this_machine(path)?;
            }
            Unfinished::beside(path)
        };
        let unfinished = begin()?;
        let findings = fill(unfinished.path(), parts, progress)?;
        if findings.is_empty() {
            unfinished.put_new(path).map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => there(),
                _ => StoreError::from(error),
            })?;
        }
        Ok(findings)
    }
}

/// Fills a new file and checks it.
fn fill<E: From<StoreError>>(
    path: &Path,
    parts: impl Iterator<Item = Result<WholePart, E>>,
    progress: Progress<'_>,
) -> Result<Vec<Finding>, E> {
    let at = |error: StoreError| located(error, path);
    let mut conn = opened(path).map_err(|error| at(error.into()))?;
    insert_all(&mut conn, parts, progress)?;
    conn.execute_batch("PRAGMA foreign_keys = ON; PRAGMA cache_size = -2000").map_err(|error| at(error.into()))?;
    Ok(check::all(&conn, progress).map_err(at)?)
}

/// A connection to a file that nobody else knows: it needs no journal, because it goes away when it is not filled.
fn opened(path: &Path) -> rusqlite::Result<Connection> {
    let mut conn = file::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    open::prepare(&mut conn)?;
    conn.pragma_update(None, "page_size", open::PAGE_SIZE)?;
    conn.query_row("PRAGMA journal_mode = OFF", [], |_| Ok(()))?;
    conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")?;
    Ok(conn)
}

fn insert_all<E: From<StoreError>>(
    conn: &mut Connection,
    parts: impl Iterator<Item = Result<WholePart, E>>,
    progress: Progress<'_>,
) -> Result<(), E> {
    let store = |error: rusqlite::Error| StoreError::from(error);
    let transaction = Transaction::new(conn, TransactionBehavior::Immediate).map_err(store)?;
    schema::migrate(&transaction, 0).map_err(store)?;
    let dropped = bulk_load::drop_indexes(&transaction, true).map_err(store)?;
    let (mut size, mut done) = (WholeSize::default(), 0);
    for part in parts {
        match part? {
            WholePart::Begin(told) => size = told,
            WholePart::Record(record) => rows::insert(&transaction, &record).map_err(store)?,
            WholePart::Set(set) => insert_set(&transaction, &set)?,
            WholePart::Change(change) => insert_change(&transaction, &change)?,
        }
        done += 1;
        if done % STEP == 0 {
            progress(done, size.parts());
        }
    }
    for sql in dropped {
        transaction.execute_batch(&sql).map_err(store)?;
    }
    if whole::size(&transaction).map_err(store)? != size {
        return Err(StoreError::Engine("not as many as were told".to_owned()).into());
    }
    Ok(transaction.commit().map_err(store)?)
}

fn signed(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| StoreError::Engine("a number in the log".to_owned()))
}

fn insert_set(conn: &Connection, set: &KeptSet) -> Result<(), StoreError> {
    let mut insert = conn.prepare_cached(
        "INSERT INTO log_set (revision, operation, at, actor, verb, undoes, size, corrects, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    let (revision, undoes) = (signed(set.revision)?, set.undoes.map(signed).transpose()?);
    let (operation, size) = (set.operation.bytes(), signed(set.size)?);
    insert.execute(params![revision, operation, set.at, set.actor, set.verb, undoes, size, set.corrects, set.hash])?;
    Ok(())
}

fn insert_change(conn: &Connection, change: &KeptChange) -> Result<(), StoreError> {
    let mut insert = conn.prepare_cached(
        "INSERT INTO log_change (revision, seq, kind, record, deed, fields_before, fields_after, salt, commitment)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    let (before, after) = change.fields.as_ref().map(|(before, after)| (before, after)).unzip();
    let salt = (!change.salt.is_empty()).then_some(&change.salt);
    let (revision, seq, record) = (signed(change.revision)?, signed(change.seq)?, change.record.bytes());
    insert.execute(params![revision, seq, change.kind, record, change.deed, before, after, salt, change.commitment])?;
    Ok(())
}
