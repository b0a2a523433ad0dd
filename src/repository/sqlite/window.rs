//! Windows, counts and positions.
//!
//! Members and staff by name, members by number, teams by name or code, and the other named kinds by name are read along
//! an index from the nearest row that is remembered. Other orders go through all rows of the query, keeping only as
//! many as are asked for.

use super::build::{Build, RowSource};
use super::cache::{Known, RowPosition, place_of};
use super::database::{Connection, SqlResult, SqlRow};
use super::{cells, due_columns, rows};
use crate::domain::columns::{ColumnSource, column};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::filter::{Expr, Relation};
use crate::domain::id::Id;
use crate::domain::query::{Query, Window};
use crate::domain::value::{FieldType, Value};
use crate::repository::StoreError;

/// Where the reading of a window starts: at a row that is remembered, or else at an end of all rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Start {
    /// The row that is remembered; not included when it goes back.
    pub at: Option<RowPosition>,
    /// Whether it goes back.
    pub back: bool,
}

/// The rows `from..from + most`.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn read(
    conn: &Connection,
    known: &mut Known,
    query: &Query,
    from: u64,
    most: u64,
) -> Result<Window, StoreError> {
    if most == 0 || known.count.is_some_and(|count| from >= count) {
        return Ok(Window { from, rows: Vec::new() });
    }
    let most = known.count.map_or(most, |count| most.min(count - from));
    let (start, passed) = nearest(known, from, most);
    let places = places(Build::knowing(conn, query, known.settings), &start, most, passed)?;
    let found = places.len() as u64;
    if found < most && (found > 0 || from == 0) {
        known.count = Some(from + found);
    }
    let ids: Vec<Id> = places.iter().map(|(_, id)| *id).collect();
    let mut places = places.into_iter();
    if let Some(first) = places.next() {
        known.note(from, first);
    }
    if let Some(last) = places.next_back() {
        known.note(from + found - 1, last);
    }
    Ok(Window { from, rows: cells::read(conn, query, known.settings, &ids)? })
}

/// The start from which the fewest rows are passed over, and their number.
fn nearest(known: &Known, from: u64, most: u64) -> (Start, u64) {
    let start = |at: &RowPosition, back| Start { at: Some(at.clone()), back };
    let before = known.places.range(..=from).next_back().map(|(at, place)| (start(place, false), from - at));
    let behind = known.places.range(from + most..).next().map(|(at, place)| (start(place, true), at - (from + most)));
    let last = known.count.and_then(|count| count.checked_sub(from + most));
    let last = last.map(|passed| (Start { at: None, back: true }, passed));
    let first = (Start { at: None, back: false }, from);
    // The first of equals; what is remembered before the rows is always nearer than the first of all.
    [behind, last].into_iter().flatten().fold(before.unwrap_or(first), |best, other| match other.1 < best.1 {
        true => other,
        false => best,
    })
}

