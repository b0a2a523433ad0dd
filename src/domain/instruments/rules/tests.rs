//! The rules of a day; what the tests of instruments start from.

use super::*;

pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// The parameters of a new store, as on a day.
pub fn rules(on: &str) -> Rules {
    Rules::on(day(on), &parameters())
}

pub fn parameters() -> Vec<Parameter> {
    let records = crate::domain::defaults::records(&mut crate::domain::id::CountedIds::after(1));
    records.into_iter().filter_map(crate::domain::record::Recorded::out_of).collect()
}

#[test]
fn rules_are_those_of_the_day() {
    let euros = |text| Decimal::parse(text);
    assert_eq!(rules("2026-06-30").reference_month_wage, euros("2294,40"));
    assert_eq!(rules("2026-07-01").reference_month_wage, euros("2337"));
    assert_eq!(rules("2025-12-31").lkv_years_most, euros("3"));
    assert_eq!(rules("2026-01-01").lkv_years_most, euros("100"));
    assert_eq!(rules("2010-01-01"), Rules::default());
}

#[test]
fn a_subsidy_follows_the_wage_on_1_january_only() {
    let wage = |began, on| {
        let rules = Rules::counting(InstrumentKind::WageCostSubsidy, day(began), day(on), &parameters());
        rules.reference_month_wage
    };
    let (january, july) = (Decimal::parse("2294,40"), Decimal::parse("2337"));
    assert_eq!(wage("2026-01-01", "2026-06-30"), january);
    assert_eq!(wage("2026-01-01", "2026-07-01"), january, "no jump in the middle of the year");
    assert_eq!(wage("2026-08-01", "2026-12-31"), july, "one that begins in the second half");
    assert_eq!(wage("2026-01-01", "2027-01-01"), july, "the wage of the new year");
    let benefit = Rules::counting(InstrumentKind::WageCostBenefit, day("2026-01-01"), day("2026-07-01"), &parameters());
    assert_eq!(benefit.reference_month_wage, july, "others follow the day");
}

#[test]
fn a_month_without_that_day_ends_on_its_last() {
    assert_eq!(crate::domain::days::months_after(day("2025-08-31"), Decimal::whole(6)), Some(day("2026-02-28")));
}

#[test]
fn whole_months_end_on_the_eve_or_on_the_last_day_there_is() {
    let last = |first, months| crate::domain::days::last_of_months(day(first), Decimal::whole(months));
    assert_eq!(last("2024-02-29", 36), Some(day("2027-02-28")));
    assert_eq!(last("2025-08-31", 6), Some(day("2026-02-28")));
    assert_eq!(last("2025-03-01", 36), Some(day("2028-02-29")));
    assert_eq!(last("2026-01-01", 12), Some(day("2026-12-31")));
    assert_eq!(last("2026-07-15", 1), Some(day("2026-08-14")));
}
