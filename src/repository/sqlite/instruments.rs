//! When something is due for an instrument or a contract, as SQL. It says the same as
//! [`deadline`](crate::domain::instruments::deadline); the contract compares them.

use std::cmp::Reverse;

use super::build::{Build, holds};
use super::{lookup, rows};
use crate::domain::choices::{Choice, Contract, InstrumentKind, InstrumentStatus};
use crate::domain::decimal::Decimal;
use crate::domain::instruments::{BenefitCalendar, Rules, UNBOUNDED_YEARS};
use crate::domain::kinds::Parameter;
use crate::repository::StoreError;

/// Stands for a day that there is not, after every other.
const NEVER: &str = "'9999-99-99'";

impl Build<'_> {
    /// The last day on which the next thing has to be done for the instrument `k`.
    ///
    /// # Errors
    /// Returns an error when the parameters cannot be read.
    pub(super) fn deadline(&mut self) -> Result<String, StoreError> {
        let parameters = lookup::all_of(self.conn)?;
        let rules = Rules::on(self.query.as_of, &parameters);
        let day = self.day();
        let start = "service.start";
        // The status first: most instruments have ended, and looking for others of the member costs far more.
        let [to_request, granted, refused] =
            [InstrumentStatus::ToRequest, InstrumentStatus::Granted, InstrumentStatus::Refused].map(Choice::name);
        let [subsidy, coach, benefit] =
            [InstrumentKind::WageCostSubsidy, InstrumentKind::JobCoachProvision, InstrumentKind::WageCostBenefit]
                .map(Choice::name);
        let ask_subsidy = self.later(start, rules.lks_request_months, 1, "months");
        let ask_coach = self.later("k.\"from\"", rules.coach_request_weeks, 7, "days");
        let flat = self.last_of_months(start, rules.lks_flat_months);
        let coached = self.last_of_months("k.\"from\"", rules.coach_period_months);
        let benefited = last_day_of_benefit(start, &parameters);
        Ok(format!(
            "(CASE WHEN k.status NOT IN ('{to_request}', '{granted}') THEN NULL
             WHEN EXISTS (SELECT 1 FROM instrument n WHERE n.member = k.member AND n.instrument = k.instrument
                 AND n.status <> '{refused}' AND n.\"from\" > k.\"from\") THEN NULL
             WHEN EXISTS (SELECT 1 FROM employment l WHERE l.member = k.member) AND NOT EXISTS (
                 SELECT 1 FROM employment l WHERE l.member = k.member AND (l.until IS NULL OR l.until >= {day})) THEN NULL
             ELSE (WITH service(start) AS MATERIALIZED (SELECT {})
                 SELECT CASE WHEN k.status = '{to_request}' THEN CASE k.instrument WHEN '{subsidy}' THEN {ask_subsidy}
                     WHEN '{coach}' THEN {ask_coach} ELSE k.\"from\" END
                 ELSE nullif(min(coalesce(k.until, {NEVER}), coalesce(k.next_measurement, {NEVER}), coalesce(CASE
                     WHEN k.instrument = '{subsidy}' AND k.wage_value IS NULL AND k.amount IS NULL THEN {flat}
                     WHEN k.instrument = '{coach}' THEN {coached}
                     WHEN k.instrument = '{benefit}' THEN {benefited} END, {NEVER})), {NEVER}) END FROM service) END)",
            service_start()
        ))
    }

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

    /// The day so many whole units after another; the last of a month where that has no such day.
    fn later(&mut self, day: &str, count: Option<Decimal>, times: i64, unit: &str) -> String {
        let Some(count) = count else { return "NULL".to_owned() };
        let shift = self.bind(format!("+{} {unit}", count.hundredths() / 100 * times));
        let floor = if unit == "months" { ", 'floor'" } else { "" };
        format!("date({day}, {shift}{floor})")
    }

    /// The last of so many whole months that begin on a day.
    fn last_of_months(&mut self, first: &str, count: Option<Decimal>) -> String {
        let Some(count) = count else { return "NULL".to_owned() };
        let shift = self.bind(format!("+{} months", count.hundredths() / 100));
        last_of(first, &shift)
    }
}

/// The first day of the service in which the instrument begins; employments that follow on each other are one service.
fn service_start() -> String {
    format!(
        "(CASE WHEN EXISTS (SELECT 1 FROM employment c WHERE c.member = k.member AND {})
      THEN (SELECT max(s.\"from\") FROM employment s WHERE s.member = k.member AND s.\"from\" <= k.\"from\"
          AND NOT EXISTS (SELECT 1 FROM employment b WHERE b.member = s.member AND b.\"from\" < s.\"from\"
              AND b.until >= date(s.\"from\", '-1 day')))
      ELSE k.\"from\" END)",
        holds("c", "k.\"from\"")
    )
}

/// Where the last of the months up to a shifted day has no such day, the shift that runs over it ends a day later than the one
/// that does not.
fn last_of(first: &str, shift: &str) -> String {
    format!("min(date({first}, {shift}, 'floor'), date({first}, {shift}, '-1 day'))")
}

/// As [`last_day_of_benefit`](crate::domain::instruments::last_day_of_benefit). The bounds are few and read once: asked of the table
/// for every instrument they cost more than all else.
fn last_day_of_benefit(start: &str, parameters: &[Parameter]) -> String {
    let unbounded = Decimal::whole(UNBOUNDED_YEARS);
    let mut bounds: Vec<&Parameter> = parameters.iter().filter(|bound| bound.name == "lkv_years_most").collect();
    bounds.sort_by_key(|bound| Reverse(bound.from));
    let months = |on: &str| {
        let cases = bounds.iter().map(|bound| {
            let years = bound.value.filter(|years| *years < unbounded);
            let months = years.map_or("NULL".to_owned(), |years| (years.hundredths() * 12 / 100).to_string());
            format!(" WHEN {on} >= '{}' THEN {months}", rows::day_text(bound.from))
        });
        format!("CASE WHEN {on} IS NULL THEN NULL{} END", cases.collect::<String>())
    };
    let last = last_of(start, &format!("'+' || ({}) || ' months'", months(start)));
    let (began, after) = (months("k.\"from\""), months("date(b.last, '+1 day')"));
    format!(
        "(WITH b(last) AS MATERIALIZED (SELECT {last})
          SELECT CASE WHEN ({began}) IS NOT NULL AND ({after}) IS NOT NULL THEN b.last END FROM b)"
    )
}
