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
fn a_month_without_that_day_ends_on_its_last() {
    assert_eq!(crate::domain::days::months_after(day("2025-08-31"), Decimal::whole(6)), Some(day("2026-02-28")));
}
