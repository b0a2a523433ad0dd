//! Opening and making stores.

use std::io;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::config::DbConfig;
use rusqlite::functions::{Context, FunctionFlags};

use super::connect::{self, OpenWay};
use super::database::{Connection, SqlResult};
use super::errors::{is_short_of_room, located};
use super::file::{self, FileState};
use super::key::KeyHolder;
use super::options::OpenOptions;
use super::patience::wait;
use super::place::{FileId, Unfinished};
use super::turn::Turns;
use super::{SqliteRepository, backup, commit, due_days, erase, length, lookup, memory, schema, server_store};
use crate::domain::change::{Change, ChangeSet};
use crate::domain::days::Day;
use crate::domain::defaults;
use crate::domain::id::Ids;
use crate::domain::log_verb::LogVerb;
use crate::domain::names::fold;
use crate::domain::number_order::by_value;
use crate::domain::reason::Reason;
use crate::domain::work_days::WorkDays;
use crate::repository::{CommitError, StoreError};

/// The oldest engine that does not damage a store used by several programs at once (its "WAL-reset" fault).
pub(super) const OLDEST_ENGINE: i32 = 3_051_003;

/// Bytes of a page of the file.
pub(super) const PAGE_SIZE: i64 = 8192;

impl SqliteRepository {
    /// Opens a store, or makes one where there is none and `create` says so: file 0600, in a folder 0700 when that has to
    /// be made too. Nothing is changed in a file that is refused.
    ///
    /// # Errors
    /// One [`StoreError`] for each way in which a file can be unfit.
    pub fn open(path: &Path, options: OpenOptions<'_>) -> Result<Self, StoreError> {
        if let Some(address) = file::server_address(path) {
            return server_store::open(address);
        }
        Self::open_unlocated(path, options).map_err(|error| located(error, path))
    }

    fn open_unlocated(path: &Path, mut options: OpenOptions<'_>) -> Result<Self, StoreError> {
        engine_is_sound()?;
        let state = file::state(path)?;
        match state {
            FileState::Empty => return Err(StoreError::File(Reason::StoreEmpty, path.into())),
            FileState::Nothing if !options.create => return Err(StoreError::File(Reason::StoreMissing, path.into())),
            FileState::Nothing | FileState::Store => {}
        }
        if !options.allow_network {
            file::on_this_machine(path)?;
        }
        if state == FileState::Nothing {
            make_at(path, &mut options)?;
        }
        file::secure(path)?;
        if is_short_of_room(path) {
            return Err(StoreError::Full);
        }
        let file = FileId::at(path)?;
        let turns = Turns::before(path)?;
        let mut conn = connect::connect(path, OpenWay::Writing, &options.keys)?;
        prepare(&mut conn)?;
        bring_up_to_date(&conn, path, &mut options)?;
        // Before a log is begun: it would come to lie beside another file.
        file.still_at(path)?;
        begin_log(&conn)?;
        let reading = conn.file()?.unchecked_transaction()?;
        if length::is_cut_off(&conn, path)? {
            return Err(StoreError::File(Reason::StoreDamaged, path.into()));
        }
        drop(reading);
        file.still_at(path)?;
        if erase::is_left_to_clear(&conn)? {
            // Another program may still read it: then who opens it next has another try.
            let _ = erase::clear(&conn, path);
        }
        Ok(Self { turns, ..Self::over(conn, (path.into(), Some(file)), options.keys) })
    }

