//! Makes a store of everything that another one handed over. It gets its name when it is whole and was checked, so that there
//! never is half a one.

use std::io;
use std::path::Path;

use super::connect;
use super::connect::OpenWay;
use super::database::{Connection, SqlError, SqlResult, params};
use super::errors::located;
use super::file::{self, FileState};
use super::key::KeyHolder;
use super::place::Unfinished;
use super::{
    OpenOptions, SqliteRepository, access_log, check, due_days, indexes, lookup, memory, open, rows, schema,
    server_store, whole,
};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::repository::{Finding, KeptChange, KeptErased, KeptSet, Progress, StoreError, WholePart, WholeSize};

/// Parts between two reports of progress.
const STEP: u64 = 2_000;

impl SqliteRepository {
    /// Makes a store at a path where nothing is, of parts as [`dump`](crate::repository::Repository::dump) hands them over. Answers
    /// what a check of it found; only when that is nothing the store is there. Parts of a store of an older version are put in one of
    /// that version first, which is then brought up to date.
    ///
    /// # Errors
    /// Returns [`Reason::StoreThere`] when a file has the name, [`Reason::StoreNetworkDisk`] unless that is allowed, what `parts`
    /// fails with, or what the engine or the system reports. Nothing is there then either.
    pub fn load<E: From<StoreError>>(
        path: &Path,
        options: OpenOptions<'_>,
        parts: impl Iterator<Item = Result<WholePart, E>>,
        progress: Progress<'_>,
    ) -> Result<Vec<Finding>, E> {
        if let Some(address) = file::server_address(path) {
            return fill_on_server(address, options, parts, progress);
        }
        let there = || StoreError::File(Reason::StoreThere, path.into());
        let begin = || -> Result<Unfinished, StoreError> {
            match file::state(path) {
                Ok(FileState::Nothing) => {}
                Err(StoreError::Io(error)) => return Err(error.into()),
                _ => return Err(there()),
            }
            if !options.allow_network {
                file::on_this_machine(path)?;
            }
            Unfinished::beside(path)
        };
        let unfinished = begin()?;
        let findings = fill(unfinished.path(), options, parts, progress)?;
        if findings.is_empty() {
            unfinished.put_new(path).map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => there(),
                _ => StoreError::from(error),
            })?;
        }
        Ok(findings)
    }
}

/// Fills a database on a server and checks it, in one transaction.
fn fill_on_server<E: From<StoreError>>(
    address: &str,
    options: OpenOptions<'_>,
    parts: impl Iterator<Item = Result<WholePart, E>>,
    progress: Progress<'_>,
) -> Result<Vec<Finding>, E> {
    let conn = server_store::connected_to_new(address)?;
    let transaction = conn.begin().map_err(StoreError::from)?;
    insert_all(&transaction, options, parts, progress)?;
    let findings = check::all(&transaction, progress)?;
    if findings.is_empty() {
        transaction.commit().map_err(StoreError::from)?;
    }
    Ok(findings)
}

/// A store in memory of parts that another one handed over.
///
/// # Errors
/// Returns what the engine reports.
pub(super) fn in_memory(options: OpenOptions<'_>, parts: Vec<WholePart>) -> Result<SqliteRepository, StoreError> {
    let (mut conn, name) = memory::empty()?;
    open::prepare(&mut conn)?;
    conn.execute_batch("PRAGMA foreign_keys = OFF")?;
    let keys = options.keys.clone();
    let transaction = conn.begin()?;
    insert_all(&transaction, options, parts.into_iter().map(Ok::<_, StoreError>), &mut |_, _| {})?;
    transaction.commit()?;
    conn.execute_batch("PRAGMA foreign_keys = ON")?;
    Ok(SqliteRepository::over_memory((conn, name), keys))
}

/// Fills a new file and checks it.
fn fill<E: From<StoreError>>(
    path: &Path,
    options: OpenOptions<'_>,
    parts: impl Iterator<Item = Result<WholePart, E>>,
    progress: Progress<'_>,
) -> Result<Vec<Finding>, E> {
    let at = |error: StoreError| located(error, path);
    let conn = opened(path, &options.keys).map_err(at)?;
    let transaction = conn.begin().map_err(|error| at(error.into()))?;
    insert_all(&transaction, options, parts, progress)?;
    transaction.commit().map_err(|error| at(error.into()))?;
    conn.execute_batch("PRAGMA foreign_keys = ON; PRAGMA cache_size = -2000").map_err(|error| at(error.into()))?;
    Ok(check::all(&conn, progress).map_err(at)?)
}

/// A connection to a file that nobody else knows: it needs no journal, because it goes away when it is not filled.
fn opened(path: &Path, keys: &KeyHolder) -> Result<Connection, StoreError> {
    let mut conn = connect::connect(path, OpenWay::Writing, keys)?;
    open::prepare(&mut conn)?;
    conn.file()?.pragma_update(None, "page_size", open::PAGE_SIZE)?;
    conn.query_row("PRAGMA journal_mode = OFF", (), |_| Ok(()))?;
    conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")?;
    Ok(conn)
}

