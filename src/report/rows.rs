//! Reading all rows of a query, a piece at a time.

use crate::domain::query::{Query, Row};
use crate::repository::{Repository, StoreError};

/// How many rows are read at once.
const PIECE: u64 = 5_000;

/// Does something with each row, in order.
///
/// # Errors
/// What the store cannot read.
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
