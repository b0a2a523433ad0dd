//! Opening and making stores.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::errors::located;
use super::file::{self, Standing};
use super::{SqliteRepository, backup, commit, length, lookup, schema};
use crate::domain::change::{Change, ChangeSet};
use crate::domain::founding;
use crate::domain::id::Ids;
use crate::domain::names::fold;
use crate::repository::{CommitError, StoreError};

/// The oldest engine that does not damage a store used by several programs at once (its "WAL-reset" fault).
pub(super) const OLDEST_ENGINE: i32 = 3_051_003;

/// How often a write asks whether another program's write is done: with the pauses of [`wait`] about five seconds.
const PATIENCE: i32 = 2_800;

/// Bytes of a page of the file.
const PAGE_SIZE: i64 = 8192;

/// How a store is to be opened.
pub struct OpenOptions<'a> {
    /// Make the store when there is none.
    pub create: bool,
    /// Open it on a network disk too; only safe when no other machine does.
    pub allow_network: bool,
    /// Who makes it, and when: noted in the log of a new store.
    pub founder: (String, DateTime<Utc>),
    /// Where the identities of the first records come from.
    pub ids: &'a mut dyn Ids,
}

impl SqliteRepository {
    /// Opens a store, or makes one where there is none and `create` says so: file 0600, in a folder 0700 when that has to
    /// be made too. Nothing is changed in a file that is refused.
    ///
    /// # Errors
    /// One [`StoreError`] for each way in which a file can be unfit.
    pub fn open(path: &Path, options: OpenOptions<'_>) -> Result<Self, StoreError> {
        Self::open_unlocated(path, options).map_err(|error| located(error, path))
    }

    fn open_unlocated(path: &Path, options: OpenOptions<'_>) -> Result<Self, StoreError> {
        engine_is_sound()?;
        let standing = file::standing(path)?;
        if standing == Standing::Nothing && !options.create {
            let there = path.exists();
            return Err(if there { StoreError::Foreign(path.into()) } else { StoreError::Missing(path.into()) });
        }
        if !options.allow_network {
            file::on_this_machine(path)?;
        }
        if standing == Standing::Nothing {
            file::make_private(path)?;
        }
        file::secure(path)?;
        // Without the flags for a shared connection, and never following an URI.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut conn = Connection::open_with_flags(path, flags)?;
        prepare(&mut conn)?;
        if standing == Standing::Nothing {
            make(&mut conn, options)?;
        } else {
            bring_up_to_date(&mut conn, path, options)?;
        }
        // After the schema: a file is a whole store, or empty, at every moment.
        conn.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
        let reading = conn.transaction()?;
        if length::is_cut_off(&reading, path)? {
            return Err(StoreError::Damaged(path.into()));
        }
        drop(reading);
        Ok(Self::over(conn, path.into()))
    }

    /// A store that lives as long as it is open: for tests and previews.
    ///
    /// # Errors
    /// What the engine reports.
    pub fn open_in_memory(founder: (String, DateTime<Utc>), ids: &mut dyn Ids) -> Result<Self, StoreError> {
        engine_is_sound()?;
        let mut conn = Connection::open_in_memory()?;
        prepare(&mut conn)?;
        make(&mut conn, OpenOptions { create: true, allow_network: false, founder, ids })?;
        Ok(Self::over(conn, PathBuf::new()))
    }
}

fn engine_is_sound() -> Result<(), StoreError> {
    if rusqlite::version_number() < OLDEST_ENGINE {
        return Err(StoreError::Engine(format!("SQLite {} is too old", rusqlite::version())));
    }
    Ok(())
}

/// Sets what has to be set for each connection. Reads nothing from the file.
pub(super) fn prepare(conn: &mut Connection) -> rusqlite::Result<()> {
    conn.busy_handler(Some(wait))?;
    conn.set_prepared_statement_cache_capacity(96);
    // Temporary tables hold names of people: they stay in memory.
    conn.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;
         PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 4194304;",
    )?;
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    conn.create_scalar_function("fold", 1, flags, |context| {
        Ok(context.get_raw(0).as_str_or_null().ok().flatten().map(fold))
    })
}

/// Waits for another program's write, half a millisecond to three at a time. The engine's own way waits longer and longer,
/// so that who came last goes first and somebody never gets a turn. The pauses differ between programs and from one to
/// the next, so that two of them do not keep step.
fn wait(times: i32) -> bool {
    let step = (std::process::id() ^ times.unsigned_abs()).wrapping_mul(2_654_435_761) >> 16;
    std::thread::sleep(Duration::from_micros(500 + u64::from(step) % 2_500));
    times < PATIENCE
}

fn make(conn: &mut Connection, options: OpenOptions<'_>) -> Result<(), StoreError> {
    // Twice the usual: half as many reads for a screenful of rows from all over a large store. Has to be said before the
    // first table is made.
    conn.pragma_update(None, "page_size", PAGE_SIZE)?;
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another program may have made it while we waited for our turn.
    if schema::version(&transaction)? == 0 {
        schema::migrate(&transaction, 0)?;
        enter_founding(&transaction, options)?;
    }
    Ok(transaction.commit()?)
}

/// Notes what every store starts with as a set of the log: in a new store all of it, in one made by an older version what
/// that did not know yet.
fn enter_founding(conn: &Connection, options: OpenOptions<'_>) -> Result<(), StoreError> {
    let (actor, at) = options.founder;
    let mut changes = Vec::new();
    for record in founding::records(options.ids) {
        if lookup::named(conn, record.kind(), &record.label())?
            .iter()
            .all(|known| known.get("from") != record.get("from"))
        {
            changes.push(Change::Create(record));
        }
    }
    if changes.is_empty() {
        return Ok(());
    }
    let operation = options.ids.next_id();
    let set = ChangeSet { operation, at, actor, verb: super::FOUND.to_owned(), undoes: None, changes };
    commit::apply(conn, &set).map(|_| ()).map_err(|error| match error {
        CommitError::Store(error) => error,
        other => StoreError::Engine(other.to_string()),
    })
}

/// Brings a store of an older version to this one. A whole copy of what it was is kept beside it first.
fn bring_up_to_date(conn: &mut Connection, path: &Path, options: OpenOptions<'_>) -> Result<(), StoreError> {
    let found = schema::version(conn)?;
    if found > schema::VERSION {
        return Err(StoreError::Newer { path: path.into(), found, known: schema::VERSION });
    }
    if found == schema::VERSION {
        return Ok(());
    }
    backup::backup(conn, path, &file::beside(path, &format!(".before-version-{}", schema::VERSION)), &mut |_, _| {})?;
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another program may have done it while we waited for our turn.
    let found = schema::version(&transaction)?;
    if found < schema::VERSION {
        schema::migrate(&transaction, found)?;
        enter_founding(&transaction, options)?;
    }
    Ok(transaction.commit()?)
}
