//! Development (F18) and task packages (F4): facts of which the next follows on the one that holds.

use chrono::Days;

use crate::domain::change::Decision;
use crate::domain::choices::DevelopmentPhase;
use crate::domain::counting::holds;
use crate::domain::days::Day;
use crate::domain::id::{Id, Ids};
use crate::domain::kinds::{EmploymentPhase, PackageVersion};
use crate::domain::record::{Record, Typed};
use crate::domain::refusal::Refusal;

/// Begins a phase in the development of a member on a day; the one that held ends the day before. `phases` are the member's.
///
/// # Errors
/// `later-phase` when one begins after that day.
pub fn begin_phase(
    member: Id,
    phases: &[EmploymentPhase],
    phase: DevelopmentPhase,
    on: Day,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let mut decision = Decision::default();
    if let Some(later) = phases.iter().find(|p| p.from > on) {
        return Err(Refusal::new("later-phase").with("day", later.from));
    }
    let Some(now) = phases.iter().find(|p| holds(p.from, p.until, on)) else {
        let fresh = EmploymentPhase { member, phase, from: on, ..EmploymentPhase::blank(ids.next_id()) };
        decision.create(Record::EmploymentPhase(fresh))?;
        return Ok(decision);
    };
    if now.phase == phase {
        return Ok(decision);
    }
    let next = EmploymentPhase { phase, from: on, ..now.clone() };
    let past = |id, eve| Record::EmploymentPhase(EmploymentPhase { id, until: Some(eve), ..now.clone() });
    follow(
        Record::EmploymentPhase(now.clone()),
        Record::EmploymentPhase(next),
        (now.from, on),
        past,
        ids,
        &mut decision,
    )?;
    Ok(decision)
}

/// Makes a new version of a task package from a day on; the one that held ends the day before. `versions` are the package's.
///
/// # Errors
/// `later-version` when one begins on or after that day; what the fields refuse.
pub fn new_version(
    task_package: Id,
    versions: &[PackageVersion],
    description: &str,
    on: Day,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    if let Some(later) = versions.iter().find(|v| v.from >= on) {
        return Err(Refusal::new("later-version").with("day", later.from));
    }
    let mut decision = Decision::default();
    let version = versions.iter().map(|v| v.version).max().unwrap_or(0) + 1;
    let description = description.to_owned();
    let Some(now) = versions.iter().find(|v| holds(v.from, v.until, on)) else {
        let first =
            PackageVersion { task_package, version, description, from: on, ..PackageVersion::blank(ids.next_id()) };
        decision.create(Record::PackageVersion(first))?;
        return Ok(decision);
    };
    let next = PackageVersion { version, description, from: on, ..now.clone() };
    let past = |id, eve| Record::PackageVersion(PackageVersion { id, until: Some(eve), ..now.clone() });
    follow(
        Record::PackageVersion(now.clone()),
        Record::PackageVersion(next),
        (now.from, on),
        past,
        ids,
        &mut decision,
    )?;
    Ok(decision)
}

/// Lets what holds go on as the next one, and keeps what it was until then as a record of its own; so the log reads
/// "version 1 → 2", and two people who do this at once clash. What began on the day itself is only put right.
fn follow(
    now: Record,
    next: Record,
    (began, on): (Day, Day),
    past: impl Fn(Id, Day) -> Record,
    ids: &mut dyn Ids,
    decision: &mut Decision,
) -> Result<(), Refusal> {
    decision.update(now, next)?;
    match on.checked_sub_days(Days::new(1)).filter(|eve| *eve >= began) {
        Some(eve) => decision.create(past(ids.next_id(), eve)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Change;
    use crate::domain::id::CountedIds;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn a_new_version_ends_the_one_before_the_day_before() {
        let package = Id::from_bytes([1; 16]);
        let make = |held: &[PackageVersion], on: &str| {
            new_version(package, held, "Scannen en nalopen", day(on), &mut CountedIds::after(9))
        };
        let first = make(&[], "2024-01-01").expect("made");
        let Some(Record::PackageVersion(first)) = first.changes.first().map(Change::record).cloned() else {
            panic!("{first:?}")
        };
        assert_eq!((first.version, first.from, first.until), (1, day("2024-01-01"), None));
        let held = [first];
        let second = make(&held, "2026-05-01").expect("made");
        let [Change::Update { after: Record::PackageVersion(next), .. }, Change::Create(Record::PackageVersion(past))] =
            &second.changes[..]
        else {
            panic!("{second:?}")
        };
        assert_eq!((next.version, next.from, next.until), (2, day("2026-05-01"), None));
        assert_eq!((past.version, past.from, past.until), (1, day("2024-01-01"), Some(day("2026-04-30"))));
        assert_eq!(make(&held, "2024-01-01").map_err(|refusal| refusal.code), Err("later-version"));
    }

    #[test]
    fn a_phase_follows_on_the_one_before() {
        let member = Id::from_bytes([1; 16]);
        let begin = |held: &[EmploymentPhase], phase, on: &str| {
            begin_phase(member, held, phase, day(on), &mut CountedIds::after(9))
        };
        let held =
            [EmploymentPhase { member, from: day("2025-01-01"), ..EmploymentPhase::blank(Id::from_bytes([2; 16])) }];
        let grown = begin(&held, DevelopmentPhase::Growing, "2026-01-01").expect("begun");
        let [Change::Update { after: Record::EmploymentPhase(next), .. }, Change::Create(past)] = &grown.changes[..]
        else {
            panic!("{grown:?}")
        };
        assert_eq!((next.phase, next.from), (DevelopmentPhase::Growing, day("2026-01-01")));
        assert_eq!(past.get("until").plain(), "2025-12-31");
        let same = begin(&held, DevelopmentPhase::Starting, "2026-01-01").expect("nothing to do");
        assert_eq!(same.changes, []);
        let late = begin(&held, DevelopmentPhase::Growing, "2024-01-01");
        assert_eq!(late.map_err(|refusal| refusal.code), Err("later-phase"));
    }
}
