//! Ending what lasts for a time and has no verb of its own, such as guidance, arrangements and signals.

use super::dated::days;
use super::prelude::*;

/// Kinds that end with more than a last day, and so have a verb of their own for it.
const ENDED_OTHERWISE: [Kind; 5] = [Kind::Team, Kind::Employment, Kind::Placement, Kind::Application, Kind::Absence];

/// Whether [`close`] can end records of a kind.
pub fn closes(kind: Kind) -> bool {
    matches!(kind.validity(), Validity::Between(..)) && !ENDED_OTHERWISE.contains(&kind)
}

/// Whether a record is only to begin after a day, and is taken away by an end on that day: nothing of it ever was.
pub fn is_taken_away(record: &Record, on: Day) -> bool {
    let kind = record.kind();
    ends_or_is_planned(kind) && kind.owner().is_some() && days(record).is_some_and(|(from, _)| from > on)
}

/// Whether a record of a kind can be ended by [`close`], or be taken away while it is still to come.
pub fn ends_or_is_planned(kind: Kind) -> bool {
    matches!(kind, Kind::Placement | Kind::Employment | Kind::Absence) || closes(kind)
}

/// Ends a record that lasts for a time; `last` is its last day. A signal can be given an outcome.
///
/// # Errors
/// Returns `ended-otherwise` for a kind with a verb of its own, `already-ended`, `end-before-start`, `no-outcome` for what has
/// none, and what the fields refuse.
pub fn close(record: &Record, last: Day, outcome: Option<&str>) -> Result<Decision, Refusal> {
    let kind = record.kind();
    let Validity::Between(_, until) = kind.validity() else {
        return Err(Refusal::new(Reason::EndedOtherwise).with("kind", kind));
    };
    if !closes(kind) {
        return Err(Refusal::new(Reason::EndedOtherwise).with("kind", kind));
    }
    if let Value::Day(ended) = record.get(until)
        && ended < last
    {
        return Err(Refusal::new(Reason::AlreadyEnded).with("day", ended));
    }
    let mut after = record.clone();
    after.set(until, Value::Day(last))?;
    if let Some(outcome) = outcome {
        if kind.field(Signal::outcome).is_none() {
            return Err(Refusal::new(Reason::NoOutcome).with("kind", kind));
        }
        after.set(Signal::outcome, Value::Text(outcome.to_owned()))?;
    }
    Decision::updated(record.clone(), after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> Day {
        Day::from_ymd_opt(2026, 6, d).expect("a day")
    }

    fn signal() -> Record {
        Record::Signal(Signal {
            subject: "busdienst vervalt".into(),
            from: day(1),
            ..Signal::blank(Id::from_bytes([1; 16]))
        })
    }

    #[test]
    fn a_signal_is_closed_with_what_came_of_it() {
        let decision = close(&signal(), day(9), Some("rijdt mee met een collega")).expect("allowed");
        let [Change::Update { after, .. }] = &decision.changes[..] else { panic!("{decision:?}") };
        assert_eq!(
            (after.get("until"), after.get("outcome").plain().as_str()),
            (Value::Day(day(9)), "rijdt mee met een collega")
        );
        assert_eq!(close(after, day(10), None).expect_err("refused").reason, Reason::AlreadyEnded);
        assert!(close(after, day(5), None).is_ok(), "an end can be brought forward");
        assert_eq!(close(&signal(), Day::default(), None).expect_err("refused").reason, Reason::EndBeforeStart);
    }

    #[test]
    fn what_has_a_verb_of_its_own_is_not_ended_here_and_only_signals_have_an_outcome() {
        let placement = Record::Placement(Placement { from: day(1), ..Placement::blank(Id::UNSET) });
        assert_eq!(close(&placement, day(2), None).expect_err("refused").reason, Reason::EndedOtherwise);
        let guidance = Record::Guidance(Guidance {
            member: Id::from_bytes([2; 16]),
            from: day(1),
            ..Guidance::blank(Id::from_bytes([1; 16]))
        });
        assert_eq!(close(&guidance, day(2), Some("goed")).expect_err("refused").reason, Reason::NoOutcome);
        assert!(close(&guidance, day(2), None).is_ok());
        assert!(closes(Kind::OwnCoach) && closes(Kind::TeamRole) && !closes(Kind::Absence) && !closes(Kind::Contact));
    }
}
