//! Where the views of [`permitted`](super::permitted) stand in the place of tables.

use super::database::{Connection, SqlResult};
use crate::domain::record::Kind;
use crate::repository::StoreError;

/// The table of a kind with the index by which it is to be read; where it is a view, which has none, without.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn by_index(conn: &Connection, kind: Kind, alias: &str, index: &str) -> Result<String, StoreError> {
    Ok(if is_view(conn, kind)? { format!("{kind} {alias}") } else { format!("{kind} {alias} INDEXED BY {index}") })
}

/// Where the table of a kind, or the view in its place, is found under that name alone.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn schema_of(conn: &Connection, kind: Kind) -> Result<&'static str, StoreError> {
    Ok(if is_view(conn, kind)? { "temp" } else { "main" })
}

/// Whether who reads by a connection sees less than everything; taken for granted where that cannot be told.
pub(super) fn is_limited(conn: &Connection) -> bool {
    conn.is_temporary("").unwrap_or(true)
}

fn is_view(conn: &Connection, kind: Kind) -> SqlResult<bool> {
    conn.is_temporary(kind.name())
}
