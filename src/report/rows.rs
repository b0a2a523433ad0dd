//! All rows of a query, read in pieces.

use crate::domain::query::{Query, Row};
use crate::domain::value::Value;
use crate::repository::{Repository, StoreError};

/// How many rows are read at once.
const PIECE: u64 = 2_000;

/// Shows each row of a query.
///
/// # Errors
/// What the store cannot read.
pub(super) fn each(repo: &dyn Repository, query: &Query, mut show: impl FnMut(&Row)) -> Result<(), StoreError> {
    let mut from = 0;
    loop {
        let window = repo.window(query, from, PIECE)?;
        window.rows.iter().for_each(&mut show);
        let got = window.rows.len() as u64;
        if got < PIECE {
            return Ok(());
        }
        from += got;
    }
}

/// What a row has in a column of the query.
pub(super) fn value<'a>(query: &Query, row: &'a Row, column: &str) -> &'a Value {
    const NOTHING: &Value = &Value::Empty;
    cell(query, row, column).map_or(NOTHING, |cell| &cell.value)
}

/// The name of what a row refers to in a column of the query.
pub(super) fn label(query: &Query, row: &Row, column: &str) -> String {
    cell(query, row, column).and_then(|cell| cell.label.clone()).unwrap_or_default()
}

fn cell<'a>(query: &Query, row: &'a Row, column: &str) -> Option<&'a crate::domain::query::Cell> {
    query.columns.iter().position(|name| *name == column).and_then(|at| row.cells.get(at))
}
