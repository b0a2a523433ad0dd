//! Exact quantities: numbers of days as parts of a week, a month or a year, without rounding.

use chrono::{Datelike, TimeDelta};

use super::Period;
use crate::domain::choices::{AmountPer, CostBasis};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;

/// A quantity as a fraction; the denominator is above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantity {
    /// Numerator of the fraction.
    pub over: i128,
    /// Denominator of the fraction, above zero.
    pub under: i128,
}

/// The least common multiple of the days of all months: 28, 29, 30 and 31.
const MONTH: i64 = 377_580;
/// The least common multiple of the days of all years: 365 and 366.
const YEAR: i64 = 133_590;

impl Quantity {
    /// One whole.
    pub const ONE: Quantity = Quantity { over: 1, under: 1 };

    fn of(over: i64, under: i64) -> Self {
        Self { over: i128::from(over), under: i128::from(under) }
    }

    /// The hours in a period at so many hours a week: hours × days / 7.
    pub fn hours(a_week: Decimal, period: Period) -> Self {
        Self::of(a_week.hundredths() * days(period), 700)
    }

    /// The months in a period; part of a month counts as its days out of all days of that month.
    pub fn months(period: Period) -> Self {
        Self::of(parts(period, MONTH, |day| (day.day0(), day.num_days_in_month().into())), MONTH)
    }

    /// The years in a period; part of a year counts as its days out of all days of that year.
    pub fn years(period: Period) -> Self {
        Self::of(parts(period, YEAR, |day| (day.ordinal0(), if day.leap_year() { 366 } else { 365 })), YEAR)
    }

    /// The months in a period as parts of a year: each is a twelfth, however many days it has.
    pub fn twelfths(period: Period) -> Self {
        let months = Self::months(period);
        Self { under: months.under * 12, ..months }
    }

    /// The quantity of a cost with this basis, for somebody (or a team) with so many hours a week.
    pub fn of_cost(basis: CostBasis, a_week: Decimal, period: Period) -> Self {
        match basis {
            CostBasis::ContractHour => Self::hours(a_week, period),
            CostBasis::PersonMonth | CostBasis::TeamMonth => Self::months(period),
        }
    }

    /// The quantity of a granted amount with this unit, for somebody with so many hours a week.
    pub fn of_grant(per: AmountPer, a_week: Decimal, period: Period) -> Self {
        match per {
            AmountPer::Hour => Self::hours(a_week, period),
            AmountPer::Month => Self::months(period),
            AmountPer::Year => Self::years(period),
            AmountPer::Once => Self::ONE,
        }
    }
}

fn days(period: Period) -> i64 {
    (period.until - period.from).num_days() + 1
}

/// For each unit that a period touches, its days in the period out of all days of the unit, summed and multiplied by
/// `whole`. `unit` gives for a day how many days of its unit come before it, and how many days the unit has.
fn parts(period: Period, whole: i64, unit: impl Fn(Day) -> (u32, i64)) -> i64 {
    let (mut next, mut sum) = (Some(period.from), 0);
    while let Some(from) = next.filter(|day| *day <= period.until) {
        let (before, all) = unit(from);
        let here = days(Period { from, ..period }).min(all - i64::from(before));
        sum += here * (whole / all);
        next = from.checked_add_signed(TimeDelta::days(here));
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decimal::rounded;

    fn period(from: (i32, u32, u32), until: (i32, u32, u32)) -> Period {
        let day = |(y, m, d)| Day::from_ymd_opt(y, m, d).expect("a day");
        Period { from: day(from), until: day(until) }
    }

    fn hundredths(quantity: Quantity) -> i128 {
        rounded(quantity.over * 100, quantity.under)
    }

    #[test]
    fn months_count_their_own_days() {
        assert_eq!(hundredths(Quantity::months(period((2026, 1, 1), (2026, 3, 31)))), 300);
        assert_eq!(hundredths(Quantity::months(period((2026, 2, 1), (2026, 2, 14)))), 50);
        assert_eq!(hundredths(Quantity::months(period((2024, 2, 1), (2024, 2, 29)))), 100);
        // 15 days of 30 and 10 days of 31.
        assert_eq!(hundredths(Quantity::months(period((2026, 6, 16), (2026, 7, 10)))), 82);
        assert_eq!(hundredths(Quantity::months(period((2025, 12, 31), (2026, 1, 1)))), 6);
    }

    #[test]
    fn years_count_their_own_days() {
        assert_eq!(hundredths(Quantity::years(period((2024, 1, 1), (2025, 12, 31)))), 200);
        let quarter = Quantity::years(period((2026, 1, 1), (2026, 3, 31)));
        assert_eq!(rounded(quarter.over * 365, quarter.under), 90);
    }

    #[test]
    fn hours_are_a_week_of_seven_days() {
        assert_eq!(hundredths(Quantity::hours(Decimal::whole(32), period((2026, 1, 1), (2026, 1, 7)))), 3200);
        assert_eq!(hundredths(Quantity::hours(Decimal::whole(32), period((2026, 1, 1), (2026, 1, 31)))), 14171);
    }

    #[test]
    fn a_half_is_rounded_away_from_zero() {
        for (over, under, nearest) in [(1, 2, 1), (-1, 2, -1), (3, 2, 2), (-3, 2, -2), (1, 3, 0), (-2, 3, -1)] {
            assert_eq!(rounded(over, under), nearest, "{over}/{under}");
        }
    }
}
