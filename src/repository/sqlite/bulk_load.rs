//! Fills an empty store with a whole programme at once. Indexes and triggers are dropped during the load and made again from
//! all rows, which is many times faster than updating them row by row. What the triggers would have refused is checked once at
//! the end, references and values as the rows are made. All of it is one transaction.

use std::sync::mpsc;
use std::{iter, thread};

use super::database::{Connection, SqlError, SqlResult};
use super::due_days::Concerned;
use super::due_gathered::Gathered;
use super::errors::{Constraint, constraint};
use super::row_batches::{self, Inserts, References};
use super::{check, commit, due_days, indexes};
use crate::domain::change::{ChangeSet, Revision};
use crate::domain::defaults;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::repository::{CommitError, Progress, StoreError};

/// Records between two reports of progress.
const STEP: u64 = 10_000;

/// How many times [`row_batches::AT_ONCE`] batches of rows may wait to be stored.
const AHEAD: usize = 8;

/// How the connection is set for the load, and set back after it. [`Record::check`] has checked the values of a record before there is
/// a row of it. A store without readers is written in place: through the write-ahead log every page would be written twice. What is
/// loaded is of a demonstration, so that sorting may use the disk; with a small cache it sorts in small parts, by other threads.
const LOADING: &str = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA cache_size = -8192;
    PRAGMA temp_store = FILE; PRAGMA threads = 2; PRAGMA journal_mode = DELETE;";
const AS_EVER: &str = "PRAGMA journal_mode = WAL; PRAGMA threads = 0; PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -2000; PRAGMA ignore_check_constraints = OFF; PRAGMA foreign_keys = ON;
    PRAGMA shrink_memory;";

/// See [`Repository::bulk_load`](crate::repository::Repository::bulk_load).
///
/// # Errors
/// Returns `store-not-empty`, the first rule of the schema that a record breaks, or what the engine reports.
pub(super) fn fill(
    conn: &Connection,
    opening: &ChangeSet,
    records: &mut (dyn Iterator<Item = Record> + Send),
    progress: Progress<'_>,
) -> Result<Revision, CommitError> {
    let set = set_pragmas(conn, LOADING).map_err(CommitError::from);
    let done = set.and_then(|()| fill_in_one_go(conn, opening, records, progress));
    // Also after a failure: otherwise references would stay unchecked.
    let restored = set_pragmas(conn, AS_EVER).map_err(CommitError::from);
    done.and_then(|revision| restored.map(|()| revision))
}

fn set_pragmas(conn: &Connection, pragmas: &str) -> SqlResult<()> {
    if conn.is_on_server() {
        return Ok(());
    }
    for pragma in pragmas.split(';').map(str::trim).filter(|p| !p.is_empty()) {
        // Some of them answer a row, some do not. That another program has the file open keeps the journal as it is.
        let mut statement = conn.prepare(pragma)?;
        let mut rows = statement.query(())?;
        match rows.next() {
            Ok(_) => {}
            Err(e) if e.is_busy() => {}
            Err(e) => return Err(e),
        }
    }
    Ok(())
}

fn fill_in_one_go(
    conn: &Connection,
    opening: &ChangeSet,
    records: &mut (dyn Iterator<Item = Record> + Send),
    progress: Progress<'_>,
) -> Result<Revision, CommitError> {
    let transaction = conn.begin()?;
    for kind in Kind::ALL.into_iter().filter(|kind| !defaults::KINDS.contains(kind)) {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {kind})");
        if transaction.query_row(&sql, (), |row| row.get(0))? {
            return Err(Refusal::new(Reason::StoreNotEmpty).into());
        }
    }
    let dropped = indexes::drop(&transaction, |what, table, sql| {
        due_days::TABLE == table || Kind::identified(table).is_some() && !(what == "index" && comes_in_order(sql))
    })?;
    let (size, untold) = insert_all(&transaction, records, progress)?;
    progress(size, size);
    for sql in dropped {
        transaction.execute_batch(&sql).map_err(refused)?;
    }
    untold.work_out(&transaction, &mut |_, _| {})?;
    if let Some(code) = check::overlaps(&transaction)?.into_iter().next() {
        return Err(Refusal::new(code).into());
    }
    let revision = commit::enter(&transaction, opening, (size as i64, None), iter::empty())?;
    transaction.commit()?;
    Ok(revision)
}

/// The refusal of a rule of the schema. Which value is there twice is not told when an index is made; the demonstration is at fault.
fn refused(error: SqlError) -> CommitError {
    match constraint(&error) {
        Some(Constraint::Taken(kind, field)) => Refusal::taken(kind, field, String::new()).into(),
        Some(Constraint::Rule(reason)) => Refusal::new(reason).into(),
        _ => error.into(),
    }
}

/// Stores the rows of all records and of their due days. Answers how many records there are, and whose due days are not told yet.
fn insert_all(
    conn: &Connection,
    records: &mut (dyn Iterator<Item = Record> + Send),
    progress: Progress<'_>,
) -> Result<(u64, Concerned), CommitError> {
    let most = records.size_hint().1.map_or(0, |n| n as u64);
    let known = (References::to_defaults(conn)?, Gathered::by(conn)?);
    thread::scope(|scope| {
        let (to, made) = mpsc::sync_channel(AHEAD);
        let maker = scope.spawn(move || row_batches::make(records, known, &to));
        let (mut inserts, mut size) = (Inserts::new(conn), 0);
        for batches in made {
            let before = size;
            for batch in batches? {
                size += batch.records();
                inserts.insert(batch).map_err(refused)?;
            }
            if size / STEP > before / STEP {
                progress(size, most);
            }
        }
        let untold = maker.join().map_err(|_| StoreError::Engine("the rows could not be made".to_owned()))?;
        Ok((size, untold))
    })
}

/// Whether the rows of an index come in its order, so that adding each of them at its end costs less than sorting all later: members
/// come one after the other, with what is theirs and with numbers that are counted up. Out of order they are right too, only slower.
fn comes_in_order(sql: &str) -> bool {
    sql.contains("(member, ") || sql.contains("(key_order, ")
}
