//! Counting: places, persons, jobs, promised places and open places are five different numbers, always shown separately.
//!
//! A job (baan) is not a person. It is a number of paid hours a week, 25.5 since the baseline measurement of 2013, pro rata
//! up and down. So jobs = sum of hours / unit, and no number here is computed in binary floating point.

use chrono::Days;

use super::absence::AbsenceRules;
use super::contracts::ContractRules;
use super::days::{Day, holds};
use super::decimal::{Decimal, Tenths};
use super::guidance::Cadence;
use super::id::Id;
use super::instruments::BenefitCalendar;
use super::kinds::{Parameter, Placement, Team};
use super::recruiting::RecruitingRules;

/// The five numbers of one team on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TeamCount {
    /// Agreed places (formatie).
    pub places: i64,
    /// Persons placed on the day.
    pub filled: i64,
    /// Persons placed who count for the agreement.
    pub counting: i64,
    /// Hours a week of the persons who count.
    pub hours: Decimal,
    /// Promised places: people whose placement in this team starts soon (within [`Settings::promise_days`]) and who are not
    /// in it now.
    pub reserved: i64,
}

impl TeamCount {
    /// Places without a person or a promise; never below zero.
    pub fn open(&self) -> i64 {
        (self.places - self.filled - self.reserved).max(0)
    }

    /// Persons and promises beyond the agreed places; never below zero.
    pub fn surplus(&self) -> i64 {
        (self.filled + self.reserved - self.places).max(0)
    }

    /// Jobs of the persons who count; `unit` is the hours a week in one job.
    pub fn jobs(&self, unit: Decimal) -> Tenths {
        self.hours.in_units_of(unit)
    }

    /// Counts a team from its placements of any time. This defines the numbers that each engine has to give too. `soon` is the
    /// last day on which a start still is a promise; `counts` tells whether a member counts for the agreement.
    pub fn of(team: &Team, placements: &[Placement], on: Day, soon: Day, counts: impl Fn(Id) -> bool) -> TeamCount {
        let here: Vec<&Placement> =
            placements.iter().filter(|p| p.team == team.id && holds(p.from, p.until, on)).collect();
        let coming = placements
            .iter()
            .filter(|p| {
                p.team == team.id && p.from > on && p.from <= soon && !here.iter().any(|h| h.member == p.member)
            })
            .map(|p| p.member)
            .collect::<std::collections::BTreeSet<_>>();
        let counting: Vec<&&Placement> = here.iter().filter(|p| counts(p.member)).collect();
        TeamCount {
            places: team.places,
            filled: here.len() as i64,
            counting: counting.len() as i64,
            hours: counting.iter().map(|p| p.hours).sum(),
            reserved: coming.len() as i64,
        }
    }
}

/// The numbers of the whole programme on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Hours a week of everybody placed on the day who counts for the agreement, summed.
    pub hours: Decimal,
    /// Number of persons placed who count for the agreement.
    pub people: i64,
    /// Persons placed whose register check is still to be made; they count until it says no.
    pub unchecked: i64,
    /// Teams that run on the day.
    pub teams: i64,
    /// Agreed places in those teams.
    pub places: i64,
    /// Places in those teams promised to people who start soon.
    pub reserved: i64,
    /// Sum of the open places of those teams.
    pub open_places: i64,
    /// Sum of the persons and promises beyond the places, team by team.
    pub surplus: i64,
}

/// The parameters as they are on a day. A setting is `None` where the parameter has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// Paid hours a week that make one job: above zero, or `None`, and then no number of jobs is known.
    pub job_hours: Option<Decimal>,
    /// Number of jobs that the programme aims at.
    pub target_jobs: Option<Decimal>,
    /// How many days ahead the start of a placement is a promise that takes a place. The limit keeps a look at a past day
    /// from counting everybody who came at any later time.
    pub promise_days: Option<Decimal>,
    /// Number of answers that a survey needs before its score is shown.
    pub survey_least_answers: Option<Decimal>,
    /// How often members have to be contacted.
    pub cadence: Cadence,
    /// The rules on spells of absence and on the steps that are due.
    pub absence: AbsenceRules,
    /// The legal limits of temporary contracts.
    pub contracts: ContractRules,
    /// The terms of recruiting.
    pub recruiting: RecruitingRules,
    /// The day from which the office records what it does; see [`Parameter::recorded_since`].
    pub recorded_since: Option<Day>,
    /// The next days on which something has to be done for the wage-cost benefit.
    pub benefit_calendar: BenefitCalendar,
}

