//! What ends with the service of a member, on the same last day and in the same step.

use super::planned::lapse;
use super::prelude::*;

/// The kinds that belong to a member in service and end with it. Absences have a verb of their own. A certificate stays with
/// its holder, and a register check with the days that it was about.
pub const ENDED_WITH_SERVICE: [Kind; 4] = [Kind::Instrument, Kind::OwnCoach, Kind::Guidance, Kind::Arrangement];

/// The last service of who left, and its last day; `None` while one goes on, or when there never was one.
pub fn last_service(services: &[Employment]) -> Option<(&Employment, Day)> {
    let last = services.iter().max_by_key(|service| service.until.unwrap_or(Day::MAX))?;
    Some((last, last.until?))
}

/// Ends the records of [`ENDED_WITH_SERVICE`] that would last longer than the last day in service, and takes away what was only planned after
/// it. A warning for each instrument that ends says that its payer has to be told. Other warnings name what only the office can settle:
/// open signals, and instruments that were asked for or granted for later. What is of a next service stays.
///
/// # Errors
/// Returns the refusal of a field that does not accept its value.
pub fn end_with_service(
    theirs: &[Record],
    signals: &[Signal],
    (last, next_service): (Day, Option<Day>),
) -> Result<Decision, Refusal> {
    let mut decision = Decision::default();
    for record in theirs {
        let kind = record.kind();
        let Validity::Between(first, until) = kind.validity() else { continue };
        let days = (record.get(first).day(), record.get(until).day());
        let (Some(from), end) = days else { continue };
        if end.is_some_and(|end| end <= last) || next_service.is_some_and(|next| from >= next) {
            continue;
        }
        if from > last && only_planned(record) {
            decision = decision.and(lapse(record));
            continue;
        }
        if !holds(from, end, last) || !settled(record) {
            decision.warn(
                Instrument::of(record).map(|instrument| {
                    of_instrument(Reason::InstrumentStaysOpen, instrument).with("day", instrument.from)
                }),
            );
            continue;
        }
        let mut after = record.clone();
        after.set(until, Value::Day(last))?;
        decision.update(record.clone(), after)?;
        if let Some(instrument) = Instrument::of(record) {
            decision.warn(of_instrument(Reason::PayerHasToKnow, instrument).with("day", last));
        }
    }
    for signal in signals.iter().filter(|signal| signal.until.is_none_or(|until| until > last)) {
        decision.warn(Refusal::new(Reason::SignalStaysOpen).with("signal", signal.label()));
    }
    Ok(decision)
}

/// Whether nobody outside the office knows of the record yet.
fn only_planned(record: &Record) -> bool {
    Instrument::of(record).is_none_or(|instrument| instrument.status == InstrumentStatus::ToRequest)
}

/// Whether nobody has to decide on the record any more.
fn settled(record: &Record) -> bool {
    let open = [InstrumentStatus::ToRequest, InstrumentStatus::Requested];
    Instrument::of(record).is_none_or(|instrument| !open.contains(&instrument.status))
}

fn of_instrument(reason: Reason, instrument: &Instrument) -> Refusal {
    Refusal::new(reason).with("instrument", Arg::Choice(instrument.instrument.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn who() -> Id {
        Id::from_bytes([50; 16])
    }

    fn instrument(n: u8, status: InstrumentStatus, until: Option<Day>) -> Record {
        let blank = Instrument::blank(Id::from_bytes([n; 16]));
        let instrument = InstrumentKind::JobCoachProvision;
        Record::Instrument(Instrument { member: who(), instrument, status, from: day(2, 1), until, ..blank })
    }

    #[test]
    fn what_runs_on_ends_with_the_service_and_what_waits_is_named() {
        let coach =
            OwnCoach { member: who(), staff: who(), from: day(3, 1), ..OwnCoach::blank(Id::from_bytes([1; 16])) };
        let later = Arrangement { member: who(), from: day(9, 1), ..Arrangement::blank(Id::from_bytes([2; 16])) };
        let over = OwnCoach {
            member: who(),
            staff: who(),
            from: day(1, 1),
            until: Some(day(2, 28)),
            ..OwnCoach::blank(Id::from_bytes([3; 16]))
        };
        let theirs = [
            Record::OwnCoach(coach),
            Record::Arrangement(later),
            Record::OwnCoach(over),
            instrument(4, InstrumentStatus::Granted, Some(day(12, 31))),
            instrument(5, InstrumentStatus::Requested, None),
            instrument(6, InstrumentStatus::Granted, Some(day(5, 31))),
        ];
        let signal = Signal { subject: "Bus".into(), from: day(5, 1), ..Signal::blank(Id::from_bytes([7; 16])) };
        let closed = Signal { until: Some(day(5, 9)), ..Signal::blank(Id::from_bytes([8; 16])) };
        let decision = end_with_service(&theirs, &[signal, closed], (day(6, 30), None)).expect("allowed");
        let ended: Vec<Id> = decision.changes.iter().map(|change| change.id()).collect();
        assert_eq!(ended, [1, 2, 4].map(|n| Id::from_bytes([n; 16])));
        assert_eq!(decision.changes[1], Change::Remove(theirs[1].clone()), "it was only planned");
        let ends = decision.changes.iter().filter_map(|change| change.after()).map(|after| after.get("until"));
        assert!(ends.eq([day(6, 30); 2].map(Value::Day)));
        let remarks: Vec<Reason> = decision.warnings.iter().map(|remark| remark.0.reason).collect();
        let wanted =
            [Reason::PlannedGone, Reason::PayerHasToKnow, Reason::InstrumentStaysOpen, Reason::SignalStaysOpen];
        assert_eq!(remarks, wanted);
    }
}
