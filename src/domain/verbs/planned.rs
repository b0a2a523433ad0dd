//! Facts that are only to begin, taken away before they do.

use super::dated::{days, first, is_about_the_same};
use super::prelude::*;
use crate::domain::record::AsAnyRecord;
use crate::domain::value::read;

/// Takes a fact away that was only to begin after the last day of a service, and before the first of a next one.
pub fn lapse_when_planned<R: Recorded>(fact: &R, last: Day, next_service: Option<Day>) -> Decision {
    let planned = days(fact).is_some_and(|(from, _)| from > last && next_service.is_none_or(|next| from < next));
    if planned { lapse(&fact.clone().into()) } else { Decision::default() }
}

/// Takes a fact away that was planned, and says so.
pub(super) fn lapse(fact: &Record) -> Decision {
    let mut decision = Decision { changes: vec![Change::Remove(fact.clone())], ..Decision::default() };
    decision.warn(planned_gone(fact));
    decision
}

fn planned_gone(fact: &impl AsAnyRecord) -> Option<Refusal> {
    let from = first(fact)?;
    Some(Refusal::new(Reason::PlannedGone).with("kind", fact.as_any().kind()).with("day", from))
}

/// Takes a fact away that is only to begin, among all those of its owner. What was to end for it goes on until it would have ended.
///
/// # Errors
/// What the fields of the one that goes on refuse.
pub fn take_away(fact: &Record, all: &[Record]) -> Result<Decision, Refusal> {
    changes_to(all, &without(all.to_vec(), fact)?)
}

/// Ends placements on a last day: those that go on as `end` makes them, and those that `lapses` tells are taken away, which is said.
///
/// # Errors
/// What the fields of one that ends refuse.
pub fn end_places(
    placements: &[Placement],
    last: Day,
    lapses: impl Fn(&Placement) -> bool,
    end: impl Fn(&mut Placement),
) -> Result<Decision, Refusal> {
    let all: Vec<Record> = placements.iter().cloned().map(Record::from).collect();
    let (mut left, mut decision) = (all.clone(), Decision::default());
    for planned in placements.iter().filter(|placement| lapses(placement)) {
        left = without(left, &planned.clone().into())?;
        decision.warn(planned_gone(planned));
    }
    for record in &mut left {
        if let Record::Placement(placement) = record
            && placement.from <= last
            && placement.until.is_none_or(|until| until > last)
        {
            end(placement);
        }
    }
    Ok(decision.and(changes_to(&all, &left)?))
}

/// The facts that stay once one that is only to begin is taken away. What was to end for it goes on until it would have ended, as the one of
/// both that was there first: where a fact is to go on as another, that is the other, and what was fixed about it refers to that.
fn without(mut all: Vec<Record>, fact: &Record) -> Result<Vec<Record>, Refusal> {
    // Another one that was to begin may have been taken away before.
    let Some(at) = all.iter().position(|record| record.id() == fact.id() && first(record) == first(fact)) else {
        return Ok(all);
    };
    let fact = all.remove(at);
    let eve = first(&fact).and_then(|from| from.pred_opt());
    let gave_way = |other: &Record| {
        let reason: Option<EndReason> = read(other.get(Placement::end_reason)).ok().flatten();
        is_about_the_same(&fact, other)
            && other.get("until").day() == eve
            && reason.is_none_or(EndReason::goes_on_elsewhere)
    };
    if let Some(at) = all.iter().position(gave_way) {
        let before = all.remove(at);
        let mut goes_on = if fact.id() < before.id() { fact.clone() } else { before.clone() };
        for info in fact.kind().fields() {
            let of = if matches!(info.name, "until" | Placement::end_reason) { &fact } else { &before };
            goes_on.set(info.name, of.get(info.name))?;
        }
        all.insert(at, goes_on);
    }
    Ok(all)
}

/// What makes these records of some others: first what is gone, so that nothing stands beside it.
fn changes_to(before: &[Record], after: &[Record]) -> Result<Decision, Refusal> {
    let mut decision = Decision::default();
    let gone = before.iter().filter(|record| after.iter().all(|left| left.id() != record.id()));
    decision.changes.extend(gone.cloned().map(Change::Remove));
    for record in after {
        if let Some(was) = before.iter().find(|was| was.id() == record.id()) {
            decision.update(was.clone(), record.clone())?;
        }
    }
    Ok(decision)
}
