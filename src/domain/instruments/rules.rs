//! What the parameters say on instruments.

use chrono::Datelike;

use crate::domain::choices::InstrumentKind;
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::kinds::Parameter;
use crate::domain::ruled::ruled;

/// So many years and more stand for a benefit without a bound: it lasts as long as the employment.
pub const UNBOUNDED_YEARS: i64 = 100;

/// What has to be known for an amount and is not: a parameter by its identifier, or a field of the instrument or placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing(pub &'static str);

ruled! {
    /// The amounts, percentages and periods as they stand on one day; empty where the office knows none.
    pub struct Rules {
        /// Hours of a full working week.
        pub full_time_hours: Option<Decimal>,
        /// Reference wage of a month (WML), in euros.
        pub reference_month_wage: Option<Decimal>,
        /// Holiday allowance, percent of it.
        pub holiday_percent: Option<Decimal>,
        /// Employer charges on top of a wage-cost subsidy, percent.
        pub lks_employer_charges: Option<Decimal>,
        /// Most of a wage-cost subsidy before charges, percent of WML with holiday allowance.
        pub lks_cap_percent: Option<Decimal>,
        /// Flat wage-cost subsidy at the start, percent of WML with holiday allowance.
        pub lks_flat_percent: Option<Decimal>,
        /// For how many months at most that holds.
        pub lks_flat_months: Option<Decimal>,
        /// Within how many months of the start a wage-cost subsidy is asked for.
        pub lks_request_months: Option<Decimal>,
        /// Wage-cost benefit for a paid hour, in euros.
        pub lkv_hour: Option<Decimal>,
        /// Most of it in a year, in euros.
        pub lkv_year_most: Option<Decimal>,
        /// For how many years at most; see [`UNBOUNDED_YEARS`].
        pub lkv_years_most: Option<Decimal>,
        /// Whether it stops where the register check says that somebody does not count: 1 is yes.
        pub lkv_follows_register: bool,
        /// Whether what was granted without an amount is passed on as the rules give it: 1 is yes. What was charged and expected for
        /// the days before it stays as it was.
        pub windfall_by_rule: bool,
        /// Fewest months of a wage dispensation.
        pub dispensation_months_least: Option<Decimal>,
        /// Most months of it.
        pub dispensation_months_most: Option<Decimal>,
        /// How many weeks before its request a job-coach provision may begin.
        pub coach_request_weeks: Option<Decimal>,
        /// After how many months a job-coach provision has to be renewed.
        pub coach_period_months: Option<Decimal>,
    }
}

impl Rules {
    /// The rules by which an instrument that began on a day is counted on another. A wage-cost subsidy is worked out when it
    /// begins and follows the wage each 1 January after that, never on 1 July (Participatiewet 10d lid 7); all else follows
    /// the day.
    pub fn counting(kind: InstrumentKind, began: Day, on: Day, parameters: &[Parameter]) -> Self {
        let new_year = on.with_ordinal(1).unwrap_or(on);
        let counted = if kind == InstrumentKind::WageCostSubsidy { new_year.max(began).min(on) } else { on };
        Self::on(counted, parameters)
    }

    /// The rules of a day: of each parameter the latest that has begun.
    pub fn on(day: Day, parameters: &[Parameter]) -> Self {
        Self::read(|name| Parameter::value_on(parameters, name, day))
    }
}

#[cfg(test)]
pub(super) mod tests;
