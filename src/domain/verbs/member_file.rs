//! A member as the verbs need them: with employments and placements of any time.

use super::dated::held;
use super::prelude::*;

/// A member with all their dated facts.
#[derive(Debug, Clone)]
pub struct MemberFile {
    /// The member.
    pub member: Member,
    /// Their employments of any time.
    pub employments: Vec<Employment>,
    /// Their placements of any time.
    pub placements: Vec<Placement>,
}

impl MemberFile {
    /// The placement on a day.
    pub fn placement_on(&self, on: Day) -> Option<&Placement> {
        held(&self.placements, on)
    }

    /// The employment on a day.
    pub fn employment_on(&self, on: Day) -> Option<&Employment> {
        held(&self.employments, on)
    }

    /// The employments of the service that runs on a day (see [`Employment::service_on`]).
    pub fn service_on(&self, on: Day) -> Vec<&Employment> {
        Employment::service_on(&self.employments, on)
    }

    /// Refuses when the member's service is known and does not cover the day.
    pub(super) fn in_service(&self, on: Day) -> Result<(), Refusal> {
        if self.employments.is_empty() || self.employment_on(on).is_some() {
            return Ok(());
        }
        Err(self.refuse(Reason::NotInService, on))
    }

    /// A refusal that names the member and a day.
    pub(super) fn refuse(&self, reason: Reason, on: Day) -> Refusal {
        Refusal::new(reason).with("member", self.member.label()).with("day", on)
    }

    /// Refuses when something is already planned after the day.
    pub(super) fn nothing_later(&self, on: Day) -> Result<(), Refusal> {
        match self.placements.iter().filter(|p| p.from > on).min_by_key(|p| p.from) {
            Some(later) => Err(Refusal::new(Reason::LaterPlacement).with("day", later.from)),
            None => Ok(()),
        }
    }
}
