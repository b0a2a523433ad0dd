//! Days by which something has to be done, and what should not be so at all, worked out for all days at once. Seen from any day a
//! record has at most one of each [`DueDay`]; a [`DueSpan`] says from which day to which it is the same one. They follow from what is
//! held on one member, the teams that they were in, and the parameters, so that a store works them out again only when one of these
//! changes.

mod absence;
mod deletion;
#[cfg(test)]
mod examples;
mod file;
mod over_time;
mod rules;
mod span;

use std::collections::BTreeMap;

pub use file::{DueFile, LeftBehind};
pub use over_time::OverTime;
pub use rules::DueRules;
pub use span::{DueDay, DueSpan};

use self::span::{by, spans};
use super::choices::InstrumentStatus;
use super::days::{Day, holds};
use super::guidance::contact_due;
use super::id::Id;
use super::instruments::deadline;
use super::kinds::{Instrument, Team};

/// The due days of a member, in the order of what they are for by its identifier, of the record, and of the first day. `teams` has the
/// teams of their placements.
pub fn due_spans(
    member: Id,
    mut file: DueFile,
    teams: &BTreeMap<Id, OverTime<Team>>,
    rules: &DueRules,
) -> Vec<DueSpan> {
    file.contacts.sort_unstable();
    file.absences.sort_unstable_by_key(|absence| absence.from);
    let file = &file;
    let mut found = Vec::new();
    for whole_past in [false, true].into_iter().take(1 + usize::from(rules.has_a_beginning())) {
        found.extend(contact_spans((member, whole_past), file, teams, rules));
        found.extend(absence::step_spans(&file.absences, rules, whole_past));
    }
    found.extend(absence::notice_spans(&file.absences, rules));
    found.extend(deletion::deletion_spans(member, file, rules));
    for instrument in &file.instruments {
        found.extend(instrument_spans(instrument, file, rules));
        found.extend(granted_spans(instrument, file));
    }
    let unknown = file.is_of_unknown_service();
    found.extend(states((DueDay::Unchecked, member), None, file.turns(), |on| {
        (unknown || file.is_in_service(on)) && file.check_on(on).is_none()
    }));
    found.extend(states((DueDay::NoTeam, member), None, file.turns(), |on| {
        let absent = || file.absences.iter().any(|absence| holds(absence.from, absence.until, on));
        unknown || !file.is_placed(on) && file.is_employed(on) && !absent()
    }));
    found.sort_unstable_by_key(|span| (span.of as usize, span.record, span.from));
    found
}

fn granted_spans(instrument: &OverTime<Instrument>, file: &DueFile) -> Vec<DueSpan> {
    if !instrument.each().any(|then| then.status == InstrumentStatus::Granted) {
        return Vec::new();
    }
    let granted = |on: Day| instrument.on(Some(on)).status == InstrumentStatus::Granted;
    let (id, from) = (instrument.latest.id, Some(instrument.latest.from));
    let turns = || file.turns().chain(instrument.turns());
    let mut found = states((DueDay::GrantedWhoLeft, id), from, turns(), |on| granted(on) && !file.is_in_service(on));
    found.extend(states((DueDay::GrantedNotCounting, id), from, turns(), |on| {
        granted(on) && file.check_on(on).is_some_and(|check| !check.counts_for_agreement)
    }));
    found
}

/// The spans of what should not be so at all, from a day on; it may begin or end on each of `turns`.
fn states(
    of: (DueDay, Id),
    from: Option<Day>,
    turns: impl Iterator<Item = Day>,
    is_so: impl Fn(Day) -> bool,
) -> Vec<DueSpan> {
    let mut found = spans(of, (from, None), turns, |day| is_so(day.unwrap_or(Day::MIN)).then_some((None, None)));
    found.iter_mut().for_each(|span| span.day = span.from);
    found
}

fn contact_spans(
    (member, whole_past): (Id, bool),
    file: &DueFile,
    teams: &BTreeMap<Id, OverTime<Team>>,
    rules: &DueRules,
) -> Vec<DueSpan> {
    let of = if whole_past { DueDay::Contact.of_whole_past() } else { DueDay::Contact };
    let mut found = Vec::new();
    for placement in &file.placements {
        let Some(team) = teams.get(&placement.team) else { continue };
        let still =
            team.each().flat_map(|team| [team.standstill_from, team.standstill_until.and_then(|d| d.succ_opt())]);
        let turns = file
            .contacts
            .iter()
            .copied()
            .chain(rules.turns())
            .chain(team.turns())
            .chain(still.flatten())
            .chain(file.turns());
        found.extend(spans((of, member), (Some(placement.from), placement.until), turns, |day| {
            let on = day?;
            let rules = rules.on(day);
            let last = file.contacts[..file.contacts.partition_point(|held| *held <= on)].last().copied();
            let since = rules.recorded_since.filter(|_| !whole_past);
            by(contact_due(
                (last, file.service_from(on)),
                placement.from,
                since,
                rules.cadence.in_team(team.on(day), on)?,
            ))
        }));
    }
    found
}

