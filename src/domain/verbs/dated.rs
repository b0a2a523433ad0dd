//! How one dated fact follows another: the one that holds on a day ends where the next begins.

use super::prelude::*;
use crate::domain::record::{AsAnyRecord, Kind, Record, Recorded, Typed};
use crate::domain::typed::AnyRecord;
use crate::domain::verbs::edit::edit;

/// Continues the fact that holds as `next`, and keeps what it was until then as `past`, a record of its own. So the log reads
/// "28 → 32", and two people who change the same fact get a clash. A fact that began on that very day is only corrected: nothing
/// was based on it yet, and the log keeps what it was.
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

/// Adds a fact among the `known` ones of the same owner, of which at most one holds on a day. The one that holds on its first
/// day continues as the fresh one, until the day it would have ended. When none holds, the fresh one lasts until the next known
/// one begins.
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

/// Makes the facts of one owner as `wanted` from a day on; each of these begins on that day or later, one at a time. Facts
/// that already are as wanted stay. A fact that holds continues as the wanted one beginning then. A fact that is not wanted ends
/// the day before, or is removed when it would begin only later.
///
/// # Errors
/// Returns the refusal of a field that does not accept its value.
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

/// The fact that holds on a day, `None` when none does.
pub fn held<R: AsAnyRecord>(known: &[R], on: Day) -> Option<&R> {
    known.iter().find(|record| days(*record).is_some_and(|(from, until)| holds(from, until, on)))
}

/// Whether one of two facts of an owner follows the other: where at most one holds on a day any does, otherwise one on the same subject.
pub(super) fn is_about_the_same(fact: &Record, other: &Record) -> bool {
    if let (Some(role), Some(other)) = (TeamRole::of(fact), TeamRole::of(other)) {
        return role.excludes(other);
    }
    if let (Some(coach), Some(other)) = (OwnCoach::of(fact), OwnCoach::of(other)) {
        return coach.member == other.member;
    }
    let kind = fact.kind();
    let mut subject = kind.identity().iter().filter(|field| match kind.one_at_a_time() {
        Some(_) => Some(**field) == kind.owner(),
        None => **field != "from",
    });
    other.kind() == kind && subject.all(|field| other.get(field) == fact.get(field))
}

/// Refuses a record that overlaps another of the same owner, where its kind allows only one at a time.
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

/// Kinds of dated facts of which the next one of an owner directly follows the one before.
const FOLLOWING: [Kind; 4] = [Kind::Placement, Kind::EmploymentPhase, Kind::PackageVersion, Kind::ClientAgreement];

/// What has to change with a fact whose first or last day is corrected: the fact before it ends on the new eve, and the one
/// after it begins on the new next day. This applies only to facts that were directly adjacent and that keep at least one day;
/// any other overlap is refused by [`stands_free`]. The first decision has to be made before the fact itself changes, the second
/// after it.
///
/// # Errors
/// What the fields of the other facts refuse.
pub fn beside_follow(before: &Record, after: &Record, others: &[Record]) -> Result<(Decision, Decision), Refusal> {
    let (mut gives_way, mut follows) = (Decision::default(), Decision::default());
    let (Some(was), Some(is), Some(owner)) = (days(before), days(after), before.kind().owner()) else {
        return Ok((gives_way, follows));
    };
    let next = |until: Option<Day>| until.and_then(|last| last.succ_opt());
    let beside = |other: &&Record| other.id() != before.id() && other.get(owner) == before.get(owner);
    let following = FOLLOWING.contains(&before.kind());
    for other in others.iter().filter(beside).filter(|_| following) {
        let Some((from, until)) = days(other) else { continue };
        let (field, day, shorter) = match (is.0.pred_opt(), next(is.1)) {
            (Some(eve), _) if next(until) == Some(was.0) && from <= eve => ("until", eve, is.0 < was.0),
            (_, Some(day)) if next(was.1) == Some(from) && until.is_none_or(|last| day <= last) => {
                ("from", day, day > from)
            }
            _ => continue,
        };
        let side = if shorter { &mut gives_way } else { &mut follows };
        *side = std::mem::take(side).and(edit(other, &[(field, Value::Day(day))])?);
    }
    Ok((gives_way, follows))
}

/// Whether a change of a dated fact is about what holds on its days. `false` for kinds without dated fields, and for records that
/// keep their identity, whose later values [`change_from`](super::change_from) names.
pub fn changes_on_days(before: &Record, after: &Record) -> bool {
    let kind = after.kind();
    let mut dated = kind.dated_fields().filter(|_| !kind.keeps_identity()).peekable();
    dated.peek().is_some() && dated.chain(["from", "until"]).any(|field| before.get(field) != after.get(field))
}

