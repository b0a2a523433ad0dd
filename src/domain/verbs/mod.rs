//! Verbs: pure functions from records and arguments to a [`Decision`](super::change::Decision) or a
//! [`Refusal`]. Nothing is stored here; who calls them loads the records and commits the changes.

mod absence;
mod chance;
mod charging;
mod client;
mod dated;
mod development;
mod displacement;
mod edit;
mod employment;
mod guidance;
mod instrument;
mod placement;
mod placing;
mod recruiting;
mod team;
mod vacancy;

pub use absence::{absence_fits, change_absence, end_absence, end_absences_with, start_absence};
pub use chance::{NewTeam, agree_chance, chance_to_team, free_code, give_up_chance};
pub use charging::{Fixing, fix_statement};
pub use client::{agree, record_check, share, shares_fit};
pub use dated::{held, stands_free};
pub use development::{begin_phase, new_version};
pub use displacement::{displaces, start_tasks};
pub use edit::{create, edit, not_frozen};
pub use employment::{Extension, Hire, end_employment, extend_contract, hire, rehire, service_fits};
pub use guidance::{close, closes};
pub use instrument::{
    InstrumentTerms, end_instrument, grant_instrument, plan_instrument, refuse_instrument, request_instrument,
};
pub use placement::{Terms, add_placement, change_hours, change_tasks, end_placement, fits, move_member};
pub use placing::{Placing, place};
pub use recruiting::{CandidateFile, Ending, StageStep, apply, change_stage, close_application};
pub use team::{convert_team, end_team, resume_team, size_remark, stand_still, start_team};
pub use vacancy::{close_vacancy, fill_vacancy, hold_vacancy, open_vacancy};

use super::counting::TeamCount;
use super::days::Day;
use super::id::Id;
use super::kinds::{Employment, Member, Placement, Team, WorkType};
use super::reason::Reason;
use super::refusal::Refusal;

/// A member with all their dated facts.
#[derive(Debug, Clone, Copy)]
pub struct MemberFile<'a> {
    /// The member.
    pub member: &'a Member,
    /// Their employments of any time.
    pub employments: &'a [Employment],
    /// Their placements of any time.
    pub placements: &'a [Placement],
}

impl<'a> MemberFile<'a> {
    /// The placement on a day.
    pub fn placement_on(&self, on: Day) -> Option<&'a Placement> {
        self.placements.iter().find(|p| super::days::holds(p.from, p.until, on))
    }

    /// The employment on a day.
    pub fn employment_on(&self, on: Day) -> Option<&'a Employment> {
        self.employments.iter().find(|e| super::days::holds(e.from, e.until, on))
    }

    /// The first day of the service that runs on a day: employments that follow each other without a day between are one.
    pub fn in_service_since(&self, on: Day) -> Option<Day> {
        let mut since = self.employment_on(on)?.from;
        while let Some(before) = self.employments.iter().find(|e| e.until.is_some() && e.until == since.pred_opt()) {
            since = before.from;
        }
        Some(since)
    }

    /// Refuses when the member's service is known and does not cover the day.
    fn in_service(&self, on: Day) -> Result<(), Refusal> {
        if self.employments.is_empty() || self.employment_on(on).is_some() {
            return Ok(());
        }
        Err(Refusal::new(Reason::NotInService).with("member", super::record::Typed::label(self.member)).with("day", on))
    }

    /// Refuses when something is already planned after the day.
    fn nothing_later(&self, on: Day) -> Result<(), Refusal> {
        match self.placements.iter().filter(|p| p.from > on).min_by_key(|p| p.from) {
            Some(later) => Err(Refusal::new(Reason::LaterPlacement).with("day", later.from)),
            None => Ok(()),
        }
    }
}

/// A team with what is needed to place somebody in it.
#[derive(Debug, Clone, Copy)]
pub struct TeamFile<'a> {
    /// The team.
    pub team: &'a Team,
    /// Its work type, when it has one.
    pub work_type: Option<&'a WorkType>,
    /// The task packages of that work type.
    pub packages: &'a [Id],
    /// Its numbers on the day of the deed.
    pub count: TeamCount,
}

impl TeamFile<'_> {
    /// Refuses when nobody can be placed in the team on a day: it does not run, or it is at a standstill (F16).
    fn takes_people(&self, on: Day) -> Result<(), Refusal> {
        let team = self.team;
        let refuse = |code| Err(Refusal::new(code).with("team", team.name.as_str()));
        if on < team.from {
            return refuse(Reason::TeamNotStarted).map_err(|r: Refusal| r.with("day", team.from));
        }
        if let Some(until) = team.until.filter(|until| *until < on) {
            return refuse(Reason::TeamEnded).map_err(|r: Refusal| r.with("day", until));
        }
        if team.at_standstill(on) {
            return refuse(Reason::TeamAtStandstill);
        }
        Ok(())
    }

    /// A remark when one more person goes beyond the agreed places.
    fn crowded(&self) -> Option<Refusal> {
        (self.count.filled + self.count.reserved >= self.count.places).then(|| {
            Refusal::new(Reason::TeamOverPlaces)
                .with("team", self.team.name.as_str())
                .with("filled", self.count.filled + self.count.reserved + 1)
                .with("places", self.count.places)
        })
    }
}
