//! A member as the verbs need them: with employments and placements of any time.

use crate::domain::days::{Day, holds};
use crate::domain::kinds::{Employment, Member, Placement};
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::typed::Typed;

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
        self.placements.iter().find(|p| holds(p.from, p.until, on))
    }

    /// The employment on a day.
    pub fn employment_on(&self, on: Day) -> Option<&Employment> {
        self.employments.iter().find(|e| holds(e.from, e.until, on))
    }

    /// The employments of the service that runs on a day (see [`service_of`]).
    pub fn service_on(&self, on: Day) -> Vec<&Employment> {
        service_of(&self.employments, on)
    }

    /// Refuses when the member's service is known and does not cover the day.
    pub(super) fn in_service(&self, on: Day) -> Result<(), Refusal> {
        if self.employments.is_empty() || self.employment_on(on).is_some() {
            return Ok(());
        }
        Err(Refusal::new(Reason::NotInService).with("member", self.member.label()).with("day", on))
    }

    /// Refuses when something is already planned after the day.
    pub(super) fn nothing_later(&self, on: Day) -> Result<(), Refusal> {
        match self.placements.iter().filter(|p| p.from > on).min_by_key(|p| p.from) {
            Some(later) => Err(Refusal::new(Reason::LaterPlacement).with("day", later.from)),
            None => Ok(()),
        }
    }
}

/// The employments of the service that runs on a day, in order: those that follow each other without a day between are one service,
/// however many contracts it has. Empty when none holds on the day.
pub fn service_of(employments: &[Employment], on: Day) -> Vec<&Employment> {
    let Some(now) = employments.iter().find(|e| holds(e.from, e.until, on)) else { return Vec::new() };
    let mut service = vec![now];
    let before =
        |first: &Employment| employments.iter().find(|e| e.until.is_some() && e.until == first.from.pred_opt());
    while let Some(earlier) = service.first().and_then(|first| before(first)) {
        service.insert(0, earlier);
    }
    let after = |last: &Employment| {
        let next = last.until.and_then(|until| until.succ_opt())?;
        employments.iter().find(|e| e.from == next)
    };
    while let Some(later) = service.last().and_then(|last| after(last)) {
        service.push(later);
    }
    service
}
