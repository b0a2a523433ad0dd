//! Tables as they were on a day. A record keeps the latest value of each field, `past_value` what a field held until a day;
//! for a day on which the two differ a common table expression takes the place of the table of the kind, so that every
//! statement that reads it reads that day. It says the same as [`as_of`](crate::domain::verbs::as_of); the contract compares
//! them.

use super::database::Connection;
use super::rows;
use super::views::schema_of;
use crate::domain::days::Day;
use crate::domain::field::FieldInfo;
use crate::domain::record::Kind;
use crate::domain::value::FieldType;
use crate::domain::verbs::kinds_with_a_past;
use crate::repository::StoreError;

/// What has to stand before a statement that reads tables on a day: nothing, when all that changed had changed by then, so that
/// looking at today costs nothing. `mark` gives what stands for the day in the statement; it is asked only when that is needed.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn tables_on(conn: &Connection, on: Day, mark: impl FnOnce() -> String) -> Result<String, StoreError> {
    let mut differing = conn.prepare("SELECT DISTINCT kind FROM past_value WHERE until >= ?1")?;
    let names: Vec<String> = differing.query_map([rows::day_text(on)], |row| row.get(0))?.collect::<Result<_, _>>()?;
    if names.is_empty() {
        return Ok(String::new());
    }
    let mark = mark();
    let kinds = kinds_with_a_past().filter(|kind| names.iter().any(|name| name == kind.name()));
    let past = schema_of(conn, Kind::PastValue)?;
    let tables: Vec<String> = kinds
        .map(|kind| Ok(table_on((schema_of(conn, kind)?, kind), past, &mark)))
        .collect::<Result<_, StoreError>>()?;
    Ok(format!("WITH {} ", tables.join(", ")))
}

/// The table of a kind as it was on the day, from what stands under its name in one schema, and the past values in another.
fn table_on((schema, kind): (&str, Kind), past: &str, mark: &str) -> String {
    let dated: Vec<&FieldInfo> = kind.fields().iter().copied().filter(|info| info.dated).collect();
    let held: Vec<String> = dated
        .iter()
        .map(|info| {
            let name = info.name;
            format!(
                "max(CASE WHEN v.field = '{name}' THEN 1 ELSE 0 END) AS \"{name}_then\",
                 max(CASE WHEN v.field = '{name}' THEN v.value END) AS \"{name}\""
            )
        })
        .collect();
    let column = |info: &&FieldInfo| match info.dated {
        true => format!("{} AS \"{}\"", then(info), info.name),
        false => format!("k.\"{}\"", info.name),
    };
    let mut columns = vec!["k.id".to_owned()];
    columns.extend(kind.fields().iter().map(column));
    if rows::is_named(kind) {
        columns.extend(names(kind));
    }
    // No number or code has a past.
    columns.extend(rows::own_key(kind).map(|_| format!("k.{}", rows::KEY_ORDER)));
    format!(
        "{kind} AS NOT MATERIALIZED (SELECT {} FROM {schema}.{kind} k LEFT JOIN (
            SELECT unhex(replace(v.record, '-', '')) AS past_of, {} FROM {past}.past_value v
            WHERE v.kind = '{kind}' AND v.until >= {mark} AND (v.\"from\" IS NULL OR v.\"from\" <= {mark}) GROUP BY v.record
         ) p ON p.past_of = k.id)",
        columns.join(", "),
        held.join(", ")
    )
}

/// The value of a field on the day.
fn then(info: &FieldInfo) -> String {
    let (name, value) = (info.name, stored(info.ty, &format!("p.\"{}\"", info.name)));
    format!("CASE WHEN p.\"{name}_then\" = 1 THEN {value} ELSE k.\"{name}\" END")
}

/// The columns that the program works out, from a past name where there is one.
fn names(kind: Kind) -> Vec<String> {
    if !kind.dated_fields().any(|name| name == "name") {
        return rows::WORKED_OUT.map(|column| format!("k.{column}")).to_vec();
    }
    let search = match kind {
        Kind::Team => "fold(p.name || ' ' || k.code)",
        _ => "fold(p.name)",
    };
    [("label", "p.name"), ("sort_key", "by_value(fold(p.name))"), ("search", search)]
        .map(|(column, past)| format!("CASE WHEN p.name_then = 1 THEN {past} ELSE k.{column} END AS {column}"))
        .to_vec()
}

/// What the column of a field keeps, from a value as it stands in files.
fn stored(ty: FieldType, value: &str) -> String {
    match ty {
        FieldType::Text(_) | FieldType::Day | FieldType::Choice(_) | FieldType::WorkDays | FieldType::WhatChanged => {
            value.to_owned()
        }
        FieldType::Whole(..) => format!("CAST({value} AS BIGINT)"),
        FieldType::Hours | FieldType::Percent | FieldType::Number | FieldType::Money => parts(value, 100),
        FieldType::Quantity => parts(value, 100_000_000),
        FieldType::Flag => format!("CASE WHEN {value} = 'true' THEN 1 WHEN {value} IS NOT NULL THEN 0 END"),
        FieldType::Ref(_) => format!("unhex(replace({value}, '-', ''))"),
    }
}

/// A number with decimals in so many parts of one.
fn parts(value: &str, of_one: i64) -> String {
    format!("CAST(round(CAST({value} AS NUMERIC) * {of_one}) AS BIGINT)")
}