/// The warning that another fact of the same owner begins after this one, and stays; `None` where there is none.
pub fn later_stays(fact: &Record, others: &[Record]) -> Option<Refusal> {
    let kind = fact.kind();
    let from = first(fact)?;
    let later = others
        .iter()
        .filter(|other| is_about_the_same(fact, other))
        .filter_map(first)
        .filter(|other| *other > from)
        .min()?;
    Some(Refusal::new(Reason::LaterFactStays).with("kind", kind).with("day", later))
}

pub(super) fn first(record: &impl AsAnyRecord) -> Option<Day> {
    days(record).map(|(from, _)| from)
}

/// The first and the last day of a dated fact; `None` for a record without a first day.
pub fn days(record: &impl AsAnyRecord) -> Option<(Day, Option<Day>)> {
    let day = |field| record.as_any().get(field).day();
    Some((day("from")?, day("until")))
}

/// Copies the values of another record of its kind, except the last day.
fn take_over<R: Typed>(record: &mut R, from: &R) -> Result<(), Refusal> {
    for field in R::FIELDS.iter().filter(|field| field.info.name != "until") {
        record.set(field.info.name, from.get(field.info.name))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

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

    fn moved(days: (Day, Option<Day>), to: (Day, Option<Day>), other: ClientAgreement) -> Vec<Change> {
        let (before, after) = (agreed(1, 120, days.0, days.1).into(), agreed(1, 120, to.0, to.1).into());
        let (gives_way, follows) = beside_follow(&before, &after, &[other.into()]).expect("allowed");
        gives_way.and(follows).changes
    }

    #[test]
    fn what_ended_the_day_before_follows_a_first_day_both_ways() {
        let before = agreed(2, 90, day(1, 1), Some(day(6, 30)));
        for first in [day(6, 15), day(7, 15)] {
            let after = ClientAgreement { until: first.pred_opt(), ..before.clone() };
            let changes = moved((day(7, 1), None), (first, None), before.clone());
            assert_eq!(changes, [Change::Update { before: before.clone().into(), after: after.into() }]);
        }
    }

    #[test]
    fn what_begins_the_day_after_follows_a_last_day() {
        let next = agreed(2, 90, day(7, 1), None);
        let after = ClientAgreement { from: day(7, 11), ..next.clone() };
        let changes = moved((day(1, 1), Some(day(6, 30))), (day(1, 1), Some(day(7, 10))), next.clone());
        assert_eq!(changes, [Change::Update { before: next.into(), after: after.into() }]);
    }

    #[test]
    fn what_is_planned_for_later_is_named_when_what_holds_changes_or_ends() {
        let (now, later) = (agreed(1, 120, day(1, 1), None), agreed(2, 90, day(9, 1), None));
        let (before, later) = (Record::from(now.clone()), Record::from(later));
        let named = |after: ClientAgreement| {
            let after = Record::from(after);
            let others = [before.clone(), later.clone()];
            changes_on_days(&before, &after).then(|| later_stays(&after, &others)).flatten()
        };
        let ended = named(ClientAgreement { until: Some(day(6, 30)), ..now.clone() }).expect("a remark");
        assert_eq!((ended.reason, ended.args[1].clone()), (Reason::LaterFactStays, ("day", day(9, 1).into())));
        let other = named(ClientAgreement { jobs: 130, from: day(7, 1), until: Some(day(8, 31)), ..now.clone() });
        assert_eq!(other, Some(ended));
        assert_eq!(named(now.clone()), None, "nothing changes");
        assert_eq!(named(ClientAgreement { from: day(9, 2), ..now }), None, "nothing comes after it");
    }

    #[test]
    fn what_did_not_follow_at_once_or_would_have_no_day_left_stays() {
        let apart = agreed(2, 90, day(1, 1), Some(day(6, 20)));
        assert_eq!(moved((day(7, 1), None), (day(6, 25), None), apart), []);
        let short = agreed(2, 90, day(6, 1), Some(day(6, 30)));
        assert_eq!(moved((day(7, 1), None), (day(6, 1), None), short), []);
        let same = agreed(2, 90, day(1, 1), Some(day(6, 30)));
        assert_eq!(moved((day(7, 1), None), (day(7, 1), Some(day(8, 1))), same), []);
    }
}
