//! Dated facts of members, clients and teams: what adding one means for the one that holds, and what setting a cell means
//! that shows the one that holds on the day.

use crate::domain::change::{Change, Decision};
use crate::domain::days::{Day, holds};
use crate::domain::id::Id;
use crate::domain::instruments::fits_beside;
use crate::domain::kinds::{ClientAgreement, RegisterCheck, TeamRole};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Recorded, Typed};
use crate::domain::refusal::{Arg, Refusal};
use crate::domain::value::Value;
use crate::domain::verbs;
use crate::repository::{Repository, StoreError, TypedReading};

use super::context::{CommandContext, CommandError};
use super::overtaken::not_overtaken;

/// All records of the kind of a fact that belong to the same thing.
fn siblings(repo: &dyn Repository, fact: &Record) -> Result<Vec<Record>, StoreError> {
    fact.owner().map_or(Ok(Vec::new()), |(field, _, owner)| repo.referring(fact.kind(), field, owner))
}

fn typed<R: Recorded>(records: Vec<Record>) -> Vec<R> {
    records.into_iter().filter_map(R::out_of).collect()
}

/// What adding a fact decides; `None` for kinds and for a fact with a last day, which are added as they are.
pub fn add(repo: &dyn Repository, record: &Record) -> Result<Option<Decision>, CommandError> {
    match record {
        Record::TeamRole(role) if role.until.is_none() => take_role(repo, role.clone()).map(Some),
        record => Ok(verbs::follow(&siblings(repo, record)?, record).transpose()?),
    }
}

/// Lets somebody have a role in a team, and says whose it was.
pub fn take_role(repo: &dyn Repository, role: TeamRole) -> Result<Decision, CommandError> {
    let mut decision = verbs::take_role(&repo.referring_to(TeamRole::team, role.team)?, role)?;
    let passed_on = decision.changes.iter().find_map(|change| match change {
        Change::Update { before: Record::TeamRole(before), after: Record::TeamRole(after) } => {
            Some((before, after.from))
        }
        _ => None,
    });
    let remark = passed_on.map(|(former, from)| about_role(repo, Reason::RolePassedOn, former, from)).transpose()?;
    decision.warn(remark);
    Ok(decision)
}

/// A sentence about who has a role in a team.
fn about_role(repo: &dyn Repository, reason: Reason, role: &TeamRole, day: Day) -> Result<Refusal, StoreError> {
    let names = (repo.label(Kind::Staff, role.staff)?, repo.label(Kind::Team, role.team)?);
    Ok(verbs::about_role(reason, role, names, day))
}

/// Refuses a role beside another of the same team that one person has at a time. What overlapped already can be changed.
fn role_stands_free(
    repo: &dyn Repository,
    role: &TeamRole,
    others: &[TeamRole],
    decision: &Decision,
) -> Result<(), CommandError> {
    let Some(other) = verbs::in_the_way(role, others) else { return Ok(()) };
    let overlapped = decision.changes.iter().any(|change| match change {
        Change::Update { before: Record::TeamRole(before), .. } if before.id == role.id => {
            verbs::in_the_way(before, std::slice::from_ref(other)).is_some()
        }
        _ => false,
    });
    match overlapped {
        true => Ok(()),
        false => Err(about_role(repo, Reason::RoleHeld, other, other.from)?.at(Kind::TeamRole, TeamRole::staff).into()),
    }
}

/// Whether another value in a field of a fact means that it goes on as another from the day. On its first day, on days on which
/// it does not hold, and in a field that is not dated, it is put right.
pub fn goes_on(record: &Record, field: &str, on: Day) -> bool {
    let dated = record.kind().field(field).is_some_and(|info| info.dated);
    dated
        && !record.kind().keeps_identity()
        && verbs::days(record).is_some_and(|(from, until)| from < on && holds(from, until, on))
}

/// Refuses to put another value in the place of one that holds with its fact: what was known on earlier days would be lost. A
/// value that is not there yet can be filled in.
pub fn nothing_there(now: &Record, field: &'static str) -> Result<(), Refusal> {
    if now.get(field).is_empty() {
        return Ok(());
    }
    let refusal = Refusal::new(Reason::HoldsWithFact).at(now.kind(), field).with("kind", now.kind());
    Err(match now.get("from") {
        Value::Day(day) => refusal.with("day", day),
        _ => refusal,
    })
}