    /// Makes a store where nothing is, that gets its name when `fill` is done with it: there never is half a one.
    ///
    /// # Errors
    /// Returns [`Reason::StoreThere`] when something has the name, [`Reason::StoreEmpty`] for a file without anything in it,
    /// [`Reason::StoreNetworkDisk`] unless the options allow it, what `fill` fails with, or what the engine or the system reports. Nothing
    /// is there then.
    pub fn make_filled<E: From<StoreError>>(
        path: &Path,
        mut options: OpenOptions<'_>,
        fill: impl FnOnce(&mut Self, &mut dyn Ids) -> Result<(), E>,
    ) -> Result<(), E> {
        let there = || StoreError::File(Reason::StoreThere, path.into());
        let mut begin = || -> Result<(Unfinished, Self), StoreError> {
            engine_is_sound()?;
            match file::state(path)? {
                FileState::Nothing => {}
                FileState::Empty => return Err(StoreError::File(Reason::StoreEmpty, path.into())),
                FileState::Store => return Err(there()),
            }
            if !options.allow_network {
                file::on_this_machine(path)?;
            }
            let (unfinished, conn) = made_beside(path, &mut options)?;
            let file = FileId::at(unfinished.path())?;
            let repo = Self::over(conn, (unfinished.path().into(), Some(file)), options.keys.clone());
            Ok((unfinished, repo))
        };
        let (unfinished, mut repo) = begin().map_err(|error| located(error, path))?;
        fill(&mut repo, options.ids)?;
        drop(repo);
        unfinished.put_new(path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => there().into(),
            _ => StoreError::from(error).into(),
        })
    }

    /// A store that lives as long as it is open: for tests and previews.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub fn open_in_memory(founder: (String, DateTime<Utc>), ids: &mut dyn Ids) -> Result<Self, StoreError> {
        engine_is_sound()?;
        let (mut conn, name) = memory::empty()?;
        prepare(&mut conn)?;
        let keys = KeyHolder::default();
        make(&conn, &mut OpenOptions { create: true, allow_network: false, founder, keys: keys.clone(), ids })?;
        Ok(Self::over_memory((conn, name), keys))
    }
}

/// Refuses an engine that is too old.
///
/// # Errors
/// Returns [`StoreError::Engine`].
pub(super) fn engine_is_sound() -> Result<(), StoreError> {
    if rusqlite::version_number() < OLDEST_ENGINE {
        return Err(StoreError::Engine(format!("SQLite {} is too old", rusqlite::version())));
    }
    Ok(())
}

/// Sets what has to be set for each connection. Reads nothing from the file.
pub(super) fn prepare(conn: &mut Connection) -> SqlResult<()> {
    let conn = conn.file_mut()?;
    conn.busy_handler(Some(wait))?;
    conn.set_prepared_statement_cache_capacity(96);
    // Otherwise a statement is made anew for each number that is bound to its LIMIT and OFFSET: the engine wants to weigh it.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // Temporary tables hold names of people: they stay in memory.
    conn.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;
         PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 4194304;",
    )?;
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    conn.create_scalar_function("fold", 1, flags, |context| {
        Ok(context.get_raw(0).as_str_or_null().ok().flatten().map(fold))
    })?;
    conn.create_scalar_function("by_value", 1, flags, |context| {
        Ok(context.get_raw(0).as_str_or_null().ok().flatten().map(by_value))
    })?;
    let odd = || rusqlite::Error::UserFunctionError("working days or a day that are none".into());
    let days = move |context: &Context<'_>| -> rusqlite::Result<Option<WorkDays>> {
        let text = context.get_raw(0).as_str_or_null().map_err(|_| odd())?;
        text.map(|text| WorkDays::parse(text).ok_or_else(odd)).transpose()
    };
    // Hundredths of hours on working days from a day up to and including another.
    conn.create_scalar_function("work_hours", 3, flags, move |context| {
        let day = |nth| context.get::<String>(nth)?.parse::<Day>().map_err(|_| odd());
        let (first, last) = (day(1)?, day(2)?);
        Ok(days(context)?.map(|days| days.between(first, last).hundredths()))
    })?;
    // Whether there are hours on a day of the week, 0 for Monday.
    conn.create_scalar_function("works_on", 2, flags, move |context| {
        let weekday = context.get::<u32>(1)? as usize;
        Ok(days(context)?.map(|days| days.works(weekday)))
    })?;
    Ok(())
}

/// Begins a write-ahead log where there is none: in a copy, which is one file. Asked again when another program is at it,
/// for which the engine itself does not wait.
fn begin_log(conn: &Connection) -> SqlResult<()> {
    let mut times = 0;
    loop {
        match conn.query_row("PRAGMA journal_mode = WAL", (), |_| Ok(())) {
            Err(e) if e.is_busy() && wait(times) => times += 1,
            done => return done,
        }
    }
}

