//! A connection to a PostgreSQL server. What is asked of it is put in its words by [`dialect`](super::dialect). It gives one answer at a
//! time, so that one is read whole before the next thing is asked; a very long one in portions.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::error::Error;

use postgres::error::SqlState;
use postgres::types::private::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Config, NoTls, Row, Statement};

use super::dialect;
use super::sql_values::{Sql, SqlError, SqlRef, SqlResult};
use crate::repository::Interrupt;

/// The lock that who writes has until their transaction ends: "Bwrk", as a file has it in its header. Who waits for it comes in turn.
const WRITERS: i64 = 0x4277_726b;

/// So many statements are kept; with more, all are prepared anew.
const KEPT: usize = 500;

/// The text of a statement, and the types of the values that are bound to it.
type StatementShape = (String, Vec<Type>);

/// A connection to a server.
pub(super) struct Server {
    config: Config,
    client: RefCell<Client>,
    statements: RefCell<HashMap<StatementShape, Statement>>,
    in_transaction: Cell<bool>,
    /// Whether a statement of the transaction failed: the server would answer its end as if nothing were amiss.
    has_failed: Cell<bool>,
    /// How many sets of the log this connection entered.
    entered: Cell<i64>,
    /// Whether it has tables or views of its own, or only reads: another connection in its place would see or do more.
    has_own: Cell<bool>,
    /// Whether the line was cut.
    is_cut: Cell<bool>,
    /// How many long answers were asked for: each has a name.
    cursors: Cell<u64>,
}

impl Server {
    /// Connects.
    ///
    /// # Errors
    /// Returns what the server or the system reports.
    pub fn connect(config: &Config) -> SqlResult<Self> {
        Ok(Self {
            config: config.clone(),
            client: RefCell::new(new_client(config)?),
            statements: RefCell::default(),
            in_transaction: Cell::new(false),
            has_failed: Cell::new(false),
            entered: Cell::new(0),
            has_own: Cell::new(false),
            is_cut: Cell::new(false),
            cursors: Cell::new(0),
        })
    }

    /// Another connection to the same store.
    ///
    /// # Errors
    /// As [`connect`](Self::connect).
    pub fn another(&self) -> SqlResult<Self> {
        Self::connect(&self.config)
    }

    /// Connects again where the line was cut, before anything is begun.
    fn come_back(&self) -> SqlResult<()> {
        if !self.has_own.get() {
            let client = new_client(&self.config)?;
            self.client.replace(client);
            self.statements.borrow_mut().clear();
            self.is_cut.set(false);
        }
        Ok(())
    }

    pub fn is_in_transaction(&self) -> bool {
        self.in_transaction.get()
    }

    /// See [`Connection::interrupt`](super::database::Connection::interrupt).
    pub fn interrupt(&self) -> Interrupt {
        let token = self.client.borrow().cancel_token();
        // A server that cannot be reached has nothing to break off.
        Box::new(move || drop(token.cancel_query(NoTls)))
    }

    /// Notes that this connection entered a set of the log.
    pub fn note_entry(&self) {
        self.entered.set(self.entered.get() + 1);
    }

    /// How many sets others entered: what changes whenever somebody else commits.
    ///
    /// # Errors
    /// Returns what the server reports.
    pub fn entered_by_others(&self) -> SqlResult<i64> {
        let rows = self.query("SELECT coalesce(max(revision), 0) FROM main.log_set", &[])?;
        let all: i64 = rows.first().map_or(Ok(0), |row| row.try_get(0))?;
        Ok(all - self.entered.get())
    }

