//! The database as it is spoken to by everything here that is not about the file in which it is: a connection, a statement, a row,
//! a value, an error. What is about the file asks for [`Connection::file`]; `tests/architecture.rs` says which files those are.

use std::ops::Deref;

use rusqlite::CachedStatement;
use rusqlite::types::{ToSqlOutput, ValueRef};

use super::server::{Server, ServerRows};
use crate::repository::Interrupt;

pub(super) use super::sql_values::{FromSql, OptionalRow, Params, Sql, SqlError, SqlRef, SqlResult, ToSql, params};

/// A connection to a database: in a file, or on a server.
pub(super) enum Connection {
    File(rusqlite::Connection),
    Server(Box<Server>),
}

impl From<rusqlite::Connection> for Connection {
    fn from(file: rusqlite::Connection) -> Self {
        Self::File(file)
    }
}

impl Connection {
    /// The connection to the file in which the database is.
    ///
    /// # Errors
    /// Returns [`SqlError::NoFile`].
    pub fn file(&self) -> SqlResult<&rusqlite::Connection> {
        if let Self::File(file) = self { Ok(file) } else { Err(SqlError::NoFile) }
    }

    /// The same, to be set up.
    ///
    /// # Errors
    /// Returns [`SqlError::NoFile`].
    pub fn file_mut(&mut self) -> SqlResult<&mut rusqlite::Connection> {
        if let Self::File(file) = self { Ok(file) } else { Err(SqlError::NoFile) }
    }

    /// A statement, that is prepared once and kept.
    ///
    /// # Errors
    /// Returns an error when the engine does not understand it.
    pub fn prepare(&self, sql: &str) -> SqlResult<SqlStatement<'_>> {
        Ok(match self {
            Self::File(file) => SqlStatement::File(file.prepare_cached(sql)?),
            Self::Server(server) => SqlStatement::Server(server, sql.to_owned(), false),
        })
    }

    /// As [`prepare`](Self::prepare), for an answer with very many rows.
    ///
    /// # Errors
    /// As [`prepare`](Self::prepare).
    pub fn prepare_long(&self, sql: &str) -> SqlResult<SqlStatement<'_>> {
        match self {
            Self::File(_) => self.prepare(sql),
            Self::Server(server) => Ok(SqlStatement::Server(server, sql.to_owned(), true)),
        }
    }

    /// Runs a statement and returns the number of rows that it changed.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn execute(&self, sql: &str, params: impl Params) -> SqlResult<usize> {
        self.prepare(sql)?.execute(params)
    }

    /// Runs statements that have no marks and answer nothing.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn execute_batch(&self, sql: &str) -> SqlResult<()> {
        match self {
            Self::File(file) => Ok(file.execute_batch(sql)?),
            Self::Server(server) => server.batch(sql),
        }
    }

    /// The first row of an answer.
    ///
    /// # Errors
    /// As [`SqlStatement::query_row`].
    pub fn query_row<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(SqlRow<'_>) -> SqlResult<T>,
    ) -> SqlResult<T> {
        self.prepare(sql)?.query_row(params, read)
    }

    /// Whether no transaction is open.
    pub fn is_autocommit(&self) -> bool {
        match self {
            Self::File(file) => file.is_autocommit(),
            Self::Server(server) => !server.is_in_transaction(),
        }
    }

    /// Whether a transaction that is committed waits until it is on the disk.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn wait_for_disk(&self, waits: bool) -> SqlResult<()> {
        self.execute_batch(match (self, waits) {
            (Self::File(_), true) => "PRAGMA synchronous = FULL",
            (Self::File(_), false) => "PRAGMA synchronous = NORMAL",
            (Self::Server(_), true) => "RESET synchronous_commit",
            (Self::Server(_), false) => "SET synchronous_commit = off",
        })
    }

    /// Whether there is a table of this name.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn has_table(&self, name: &str) -> SqlResult<bool> {
        let tables = match self {
            Self::File(_) => "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1)",
            Self::Server(_) => "SELECT to_regclass('main.' || ?1) IS NOT NULL",
        };
        self.query_row(tables, [name], |row| row.get(0))
    }

    /// Whether this connection has a table or view of its own with this name; without a name, whether it has any.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn is_temporary(&self, name: &str) -> SqlResult<bool> {
        let own = match self {
            Self::File(_) => "SELECT EXISTS (SELECT 1 FROM temp.sqlite_schema WHERE ?1 IN ('', name))",
            Self::Server(_) => {
                "SELECT EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND ?1 IN ('', relname))"
            }
        };
        self.query_row(own, [name], |row| row.get(0))
    }

    /// A number that changes whenever somebody else commits. Reading it fixes the state that is read.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn version(&self) -> SqlResult<i64> {
        match self {
            Self::File(_) => self.query_row("PRAGMA data_version", (), |row| row.get(0)),
            Self::Server(server) => server.entered_by_others(),
        }
    }

    /// Whether the database is on a server.
    pub fn is_on_server(&self) -> bool {
        matches!(self, Self::Server(_))
    }

    /// What another thread calls to break off what is asked at this moment.
    pub fn interrupt(&self) -> Interrupt {
        match self {
            Self::File(file) => {
                let handle = file.get_interrupt_handle();
                Box::new(move || handle.interrupt())
            }
            Self::Server(server) => server.interrupt(),
        }
    }

    /// Notes that a set of the log was entered by this connection: [`version`](Self::version) tells of others.
    pub fn note_entry(&self) {
        if let Self::Server(server) = self {
            server.note_entry();
        }
    }

    /// Commits, unless a reference is broken: then the transaction stays open, and can tell which.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn commit_unbroken(&self) -> SqlResult<()> {
        if let Self::Server(server) = self {
            server.batch("SAVEPOINT whole")?;
            if let Err(error) = server.batch("SET CONSTRAINTS ALL IMMEDIATE") {
                server.batch("ROLLBACK TO whole")?;
                return Err(error);
            }
        }
        self.execute_batch("COMMIT")
    }

    /// Begins a transaction that writes.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn begin(&self) -> SqlResult<Transaction<'_>> {
        self.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Transaction(self))
    }
}

