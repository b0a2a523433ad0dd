//! What staff did for the members of a piece of the programme: contacts, signals, guidance, arrangements, coaches of their
//! own, and who was absent when.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::dice::Dice;
use crate::domain::choices::{ArrangementSubject, ContactWay, GuidanceForm, StaffRole};
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::id::{Id, Ids};
use crate::domain::kinds::{Absence, Arrangement, Contact, Guidance, OwnCoach, Placement, Signal, Team};
use crate::domain::record::{Record, Typed};

/// How many days back contacts were noted.
const NOTED: i64 = 70;
/// How many days back absences were noted.
const ABSENCES: i64 = 730;

const NOTES: &[&str] = &[
    "Gaat goed in het team.",
    "Wil graag meer afwisseling in het werk.",
    "Nieuwe werkplek bekeken, past goed.",
    "Planning voor de vakantie besproken.",
    "Trots op het werk van deze maand.",
    "Rooster van volgende maand doorgenomen.",
    "Vraagt om uitleg bij de nieuwe opdracht.",
    "Wil op termijn meer uren werken.",
    "Reis met de bus gaat nu vanzelf.",
    "Samen de nieuwe taken geoefend.",
];

/// Subject, and what came of it when it was closed.
const SIGNALS: &[(&str, &str)] = &[
    ("Busdienst vervalt per volgende maand", "Rijdt mee met een collega"),
    ("Opdrachtgever vraagt een andere begintijd", "Begintijd een half uur later"),
    ("Werk loopt terug na de verhuizing", "Extra werk van een tweede afdeling"),
    ("Toegangspas werkt niet in het nieuwe gebouw", "Nieuwe pas gekregen"),
    ("Onenigheid over de verdeling van taken", "Taken opnieuw verdeeld"),
    ("Scanner vaak kapot", "Apparaat vervangen"),
    ("Twijfelt of dit het goede werk is", "Loopt mee bij een ander team"),
    ("Geen vaste plek om te pauzeren", "Ruimte op de begane grond"),
];

const HELP: &[(GuidanceForm, &str)] = &[
    (GuidanceForm::ExtraCoaching, "Coachpunt"),
    (GuidanceForm::Training, "Leerwerkloket"),
    (GuidanceForm::Buddy, "Collega uit het team"),
    (GuidanceForm::Language, "Taalhuis"),
    (GuidanceForm::Money, "Budgetwijzer"),
    (GuidanceForm::WorkplaceAdvice, "Facilitair bedrijf"),
];

const TERMS: &[(ArrangementSubject, &str)] = &[
    (ArrangementSubject::WorkingHours, "Begint om 9.30 uur"),
    (ArrangementSubject::WorkingHours, "Vier dagen van zeven uur, woensdag vrij"),
    (ArrangementSubject::Tasks, "Alleen de ochtendronde"),
    (ArrangementSubject::Workplace, "Vaste plek aan het raam"),
    (ArrangementSubject::Aids, "Zit-stabureau"),
    (ArrangementSubject::Aids, "Koptelefoon en tweede scherm"),
    (ArrangementSubject::Travel, "Reist met een collega mee"),
    (ArrangementSubject::Breaks, "Elk uur vijf minuten pauze"),
];

/// Weeks of an absence after which something has to be done, and in how many days from the last one that is.
const AT_STEPS: &[(i64, i64)] = &[(6, 3), (8, 9), (42, -2), (52, 12), (6, 10), (88, 6)];

/// The records of a piece, made from those of its teams and members. `last_day` is the last day of the programme.
pub fn records(piece: &[Record], last_day: Day, dice: &mut Dice, ids: &mut dyn Ids) -> Vec<Record> {
    let mut desk = GuidanceBuilder::of(piece, last_day);
    let mut out = Vec::new();
    let people: Vec<(Id, ServicePeriod)> = desk.service.iter().map(|(member, service)| (*member, *service)).collect();
    for (at, (member, service)) in people.iter().enumerate() {
        desk.absences(at, *member, *service, dice, ids, &mut out);
        if let Some(placement) = service.now.and_then(|n| desk.placements.get(n)).copied() {
            desk.contacts(placement, dice, ids, &mut out);
            desk.help(placement, dice, ids, &mut out);
            desk.own_coach(placement, dice, ids, &mut out);
        }
    }
    desk.signals(dice, ids, &mut out);
    out
}

/// First and last day of somebody's placements; the one that holds on the last day of the programme.
#[derive(Clone, Copy)]
struct ServicePeriod {
    first: Day,
    last: Option<Day>,
    now: Option<usize>,
}

struct GuidanceBuilder<'a> {
    last_day: Day,
    teams: Vec<&'a Team>,
    placements: Vec<&'a Placement>,
    service: BTreeMap<Id, ServicePeriod>,
    /// The job coach of each team on the last day.
    coaches: BTreeMap<Id, Id>,
}

