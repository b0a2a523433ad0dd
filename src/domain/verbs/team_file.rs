//! A team as the verbs need it: with its work type and its numbers on the day.

use super::prelude::*;
use crate::domain::counting::TeamCount;

/// A team with what is needed to place somebody in it.
#[derive(Debug, Clone)]
pub struct TeamFile {
    /// The team itself.
    pub team: Team,
    /// The work type of the team, when it has one.
    pub work_type: Option<WorkType>,
    /// The task packages of that work type.
    pub packages: Vec<Id>,
    /// The numbers of the team on the day of the change.
    pub count: TeamCount,
}

impl TeamFile {
    /// Refuses when nobody can be placed in the team on a day, because it does not run or is at a standstill.
    pub(super) fn takes_people(&self, on: Day) -> Result<(), Refusal> {
        let team = &self.team;
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

    /// The warning that one more person exceeds the agreed places; `None` when there is a place.
    pub(super) fn crowded(&self) -> Option<Refusal> {
        (self.count.filled + self.count.reserved >= self.count.places).then(|| {
            Refusal::new(Reason::TeamOverPlaces)
                .with("team", self.team.name.as_str())
                .with("filled", self.count.filled + self.count.reserved + 1)
                .with("places", self.count.places)
        })
    }
}