/// A transaction. What is not committed when it goes is taken back.
pub(super) struct Transaction<'c>(&'c Connection);

impl Transaction<'_> {
    /// # Errors
    /// Returns what the engine reports.
    pub fn commit(self) -> SqlResult<()> {
        self.execute_batch("COMMIT")
    }
}

impl Deref for Transaction<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.0
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if !self.is_autocommit() {
            // The connection tells with the next transaction when this could not be done.
            let _ = self.execute_batch("ROLLBACK");
        }
    }
}

/// A statement that was prepared.
pub(super) enum SqlStatement<'c> {
    File(CachedStatement<'c>),
    /// It is prepared once the types of its values are known. Whether its answer is a long one.
    Server(&'c Server, String, bool),
}

/// Binds values to a statement of SQLite.
fn bind(statement: &mut CachedStatement<'_>, params: &impl Params) -> SqlResult<()> {
    let mut bound = 0;
    params.each(|value| {
        bound += 1;
        Ok(statement.raw_bind_parameter(bound, value)?)
    })?;
    let wanted = statement.parameter_count();
    if bound == wanted { Ok(()) } else { Err(rusqlite::Error::InvalidParameterCount(bound, wanted).into()) }
}

fn collected(params: &impl Params) -> SqlResult<Vec<Sql>> {
    let mut values = Vec::new();
    params.each(|value| {
        values.push(value.into());
        Ok(())
    })?;
    Ok(values)
}

impl SqlStatement<'_> {
    /// Runs it and returns the number of rows that it changed.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn execute(&mut self, params: impl Params) -> SqlResult<usize> {
        match self {
            Self::File(statement) => {
                bind(statement, &params)?;
                Ok(statement.raw_execute()?)
            }
            Self::Server(server, sql, _) => server.execute(sql, &collected(&params)?),
        }
    }

    /// As [`execute`](Self::execute) with as many of these values as it has marks.
    ///
    /// # Errors
    /// As [`execute`](Self::execute), or when there are fewer.
    pub fn execute_from<'v>(&mut self, values: &mut impl Iterator<Item = SqlRef<'v>>) -> SqlResult<()> {
        match self {
            Self::File(statement) => {
                let wanted = statement.parameter_count();
                for place in 1..=wanted {
                    let value = values.next().ok_or(rusqlite::Error::InvalidParameterCount(place - 1, wanted))?;
                    statement.raw_bind_parameter(place, value)?;
                }
                statement.raw_execute()?;
                Ok(())
            }
            Self::Server(server, sql, _) => {
                let values: Vec<Sql> = values.take(sql.matches('?').count()).map(Sql::from).collect();
                server.execute(sql, &values).map(drop)
            }
        }
    }

    /// The rows of its answer, to be read one by one.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn query(&mut self, params: impl Params) -> SqlResult<SqlRows<'_>> {
        Ok(match self {
            Self::File(statement) => {
                bind(statement, &params)?;
                SqlRows::File(statement.raw_query())
            }
            Self::Server(server, sql, is_long) => SqlRows::Server(server.rows(sql, &collected(&params)?, *is_long)?),
        })
    }

    /// The first row of its answer.
    ///
    /// # Errors
    /// Returns [`SqlError::NoRow`] when there is none, or what the engine reports.
    pub fn query_row<T>(&mut self, params: impl Params, read: impl FnOnce(SqlRow<'_>) -> SqlResult<T>) -> SqlResult<T> {
        read(self.query(params)?.next()?.ok_or(SqlError::NoRow)?)
    }

    /// What is read from each row of its answer.
    ///
    /// # Errors
    /// Returns what the engine reports; each item what `read` returns.
    pub fn query_map<T, F: FnMut(SqlRow<'_>) -> SqlResult<T>>(
        &mut self,
        params: impl Params,
        read: F,
    ) -> SqlResult<MappedRows<'_, F>> {
        self.query_and_then(params, read)
    }

    /// As [`query_map`](Self::query_map), where reading can fail for reasons of its own.
    ///
    /// # Errors
    /// As [`query_map`](Self::query_map).
    pub fn query_and_then<T, E: From<SqlError>, F: FnMut(SqlRow<'_>) -> Result<T, E>>(
        &mut self,
        params: impl Params,
        read: F,
    ) -> SqlResult<MappedRows<'_, F>> {
        Ok(MappedRows { rows: self.query(params)?, read })
    }
}

