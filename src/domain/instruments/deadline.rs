//! The next deadline of an instrument.

use super::benefit::last_day_of_benefit;
use super::coaching::{last_day_of_coaching, last_request_of_coaching};
use super::instrument_file::service_start;
use super::rules::Rules;
use super::subsidy::{last_day_of_flat_start, last_request};
use crate::domain::choices::{InstrumentKind, InstrumentStatus};
use crate::domain::days::Day;
use crate::domain::kinds::{Employment, Instrument, Parameter};

/// The last day on which the next step for an instrument can be taken: requesting it, having a wage value measured for the
/// first time or again, or requesting the next period. Nothing is due after a refusal or an end, while somebody else has to
/// decide, once the next period was requested, or when the member has left. `all` are the instruments of the member, `on` is the day
/// looked at and `rules` are those of that day; the parameters are asked for other days.
pub fn deadline<'a>(
    instrument: &Instrument,
    (mut all, employments): (impl Iterator<Item = &'a Instrument>, &[Employment]),
    (rules, parameters): (&Rules, &[Parameter]),
    on: Day,
) -> Option<Day> {
    // The status first: of most instruments nothing is due, and looking at the others costs far more.
    let granted = match instrument.status {
        InstrumentStatus::ToRequest => false,
        InstrumentStatus::Granted => true,
        InstrumentStatus::Requested | InstrumentStatus::Refused | InstrumentStatus::Ended => return None,
    };
    let followed = all.any(|next| {
        next.instrument == instrument.instrument
            && next.status != InstrumentStatus::Refused
            && next.from > instrument.from
    });
    if followed || has_left(employments, on) {
        return None;
    }
    let start = service_start(employments, instrument.from);
    if !granted {
        return match instrument.instrument {
            InstrumentKind::WageCostSubsidy => last_request(start, rules),
            InstrumentKind::JobCoachProvision => last_request_of_coaching(instrument.from, rules),
            _ => Some(instrument.from),
        };
    }
    let bound = match instrument.instrument {
        InstrumentKind::WageCostSubsidy if instrument.wage_value.is_none() && instrument.amount.is_none() => {
            last_day_of_flat_start(start, rules)
        }
        InstrumentKind::JobCoachProvision => last_day_of_coaching(instrument.from, rules),
        InstrumentKind::WageCostBenefit => last_day_of_benefit(start, instrument.from, parameters),
        _ => None,
    };
    [instrument.until, bound, instrument.next_measurement].into_iter().flatten().min()
}

/// Whether a member has left for good by a day; never one whose service is not known.
fn has_left(employments: &[Employment], on: Day) -> bool {
    !employments.is_empty() && employments.iter().all(|e| e.until.is_some_and(|until| until < on))
}

#[cfg(test)]
mod tests {
    use super::super::rules::tests::{day, parameters};
    use super::*;
    use crate::domain::decimal::Decimal;
    use crate::domain::id::Id;
    use crate::domain::record::Typed;

    fn employment(from: &str, until: Option<&str>) -> Employment {
        Employment { from: day(from), until: until.map(day), ..Employment::blank(Id::UNSET) }
    }

    fn due(instrument: &Instrument, others: &[Instrument], on: &str) -> Option<Day> {
        let employments = [employment("2025-01-01", Some("2025-12-31")), employment("2026-01-01", None)];
        seen(instrument, (others, &employments), day(on))
    }

    fn seen(instrument: &Instrument, (all, employments): (&[Instrument], &[Employment]), on: Day) -> Option<Day> {
        let parameters = parameters();
        deadline(instrument, (all.iter(), employments), (&Rules::on(on, &parameters), &parameters), on)
    }

    fn of(kind: InstrumentKind, status: InstrumentStatus, from: &str) -> Instrument {
        Instrument { instrument: kind, status, from: day(from), ..Instrument::blank(Id::UNSET) }
    }

    #[test]
    fn each_instrument_has_its_own_next_day() {
        use InstrumentKind::*;
        use InstrumentStatus::*;
        let due = |kind, status, from| due(&of(kind, status, from), &[], "2026-06-15");
        // The service began in 2025: the second employment followed on the first.
        assert_eq!(due(WageCostSubsidy, ToRequest, "2026-02-01"), Some(day("2025-07-01")));
        assert_eq!(due(WageCostSubsidy, Granted, "2026-02-01"), Some(day("2025-06-30")));
        assert_eq!(due(WageCostBenefit, Granted, "2026-02-01"), None, "as long as the service lasts");
        assert_eq!(due(JobCoachProvision, ToRequest, "2026-02-01"), Some(day("2026-03-01")));
        assert_eq!(due(JobCoachProvision, Granted, "2026-02-01"), Some(day("2027-01-31")));
        assert_eq!(due(NoRiskCover, ToRequest, "2026-02-01"), Some(day("2026-02-01")));
        assert_eq!(due(NoRiskCover, Granted, "2026-02-01"), None);
        for status in [Requested, Refused, Ended] {
            assert_eq!(due(JobCoachProvision, status, "2026-02-01"), None);
        }
    }

    #[test]
    fn the_end_of_a_period_is_due_until_the_next_was_asked_for_or_the_member_left() {
        let granted = Instrument {
            until: Some(day("2026-09-30")),
            ..of(InstrumentKind::WageDispensation, InstrumentStatus::Granted, "2026-02-01")
        };
        assert_eq!(due(&granted, &[], "2026-06-15"), Some(day("2026-09-30")));
        let next = of(InstrumentKind::WageDispensation, InstrumentStatus::Requested, "2026-10-01");
        assert_eq!(due(&granted, std::slice::from_ref(&next), "2026-06-15"), None);
        let refused = Instrument { status: InstrumentStatus::Refused, ..next };
        assert_eq!(due(&granted, &[refused], "2026-06-15"), Some(day("2026-09-30")));
        let employments = [employment("2026-01-01", Some("2026-05-31"))];
        let seen = |on| seen(&granted, (&[], &employments), day(on));
        assert_eq!([seen("2026-06-15"), seen("2026-05-31")], [None, Some(day("2026-09-30"))]);
    }

    #[test]
    fn a_measured_subsidy_is_due_at_its_end_and_when_it_is_measured_again() {
        let measured = Instrument {
            wage_value: Some(Decimal::whole(60)),
            ..of(InstrumentKind::WageCostSubsidy, InstrumentStatus::Granted, "2026-02-01")
        };
        assert_eq!(due(&measured, &[], "2026-06-15"), None);
        let again = Instrument { next_measurement: Some(day("2027-02-01")), ..measured.clone() };
        assert_eq!(due(&again, &[], "2026-06-15"), Some(day("2027-02-01")), "the loonwaarde is measured again");
    }
}
