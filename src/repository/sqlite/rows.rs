//! Converts records to rows and back through the field tables; there is no list of columns here.

use std::sync::OnceLock;

use chrono::Datelike;

use super::database::{Connection, FromSql, Sql, SqlRef, SqlResult, SqlRow, ToSql};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::names::{PersonName, order_key, sort_key};
use crate::domain::number_order::by_value;
use crate::domain::record::{Kind, Record};
use crate::domain::units::Units;
use crate::domain::value::{FieldType, FieldValue, Value};
use crate::domain::what_changed::WhatChanged;
use crate::domain::work_days::WorkDays;
use crate::repository::StoreError;

/// The columns worked out by the program, of kinds that have a name.
pub(super) const WORKED_OUT: [&str; 3] = ["label", "sort_key", "search"];

/// The column worked out by the program by which keys are ordered, of kinds whose key is a number or code and not their name.
pub(super) const KEY_ORDER: &str = "key_order";

/// The columns of a kind worked out by the program.
pub(super) fn worked_out(kind: Kind) -> impl Iterator<Item = &'static str> {
    let named = WORKED_OUT.into_iter().filter(move |_| is_named(kind));
    named.chain(own_key(kind).map(|_| KEY_ORDER))
}

/// The field that is the key of a kind, where that is not its name.
pub(super) fn own_key(kind: Kind) -> Option<&'static str> {
    kind.key().filter(|key| *key != "name")
}

/// Whether records of a kind have a name of their own; dated facts have none.
pub(super) const fn is_named(kind: Kind) -> bool {
    kind.owner().is_none()
}

/// The statements of one table.
pub(super) struct TableStatements {
    /// The columns of a record: its identity, then its fields.
    pub columns: String,
    /// The statement that reads one record.
    select: String,
    /// The statement that adds one record.
    pub insert: String,
    /// The statement that overwrites one record; the identity is the last parameter.
    update: String,
    /// The statement that deletes one record.
    delete: String,
}

/// The statements of a kind, put together when they are first asked for: a start needs those of few.
pub(super) fn table(kind: Kind) -> &'static TableStatements {
    static TABLES: [OnceLock<TableStatements>; Kind::ALL.len()] = [const { OnceLock::new() }; Kind::ALL.len()];
    // There is one for each kind, in the order of `Kind::ALL`.
    TABLES[kind as usize].get_or_init(|| statements(kind))
}

fn statements(kind: Kind) -> TableStatements {
    let name = kind.name();
    let mut own = vec!["id".to_owned()];
    own.extend(kind.fields().iter().map(|f| format!("\"{}\"", f.name)));
    let mut all = own.clone();
    all.extend(worked_out(kind).map(str::to_owned));
    let marks = vec!["?"; all.len()].join(", ");
    let sets = all[1..].iter().map(|c| format!("{c} = ?")).collect::<Vec<_>>().join(", ");
    let columns = own.join(", ");
    TableStatements {
        select: format!("SELECT {columns} FROM {name} WHERE id = ?1"),
        insert: format!("INSERT INTO {name} ({}) VALUES ({marks})", all.join(", ")),
        update: format!("UPDATE {name} SET {sets} WHERE id = ?"),
        delete: format!("DELETE FROM {name} WHERE id = ?1"),
        columns,
    }
}

