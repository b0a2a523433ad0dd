//! What can be done to the contracts of members that run out: extend them, make them permanent, or let the service end with them;
//! and what that would come to, told before it is done.

use std::collections::HashMap;

use super::context::{CommandContext, CommandError};
use super::overtaken::{Seen, not_ended_meanwhile, not_overtaken};
use super::{guidance, load};
use crate::domain::change::{Change, Decision};
use crate::domain::choices::{Contract, Destination, EndReason};
use crate::domain::contracts::{ContractChain, ContractRules};
use crate::domain::days::Day;
use crate::domain::id::{CountedIds, Id, Ids};
use crate::domain::kinds::{Employment, Placement, Team};
use crate::domain::reason::Reason;
use crate::domain::record::{Record, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;
use crate::domain::verbs::{self, Extension, MemberFile, next_contract_from};
use crate::repository::{Repository, StoreError};

/// What becomes of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContractStep {
    /// It goes on as another.
    Extend(Extension),
    /// The service ends with it.
    LetEnd,
}

/// Does the same to the contracts of some members.
#[derive(Debug, Clone, PartialEq)]
pub struct ContractCommand {
    /// Whose, with the end that was seen.
    pub members: Vec<Seen>,
    /// What becomes of them.
    pub step: ContractStep,
    /// The day looked at: the contract that is meant is that of this day.
    pub on: Day,
    /// From which day it goes on as another; `None` for the day after the end that each has.
    pub from: Option<Day>,
}

/// Decides on the changes that a command asks for.
pub fn decide(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    command: &ContractCommand,
) -> Result<Decision, CommandError> {
    let of_each = |(member, seen): &Seen| {
        let person = load::member(repo, *member)?;
        of_one(repo, context.ids, command, (&person, seen.as_ref()))
    };
    command.members.iter().map(of_each).collect()
}

/// From which day the contract of somebody goes on as another.
fn first_day(command: &ContractCommand, person: &MemberFile) -> Day {
    command.from.unwrap_or_else(|| next_contract_from(&person.employments, command.on))
}

fn of_one(
    repo: &dyn Repository,
    ids: &mut dyn Ids,
    command: &ContractCommand,
    (person, seen): (&MemberFile, Option<&Value>),
) -> Result<Decision, CommandError> {
    let now = person.employment_on(command.on);
    let becomes = match command.step {
        ContractStep::Extend(Extension::Until(day)) => Value::Day(day),
        ContractStep::Extend(Extension::Permanent) | ContractStep::LetEnd => Value::Empty,
    };
    if let Some(now) = now.cloned().map(Record::Employment) {
        not_overtaken(&now, [(Employment::contract_until, seen, &becomes)])?;
    }
    match command.step {
        ContractStep::Extend(to) => {
            let from = first_day(command, person);
            let rules = repo.settings(from)?.contracts;
            Ok(verbs::extend_contract(person, from, to, &rules, ids)?)
        }
        ContractStep::LetEnd => {
            let refuse = |reason| Refusal::new(reason).with("member", Typed::label(&person.member));
            let now = now.ok_or_else(|| refuse(Reason::NotInService).with("day", command.on))?;
            let end = now.contract_until.ok_or_else(|| refuse(Reason::ContractWithoutEnd))?;
            end_service(repo, person, None, ((end, command.on), EndReason::ContractEnded, None))
        }
    }
}

/// Decides on ending the service of a member, and what runs with it; of who is still to leave on the day on which it is decided, and has no
/// service on the last day, that day moves further away.
pub fn end_service(
    repo: &dyn Repository,
    person: &MemberFile,
    seen: Option<&Value>,
    ((last, decided_on), reason, destination): ((Day, Day), EndReason, Option<Destination>),
) -> Result<Decision, CommandError> {
    let to_leave = person.employments.iter().filter(|e| e.until.is_some_and(|was| was >= decided_on && was < last));
    if let (None, Some(leaving)) = (person.employment_on(last), to_leave.max_by_key(|e| e.until)) {
        let mut ends = HashMap::new();
        for placement in person.placements.iter().filter(|placement| placement.until == leaving.until) {
            ends.insert(placement.team, load::typed::<Team>(repo, placement.team)?.until);
        }
        let team_until = |placement: &Placement| ends.get(&placement.team).copied().flatten();
        let moved = verbs::move_end_of_employment(person, leaving, (last, reason, destination), team_until)?;
        return not_ended_meanwhile(Some(leaving.clone().into()), seen, Value::Day(last), moved);
    }
    let decision = verbs::end_employment(person, last, reason, destination)?;
    let decision = decision.and(guidance::end_with_service(repo, person, last)?);
    let now = person.employment_on(last).cloned().map(Record::Employment);
    not_ended_meanwhile(now, seen, Value::Day(last), decision)
}

