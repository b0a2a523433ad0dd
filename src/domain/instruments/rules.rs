//! The parameters that the rules of instruments use.

use chrono::Datelike;

use crate::domain::choices::InstrumentKind;
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::kinds::Parameter;
use crate::domain::ruled::ruled;

/// This many years or more mean a benefit without a limit: it lasts as long as the employment.
pub const UNBOUNDED_YEARS: i64 = 100;

/// Something that an amount needs and that is not known: the identifier of a parameter, or a field of the instrument or placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing(pub &'static str);

ruled! {
    /// The amounts, percentages and periods as they are on one day; `None` where the parameter has no value.
    pub struct Rules {
        /// Hours in a full working week.
        pub full_time_hours: Option<Decimal>,
        /// Reference wage of a month (WML), in euros.
        pub reference_month_wage: Option<Decimal>,
        /// Holiday allowance, in percent of the reference wage.
        pub holiday_percent: Option<Decimal>,
        /// Employer charges on top of a wage-cost subsidy, in percent.
        pub lks_employer_charges: Option<Decimal>,
        /// Most of a wage-cost subsidy before charges, in percent of WML with holiday allowance.
        pub lks_cap_percent: Option<Decimal>,
        /// Flat wage-cost subsidy at the start, in percent of WML with holiday allowance.
        pub lks_flat_percent: Option<Decimal>,
        /// Most months of the flat subsidy.
        pub lks_flat_months: Option<Decimal>,
        /// Months after the start of the service within which a wage-cost subsidy has to be requested.
        pub lks_request_months: Option<Decimal>,
        /// Wage-cost benefit for one paid hour, in euros.
        pub lkv_hour: Option<Decimal>,
        /// Most of the wage-cost benefit in a year, in euros.
        pub lkv_year_most: Option<Decimal>,
        /// Most years of the wage-cost benefit; see [`UNBOUNDED_YEARS`].
        pub lkv_years_most: Option<Decimal>,
        /// Whether the wage-cost benefit stops where the register check says that the member does not count (the parameter is 1).
        pub lkv_follows_register: bool,
        /// Whether an instrument granted without an amount is passed on at the amount of the rules (the parameter is 1). Days before
        /// that parameter begins keep what was charged and expected for them.
        pub windfall_by_rule: bool,
        /// Fewest months of a wage dispensation.
        pub dispensation_months_least: Option<Decimal>,
        /// Most months of a wage dispensation.
        pub dispensation_months_most: Option<Decimal>,
        /// Weeks before its request in which a job coach provision may begin.
        pub coach_request_weeks: Option<Decimal>,
        /// Months after which a job coach provision has to be renewed.
        pub coach_period_months: Option<Decimal>,
        /// Fewest hours a week with which a job coach provision is granted.
        pub coach_hours_least: Option<Decimal>,
        /// Fewest months of the contract with which a job coach provision is granted.
        pub coach_contract_months_least: Option<Decimal>,
        /// Least wage with which a job coach provision is granted, in percent of the minimum wage of a full week.
        pub coach_wage_percent_least: Option<Decimal>,
    }
}

impl Rules {
    /// The rules that apply on a day to an instrument that began on another. A wage-cost subsidy is worked out when it begins and
    /// follows the wage each 1 January after that, never on 1 July (Participatiewet 10d lid 7); all others follow the day.
    pub fn counting(kind: InstrumentKind, began: Day, on: Day, parameters: &[Parameter]) -> Self {
        let new_year = on.with_ordinal(1).unwrap_or(on);
        let counted = if kind == InstrumentKind::WageCostSubsidy { new_year.max(began).min(on) } else { on };
        Self::on(counted, parameters)
    }

    /// Reads the rules of a day: of each parameter the latest that has begun.
    pub fn on(day: Day, parameters: &[Parameter]) -> Self {
        Self::read(|name| Parameter::value_on(parameters, name, day))
    }
}

#[cfg(test)]
pub(super) mod tests;