/// Hands on a value in the form in which the column of a field stores it.
fn stored<T>(value: &Value, take: impl FnOnce(SqlRef<'_>) -> T) -> T {
    match value {
        Value::Empty => take(SqlRef::Null),
        Value::Text(text) => take(text.to_sql()),
        Value::Whole(n) => take(SqlRef::Integer(*n)),
        Value::Decimal(d) => take(SqlRef::Integer(d.hundredths())),
        Value::Units(units) => take(SqlRef::Integer(units.parts())),
        Value::Day(day) => with_day_text(*day, |text| take(text.to_sql())),
        Value::Choice(name) => take(name.to_sql()),
        Value::Flag(flag) => take(SqlRef::Integer((*flag).into())),
        Value::Ref(id) => take(SqlRef::Bytes(id.bytes())),
        Value::WorkDays(days) => take(days.to_string().to_sql()),
        Value::WhatChanged(changes) => take(changes.to_string().to_sql()),
    }
}

impl From<Value> for Sql {
    fn from(value: Value) -> Sql {
        stored(&value, |column| column.into())
    }
}

impl From<Id> for Sql {
    fn from(id: Id) -> Sql {
        Sql::Bytes(id.bytes().to_vec())
    }
}

/// A day in the form in which its column stores it.
pub(super) fn day_text(day: Day) -> String {
    with_day_text(day, str::to_owned)
}

/// The same without memory of its own. Written by hand, because a large load calls it several times a record.
pub(super) fn with_day_text<T>(day: Day, take: impl FnOnce(&str) -> T) -> T {
    let figure = |number: u32, unit: u32| b'0' + (number / unit % 10) as u8;
    let two = |number: u32| [10, 1].map(|unit| figure(number, unit));
    let figures = u32::try_from(day.year()).ok().filter(|year| *year <= 9_999).map(|year| {
        let ([y0, y1], [y2, y3]) = (two(year / 100), two(year % 100));
        let ([m0, m1], [d0, d1]) = (two(day.month()), two(day.day()));
        [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1]
    });
    match figures.as_ref().and_then(|figures| str::from_utf8(figures).ok()) {
        Some(text) => take(text),
        None => take(&day.to_string()),
    }
}

/// A value from its column.
///
/// # Errors
/// Returns [`StoreError::Engine`] when the column holds something that its field cannot.
pub(super) fn from_sql(ty: FieldType, column: SqlRef<'_>) -> Result<Value, StoreError> {
    let odd = || StoreError::Engine(format!("a column of type {ty:?} holds something else"));
    let text = |bytes| std::str::from_utf8(bytes).map_err(|_| odd());
    Ok(match (ty, column) {
        (_, SqlRef::Null) => Value::Empty,
        (FieldType::Text(_), SqlRef::Text(bytes)) => Value::Text(text(bytes)?.to_owned()),
        (FieldType::Whole(..), SqlRef::Integer(n)) => Value::Whole(n),
        (FieldType::Hours | FieldType::Percent | FieldType::Number | FieldType::Money, SqlRef::Integer(n)) => {
            Value::Decimal(Decimal::from_hundredths(n))
        }
        (FieldType::Quantity, SqlRef::Integer(n)) => Value::Units(Units::from_parts(n)),
        (FieldType::Flag, SqlRef::Integer(n)) => Value::Flag(n != 0),
        (FieldType::Day, SqlRef::Text(bytes)) => Value::Day(day_from(bytes).ok_or_else(odd)?),
        (FieldType::Choice(choices), SqlRef::Text(bytes)) => {
            let name = text(bytes)?;
            Value::Choice(choices.iter().copied().find(|c| *c == name).ok_or_else(odd)?)
        }
        (FieldType::WorkDays, SqlRef::Text(bytes)) => Value::WorkDays(WorkDays::parse(text(bytes)?).ok_or_else(odd)?),
        (FieldType::WhatChanged, SqlRef::Text(bytes)) => {
            Value::WhatChanged(WhatChanged::parse(text(bytes)?).ok_or_else(odd)?)
        }
        (FieldType::Ref(_), column) => Value::Ref(FromSql::from_sql(column).ok_or_else(odd)?),
        _ => return Err(odd()),
    })
}

fn day_from(text: &[u8]) -> Option<Day> {
    let digits =
        |part: &[u8]| part.iter().try_fold(0u32, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')));
    match text {
        [year @ .., b'-', m1, m2, b'-', d1, d2] if year.len() == 4 => {
            Day::from_ymd_opt(digits(year)? as i32, digits(&[*m1, *m2])?, digits(&[*d1, *d2])?)
        }
        _ => None,
    }
}

impl FromSql for Decimal {
    fn from_sql(column: SqlRef<'_>) -> Option<Self> {
        FromSql::from_sql(column).map(Decimal::from_hundredths)
    }
}

impl FromSql for Id {
    fn from_sql(column: SqlRef<'_>) -> Option<Self> {
        FromSql::from_sql(column).map(Id::from_bytes)
    }
}

/// The value in a column of a type, that may be empty where `T` is an [`Option`].
///
/// # Errors
/// Returns [`StoreError::Engine`] when the column holds something else.
pub(super) fn value_at<T: FieldValue>(row: SqlRow<'_>, index: usize, ty: FieldType) -> Result<T, StoreError> {
    let value = from_sql(ty, row.get_ref(index)?)?;
    T::from_value(value).ok_or_else(|| StoreError::Engine(format!("a value of type {ty:?} is lacking")))
}

/// The record in a row of [`TableStatements::columns`].
///
/// # Errors
/// Returns an error when a column holds something that its field does not know.
pub(super) fn record_from(kind: Kind, row: SqlRow<'_>) -> Result<Record, StoreError> {
    let mut record = Record::blank(kind, row.get(0)?);
    for (i, field) in kind.fields().iter().enumerate() {
        let value = from_sql(field.ty, row.get_ref(i + 1)?)?;
        if !value.is_empty() {
            record
                .set(field.name, value)
                .map_err(|refusal| StoreError::Engine(format!("{kind}.{}: {refusal}", field.name)))?;
        }
    }
    Ok(record)
}

/// The columns of a record, in the order of [`TableStatements::insert`].
pub(super) fn columns_of(record: &Record) -> Vec<Sql> {
    let mut out = Vec::with_capacity(16);
    each_column(record, &record.typed().values(), &mut |column| out.push(column.into()));
    out
}

/// Hands on the columns of a record with these values one by one, in the order of [`TableStatements::insert`].
pub(super) fn each_column(record: &Record, values: &[Value], take: &mut dyn FnMut(SqlRef<'_>)) {
    let (kind, typed) = (record.kind(), record.typed());
    take(SqlRef::Bytes(record.id().bytes()));
    values.iter().for_each(|value| stored(value, &mut *take));
    if is_named(kind) {
        let worked_out = [typed.label(), typed.sort_key(), typed.search_text()];
        worked_out.iter().for_each(|text| take(text.to_sql()));
    }
    if let Some(key) = own_key(kind) {
        take(order_key(&record.get(key).plain()).to_sql());
    }
}

/// Reads one record.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn load(conn: &Connection, kind: Kind, id: Id) -> Result<Option<Record>, StoreError> {
    let mut statement = conn.prepare(&table(kind).select)?;
    statement.query_and_then([id.bytes()], |row| record_from(kind, row))?.next().transpose()
}

/// Adds a record.
///
/// # Errors
/// Returns an error when the engine reports a failure, such as a rule of the schema that does not hold.
pub(super) fn insert(conn: &Connection, record: &Record) -> SqlResult<()> {
    let mut statement = conn.prepare(&table(record.kind()).insert)?;
    statement.execute(columns_of(record)).map(|_| ())
}

/// The statement that adds so many records of a kind, that goes no further than the first that is refused and keeps those before it.
pub(super) fn insert_of(kind: Kind, records: usize) -> String {
    let (before, row) = table(kind).insert.split_once(" VALUES ").unwrap_or_default();
    format!("{} VALUES {}", before.replacen("INSERT", "INSERT OR FAIL", 1), vec![row; records].join(", "))
}

/// Adds a record to a table that has only these columns.
///
/// # Errors
/// Fails as [`insert`] does.
pub(super) fn insert_into(conn: &Connection, record: &Record, columns: &[String]) -> SqlResult<()> {
    let kind = record.kind();
    let fields = kind.fields().iter().map(|field| field.name);
    let all = ["id"].into_iter().chain(fields).chain(worked_out(kind)).zip(columns_of(record));
    let (names, values): (Vec<String>, Vec<Sql>) = all
        .filter(|(name, _)| columns.iter().any(|c| c == name))
        .map(|(name, value)| (format!("\"{name}\""), value))
        .unzip();
    let marks = vec!["?"; names.len()].join(", ");
    let mut statement = conn.prepare(&format!("INSERT INTO {kind} ({}) VALUES ({marks})", names.join(", ")))?;
    statement.execute(values).map(|_| ())
}

/// Overwrites a record.
///
/// # Errors
/// Fails as [`insert`] does.
pub(super) fn update(conn: &Connection, record: &Record) -> SqlResult<()> {
    let mut values = columns_of(record);
    values.rotate_left(1);
    conn.prepare(&table(record.kind()).update)?.execute(values).map(|_| ())
}

/// Deletes a record.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn delete(conn: &Connection, kind: Kind, id: Id) -> SqlResult<()> {
    conn.prepare(&table(kind).delete)?.execute([id.bytes()]).map(|_| ())
}

/// The SQL expression of a record's `label` or `sort_key`, for a dated fact that of its owner. `id` is the expression of its
/// identity.
pub(super) fn name_sql(kind: Kind, name: &str, id: &str) -> String {
    match kind.owner().and_then(|owner| kind.field(owner)).map(|info| (info.name, info.ty)) {
        Some((owner, FieldType::Ref(to))) => {
            name_sql(to, name, &format!("(SELECT f.\"{owner}\" FROM {kind} f WHERE f.id = {id})"))
        }
        _ => format!("(SELECT o.{name} FROM {kind} o WHERE o.id = {id})"),
    }
}

/// The name of a record, for a dated fact that of its owner; empty when the record is gone.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn label(conn: &Connection, kind: Kind, id: Id) -> Result<String, StoreError> {
    let mut statement = conn.prepare(&format!("SELECT {}", name_sql(kind, "label", "?1")))?;
    Ok(statement.query_row([id.bytes()], |row| row.get::<Option<String>>(0))?.unwrap_or_default())
}

/// The text by which a folded name is ordered; a person's name may be in either order.
pub(super) fn name_key(kind: Kind, folded: &str) -> String {
    match kind {
        Kind::Member | Kind::Staff => sort_key(&PersonName::parse_one(folded)),
        _ => by_value(folded),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_and_read_as_iso_text() {
        let day = Day::from_ymd_opt(2026, 3, 9).expect("a day");
        assert_eq!(day_text(day), "2026-03-09");
        assert_eq!(day_from(b"2026-03-09"), Some(day));
        for odd in ["2026-3-9", "2026-02-30", "20260309", "x026-03-09", ""] {
            assert_eq!(day_from(odd.as_bytes()), None, "{odd}");
        }
    }
}
