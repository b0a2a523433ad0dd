//! The database as it is spoken to by everything here that is not about the file in which it is: a connection, a statement, a row,
//! a value, an error. What is about the file asks for [`Connection::file`]; `tests/architecture.rs` says which files those are.

use std::ops::Deref;

use rusqlite::CachedStatement;
use rusqlite::types::{ToSqlOutput, ValueRef};

/// A value that is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sql {
    Null,
    Integer(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// A value in the form in which it is stored, borrowed from where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SqlRef<'a> {
    Null,
    Integer(i64),
    Text(&'a [u8]),
    Bytes(&'a [u8]),
}

impl<'a> SqlRef<'a> {
    /// The text that it is; `None` for anything else, also for a text with signs that are none.
    pub fn text(self) -> Option<&'a str> {
        if let Self::Text(text) = self { str::from_utf8(text).ok() } else { None }
    }

    /// The bytes that it is or its text is in; `None` for anything else.
    pub fn bytes(self) -> Option<&'a [u8]> {
        if let Self::Text(bytes) | Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }
}

/// What can be bound to a statement.
pub(super) trait ToSql {
    /// The value in the form in which it is stored.
    fn to_sql(&self) -> SqlRef<'_>;
}

/// What can be read from a column.
pub(super) trait FromSql: Sized {
    /// The value in a column; `None` when that holds something else.
    fn from_sql(column: SqlRef<'_>) -> Option<Self>;
}

/// The values that are bound to a statement, in the order of its marks.
pub(super) trait Params {
    /// Hands them on one by one.
    ///
    /// # Errors
    /// Returns what `take` returns.
    fn each(&self, take: impl FnMut(SqlRef<'_>) -> SqlResult<()>) -> SqlResult<()>;
}

/// Values of different types, to be bound.
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$(&$value as &dyn $crate::repository::sqlite::database::ToSql),*] };
}
pub(super) use params;

/// Why the database did not do something.
#[derive(Debug)]
pub(super) enum SqlError {
    Sqlite(rusqlite::Error),
    /// A row was asked for, and there is none.
    NoRow,
    /// A column, counted from 0, holds something else than what is read from it.
    OddColumn(usize),
}

/// What the database answers.
pub(super) type SqlResult<T> = Result<T, SqlError>;

impl From<rusqlite::Error> for SqlError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// What may be lacking.
pub(super) trait OptionalRow<T> {
    /// `None` for a row that is not there.
    ///
    /// # Errors
    /// Returns any other error.
    fn optional(self) -> SqlResult<Option<T>>;
}

impl<T> OptionalRow<T> for SqlResult<T> {
    fn optional(self) -> SqlResult<Option<T>> {
        match self {
            Err(SqlError::NoRow) => Ok(None),
            other => other.map(Some),
        }
    }
}

/// A connection to a database.
pub(super) struct Connection(rusqlite::Connection);

impl From<rusqlite::Connection> for Connection {
    fn from(file: rusqlite::Connection) -> Self {
        Self(file)
    }
}

impl Connection {
    /// The connection to the file in which the database is.
    pub fn file(&self) -> &rusqlite::Connection {
        &self.0
    }

    /// The same, to be set up.
    pub fn file_mut(&mut self) -> &mut rusqlite::Connection {
        &mut self.0
    }

    /// A statement, that is prepared once and kept.
    ///
    /// # Errors
    /// Returns an error when the engine does not understand it.
    pub fn prepare(&self, sql: &str) -> SqlResult<SqlStatement<'_>> {
        Ok(SqlStatement(self.0.prepare_cached(sql)?))
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
        Ok(self.0.execute_batch(sql)?)
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
        self.0.is_autocommit()
    }

    /// Whether a transaction that is committed waits until it is on the disk.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn wait_for_disk(&self, waits: bool) -> SqlResult<()> {
        self.execute_batch(if waits { "PRAGMA synchronous = FULL" } else { "PRAGMA synchronous = NORMAL" })
    }

    /// Whether there is a table of this name.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn has_table(&self, name: &str) -> SqlResult<bool> {
        let tables = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1)";
        self.query_row(tables, [name], |row| row.get(0))
    }

    /// Whether this connection has a table or view of its own with this name; without a name, whether it has any.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn is_temporary(&self, name: &str) -> SqlResult<bool> {
        let own = "SELECT EXISTS (SELECT 1 FROM temp.sqlite_schema WHERE ?1 IN ('', name))";
        self.query_row(own, [name], |row| row.get(0))
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
pub(super) struct SqlStatement<'c>(CachedStatement<'c>);

impl SqlStatement<'_> {
    fn bind(&mut self, params: impl Params) -> SqlResult<()> {
        let mut bound = 0;
        params.each(|value| {
            bound += 1;
            Ok(self.0.raw_bind_parameter(bound, value)?)
        })?;
        let wanted = self.0.parameter_count();
        if bound == wanted { Ok(()) } else { Err(rusqlite::Error::InvalidParameterCount(bound, wanted).into()) }
    }

    /// Runs it and returns the number of rows that it changed.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn execute(&mut self, params: impl Params) -> SqlResult<usize> {
        self.bind(params)?;
        Ok(self.0.raw_execute()?)
    }

    /// As [`execute`](Self::execute) with as many of these values as it has marks.
    ///
    /// # Errors
    /// As [`execute`](Self::execute), or when there are fewer.
    pub fn execute_from<'v>(&mut self, values: &mut impl Iterator<Item = SqlRef<'v>>) -> SqlResult<()> {
        let wanted = self.0.parameter_count();
        for place in 1..=wanted {
            let value = values.next().ok_or(rusqlite::Error::InvalidParameterCount(place - 1, wanted))?;
            self.0.raw_bind_parameter(place, value)?;
        }
        self.0.raw_execute()?;
        Ok(())
    }

    /// The rows of its answer, to be read one by one.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn query(&mut self, params: impl Params) -> SqlResult<SqlRows<'_>> {
        self.bind(params)?;
        Ok(SqlRows(self.0.raw_query()))
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
pub(super) struct SqlRows<'s>(rusqlite::Rows<'s>);

impl SqlRows<'_> {
    /// The next row.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub fn next(&mut self) -> SqlResult<Option<SqlRow<'_>>> {
        Ok(self.0.next()?.map(SqlRow))
    }
}

/// A row of an answer.
#[derive(Clone, Copy)]
pub(super) struct SqlRow<'r>(&'r rusqlite::Row<'r>);

impl<'r> SqlRow<'r> {
    /// The value in a column, counted from 0.
    ///
    /// # Errors
    /// Returns [`SqlError::OddColumn`] when it is none that this program stores.
    pub fn get_ref(self, column: usize) -> SqlResult<SqlRef<'r>> {
        Ok(match self.0.get_ref(column)? {
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
