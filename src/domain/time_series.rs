//! The programme over time: its numbers on a series of days, and who came and went between them. This defines what the
//! numbers mean; the stores count the same in one pass.

use std::collections::BTreeMap;

use chrono::{Datelike, Months};

use super::choices::EndReason;
use super::days::{Day, holds};
use super::decimal::Decimal;
use super::id::Id;
use super::kinds::{Employment, Placement, Team};

/// The numbers of the programme on one day of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Snapshot {
    /// The day counted.
    pub day: Day,
    /// Hours a week of everybody placed who counts for the agreement.
    pub hours: Decimal,
    /// Persons placed who count for the agreement.
    pub people: i64,
    /// Persons placed, whether they count or not.
    pub placed: i64,
    /// Teams that run on the day.
    pub teams: i64,
    /// Agreed places in those teams.
    pub places: i64,
}

impl Snapshot {
    /// Counts a day; `counts` tells whether a member counts for the agreement on it.
    pub fn of(day: Day, teams: &[Team], placements: &[Placement], counts: impl Fn(Id) -> bool) -> Self {
        let here: Vec<&Placement> = placements.iter().filter(|p| holds(p.from, p.until, day)).collect();
        let counted: Vec<&&Placement> = here.iter().filter(|p| counts(p.member)).collect();
        let running: Vec<&Team> = teams.iter().filter(|t| holds(t.from, t.until, day)).collect();
        Self {
            day,
            hours: counted.iter().map(|p| p.hours).sum(),
            people: counted.len() as i64,
            placed: here.len() as i64,
            teams: running.len() as i64,
            places: running.iter().map(|t| t.places).sum(),
        }
    }

    /// Occupancy (bezettingsgraad): persons placed as a percentage of the places, in hundredths of a percent. `None` where
    /// there are no places.
    pub fn occupancy(&self) -> Option<Decimal> {
        (self.places > 0).then(|| Decimal::whole(self.placed * 100).ratio(Decimal::whole(self.places)))
    }
}

/// Whether people came or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MovementKind {
    /// They came into a team, from outside or after a time without a team (instroom).
    Came,
    /// They went out of their last team, for this reason where one was given (uitstroom).
    Went(Option<EndReason>),
}

/// People who came or went on one day. Somebody whose last day in a team was the 30th went on the 31st, so that exactly:
/// persons placed at the end = at the start + who came - who went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Movement {
    /// The first day in a team, or the first day without one.
    pub day: Day,
    /// Whether they came or went.
    pub passage: MovementKind,
    /// Number of people.
    pub people: i64,
}

/// The first day that who or what has this last day is no longer there.
pub fn gone_on(last: Day) -> Option<Day> {
    last.succ_opt()
}

/// Whether who or what has this last day left in a period, both ends included: the first day without them is in it. On the last
/// day itself they still count in every report of that day.
pub fn left_in(last: Day, (from, to): (Day, Day)) -> bool {
    gone_on(last).is_some_and(|day| day >= from && day <= to)
}

/// The last days, from the first to the last, of those who left in a period: what [`left_in`] says, for who looks them up.
pub fn last_days_of_who_left_in((from, to): (Day, Day)) -> (Day, Day) {
    let eve = |day: Day| day.pred_opt().unwrap_or(day);
    (eve(from), eve(to))
}

/// Who came and went from the day after `after` up to and including `to`, ordered by day; on one day first those who came, then
/// those who went in the order of the reasons, without a reason last. Moving from one team to another, or to other hours without
/// a day between, is neither. The reason is that of the service that ended on the same day; where that has none, of the placement.
pub fn flows(placements: &[Placement], employments: &[Employment], after: Day, to: Day) -> Vec<Movement> {
    let placed = |member: Id, day: Option<Day>| {
        day.is_some_and(|day| placements.iter().any(|p| p.member == member && holds(p.from, p.until, day)))
    };
    let service_end = |p: &Placement| {
        employments.iter().find(|e| e.member == p.member && e.until == p.until).and_then(|e| e.end_reason)
    };
    let mut passed: BTreeMap<(Day, usize), Movement> = BTreeMap::new();
    let mut note = |day: Day, passage: MovementKind| {
        if day > after && day <= to {
            let flow = passed.entry((day, order(passage))).or_insert(Movement { day, passage, people: 0 });
            flow.people += 1;
        }
    };
    for p in placements {
        if !placed(p.member, p.from.pred_opt()) {
            note(p.from, MovementKind::Came);
        }
        if let Some(next) = p.until.and_then(gone_on)
            && !placed(p.member, Some(next))
        {
            note(next, MovementKind::Went(service_end(p).or(p.end_reason)));
        }
    }
    passed.into_values().collect()
}

/// Position of a passage among those of one day.
pub fn order(passage: MovementKind) -> usize {
    match passage {
        MovementKind::Came => 0,
        MovementKind::Went(Some(reason)) => 1 + reason as usize,
        MovementKind::Went(None) => usize::MAX,
    }
}

/// The last days of this many months before the month of `on`, followed by `on` itself.
pub fn month_ends(on: Day, months: u32) -> Vec<Day> {
    let first = on.with_day(1).unwrap_or(on);
    let end = |back: u32| first.checked_sub_months(Months::new(back)).and_then(|day| day.pred_opt());
    (0..months).rev().filter_map(end).chain([on]).collect()
}

/// The last day of the month of `on` when that is still to come, and those of the months after it, for this many months ahead.
pub fn months_ahead(on: Day, months: u32) -> Vec<Day> {
    let end = |ahead: u32| month_end(on.checked_add_months(Months::new(ahead))?);
    (0..=months).filter_map(end).filter(|day| *day > on).collect()
}