/// Refuses what would stand in the way of others of the same owner after a decision.
pub fn stand_free(repo: &dyn Repository, decision: &Decision) -> Result<(), CommandError> {
    let kept: Vec<&Record> =
        decision.changes.iter().filter(|c| !matches!(c, Change::Remove(_))).map(Change::record).collect();
    for record in &kept {
        let kind = record.kind();
        let among_others =
            kind.one_at_a_time().is_some() || matches!(kind, Kind::Instrument | Kind::ClientShare | Kind::TeamRole);
        let Some((field, _, owner)) = record.owner().filter(|_| among_others) else { continue };
        let mut others = repo.referring(kind, field, owner)?;
        others.retain(|other| decision.changes.iter().all(|change| change.id() != other.id()));
        let fresh = kept.iter().filter(|other| other.kind() == kind && other.get(field) == Value::Ref(owner));
        others.extend(fresh.map(|record| (*record).clone()));
        match record {
            Record::Instrument(instrument) => fits_beside(instrument, &typed(others))?,
            Record::ClientShare(_) => verbs::shares_fit(&typed(others))?,
            Record::TeamRole(role) => role_stands_free(repo, role, &typed(others), decision)?,
            record => verbs::stands_free(*record, &others)?,
        }
    }
    Ok(())
}

/// A decision that puts days of facts right, with what happens to the facts beside them.
pub fn with_those_beside(repo: &dyn Repository, decision: Decision) -> Result<Decision, CommandError> {
    let (mut first, mut last) = (Decision::default(), Decision::default());
    for change in &decision.changes {
        let Change::Update { before, after } = change else { continue };
        let Some((field, _, owner)) = before.owner().filter(|_| verbs::days(before) != verbs::days(after)) else {
            continue;
        };
        let others = repo.referring(before.kind(), field, owner)?;
        let (gives_way, follows) = verbs::beside_follow(before, after, &others)?;
        (first, last) = (first.and(gives_way), last.and(follows));
    }
    Ok(first.and(decision).and(last))
}

/// Decides on setting a cell that shows a field of a fact of `owner`. Whether somebody counts, and how many jobs are agreed,
/// changes from the day on; the day of a check set later is another check, and what is not known yet is filled in.
pub fn set(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    (kind, field): (Kind, &'static str),
    owner: Id,
    (seen, value): (Option<&Value>, &Value),
    on: Day,
) -> Result<Decision, CommandError> {
    let owner_field =
        kind.owner().ok_or_else(|| Refusal::new(Reason::NotEditable).with("field", Arg::Field(kind, field)))?;
    let known = repo.referring(kind, owner_field, owner)?;
    let now = verbs::held(&known, on);
    if let Some(now) = now {
        not_overtaken(now, [(field, seen, value)])?;
    }
    match (kind, field, value) {
        (_, _, Value::Empty) if kind.field(field).is_some_and(|info| info.required) => {
            Err(Refusal::new(Reason::Required).at(kind, field).into())
        }
        (
            Kind::RegisterCheck,
            RegisterCheck::counts_for_agreement | RegisterCheck::counts_for_quota,
            Value::Flag(counts),
        ) => {
            let mut check = again(now, owner, on, context);
            match (field, now) {
                (RegisterCheck::counts_for_agreement, Some(_)) => check.counts_for_agreement = *counts,
                (_, Some(_)) => check.counts_for_quota = *counts,
                // Nothing else is known of who was never checked.
                (_, None) => (check.counts_for_agreement, check.counts_for_quota) = (*counts, *counts),
            }
            Ok(verbs::record_check(&typed(known), check)?)
        }
        (Kind::RegisterCheck, RegisterCheck::from, Value::Day(day))
            if now.and_then(RegisterCheck::of).is_none_or(|check| check.from < *day) =>
        {
            let check = again(now, owner, *day, context);
            Ok(verbs::record_check(&typed(known), check)?)
        }
        (Kind::ClientAgreement, ClientAgreement::jobs, Value::Whole(jobs)) => {
            let blank = ClientAgreement::blank(context.ids.next_id());
            Ok(verbs::agree(&typed(known), ClientAgreement { organisation: owner, jobs: *jobs, from: on, ..blank })?)
        }
        _ => match now {
            Some(now) => {
                if now.get(field) != *value {
                    nothing_there(now, field)?;
                }
                Ok(verbs::edit(now, &[(field, value.clone())])?)
            }
            None => Err(Refusal::new(Reason::NothingToEdit).with("field", Arg::Field(kind, field)).into()),
        },
    }
}

/// Another check on a day with the outcome of the one that holds; without one the member counts, as everybody does until a
/// check says no.
fn again(now: Option<&Record>, member: Id, on: Day, context: &mut CommandContext<'_>) -> RegisterCheck {
    let former = now.and_then(RegisterCheck::of);
    RegisterCheck {
        member,
        from: on,
        counts_for_agreement: former.is_none_or(|check| check.counts_for_agreement),
        counts_for_quota: former.is_none_or(|check| check.counts_for_quota),
        next_check: former.and_then(|check| check.next_check).filter(|next| *next > on),
        ..RegisterCheck::blank(context.ids.next_id())
    }
}
