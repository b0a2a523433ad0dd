//! The numbers and codes that were given out, whoever may see the records that have them.

use super::database::{Connection, OptionalRow};
use super::{destructions, rows};
use crate::domain::names::order_key;
use crate::domain::personal::PERSONS;
use crate::domain::record::Kind;
use crate::repository::StoreError;

/// See [`Repository::highest_key`](crate::repository::Repository::highest_key); these numbers are left out.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn highest_key(conn: &Connection, kind: Kind, but: &[String]) -> Result<Option<String>, StoreError> {
    let Some(key) = rows::own_key(kind) else { return Ok(None) };
    let forgotten = if PERSONS.contains(&kind) { destructions::forgotten(conn)? } else { Vec::new() };
    // What stands for who was forgotten is no number that goes on.
    let stand_ins = forgotten.into_iter().map(|who| who.stand_in);
    let left_out = serde_json::Value::from_iter(stand_ins.chain(but.iter().cloned())).to_string();
    let order = rows::KEY_ORDER;
    let sql = format!(
        "SELECT \"{key}\" FROM {kind} WHERE \"{key}\" NOT IN (SELECT value FROM json_each(?1)) ORDER BY {order} DESC LIMIT 1"
    );
    let there: Option<String> = conn.prepare(&sql)?.query_row([left_out], |row| row.get(0)).optional()?;
    let given_out = if PERSONS.contains(&kind) { destructions::given_out(conn, kind)? } else { None };
    Ok(there.into_iter().chain(given_out).max_by_key(|number| order_key(number)))
}

/// See [`Repository::is_taken`](crate::repository::Repository::is_taken).
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn is_taken(conn: &Connection, kind: Kind, key: &str) -> Result<bool, StoreError> {
    let Some(field) = rows::own_key(kind) else { return Ok(false) };
    let sql = format!("SELECT EXISTS (SELECT 1 FROM {kind} WHERE \"{field}\" = ?1)");
    Ok(conn.prepare(&sql)?.query_row([key], |row| row.get(0))?)
}
