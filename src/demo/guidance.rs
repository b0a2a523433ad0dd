//! What staff did for the members of a piece of the programme: contacts, signals, guidance, arrangements, own coaches,
//! and absences.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::words::WORDS;
use super::writer::Writer;
use crate::domain::choices::{ContactWay, StaffRole};
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::{Absence, Arrangement, Contact, Guidance, OwnCoach, Placement, Signal, Team, TeamRole};
use crate::domain::record::{Record, Typed};

/// Number of days for which contacts were recorded.
const NOTED: i64 = 70;
/// Number of days for which absences were recorded.
const ABSENCES: i64 = 730;

/// Ways of contact; the usual one occurs more than once.
const WAYS: [ContactWay; 5] =
    [ContactWay::Talk, ContactWay::Talk, ContactWay::Workplace, ContactWay::Phone, ContactWay::Message];

/// Weeks of an absence after which something has to be done, and in how many days from the last one that is.
const AT_STEPS: &[(i64, i64)] = &[(6, 3), (8, 9), (42, -2), (52, 12), (6, 10), (88, 6)];

/// The job coach of each team on the last day.
type Coaches = BTreeMap<Id, Id>;

impl Writer<'_> {
    /// Adds what was done for the teams and members of a piece.
    pub fn guidance(&mut self, piece: &[Record]) {
        let today = self.today;
        let running = |team: &&Team| holds(team.from, team.until, today);
        let teams: Vec<&Team> = piece.iter().filter_map(Team::of).filter(running).collect();
        let coaching = |role: &&TeamRole| role.role == StaffRole::JobCoach && holds(role.from, role.until, today);
        let roles = piece.iter().filter_map(TeamRole::of).filter(coaching);
        let coaches: Coaches = roles.map(|role| (role.team, role.staff)).collect();
        let mut members: BTreeMap<Id, Vec<&Placement>> = BTreeMap::new();
        for placement in piece.iter().filter_map(Placement::of) {
            members.entry(placement.member).or_default().push(placement);
        }
        let placed = |placement: &&&Placement| holds(placement.from, placement.until, today);
        let mut here: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
        for placement in members.values().flatten().filter(|p| holds(p.from, p.until, today)) {
            here.entry(placement.team).or_default().push(placement.member);
        }
        for (at, placements) in members.values().enumerate() {
            let now = placements.iter().rfind(placed);
            self.absences(at, placements, now.is_some());
            if let Some(placement) = now {
                let at = teams.iter().position(|team| team.id == placement.team).unwrap_or_default();
                let still = teams.get(at).is_some_and(|team| team.at_standstill(today));
                self.contacts(placement, (at, still), coaches.get(&placement.team).copied());
                self.help(placement);
                self.own_coach(placement, &coaches);
            }
        }
        for team in &teams {
            self.signal(team, &coaches, here.get(&team.id).map_or(&[], Vec::as_slice));
        }
    }

    /// Short absences are frequent and long ones rare: some five and a half percent in all. Some long ones are at a step.
    fn absences(&mut self, at: usize, placements: &[&Placement], here: bool) {
        let (member, left) = (placements[0].member, placements[placements.len() - 1].until);
        let begun = placements.iter().map(|placement| placement.from).min().unwrap_or(self.today);
        let last = left.map_or(self.today, |last| last.min(self.today));
        let mut day = begun.max(self.ago(ABSENCES));
        let step = AT_STEPS.get(at / 60).filter(|_| at % 60 == 31 && here);
        let long = step.map(|(weeks, ahead)| self.ago(weeks * 7 - ahead));
        let long = long.filter(|from| *from > begun && left.is_none());
        let end = long.map_or(last, |from| from - TimeDelta::days(40));
        loop {
            day = self.after(day, 30, 640);
            if day > end {
                break;
            }
            let (least, most) = match self.dice.weighted(&[68, 20, 8, 4]) {
                Some(0) => (1, 7),
                Some(1) => (8, 30),
                Some(2) => (31, 120),
                _ => (150, 500),
            };
            let until = self.after(day, least - 1, most - 1);
            let open = until > end && left.is_none();
            self.absence(member, day, Some(until.min(end)).filter(|_| !open || end < last));
            day = until;
        }
        if let Some(from) = long {
            self.absence(member, from, None);
        }
    }

    /// Adds an absence; a long one changes to half of the hours after some time.
    fn absence(&mut self, member: Id, from: Day, until: Option<Day>) {
        let days = (until.unwrap_or(self.today) - from).num_days();
        let expected_until = until.is_none().then(|| self.after(self.today, 2, 10 + days / 2));
        let first = Absence { member, from, until, expected_until, ..Absence::blank(self.ids.next_id()) };
        if days < 60 || !self.dice.chance(60) {
            self.out.push(Record::Absence(first));
            return;
        }
        let half = from + TimeDelta::days(days / 2);
        let past = Absence { until: half.pred_opt(), expected_until: None, ..first.clone() };
        let percent = Decimal::whole(*self.dice.pick(&[25, 50, 50, 60]));
        let next = Absence { id: self.ids.next_id(), from: half, percent, ..first };
        self.out.extend([past, next].map(Record::Absence));
    }

    /// Contact is about once a month, at a standstill twice a week; in some teams it is overdue with some members.
    fn contacts(&mut self, placement: &Placement, (team, still): (usize, bool), staff: Option<Id>) {
        let pace = if still { 3 } else { 29 };
        let late = team % 9 == 4 && self.dice.chance(45);
        let mut ago = if late { pace + self.dice.between(2, 25) } else { self.dice.between(0, pace - 1) };
        while ago <= NOTED && self.ago(ago) >= placement.from {
            self.out.push(Record::Contact(Contact {
                member: placement.member,
                held_on: self.today - TimeDelta::days(ago),
                way: *self.dice.pick(&WAYS),
                staff,
                note: self.dice.pick(&WORDS.contacts).clone(),
                ..Contact::blank(self.ids.next_id())
            }));
            ago += self.dice.between((pace - 4).max(2), pace);
        }
    }

    fn help(&mut self, placement: &Placement) {
        let member = placement.member;
        let since = (self.today - placement.from).num_days();
        if since > 30 && self.dice.chance(6) {
            let from = self.ago_between(5, since.min(300));
            let (form, provider) = self.dice.pick(&WORDS.guidance);
            let until = self.dice.chance(60).then(|| self.after(from, 60, 240));
            let blank = Guidance::blank(self.ids.next_id());
            let guidance = Guidance { member, form: form.0, provider: provider.clone(), from, until, ..blank };
            self.out.push(Record::Guidance(guidance));
        }
        if since > 30 && self.dice.chance(14) {
            let from = self.ago_between(5, since);
            let (subject, terms) = self.dice.pick(&WORDS.arrangements);
            let until = self.dice.chance(15).then(|| self.after(self.today, 10, 200));
            let blank = Arrangement::blank(self.ids.next_id());
            let arrangement = Arrangement { member, subject: subject.0, terms: terms.clone(), from, until, ..blank };
            self.out.push(Record::Arrangement(arrangement));
        }
    }

    fn own_coach(&mut self, placement: &Placement, coaches: &Coaches) {
        let since = (self.today - placement.from).num_days();
        let others: Vec<Id> =
            coaches.iter().filter(|(team, _)| **team != placement.team).map(|(_, staff)| *staff).collect();
        if since < 30 || others.is_empty() || !self.dice.chance(4) {
            return;
        }
        let (member, staff) = (placement.member, *self.dice.pick(&others));
        let from = self.ago_between(10, since.min(400));
        let blank = OwnCoach::blank(self.ids.next_id());
        self.out.push(Record::OwnCoach(OwnCoach { member, staff, from, ..blank }));
    }

    /// Adds a signal to every other team, about the team or somebody in it; some are closed, some are late.
    fn signal(&mut self, team: &Team, coaches: &Coaches, here: &[Id]) {
        let Some(owner) = coaches.get(&team.id).filter(|_| self.dice.chance(50)) else { return };
        let (subject, outcome) = self.dice.pick(&WORDS.signals);
        let from = self.ago_between(4, 60).max(team.from);
        let until = self.dice.chance(45).then(|| self.dice.day(from, self.today));
        let member = here.get(self.dice.below(here.len())).copied().filter(|_| self.dice.chance(60));
        self.out.push(Record::Signal(Signal {
            subject: subject.clone(),
            member,
            team: Some(team.id),
            owner: Some(*owner),
            from,
            due: Some((self.today + TimeDelta::days(self.dice.between(-12, 20))).max(from)),
            until,
            outcome: until.map_or(String::new(), |_| outcome.clone()),
            ..Signal::blank(self.ids.next_id())
        }));
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
