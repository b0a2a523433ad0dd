//! Closed days: the one place that decides which days a change set alters, and whether one of them is in a closed period.
//!
//! Records are seen as facts, each of which holds from one day to another and has a content. A set alters a day when the facts
//! that hold on it differ before and after; it does not matter which record holds them. So a fact that continues as another
//! record from a day leaves the days before it alone, and a correction of a fact does not. In a record that keeps its identity
//! each dated field is a fact of its own, on the days on which it held or holds one value.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Change;
use super::choices::{Choice, EndReason};
use super::days::{Day, holds};
use super::field::Lifetime;
use super::id::Id;
use super::kinds::{Chance, ClosedPeriod, Employment, PastValue};
use super::reason::Reason;
use super::record::{Kind, Record};
use super::refusal::Refusal;
use super::time_series::gone_on;
use super::typed::Validity;
use super::value::Value;

/// Fields that tell why and where to somebody left: they apply to the day of [`gone_on`] only.
const OF_THE_END: [&str; 2] = [Employment::end_reason, Employment::destination];

/// Reasons of an end after which the same person continues, so that nobody left for them.
const GOES_ON: [EndReason; 3] = [EndReason::OtherTeam, EndReason::OtherHours, EndReason::OtherTasks];

/// Something that holds from one day to another.
struct Fact {
    from: Day,
    until: Option<Day>,
    says: String,
}

/// The facts about one subject before and after the changes.
#[derive(Default)]
struct Sides {
    before: Vec<Fact>,
    after: Vec<Fact>,
}

/// The first day that a change set alters, or `None` when it alters no day. [`Day::MIN`] stands for a fact without a first
/// day. `stand` holds the records of which the changes contain a past value, and all past values of the records among the
/// changes, as they are after the changes.
pub fn first_day_altered<'c>(changes: impl IntoIterator<Item = &'c Change>, stand: &'c [Record]) -> Option<Day> {
    let mut told: BTreeMap<(Kind, Id), [Told<'c>; 2]> = BTreeMap::new();
    for record in stand {
        for side in told.entry(told_of(record)).or_default() {
            side.take(record);
        }
    }
    for change in changes {
        let [before, after] = told.entry(told_of(change.record())).or_default();
        before.leave(change.record());
        after.leave(change.record());
        change.before().into_iter().for_each(|record| before.take(record));
        change.after().into_iter().for_each(|record| after.take(record));
    }
    let mut subjects: BTreeMap<(Kind, String), Sides> = BTreeMap::new();
    for [before, after] in told.values() {
        let records = [before.record, after.record];
        // A record without days, such as a name, is shown only through the records that refer to it.
        let new_or_gone = records.contains(&None);
        if new_or_gone && records.into_iter().flatten().any(|record| first_day(record) == Some(Day::MIN)) {
            continue;
        }
        for (side, is_before) in [(before, true), (after, false)] {
            let Some(record) = side.record else { continue };
            let sides = subjects.entry((record.kind(), subject(record))).or_default();
            if is_before { &mut sides.before } else { &mut sides.after }.extend(facts(record, &side.past));
        }
    }
    subjects.values().filter_map(first_difference).min()
}

/// The records that [`first_day_altered`] needs besides the changes: those that keep their identity and that a change, or a
/// past value among the changes, is about.
pub fn kept_among<'c>(changes: impl IntoIterator<Item = &'c Change>) -> BTreeSet<(Kind, Id)> {
    let told = changes.into_iter().map(|change| told_of(change.record()));
    told.filter(|(kind, _)| kind.keeps_identity() && kind.dated_fields().next().is_some()).collect()
}

/// The record that a change is about; for a past value the record that it belongs to.
fn told_of(record: &Record) -> (Kind, Id) {
    let of_past = if let Record::PastValue(past) = record { past.of_record() } else { None };
    of_past.unwrap_or((record.kind(), record.id()))
}