impl<'a> GuidanceBuilder<'a> {
    fn of(piece: &'a [Record], last_day: Day) -> Self {
        let teams = piece.iter().filter_map(Team::of).filter(|team| holds(team.from, team.until, last_day)).collect();
        let placements: Vec<&Placement> = piece.iter().filter_map(Placement::of).collect();
        let mut service: BTreeMap<Id, ServicePeriod> = BTreeMap::new();
        for (at, placement) in placements.iter().enumerate() {
            let first = ServicePeriod { first: placement.from, last: placement.until, now: None };
            let entry = service.entry(placement.member).or_insert(first);
            entry.first = entry.first.min(placement.from);
            entry.last = placement.until;
            if holds(placement.from, placement.until, last_day) {
                entry.now = Some(at);
            }
        }
        let mut coaches = BTreeMap::new();
        for record in piece {
            if let Record::TeamRole(role) = record
                && role.role == StaffRole::JobCoach
                && holds(role.from, role.until, last_day)
            {
                coaches.insert(role.team, role.staff);
            }
        }
        Self { last_day, teams, placements, service, coaches }
    }

    fn back(&self, days: i64) -> Day {
        self.last_day - TimeDelta::days(days)
    }

    /// Short ones often, long ones seldom: some five and a half percent in all. Some long ones stand at a step.
    fn absences(
        &self,
        at: usize,
        member: Id,
        service: ServicePeriod,
        dice: &mut Dice,
        ids: &mut dyn Ids,
        out: &mut Vec<Record>,
    ) {
        let last = service.last.map_or(self.last_day, |last| last.min(self.last_day));
        let mut day = service.first.max(self.back(ABSENCES));
        let step = AT_STEPS.get(at / 60).filter(|_| at % 60 == 31 && service.now.is_some());
        let long = step.map(|(weeks, ahead)| self.last_day + TimeDelta::days(ahead - weeks * 7));
        let long = long.filter(|from| *from > service.first && service.last.is_none());
        let end = long.map_or(last, |from| from - TimeDelta::days(40));
        loop {
            day += TimeDelta::days(dice.between(30, 640));
            if day > end {
                break;
            }
            let long = match dice.weighted(&[68, 20, 8, 4]) {
                Some(0) => dice.between(1, 7),
                Some(1) => dice.between(8, 30),
                Some(2) => dice.between(31, 120),
                _ => dice.between(150, 500),
            };
            let until = day + TimeDelta::days(long - 1);
            let open = until > end && service.last.is_none();
            self.absence(member, (day, Some(until.min(end)).filter(|_| !open || end < last)), dice, ids, out);
            day = until;
        }
        if let Some(from) = long {
            self.absence(member, (from, None), dice, ids, out);
        }
    }

    /// An absence; a long one is half of the hours after some time.
    fn absence(
        &self,
        member: Id,
        (from, until): (Day, Option<Day>),
        dice: &mut Dice,
        ids: &mut dyn Ids,
        out: &mut Vec<Record>,
    ) {
        let whole = |id| Absence { member, from, until, ..Absence::blank(id) };
        let days = (until.unwrap_or(self.last_day) - from).num_days();
        let expected = until.is_none().then(|| self.last_day + TimeDelta::days(dice.between(2, 10 + days / 2)));
        let first = Absence { expected_until: expected, ..whole(ids.next_id()) };
        if days < 60 || !dice.chance(60) {
            out.push(Record::Absence(first));
            return;
        }
        let half = from + TimeDelta::days(days / 2);
        let past = Absence { until: half.pred_opt(), expected_until: None, ..first.clone() };
        let next = Absence {
            id: ids.next_id(),
            from: half,
            percent: Decimal::whole(dice.pick(&[25, 50, 50, 60], 50)),
            ..first
        };
        out.extend([past, next].map(Record::Absence));
    }

    /// About once a month, at a standstill twice a week; in some teams it has been too long with some.
    fn contacts(&self, placement: &Placement, dice: &mut Dice, ids: &mut dyn Ids, out: &mut Vec<Record>) {
        let at = self.teams.iter().position(|team| team.id == placement.team).unwrap_or_default();
        let still = self.teams.get(at).is_some_and(|team| team.at_standstill(self.last_day));
        let pace = if still { 3 } else { 29 };
        let late = at % 9 == 4 && dice.chance(45);
        let mut ago = if late { pace + dice.between(2, 25) } else { dice.between(0, pace - 1) };
        while ago <= NOTED {
            let held_on = self.back(ago);
            if held_on < placement.from {
                break;
            }
            out.push(Record::Contact(Contact {
                member: placement.member,
                held_on,
                way: dice.pick(
                    &[
                        ContactWay::Talk,
                        ContactWay::Talk,
                        ContactWay::Workplace,
                        ContactWay::Phone,
                        ContactWay::Message,
                    ],
                    ContactWay::Talk,
                ),
                staff: self.coaches.get(&placement.team).copied(),
                note: dice.pick(NOTES, "").to_owned(),
                ..Contact::blank(ids.next_id())
            }));
            ago += dice.between((pace - 4).max(2), pace);
        }
    }

