//! What the due days of one member follow from.

use super::over_time::OverTime;
use crate::domain::days::{Day, holds};
use crate::domain::kinds::{Absence, Employment, Instrument, Member, Placement, RegisterCheck};
use crate::domain::record::Record;
use crate::domain::retention::{self, PART_TERMS};

/// What the due days of one member follow from.
#[derive(Debug, Clone, Default)]
pub struct DueFile {
    /// Their placements of any time.
    pub placements: Vec<Placement>,
    /// Their employments of any time.
    pub employments: Vec<Employment>,
    /// The days of the contacts with them.
    pub contacts: Vec<Day>,
    /// Their instruments of any time.
    pub instruments: Vec<OverTime<Instrument>>,
    /// Their register checks of any time.
    pub checks: Vec<RegisterCheck>,
    /// Their absences of any time.
    pub absences: Vec<Absence>,
    /// What is held that goes some time after they left; not needed of who did not.
    pub left_behind: LeftBehind,
}

/// What is held on a member that goes some time after they left.
#[derive(Debug, Clone, Default)]
pub struct LeftBehind {
    /// The member; nothing is due to go while this is not told.
    pub member: Option<OverTime<Member>>,
    /// First and last day of what keeps everything of them.
    pub holds: Vec<(Day, Option<Day>)>,
    /// For each of [`PART_TERMS`] the first day from which it is counted, of what is not gone.
    pub parts: [Option<Day>; PART_TERMS.len()],
}

impl LeftBehind {
    /// Notes the parts of a record on them that go by a term of their own.
    pub fn note(&mut self, record: &Record) {
        for (first, term) in self.parts.iter_mut().zip(PART_TERMS).filter(|(_, term)| term.kind == record.kind()) {
            let counted = retention::counted_from(term, record, *first);
            *first = counted.or(*first);
        }
    }
}

impl DueFile {
    pub(super) fn is_placed(&self, on: Day) -> bool {
        self.placements.iter().any(|placement| holds(placement.from, placement.until, on))
    }

    pub(super) fn is_employed(&self, on: Day) -> bool {
        self.employments.iter().any(|employment| holds(employment.from, employment.until, on))
    }

    /// The first day of the service that runs on a day; `None` where no employment tells.
    pub(super) fn service_from(&self, on: Day) -> Option<Day> {
        Employment::service_on(&self.employments, on).first().map(|first| first.from)
    }

    pub(super) fn is_in_service(&self, on: Day) -> bool {
        self.is_placed(on) || self.is_employed(on)
    }

    /// Nothing says that they ever were in service: then they count as in service without a team.
    pub(super) fn is_of_unknown_service(&self) -> bool {
        self.placements.is_empty() && self.employments.is_empty()
    }

    pub(super) fn check_on(&self, on: Day) -> Option<&RegisterCheck> {
        self.checks.iter().find(|check| holds(check.from, check.until, on))
    }

    /// The days on which placements, employments, register checks and absences begin or have ended.
    pub(super) fn turns(&self) -> impl Iterator<Item = Day> {
        let placements = self.placements.iter().map(|placement| (placement.from, placement.until));
        let employments = self.employments.iter().map(|employment| (employment.from, employment.until));
        let checks = self.checks.iter().map(|check| (check.from, check.until));
        let absences = self.absences.iter().map(|absence| (absence.from, absence.until));
        let all = placements.chain(employments).chain(checks).chain(absences);
        all.flat_map(|(from, until)| [Some(from), until.and_then(|until| until.succ_opt())]).flatten()
    }
}