/// Makes a store under a passing name.
fn made_beside(path: &Path, options: &mut OpenOptions<'_>) -> Result<(Unfinished, Connection), StoreError> {
    let unfinished = Unfinished::beside(path)?;
    let mut conn = connect::connect(unfinished.path(), OpenWay::Writing, &options.keys)?;
    prepare(&mut conn)?;
    // It goes away when it is not finished, and is waited for once, when it gets its name.
    conn.file()?.pragma_update(None, "synchronous", "OFF")?;
    make(&conn, options)?;
    Ok((unfinished, conn))
}

/// Makes a store where nothing stands. It takes its name when it is whole, so that there never is half a one.
fn make_at(path: &Path, options: &mut OpenOptions<'_>) -> Result<(), StoreError> {
    let (unfinished, conn) = made_beside(path, options)?;
    drop(conn);
    match unfinished.put_new(path) {
        // Another program made it meanwhile.
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        done => Ok(done?),
    }
}

fn make(conn: &Connection, options: &mut OpenOptions<'_>) -> Result<(), StoreError> {
    // Twice the usual: half as many reads for a screenful of rows from all over a large store. Has to be said before the
    // first table is made.
    conn.file()?.pragma_update(None, "page_size", PAGE_SIZE)?;
    let transaction = conn.begin()?;
    upgrade(&transaction, 0, options)?;
    Ok(transaction.commit()?)
}

/// Notes what every store starts with as a set of the log: in a new store all of it, in one made by an older version what
/// that did not know yet.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn enter_founding(conn: &Connection, options: &mut OpenOptions<'_>) -> Result<(), StoreError> {
    let (actor, at) = options.founder.clone();
    let mut changes = Vec::new();
    for record in defaults::records(options.ids) {
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
    let set = ChangeSet::new(operation, at, actor, LogVerb::MakeStore, changes);
    commit::apply(conn, &set, None, &mut |_, _| {}).map(|_| ()).map_err(uncommitted)
}

/// Why what the program itself enters could not be stored: there is nobody whose change it could cross.
pub(super) fn uncommitted(error: CommitError) -> StoreError {
    match error {
        CommitError::Store(error) => error,
        other => StoreError::Engine(other.to_string()),
    }
}

/// Brings a store of an older version to this one, within the caller's transaction.
///
/// # Errors
/// Returns [`StoreError::Newer`], or what the engine reports.
pub(super) fn migrate(conn: &Connection, path: &Path, options: &mut OpenOptions<'_>) -> Result<(), StoreError> {
    let found = schema::known(schema::version(conn)?, path)?;
    if found == schema::VERSION {
        return Ok(());
    }
    upgrade(conn, found, options)
}

/// Brings a store of a version to this one: its tables, what every store starts with, and what follows from its records.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn upgrade(conn: &Connection, from: i64, options: &mut OpenOptions<'_>) -> Result<(), StoreError> {
    schema::migrate(conn, from)?;
    enter_founding(conn, options)?;
    due_days::work_out_all(conn, &mut |_, _| {})
}

/// Brings a store of an older version to this one. A whole copy of what it was is kept beside it first.
fn bring_up_to_date(conn: &Connection, path: &Path, options: &mut OpenOptions<'_>) -> Result<(), StoreError> {
    let version = |conn: &Connection| schema::known(schema::version(conn)?, path);
    if version(conn)? == schema::VERSION {
        return Ok(());
    }
    let transaction = conn.begin()?;
    // Another program may have done it while we waited for our turn.
    if version(&transaction)? == schema::VERSION {
        return Ok(());
    }
    let kept = backup::keep_version(path, &options.keys)?;
    if let Err(error) = migrate(&transaction, path, options) {
        // The store is still what it was: a copy for every try would fill the disk.
        std::fs::remove_file(kept)?;
        return Err(error);
    }
    Ok(transaction.commit()?)
}
