//! What changed since a statement was fixed, so that a correction says it.

use serde::Serialize;

use crate::domain::choices::ChangedTerm;
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::kinds::StatementLine;

/// What became something else, and since which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// What.
    #[serde(rename = "what")]
    pub term: ChangedTerm,
    /// What it was when the statement was fixed.
    pub was: Decimal,
    /// What is known now.
    pub became: Decimal,
    /// First day of the statement on which they differ.
    pub since: Day,
}

impl Changed {
    /// What a line of a statement keeps of it.
    pub fn of(line: &StatementLine) -> Option<Changed> {
        let (was, became) = line.was.zip(line.became)?;
        Some(Changed { term: line.changed?, was, became, since: line.changed_from? })
    }
}