/// What is read from each row of an answer.
pub(super) struct MappedRows<'s, F> {
    rows: SqlRows<'s>,
    read: F,
}

impl<T, E: From<SqlError>, F: FnMut(SqlRow<'_>) -> Result<T, E>> Iterator for MappedRows<'_, F> {
    type Item = Result<T, E>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.rows.next() {
            Ok(row) => row.map(&mut self.read),
            Err(error) => Some(Err(error.into())),
        }
    }
}

/// The rows of an answer.
pub(super) enum SqlRows<'s> {
    File(rusqlite::Rows<'s>),
    Server(ServerRows<'s>),
}

impl SqlRows<'_> {
    /// The next row.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn next(&mut self) -> SqlResult<Option<SqlRow<'_>>> {
        Ok(match self {
            Self::File(rows) => rows.next()?.map(SqlRow::File),
            Self::Server(rows) => rows.next()?.map(SqlRow::Server),
        })
    }
}

/// A row of an answer.
#[derive(Clone, Copy)]
pub(super) enum SqlRow<'r> {
    File(&'r rusqlite::Row<'r>),
    Server(&'r postgres::Row),
}

impl<'r> SqlRow<'r> {
    /// The value in a column, counted from 0.
    ///
    /// # Errors
    /// Returns [`SqlError::OddColumn`] when it is none that this program stores.
    pub fn get_ref(self, column: usize) -> SqlResult<SqlRef<'r>> {
        let row = match self {
            Self::File(row) => row,
            Self::Server(row) => return Ok(row.try_get(column)?),
        };
        Ok(match row.get_ref(column)? {
            ValueRef::Null => SqlRef::Null,
            ValueRef::Integer(number) => SqlRef::Integer(number),
            ValueRef::Text(text) => SqlRef::Text(text),
            ValueRef::Blob(bytes) => SqlRef::Bytes(bytes),
            ValueRef::Real(_) => return Err(SqlError::OddColumn(column)),
        })
    }

    /// The value in a column, counted from 0.
    ///
    /// # Errors
    /// Returns [`SqlError::OddColumn`] when it is not one of this type.
    pub fn get<T: FromSql>(self, column: usize) -> SqlResult<T> {
        T::from_sql(self.get_ref(column)?).ok_or(SqlError::OddColumn(column))
    }
}

impl rusqlite::ToSql for SqlRef<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match *self {
            SqlRef::Null => ValueRef::Null,
            SqlRef::Integer(number) => ValueRef::Integer(number),
            SqlRef::Text(text) => ValueRef::Text(text),
            SqlRef::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}
