//! Wage-cost subsidy (loonkostensubsidie, LKS), paid by the municipality: Participatiewet article 10d.

use super::rounding::{percent_of, times};
use super::rules::{Missing, Rules};
use crate::domain::days::{Day, last_of_months, months_after};
use crate::domain::decimal::Decimal;

/// The productivity that a wage-cost subsidy is worked out from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Productivity {
    /// The measured wage value (loonwaarde), in percent.
    Measured(Decimal),
    /// Not measured yet: a flat percentage applies at the start (10d lid 5).
    FlatStart,
}

/// The subsidy of a month at this many hours a week, in euros.
///
/// It is the wage at full productivity (WML and holiday allowance) less the wage value of it, at most a percentage of it, plus
/// employer charges, in proportion to the hours of a full week (10d lid 4). WML with holiday allowance, the wage value and the
/// most are amounts that a decision states, so each is rounded to whole cents; the rest is rounded once, at the end.
///
/// # Errors
/// Returns the parameter that has no value.
pub fn wage_cost_subsidy(productivity: Productivity, hours: Decimal, rules: &Rules) -> Result<Decimal, Missing> {
    let know = |value: Option<Decimal>, name| value.ok_or(Missing(name));
    let wage = know(rules.reference_month_wage, "reference_month_wage")?;
    let full_time = know(rules.full_time_hours, "full_time_hours")?;
    let charges = know(rules.lks_employer_charges, "lks_employer_charges")?;
    let wage = wage + percent_of(wage, know(rules.holiday_percent, "holiday_percent")?);
    let basis = match productivity {
        Productivity::Measured(percent) => {
            let most = percent_of(wage, know(rules.lks_cap_percent, "lks_cap_percent")?);
            (wage - percent_of(wage, percent)).clamp(Decimal::ZERO, most.max(Decimal::ZERO))
        }
        Productivity::FlatStart => percent_of(wage, know(rules.lks_flat_percent, "lks_flat_percent")?),
    };
    let hundred = Decimal::whole(100);
    Ok(times(basis, &[(hundred + charges, hundred), (hours, full_time)]))
}

/// The last day on which a subsidy can be requested, given the start of the employment (10d lid 2).
pub fn last_request(start: Day, rules: &Rules) -> Option<Day> {
    months_after(start, rules.lks_request_months?)
}

/// The last day of a flat start, given the start of the employment (10d lid 5).
pub fn last_day_of_flat_start(start: Day, rules: &Rules) -> Option<Day> {
    last_of_months(start, rules.lks_flat_months?)
}

#[cfg(test)]
mod tests {
    use super::super::rules::tests::{day, rules};
    use super::*;

    fn euros(text: &str) -> Decimal {
        Decimal::parse(text).expect("a number")
    }

    fn measured(percent: &str, hours: i64, rules: &Rules) -> Decimal {
        wage_cost_subsidy(Productivity::Measured(euros(percent)), Decimal::whole(hours), rules).expect("known")
    }

    #[test]
    fn the_worked_example_with_either_percentage_of_charges() {
        let rules = rules("2026-07-01");
        assert_eq!(measured("60", 32, &rules), euros("1121.76"));
        let before = Rules { lks_employer_charges: Some(euros("23.5")), ..rules };
        assert_eq!(measured("60", 32, &before), euros("1108.29"));
    }

    #[test]
    fn the_subsidy_is_never_more_than_its_cap_nor_less_than_nothing() {
        let rules = Rules { lks_employer_charges: Some(Decimal::ZERO), ..rules("2026-07-01") };
        assert_eq!(measured("30", 36, &rules), euros("1766.77"));
        assert_eq!(measured("12", 36, &rules), euros("1766.77"));
        assert_eq!(measured("100", 36, &rules), Decimal::ZERO);
        let charged = Rules { lks_employer_charges: Some(Decimal::whole(25)), ..rules };
        assert_eq!(measured("10", 36, &charged), euros("2208.46"));
    }

    #[test]
    fn a_flat_start_is_half_for_at_most_six_months() {
        let rules = rules("2026-07-01");
        let flat = wage_cost_subsidy(Productivity::FlatStart, Decimal::whole(36), &rules);
        assert_eq!(flat, Ok(euros("1577.48")));
        assert_eq!(last_day_of_flat_start(day("2026-07-01"), &rules), Some(day("2026-12-31")));
        assert_eq!(last_request(day("2026-07-01"), &rules), Some(day("2027-01-01")));
    }

    #[test]
    fn what_is_not_known_is_named() {
        let unknown = Rules { reference_month_wage: None, ..rules("2026-07-01") };
        let asked = wage_cost_subsidy(Productivity::FlatStart, Decimal::whole(36), &unknown);
        assert_eq!(asked, Err(Missing("reference_month_wage")));
        assert_eq!(last_request(day("2026-07-01"), &Rules::default()), None);
    }
}
