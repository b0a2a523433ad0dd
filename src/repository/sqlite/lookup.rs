//! Looking records up by identity, key, name or reference.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};

use super::rows;
use crate::domain::counting::Settings;
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::Parameter;
use crate::domain::names::fold;
use crate::domain::query::Sort;
use crate::domain::record::{Kind, Record, Recorded};
use crate::repository::StoreError;

/// The records of a kind that meet a condition, in an order.
fn select(conn: &Connection, kind: Kind, rest: &str, values: Vec<Sql>) -> Result<Vec<Record>, StoreError> {
    let sql = format!("SELECT {} FROM {kind} {rest}", rows::table(kind).columns);
    let mut statement = conn.prepare_cached(&sql)?;
    statement.query_and_then(params_from_iter(values), |row| rows::record_from(kind, row))?.collect()
}

/// In what order records of a kind come when nothing else says so.
fn usual_order(kind: Kind) -> String {
    match kind {
        Kind::Parameter => "sort_key, \"from\", id".to_owned(),
        _ if rows::is_named(kind) => "sort_key, id".to_owned(),
        _ => format!("\"{}\", id", Sort::usual(kind).column),
    }
}

/// What the parameters say on a day.
///
/// # Errors
/// When the engine reports a failure.
pub(super) fn settings(conn: &Connection, on: Day) -> Result<Settings, StoreError> {
    Ok(Settings::on(on, &all_of::<Parameter>(conn)?))
}

/// See [`Repository::named`](crate::repository::Repository::named).
///
/// # Errors
/// When the engine reports a failure.
pub(super) fn named(conn: &Connection, kind: Kind, key: &str) -> Result<Vec<Record>, StoreError> {
    let key = key.trim();
    if key.is_empty() || !rows::is_named(kind) {
        return Ok(Vec::new());
    }
    if let Some(field) = kind.key() {
        let exact = select(conn, kind, &format!("WHERE \"{field}\" = ?1"), vec![key.to_owned().into()])?;
        if !exact.is_empty() {
            return Ok(exact);
        }
    }
    let order = usual_order(kind);
    // The name is taken apart before folding: capitals help to tell a prefix from a given name.
    let sort_key = match kind {
        Kind::Member | Kind::Staff | Kind::Candidate => {
            crate::domain::names::sort_key(&crate::domain::names::PersonName::parse_one(key))
        }
        _ => rows::name_key(kind, &fold(key)),
    };
    let found = select(conn, kind, &format!("WHERE sort_key = ?1 ORDER BY {order}"), vec![sort_key.into()])?;
    if !found.is_empty() || kind != Kind::Staff {
        return Ok(found);
    }
    // Staff are few; a surname of several words is found by the name as it is spoken.
    select(conn, kind, &format!("WHERE search = ?1 ORDER BY {order}"), vec![fold(key).into()])
}

/// See [`Repository::referring`](crate::repository::Repository::referring).
///
/// # Errors
/// When the engine reports a failure, or the kind has no such field.
pub(super) fn referring(conn: &Connection, kind: Kind, field: &str, id: Id) -> Result<Vec<Record>, StoreError> {
    let field = kind.field(field).ok_or_else(|| StoreError::Engine(format!("no field {kind}.{field}")))?;
    let order = usual_order(kind);
    select(conn, kind, &format!("WHERE \"{}\" = ?1 ORDER BY {order}", field.name), vec![rows::id_sql(id)])
}

/// See [`Repository::all`](crate::repository::Repository::all).
///
/// # Errors
/// When the engine reports a failure.
pub(super) fn all(conn: &Connection, kind: Kind) -> Result<Vec<Record>, StoreError> {
    select(conn, kind, &format!("ORDER BY {}", usual_order(kind)), Vec::new())
}

/// The same as records of their own type.
///
/// # Errors
/// As [`all`].
pub(super) fn all_of<R: Recorded>(conn: &Connection) -> Result<Vec<R>, StoreError> {
    Ok(all(conn, R::KIND)?.into_iter().filter_map(R::out_of).collect())
}
