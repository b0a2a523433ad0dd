//! Absence: which absences are one, what has to be done when, and the rate. There is no cause of an absence anywhere.

use chrono::Days;

use super::choices::{AbsenceStep, Choice};
use super::days::{Day, whole_days};
use super::decimal::Decimal;
use super::id::Id;
use super::kinds::Absence;

/// Identifier of the parameter for the days within which a next absence belongs to the one before.
pub const ABSENCE_JOIN_DAYS: &str = "absence_join_days";

/// How long a step stays named after its day: it is due in a week, and stands until that week is over.
pub const STEP_STAYS: i64 = 7;

/// What the parameters say about absence on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AbsenceRules {
    /// An absence that begins within fewer days than this after the last one belongs to it (BW 7:629 lid 10: less than
    /// four weeks).
    pub join_days: Option<i64>,
    /// In which week each step is due, in the order of [`AbsenceStep`]; empty where nobody said.
    pub weeks: [Option<i64>; AbsenceStep::ALL.len()],
}

impl AbsenceRules {
    /// From the values of the parameters: `absence_week_` and the identifier of the step.
    pub fn of(value: impl Fn(&str) -> Option<Decimal>) -> Self {
        let mut weeks = [None; AbsenceStep::ALL.len()];
        for (week, step) in weeks.iter_mut().zip(AbsenceStep::ALL) {
            *week = whole_days(value(&format!("absence_week_{}", step.name())));
        }
        Self { join_days: whole_days(value(ABSENCE_JOIN_DAYS)), weeks }
    }

    /// Of how few days a break has to be for the absences around it to be one. What follows at once (another percentage) is
    /// always one.
    pub fn break_below(&self) -> i64 {
        self.join_days.unwrap_or(0).max(1)
    }

    /// The first day of the spell that an absence belongs to: absences of one member between which there are only short
    /// breaks are one. `all` are the member's absences.
    pub fn spell_from(&self, absence: &Absence, all: &[Absence]) -> Day {
        let mut first = absence.from;
        while let Some(before) = all.iter().filter(|a| a.from < first).max_by_key(|a| a.from) {
            let apart = before.until.map_or(0, |until| (first - until).num_days() - 1);
            if apart >= self.break_below() {
                break;
            }
            first = before.from;
        }
        first
    }

    /// Every step of a spell with the day by which it is due: so many weeks after the first day.
    pub fn steps(&self, spell_from: Day) -> impl Iterator<Item = (AbsenceStep, Day)> {
        AbsenceStep::ALL.iter().zip(self.weeks).filter_map(move |(step, weeks)| {
            let days = u64::try_from(weeks? * 7).ok()?;
            Some((*step, spell_from.checked_add_days(Days::new(days))?))
        })
    }

    /// The step at hand on a day: of those after the latest one done, and whose day is still to come or has come less than a
    /// week ago, the first.
    pub fn step_on(&self, spell_from: Day, on: Day, done: Option<AbsenceStep>) -> Option<(AbsenceStep, Day)> {
        let place = |step| AbsenceStep::ALL.iter().position(|known| *known == step);
        self.steps(spell_from)
            .filter(|(step, due)| place(*step) > done.and_then(place) && (on - *due).num_days() < STEP_STAYS)
            .min_by_key(|(_, due)| *due)
    }
}

/// The days that two intervals have in common; `most` and `least` are the ends of a period.
pub fn days_in_common(a: (Day, Option<Day>), b: (Day, Option<Day>), (least, most): (Day, Day)) -> i64 {
    let first = a.0.max(b.0).max(least);
    let last = a.1.unwrap_or(most).min(b.1.unwrap_or(most)).min(most);
    ((last - first).num_days() + 1).max(0)
}

/// Hours a week for which somebody is placed in a team on some days, or an absence on some of these days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedHours {
    /// The team.
    pub team: Id,
    /// The organisation that the placement is credited to, if it names one.
    pub credited: Option<Id>,
    /// Hours a week of the placement.
    pub hours: Decimal,
    /// First day.
    pub from: Day,
    /// Last day, where there is one.
    pub until: Option<Day>,
    /// The percentage that is missed, for an absence.
    pub missed: Option<Decimal>,
}

/// Hours in a period: those that the contracts say, and how many of them were missed. Exact: what is added up are whole
/// hundredths of hours of a week on days, parts of 100 % and parts of 100 % share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AbsenceHours {
    contract: i128,
    absent: i128,
}

/// Days in a week, hundredths of a percentage in the whole, twice: what the sums are counted in.
const PARTS: i128 = 7 * 10_000 * 10_000;

impl AbsenceHours {
    /// Adds what a placement or absence brings in a period, for the part `share` of it.
    pub fn add_placed(&mut self, placed: &PlacedHours, share: Decimal, period: (Day, Day)) {
        let days = (placed.from, placed.until);
        self.add(placed.hours, days_in_common(days, days, period), share, placed.missed);
    }