/// The last day of the month of a day.
pub fn month_end(day: Day) -> Option<Day> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// The last days of the months of a year that are not after `until`, and `until` itself when it lies in the year.
pub fn year_ends(year: i32, until: Day) -> Vec<Day> {
    let ends = (1..=12).filter_map(|month| month_end(Day::from_ymd_opt(year, month, 1)?));
    let mut days: Vec<Day> = ends.filter(|day| *day <= until).collect();
    if until.year() == year && days.last() != Some(&until) {
        days.push(until);
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Typed;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd_opt(y, m, d).expect("a day")
    }

    fn placement(member: u8, from: Day, until: Option<Day>, reason: Option<EndReason>) -> Placement {
        let id = Id::from_bytes([member; 16]);
        Placement {
            member: id,
            hours: Decimal::whole(30),
            from,
            until,
            end_reason: reason,
            ..Placement::blank(Id::UNSET)
        }
    }

    #[test]
    fn who_goes_on_elsewhere_neither_comes_nor_goes_and_the_last_day_is_a_day_of_presence() {
        let list = [
            placement(1, day(2023, 1, 1), Some(day(2023, 3, 31)), Some(EndReason::OtherTeam)),
            placement(1, day(2023, 4, 1), Some(day(2023, 12, 30)), Some(EndReason::MovedOn)),
            placement(2, day(2023, 5, 1), Some(day(2023, 12, 31)), None),
            placement(3, day(2023, 5, 1), Some(day(2023, 6, 30)), Some(EndReason::ContractEnded)),
            placement(3, day(2023, 9, 1), None, None),
            placement(4, day(2022, 2, 1), Some(day(2023, 10, 31)), None),
        ];
        let service = Employment {
            member: Id::from_bytes([4; 16]),
            until: Some(day(2023, 10, 31)),
            end_reason: Some(EndReason::OwnChoice),
            ..Employment::blank(Id::UNSET)
        };
        let flow = |day, passage, people| Movement { day, passage, people };
        let found = flows(&list, &[service], day(2023, 1, 1), day(2023, 12, 31));
        let wanted = [
            flow(day(2023, 5, 1), MovementKind::Came, 2),
            flow(day(2023, 7, 1), MovementKind::Went(Some(EndReason::ContractEnded)), 1),
            flow(day(2023, 9, 1), MovementKind::Came, 1),
            flow(day(2023, 11, 1), MovementKind::Went(Some(EndReason::OwnChoice)), 1),
            flow(day(2023, 12, 31), MovementKind::Went(Some(EndReason::MovedOn)), 1),
        ];
        assert_eq!(found, wanted);
        let placed = |on| Snapshot::of(on, &[], &list, |_| true).placed;
        let net: i64 = found.iter().map(|f| if f.passage == MovementKind::Came { f.people } else { -f.people }).sum();
        assert_eq!(placed(day(2023, 1, 1)) + net, placed(day(2023, 12, 31)));
    }

    #[test]
    fn who_has_a_last_day_is_there_on_it_and_left_in_the_period_of_the_next() {
        let december = (day(2023, 12, 1), day(2023, 12, 31));
        let left = |last: Day| left_in(last, december);
        assert_eq!(
            [day(2023, 11, 29), day(2023, 11, 30), day(2023, 12, 30), day(2023, 12, 31)].map(left),
            [false, true, true, false]
        );
        assert_eq!(last_days_of_who_left_in(december), (day(2023, 11, 30), day(2023, 12, 30)));
    }

    #[test]
    fn the_reason_is_that_of_the_service_and_without_one_that_of_the_placement() {
        let last = Some(day(2023, 6, 30));
        let placed = placement(1, day(2023, 1, 1), last, Some(EndReason::TeamEnded));
        let service =
            |end_reason| Employment { member: placed.member, until: last, end_reason, ..Employment::blank(Id::UNSET) };
        let why = |end_reason| {
            let found =
                flows(std::slice::from_ref(&placed), &[service(end_reason)], day(2023, 1, 1), day(2023, 12, 31));
            found.into_iter().map(|flow| flow.passage).collect::<Vec<_>>()
        };
        assert_eq!(why(Some(EndReason::MovedOn)), [MovementKind::Went(Some(EndReason::MovedOn))]);
        assert_eq!(why(None), [MovementKind::Went(Some(EndReason::TeamEnded))]);
    }

    #[test]
    fn occupancy_is_of_persons_and_places_and_is_not_there_without_places() {
        let moment = Snapshot::of(day(2023, 1, 1), &[], &[placement(1, day(2023, 1, 1), None, None)], |_| false);
        assert_eq!((moment.people, moment.placed, moment.occupancy()), (0, 1, None));
        let moment = Snapshot { placed: 2, places: 3, ..moment };
        assert_eq!(moment.occupancy(), Some(Decimal::from_hundredths(6667)));
    }

    #[test]
    fn months_end_on_their_last_day() {
        let ends = month_ends(day(2024, 3, 15), 3);
        assert_eq!(ends, [day(2023, 12, 31), day(2024, 1, 31), day(2024, 2, 29), day(2024, 3, 15)]);
        assert_eq!(months_ahead(day(2024, 1, 31), 2), [day(2024, 2, 29), day(2024, 3, 31)]);
        assert_eq!(months_ahead(day(2024, 1, 30), 1), [day(2024, 1, 31), day(2024, 2, 29)]);
        assert_eq!(year_ends(2023, day(2026, 1, 1)).len(), 12);
        assert_eq!(year_ends(2023, day(2023, 2, 10)), [day(2023, 1, 31), day(2023, 2, 10)]);
        assert_eq!(year_ends(2024, day(2023, 2, 10)), []);
    }
}
