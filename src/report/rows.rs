//! Reads all rows of a query, a piece at a time.

use crate::domain::query::{Cell, Query, Row};
use crate::domain::value::Value;
use crate::repository::{Repository, StoreError};

/// Number of rows that are read at once.
pub const PIECE: u64 = 5_000;

/// An iterator over the rows of a query, which reads a piece at a time. A failure ends it and is kept for `complete`.
pub struct QueryRows<'a> {
    repo: &'a dyn Repository,
    query: &'a Query,
    piece: std::vec::IntoIter<Row>,
    next: u64,
    end: u64,
    failure: Option<StoreError>,
    /// Number of rows given so far.
    pub given: u64,
}

impl<'a> QueryRows<'a> {
    /// Starts at the first row; gives at most `limit` rows, or all.
    pub fn new(repo: &'a dyn Repository, query: &'a Query, limit: Option<u64>) -> Self {
        let (piece, end) = (Vec::new().into_iter(), limit.unwrap_or(u64::MAX));
        Self { repo, query, piece, next: 0, end, failure: None, given: 0 }
    }

    /// Confirms that the rows were not cut off by a failure.
    ///
    /// # Errors
    /// What the store reported when it broke them off.
    pub fn complete(&mut self) -> Result<(), StoreError> {
        self.failure.take().map_or(Ok(()), Err)
    }
}

impl Iterator for QueryRows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.piece.as_slice().is_empty() && self.next < self.end {
            let most = PIECE.min(self.end - self.next);
            let read = self.repo.window(self.query, self.next, most);
            let rows = read.map_err(|error| self.failure = Some(error)).map_or(Vec::new(), |window| window.rows);
            let got = rows.len() as u64;
            self.next = if got < most { self.end } else { self.next + got };
            self.piece = rows.into_iter();
        }
        self.piece.next().inspect(|_| self.given += 1)
    }
}

/// Calls `take_row` with each row, in order.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn each(repo: &dyn Repository, query: &Query, take_row: impl FnMut(Row)) -> Result<(), StoreError> {
    let mut rows = QueryRows::new(repo, query, None);
    rows.by_ref().for_each(take_row);
    rows.complete()
}

/// The value of a row in a column of the query.
pub fn value<'a>(query: &Query, row: &'a Row, column: &str) -> &'a Value {
    const NOTHING: &Value = &Value::Empty;
    cell(query, row, column).map_or(NOTHING, |cell| &cell.value)
}

/// The name of the record that a row refers to in a column of the query.
pub fn label(query: &Query, row: &Row, column: &str) -> String {
    cell(query, row, column).and_then(|cell| cell.label.clone()).unwrap_or_default()
}

fn cell<'a>(query: &Query, row: &'a Row, column: &str) -> Option<&'a Cell> {
    query.columns.iter().position(|name| *name == column).and_then(|at| row.cells.get(at))
}
