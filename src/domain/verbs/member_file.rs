//! A member as the verbs need them: with all employments and placements.

use super::dated::held;
use super::prelude::*;

/// A member with the dated facts that the verbs look at.
#[derive(Debug, Clone)]
pub struct MemberFile {
    /// The member whose facts these are.
    pub member: Member,
    /// Their employments of any time.
    pub employments: Vec<Employment>,
    /// Their placements of any time.
    pub placements: Vec<Placement>,
}

impl MemberFile {
    /// The placement that holds on a day; `None` when the member is in no team.
    pub fn placement_on(&self, on: Day) -> Option<&Placement> {
        held(&self.placements, on)
    }

    /// The employment that holds on a day; `None` when the member is not in service.
    pub fn employment_on(&self, on: Day) -> Option<&Employment> {
        held(&self.employments, on)
    }

    /// The employments of the service that runs on a day (see [`Employment::service_on`]).
    pub fn service_on(&self, on: Day) -> Vec<&Employment> {
        Employment::service_on(&self.employments, on)
    }

    /// The first day of the next service after the one that runs on a day; `None` without one.
    pub fn next_service(&self, on: Day) -> Option<Day> {
        let this: Vec<Id> = self.service_on(on).iter().map(|service| service.id).collect();
        self.employments.iter().filter(|e| e.from > on && !this.contains(&e.id)).map(|e| e.from).min()
    }

    /// Refuses when employments of the member are known and none holds on the day.
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

    /// Refuses when a placement is planned after the day.
    pub(super) fn nothing_later(&self, on: Day) -> Result<(), Refusal> {
        match self.placements.iter().filter(|p| p.from > on).min_by_key(|p| p.from) {
            Some(later) => Err(Refusal::new(Reason::LaterPlacement).with("day", later.from)),
            None => Ok(()),
        }
    }
}
