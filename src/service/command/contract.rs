//! What can be done to the contract of a member.

use crate::domain::change::Decision;
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::domain::value::Value;
use crate::domain::verbs::{self, Extension};
use crate::repository::Repository;

use super::{CommandError, Desk, cell, load};

/// Extends a temporary contract or makes it permanent.
#[derive(Debug, Clone, PartialEq)]
pub struct ContractDeed {
    /// Whose.
    pub member: Id,
    /// The end that was seen, if it was seen.
    pub seen: Option<Value>,
    /// What it becomes.
    pub to: Extension,
    /// From which day.
    pub on: Day,
}

/// Decides on it.
pub fn decide(repo: &dyn Repository, desk: &mut Desk<'_>, deed: &ContractDeed) -> Result<Decision, CommandError> {
    let person = load::member(repo, deed.member)?;
    if let Some(now) = person.file().employment_on(deed.on).cloned().map(Record::Employment) {
        let until = match deed.to {
            Extension::Until(day) => Value::Day(day),
            Extension::Permanent => Value::Empty,
        };
        cell::not_overtaken(&now, [("contract_until", deed.seen.as_ref(), &until)])?;
    }
    Ok(verbs::extend_contract(person.file(), deed.on, deed.to, desk.ids)?)
}
