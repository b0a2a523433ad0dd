//! The number or code that a new record gets.

use super::{Repository, StoreError};
use crate::domain::record::Kind;
use crate::domain::recruiting::next_number;

/// The number after the highest of a kind, in the field that is its key, whoever may see that one.
///
/// # Errors
/// Returns the error that the store reports.
pub fn free_number(repo: &dyn Repository, kind: Kind) -> Result<String, StoreError> {
    let first = match kind {
        Kind::Candidate => "K000",
        Kind::Team => "T000",
        Kind::Vacancy => "V000",
        _ => "0",
    };
    let highest = repo.highest_key(kind)?.unwrap_or_else(|| first.to_owned());
    next_number(&highest, |number| repo.is_taken(kind, number))
}