/// A record on one side of the changes, with the past values of its fields.
#[derive(Default)]
struct Told<'c> {
    record: Option<&'c Record>,
    past: Vec<&'c PastValue>,
}

impl<'c> Told<'c> {
    fn take(&mut self, record: &'c Record) {
        match record {
            Record::PastValue(past) => self.past.push(past),
            record => self.record = Some(record),
        }
    }

    fn leave(&mut self, record: &Record) {
        match record {
            Record::PastValue(gone) => self.past.retain(|past| past.id != gone.id),
            _ => self.record = None,
        }
    }
}

/// Refuses a change set that alters a closed day without being named a correction. For a correction it gives the first
/// closed day altered, `None` when there is none.
///
/// # Errors
/// Returns `period-closed` with the first closed period that the set reaches into.
pub fn reaches_into<'c>(
    (changes, stand): (impl IntoIterator<Item = &'c Change>, &'c [Record]),
    closed: &[ClosedPeriod],
    correction: bool,
) -> Result<Option<Day>, Refusal> {
    let Some(last) = closed.iter().map(|period| period.until).max() else { return Ok(None) };
    let Some(first) = first_day_altered(changes, stand).filter(|first| *first <= last) else { return Ok(None) };
    let begins = closed.iter().map(|period| period.from).min().unwrap_or(last);
    if correction {
        return Ok(Some(first.max(begins)));
    }
    let mut reached: Vec<&ClosedPeriod> = closed.iter().filter(|period| period.until >= first).collect();
    reached.sort_by_key(|period| period.until);
    let refusal = Refusal::new(Reason::PeriodClosed);
    Err(match reached.first() {
        Some(period) => refusal.with("from", period.from).with("until", period.until),
        None => refusal,
    })
}

/// The closed period that a day lies in; `None` when the day is open.
pub fn closed_with(closed: &[ClosedPeriod], day: Day) -> Option<&ClosedPeriod> {
    closed.iter().find(|period| holds(period.from, Some(period.until), day))
}

/// Who or what a record is about, for comparison; for a dated fact its owner.
fn subject(record: &Record) -> String {
    match record.kind().owner().map(|owner| record.get(owner)) {
        Some(owner) if !owner.is_empty() => owner.plain(),
        _ => record.id().to_string(),
    }
}

/// The first day on which a record is shown in reports; [`Day::MIN`] when that is every day. `None` for a record of a frozen
/// kind, whose days never change, and for one without a first day.
fn first_day(record: &Record) -> Option<Day> {
    if record.kind().frozen().is_some() {
        return None;
    }
    match record.kind().validity().days() {
        (Some(from), _) => record.get(from).day(),
        (None, _) => Some(record.get("from").day().unwrap_or(Day::MIN)),
    }
}

fn facts(record: &Record, past: &[&PastValue]) -> Vec<Fact> {
    let Some(from) = first_day(record) else { return Vec::new() };
    let kind = record.kind();
    let (first, last) = kind.validity().days();
    let days = [Some("from"), first, last];
    let over = last.and_then(|last| record.get(last).day());
    let until = match kind.validity() {
        Validity::OpenUntil(..) => over.and_then(|closed| closed.pred_opt()),
        _ => over,
    };
    let told = |name: &str| kind.lifetime(name) != Lifetime::Descriptive;
    let say = |name: &&str| format!("{name}={}", record.get(name).plain());
    let by_itself = |name: &str| kind.keeps_identity() && kind.lifetime(name) == Lifetime::Dated;
    let names = || kind.fields().iter().map(|info| info.name).filter(|name| told(name) && !days.contains(&Some(name)));
    let says: Vec<String> = names().filter(|name| !by_itself(name)).map(|name| say(&name)).collect();
    let mut facts = vec![Fact { from, until, says: says.join("\n") }];
    for name in names().filter(|name| by_itself(name)) {
        facts.extend(held(record, (name, past), (from, until)));
    }
    let goes_on = |value: &Value| GOES_ON.iter().any(|reason| *value == Value::Choice(reason.name()));
    let end = |name: &&str| kind.field(name).is_some() && !record.get(name).is_empty() && !goes_on(&record.get(name));
    let ends: Vec<String> = OF_THE_END.iter().filter(|name| end(name)).map(say).collect();
    // A chance is given up on the day itself.
    if let Some(last) = until.filter(|_| kind == Kind::Chance) {
        facts.push(Fact { from: last, until, says: Chance::closed_on.to_owned() });
    }
    if let Some(gone) = until.and_then(gone_on).filter(|_| !ends.is_empty()) {
        facts.push(Fact { from: gone, until: Some(gone), says: ends.join("\n") });
    }
    facts
}

