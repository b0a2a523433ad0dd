//! When something is due for a contract, and which days of the year the parameters name, as SQL; the contract compares them with the
//! pure functions.

use super::build::Build;
use super::rows;
use crate::domain::choices::{Choice, Contract};
use crate::domain::decimal::Decimal;
use crate::domain::instruments::BenefitCalendar;
use crate::repository::StoreError;

impl Build<'_> {
    /// The last day on which notice of the end of the employment `k` can be given, as
    /// [`notice_by`](crate::domain::contracts::ContractRules::notice_by).
    ///
    /// # Errors
    /// Returns an error when the parameters cannot be read.
    pub(super) fn notice_by(&mut self) -> Result<String, StoreError> {
        let rules = self.settings()?.contracts;
        let least = self.last_of_months("k.\"from\"", rules.contract_notice_least_months);
        let Some(months) = rules.contract_notice_months else { return Ok("NULL".to_owned()) };
        let back = self.bind(format!("-{} months", months.hundredths() / 100));
        let temporary = Contract::Temporary.name();
        Ok(format!(
            "CASE WHEN k.contract = '{temporary}' AND k.contract_until >= {least}
                THEN date(k.contract_until, {back}, 'floor') END"
        ))
    }

    /// The next day of the year that the parameter `k` names, as [`BenefitCalendar`](crate::domain::instruments::BenefitCalendar); only of
    /// the latest of its name that has begun.
    ///
    /// # Errors
    /// Returns an error when the parameters cannot be read.
    pub(super) fn falls_on(&mut self) -> Result<String, StoreError> {
        let days = self.settings()?.benefit_calendar.0;
        let day = self.day();
        let days = days.map(|falls| self.bind(falls.map(rows::day_text)));
        let named = BenefitCalendar::NAMES.iter().zip(days);
        let cases: String = named.map(|(name, falls)| format!(" WHEN '{name}' THEN {falls}")).collect();
        Ok(format!(
            "CASE WHEN k.\"from\" = (SELECT max(y.\"from\") FROM parameter y WHERE y.name = k.name AND y.\"from\" <= {day})
                THEN CASE k.name{cases} END END"
        ))
    }

    /// The last of so many whole months that begin on a day.
    fn last_of_months(&mut self, first: &str, count: Option<Decimal>) -> String {
        let Some(count) = count else { return "NULL".to_owned() };
        let shift = self.bind(format!("+{} months", count.hundredths() / 100));
        last_of(first, &shift)
    }
}

/// Where the last of the months up to a shifted day has no such day, the shift that runs over it ends a day later than the one
/// that does not.
fn last_of(first: &str, shift: &str) -> String {
    format!("min(date({first}, {shift}, 'floor'), date({first}, {shift}, '-1 day'))")
}
