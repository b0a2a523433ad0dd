//! Stores on a PostgreSQL server: making one, and opening one.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

use postgres::Config;
use postgres::config::Host;

use super::database::{Connection, SqlError, SqlResult};
use super::file::{self, FileState};
use super::key::KeyHolder;
use super::options::OpenOptions;
use super::server::Server;
use super::{SqliteRepository, backup, dialect, memory, open, password_file, schema, whole};
use crate::domain::id::CountedIds;
use crate::domain::reason::Reason;
use crate::repository::{CopyMade, Progress, StoreError, WholePart};

/// How many parts may wait to be put into a copy.
const AHEAD: usize = 256;
/// Parts between two reports of progress.
const STEP: u64 = 2_000;

/// What is made for the statements of this program: functions by the names that SQLite has for them.
const FUNCTIONS: &str = include_str!("schema/postgres.sql");

/// What the role of who works with the program may: everything with records, and no more than adding to what tells of the past. Of a
/// change in the log only what was erased can be blanked.
const RIGHTS: &str = "
    DO $$ BEGIN CREATE ROLE binnenwerk NOLOGIN; EXCEPTION WHEN duplicate_object THEN END $$;
    REVOKE ALL ON SCHEMA main FROM PUBLIC;
    GRANT USAGE ON SCHEMA main TO binnenwerk;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA main TO binnenwerk;
    REVOKE UPDATE, DELETE ON main.log_set, main.log_change, main.log_erased, main.access_log FROM binnenwerk;
    GRANT UPDATE (fields_before, fields_after, salt) ON main.log_change, main.log_erased TO binnenwerk;";

impl SqliteRepository {
    /// Makes a store in a database on a server, and the role of who works with it: who may make tables there does that once.
    ///
    /// # Errors
    /// Returns [`Reason::ServerStore`] when there is one, or as [`open`](Self::open). Nothing is made then.
    pub fn make_on_server(address: &str, options: &mut OpenOptions<'_>) -> Result<(), StoreError> {
        let conn = connected_to_new(address)?;
        let transaction = conn.begin()?;
        make_tables(&transaction)?;
        open::enter_founding(&transaction, options)?;
        Ok(transaction.commit()?)
    }
}

impl SqliteRepository {
    /// Makes a file of all that is on the server, which can be opened by itself: made of what is handed over, as it is handed over.
    ///
    /// # Errors
    /// Returns [`Reason::StoreTaken`] for a name that something has, [`Reason::StoreOther`] when that is no earlier copy of this store,
    /// [`Reason::StoreDamaged`] when the copy is not whole, or what the server or the system reports.
    pub(super) fn copied_to_file(
        &self,
        (to, replace): (&Path, bool),
        progress: Progress<'_>,
    ) -> Result<CopyMade, StoreError> {
        if file::state(to)? != FileState::Nothing {
            // What stands there is put aside only once there is another one.
            return Err(StoreError::File(if replace { Reason::StoreOther } else { Reason::StoreTaken }, to.into()));
        }
        let (hand, handed) = mpsc::sync_channel(AHEAD);
        let found = thread::scope(|scope| {
            let load = scope.spawn(move || {
                let mut ids = CountedIds::after(0);
                SqliteRepository::load(to, OpenOptions::of_a_copy(&mut ids), handed.into_iter(), &mut |_, _| {})
            });
            let (mut done, mut size) = (0, 0);
            let dumped = self.read_everything(|conn| {
                whole::dump(conn, &mut |part| {
                    if let WholePart::Begin(told) = &part {
                        size = told.parts();
                    }
                    done += 1;
                    if done % STEP == 0 {
                        progress(done, size);
                    }
                    // Who loads tells why it takes no more.
                    hand.send(Ok(part)).map_err(|_| StoreError::Interrupted)
                })
            });
            if let Err(error) = dumped {
                let _ = hand.send(Err(error));
            }
            drop(hand);
            load.join().unwrap_or_else(|_| Err(StoreError::Engine("the copy could not be made".to_owned())))
        })?;
        if !found.is_empty() {
            return Err(StoreError::File(Reason::StoreDamaged, to.into()));
        }
        backup::made(to, to, &KeyHolder::default())
    }
}

