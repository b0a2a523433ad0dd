//! One dated fact after another: what holds on a day gives way to what begins on it.

use crate::domain::change::{Change, Decision};
use crate::domain::days::{Day, holds, overlap};
use crate::domain::record::{AsAnyRecord, Record, Recorded, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::typed::AnyRecord;
use crate::domain::value::Value;

/// Lets the fact that holds go on as `next` from the first day of that, and keeps what it was until then as `past`, a record of
/// its own. So the log reads "28 → 32", and two people who change the same thing clash. What began on the day itself is only
/// put right: nothing had come of it yet, and the log keeps what it was.
///
/// # Errors
/// What the fields of either refuse.
pub(super) fn go_on<R: AsAnyRecord + Into<Record> + Clone>(
    now: &R,
    next: R,
    past: impl FnOnce() -> R,
    decision: &mut Decision,
) -> Result<(), Refusal> {
    let eve = first(&next).and_then(|on| on.pred_opt()).filter(|eve| first(now).is_some_and(|from| from <= *eve));
    decision.update(now.clone(), next)?;
    if let Some(eve) = eve {
        let mut past: Record = past().into();
        past.set("until", Value::Day(eve))?;
        decision.create(past)?;
    }
    Ok(())
}

/// Lets a fact begin on its first day among those `known` of the same thing, of which at most one holds on a day. The one
/// that holds then goes on as the fresh one, until the day it would have ended. When nothing holds then, the fresh one lasts until
/// what is known to come later.
///
/// # Errors
/// What the fields of the fresh record refuse.
pub fn begin<R: Recorded>(known: &[R], mut fresh: R) -> Result<Decision, Refusal> {
    let Some(on) = first(&fresh) else { return Decision::created(fresh) };
    if let Some(now) = held(known, on) {
        let (mut next, mut past, mut decision) = (now.clone(), fresh.clone(), Decision::default());
        take_over(&mut next, &fresh)?;
        take_over(&mut past, now)?;
        go_on(now, next, || past, &mut decision)?;
        return Ok(decision);
    }
    let later = known.iter().filter_map(first).filter(|from| *from > on).min();
    if let Some(eve) = later.and_then(|from| from.pred_opt()) {
        fresh.set("until", Value::Day(eve))?;
    }
    Decision::created(fresh)
}

/// Lets the facts of one thing be `wanted` from a day on: each of these begins on that day or later, one at a time. What is as
/// wanted already stays; what holds goes on as the wanted one that begins then, and what has no place among them ends the day
/// before, or goes when it would only begin later.
///
/// # Errors
/// What the fields refuse.
pub(super) fn from_then_on<R: Recorded>(known: &[R], mut wanted: Vec<R>, on: Day) -> Result<Decision, Refusal> {
    let mut decision = Decision::default();
    for fact in known {
        let Some((from, _)) = days(fact).filter(|(_, until)| until.is_none_or(|until| until >= on)) else { continue };
        let begins = |wanted: &R| first(wanted) == Some(from.max(on));
        match wanted.iter().position(begins).map(|at| wanted.remove(at)) {
            Some(next) => {
                let (mut after, mut past) = (fact.clone(), next.clone());
                take_over(&mut after, &next)?;
                after.set("until", next.get("until"))?;
                let mut unchanged = after.clone();
                unchanged.set("from", Value::Day(from))?;
                if unchanged != *fact {
                    take_over(&mut past, fact)?;
                    go_on(fact, after, || past, &mut decision)?;
                }
            }
            None if from < on => {
                let mut ended = fact.clone();
                ended.set("until", on.pred_opt().map_or(Value::Empty, Value::Day))?;
                decision.update(fact.clone(), ended)?;
            }
            None => decision.changes.push(Change::Remove(fact.clone().into())),
        }
    }
    wanted.into_iter().try_for_each(|fact| decision.create(fact))?;
    Ok(decision)
}

/// The fact that holds on a day.
pub fn held<R: AsAnyRecord>(known: &[R], on: Day) -> Option<&R> {
    known.iter().find(|record| days(*record).is_some_and(|(from, until)| holds(from, until, on)))
}

/// Refuses a record beside another of the same owner that holds on one of its days, where its kind allows one at a time.
///
/// # Errors
/// What its kind says, naming the first day of the other one.
pub fn stands_free<R: AsAnyRecord>(record: &R, others: &[R]) -> Result<(), Refusal> {
    let kind = record.as_any().kind();
    let (Some(reason), Some(owner), Some(own)) = (kind.one_at_a_time(), kind.owner(), days(record)) else {
        return Ok(());
    };
    let record = record.as_any();
    let beside = others.iter().filter(|other| {
        let other = other.as_any();
        other.id() != record.id() && other.get(owner) == record.get(owner)
    });
    match beside.filter_map(days).find(|other| overlap(*other, own)) {
        Some((day, _)) => Err(Refusal::new(reason).with("day", day).at(kind, "from")),
        None => Ok(()),
    }
}

fn first(record: &impl AsAnyRecord) -> Option<Day> {
    days(record).map(|(from, _)| from)
}

/// The first and the last day of a dated fact; `None` for a record without a first day.
pub fn days(record: &impl AsAnyRecord) -> Option<(Day, Option<Day>)> {
    let day = |field| record.as_any().get(field).day();
    Some((day("from")?, day("until")))
}

/// Gives a record the values of another of its kind, but for the last day.
fn take_over<R: Typed>(record: &mut R, from: &R) -> Result<(), Refusal> {
    for field in R::FIELDS.iter().filter(|field| field.info.name != "until") {
        record.set(field.info.name, from.get(field.info.name))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use crate::domain::kinds::ClientAgreement;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn agreed(n: u8, jobs: i64, from: Day, until: Option<Day>) -> ClientAgreement {
        let organisation = Id::from_bytes([9; 16]);
        let blank = ClientAgreement::blank(Id::from_bytes([n; 16]));
        ClientAgreement { organisation, jobs, from, until, ..blank }
    }

    #[test]
    fn what_holds_goes_on_as_the_fresh_one_and_what_it_was_is_kept() {
        let now = agreed(1, 120, day(1, 1), Some(day(12, 31)));
        let changes = begin(std::slice::from_ref(&now), agreed(2, 140, day(7, 1), None)).expect("allowed").changes;
        let next = agreed(1, 140, day(7, 1), Some(day(12, 31)));
        let past = agreed(2, 120, day(1, 1), Some(day(6, 30)));
        assert_eq!(changes, [Change::Update { before: now.into(), after: next.into() }, Change::Create(past.into())]);
    }

    #[test]
    fn what_began_that_day_is_put_right() {
        let now = agreed(1, 120, day(7, 1), None);
        let changes = begin(std::slice::from_ref(&now), agreed(2, 140, day(7, 1), None)).expect("allowed").changes;
        assert_eq!(changes, [Change::Update { before: now.into(), after: agreed(1, 140, day(7, 1), None).into() }]);
    }

    #[test]
    fn before_the_first_it_lasts_until_that_begins() {
        let later = agreed(1, 120, day(7, 1), None);
        let changes = begin(&[later], agreed(2, 90, day(2, 1), None)).expect("allowed").changes;
        assert_eq!(changes, [Change::Create(agreed(2, 90, day(2, 1), Some(day(6, 30))).into())]);
    }
}
