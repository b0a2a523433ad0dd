//! Development and task packages: dated facts that directly follow one another.

use super::dated;
use super::prelude::*;

/// Begins a phase in the development of a member; the present one ends the day before. `known` are all phases of the member.
/// A phase that applies already is not begun again.
///
/// # Errors
/// Returns the refusal of a field that does not accept its value.
pub fn begin_phase(known: &[EmploymentPhase], phase: EmploymentPhase) -> Result<Decision, Refusal> {
    if dated::held(known, phase.from).is_some_and(|now| now.phase == phase.phase) {
        return Ok(Decision::default());
    }
    dated::begin(known, phase)
}

/// Makes the next version of a task package, with the next number; the present one ends the day before. `known` are all
/// versions of the package.
///
/// # Errors
/// Returns `later-version` when one begins on or after its first day; what the fields refuse.
pub fn new_version(known: &[PackageVersion], version: PackageVersion) -> Result<Decision, Refusal> {
    if let Some(later) = known.iter().find(|v| v.from >= version.from) {
        return Err(Refusal::new(Reason::LaterVersion).with("day", later.from));
    }
    let number = known.iter().map(|v| v.version).max().unwrap_or(0) + 1;
    dated::begin(known, PackageVersion { version: number, ..version })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn a_new_version_ends_the_one_before_the_day_before() {
        let version = |n: u8, from: &str| PackageVersion {
            task_package: Id::from_bytes([1; 16]),
            from: day(from),
            ..PackageVersion::blank(Id::from_bytes([n; 16]))
        };
        let first = new_version(&[], version(2, "2024-01-01")).expect("made");
        let known = [PackageVersion::of(first.changes.first().expect("one").record()).expect("a version").clone()];
        let second = new_version(&known, version(3, "2026-05-01")).expect("made");
        let [Change::Update { after: Record::PackageVersion(next), .. }, Change::Create(Record::PackageVersion(past))] =
            &second.changes[..]
        else {
            panic!("{second:?}")
        };
        assert_eq!((next.version, next.from, next.until), (2, day("2026-05-01"), None));
        assert_eq!((past.version, past.from, past.until), (1, day("2024-01-01"), Some(day("2026-04-30"))));
        let early = new_version(&known, version(3, "2024-01-01"));
        assert_eq!(early.map_err(|refusal| refusal.reason), Err(Reason::LaterVersion));
    }

    #[test]
    fn a_phase_follows_on_the_one_before() {
        let phase = |n: u8, phase, from: &str| EmploymentPhase {
            member: Id::from_bytes([9; 16]),
            phase,
            from: day(from),
            ..EmploymentPhase::blank(Id::from_bytes([n; 16]))
        };
        let known = [phase(1, DevelopmentPhase::Starting, "2025-01-01")];
        let grown = begin_phase(&known, phase(2, DevelopmentPhase::Growing, "2026-01-01")).expect("begun");
        let [Change::Update { after, .. }, Change::Create(past)] = &grown.changes[..] else { panic!("{grown:?}") };
        assert_eq!((after.get("phase").plain(), after.get("from").plain()), ("growing".into(), "2026-01-01".into()));
        assert_eq!(past.get("until").plain(), "2025-12-31");
        let same = begin_phase(&known, phase(2, DevelopmentPhase::Starting, "2026-01-01")).expect("nothing to do");
        assert_eq!(same.changes, []);
    }
}