fn insert_all<E: From<StoreError>>(
    transaction: &Connection,
    mut options: OpenOptions<'_>,
    parts: impl Iterator<Item = Result<WholePart, E>>,
    progress: Progress<'_>,
) -> Result<(), E> {
    let store = |error: SqlError| StoreError::from(error);
    let (mut size, mut done, mut dropped) = (WholeSize::default(), 0, Vec::new());
    for part in parts {
        match part? {
            WholePart::Begin(told) => {
                size = told;
                if !transaction.is_on_server() {
                    schema::bring(transaction, (0, told.store)).map_err(store)?;
                } else if told.store == schema::VERSION {
                    server_store::make_tables(transaction).map_err(store)?;
                } else {
                    return Err(
                        StoreError::Engine("a dump of an older version: load it into a file first".into()).into()
                    );
                }
                let drops =
                    |_: &str, table: &str, _: &str| Kind::identified(table).is_some() || whole::LOG.contains(&table);
                dropped = indexes::drop(transaction, drops).map_err(store)?;
            }
            WholePart::Record(record) if size.store < schema::VERSION => insert_as_then(transaction, &record)?,
            WholePart::Record(record) => rows::insert(transaction, &record).map_err(store)?,
            WholePart::Set(set) => insert_set(transaction, &set)?,
            WholePart::Change(change) => insert_change(transaction, &change)?,
            WholePart::Erased(left) => insert_erased(transaction, &left)?,
            WholePart::Noted(note) => access_log::put(transaction, &note)?,
        }
        done += 1;
        if done % STEP == 0 {
            progress(done, size.parts());
        }
    }
    if size.store < 1 {
        return Err(StoreError::Engine("no beginning".to_owned()).into());
    }
    for sql in dropped {
        transaction.execute_batch(&sql).map_err(store)?;
    }
    if whole::size(transaction).map_err(store)? != (WholeSize { store: schema::VERSION, ..size }) {
        return Err(StoreError::Engine("not as many as were told".to_owned()).into());
    }
    if size.store < schema::VERSION {
        schema::migrate(transaction, size.store).map_err(store)?;
        // What is worked out of a record was worked out as it is now, and steps to this version may have worked on it once more.
        for kind in Kind::ALL.into_iter().filter(|kind| rows::is_named(*kind)) {
            for record in lookup::all(transaction, kind, None)? {
                rows::update(transaction, &record).map_err(store)?;
            }
        }
        open::enter_founding(transaction, &mut options)?;
    }
    Ok(due_days::work_out_all(transaction, progress)?)
}

fn signed(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| StoreError::Engine("a number in the log".to_owned()))
}

/// Adds a record to a table of an older version: what that has no column for is not in it.
fn insert_as_then(conn: &Connection, record: &Record) -> Result<(), StoreError> {
    let kind = record.kind();
    let mut known = conn.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let known = known.query_map([kind.name()], |row| row.get(0))?.collect::<SqlResult<Vec<String>>>()?;
    if known.is_empty() {
        return Err(StoreError::Engine(format!("{kind} in a store of before there were any")));
    }
    Ok(rows::insert_into(conn, record, &known)?)
}

fn insert_set(conn: &Connection, set: &KeptSet) -> Result<(), StoreError> {
    // Before version 17 there was no note.
    let mut insert = conn.prepare(match set.note {
        Some(_) => {
            "INSERT INTO log_set (revision, operation, at, actor, verb, undoes, size, corrects, hash, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        }
        None => {
            "INSERT INTO log_set (revision, operation, at, actor, verb, undoes, size, corrects, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        }
    })?;
    let (revision, undoes) = (signed(set.revision)?, set.undoes.map(signed).transpose()?);
    let (operation, size) = (set.operation.bytes(), signed(set.size)?);
    let KeptSet { at, actor, verb, corrects, hash, note, .. } = set;
    match note {
        Some(note) => {
            insert.execute(params![revision, operation, at, actor, verb, undoes, size, corrects, hash, note])?
        }
        None => insert.execute(params![revision, operation, at, actor, verb, undoes, size, corrects, hash])?,
    };
    Ok(())
}

fn insert_change(conn: &Connection, change: &KeptChange) -> Result<(), StoreError> {
    let mut insert = conn.prepare(
        "INSERT INTO log_change (revision, seq, kind, record, deed, fields_before, fields_after, salt, commitment)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    let (before, after) = change.fields.as_ref().map(|(before, after)| (before, after)).unzip();
    let salt = (!change.salt.is_empty()).then_some(&change.salt);
    let (revision, seq, record) = (signed(change.revision)?, signed(change.seq)?, change.record.bytes());
    insert.execute(params![revision, seq, change.kind, record, change.deed, before, after, salt, change.commitment])?;
    Ok(())
}

fn insert_erased(conn: &Connection, left: &KeptErased) -> Result<(), StoreError> {
    let mut insert = conn.prepare(
        "INSERT INTO log_erased (revision, seq, erased_by, fields_before, fields_after, salt, commitment)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let (before, after) = left.fields.as_ref().map(|(before, after)| (before, after)).unzip();
    let salt = (!left.salt.is_empty()).then_some(&left.salt);
    let (revision, seq, by) = (signed(left.revision)?, signed(left.seq)?, signed(left.erased_by)?);
    insert.execute(params![revision, seq, by, before, after, salt, left.commitment])?;
    Ok(())
}