/// Opens the store of a database on a server.
///
/// # Errors
/// Returns [`Reason::ServerNoStore`] for a database without one, [`Reason::ServerOlder`], [`StoreError::Newer`], or as [`connected`].
pub(super) fn open(address: &str) -> Result<SqliteRepository, StoreError> {
    let conn = connected(address)?;
    let found = version(&conn)?.ok_or_else(|| about(Reason::ServerNoStore, address))?;
    if schema::known(found, Path::new(address))? < schema::VERSION {
        return Err(about(Reason::ServerOlder, address));
    }
    Ok(SqliteRepository::over(conn, (PathBuf::new(), None), KeyHolder::default()))
}

/// A connection to a database in which there is no store yet.
///
/// # Errors
/// Returns [`Reason::ServerStore`] when there is one, or as [`connected`].
pub(super) fn connected_to_new(address: &str) -> Result<Connection, StoreError> {
    let conn = connected(address)?;
    match version(&conn)? {
        Some(_) => Err(about(Reason::ServerStore, address)),
        None => Ok(conn),
    }
}

/// Makes the tables of this version, inside the caller's transaction.
///
/// # Errors
/// Returns what the server reports.
pub(super) fn make_tables(conn: &Connection) -> SqlResult<()> {
    conn.execute_batch("CREATE SCHEMA main; SET LOCAL search_path = main, pg_catalog")?;
    conn.execute_batch(FUNCTIONS)?;
    for statement in statements()? {
        conn.execute_batch(&statement)?;
    }
    conn.execute_batch(RIGHTS)?;
    conn.execute_batch(&format!("COMMENT ON SCHEMA main IS '{}'", schema::VERSION))
}

fn about(reason: Reason, address: &str) -> StoreError {
    StoreError::File(reason, address.into())
}

/// Connects to a server.
///
/// # Errors
/// Returns [`Reason::ServerAddress`], [`Reason::ServerPassword`] for an address with a password in it, [`Reason::ServerInClear`] for a server
/// elsewhere, [`Reason::ServerEncoding`], [`Reason::ServerRefused`], or what the system reports.
fn connected(address: &str) -> Result<Connection, StoreError> {
    let mut config: Config = address.parse().map_err(|_| about(Reason::ServerAddress, address))?;
    if config.get_password().is_some() {
        // Not even the refusal says it once more.
        return Err(StoreError::File(Reason::ServerPassword, PathBuf::new()));
    }
    let is_here = |host: &Host| match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => name == "localhost" || name.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback()),
    };
    if !config.get_hosts().iter().all(is_here) || !config.get_hostaddrs().iter().all(std::net::IpAddr::is_loopback) {
        return Err(about(Reason::ServerInClear, address));
    }
    if let Some(password) = password_file::password_for(&config)? {
        config.password(password);
    }
    let refused = |error: SqlError| match error {
        SqlError::Postgres(error) if error.as_db_error().is_some() || error.to_string().contains("password") => {
            about(Reason::ServerRefused, address)
        }
        other => other.into(),
    };
    let conn = Connection::Server(Box::new(Server::connect(&config).map_err(refused)?));
    let encoding: String = conn.query_row("SELECT current_setting('server_encoding')", (), |row| row.get(0))?;
    if encoding == "UTF8" { Ok(conn) } else { Err(about(Reason::ServerEncoding, address)) }
}

/// The version of the store in a database; `None` when there is none.
fn version(conn: &Connection) -> SqlResult<Option<i64>> {
    let sql = "SELECT CAST(obj_description(to_regnamespace('main'), 'pg_namespace') AS bigint)";
    conn.query_row(sql, (), |row| row.get(0))
}

/// The statements that make the tables of this version, from those of a new store in memory.
fn statements() -> SqlResult<Vec<String>> {
    let (mut conn, _) = memory::empty()?;
    open::prepare(&mut conn)?;
    schema::migrate(&conn, 0)?;
    let made = "SELECT type, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 'sqlite_sequence' ORDER BY rowid";
    let mut all = conn.prepare(made)?;
    all.query_map((), |row| Ok(dialect::made(&row.get::<String>(0)?, &row.get::<String>(1)?)))?.collect()
}
