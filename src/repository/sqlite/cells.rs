//! Reads the cells of rows whose identity is known.

use super::build::Build;
use super::database::{Connection, Sql, SqlRow};
use super::rows;
use crate::domain::columns::Column;
use crate::domain::counting::Settings;
use crate::domain::id::Id;
use crate::domain::query::{Cell, Query, Row};
use crate::domain::record::Kind;
use crate::domain::value::{FieldType, Value};
use crate::repository::StoreError;

/// Reads the cells of these rows, in the order of `ids`.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn read(
    conn: &Connection,
    query: &Query,
    settings: Option<Settings>,
    ids: &[Id],
) -> Result<Vec<Row>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, mut values, columns) = build(Build::knowing(conn, query, settings))?;
    let mut statement = conn.prepare(&sql)?;
    let mut out = Vec::with_capacity(ids.len());
    for id in ids {
        values[0] = (*id).into();
        let mut found = statement.query_and_then(&values, |row| one(*id, row, &columns))?;
        out.extend(found.next().transpose()?);
    }
    Ok(out)
}

/// The statement that reads the cells of one row, its bound values, and its columns.
type Built = (String, Vec<Sql>, Vec<&'static Column>);

fn build(mut build: Build<'_>) -> Result<Built, StoreError> {
    let query = build.query;
    // The identity comes first among the bound values: it is the only one that differs from row to row.
    let mark = build.bind(Sql::Null);
    build.due_by = None;
    let member = query.kind == Kind::Member;
    build.placement = member;
    build.employment = member;
    let mut parts = vec![if member { "p.id, e.id".to_owned() } else { "NULL, NULL".to_owned() }];
    let mut columns: Vec<&'static Column> = Vec::with_capacity(query.columns.len());
    for name in &query.columns {
        let column = build.find(name)?;
        let sql = build.column(column)?;
        let label = match column.ty {
            FieldType::Ref(to) => rows::name_sql(to, "label", &sql),
            _ => "NULL".to_owned(),
        };
        parts.push(format!("{sql}, {label}"));
        columns.push(column);
    }
    let tables = build.tables(false);
    let with = build.tables_on_day()?;
    let sql = format!("{with}SELECT {} FROM {tables} WHERE k.id = {mark}", parts.join(", "));
    Ok((sql, build.values, columns))
}

/// The text of that statement, for looking at its query plan.
#[cfg(test)]
pub(super) fn statement(conn: &Connection, query: &Query) -> Result<String, StoreError> {
    build(Build::new(conn, query)).map(|(sql, _, _)| sql)
}

/// The row of a record: for a member with placement and employment, then of each column its value and its label.
fn one(id: Id, row: SqlRow<'_>, columns: &[&'static Column]) -> Result<Row, StoreError> {
    let cell = |(i, column): (usize, &&Column)| -> Result<Cell, StoreError> {
        let value = rows::from_sql(column.ty, row.get_ref(2 + 2 * i)?)?;
        // An empty text and a missing text are the same.
        let value = if value == Value::Text(String::new()) { Value::Empty } else { value };
        Ok(Cell { value, label: row.get(3 + 2 * i)? })
    };
    let cells = columns.iter().enumerate().map(cell).collect::<Result<_, _>>()?;
    Ok(Row { id, placement: row.get(0)?, employment: row.get(1)?, cells })
}
