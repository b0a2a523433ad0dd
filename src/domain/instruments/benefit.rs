//! Wage-cost benefit (loonkostenvoordeel, LKV) for the target group: Wet tegemoetkomingen loondomein.

use super::rounding::times;
use super::rules::{Missing, Rules, UNBOUNDED_YEARS};
use crate::domain::days::{Day, last_of_months};
use crate::domain::decimal::Decimal;
use crate::domain::kinds::Parameter;

/// The benefit of a year with this many paid hours, in euros: an amount for each hour, up to the most of a year.
///
/// # Errors
/// Returns the parameter that has no value.
pub fn benefit_of_year(paid_hours: Decimal, rules: &Rules) -> Result<Decimal, Missing> {
    let hour = rules.lkv_hour.ok_or(Missing("lkv_hour"))?;
    let most = rules.lkv_year_most.ok_or(Missing("lkv_year_most"))?;
    Ok(times(hour, &[(paid_hours, Decimal::whole(1))]).min(most))
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
        benefit_of_year(Decimal::whole(hours), &rules("2026-01-01")).expect("known")
    }

    #[test]
    fn so_much_an_hour_up_to_two_thousand_a_year() {
        assert_eq!(of_year(1), Decimal::from_hundredths(101));
        assert_eq!(of_year(1872), Decimal::from_hundredths(189_072));
        assert_eq!(of_year(1980), Decimal::from_hundredths(199_980));
        assert_eq!(of_year(2100), Decimal::whole(2000));
        assert_eq!(benefit_of_year(Decimal::whole(1), &Rules::default()), Err(Missing("lkv_hour")));
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
