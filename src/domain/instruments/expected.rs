//! The money that an instrument is expected to bring in a month.

use super::benefit::{benefit_of_year, most_of_year};
use super::instrument_file::service_start;
use super::rounding::times;
use super::rules::{Missing, Rules};
use super::subsidy::{Productivity, last_day_of_flat_start, wage_cost_subsidy};
use crate::domain::choices::{AmountPer, InstrumentKind};
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::kinds::{Employment, Instrument, Parameter, RegisterCheck};

/// Weeks in a year, for turning paid hours a week into hours a year.
const WEEKS: Decimal = Decimal::whole(52);
const MONTHS: Decimal = Decimal::whole(12);
const ONE: Decimal = Decimal::whole(1);

/// The expectation of one instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// This many euros a month.
    Amount(Decimal),
    /// Money, but the amount cannot be worked out, because this is missing.
    Unknown(Missing),
    /// No money each month: it is a cover, a permission or an amount paid once.
    Nothing,
    /// No money any more: it depends on the register, and the check of the day says that the member does not count.
    Lapsed,
}

impl Expected {
    /// Euros a month; `None` unless the amount is known.
    pub fn amount(self) -> Option<Decimal> {
        if let Expected::Amount(amount) = self { Some(amount) } else { None }
    }
}

/// The facts that an instrument's value depends on, besides the instrument: service, register checks and parameters, of any time.
#[derive(Debug, Clone, Copy)]
pub struct Grounds<'a> {
    /// The employments of the member.
    pub employments: &'a [Employment],
    /// The register checks of the member; on a day without one nobody said that the member does not count.
    pub checks: &'a [RegisterCheck],
    /// All parameters of any time.
    pub parameters: &'a [Parameter],
}

/// The money that an instrument brings in a month, seen on a day, at this many hours a week. A wage-cost benefit stops where
/// the register check says that the member does not count. A flat start of a wage-cost subsidy ends after the months that the
/// law gives, and the amount after it is unknown without a wage value.
pub fn expected_on(instrument: &Instrument, hours: Option<Decimal>, grounds: &Grounds<'_>, on: Day) -> Expected {
    let rules = Rules::counting(instrument.instrument, instrument.from, on, grounds.parameters);
    let lost = |check: &RegisterCheck| holds(check.from, check.until, on) && !check.counts_for_agreement;
    let benefit = instrument.instrument == InstrumentKind::WageCostBenefit;
    if benefit && rules.lkv_follows_register && grounds.checks.iter().any(lost) {
        return Expected::Lapsed;
    }
    if rules.windfall_by_rule && last_flat_day(instrument, grounds.employments, &rules).is_some_and(|last| on > last) {
        return Expected::Unknown(Missing("wage_value"));
    }
    expected_per_month(instrument, hours, &rules, on)
}

/// The last day on which a wage-cost subsidy without a wage value or an amount brings the flat percentage.
pub fn last_flat_day(instrument: &Instrument, employments: &[Employment], rules: &Rules) -> Option<Day> {
    let flat = instrument.instrument == InstrumentKind::WageCostSubsidy
        && instrument.wage_value.is_none()
        && instrument.amount.is_none();
    if flat { last_day_of_flat_start(service_start(employments, instrument.from), rules) } else { None }
}

/// The money that an instrument brings in a month, at this many hours a week. A decided amount goes before one that follows
/// from the rules, but a wage-cost benefit never exceeds the most of the calendar year. `rules` are those that apply to it on the day
/// ([`Rules::counting`]).
pub(super) fn expected_per_month(instrument: &Instrument, hours: Option<Decimal>, rules: &Rules, on: Day) -> Expected {
    if instrument.amount.is_some() && instrument.amount_per == Some(AmountPer::Once) {
        return Expected::Nothing;
    }
    let decided = decided(instrument, hours).map(|amount| amount.map(|amount| at_most(instrument, amount, rules, on)));
    let money = decided.or_else(|| {
        Some(match instrument.instrument {
            InstrumentKind::WageCostSubsidy => hours.ok_or(Missing("hours")).and_then(|hours| {
                let measured = instrument.wage_value.map_or(Productivity::FlatStart, Productivity::Measured);
                wage_cost_subsidy(measured, hours, rules)
            }),
            InstrumentKind::WageCostBenefit => hours
                .ok_or(Missing("hours"))
                .and_then(|hours| {
                    benefit_of_year(times(hours, &[(WEEKS, ONE)]), rules, (instrument.from, instrument.until), on)
                })
                .map(|year| times(year, &[(ONE, MONTHS)])),
            InstrumentKind::JobCoachProvision | InstrumentKind::OtherAllowance => Err(Missing("amount")),
            InstrumentKind::WageDispensation | InstrumentKind::NoRiskCover | InstrumentKind::WorkplaceProvision => {
                return None;
            }
        })
    });
    match money {
        Some(Ok(amount)) => Expected::Amount(amount),
        Some(Err(missing)) => Expected::Unknown(missing),
        None => Expected::Nothing,
    }
}