/// Identifier of the parameter for the hours a week in one job.
pub const JOB_HOURS: &str = "job_hours";
/// Identifier of the parameter that holds the name of the programme.
pub const PROGRAMME_NAME: &str = "programme_name";

impl Settings {
    /// Reads the settings of a day: of each parameter the latest that has begun.
    pub fn on(day: Day, parameters: &[Parameter]) -> Self {
        let value = |name: &str| Parameter::value_on(parameters, name, day);
        Self {
            job_hours: value(JOB_HOURS).filter(|hours| *hours > Decimal::ZERO),
            target_jobs: value("target_jobs"),
            promise_days: value("promise_days"),
            survey_least_answers: value("survey_least_answers"),
            cadence: Cadence::read(value),
            absence: AbsenceRules::of(value),
            contracts: ContractRules::read(value),
            recruiting: RecruitingRules::read(value),
            recorded_since: Parameter::recorded_since(parameters, day),
            benefit_calendar: BenefitCalendar::after(day, value),
        }
    }

    /// The last day on which the start of a placement counts as a promise, seen from a day.
    pub fn soon(&self, on: Day) -> Day {
        let days = self.promise_days.unwrap_or_default().hundredths() / 100;
        on.checked_add_days(Days::new(days.max(0) as u64)).unwrap_or(on)
    }

    /// Hours a week as jobs; `None` when `job_hours` is unknown.
    pub fn jobs(&self, hours: Decimal) -> Option<Tenths> {
        self.job_hours.map(|unit| hours.in_units_of(unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Typed;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd_opt(y, m, d).expect("a day")
    }

    fn placement(n: u8, team: Id, hours: i64, from: Day, until: Option<Day>) -> Placement {
        let id = |n: u8| Id::from_bytes([n; 16]);
        Placement { member: id(n), team, hours: Decimal::whole(hours), from, until, ..Placement::blank(id(n)) }
    }

    #[test]
    fn five_numbers_of_a_team_are_counted_apart() {
        let mut team = Team::blank(Id::from_bytes([99; 16]));
        team.places = 4;
        let list = [
            placement(1, team.id, 36, day(2020, 1, 1), None),
            placement(2, team.id, 20, day(2020, 1, 1), Some(day(2020, 6, 30))),
            placement(3, team.id, 24, day(2020, 7, 1), None),
            placement(4, Id::from_bytes([98; 16]), 24, day(2020, 1, 1), None),
        ];
        let on =
            TeamCount::of(&team, &list, day(2020, 6, 30), day(2020, 9, 30), |member| member != Id::from_bytes([2; 16]));
        assert_eq!(on, TeamCount { places: 4, filled: 2, counting: 1, hours: Decimal::whole(36), reserved: 1 });
        assert_eq!((on.open(), on.surplus()), (1, 0));
        assert_eq!(on.jobs(Decimal::from_hundredths(2550)).text('.'), "1.4");
    }

    #[test]
    fn more_people_than_places_is_a_surplus_and_never_a_negative_number_of_open_places() {
        let count = TeamCount { places: 2, filled: 2, counting: 0, hours: Decimal::ZERO, reserved: 1 };
        assert_eq!((count.open(), count.surplus()), (0, 1));
    }

    #[test]
    fn a_parameter_holds_from_its_day_until_the_next() {
        let p = |value, from| Parameter {
            name: JOB_HOURS.into(),
            value: Some(Decimal::whole(value)),
            from,
            ..Parameter::blank(Id::UNSET)
        };
        let list = [p(25, day(2013, 1, 1)), p(26, day(2027, 1, 1))];
        assert_eq!(Settings::on(day(2026, 12, 31), &list).job_hours, Some(Decimal::whole(25)));
        assert_eq!(Settings::on(day(2027, 1, 1), &list).job_hours, Some(Decimal::whole(26)));
        assert_eq!(Settings::on(day(2012, 12, 31), &list).job_hours, None);
        let none = [p(25, day(2013, 1, 1)), p(0, day(2026, 1, 1))];
        let settings = Settings::on(day(2026, 1, 1), &none);
        assert_eq!((settings.job_hours, settings.jobs(Decimal::whole(50))), (None, None), "no hours make no job");
        assert_eq!(Settings::on(day(2025, 12, 31), &none).jobs(Decimal::whole(50)), Some(Tenths(20)));
    }
}
