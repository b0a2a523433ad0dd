//! Wage-cost benefit (loonkostenvoordeel, LKV) for the target group: Wet tegemoetkomingen loondomein.

use chrono::{Datelike, TimeDelta};

use super::rounding::times;
use super::rules::{Missing, Rules, UNBOUNDED_YEARS};
use crate::domain::days::{Day, last_of_months};
use crate::domain::decimal::Decimal;
use crate::domain::kinds::Parameter;

/// The benefit of a year with this many paid hours, in euros: an amount for each hour, up to the most that it may be counted at
/// ([`most_of_year`]).
///
/// # Errors
/// Returns the parameter that has no value.
pub fn benefit_of_year(paid_hours: Decimal, rules: &Rules, days: Granted, on: Day) -> Result<Decimal, Missing> {
    let hour = rules.lkv_hour.ok_or(Missing("lkv_hour"))?;
    let most = most_of_year(rules, days, on).ok_or(Missing("lkv_year_most"))?;
    Ok(times(hour, &[(paid_hours, Decimal::whole(1))]).min(most))
}

/// The first and the last day for which a benefit is granted.
pub type Granted = (Day, Option<Day>);

/// The most euros a year at which a benefit may be counted in the calendar year of a day. The most of the law is for an employee in a calendar
/// year, and no less where the benefit is granted for a part of it (Wtl 2.2): spread over the months of that part it comes to more a year. So
/// what the months of the year add up to never exceeds it, whatever statements they are divided over. `None` while no most is known.
pub fn most_of_year(rules: &Rules, (from, until): Granted, on: Day) -> Option<Decimal> {
    let most = rules.lkv_year_most?;
    let months: Vec<Day> = (1..=12).filter_map(|month| Day::from_ymd_opt(on.year(), month, 1)).collect();
    let granted: i64 = months.iter().map(|first| granted_of_month(*first, (from, until))).sum();
    let year = 12 * MONTH;
    if granted == 0 {
        return Some(most);
    }
    let over = i128::from(most.hundredths()) * i128::from(year) / i128::from(granted);
    Some(Decimal::from_hundredths(i64::try_from(over).unwrap_or(i64::MAX)))
}

/// The least common multiple of the days of all months: a whole month counts as so many.
const MONTH: i64 = 377_580;

fn granted_of_month(first: Day, (from, until): Granted) -> i64 {
    let days = i64::from(first.num_days_in_month());
    let last = first + TimeDelta::days(days - 1);
    let (begin, end) = (first.max(from), until.map_or(last, |until| last.min(until)));
    ((end - begin).num_days() + 1).max(0) * (MONTH / days)
}

/// The last day of a benefit that began on `from`, in a service that began on `start`. `None` where it has no limit, and where
/// the office does not know it.
///
/// The rule of the days that are paid applies, not that of the day on which somebody came. Until 2026 the benefit lasts three
/// years from the start of the service (Wtl 2.12); from 1-1-2026 as long as the employment, whenever it began, and without a
/// declaration (Wet banenafspraak; bijlage Nieuwsbrief Loonheffingen 2026, table 15, as given by taxlive.nl; certainty B). So three
/// years that would end under the new rule do not end, and three years that ended before it did.
pub fn last_day_of_benefit(start: Day, from: Day, parameters: &[Parameter]) -> Option<Day> {
    let years = |on: Day| {
        // Of all rules only this one, which is asked for each of very many instruments.
        let years = Parameter::value_on(parameters, "lkv_years_most", on);
        years.filter(|years| *years < Decimal::whole(UNBOUNDED_YEARS))
    };
    let months = Decimal::from_hundredths(years(start)?.hundredths().saturating_mul(12));
    years(from)?;
    let last = last_of_months(start, months)?;
    years(last.succ_opt()?).map(|_| last)
}

#[cfg(test)]
mod tests {
    use super::super::rules::tests::{day, parameters, rules};
    use super::*;

    fn of_year(hours: i64) -> Decimal {
        let always = (day("2020-01-01"), None);
        benefit_of_year(Decimal::whole(hours), &rules("2026-01-01"), always, day("2026-07-01")).expect("known")
    }

    #[test]
    fn so_much_an_hour_up_to_two_thousand_a_year() {
        assert_eq!(of_year(1), Decimal::from_hundredths(101));
        assert_eq!(of_year(1872), Decimal::from_hundredths(189_072));
        assert_eq!(of_year(1980), Decimal::from_hundredths(199_980));
        assert_eq!(of_year(2100), Decimal::whole(2000));
        let unknown =
            benefit_of_year(Decimal::whole(1), &Rules::default(), (day("2026-01-01"), None), day("2026-07-01"));
        assert_eq!(unknown, Err(Missing("lkv_hour")));
    }

    #[test]
    fn the_most_is_of_the_calendar_year_also_when_it_is_granted_for_a_part_of_it() {
        let most = |from: &str, until: Option<&str>, on: &str| {
            most_of_year(&rules("2026-01-01"), (day(from), until.map(day)), day(on)).map(Decimal::hundredths)
        };
        assert_eq!(most("2026-01-01", None, "2026-05-01"), Some(200_000));
        assert_eq!(most("2026-07-01", None, "2026-08-01"), Some(400_000));
        assert_eq!(most("2026-07-01", None, "2027-08-01"), Some(200_000), "the next year is a whole one");
        assert_eq!(most("2024-07-01", Some("2026-04-15"), "2026-02-01"), Some(685_714), "three months and a half");
        assert_eq!(most_of_year(&Rules::default(), (day("2026-07-01"), None), day("2026-08-01")), None);
    }

    fn last(start: &str, from: &str) -> Option<Day> {
        last_day_of_benefit(day(start), day(from), &parameters())
    }

    #[test]
    fn three_years_that_were_over_before_2026_and_no_bound_since() {
        assert_eq!(last("2021-03-15", "2021-03-15"), Some(day("2024-03-14")));
        assert_eq!(last("2022-12-31", "2022-12-31"), Some(day("2025-12-30")));
        assert_eq!(last("2023-01-02", "2023-01-02"), None, "its last year is one of the new rule");
        assert_eq!(last("2025-12-31", "2025-12-31"), None);
        assert_eq!(last("2026-01-01", "2026-01-01"), None);
        assert_eq!(last("2010-01-01", "2010-01-01"), None, "no rule is known of that day");
    }

    #[test]
    fn whoever_came_long_ago_has_it_without_a_bound_from_2026_on() {
        assert_eq!(last("2021-03-15", "2026-01-01"), None);
        assert_eq!(last("2019-06-01", "2026-11-01"), None);
        assert_eq!(last("2021-03-15", "2025-12-31"), Some(day("2024-03-14")), "it was over");
    }
}