    /// Runs statements that answer nothing; with them a transaction is begun and ended.
    ///
    /// # Errors
    /// Returns what the server reports.
    pub fn batch(&self, sql: &str) -> SqlResult<()> {
        let ends = matches!(sql, "COMMIT" | "ROLLBACK");
        if sql == "COMMIT" && self.has_failed.get() {
            return Err(SqlError::Failed);
        }
        let begins = sql.starts_with("BEGIN");
        let text = match sql {
            "BEGIN" => "BEGIN ISOLATION LEVEL REPEATABLE READ".to_owned(),
            "BEGIN IMMEDIATE" => format!(
                "BEGIN; SET LOCAL lock_timeout = '10s'; SELECT pg_advisory_xact_lock({WRITERS}); SET LOCAL lock_timeout = 0"
            ),
            other => dialect::translated(other),
        };
        let is_own = text.contains("CREATE TEMP ") || text.contains("default_transaction_read_only");
        self.has_own.set(self.has_own.get() || is_own);
        let run = || self.noted(self.client.borrow_mut().batch_execute(&text));
        let mut done = run();
        if begins && self.is_cut.get() {
            self.come_back()?;
            done = run();
        }
        // What could not be begun whole is ended by who finds it open.
        self.in_transaction.set(self.in_transaction.get() || begins);
        if ends || sql.starts_with("ROLLBACK TO") {
            self.has_failed.set(false);
        }
        if ends {
            self.in_transaction.set(false);
        }
        done
    }

    /// The rows of an answer; of a long one not all at once.
    ///
    /// # Errors
    /// Returns what the server reports.
    pub fn rows(&self, sql: &str, values: &[Sql], is_long: bool) -> SqlResult<ServerRows<'_>> {
        if !is_long || !self.in_transaction.get() {
            return Ok(ServerRows { rows: self.query(sql, values)?.into_iter(), row: None, more: None });
        }
        self.cursors.set(self.cursors.get() + 1);
        let name = format!("long_{}", self.cursors.get());
        let text = format!("DECLARE {name} NO SCROLL CURSOR FOR {}", dialect::translated(sql));
        let values: Vec<_> = values.iter().map(|value| (value as &(dyn ToSql + Sync), type_of(value))).collect();
        let made = self.client.borrow_mut().execute_typed(&text, &values);
        self.noted(made)?;
        Ok(ServerRows { rows: Vec::new().into_iter(), row: None, more: Some((self, name)) })
    }

    fn query(&self, sql: &str, values: &[Sql]) -> SqlResult<Vec<Row>> {
        match self.asked(sql, values) {
            Err(_) if !self.in_transaction.get() && self.is_cut.get() => {
                self.come_back()?;
                self.asked(sql, values)
            }
            found => found,
        }
    }

    fn asked(&self, sql: &str, values: &[Sql]) -> SqlResult<Vec<Row>> {
        let statement = self.prepared(sql, values)?;
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let found = self.client.borrow_mut().query(&statement, &values);
        self.noted(found)
    }

    /// Runs a statement and returns the number of rows that it changed.
    ///
    /// # Errors
    /// Returns what the server reports.
    pub fn execute(&self, sql: &str, values: &[Sql]) -> SqlResult<usize> {
        let statement = self.prepared(sql, values)?;
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let done = self.client.borrow_mut().execute(&statement, &values);
        self.noted(done).map(|rows| rows as usize)
    }

    fn noted<T>(&self, done: Result<T, postgres::Error>) -> SqlResult<T> {
        if let Err(error) = &done {
            self.has_failed.set(self.in_transaction.get());
            self.is_cut.set(self.is_cut.get() || is_of_line(error));
        }
        Ok(done?)
    }

    fn prepared(&self, sql: &str, values: &[Sql]) -> SqlResult<Statement> {
        // Where a value goes into a column, the server knows its type, and needs no statement for each way in which some are lacking.
        let is_told = !(sql.starts_with("INSERT ") || sql.starts_with("UPDATE "));
        let types = values.iter().map(|value| if is_told { type_of(value) } else { Type::UNKNOWN }).collect();
        let shape = (sql.to_owned(), types);
        let mut statements = self.statements.borrow_mut();
        if let Some(known) = statements.get(&shape) {
            return Ok(known.clone());
        }
        let made = self.client.borrow_mut().prepare_typed(&dialect::translated(sql), &shape.1);
        let statement = self.noted(made)?;
        if statements.len() >= KEPT {
            statements.clear();
        }
        statements.insert(shape, statement.clone());
        Ok(statement)
    }
}