/// The values that a field of a record with a lasting identity held one after another, between its first and last day.
fn held(record: &Record, (name, past): (&str, &[&PastValue]), (from, until): (Day, Option<Day>)) -> Vec<Fact> {
    let mut of_field: Vec<&PastValue> = past.iter().copied().filter(|past| past.field == name).collect();
    of_field.sort_by_key(|past| past.until);
    let says = |value: &str| format!("{name}={value}");
    let (mut facts, mut next) = (Vec::new(), Some(from));
    for value in of_field.into_iter().filter(|past| past.until >= from) {
        let Some(begins) = next else { break };
        let since = value.from.map_or(begins, |since| since.max(begins));
        if let Some(eve) = since.pred_opt().filter(|eve| *eve >= begins) {
            facts.push(Fact { from: begins, until: Some(eve), says: says(&record.get(name).plain()) });
        }
        let last = until.map_or(value.until, |until| until.min(value.until));
        facts.push(Fact { from: since, until: Some(last), says: says(&value.value) });
        next = value.until.succ_opt();
    }
    let rest = next.filter(|next| until.is_none_or(|until| *next <= until));
    facts.extend(rest.map(|next| Fact { from: next, until, says: says(&record.get(name).plain()) }));
    facts
}

/// The first day on which the two sides differ.
fn first_difference(sides: &Sides) -> Option<Day> {
    let all = || sides.before.iter().chain(&sides.after);
    let after_last = |fact: &Fact| fact.until.and_then(|until| until.succ_opt());
    let mut turns: Vec<Day> = all().map(|fact| fact.from).chain(all().filter_map(after_last)).collect();
    turns.sort();
    let said = |facts: &[Fact], on: Day| {
        let mut said: Vec<String> =
            facts.iter().filter(|fact| holds(fact.from, fact.until, on)).map(|fact| fact.says.clone()).collect();
        said.sort();
        said
    };
    turns.into_iter().find(|on| said(&sides.before, *on) != said(&sides.after, *on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::choices::AbsenceStep;
    use crate::domain::decimal::Decimal;
    use crate::domain::id::Id;
    use crate::domain::kinds::{Absence, Member, Organisation, Parameter, Placement, Team, Vacancy};
    use crate::domain::record::Typed;

    fn at(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn placement(n: u8, hours: i64, from: Day, until: Option<Day>) -> Placement {
        let hours = Decimal::whole(hours);
        Placement { member: id(1), team: id(2), hours, from, until, ..Placement::blank(id(n)) }
    }

    fn update(before: impl Into<Record>, after: impl Into<Record>) -> Change {
        Change::Update { before: before.into(), after: after.into() }
    }

    fn altered(changes: &[Change]) -> Option<Day> {
        first_day_altered(changes, &[])
    }

    #[test]
    fn a_fact_that_goes_on_as_another_leaves_the_days_before_it_alone() {
        let now = placement(5, 24, at(2, 1), None);
        let next = placement(5, 32, at(11, 1), None);
        let reason = Some(EndReason::OtherHours);
        let past = Placement { end_reason: reason, ..placement(6, 24, at(2, 1), Some(at(10, 31))) };
        let created = Change::Create(past.clone().into());
        assert_eq!(altered(&[update(now.clone(), next.clone()), created]), Some(at(11, 1)));
        let other = Change::Create(Placement { hours: Decimal::whole(20), ..past }.into());
        assert_eq!(altered(&[update(now.clone(), next), other]), Some(at(2, 1)), "the past says something else");
        assert_eq!(altered(&[update(now.clone(), placement(5, 32, at(2, 1), None))]), Some(at(2, 1)), "put right");
        assert_eq!(altered(&[Change::Create(now.clone().into())]), Some(at(2, 1)));
        assert_eq!(altered(&[Change::Remove(now.into())]), Some(at(2, 1)));
    }

    #[test]
    fn an_end_and_its_reason_alter_the_day_after_the_last_one() {
        let now = placement(5, 24, at(2, 1), None);
        let ended = placement(5, 24, at(2, 1), Some(at(10, 31)));
        assert_eq!(altered(&[update(now.clone(), ended.clone())]), Some(at(11, 1)));
        let left = Placement { end_reason: Some(EndReason::OwnChoice), ..ended.clone() };
        assert_eq!(altered(&[update(now, left.clone())]), Some(at(11, 1)), "who left is told of on the day after it");
        let why = Placement { end_reason: Some(EndReason::Retirement), ..ended };
        assert_eq!(altered(&[update(left, why)]), Some(at(11, 1)));
    }

    #[test]
    fn what_no_report_of_a_past_day_tells_of_alters_none() {
        let member = Member::blank(id(1));
        assert_eq!(altered(&[update(member.clone(), Member { phone: "06".into(), ..member.clone() })]), None);
        assert_eq!(altered(&[Change::Create(member.into())]), None);
        let absence = Absence { member: id(1), from: at(3, 1), ..Absence::blank(id(3)) };
        let step = Absence { step_done: Some(AbsenceStep::ALL[0]), ..absence.clone() };
        assert_eq!(altered(&[update(absence.clone(), step)]), None);
        let half = Absence { percent: Decimal::whole(50), ..absence.clone() };
        assert_eq!(altered(&[update(absence, half)]), Some(at(3, 1)));
        assert_eq!(altered(&[]), None);
    }

    #[test]
    fn what_has_no_first_day_alters_every_day_when_it_changes_and_none_when_it_is_made() {
        let client = Organisation { name: "Raad".into(), ..Organisation::blank(id(4)) };
        assert_eq!(altered(&[Change::Create(client.clone().into())]), None);
        let renamed = Organisation { name: "Hoge Raad".into(), ..client.clone() };
        assert_eq!(altered(&[update(client, renamed)]), Some(Day::MIN));
        let parameter = Parameter { name: "job_hours".into(), from: at(7, 1), ..Parameter::blank(id(9)) };
        assert_eq!(altered(&[Change::Create(parameter.into())]), Some(at(7, 1)));
        let open = Vacancy { open_since: at(4, 1), ..Vacancy::blank(id(8)) };
        let closed = Vacancy { closed_on: Some(at(9, 1)), ..open.clone() };
        assert_eq!(altered(&[update(open, closed)]), Some(at(9, 1)), "it is gone on the day it is closed");
        let chance = Chance { from: at(4, 1), ..Chance::blank(id(7)) };
        let given_up = Chance { closed_on: Some(at(9, 1)), ..chance.clone() };
        assert_eq!(altered(&[update(chance, given_up)]), Some(at(9, 1)), "it is given up on that day");
    }

    #[test]
    fn each_dated_field_of_a_record_that_keeps_its_identity_is_a_fact_over_its_own_days() {
        let team = |places| Team { code: "T1".into(), places, from: at(1, 10), ..Team::blank(id(2)) };
        let past = |n, places: &str, from, until| {
            let (kind, record, field) = ("team".to_owned(), id(2).to_string(), "places".to_owned());
            PastValue { kind, record, field, from, until, value: places.into(), ..PastValue::blank(id(n)) }
        };
        let record = |past: &PastValue| Record::PastValue(past.clone());
        let older = past(30, "6", None, at(3, 31));
        let newer = past(31, "8", Some(at(4, 1)), at(9, 30));
        // From six by eight to ten: the change of today leaves the days before it alone.
        let stand = [record(&older), record(&newer)];
        let today = [update(team(8), team(10)), Change::Create(record(&newer))];
        assert_eq!(first_day_altered(&today, &stand), Some(at(10, 1)));
        assert_eq!(kept_among(&today).into_iter().collect::<Vec<_>>(), [(Kind::Team, id(2))]);
        // What it held last was never so.
        assert_eq!(first_day_altered(&[update(team(10), team(11))], &stand), Some(at(10, 1)));
        // A past value that was never so, with the team as it stands.
        let right = past(31, "9", Some(at(4, 1)), at(9, 30));
        let put_right = [update(record(&newer), record(&right))];
        assert_eq!(first_day_altered(&put_right, &[record(&older), record(&right), team(10).into()]), Some(at(4, 1)));
        let right = past(30, "5", None, at(3, 31));
        let put_right = [update(record(&older), record(&right))];
        let stand = [record(&right), record(&newer), team(10).into()];
        assert_eq!(first_day_altered(&put_right, &stand), Some(at(1, 10)), "not before the team was there");
        // Another field has its own days; what has no days has them only by what it held before.
        let renamed = Team { name: "Kas".into(), ..team(10) };
        assert_eq!(first_day_altered(&[update(team(10), renamed)], &stand[..2]), Some(at(1, 10)));
        let client = |name: &str| Organisation { name: name.into(), ..Organisation::blank(id(4)) };
        let (kind, record, field) = ("organisation".to_owned(), id(4).to_string(), "name".to_owned());
        let was = PastValue { kind, record, field, value: "Raad".into(), until: at(9, 30), ..PastValue::blank(id(32)) };
        let was = Record::PastValue(was);
        let from_then_on = [update(client("Raad"), client("Hoge Raad")), Change::Create(was.clone())];
        assert_eq!(first_day_altered(&from_then_on, &[was]), Some(at(10, 1)));
    }

    #[test]
    fn a_closed_day_is_altered_by_a_correction_only() {
        let period = |n, from, until| ClosedPeriod { from, until, ..ClosedPeriod::blank(id(n)) };
        let closed = [period(20, at(10, 1), at(10, 31)), period(21, at(9, 1), at(9, 30))];
        let reach = |from, correction| {
            let change = Change::Create(placement(5, 24, from, None).into());
            reaches_into((&[change], &[]), &closed, correction)
        };
        assert_eq!(reach(at(11, 1), false), Ok(None));
        let refused =
            |until| Refusal::new(Reason::PeriodClosed).with("from", at(until, 1)).with("until", at(until, 30));
        assert_eq!(reach(at(9, 30), false), Err(refused(9)));
        assert_eq!(reach(at(1, 1), false), Err(refused(9)), "the first that it reaches into");
        let october = Refusal::new(Reason::PeriodClosed).with("from", at(10, 1)).with("until", at(10, 31));
        assert_eq!(reach(at(10, 31), false), Err(october));
        assert_eq!(reach(at(10, 5), true), Ok(Some(at(10, 5))));
        assert_eq!(reach(at(1, 1), true), Ok(Some(at(9, 1))));
        let change = Change::Create(placement(5, 8, at(1, 1), None).into());
        assert_eq!(reaches_into((&[change], &[]), &[], false), Ok(None));
        assert_eq!(closed_with(&closed, at(9, 15)).map(|p| p.id), Some(id(21)));
        assert_eq!(closed_with(&closed, at(11, 1)), None);
    }
}