fn instrument_spans(instrument: &OverTime<Instrument>, file: &DueFile, rules: &DueRules) -> Vec<DueSpan> {
    let left = file.employments.iter().filter_map(|employment| employment.until?.succ_opt());
    let others = file.instruments.iter().flat_map(OverTime::turns);
    let turns = left.chain(others).chain(rules.turns());
    spans((DueDay::Instrument, instrument.latest.id), (None, None), turns, |day| {
        let all = file.instruments.iter().map(|other| other.on(day));
        let of_day = (&rules.on(day).instruments, rules.parameters.as_slice());
        let due = |then| deadline(then, (all, &file.employments), of_day, day.unwrap_or(Day::MIN));
        if instrument.latest.status != InstrumentStatus::Ended {
            return by(due(instrument.on(day)));
        }
        // No next period follows one of which the end was decided.
        let endless = Instrument { until: None, ..instrument.on(day).clone() };
        by(due(&endless).filter(|due| instrument.latest.until.is_none_or(|last| *due <= last)))
    })
}

#[cfg(test)]
mod tests {
    use super::examples::{day, id, parameter, told};
    use super::*;
    use crate::domain::choices::{Choice, InstrumentKind, InstrumentStatus};
    use crate::domain::kind::Kind;
    use crate::domain::kinds::{Employment, PastValue, Placement, RECORDED_SINCE};
    use crate::domain::record::Typed;
    use crate::domain::value::Value;

    fn wanted(list: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
        list.iter().map(|(a, b, c)| ((*a).into(), (*b).into(), (*c).into())).collect()
    }

    #[test]
    fn what_days_are_due_for_is_in_the_order_of_the_identifiers() {
        assert!(DueDay::NAMES.is_sorted(), "{:?}", DueDay::NAMES);
    }

    #[test]
    fn contact_follows_placements_contacts_and_when_the_office_began_to_record() {
        let team = Team { contact_days: Some(10), ..Team::blank(id(1)) };
        let teams = BTreeMap::from([(id(1), OverTime::new(team, &[]).expect("fits"))]);
        let placed = |from, until: Option<&str>| {
            let until = until.map(day);
            Placement { team: id(1), from: day(from), until, ..Placement::blank(Id::UNSET) }
        };
        let placements = vec![placed("2026-01-01", Some("2026-01-31")), placed("2026-03-01", None)];
        let file = DueFile { placements, contacts: vec![day("2026-01-21"), day("2026-02-10")], ..DueFile::default() };
        let always = due_spans(id(9), file.clone(), &teams, &DueRules::of([]));
        let (first, last) = (("2026-01-01", "2026-01-20", "2026-01-11"), ("2026-03-01", "", "2026-02-20"));
        let second = ("2026-01-21", "2026-01-31", "2026-01-31");
        assert_eq!(told(&always, DueDay::Contact), wanted(&[first, second, last]));
        assert_eq!(told(&always, DueDay::ContactOfWholePast), [], "it is the same");
        let recorded =
            DueRules::of([parameter(RECORDED_SINCE, 0, "2026-01-05"), parameter("job_hours", 25, "2020-01-01")]);
        let recorded = due_spans(id(9), file, &teams, &recorded);
        let waits = ("2026-01-01", "2026-01-20", "2026-01-15");
        assert_eq!(told(&recorded, DueDay::Contact), wanted(&[waits, second, last]));
        assert_eq!(told(&recorded, DueDay::ContactOfWholePast), wanted(&[first, second, last]));
    }

    #[test]
    fn an_instrument_is_due_as_it_was_decided_on_each_day_until_the_member_left() {
        let granted = Instrument {
            instrument: InstrumentKind::WageDispensation,
            status: InstrumentStatus::Granted,
            from: day("2026-02-01"),
            until: Some(day("2026-12-31")),
            ..Instrument::blank(id(5))
        };
        let asked = Value::Choice(InstrumentStatus::ToRequest.name());
        let past = PastValue::new(
            id(6),
            (Kind::Instrument, id(5)),
            (Instrument::status, &asked),
            (Some(day("2026-01-10")), day("2026-03-09")),
        );
        let employment =
            Employment { from: day("2026-01-01"), until: Some(day("2026-05-31")), ..Employment::blank(Id::UNSET) };
        let instruments = vec![OverTime::new(granted, &[past]).expect("fits")];
        let file = DueFile { employments: vec![employment], instruments, ..DueFile::default() };
        let spans = due_spans(id(9), file, &BTreeMap::new(), &DueRules::of([]));
        assert_eq!(
            told(&spans, DueDay::Instrument),
            wanted(&[
                ("", "2026-01-09", "2026-12-31"),
                ("2026-01-10", "2026-03-09", "2026-02-01"),
                ("2026-03-10", "2026-05-31", "2026-12-31"),
            ])
        );
    }
}
