//! Dated facts of members, clients and teams: what adding one means for the one that holds, and what setting a cell means
//! that shows the one that holds on the day.

use crate::domain::change::Decision;
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::{ClientAgreement, ClientShare, RegisterCheck};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::{Arg, Refusal};
use crate::domain::value::Value;
use crate::domain::verbs;
use crate::repository::{Repository, StoreError};

use super::context::{CommandContext, CommandError};
use super::overtaken::not_overtaken;

/// All records of the kind of a fact that belong to the same thing.
fn siblings(repo: &dyn Repository, fact: &Record) -> Result<Vec<Record>, StoreError> {
    match fact.kind().owner().and_then(|owner| Some((owner, fact.get(owner).reference()?))) {
        Some((owner, id)) => repo.referring(fact.kind(), owner, id),
        None => Ok(Vec::new()),
    }
}

fn shares(records: &[Record]) -> Vec<ClientShare> {
    records.iter().filter_map(ClientShare::of).cloned().collect()
}

/// What adding a fact decides; `None` for kinds and for a fact with a last day, which are added as they are.
pub fn add(repo: &dyn Repository, record: &Record) -> Result<Option<Decision>, CommandError> {
    if !record.get("until").is_empty() {
        return Ok(None);
    }
    Ok(match record {
        Record::RegisterCheck(check) => Some(verbs::record_check(&siblings(repo, record)?, check.clone())?),
        Record::ClientAgreement(agreement) => Some(verbs::agree(&siblings(repo, record)?, agreement.clone())?),
        Record::EmploymentPhase(phase) => Some(verbs::begin_phase(&siblings(repo, record)?, phase.clone())?),
        Record::PackageVersion(next) => Some(verbs::new_version(&siblings(repo, record)?, next.clone())?),
        Record::ClientShare(share) => Some(verbs::share(&shares(&siblings(repo, record)?), share.clone())?),
        _ => None,
    })
}

/// What setting a field of a fact means where it changes from the day on instead of being put right: another share of a client
/// in a team, another number of jobs agreed. `None` for all else, and on the first day of the fact.
pub fn another(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    record: &Record,
    (field, value): (&str, &Value),
    on: Day,
) -> Result<Option<Decision>, CommandError> {
    match (record, field, value) {
        (Record::ClientShare(share), "share", Value::Decimal(part))
            if share.from < on && share.until.is_none_or(|until| until >= on) =>
        {
            let next = ClientShare { id: context.ids.next_id(), share: *part, from: on, until: None, ..share.clone() };
            add(repo, &Record::ClientShare(next))
        }
        (Record::ClientAgreement(agreement), "jobs", Value::Whole(jobs))
            if agreement.from < on && agreement.until.is_none_or(|until| until >= on) =>
        {
            let id = context.ids.next_id();
            let next = ClientAgreement { id, jobs: *jobs, from: on, until: None, ..agreement.clone() };
            add(repo, &Record::ClientAgreement(next))
        }
        _ => Ok(None),
    }
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

/// Refuses a fact that would stand in the way of others after a decision.
pub fn stand_free(repo: &dyn Repository, record: &Record, decision: &Decision) -> Result<(), CommandError> {
    let code = match record.kind() {
        Kind::RegisterCheck => Reason::OverlappingRegisterCheck,
        Kind::ClientAgreement => Reason::OverlappingClientAgreement,
        Kind::EmploymentPhase => Reason::OverlappingPhase,
        Kind::PackageVersion => Reason::OverlappingVersion,
        Kind::ClientShare => Reason::SharesOverWhole,
        _ => return Ok(()),
    };
    let mut others = siblings(repo, record)?;
    others.retain(|other| decision.changes.iter().all(|change| change.id() != other.id()));
    others.extend(decision.changes.iter().map(|change| change.record().clone()).filter(|r| r.kind() == record.kind()));
    match record {
        Record::ClientShare(share) => {
            others.retain(|other| other.get("team") == Value::Ref(share.team));
            verbs::shares_fit(&shares(&others))?;
        }
        _ => {
            let owner = record.kind().owner().unwrap_or_default();
            others.retain(|other| other.get(owner) == record.get(owner));
            verbs::stands_free(record, &others, code)?;
        }
    }
    Ok(())
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
    let known = repo.referring(kind, kind.owner().unwrap_or_default(), owner)?;
    let now = verbs::held(&known, on);
    if let Some(now) = now {
        not_overtaken(now, [(field, seen, value)])?;
    }
    match (kind, field, value) {
        (_, "counts_for_agreement" | "counts_for_quota" | "jobs" | "from", Value::Empty) => {
            Err(Refusal::new(Reason::Required).at(kind, field).into())
        }
        (Kind::RegisterCheck, "counts_for_agreement" | "counts_for_quota", Value::Flag(counts)) => {
            let mut check = again(now, owner, on, context);
            match (field, now) {
                ("counts_for_agreement", Some(_)) => check.counts_for_agreement = *counts,
                (_, Some(_)) => check.counts_for_quota = *counts,
                // Nothing else is known of who was never checked.
                (_, None) => (check.counts_for_agreement, check.counts_for_quota) = (*counts, *counts),
            }
            Ok(verbs::record_check(&known, check)?)
        }
        (Kind::RegisterCheck, "from", Value::Day(day))
            if now.and_then(RegisterCheck::of).is_none_or(|check| check.from < *day) =>
        {
            Ok(verbs::record_check(&known, again(now, owner, *day, context))?)
        }
        (Kind::ClientAgreement, "jobs", Value::Whole(jobs)) => {
            let blank = ClientAgreement::blank(context.ids.next_id());
            Ok(verbs::agree(&known, ClientAgreement { organisation: owner, jobs: *jobs, from: on, ..blank })?)
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