fn places(mut build: Build<'_>, start: &Start, most: u64, passed: u64) -> Result<Vec<RowPosition>, StoreError> {
    let sql = sql(&mut build, start)?;
    build.values.extend([bounded(most).into(), bounded(passed).into()]);
    let mut statement = build.conn.prepare(&sql)?;
    let mut places: Vec<RowPosition> =
        statement.query_map(build.values, |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    if start.back {
        places.reverse();
    }
    Ok(places)
}

/// The number as the engine's integer type, cut to its largest.
pub(super) fn bounded(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The first step of a window; two marks are left to bind, for how many and how many to pass over.
///
/// # Errors
/// Fails as [`Build::rows`] does.
pub(super) fn sql(build: &mut Build<'_>, start: &Start) -> Result<String, StoreError> {
    let RowSource { tables, mut condition, id, order } = build.rows()?;
    let descending = build.query.sort.descending;
    if let Some(place) = &start.at {
        let sign = match (start.back, descending) {
            (false, false) => ">=",
            (false, true) => "<=",
            (true, false) => "<",
            (true, true) => ">",
        };
        condition.push_str(&beyond(build, (&order, id), sign, place));
    }
    let way = if start.back == descending { "ASC" } else { "DESC" };
    let with = build.tables_on_day()?;
    let next = build.values.len();
    Ok(format!(
        "{with}SELECT {order}, {id} FROM {tables} WHERE {condition} ORDER BY {order} {way}, {id} {way} LIMIT ?{} OFFSET ?{}",
        next + 1,
        next + 2
    ))
}

fn beyond(build: &mut Build<'_>, (order, own): (&str, &str), sign: &str, (key, id): &RowPosition) -> String {
    let (key, id) = (build.bind(key.clone()), build.bind(*id));
    format!(" AND ({order}, {own}) {sign} ({key}, {id})")
}

/// See [`Repository::first_of_all`](crate::repository::Repository::first_of_all): one pass over all rows, unless they are found by
/// the day by which they are due.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn first_of_all(
    conn: &Connection,
    known: &mut Known,
    query: &Query,
    (most, days): (u64, &[Day]),
) -> Result<(Window, u64, Option<Vec<u64>>), StoreError> {
    let build = Build::knowing(conn, query, known.settings);
    if build.due_by.is_some_and(|due_by| due_columns::come_in_order(query, due_by)) {
        return first_due(build, known, (most, days));
    }
    let (rest, most_day) = apart_from_order(query);
    let mut build = Build::knowing(conn, &rest, known.settings);
    let by_day = build.find(query.sort.column)?.ty == FieldType::Day;
    let RowSource { tables, condition, order, .. } = build.rows()?;
    let way = if query.sort.descending { "DESC" } else { "ASC" };
    let with = build.tables_on_day()?;
    let within = most_day.map_or(String::new(), |day| format!("WHERE ordered <= {}", build.bind(rows::day_text(day))));
    let each = days.iter().filter(|_| by_day).map(|day| {
        let day = build.bind(rows::day_text(*day));
        format!(", count(*) FILTER (WHERE ordered <= {day}) OVER ()")
    });
    let each: String = each.collect();
    let mark = build.bind(bounded(most.max(1)));
    // Materialized: otherwise the engine reckons the order again for each place that mentions it.
    let sql = format!(
        "WITH found(ordered, id) AS MATERIALIZED ({with}SELECT {order}, k.id FROM {tables} WHERE {condition})
         SELECT id, count(*) OVER (){each} FROM found {within}
         ORDER BY ordered {way}, id {way} LIMIT {mark}"
    );
    let (mut ids, mut count, mut reached) = (Vec::new(), 0i64, vec![0u64; days.len()]);
    let mut statement = conn.prepare(&sql)?;
    let mut found = statement.query(build.values)?;
    while let Some(row) = found.next()? {
        ids.push(row.get(0)?);
        count = row.get(1)?;
        for (nth, reached) in (2..).zip(reached.iter_mut().filter(|_| by_day)) {
            *reached = row.get::<i64>(nth)?.unsigned_abs();
        }
    }
    ids.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let count = *known.count.insert(count.unsigned_abs());
    let reached = by_day.then_some(reached);
    Ok((Window { from: 0, rows: cells::read(conn, query, known.settings, &ids)? }, count, reached))
}

/// The first rows of what is due, along the index of its days, and how many there are.
fn first_due(
    mut build: Build<'_>,
    known: &mut Known,
    (most, days): (u64, &[Day]),
) -> Result<(Window, u64, Option<Vec<u64>>), StoreError> {
    let (conn, query) = (build.conn, build.query);
    let by_day = build.find(query.sort.column)?.ty == FieldType::Day;
    let (tables, condition) = build.counted()?;
    let with = build.tables_on_day()?;
    let each = days.iter().map(|day| {
        let mark = build.bind(rows::day_text(*day));
        format!(", count(*) FILTER (WHERE {} <= {mark})", due_columns::DAY)
    });
    let each: String = each.collect();
    let sql = format!("{with}SELECT count(*){each} FROM {tables} WHERE {condition}");
    let counted = conn.prepare(&sql)?.query_row(build.values, |row| {
        (0..=days.len()).map(|at| Ok(row.get::<i64>(at)?.unsigned_abs())).collect::<SqlResult<Vec<u64>>>()
    })?;
    known.count = counted.first().copied();
    let window = read(conn, known, query, 0, most)?;
    Ok((window, known.count.unwrap_or_default(), by_day.then(|| counted[1..].to_vec())))
}

/// The query without the last day that its filter gives for the column of its order, where that is derived, and that day: so it
/// is derived once for both. A column that is stored keeps it, for its index.
fn apart_from_order(query: &Query) -> (Query, Option<Day>) {
    let (mut rest, by) = (query.clone(), query.sort.column);
    let derived = column(query.kind, by).is_some_and(|column| column.source != ColumnSource::Own);
    let Expr::And(parts) = &mut rest.filter else { return (rest, None) };
    let last = parts.iter().position(|part| {
        matches!(part, Expr::Compare { column, relation: Relation::AtMost, value: Value::Day(_) } if *column == by)
    });
    match last.filter(|_| derived).map(|at| parts.remove(at)) {
        Some(Expr::Compare { value: Value::Day(day), .. }) => (rest, Some(day)),
        _ => (rest, None),
    }
}

/// Number of rows of the query.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn count(conn: &Connection, known: &mut Known, query: &Query) -> Result<u64, StoreError> {
    if let Some(count) = known.count {
        return Ok(count);
    }
    let mut build = Build::knowing(conn, query, known.settings);
    let (tables, condition) = build.counted()?;
    Ok(*known.count.insert(number(build, &tables, &condition)?))
}