/// How many rows of a long answer are fetched at once.
const PORTION: usize = 1_000;

/// The rows of an answer.
pub(super) struct ServerRows<'s> {
    /// Those at hand that are left, and the one that is looked at.
    rows: std::vec::IntoIter<Row>,
    row: Option<Row>,
    /// Where more of a long answer is, by what name.
    more: Option<(&'s Server, String)>,
}

impl ServerRows<'_> {
    /// The next row.
    ///
    /// # Errors
    /// Returns what the server reports.
    pub fn next(&mut self) -> SqlResult<Option<&Row>> {
        self.row = self.rows.next();
        if self.row.is_none()
            && let Some((server, name)) = &self.more
        {
            let found = server.query(&format!("FETCH {PORTION} FROM {name}"), &[])?;
            if found.len() < PORTION {
                self.close();
            }
            self.rows = found.into_iter();
            self.row = self.rows.next();
        }
        Ok(self.row.as_ref())
    }

    fn close(&mut self) {
        if let Some((server, name)) = self.more.take()
            && server.in_transaction.get()
            && !server.has_failed.get()
        {
            // With the transaction it goes in any case.
            let _ = server.batch(&format!("CLOSE {name}"));
        }
    }
}

impl Drop for ServerRows<'_> {
    fn drop(&mut self) {
        self.close();
    }
}

/// Whether an error is about the line to a server, or about that ending: not about what was asked.
pub(super) fn is_of_line(error: &postgres::Error) -> bool {
    let of_system = |error: &postgres::Error| error.source().is_some_and(|by| by.is::<std::io::Error>());
    match error.code() {
        Some(code) => [SqlState::ADMIN_SHUTDOWN, SqlState::CRASH_SHUTDOWN, SqlState::CANNOT_CONNECT_NOW].contains(code),
        None => error.is_closed() || of_system(error),
    }
}

fn new_client(config: &Config) -> Result<Client, postgres::Error> {
    let mut client = config.connect(NoTls)?;
    client.batch_execute(
        "SET search_path = pg_temp, main, pg_catalog; SET standard_conforming_strings = on; SET DateStyle = 'ISO';
         SET client_min_messages = warning; SET idle_in_transaction_session_timeout = '10min'",
    )?;
    Ok(client)
}

fn type_of(value: &Sql) -> Type {
    match value {
        Sql::Integer(_) => Type::INT8,
        // Where nothing is bound, it stands for a text.
        Sql::Text(_) | Sql::Null => Type::TEXT,
        Sql::Bytes(_) => Type::BYTEA,
    }
}

impl ToSql for Sql {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Sql::Null => Ok(IsNull::Yes),
            Sql::Integer(number) if *ty == Type::INT4 => i32::try_from(*number)?.to_sql(ty, out),
            Sql::Integer(number) => number.to_sql(ty, out),
            Sql::Text(text) => text.to_sql(ty, out),
            Sql::Bytes(bytes) => bytes.to_sql(ty, out),
        }
    }

    fn accepts(_ty: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'r> FromSql<'r> for SqlRef<'r> {
    fn from_sql(ty: &Type, raw: &'r [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(match *ty {
            Type::INT8 => SqlRef::Integer(i64::from_sql(ty, raw)?),
            Type::INT4 => SqlRef::Integer(i32::from_sql(ty, raw)?.into()),
            Type::BOOL => SqlRef::Integer(bool::from_sql(ty, raw)?.into()),
            Type::TEXT | Type::VARCHAR | Type::NAME | Type::UNKNOWN => SqlRef::Text(raw),
            Type::BYTEA => SqlRef::Bytes(raw),
            _ => return Err(format!("a column of type {ty}").into()),
        })
    }

    fn from_sql_null(_ty: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(SqlRef::Null)
    }

    fn accepts(_ty: &Type) -> bool {
        true
    }
}
