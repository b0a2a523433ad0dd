//! What changed since a statement was fixed, so that a correction can say it.

use serde::Serialize;

use crate::domain::choices::ChangedTerm;
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::kinds::StatementLine;

/// A value that changed, and since which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// The property that changed.
    #[serde(rename = "what")]
    pub term: ChangedTerm,
    /// The value when the statement was fixed.
    pub was: Decimal,
    /// The value as it is known now.
    pub became: Decimal,
    /// First day of the statement on which the two differ.
    pub since: Day,
}

impl Changed {
    /// What a line of a statement keeps of it; `None` when the line does not tell.
    pub fn of(line: &StatementLine) -> Option<Changed> {
        let (was, became) = line.was.zip(line.became)?;
        Some(Changed { term: line.changed?, was, became, since: line.changed_from? })
    }
}