/// Number of rows of the query, and the sum of a column of numbers.
///
/// # Errors
/// Returns an error when the engine reports a failure, or there is no such column.
pub(super) fn count_and_sum(
    conn: &Connection,
    known: &Known,
    (query, column): (&Query, &str),
) -> Result<(u64, Decimal), StoreError> {
    let mut build = Build::knowing(conn, query, known.settings);
    let summed = build.find(column)?;
    let is_whole = matches!(summed.ty, FieldType::Whole(..));
    let summed = build.column(summed)?;
    let (tables, condition) = build.counted()?;
    let with = build.tables_on_day()?;
    let sql = format!("{with}SELECT count(*), coalesce(sum({summed}), 0) FROM {tables} WHERE {condition}");
    let read = |row: SqlRow<'_>| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?));
    let (count, sum) = build.conn.prepare(&sql)?.query_row(build.values, read)?;
    Ok((count.unsigned_abs(), if is_whole { Decimal::whole(sum) } else { Decimal::from_hundredths(sum) }))
}

/// The number of rows that meet a condition.
fn number(mut build: Build<'_>, tables: &str, condition: &str) -> Result<u64, StoreError> {
    let with = build.tables_on_day()?;
    let sql = format!("{with}SELECT count(*) FROM {tables} WHERE {condition}");
    let count: i64 = build.conn.prepare(&sql)?.query_row(build.values, |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

/// Number of rows before a record; `None` when it is not among them.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn position(conn: &Connection, known: &mut Known, query: &Query, id: Id) -> Result<Option<u64>, StoreError> {
    let Some(place) = place_of(conn, query, id)? else { return Ok(None) };
    let descending = query.sort.descending;
    let reached = |other: &RowPosition| if descending { *other >= place } else { *other <= place };
    let before = known.places.iter().rev().find(|(_, other)| reached(other)).map(|(at, other)| (*at, other.clone()));
    let mut build = Build::knowing(conn, query, known.settings);
    let RowSource { tables, mut condition, id: own, order } = build.rows()?;
    let (from, to) = if descending { ("<=", ">") } else { (">=", "<") };
    let mut passed = 0;
    if let Some((at, other)) = before {
        condition.push_str(&beyond(&mut build, (&order, own), from, &other));
        passed = at;
    }
    condition.push_str(&beyond(&mut build, (&order, own), to, &place));
    let position = passed + number(build, &tables, &condition)?;
    known.note(position, place);
    Ok(Some(position))
}
