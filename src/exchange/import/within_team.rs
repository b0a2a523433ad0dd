//! Nobody gets a place by import on days on which their team takes nobody: the rule of the commands.

use super::prelude::*;
use super::rows::ImportRun;
use crate::domain::verbs::{takes_people, within_team};

impl ImportRun<'_> {
    /// Refuses the row read last where it gives somebody a place in a team that is not there on its days, or that is at a standstill.
    ///
    /// # Errors
    /// Returns `team-not-started`, `team-ended` or `team-at-standstill`, or the error of the store.
    pub(super) fn teams_take_people(&mut self) -> Result<(), CommitError> {
        let of_row = self.staging.of_row();
        let placed = of_row
            .into_iter()
            .filter_map(|(before, now)| Some((before.and_then(Placement::of).cloned(), Placement::of(now)?.clone())));
        for (before, place) in placed.collect::<Vec<_>>() {
            let Some(team) = self.team_on(place.team, place.from)? else { continue };
            within_team((before.as_ref(), &place), &team)?;
            let comes = before.is_none_or(|before| (before.team, before.from) != (place.team, place.from));
            if comes && !self.was_there(&place)? {
                takes_people(&team, place.from).map_err(|refusal| refusal.at(Kind::Placement, Placement::team))?;
            }
        }
        Ok(())
    }

    /// Whether a member was in the same team on the day before: with other hours or tasks they stay there.
    fn was_there(&mut self, place: &Placement) -> Result<bool, CommitError> {
        let eve = place.from.pred_opt();
        let others: Vec<Placement> = self.staging.owned_as(place.member)?;
        Ok(others.iter().any(|other| other.team == place.team && other.until.is_some() && other.until == eve))
    }

    /// A team as it is on a day; a standstill may be planned.
    fn team_on(&mut self, id: Id, on: Day) -> Result<Option<Team>, CommitError> {
        let Some(team) = self.staging.get(id).and_then(Team::of).cloned() else { return Ok(None) };
        if self.staging.is_changed(id) {
            return Ok(Some(team));
        }
        let repo = self.staging.repo;
        let latest = match self.told.teams.get(&id) {
            Some(known) => known,
            None => self.told.teams.entry(id).or_insert(repo.one(id)?),
        };
        match latest.as_ref().is_some_and(|team| team.standstill_from.is_some()) {
            true => Ok(repo.one_on(id, on)?),
            false => Ok(Some(team)),
        }
    }
}
