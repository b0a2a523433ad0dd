//! Absence: the verbs that start, change and end one. The cause is never recorded.

use super::MemberFile;
use super::dated::{go_on, held, stands_free};
use super::planned::lapse_when_planned;
use super::prelude::*;

/// Starts an absence of a member in service. `absences` are all absences that the member had.
///
/// # Errors
/// Returns `not-in-service` on its first or last day, `already-absent`, `overlapping-absence`, and what its fields refuse.
pub fn start_absence(file: &MemberFile, absences: &[Absence], absence: Absence) -> Result<Decision, Refusal> {
    file.in_service(absence.from)?;
    absence.until.map_or(Ok(()), |until| file.in_service(until))?;
    if let Some(other) = held(absences, absence.from) {
        return Err(file.refuse(Reason::AlreadyAbsent, other.from));
    }
    stands_free(&absence, absences)?;
    Decision::created(absence)
}

/// Ends the absence of a member who is back on a day; its last day is the day before. When that is before its first day no
/// day was missed: the absence is removed, with a warning that says so. So is what follows on it without a day between.
///
/// # Errors
/// Returns `not-absent` on that day.
pub fn end_absence(file: &MemberFile, absences: &[Absence], back: Day) -> Result<Decision, Refusal> {
    let absence = absent_on(file, absences, back)?;
    let mut decision = Decision::default();
    if back == absence.from {
        decision.changes.push(Change::Remove(absence.clone().into()));
        decision.warn(file.refuse(Reason::AbsenceOfNoDay, back));
    } else {
        decision.alter(absence, |a| a.until = back.pred_opt())?;
    }
    // What follows on it without a day between is of the same absence, for another percentage.
    let mut next = absence.until.and_then(|until| until.succ_opt());
    while let Some(later) = absences.iter().find(|later| Some(later.from) == next) {
        decision.changes.push(Change::Remove(later.clone().into()));
        decision.warn(file.refuse(Reason::RestOfAbsenceGone, later.from));
        next = later.until.and_then(|until| until.succ_opt());
    }
    Ok(decision)
}

/// Changes the percentage of an absence from a day on, and what else is known from then on. The days before it become an absence of their
/// own in the same spell, when the percentage is another one.
///
/// # Errors
/// Returns `not-absent` on that day, and what the fields refuse.
pub fn change_absence(
    file: &MemberFile,
    absences: &[Absence],
    on: Day,
    change: impl FnOnce(&mut Absence),
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let now = absent_on(file, absences, on)?;
    let mut next = now.clone();
    change(&mut next);
    next.until.map_or(Ok(()), |until| file.in_service(until))?;
    if now.percent == next.percent {
        return Decision::altered(now, |absence| *absence = next);
    }
    next.from = on;
    let mut decision = Decision::default();
    go_on(now, next, || Absence { id: ids.next_id(), ..now.clone() }, &mut decision)?;
    Ok(decision)
}

/// Ends the absences that would last longer than the last day in service, and takes away those that were to begin after it and before a next
/// service.
///
/// # Errors
/// Returns the refusal of a field that does not accept its value.
pub fn end_absences_with(absences: &[Absence], last: Day, next_service: Option<Day>) -> Result<Decision, Refusal> {
    let mut decision = Decision::default();
    for absence in absences {
        decision = decision.and(lapse_when_planned(absence, last, next_service));
    }
    for absence in absences.iter().filter(|a| a.from <= last && a.until.is_none_or(|until| until > last)) {
        decision.alter(absence, |a| a.until = Some(last))?;
    }
    Ok(decision)
}