/// What would become of the contract of one member.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedContract {
    /// Whose.
    pub member: Id,
    /// Their number.
    pub number: String,
    /// Their name.
    pub name: String,
    /// The end that the contract has.
    pub end: Option<Day>,
    /// The last day on which notice of that end can be given; `None` where none is needed, and once it was given.
    pub notice_by: Option<Day>,
    /// What comes of it, or what stands in the way.
    pub next: Result<NextContract, Refusal>,
}

/// What comes of a contract.
#[derive(Debug, Clone, PartialEq)]
pub struct NextContract {
    /// The first day on which it is another; of a service that ends the day after its last.
    pub from: Option<Day>,
    /// The contract from then on; `None` when the service ends.
    pub contract: Option<Contract>,
    /// The end that it then has; of a service that ends its last day.
    pub until: Option<Day>,
    /// How far the chain of temporary contracts then is.
    pub chain: Option<ContractChain>,
    /// What there is to remark.
    pub remarks: Vec<Refusal>,
}

/// What a command on contracts would come to, member by member.
#[derive(Debug, Clone, PartialEq)]
pub struct ContractPlan {
    /// One for each member, in the order of the command.
    pub lines: Vec<PlannedContract>,
    /// What the law asks of contracts on the day looked at.
    pub rules: ContractRules,
}

impl ContractPlan {
    /// The command without those who are refused.
    pub fn possible(&self, command: &ContractCommand) -> ContractCommand {
        let refused = |id: Id| self.lines.iter().any(|line| line.member == id && line.next.is_err());
        let members = command.members.iter().filter(|(id, _)| !refused(*id)).cloned().collect();
        ContractCommand { members, ..command.clone() }
    }
}

/// What a command on contracts would come to. Changes nothing.
///
/// # Errors
/// Returns an error when the store cannot be read, or one of the members is not there.
pub fn plan_contracts(repo: &dyn Repository, command: &ContractCommand) -> Result<ContractPlan, StoreError> {
    let mut ids = CountedIds::unseen();
    let rules = repo.settings(command.on)?.contracts;
    let mut lines = Vec::new();
    for (member, seen) in &command.members {
        let person = match load::member(repo, *member) {
            Ok(person) => person,
            Err(CommandError::Store(error)) => return Err(error),
            // Whoever is gone meanwhile is no longer asked about.
            Err(_) => continue,
        };
        let now = person.employment_on(command.on);
        let next = match of_one(repo, &mut ids, command, (&person, seen.as_ref())) {
            Ok(decision) => Ok(next_contract(&rules, command, &person, decision)),
            Err(CommandError::Refused(refusal)) => Err(refusal),
            Err(CommandError::Conflict { .. }) => Err(Refusal::new(Reason::ContractChanged)),
            Err(CommandError::Store(error)) => return Err(error),
        };
        lines.push(PlannedContract {
            member: *member,
            number: person.member.number.clone(),
            name: Typed::label(&person.member),
            end: now.and_then(|employment| employment.contract_until),
            notice_by: now.filter(|now| now.notice_given_on.is_none()).and_then(|now| rules.notice_by(now)),
            next,
        });
    }
    Ok(ContractPlan { lines, rules })
}

fn next_contract(
    rules: &ContractRules,
    command: &ContractCommand,
    person: &MemberFile,
    decision: Decision,
) -> NextContract {
    let employments = after(&person.employments, &decision.changes);
    let remarks = decision.warnings.into_iter().map(|warning| warning.0).collect();
    let Some(last) = employments.last() else {
        return NextContract { from: None, contract: None, until: None, chain: None, remarks };
    };
    match command.step {
        ContractStep::Extend(_) => NextContract {
            from: Some(last.from),
            contract: Some(last.contract),
            until: last.contract_until,
            chain: rules.chain_so_far(&employments),
            remarks,
        },
        ContractStep::LetEnd => {
            let from = last.until.and_then(|until| until.succ_opt());
            NextContract { from, contract: None, until: last.until, chain: None, remarks }
        }
    }
}

/// The employments of a member once these changes are made, in the order of their first days.
fn after(employments: &[Employment], changes: &[Change]) -> Vec<Employment> {
    let mut all = employments.to_vec();
    for change in changes {
        let Record::Employment(employment) = change.record() else { continue };
        all.retain(|known| known.id != employment.id);
        if !matches!(change, Change::Remove(_)) {
            all.push(employment.clone());
        }
    }
    all.sort_by_key(|employment| employment.from);
    all
}