    /// Adds hours a week on so many days, for the part `share` of them, missed for `percent`; with no percentage they are
    /// hours of the contract.
    pub fn add(&mut self, hours: Decimal, days: i64, share: Decimal, percent: Option<Decimal>) {
        let [hours, share] = [hours, share].map(|d| i128::from(d.hundredths()));
        let all = hours * i128::from(days) * share;
        match percent {
            Some(percent) => self.absent += all * i128::from(percent.hundredths()),
            None => self.contract += all * 10_000,
        }
    }

    /// Hours of the contracts, to two decimals.
    pub fn contract(&self) -> Decimal {
        Decimal::quotient(self.contract, PARTS)
    }

    /// Hours missed, to two decimals.
    pub fn absent(&self) -> Decimal {
        Decimal::quotient(self.absent, PARTS)
    }

    /// Hours missed as a percentage of the hours of the contracts, to two decimals; empty without contracts.
    pub fn rate(&self) -> Option<Decimal> {
        (self.contract > 0).then(|| Decimal::quotient(self.absent * 10_000, self.contract))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Typed;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn absence(from: Day, until: Option<Day>) -> Absence {
        Absence { from, until, ..Absence::blank(Id::UNSET) }
    }

    fn rules() -> AbsenceRules {
        let weeks = [6, 8, 42, 52, 88, 104].map(Some);
        AbsenceRules { join_days: Some(28), weeks }
    }

    #[test]
    fn absences_with_less_than_four_weeks_between_them_are_one_spell() {
        let list = [
            absence(day(1, 1), Some(day(1, 10))),
            // 28 days in between: a new spell.
            absence(day(2, 8), Some(day(2, 20))),
            // 27 days: the same.
            absence(day(3, 20), Some(day(3, 31))),
            // Another percentage from the next day on.
            absence(day(4, 1), None),
        ];
        assert_eq!(list.each_ref().map(|a| rules().spell_from(a, &list)), [day(1, 1), day(2, 8), day(2, 8), day(2, 8)]);
        let alone = AbsenceRules::default();
        assert_eq!(alone.spell_from(&list[3], &list), day(3, 20), "without the parameter only what follows at once");
    }

    #[test]
    fn the_steps_are_due_in_weeks_6_8_42_52_88_and_104() {
        let from = day(1, 5);
        let days: Vec<i64> = rules().steps(from).map(|(_, due)| (due - from).num_days() / 7).collect();
        assert_eq!(days, [6, 8, 42, 52, 88, 104]);
        let at = |on: Day| rules().step_on(from, on, None);
        assert_eq!(at(from), Some((AbsenceStep::ProblemAnalysis, day(2, 16))));
        assert_eq!(at(day(2, 22)), Some((AbsenceStep::ProblemAnalysis, day(2, 16))), "until its week is over");
        assert_eq!(at(day(2, 23)), Some((AbsenceStep::ActionPlan, day(3, 2))));
        let done = Some(AbsenceStep::ProblemAnalysis);
        assert_eq!(
            rules().step_on(from, from, done),
            Some((AbsenceStep::ActionPlan, day(3, 2))),
            "what was done is done"
        );
        assert_eq!(at(Day::from_ymd_opt(2029, 1, 1).expect("a day")), None);
        assert_eq!(AbsenceRules::default().step_on(from, from, None), None, "unknown weeks give no days");
    }

    #[test]
    fn the_rate_is_hours_missed_in_hours_of_the_contracts() {
        let mut hours = AbsenceHours::default();
        let (all, whole) = (Decimal::whole(100), Decimal::whole(28));
        hours.add(whole, 70, all, None);
        hours.add(whole, 7, all, Some(Decimal::whole(50)));
        assert_eq!((hours.contract(), hours.absent()), (Decimal::whole(280), Decimal::whole(14)));
        assert_eq!(hours.rate(), Some(Decimal::whole(5)));
        assert_eq!(AbsenceHours::default().rate(), None);
    }

    #[test]
    fn the_rate_of_a_part_of_a_team_is_that_of_its_share() {
        let mut hours = AbsenceHours::default();
        hours.add(Decimal::whole(36), 365, Decimal::from_hundredths(3333), None);
        hours.add(Decimal::whole(36), 10, Decimal::from_hundredths(3333), Some(Decimal::whole(100)));
        assert_eq!(hours.rate().map(|rate| rate.text('.')), Some("2.74".into()));
    }

    #[test]
    fn days_in_common_count_both_ends_and_stay_within_the_period() {
        let period = (day(3, 1), day(3, 31));
        assert_eq!(days_in_common((day(1, 1), None), (day(3, 10), Some(day(3, 12))), period), 3);
        assert_eq!(days_in_common((day(1, 1), None), (day(1, 1), None), period), 31);
        assert_eq!(days_in_common((day(1, 1), Some(day(2, 1))), (day(1, 1), None), period), 0);
    }
}
