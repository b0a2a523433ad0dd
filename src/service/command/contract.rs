//! What can be done to the contract of a member.

use crate::domain::change::Decision;
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::Employment;
use crate::domain::record::Record;
use crate::domain::value::Value;
use crate::domain::verbs::{self, Extension};
use crate::repository::Repository;

use super::context::{CommandContext, CommandError};
use super::load;
use super::overtaken::not_overtaken;

/// Extends a temporary contract or makes it permanent.
#[derive(Debug, Clone, PartialEq)]
pub struct ContractCommand {
    /// Whose.
    pub member: Id,
    /// The end that was seen, if it was seen.
    pub seen: Option<Value>,
    /// What it becomes.
    pub to: Extension,
    /// From which day.
    pub on: Day,
}

/// Decides on the changes that a command asks for.
pub fn decide(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    command: &ContractCommand,
) -> Result<Decision, CommandError> {
    let person = load::member(repo, command.member)?;
    if let Some(now) = person.employment_on(command.on).cloned().map(Record::Employment) {
        let until = match command.to {
            Extension::Until(day) => Value::Day(day),
            Extension::Permanent => Value::Empty,
        };
        not_overtaken(&now, [(Employment::contract_until, command.seen.as_ref(), &until)])?;
    }
    let rules = repo.settings(command.on)?.contracts;
    Ok(verbs::extend_contract(&person, command.on, command.to, &rules, context.ids)?)
}
