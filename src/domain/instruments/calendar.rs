//! The yearly days on which something has to be done for the wage-cost benefit.

use chrono::{Datelike, NaiveDate};

use crate::domain::days::Day;
use crate::domain::decimal::Decimal;

/// The next date of each yearly day, seen from a day. A parameter names such a day as day and month: `1,05` for 1 May.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BenefitCalendar(pub [Option<Day>; 3]);

impl BenefitCalendar {
    /// The identifiers of their parameters: the day on which UWV sends its overview, the last day on which payroll returns can be
    /// corrected, and the day of the decision.
    pub const NAMES: [&str; 3] = ["lkv_overview_day", "lkv_correction_day", "lkv_decision_day"];

    /// The dates on or after a day. `value` gives a parameter as it is on that day. A parameter without a value, or with one that
    /// is no date, gives `None`.
    pub fn after(on: Day, value: impl Fn(&str) -> Option<Decimal>) -> Self {
        Self(Self::NAMES.map(|name| next(on, value(name)?)))
    }
}

/// Whether a number names a day of the year: `1,05` for 1 May.
pub fn is_day_of_the_year(named: Decimal) -> bool {
    // A leap year has each of them.
    Day::from_ymd_opt(2004, 1, 1).and_then(|on| next(on, named)).is_some()
}

fn next(on: Day, named: Decimal) -> Option<Day> {
    let (day, month) = (named.hundredths() / 100, named.hundredths() % 100);
    let (day, month) = (u32::try_from(day).ok()?, u32::try_from(month).ok()?);
    let of_year = |year| NaiveDate::from_ymd_opt(year, month, day);
    of_year(on.year()).filter(|falls| *falls >= on).or_else(|| of_year(on.year() + 1))
}

#[cfg(test)]
mod tests {
    use super::super::rules::tests::{day, parameters};
    use super::*;
    use crate::domain::kinds::Parameter;

    #[test]
    fn the_days_of_the_benefit_come_back_each_year() {
        let parameters = parameters();
        let on = |text: &str| {
            let calendar = BenefitCalendar::after(day(text), |name| Parameter::value_on(&parameters, name, day(text)));
            calendar.0.map(|falls| falls.map(|falls| falls.to_string()).unwrap_or_default())
        };
        // Wtl 4.1 to 4.4.
        assert_eq!(on("2026-11-22"), ["2027-03-15", "2027-05-01", "2027-08-01"]);
        assert_eq!(on("2027-05-01"), ["2028-03-15", "2027-05-01", "2027-08-01"]);
        assert_eq!(on("2027-05-02")[1], "2028-05-01");
    }

    #[test]
    fn what_is_no_day_of_the_year_falls_on_none() {
        let falls = |hundredths| next(day("2026-06-01"), Decimal::from_hundredths(hundredths));
        assert_eq!(falls(1503), Some(day("2027-03-15")));
        assert_eq!((falls(3102), falls(113), falls(-105), falls(0)), (None, None, None, None));
        assert_eq!(falls(2902), None, "not in 2026 or 2027");
    }
}
