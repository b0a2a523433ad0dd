//! Wage-cost benefit (loonkostenvoordeel, LKV) for the target group: Wet tegemoetkomingen loondomein.

use super::rounding::times;
use super::rules::{Missing, Rules, UNBOUNDED_YEARS};
use crate::domain::days::{Day, last_of_months};
use crate::domain::decimal::Decimal;

/// The benefit of a year with so many paid hours, in euros: so much an hour, up to the most of a year.
///
/// # Errors
/// The parameter that is not known.
pub fn benefit_of_year(paid_hours: Decimal, rules: &Rules) -> Result<Decimal, Missing> {
    let hour = rules.lkv_hour.ok_or(Missing("lkv_hour"))?;
    let most = rules.lkv_year_most.ok_or(Missing("lkv_year_most"))?;
    Ok(times(hour, &[(paid_hours, Decimal::whole(1))]).min(most))
}

/// The last day of a benefit, given the start of the employment and the rules of *that* day: an employment that began before
/// 2026 keeps its three years (article 2.12), one that began later has it as long as it lasts (Wet banenafspraak). `None`
/// without a bound, or where the office does not know it.
pub fn last_day_of_benefit(start: Day, rules_at_start: &Rules) -> Option<Day> {
    let years = rules_at_start.lkv_years_most.filter(|years| *years < Decimal::whole(UNBOUNDED_YEARS))?;
    let months = Decimal::from_hundredths(years.hundredths().saturating_mul(12));
    last_of_months(start, months)
}

#[cfg(test)]
mod tests {
    use super::super::rules::tests::{day, rules};
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

    #[test]
    fn three_years_for_a_start_before_2026_and_no_bound_after() {
        let last = |start: &str| last_day_of_benefit(day(start), &rules(start));
        assert_eq!(last("2025-12-31"), Some(day("2028-12-30")));
        assert_eq!(last("2024-02-29"), Some(day("2027-02-27")));
        assert_eq!(last("2026-01-01"), None);
        assert_eq!(last("2010-01-01"), None);
    }
}
