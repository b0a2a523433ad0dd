//! Changing a dated field from a day on, and correcting what it held. A dated fact continues as another record
//! ([`go_on`](super::dated)). Any other record keeps its identity: it holds the latest value of each field, planned ones included,
//! and what the field held before becomes a [`PastValue`].

use super::dated::{days, go_on};
use super::edit::{edit, not_frozen};
use super::prelude::*;
use crate::domain::field::Lifetime;

/// Fields with their new values.
pub type NewValues<'a> = &'a [(&'static str, Value)];
/// Fields with their new values, each from a day, or without a day for all days.
pub type ValuesFrom<'a> = &'a [(&'static str, Value, Option<Day>)];

/// The record as it was, or will be, on a day. `past` may include past values of other records.
///
/// # Errors
/// Returns the refusal of a field for a past value that it cannot hold.
pub fn as_of(record: &Record, past: &[PastValue], on: Day) -> Result<Record, Refusal> {
    let mut then = record.clone();
    for value in past.iter().filter(|past| is_of(past, record) && past.on(on)) {
        if let Some(info) = value.info() {
            then.set(info.name, value.held())?;
        }
    }
    Ok(then)
}

/// Gives a record that keeps its identity what became different in it from a day on; see [`change_from`]. What is granted holds
/// from the first day of the instrument, also when it was decided later: of that only the status has a day.
///
/// # Errors
/// Fails as [`change_from`] does.
pub fn changed_from(
    (stored, past): (&Record, &[PastValue]),
    (before, after): (&Record, &Record),
    on: Day,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let kind = stored.kind();
    let differs = |field: &&str| before.get(field) != after.get(field);
    let decided = kind == Kind::Instrument && differs(&Instrument::status);
    let from = |field: &str| (!decided || field == Instrument::status).then_some(on);
    let changed = kind.fields().iter().map(|info| info.name).filter(differs);
    let fields: Vec<_> = changed.map(|field| (field, after.get(field), from(field))).collect();
    let first = kind.first_day_field().and_then(|field| stored.get(field).day());
    change_from(stored, past, &fields, first, ids)
}

/// Sets fields of a record that keeps its identity. A dated field changes from a day on until its next known change, which
/// stays and is named in a warning; any other field changes for all days. `first` is the first day of the record: a change on
/// that day is only a correction.
///
/// # Errors
/// What the fields refuse, and what [`not_frozen`] does.
pub fn change_from(
    stored: &Record,
    past: &[PastValue],
    fields: ValuesFrom<'_>,
    first: Option<Day>,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    not_frozen(stored.kind())?;
    let (mut latest, mut kept) = (stored.clone(), Decision::default());
    for (field, value, on) in fields {
        let dated = stored.kind().lifetime(field) == Lifetime::Dated;
        let Some(on) = on.filter(|_| dated) else {
            latest.set(field, value.clone())?;
            continue;
        };
        // A value that its field refuses is also refused when it becomes only a past value.
        stored.clone().set(field, value.clone())?;
        let known = known(stored, past, field);
        let later = known.iter().filter_map(|past| past.from).filter(|from| *from > on).min();
        let end = known.iter().find(|past| past.on(on)).map(|past| past.until).or(later.and_then(|day| day.pred_opt()));
        if let Some(end) = end {
            insert(stored, &known, (field, value), (on, end, first), ids, &mut kept)?;
        } else if stored.get(field) != *value {
            let before = known.iter().find(|past| past.until.succ_opt() == Some(on));
            match before {
                // The change began on this day and is undone by this one: the field never held anything else.
                Some(before) if before.held() == *value => {
                    kept.changes.push(Change::Remove(Record::PastValue((*before).clone())));
                }
                _ => {
                    let began = known.iter().map(|past| past.until).max().and_then(|until| until.succ_opt());
                    let goes_on = began.or(first).is_none_or(|since| since < on);
                    if let Some(eve) = on.pred_opt().filter(|_| goes_on) {
                        let past = PastValue::new(ids.next_id(), of(stored), (field, &stored.get(field)), (began, eve));
                        kept.create(Record::PastValue(past))?;
                    }
                }
            }
            latest.set(field, value.clone())?;
        }
    }
    Ok(Decision::updated(stored.clone(), latest)?.and(kept))
}

/// Sets a field for the days until its next known change, which stays; `end` is the last of these days.
fn insert(
    stored: &Record,
    known: &[&PastValue],
    (field, value): (&'static str, &Value),
    (on, end, first): (Day, Day, Option<Day>),
    ids: &mut dyn Ids,
    kept: &mut Decision,
) -> Result<(), Refusal> {
    let now = known.iter().find(|past| past.on(on)).copied();
    if now.map_or_else(|| stored.get(field), PastValue::held) == *value {
        return Ok(());
    }
    if let Some(next) = end.succ_opt() {
        let field = Arg::Field(stored.kind(), field);
        kept.warn(Refusal::new(Reason::LaterChangeStays).with("field", field).with("day", next));
    }
    let fresh = |id, from| PastValue::new(id, of(stored), (field, value), (from, end));
    let Some(now) = now else {
        return kept.create(Record::PastValue(fresh(ids.next_id(), Some(on))));
    };
    let begins = now.from.or(first).is_some_and(|from| from >= on);
    let from = if begins { now.from } else { Some(on) };
    kept.update(Record::PastValue(now.clone()), Record::PastValue(fresh(now.id, from)))?;
    if !begins && let Some(eve) = on.pred_opt() {
        let past = PastValue { id: ids.next_id(), until: eve, ..now.clone() };
        kept.create(Record::PastValue(past))?;
    }
    Ok(())
}

/// Moves the day on which a field of a record comes to hold what it holds next: what it held until `was` it holds until `last`.
///
/// # Errors
/// Returns the refusal of a field that does not accept its value.
pub(super) fn turn_moved(
    record: &Record,
    past: &[PastValue],
    field: &str,
    (was, last): (Day, Day),
) -> Result<Decision, Refusal> {
    let mut decision = Decision::default();
    for held in known(record, past, field).into_iter().filter(|held| held.until == was) {
        decision.alter(held, |held| held.until = held.from.map_or(last, |from| from.max(last)))?;
    }
    Ok(decision)
}

/// Corrects fields of a record: the value that they held on a day is replaced on all days on which they held it.
///
/// # Errors
/// What the fields refuse, and what [`not_frozen`] does.
pub fn put_right(stored: &Record, past: &[PastValue], fields: NewValues<'_>, on: Day) -> Result<Decision, Refusal> {
    not_frozen(stored.kind())?;
    let (mut latest, mut kept) = (stored.clone(), Decision::default());
    for (field, value) in fields {
        match known(stored, past, field).into_iter().find(|past| past.on(on)) {
            Some(now) => {
                stored.clone().set(field, value.clone())?;
                let right = PastValue { value: value.plain(), ..now.clone() };
                kept.update(Record::PastValue(now.clone()), Record::PastValue(right))?;
            }
            None => latest.set(field, value.clone())?,
        }
    }
    Ok(Decision::updated(stored.clone(), latest)?.and(kept))
}

/// Continues a dated fact with other values from a day on, as another record of its kind. On its first day it is only
/// corrected.
///
/// # Errors
/// Returns `not-on-that-day` when it does not hold on it; what the fields refuse.
pub fn continue_from(fact: &Record, fields: NewValues<'_>, on: Day, ids: &mut dyn Ids) -> Result<Decision, Refusal> {
    let Some((from, _)) = days(fact).filter(|(from, until)| holds(*from, *until, on)) else {
        return Err(Refusal::new(Reason::NotOnThatDay).with("kind", fact.kind()).with("day", on));
    };
    if from == on || fields.iter().all(|(field, value)| fact.get(field) == *value) {
        return edit(fact, fields);
    }
    let mut next = fact.clone();
    for (field, value) in fields {
        next.set(field, value.clone())?;
    }
    next.set("from", Value::Day(on))?;
    let mut past = Record::blank(fact.kind(), ids.next_id());
    for info in fact.kind().fields() {
        let value = fact.get(info.name);
        // The reason and destination of an end belong to the record that goes on.
        if !value.is_empty() && !matches!(info.name, "end_reason" | "destination") {
            past.set(info.name, value)?;
        }
    }
    let mut decision = Decision::default();
    go_on(fact, next, || past, &mut decision)?;
    Ok(decision)
}

fn of(record: &Record) -> (Kind, Id) {
    (record.kind(), record.id())
}

fn is_of(past: &PastValue, record: &Record) -> bool {
    past.of_record() == Some(of(record))
}

fn known<'a>(record: &Record, past: &'a [PastValue], field: &str) -> Vec<&'a PastValue> {
    past.iter().filter(|past| past.field == field && is_of(past, record)).collect()
}

/// The kinds whose records keep their identity when a dated field changes.
pub fn kinds_with_a_past() -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter().filter(|kind| kind.keeps_identity() && kind.dated_fields().next().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::CountedIds;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn team(places: i64) -> Record {
        let blank = Team::blank(Id::from_bytes([1; 16]));
        Record::Team(Team { code: "T1".into(), name: "Kas".into(), places, from: day(1, 10), ..blank })
    }

    /// A record and what is kept of its past, changed step by step as a store would.
    struct TeamWithPast {
        team: Record,
        past: Vec<PastValue>,
        ids: CountedIds,
        warned: Vec<Reason>,
    }

    impl TeamWithPast {
        fn new(places: i64) -> Self {
            Self { team: team(places), past: Vec::new(), ids: CountedIds::after(50), warned: Vec::new() }
        }

        fn take(&mut self, decision: Decision) {
            self.warned.extend(decision.warnings.iter().map(|warning| warning.0.reason));
            for change in decision.changes {
                match change {
                    Change::Create(Record::PastValue(past)) => self.past.push(past),
                    Change::Update { after: Record::PastValue(past), .. } => {
                        self.past.retain(|known| known.id != past.id);
                        self.past.push(past);
                    }
                    Change::Remove(Record::PastValue(past)) => self.past.retain(|known| known.id != past.id),
                    Change::Update { after, .. } => self.team = after,
                    other => panic!("{other:?}"),
                }
            }
        }

        fn change(&mut self, places: i64, on: Day) {
            let fields = [("places", Value::Whole(places), Some(on))];
            let decision = change_from(&self.team, &self.past, &fields, Some(day(1, 10)), &mut self.ids);
            self.take(decision.expect("allowed"));
        }

        fn correct(&mut self, places: i64, on: Day) {
            let decision = put_right(&self.team, &self.past, &[("places", Value::Whole(places))], on);
            self.take(decision.expect("allowed"));
        }

        fn on(&self, days: &[Day]) -> Vec<i64> {
            let places = |on: &Day| as_of(&self.team, &self.past, *on).expect("sound").get("places");
            days.iter().map(|on| if let Value::Whole(n) = places(on) { n } else { -1 }).collect()
        }
    }

    #[test]
    fn a_change_from_a_day_leaves_the_days_before_it_as_they_were() {
        let mut kept = TeamWithPast::new(8);
        kept.change(10, day(5, 1));
        kept.change(12, day(8, 1));
        let days = [day(1, 1), day(4, 30), day(5, 1), day(7, 31), day(8, 1), day(12, 31)];
        assert_eq!(kept.on(&days), [8, 8, 10, 10, 12, 12]);
        assert_eq!(kept.past.len(), 2);
        kept.change(12, day(11, 1));
        assert_eq!(kept.past.len(), 2, "it holds that already");
    }

    #[test]
    fn a_change_before_a_planned_one_lasts_until_that_and_names_it() {
        let mut kept = TeamWithPast::new(8);
        kept.change(12, day(8, 1));
        assert_eq!(kept.warned, []);
        kept.change(9, day(4, 1));
        assert_eq!(kept.warned, [Reason::LaterChangeStays]);
        assert_eq!(kept.on(&[day(3, 31), day(4, 1), day(7, 31), day(8, 1)]), [8, 9, 9, 12]);
        kept.change(7, day(4, 1));
        assert_eq!(kept.on(&[day(3, 31), day(4, 1), day(7, 31), day(8, 1)]), [8, 7, 7, 12], "put right");
    }

    #[test]
    fn what_began_that_day_is_put_right_and_set_back_leaves_nothing() {
        let mut kept = TeamWithPast::new(8);
        kept.change(9, day(1, 10));
        assert_eq!((kept.past.len(), kept.on(&[day(1, 10)])), (0, vec![9]), "the first day of the team");
        kept.change(10, day(5, 1));
        kept.change(11, day(5, 1));
        assert_eq!((kept.past.len(), kept.on(&[day(4, 30), day(5, 1)])), (1, vec![9, 11]));
        kept.change(9, day(5, 1));
        assert_eq!((kept.past.len(), kept.on(&[day(4, 30), day(5, 1)])), (0, vec![9, 9]));
    }

    #[test]
    fn what_was_never_so_is_put_right_for_as_long_as_it_was_held() {
        let mut kept = TeamWithPast::new(8);
        kept.change(10, day(5, 1));
        kept.change(12, day(8, 1));
        kept.correct(11, day(6, 15));
        kept.correct(7, day(2, 1));
        kept.correct(13, day(9, 1));
        assert_eq!(kept.on(&[day(1, 10), day(4, 30), day(5, 1), day(7, 31), day(8, 1)]), [7, 7, 11, 11, 13]);
    }

    #[test]
    fn a_value_that_the_field_refuses_is_refused_for_a_past_day_too() {
        let mut kept = TeamWithPast::new(8);
        kept.change(12, day(8, 1));
        let fields = [("places", Value::Whole(501), Some(day(4, 1)))];
        let refused = change_from(&kept.team, &kept.past, &fields, None, &mut kept.ids).expect_err("refused");
        assert_eq!(refused.reason, Reason::NumberOutOfRange);
        assert_eq!(
            put_right(&kept.team, &kept.past, &[("places", Value::Empty)], day(4, 1)).expect_err("refused").reason,
            Reason::Required
        );
    }

    #[test]
    fn a_dated_fact_goes_on_as_another_and_one_that_does_not_hold_is_left_alone() {
        let (member, team, client) = (Id::from_bytes([2; 16]), Id::from_bytes([1; 16]), Id::from_bytes([4; 16]));
        let placement = Placement {
            member,
            team,
            hours: Decimal::whole(24),
            from: day(2, 1),
            until: Some(day(9, 30)),
            ..Placement::blank(Id::from_bytes([3; 16]))
        };
        let fact = Record::Placement(placement.clone());
        let fields = [("credited", Value::Ref(client))];
        let mut ids = CountedIds::after(50);
        let decision = continue_from(&fact, &fields, day(6, 1), &mut ids).expect("allowed");
        let [Change::Update { after: Record::Placement(next), .. }, Change::Create(Record::Placement(past))] =
            &decision.changes[..]
        else {
            panic!("{decision:?}")
        };
        assert_eq!(
            (next.id, next.from, next.until, next.credited),
            (placement.id, day(6, 1), placement.until, Some(client))
        );
        assert_eq!((past.from, past.until, past.credited), (placement.from, Some(day(5, 31)), None));
        let first = continue_from(&fact, &fields, day(2, 1), &mut ids).expect("allowed");
        assert_eq!(first.changes.len(), 1, "on its first day it is put right");
        let after = continue_from(&fact, &fields, day(10, 1), &mut ids).expect_err("refused");
        assert_eq!(after.reason, Reason::NotOnThatDay);
    }
}
