//! What is bound to statements and read from columns, in its plain types, and why that failed.

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
    ($($value:expr),* $(,)?) => { &[$(&$value as &dyn $crate::repository::sqlite::sql_values::ToSql),*] };
}
pub(super) use params;

/// Why the database did not do something.
#[derive(Debug)]
pub(super) enum SqlError {
    Sqlite(rusqlite::Error),
    Postgres(postgres::Error),
    /// A transaction in which something failed cannot be committed.
    Failed,
    /// What is asked for is about a file, and the database is on a server.
    NoFile,
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

impl From<postgres::Error> for SqlError {
    fn from(error: postgres::Error) -> Self {
        Self::Postgres(error)
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

impl ToSql for SqlRef<'_> {
    fn to_sql(&self) -> SqlRef<'_> {
        *self
    }
}

impl ToSql for Sql {
    fn to_sql(&self) -> SqlRef<'_> {
        match self {
            Sql::Null => SqlRef::Null,
            Sql::Integer(number) => SqlRef::Integer(*number),
            Sql::Text(text) => SqlRef::Text(text.as_bytes()),
            Sql::Bytes(bytes) => SqlRef::Bytes(bytes),
        }
    }
}

impl ToSql for i64 {
    fn to_sql(&self) -> SqlRef<'_> {
        SqlRef::Integer(*self)
    }
}

impl ToSql for str {
    fn to_sql(&self) -> SqlRef<'_> {
        SqlRef::Text(self.as_bytes())
    }
}

impl ToSql for String {
    fn to_sql(&self) -> SqlRef<'_> {
        self.as_str().to_sql()
    }
}

impl ToSql for [u8] {
    fn to_sql(&self) -> SqlRef<'_> {
        SqlRef::Bytes(self)
    }
}

impl<const N: usize> ToSql for [u8; N] {
    fn to_sql(&self) -> SqlRef<'_> {
        SqlRef::Bytes(self)
    }
}

impl ToSql for Vec<u8> {
    fn to_sql(&self) -> SqlRef<'_> {
        SqlRef::Bytes(self)
    }
}

impl<T: ToSql> ToSql for Option<T> {
    fn to_sql(&self) -> SqlRef<'_> {
        self.as_ref().map_or(SqlRef::Null, T::to_sql)
    }
}

impl<T: ToSql + ?Sized> ToSql for &T {
    fn to_sql(&self) -> SqlRef<'_> {
        (**self).to_sql()
    }
}

impl From<i64> for Sql {
    fn from(number: i64) -> Self {
        Sql::Integer(number)
    }
}

impl From<String> for Sql {
    fn from(text: String) -> Self {
        Sql::Text(text)
    }
}

impl<T: Into<Sql>> From<Option<T>> for Sql {
    fn from(value: Option<T>) -> Self {
        value.map_or(Sql::Null, T::into)
    }
}

impl From<SqlRef<'_>> for Sql {
    fn from(value: SqlRef<'_>) -> Sql {
        match value {
            SqlRef::Null => Sql::Null,
            SqlRef::Integer(number) => Sql::Integer(number),
            SqlRef::Text(text) => Sql::Text(String::from_utf8_lossy(text).into_owned()),
            SqlRef::Bytes(bytes) => Sql::Bytes(bytes.to_vec()),
        }
    }
}

impl FromSql for Sql {
    fn from_sql(column: SqlRef<'_>) -> Option<Self> {
        Some(column.into())
    }
}

impl FromSql for i64 {
    fn from_sql(column: SqlRef<'_>) -> Option<Self> {
        if let SqlRef::Integer(number) = column { Some(number) } else { None }
    }
}

impl FromSql for bool {
    fn from_sql(column: SqlRef<'_>) -> Option<Self> {
        i64::from_sql(column).map(|number| number != 0)
    }
}

impl FromSql for String {
    fn from_sql(column: SqlRef<'_>) -> Option<Self> {
        column.text().map(str::to_owned)
    }
}

impl FromSql for Vec<u8> {
    fn from_sql(column: SqlRef<'_>) -> Option<Self> {
        if let SqlRef::Bytes(bytes) = column { Some(bytes.to_vec()) } else { None }
    }
}

impl<const N: usize> FromSql for [u8; N] {
    fn from_sql(column: SqlRef<'_>) -> Option<Self> {
        if let SqlRef::Bytes(bytes) = column { bytes.try_into().ok() } else { None }
    }
}

impl<T: FromSql> FromSql for Option<T> {
    fn from_sql(column: SqlRef<'_>) -> Option<Self> {
        if column == SqlRef::Null { Some(None) } else { T::from_sql(column).map(Some) }
    }
}

impl Params for () {
    fn each(&self, _take: impl FnMut(SqlRef<'_>) -> SqlResult<()>) -> SqlResult<()> {
        Ok(())
    }
}

impl<A: ToSql, B: ToSql> Params for (A, B) {
    fn each(&self, mut take: impl FnMut(SqlRef<'_>) -> SqlResult<()>) -> SqlResult<()> {
        take(self.0.to_sql())?;
        take(self.1.to_sql())
    }
}

impl<T: ToSql> Params for [T] {
    fn each(&self, mut take: impl FnMut(SqlRef<'_>) -> SqlResult<()>) -> SqlResult<()> {
        self.iter().try_for_each(|value| take(value.to_sql()))
    }
}

impl<T: ToSql, const N: usize> Params for [T; N] {
    fn each(&self, take: impl FnMut(SqlRef<'_>) -> SqlResult<()>) -> SqlResult<()> {
        self[..].each(take)
    }
}

impl<T: ToSql> Params for Vec<T> {
    fn each(&self, take: impl FnMut(SqlRef<'_>) -> SqlResult<()>) -> SqlResult<()> {
        self[..].each(take)
    }
}

impl<P: Params + ?Sized> Params for &P {
    fn each(&self, take: impl FnMut(SqlRef<'_>) -> SqlResult<()>) -> SqlResult<()> {
        (**self).each(take)
    }
}
