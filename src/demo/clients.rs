//! What is agreed with clients, whose jobs count for another organisation or are in its employ, and what the register said.

use std::collections::BTreeMap;

use chrono::{Datelike, TimeDelta};

use super::dice::Dice;
use crate::domain::days::Day;
use crate::domain::id::{Id, Ids};
use crate::domain::kinds::{ClientAgreement, RegisterCheck};
use crate::domain::record::{Record, Typed};

/// A part of the jobs in the end was agreed from the beginning of each year on, in percent: the programme grew. The last is
/// the year after the one in which the history ends.
const YEARS: [i64; 8] = [12, 16, 22, 30, 40, 52, 68, 100];

/// Days from one look into the register to the next.
const BETWEEN_CHECKS: i64 = 3 * 365;

/// Hours a year for which a client pays wage, for each job agreed: the order of size of a department.
const PAID_HOURS: i64 = 61_000;

/// The agreements with a client, year by year up to so many jobs in the year after `last`. Of every fourth client the hours
/// it pays are not known.
pub fn agreements(client: Id, nth: usize, jobs: i64, last: Day, ids: &mut dyn Ids) -> Vec<Record> {
    let first = |year: i32| Day::from_ymd_opt(last.year() + 2 - YEARS.len() as i32 + year, 1, 1).unwrap_or(last);
    let one = |(year, percent): (i32, &i64)| {
        let next = (year + 1 < YEARS.len() as i32).then(|| first(year + 1));
        Record::ClientAgreement(ClientAgreement {
            organisation: client,
            jobs: (jobs * percent / 100).max(1),
            from: first(year),
            until: next.and_then(|day| day.pred_opt()),
            paid_hours: (nth % 4 != 3).then_some(jobs * PAID_HOURS),
            ..ClientAgreement::blank(ids.next_id())
        })
    };
    (0..).zip(&YEARS).map(one).collect()
}

/// The first look into the register, before somebody begins.
pub fn first_check(member: Id, from: Day, ids: &mut dyn Ids) -> Record {
    Record::RegisterCheck(check(member, from, ids.next_id()))
}

fn check(member: Id, from: Day, id: Id) -> RegisterCheck {
    RegisterCheck {
        member,
        from,
        counts_for_agreement: true,
        counts_for_quota: true,
        next_check: Some(from + TimeDelta::days(BETWEEN_CHECKS)),
        ..RegisterCheck::blank(id)
    }
}

/// Of the people in these records: a few count elsewhere than with the clients of their team, a few are employed by a client.
pub fn elsewhere(records: &mut [Record], clients: &[Id], dice: &mut Dice) {
    for record in records {
        let away = dice.chance(2).then(|| clients.get(dice.below(clients.len())).copied()).flatten();
        match record {
            Record::Placement(placement) => placement.credited = away,
            Record::Employment(employment) => employment.employer = away,
            _ => {}
        }
    }
}

/// The looks into the register after the first, every three years as long as somebody is in service on `last`: a few of the
/// latest are overdue. Now and then somebody did not count for a summer, and a few count for the agreement only.
pub fn later_checks(records: &mut Vec<Record>, last: Day, dice: &mut Dice, ids: &mut dyn Ids) {
    let mut in_service: BTreeMap<Id, Day> = BTreeMap::new();
    for record in records.iter() {
        if let Record::Employment(service) = record {
            let until = service.until.unwrap_or(last).min(last);
            in_service.entry(service.member).and_modify(|day| *day = until.max(*day)).or_insert(until);
        }
    }
    let mut later = Vec::new();
    for record in records.iter_mut() {
        let Record::RegisterCheck(now) = record else { continue };
        let until = in_service.get(&now.member).copied().unwrap_or(last);
        let mut now = now;
        let mut made: Vec<RegisterCheck> = Vec::new();
        while let Some(next) = follow(now, until, last, dice, ids) {
            now.until = next.from.pred_opt();
            made.push(next);
            match made.last_mut() {
                Some(latest) => now = latest,
                None => break,
            }
        }
        later.extend(made.into_iter().map(Record::RegisterCheck));
    }
    records.append(&mut later);
}

/// The check after another, if there was time for it.
fn follow(now: &RegisterCheck, until: Day, last: Day, dice: &mut Dice, ids: &mut dyn Ids) -> Option<RegisterCheck> {
    let summer = |day: Day| Day::from_ymd_opt(day.year() + 1, 4, 1).unwrap_or(day);
    if !now.counts_for_agreement {
        let again = now.from + TimeDelta::days(dice.between(60, 150));
        return Some(check(now.member, again, ids.next_id()));
    }
    let no = summer(now.from);
    if dice.chance(2) && no + TimeDelta::days(200) < until {
        let denied = check(now.member, no, ids.next_id());
        let soon = Some(no + TimeDelta::days(60));
        return Some(RegisterCheck {
            counts_for_agreement: false,
            counts_for_quota: false,
            next_check: soon,
            ..denied
        });
    }
    let due = now.next_check?;
    let looked = due + TimeDelta::days(dice.between(-20, 10));
    // The very latest are still waiting for somebody to look.
    let done = looked < until && (last - due).num_days() > dice.between(0, 60);
    let next = RegisterCheck { counts_for_quota: !dice.chance(3), ..check(now.member, looked, ids.next_id()) };
    done.then_some(next)
}
