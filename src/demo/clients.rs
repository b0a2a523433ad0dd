//! Agreements with clients, members who count for or are employed by another organisation, and register checks.

use std::collections::BTreeMap;

use chrono::{Datelike, TimeDelta};

use super::writer::Writer;
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::{ClientAgreement, RegisterCheck};
use crate::domain::record::{Record, Typed};

/// Percentage of the final number of jobs that was agreed from the beginning of each year on: the programme grew. The last
/// is for the year after the one in which the history ends.
const YEARS: [i64; 8] = [12, 16, 22, 30, 40, 52, 68, 100];

/// Days between two register checks.
const BETWEEN_CHECKS: i64 = 3 * 365;

/// Hours a year for which a client pays wage, for each job agreed: the order of size of a department.
const PAID_HOURS: i64 = 61_000;

impl Writer<'_> {
    /// The agreements with a client, year by year, up to this many jobs in the year after the last day. For every fourth client
    /// the paid hours are unknown.
    pub fn agreements(&mut self, organisation: Id, nth: usize, jobs: i64) {
        let first = |year: i32| Day::from_ymd_opt(year, 1, 1).unwrap_or(self.today);
        let last = self.today.year() + 1;
        for (year, percent) in (last + 1 - YEARS.len() as i32..).zip(YEARS) {
            self.out.push(Record::ClientAgreement(ClientAgreement {
                organisation,
                jobs: (jobs * percent / 100).max(1),
                from: first(year),
                until: first(year + 1).pred_opt().filter(|_| year < last),
                paid_hours: (nth % 4 != 3).then_some(jobs * PAID_HOURS),
                ..ClientAgreement::blank(self.ids.next_id())
            }));
        }
    }

    /// The register check before somebody begins.
    pub fn first_check(&mut self, member: Id, from: Day) {
        let check = self.check(member, from);
        self.out.push(Record::RegisterCheck(check));
    }

    fn check(&mut self, member: Id, from: Day) -> RegisterCheck {
        RegisterCheck {
            member,
            from,
            counts_for_agreement: true,
            counts_for_quota: true,
            next_check: Some(from + TimeDelta::days(BETWEEN_CHECKS)),
            ..RegisterCheck::blank(self.ids.next_id())
        }
    }

    /// Makes a few of the members count for another organisation than the clients of their team, and a few employed by a client.
    pub fn count_elsewhere(&mut self) {
        for record in &mut self.out {
            let away = self.dice.chance(2).then(|| *self.dice.pick(&self.clients));
            match record {
                Record::Placement(placement) => placement.credited = away,
                Record::Employment(employment) => employment.employer = away,
                _ => {}
            }
        }
    }

    /// The later register checks, every three years as long as somebody is in service on the last day; a few of the
    /// latest are overdue. Now and then somebody did not count for a summer, and a few count for the agreement only.
    pub fn later_checks(&mut self) {
        let mut in_service: BTreeMap<Id, Day> = BTreeMap::new();
        for record in &self.out {
            if let Record::Employment(service) = record {
                let until = service.until.unwrap_or(self.today).min(self.today);
                in_service.entry(service.member).and_modify(|day| *day = until.max(*day)).or_insert(until);
            }
        }
        for at in 0..self.out.len() {
            let Record::RegisterCheck(now) = &self.out[at] else { continue };
            let mut now = now.clone();
            let until = in_service.get(&now.member).copied().unwrap_or(self.today);
            let mut at = at;
            while let Some(next) = self.follow(&now, until) {
                now.until = next.from.pred_opt();
                self.out[at] = Record::RegisterCheck(now);
                at = self.out.len();
                self.out.push(Record::RegisterCheck(next.clone()));
                now = next;
            }
        }
    }

    /// The check after another one; `None` if there was no time for it.
    fn follow(&mut self, now: &RegisterCheck, until: Day) -> Option<RegisterCheck> {
        if !now.counts_for_agreement {
            let again = self.after(now.from, 60, 150);
            return Some(self.check(now.member, again));
        }
        let no = Day::from_ymd_opt(now.from.year() + 1, 4, 1).unwrap_or(now.from);
        if self.dice.chance(2) && no + TimeDelta::days(200) < until {
            let next_check = Some(no + TimeDelta::days(60));
            let denied = self.check(now.member, no);
            return Some(RegisterCheck { counts_for_agreement: false, counts_for_quota: false, next_check, ..denied });
        }
        let due = now.next_check?;
        let looked = self.after(due, -20, 10);
        // The very latest checks still have to be made.
        let done = looked < until && (self.today - due).num_days() > self.dice.between(0, 60);
        let counts_for_quota = !self.dice.chance(3);
        let next = RegisterCheck { counts_for_quota, ..self.check(now.member, looked) };
        done.then_some(next)
    }
}
