//! Places of who left and of teams that end: nobody works in a team after their last day in service or after that of the team.

use std::collections::{BTreeSet, HashMap};

use super::staging::ImportStaging;
use crate::domain::choices::EndReason;
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::{Employment, Placement, Team};
use crate::domain::record::Kind;
use crate::domain::value::FieldValue;
use crate::domain::verbs::last_service;
use crate::repository::CommitError;

/// Ends the places without an end of members whose last service is given an end, with the same reason, and says how many they are.
pub(super) fn end_places(staging: &mut ImportStaging<'_>) -> Result<usize, CommitError> {
    let ending = staging.changed().filter_map(Employment::of).filter(|service| service.until.is_some());
    let members: BTreeSet<Id> = ending.map(|service| service.member).collect();
    let mut ended = 0;
    for member in members {
        let services: Vec<Employment> = staging.owned_as(member)?;
        let Some((last, until)) = last_service(&services) else { continue };
        let places: Vec<Placement> = staging.owned_as(member)?;
        for place in places.iter().filter(|place| place.until.is_none() && place.from <= until) {
            let reason = place.end_reason.or(last.end_reason);
            staging
                .edit(place.id, &[(Placement::until, until.to_value()), (Placement::end_reason, reason.to_value())])?;
            ended += 1;
        }
    }
    Ok(ended)
}

/// Ends the places without an end in teams that are given one, and those that come to a team that has one, and says how many they are.
pub(super) fn end_with_teams(staging: &mut ImportStaging<'_>) -> Result<usize, CommitError> {
    let ending = staging.changed().filter_map(Team::of).filter_map(|team| Some((team.id, team.until?)));
    let last_days: HashMap<Id, Day> = ending.collect();
    for team in last_days.keys() {
        let stored = staging.repo.referring(Kind::Placement, Placement::team, *team)?;
        staging.add_stored(stored);
    }
    let places = staging.all(Kind::Placement).filter_map(Placement::of).filter(|place| place.until.is_none());
    let last = |place: &Placement| match last_days.get(&place.team) {
        Some(day) => Some(*day),
        None if staging.is_changed(place.id) => staging.get(place.team).and_then(Team::of).and_then(|team| team.until),
        None => None,
    };
    let ending = places.filter_map(|place| Some((place.id, last(place).filter(|last| place.from <= *last)?)));
    let ending: Vec<(Id, Day)> = ending.collect();
    for (place, until) in &ending {
        let reason = EndReason::TeamEnded.to_value();
        staging.edit(*place, &[(Placement::until, until.to_value()), (Placement::end_reason, reason)])?;
    }
    Ok(ending.len())
}
