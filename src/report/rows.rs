//! Reading all rows of a query, a piece at a time.

use crate::domain::query::{Cell, Query, Row};
use crate::domain::value::Value;
use crate::repository::{Repository, StoreError};

/// How many rows are read at once.
const PIECE: u64 = 5_000;

/// Does something with each row, in order.
///
/// # Errors
/// When the store cannot be read.
pub fn each(repo: &dyn Repository, query: &Query, mut deed: impl FnMut(Row)) -> Result<(), StoreError> {
    let mut from = 0;
    loop {
        let rows = repo.window(query, from, PIECE)?.rows;
        let read = rows.len() as u64;
        rows.into_iter().for_each(&mut deed);
        if read < PIECE {
            return Ok(());
        }
        from += read;
    }
}

/// What a row has in a column of the query.
pub fn value<'a>(query: &Query, row: &'a Row, column: &str) -> &'a Value {
    const NOTHING: &Value = &Value::Empty;
    cell(query, row, column).map_or(NOTHING, |cell| &cell.value)
}

/// The name of what a row refers to in a column of the query.
pub fn label(query: &Query, row: &Row, column: &str) -> String {
    cell(query, row, column).and_then(|cell| cell.label.clone()).unwrap_or_default()
}

fn cell<'a>(query: &Query, row: &'a Row, column: &str) -> Option<&'a Cell> {
    query.columns.iter().position(|name| *name == column).and_then(|at| row.cells.get(at))
}
