//! One dated fact after another: what holds on a day gives way to what begins on it.

use crate::domain::change::Decision;
use crate::domain::days::{Day, holds, overlap};
use crate::domain::reason::Reason;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;

/// Lets the fact that holds go on as `next` from the first day of that, and keeps what it was until then as `past`, a record of
/// its own. So the log reads "28 → 32", and two people who change the same thing clash. What began on the day itself is only
/// put right: nothing had come of it yet, and the log keeps what it was.
///
/// # Errors
/// What the fields of either refuse.
pub(super) fn go_on(
    now: Record,
    next: Record,
    past: impl FnOnce() -> Record,
    decision: &mut Decision,
) -> Result<(), Refusal> {
    let eve = first(&next).and_then(|on| on.pred_opt()).filter(|eve| first(&now).is_some_and(|from| from <= *eve));
    decision.update(now, next)?;
    if let Some(eve) = eve {
        let mut past = past();
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
pub fn begin(known: &[Record], mut fresh: Record) -> Result<Decision, Refusal> {
    let mut decision = Decision::default();
    fresh.check()?;
    let Some(on) = first(&fresh) else { return Ok(decision) };
    if let Some(now) = held(known, on) {
        let mut next = now.clone();
        take_over(&mut next, &fresh, "until")?;
        take_over(&mut fresh, now, "until")?;
        go_on(now.clone(), next, || fresh, &mut decision)?;
        return Ok(decision);
    }
    let later = known.iter().filter_map(first).filter(|from| *from > on).min();
    if let Some(eve) = later.and_then(|from| from.pred_opt()) {
        fresh.set("until", Value::Day(eve))?;
    }
    decision.create(fresh)?;
    Ok(decision)
}

/// The fact that holds on a day.
pub fn held(known: &[Record], on: Day) -> Option<&Record> {
    known.iter().find(|record| first(record).is_some_and(|from| holds(from, last(record), on)))
}

/// Whether a record stands free of the others of the same thing.
///
/// # Errors
/// With this code, naming the first day of the other one.
pub fn stands_free(record: &Record, others: &[Record], code: Reason) -> Result<(), Refusal> {
    let Some(from) = first(record) else { return Ok(()) };
    let clash = others
        .iter()
        .filter(|other| other.id() != record.id())
        .find_map(|other| first(other).filter(|begins| overlap((*begins, last(other)), (from, last(record)))));
    match clash {
        Some(day) => Err(Refusal::new(code).with("day", day).at(record.kind(), "from")),
        None => Ok(()),
    }
}

fn first(record: &Record) -> Option<Day> {
    day(record.get("from"))
}

fn last(record: &Record) -> Option<Day> {
    day(record.get("until"))
}

fn day(value: Value) -> Option<Day> {
    if let Value::Day(day) = value { Some(day) } else { None }
}

/// Gives a record the values of another of its kind, but for one field.
fn take_over(record: &mut Record, from: &Record, but: &str) -> Result<(), Refusal> {
    for field in from.kind().fields().iter().filter(|field| field.name != but) {
        record.set(field.name, from.get(field.name))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Change;
    use crate::domain::id::Id;
    use crate::domain::kinds::ClientAgreement;
    use crate::domain::record::Typed;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn agreed(n: u8, jobs: i64, from: Day, until: Option<Day>) -> Record {
        let organisation = Id::from_bytes([9; 16]);
        let blank = ClientAgreement::blank(Id::from_bytes([n; 16]));
        Record::ClientAgreement(ClientAgreement { organisation, jobs, from, until, ..blank })
    }

    #[test]
    fn what_holds_goes_on_as_the_fresh_one_and_what_it_was_is_kept() {
        let now = agreed(1, 120, day(1, 1), Some(day(12, 31)));
        let changes = begin(std::slice::from_ref(&now), agreed(2, 140, day(7, 1), None)).expect("allowed").changes;
        let next = agreed(1, 140, day(7, 1), Some(day(12, 31)));
        let past = agreed(2, 120, day(1, 1), Some(day(6, 30)));
        assert_eq!(changes, [Change::Update { before: now, after: next }, Change::Create(past)]);
    }

    #[test]
    fn what_began_that_day_is_put_right() {
        let now = agreed(1, 120, day(7, 1), None);
        let changes = begin(std::slice::from_ref(&now), agreed(2, 140, day(7, 1), None)).expect("allowed").changes;
        assert_eq!(changes, [Change::Update { before: now, after: agreed(1, 140, day(7, 1), None) }]);
    }

    #[test]
    fn before_the_first_it_lasts_until_that_begins() {
        let later = agreed(1, 120, day(7, 1), None);
        let changes = begin(&[later], agreed(2, 90, day(2, 1), None)).expect("allowed").changes;
        assert_eq!(changes, [Change::Create(agreed(2, 90, day(2, 1), Some(day(6, 30))))]);
    }
}
