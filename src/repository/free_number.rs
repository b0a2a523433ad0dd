//! The number or code that a new record gets.

use super::{Repository, StoreError};
use crate::domain::days::Day;
use crate::domain::query::{Query, Sort};
use crate::domain::record::Kind;
use crate::domain::recruiting::next_number;

/// The number after the highest of a kind, in the field that is its key.
///
/// # Errors
/// Returns the error that the store reports.
pub fn free_number(repo: &dyn Repository, kind: Kind) -> Result<String, StoreError> {
    let column = kind.key().unwrap_or("number");
    let sort = Sort { column, descending: true };
    let query = Query::of(kind, Day::default()).of_all_times().sorted(sort).showing(&[column]);
    let last = repo.window(&query, 0, 1)?;
    let cell = last.rows.first().and_then(|row| row.cells.first());
    let first = match kind {
        Kind::Candidate => "K000",
        Kind::Team => "T000",
        Kind::Vacancy => "V000",
        _ => "0",
    };
    let highest = cell.map_or(first.to_owned(), |cell| cell.value.plain());
    next_number(&highest, |number| Ok(!repo.named(kind, number)?.is_empty()))
}
