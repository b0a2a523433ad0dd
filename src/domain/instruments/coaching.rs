//! Job coach provision: requested soon after it began, renewed every year, and granted above a floor of hours, contract and wage.

use chrono::TimeDelta;

use super::exclusion::is_granted;
use super::instrument_file::InstrumentFile;
use super::rules::Rules;
use crate::domain::choices::{Contract, InstrumentKind};
use crate::domain::days::{Day, holds, last_of_months};
use crate::domain::decimal::Decimal;
use crate::domain::kinds::Instrument;
use crate::domain::reason::Reason;
use crate::domain::record::Typed;
use crate::domain::refusal::{Refusal, Warning};

/// The first day on which a provision requested on a day can begin.
pub fn earliest_start_of_coaching(requested_on: Day, rules: &Rules) -> Option<Day> {
    requested_on.checked_sub_signed(reach(rules)?)
}

/// The last day on which a provision that began on a day can be requested.
pub(super) fn last_request_of_coaching(from: Day, rules: &Rules) -> Option<Day> {
    from.checked_add_signed(reach(rules)?)
}

/// The last day of one period of a provision, by which the next period has to be requested.
pub fn last_day_of_coaching(from: Day, rules: &Rules) -> Option<Day> {
    last_of_months(from, rules.coach_period_months?)
}

/// What UWV may hold against a provision from a day on: too few hours a week, too short a contract, or a wage that may be too low.
/// It decides itself, so that none of these refuses a request. The wage is not kept: it is at least the minimum wage of the hours
/// worked, or the percentage of it that a wage dispensation allows. What is not known is not held against anybody.
pub fn below_the_floor(file: &InstrumentFile<'_>, from: Day) -> Vec<Warning> {
    let rules = file.rules(from);
    let about = |reason, least: Decimal| Refusal::new(reason).with("least", least).with("member", file.member.label());
    let contract = file.employments.iter().find(|e| holds(e.from, e.until, from));
    let until = contract.filter(|e| e.contract == Contract::Temporary).and_then(|e| Some((e.from, e.contract_until?)));
    let short = until.zip(rules.coach_contract_months_least).and_then(|((begun, until), least)| {
        let too_soon = last_of_months(begun, least).is_some_and(|last| until < last);
        too_soon.then(|| about(Reason::CoachingContractShort, least).with("day", until))
    });
    let worked = file.placements.iter().filter(|p| holds(p.from, p.until, from)).map(|p| p.hours);
    let little = worked.reduce(|all, hours| all + hours).and_then(|hours| {
        if let Some(least) = rules.coach_hours_least.filter(|least| hours < *least) {
            return Some(about(Reason::CoachingHoursFew, least).with("hours", hours).with("day", from));
        }
        let (full, least) = rules.full_time_hours.zip(rules.coach_wage_percent_least)?;
        let low = product(hours, wage_percent(file, from)) < product(full, least);
        low.then(|| about(Reason::CoachingWageLow, least).with("hours", hours))
    });
    [short, little].into_iter().flatten().map(Warning).collect()
}

/// How much of the minimum wage somebody is paid at least, in percent.
fn wage_percent(file: &InstrumentFile<'_>, on: Day) -> Decimal {
    let allows = |i: &&Instrument| {
        i.instrument == InstrumentKind::WageDispensation && is_granted(i) && holds(i.from, i.until, on)
    };
    file.instruments.iter().find(allows).and_then(|i| i.wage_value).unwrap_or(Decimal::whole(100))
}

fn product(one: Decimal, other: Decimal) -> i128 {
    i128::from(one.hundredths()) * i128::from(other.hundredths())
}

fn reach(rules: &Rules) -> Option<TimeDelta> {
    TimeDelta::try_days(rules.coach_request_weeks?.hundredths() / 100 * 7)
}

#[cfg(test)]
mod tests {
    use super::super::rules::tests::{day, parameters, rules};
    use super::*;
    use crate::domain::choices::InstrumentStatus;
    use crate::domain::id::Id;
    use crate::domain::kinds::{Employment, Member, Placement};

    #[test]
    fn it_begins_at_most_four_weeks_before_the_request_and_lasts_a_year() {
        let rules = rules("2026-01-01");
        assert_eq!(earliest_start_of_coaching(day("2026-03-01"), &rules), Some(day("2026-02-01")));
        assert_eq!(last_request_of_coaching(day("2026-02-01"), &rules), Some(day("2026-03-01")));
        assert_eq!(last_day_of_coaching(day("2026-02-01"), &rules), Some(day("2027-01-31")));
        assert_eq!(earliest_start_of_coaching(day("2026-03-01"), &Rules::default()), None);
    }

    /// What is held against a provision from 1 March 2026, for who works these hours (hundredths) under a temporary contract
    /// from 1 January 2026.
    fn held_against(hours: i64, until: Option<&str>, wage_value: Option<i64>) -> Vec<Reason> {
        let contract = if until.is_some() { Contract::Temporary } else { Contract::Permanent };
        let employment = Employment {
            from: day("2026-01-01"),
            contract,
            contract_until: until.map(day),
            ..Employment::blank(Id::UNSET)
        };
        let hours = Decimal::from_hundredths(hours);
        let placement = Placement { from: day("2026-01-01"), hours, ..Placement::blank(Id::UNSET) };
        let dispensation = Instrument {
            instrument: InstrumentKind::WageDispensation,
            status: InstrumentStatus::Granted,
            from: day("2026-02-01"),
            wage_value: wage_value.map(Decimal::whole),
            ..Instrument::blank(Id::UNSET)
        };
        let file = InstrumentFile {
            member: &Member::blank(Id::UNSET),
            employments: &[employment],
            placements: &[placement],
            instruments: if wage_value.is_some() { std::slice::from_ref(&dispensation) } else { &[] },
            parameters: &parameters(),
        };
        below_the_floor(&file, day("2026-03-01")).into_iter().map(|warning| warning.0.reason).collect()
    }

    #[test]
    fn twelve_hours_half_a_year_and_35_percent_of_the_minimum_wage_are_the_floor() {
        assert_eq!(held_against(1260, None, None), [], "35% of 36 hours");
        assert_eq!(held_against(1259, None, None), [Reason::CoachingWageLow]);
        assert_eq!(held_against(1200, None, None), [Reason::CoachingWageLow], "12 hours is enough, 33% is not");
        assert_eq!(held_against(1199, None, None), [Reason::CoachingHoursFew]);
        assert_eq!(held_against(2400, Some("2026-06-30"), None), []);
        assert_eq!(held_against(2400, Some("2026-06-29"), None), [Reason::CoachingContractShort]);
        assert_eq!(held_against(1100, Some("2026-06-29"), None).len(), 2);
        assert_eq!(held_against(2400, None, Some(60)), [], "60% of 24 hours is 40% of 36");
        assert_eq!(held_against(2400, None, Some(50)), [Reason::CoachingWageLow]);
    }

    #[test]
    fn what_is_not_known_is_not_held_against_anybody() {
        let (member, parameters) = (Member::blank(Id::UNSET), parameters());
        let unknown = |parameters| InstrumentFile {
            member: &member,
            employments: &[],
            placements: &[],
            instruments: &[],
            parameters,
        };
        assert_eq!(below_the_floor(&unknown(&parameters), day("2026-03-01")), []);
        assert_eq!(below_the_floor(&unknown(&[]), day("2026-03-01")), []);
    }
}