/// The decided amount in euros a month. An amount without a unit counts as one a month, and an amount paid once as none.
fn decided(instrument: &Instrument, hours: Option<Decimal>) -> Option<Result<Decimal, Missing>> {
    let amount = instrument.amount?;
    match instrument.amount_per.unwrap_or(AmountPer::Month) {
        AmountPer::Hour => {
            let hours = hours.ok_or(Missing("hours"));
            Some(hours.map(|hours| times(amount, &[(hours, ONE), (WEEKS, MONTHS)])))
        }
        AmountPer::Month => Some(Ok(amount)),
        AmountPer::Year => Some(Ok(times(amount, &[(ONE, MONTHS)]))),
        AmountPer::Once => None,
    }
}

/// A decided amount a month, within the limit of the law: a wage-cost benefit for each hour has a most of a year.
fn at_most(instrument: &Instrument, month: Decimal, rules: &Rules, on: Day) -> Decimal {
    let bounded = instrument.instrument == InstrumentKind::WageCostBenefit && rules.windfall_by_rule;
    let most = most_of_year(rules, (instrument.from, instrument.until), on).filter(|_| bounded);
    most.map_or(month, |most| month.min(times(most, &[(ONE, MONTHS)])))
}

/// Which of these amounts count: of several wage-cost benefits of one member only the highest (Wtl article 4.1 lid 3), of
/// other instruments all of them.
pub fn only_the_highest(of_one_member: &[(InstrumentKind, Expected)]) -> Vec<bool> {
    let benefit = |kind: InstrumentKind| kind == InstrumentKind::WageCostBenefit;
    let highest = of_one_member
        .iter()
        .enumerate()
        .filter(|(_, (kind, _))| benefit(*kind))
        .max_by_key(|(at, (_, expected))| (expected.amount(), std::cmp::Reverse(*at)))
        .map(|(at, _)| at);
    of_one_member.iter().enumerate().map(|(at, (kind, _))| !benefit(*kind) || Some(at) == highest).collect()
}

#[cfg(test)]
mod tests {
    use super::super::rules::tests::{day, parameters, rules};
    use super::*;
    use crate::domain::id::Id;
    use crate::domain::record::Typed;

    fn of(kind: InstrumentKind) -> Instrument {
        Instrument { instrument: kind, ..Instrument::blank(Id::UNSET) }
    }

    fn month(instrument: &Instrument, hours: i64) -> Expected {
        expected_per_month(instrument, Some(Decimal::whole(hours)), &rules("2026-07-01"), day("2026-07-01"))
    }

    fn cents(cents: i64) -> Expected {
        Expected::Amount(Decimal::from_hundredths(cents))
    }

