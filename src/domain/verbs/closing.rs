//! Closing a period: its figures are published, and after that only corrections change them.

use super::prelude::*;
use crate::domain::charging::Period;

/// Closes a period on a day, in the name of a user.
///
/// # Errors
/// Returns `period-still-runs` when the day is not after it, `period-overlaps-closed` when one of its days is closed already.
pub fn close_period(
    period: Period,
    closed: &[ClosedPeriod],
    (on, by): (Day, &str),
    id: Id,
) -> Result<Decision, Refusal> {
    if period.until >= on {
        return Err(Refusal::new(Reason::PeriodStillRuns).with("day", period.until));
    }
    let shares = |other: &&ClosedPeriod| period.overlaps(Period { from: other.from, until: other.until });
    if let Some(other) = closed.iter().find(shares) {
        return Err(Refusal::new(Reason::PeriodOverlapsClosed).with("from", other.from).with("until", other.until));
    }
    Decision::created(ClosedPeriod {
        from: period.from,
        until: period.until,
        closed_on: on,
        closed_by: by.to_owned(),
        ..ClosedPeriod::blank(id)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    #[test]
    fn what_runs_or_is_closed_already_is_not_closed() {
        let october = Period::month(day(10, 1));
        let close =
            |period, closed: &[ClosedPeriod], on| close_period(period, closed, (on, "ada"), Id::from_bytes([7; 16]));
        let decision = close(october, &[], day(11, 1)).expect("is over");
        let [Change::Create(Record::ClosedPeriod(made))] = &decision.changes[..] else { panic!("{decision:?}") };
        assert_eq!((made.from, made.until, made.closed_by.as_str()), (day(10, 1), day(10, 31), "ada"));
        assert_eq!(close(october, &[], day(10, 31)).map_err(|r| r.reason), Err(Reason::PeriodStillRuns));
        let year = Period { from: day(1, 1), until: day(12, 31) };
        let again = close(year, std::slice::from_ref(made), day(12, 31) + chrono::TimeDelta::days(9));
        assert_eq!(again.map_err(|r| r.reason), Err(Reason::PeriodOverlapsClosed));
    }
}