/// The absence of a member on a day.
fn absent_on<'a>(file: &MemberFile, absences: &'a [Absence], on: Day) -> Result<&'a Absence, Refusal> {
    held(absences, on).ok_or_else(|| file.refuse(Reason::NotAbsent, on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::CountedIds;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn absence(n: u8, from: Day, until: Option<Day>) -> Absence {
        let member = Id::from_bytes([50; 16]);
        Absence { member, from, until, ..Absence::blank(Id::from_bytes([n; 16])) }
    }

    /// Somebody in service from 1 February to 30 November.
    fn act<T>(verb: impl Fn(&MemberFile) -> T) -> T {
        let member = Member { number: "1".into(), surname: "Aa".into(), ..Member::blank(Id::from_bytes([50; 16])) };
        let blank = Employment::blank(Id::from_bytes([51; 16]));
        let service = [Employment { member: member.id, from: day(2, 1), until: Some(day(11, 30)), ..blank }];
        verb(&MemberFile { member, employments: service.to_vec(), placements: Vec::new() })
    }

    fn start(absences: &[Absence], from: Day, until: Option<Day>) -> Result<Decision, Refusal> {
        act(|file| start_absence(file, absences, absence(9, from, until)))
    }

    fn after(decision: &Decision, n: usize) -> Absence {
        Absence::of(decision.changes[n].record()).expect("an absence").clone()
    }

    #[test]
    fn an_absence_starts_in_service_and_not_in_another() {
        let decision = start(&[], day(3, 2), None).expect("allowed");
        assert_eq!((after(&decision, 0).percent, after(&decision, 0).until), (Decimal::whole(100), None));
        let code = |result: Result<Decision, Refusal>| result.expect_err("refused").reason;
        assert_eq!(code(start(&[], day(1, 31), None)), Reason::NotInService);
        assert_eq!(code(start(&[], day(11, 1), Some(day(12, 1)))), Reason::NotInService);
        assert_eq!(code(start(&[absence(1, day(3, 1), None)], day(3, 2), None)), Reason::AlreadyAbsent);
        let later = absence(1, day(4, 1), Some(day(4, 3)));
        assert_eq!(code(start(std::slice::from_ref(&later), day(3, 2), None)), Reason::OverlappingAbsence);
        assert!(start(&[later], day(3, 2), Some(day(3, 31))).is_ok());
    }

    #[test]
    fn the_day_before_the_first_day_back_is_the_last() {
        let open = [absence(1, day(3, 2), None)];
        let back = |on| act(|file| end_absence(file, &open, on));
        assert_eq!(after(&back(day(3, 9)).expect("allowed"), 0).until, Some(day(3, 8)));
        let none = back(day(3, 2)).expect("allowed");
        assert_eq!(none.changes, [Change::Remove(Record::Absence(open[0].clone()))], "no day was missed");
        assert_eq!(none.warnings.len(), 1, "and that is said");
        assert_eq!(back(day(3, 1)).expect_err("refused").reason, Reason::NotAbsent);
        let ended = [absence(1, day(3, 2), Some(day(3, 8)))];
        assert_eq!(act(|file| end_absence(file, &ended, day(3, 9))).expect_err("refused").reason, Reason::NotAbsent);
    }

    #[test]
    fn another_percentage_goes_on_from_the_day_and_keeps_what_was() {
        let open = [Absence { expected_until: Some(day(6, 1)), ..absence(1, day(3, 2), None) }];
        let half =
            |on| act(|f| change_absence(f, &open, on, |a| a.percent = Decimal::whole(50), &mut CountedIds::after(1)));
        let decision = half(day(4, 1)).expect("allowed");
        let (next, past) = (after(&decision, 0), after(&decision, 1));
        assert_eq!((next.id, next.from, next.percent), (open[0].id, day(4, 1), Decimal::whole(50)));
        assert_eq!(next.expected_until, Some(day(6, 1)));
        assert_eq!((past.from, past.until, past.percent), (day(3, 2), Some(day(3, 31)), Decimal::whole(100)));
        assert_eq!(past.expected_until, Some(day(6, 1)), "what was expected then");
        let right = half(day(3, 2)).expect("allowed");
        assert!(matches!(&right.changes[..], [Change::Update { .. }]), "put right on its first day");
        assert_eq!(half(day(3, 1)).expect_err("refused").reason, Reason::NotAbsent);
    }

    #[test]
    fn what_would_go_on_after_the_service_ends_with_it() {
        let list = [absence(1, day(2, 2), Some(day(2, 8))), absence(2, day(3, 2), None)];
        let decision = end_absences_with(&list, day(3, 31), None).expect("allowed");
        assert_eq!((decision.changes.len(), after(&decision, 0).until), (1, Some(day(3, 31))));
    }
}