    #[test]
    fn amounts_follow_from_rules_unless_one_was_decided() {
        let subsidy = Instrument { wage_value: Some(Decimal::whole(60)), ..of(InstrumentKind::WageCostSubsidy) };
        assert_eq!(month(&subsidy, 32), cents(112_176));
        assert_eq!(month(&of(InstrumentKind::WageCostSubsidy), 36), cents(157_748));
        assert_eq!(month(&of(InstrumentKind::WageCostBenefit), 36), cents(15_756));
        assert_eq!(month(&of(InstrumentKind::WageCostBenefit), 40), cents(16_667));
        let hourly = |hundredths| Instrument {
            amount: Some(Decimal::from_hundredths(hundredths)),
            amount_per: Some(AmountPer::Hour),
            ..of(InstrumentKind::WageCostBenefit)
        };
        assert_eq!(month(&hourly(101), 36), cents(15_756), "36 h, 52 weeks: 1,890.72 a year");
        assert_eq!(month(&hourly(101), 40), cents(16_667), "2,100.80 a year is above the most of 2,000");
        assert_eq!(month(&hourly(305), 24), cents(16_667));
        let decided = Instrument { amount: Some(Decimal::whole(900)), ..subsidy };
        assert_eq!(month(&decided, 32), cents(90_000));
        let per = |amount_per| month(&Instrument { amount_per: Some(amount_per), ..decided.clone() }, 32);
        assert_eq!(per(AmountPer::Year), cents(7_500));
        assert_eq!(per(AmountPer::Hour), cents(12_480_000));
        assert_eq!(per(AmountPer::Once), Expected::Nothing);
    }

    #[test]
    fn covers_bring_no_amount_and_what_is_not_known_is_said() {
        assert_eq!(month(&of(InstrumentKind::NoRiskCover), 32), Expected::Nothing);
        assert_eq!(month(&of(InstrumentKind::WageDispensation), 32), Expected::Nothing);
        assert_eq!(month(&of(InstrumentKind::JobCoachProvision), 32), Expected::Unknown(Missing("amount")));
        let nowhere =
            expected_per_month(&of(InstrumentKind::WageCostBenefit), None, &rules("2026-07-01"), day("2026-07-01"));
        assert_eq!(nowhere, Expected::Unknown(Missing("hours")));
        let unknown =
            expected_per_month(&of(InstrumentKind::WageCostBenefit), Some(ONE), &Rules::default(), day("2026-07-01"));
        assert_eq!(unknown, Expected::Unknown(Missing("lkv_hour")));
    }

    #[test]
    fn what_rests_on_the_register_or_on_the_start_ends_with_it() {
        let parameters = parameters();
        let service = [Employment { from: day("2026-02-01"), ..Employment::blank(Id::UNSET) }];
        let check = |from, counts_for_agreement| RegisterCheck {
            from: day(from),
            counts_for_agreement,
            ..RegisterCheck::blank(Id::UNSET)
        };
        let on = |kind, checks: &[RegisterCheck], on: &str| {
            let grounds = Grounds { employments: &service, checks, parameters: &parameters };
            let instrument = Instrument { from: day("2025-01-01"), ..of(kind) };
            expected_on(&instrument, Some(Decimal::whole(36)), &grounds, day(on))
        };
        let benefit = InstrumentKind::WageCostBenefit;
        let no = [check("2025-06-01", false)];
        assert_eq!(on(benefit, &[check("2025-06-01", true)], "2026-03-01"), cents(15_756));
        assert_eq!(on(benefit, &no, "2026-03-01"), Expected::Lapsed);
        assert_eq!(on(benefit, &[check("2026-03-02", false)], "2026-03-01"), cents(15_756));
        assert_eq!(on(benefit, &no, "2025-12-31"), cents(15_756), "as it was expected then");
        let subsidy = InstrumentKind::WageCostSubsidy;
        let began = Instrument { from: day("2026-02-01"), ..of(subsidy) };
        let grounds = Grounds { employments: &service, checks: &no, parameters: &parameters };
        let flat = |on: &str| expected_on(&began, Some(Decimal::whole(36)), &grounds, day(on));
        assert_eq!(flat("2026-07-31"), cents(153_014), "the wage of its start");
        assert_eq!(flat("2026-08-01"), Expected::Unknown(Missing("wage_value")));
    }

    #[test]
    fn of_two_benefits_the_highest_counts() {
        let (benefit, subsidy) = (InstrumentKind::WageCostBenefit, InstrumentKind::WageCostSubsidy);
        let list = [(benefit, cents(100)), (subsidy, cents(50)), (benefit, cents(300)), (benefit, cents(300))];
        assert_eq!(only_the_highest(&list), [false, true, true, false]);
        assert_eq!(only_the_highest(&[]), [false; 0]);
    }
}
