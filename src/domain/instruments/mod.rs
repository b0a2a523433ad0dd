//! Instruments: what an employer can request for a member by law, one rule in each file. Every amount, percentage and period is
//! read from the parameters as they are on a day ([`Rules`]); a parameter without a value makes an amount unknown, never zero.
//!
//! The verbs and the reports call them, and the contract of the store uses them to check its columns.

mod benefit;
mod calendar;
mod coaching;
mod deadline;
mod dispensation;
mod exclusion;
mod expected;
mod instrument_file;
mod rounding;
mod rules;
mod subsidy;

pub use benefit::{benefit_of_year, last_day_of_benefit, most_of_year};
pub use calendar::{BenefitCalendar, is_day_of_the_year};
pub use coaching::{below_the_floor, earliest_start_of_coaching, last_day_of_coaching};
pub use deadline::deadline;
pub use dispensation::check_period;
pub use exclusion::{ON_THE_REGISTER, fits_beside, has_no_risk_cover, is_granted, lost_with_register};
pub use expected::{Expected, Grounds, expected_on, last_flat_day, only_the_highest};
pub use instrument_file::InstrumentFile;
pub use rules::{Missing, Rules, UNBOUNDED_YEARS};
pub use subsidy::{Productivity, last_day_of_flat_start, last_request, wage_cost_subsidy};
