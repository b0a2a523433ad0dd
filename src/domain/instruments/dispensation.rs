//! Wage dispensation (loondispensatie), permitted by UWV for a limited period with a least and a most number of months; it can
//! be renewed.

use super::rules::Rules;
use crate::domain::days::{Day, last_of_months};
use crate::domain::kinds::Instrument;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;

/// Whether a dispensation can last from one day to another. Without an end, as when it is requested, any start is allowed. A
/// limit that the office does not know refuses nothing.
///
/// # Errors
/// Returns `dispensation-too-short` or `dispensation-too-long`, with the number of months that is allowed.
pub fn check_period(from: Day, until: Option<Day>, rules: &Rules) -> Result<(), Refusal> {
    let Some(until) = until else { return Ok(()) };
    let refuse = |code, months| Err(Refusal::new(code).at(Kind::Instrument, Instrument::until).with("months", months));
    if let Some(least) = rules.dispensation_months_least
        && last_of_months(from, least).is_some_and(|last| until < last)
    {
        return refuse(Reason::DispensationTooShort, least);
    }
    match rules.dispensation_months_most {
        Some(most) if last_of_months(from, most).is_some_and(|last| until > last) => {
            refuse(Reason::DispensationTooLong, most)
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::rules::tests::{day, rules};
    use super::*;

    #[test]
    fn from_six_months_to_five_years() {
        let asked = |until: &str| {
            check_period(day("2026-01-01"), Some(day(until)), &rules("2026-01-01")).map_err(|refusal| refusal.reason)
        };
        assert_eq!(asked("2026-06-29"), Err(Reason::DispensationTooShort));
        assert_eq!(asked("2026-06-30"), Ok(()));
        assert_eq!(asked("2030-12-31"), Ok(()));
        assert_eq!(asked("2031-01-01"), Err(Reason::DispensationTooLong));
        assert_eq!(check_period(day("2026-01-01"), None, &rules("2026-01-01")), Ok(()));
        assert_eq!(check_period(day("2026-01-01"), Some(day("2026-01-02")), &Rules::default()), Ok(()));
    }
}
