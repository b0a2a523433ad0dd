//! Finds records by identity, key, name or reference.

use super::database::{Connection, Sql};
use super::{past, rows};
use crate::domain::change::Change;
use crate::domain::closed_days;
use crate::domain::counting::Settings;
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::{Parameter, PastValue};
use crate::domain::names::{self, PersonName, fold};
use crate::domain::query::Sort;
use crate::domain::record::{Kind, Record, Recorded};
use crate::repository::StoreError;

/// The records of a kind that meet a condition, in an order; as they were on a day if one is given.
fn select(
    conn: &Connection,
    kind: Kind,
    rest: &str,
    (mut values, on): (Vec<Sql>, Option<Day>),
) -> Result<Vec<Record>, StoreError> {
    let mark = format!("?{}", values.len() + 1);
    let with = on.map_or(Ok(String::new()), |on| past::tables_on(conn, on, || mark))?;
    values.extend(on.filter(|_| !with.is_empty()).map(|on| Sql::Text(rows::day_text(on))));
    let sql = format!("{with}SELECT {} FROM {kind} {rest}", rows::table(kind).columns);
    let mut statement = conn.prepare(&sql)?;
    statement.query_and_then(values, |row| rows::record_from(kind, row))?.collect()
}

/// The order of records of a kind when the query gives none.
fn usual_order(kind: Kind) -> String {
    match kind {
        Kind::Parameter => "sort_key, \"from\", id".to_owned(),
        _ if rows::is_named(kind) => "sort_key, id".to_owned(),
        _ => format!("\"{}\", id", Sort::usual(kind).column),
    }
}

/// See [`Repository::past_of`](crate::repository::Repository::past_of).
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn past_of(conn: &Connection, kind: Kind, id: Id) -> Result<Vec<PastValue>, StoreError> {
    let rest = format!("WHERE record = ?1 AND kind = '{kind}' ORDER BY {}", usual_order(Kind::PastValue));
    let found = select(conn, Kind::PastValue, &rest, (vec![id.to_string().into()], None))?;
    Ok(found.into_iter().filter_map(PastValue::out_of).collect())
}

/// See [`Repository::kept_among`](crate::repository::Repository::kept_among).
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn kept_among<'c>(
    conn: &Connection,
    changes: impl IntoIterator<Item = &'c Change>,
) -> Result<Vec<Record>, StoreError> {
    let mut stand = Vec::new();
    for (kind, id) in closed_days::kept_among(changes) {
        stand.extend(rows::load(conn, kind, id)?);
        stand.extend(past_of(conn, kind, id)?.into_iter().map(Record::PastValue));
    }
    Ok(stand)
}

/// The settings that the parameters give on a day.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn settings(conn: &Connection, on: Day) -> Result<Settings, StoreError> {
    Ok(Settings::on(on, &all_of::<Parameter>(conn)?))
}

/// See [`Repository::named`](crate::repository::Repository::named).
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn named(conn: &Connection, kind: Kind, key: &str) -> Result<Vec<Record>, StoreError> {
    let key = key.trim();
    if key.is_empty() || !rows::is_named(kind) {
        return Ok(Vec::new());
    }
    let found = |rest: &str, value: &str| select(conn, kind, rest, (vec![value.to_owned().into()], None));
    if let Some(field) = kind.key() {
        // Codes are given out in capitals, and typed without.
        for key in [key, &key.to_uppercase()] {
            let exact = found(&format!("WHERE \"{field}\" = ?1"), key)?;
            if !exact.is_empty() {
                return Ok(exact);
            }
        }
    }
    let (order, folded) = (usual_order(kind), fold(key));
    // The name is split before it is folded: capitals help to tell a prefix from a given name.
    let sort_key = match kind {
        Kind::Member | Kind::Staff | Kind::Candidate => names::sort_key(&PersonName::parse_one(key)),
        _ => rows::name_key(kind, &folded),
    };
    let named = found(&format!("WHERE sort_key = ?1 ORDER BY {order}"), &sort_key)?;
    if named.is_empty() && kind.dated_fields().any(|name| name == "name") {
        let past = "SELECT unhex(replace(v.record, '-', '')) FROM past_value v WHERE v.sort_key = ?1";
        let former = format!("WHERE id IN ({past} AND v.kind = '{kind}' AND v.field = 'name') ORDER BY {order}");
        return found(&former, &rows::name_key(kind, &folded));
    }
    if !named.is_empty() || kind != Kind::Staff {
        return Ok(named);
    }
    // There are few staff members; a surname of several words is found by the name as it is spoken.
    found(&format!("WHERE search = ?1 ORDER BY {order}"), &folded)
}

/// See [`Repository::referring`](crate::repository::Repository::referring); with a day as they were on it.
///
/// # Errors
/// Returns an error when the engine reports a failure, or the kind has no such field.
pub(super) fn referring(
    conn: &Connection,
    kind: Kind,
    (field, id): (&str, Id),
    on: Option<Day>,
) -> Result<Vec<Record>, StoreError> {
    let field = kind.field(field).ok_or_else(|| StoreError::Engine(format!("no field {kind}.{field}")))?;
    let rest = format!("WHERE \"{}\" = ?1 ORDER BY {}", field.name, usual_order(kind));
    select(conn, kind, &rest, (vec![id.into()], on))
}

/// See [`Repository::all`](crate::repository::Repository::all); with a day as they were on it.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn all(conn: &Connection, kind: Kind, on: Option<Day>) -> Result<Vec<Record>, StoreError> {
    select(conn, kind, &format!("ORDER BY {}", usual_order(kind)), (Vec::new(), on))
}

/// A record as it was on a day.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn one_on(conn: &Connection, kind: Kind, id: Id, on: Day) -> Result<Option<Record>, StoreError> {
    Ok(select(conn, kind, "WHERE id = ?1", (vec![id.into()], Some(on)))?.pop())
}

/// The name of a record as it was on a day.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn label_on(conn: &Connection, kind: Kind, id: Id, on: Day) -> Result<String, StoreError> {
    let with = past::tables_on(conn, on, || "?2".to_owned())?;
    if with.is_empty() {
        return rows::label(conn, kind, id);
    }
    let mut statement = conn.prepare(&format!("{with}SELECT {}", rows::name_sql(kind, "label", "?1")))?;
    let name = statement.query_row((id.bytes(), rows::day_text(on)), |row| row.get::<Option<String>>(0))?;
    Ok(name.unwrap_or_default())
}

/// The same as records of their own type.
///
/// # Errors
/// Fails as [`all`] does.
pub(super) fn all_of<R: Recorded>(conn: &Connection) -> Result<Vec<R>, StoreError> {
    Ok(all(conn, R::KIND, None)?.into_iter().filter_map(R::out_of).collect())
}
