//! Takes away indexes and triggers for as long as many rows are written.

use super::database::{Connection, SqlResult};

/// Drops the indexes and triggers for which `drops` says so (`index` or `trigger`, the table, the statement that makes it), and returns
/// the statements that make them again.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn drop(conn: &Connection, drops: impl Fn(&str, &str, &str) -> bool) -> SqlResult<Vec<String>> {
    if conn.is_on_server() {
        // Who works with a store there may not.
        return Ok(Vec::new());
    }
    let mut statement = conn.prepare(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema
         WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type, rowid",
    )?;
    let all: Vec<(String, String, String, String)> = statement
        .query_map((), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_, _>>()?;
    std::mem::drop(statement);
    let mut out = Vec::new();
    for (what, name, table, sql) in all {
        if drops(&what, &table, &sql) {
            conn.execute_batch(&format!("DROP {what} {name}"))?;
            out.push(sql);
        }
    }
    Ok(out)
}