    fn help(&self, placement: &Placement, dice: &mut Dice, ids: &mut dyn Ids, out: &mut Vec<Record>) {
        let since = (self.last_day - placement.from).num_days();
        if since > 30 && dice.chance(6) {
            let from = self.back(dice.between(5, since.min(300)));
            let (form, provider) = dice.pick(HELP, (GuidanceForm::Other, ""));
            let until = dice.chance(60).then(|| from + TimeDelta::days(dice.between(60, 240)));
            let guidance = Guidance {
                member: placement.member,
                form,
                provider: provider.to_owned(),
                from,
                until,
                ..Guidance::blank(ids.next_id())
            };
            out.push(Record::Guidance(guidance));
        }
        if since > 30 && dice.chance(14) {
            let from = self.back(dice.between(5, since));
            let (subject, terms) = dice.pick(TERMS, (ArrangementSubject::Other, ""));
            let until = dice.chance(15).then(|| self.last_day + TimeDelta::days(dice.between(10, 200)));
            let arrangement = Arrangement {
                member: placement.member,
                subject,
                terms: terms.to_owned(),
                from,
                until,
                ..Arrangement::blank(ids.next_id())
            };
            out.push(Record::Arrangement(arrangement));
        }
    }

    fn own_coach(&self, placement: &Placement, dice: &mut Dice, ids: &mut dyn Ids, out: &mut Vec<Record>) {
        let since = (self.last_day - placement.from).num_days();
        let others: Vec<Id> =
            self.coaches.iter().filter(|(team, _)| **team != placement.team).map(|(_, staff)| *staff).collect();
        if since < 30 || others.is_empty() || !dice.chance(4) {
            return;
        }
        let staff = dice.pick(&others, Id::UNSET);
        let from = self.back(dice.between(10, since.min(400)));
        out.push(Record::OwnCoach(OwnCoach {
            member: placement.member,
            staff,
            from,
            ..OwnCoach::blank(ids.next_id())
        }));
    }

    /// One in every other team, about the team or about somebody in it; some are closed, some are late.
    fn signals(&mut self, dice: &mut Dice, ids: &mut dyn Ids, out: &mut Vec<Record>) {
        for team in &self.teams {
            let Some(owner) = self.coaches.get(&team.id).filter(|_| dice.chance(50)) else { continue };
            let (subject, outcome) = dice.pick(SIGNALS, ("", ""));
            let from = self.back(dice.between(4, 60)).max(team.from);
            let closed = dice.chance(45).then(|| dice.day(from, self.last_day));
            let here = self.placements.iter().filter(|p| p.team == team.id && holds(p.from, p.until, self.last_day));
            let here: Vec<Id> = here.map(|p| p.member).collect();
            let member = Some(dice.pick(&here, Id::UNSET)).filter(|id| *id != Id::UNSET && dice.chance(60));
            out.push(Record::Signal(Signal {
                subject: subject.to_owned(),
                member,
                team: Some(team.id),
                owner: Some(*owner),
                from,
                due: Some((self.last_day + TimeDelta::days(dice.between(-12, 20))).max(from)),
                until: closed,
                outcome: closed.map_or(String::new(), |_| outcome.to_owned()),
                ..Signal::blank(ids.next_id())
            }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::{PEOPLE, own_last_day};
    use crate::domain::absence::{AbsenceHours, days_in_common};
    use crate::domain::record::Recorded;
    use crate::domain::sensitive;

    fn made() -> Vec<Record> {
        crate::demo::tests::made(PEOPLE, own_last_day())
    }

    #[test]
    fn absences_do_not_overlap_and_make_a_believable_rate() {
        let records = made();
        let mut absences: BTreeMap<Id, Vec<&Absence>> = BTreeMap::new();
        records.iter().filter_map(Absence::of).for_each(|a| absences.entry(a.member).or_default().push(a));
        for list in absences.values_mut() {
            list.sort_by_key(|absence| absence.from);
            let apart = |pair: &[&Absence]| pair[0].until.is_some_and(|until| until < pair[1].from);
            assert!(list.windows(2).all(apart), "{list:?}");
        }
        let period = (own_last_day() - TimeDelta::days(364), own_last_day());
        let mut hours = AbsenceHours::default();
        for placement in records.iter().filter_map(Placement::of) {
            let placed = (placement.from, placement.until);
            let all = Decimal::whole(100);
            hours.add(placement.hours, days_in_common(placed, placed, period), all, None);
            for a in absences.get(&placement.member).into_iter().flatten() {
                let days = days_in_common(placed, (a.from, a.until), period);
                hours.add(placement.hours, days, all, Some(a.percent));
            }
        }
        let rate = hours.rate().expect("hours");
        assert!((Decimal::whole(5)..=Decimal::whole(6)).contains(&rate), "{rate}");
    }

    #[test]
    fn no_note_says_what_may_not_be_said() {
        for record in made() {
            assert_eq!(sensitive::check(None, &record), Ok(()));
        }
    }

    #[test]
    fn some_signals_are_open_and_late_and_some_closed() {
        let signals: Vec<Signal> = made().into_iter().filter_map(Recorded::out_of).collect();
        let late = |s: &&Signal| s.until.is_none() && s.due.is_some_and(|due| due < own_last_day());
        assert!(signals.iter().filter(late).count() >= 3);
        assert!(signals.iter().any(|s| s.until.is_some() && !s.outcome.is_empty()));
    }
}
