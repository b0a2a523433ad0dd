//! Ends that are typed as a day: what the command that ends it would ask for, or do besides, has to be there.

use super::context::CommandError;
use crate::domain::change::{Change, Decision};
use crate::domain::days::Day;
use crate::domain::kinds::{Employment, Placement, Team};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Typed};
use crate::domain::refusal::Refusal;
use crate::repository::{Repository, TypedReading};

/// Refuses to end what is left half done by a day alone: an employment or a placement without a reason, and a team in which
/// people are still placed afterwards.
///
/// # Errors
/// Returns `end-without-reason`, or `team-has-members` with their number; or the error that the store reports.
pub fn is_whole(repo: &dyn Repository, decision: &Decision) -> Result<(), CommandError> {
    for change in &decision.changes {
        let Change::Update { before, after } = change else { continue };
        let kind = after.kind();
        let (Some(last), true) = (after.get("until").day(), before.get("until") != after.get("until")) else {
            continue;
        };
        if let Some(team) = Team::of(after) {
            nobody_placed_after(repo, team, last, decision)?;
        }
        let by_a_reason = matches!(kind, Kind::Employment | Kind::Placement);
        if by_a_reason && before.get("until").is_empty() && after.get(Employment::end_reason).is_empty() {
            return Err(Refusal::new(Reason::EndWithoutReason).at(kind, Employment::end_reason).into());
        }
    }
    Ok(())
}

/// Refuses the last day of a team after which people are still placed in it.
///
/// # Errors
/// Returns `team-has-members`, or the error that the store reports.
pub fn nobody_placed_after(
    repo: &dyn Repository,
    team: &Team,
    last: Day,
    decision: &Decision,
) -> Result<(), CommandError> {
    let stays = |placement: &Placement| {
        placement.until.is_none_or(|until| until > last)
            && decision.changes.iter().all(|change| change.id() != placement.id)
    };
    let placements: Vec<Placement> = repo.referring_to(Placement::team, team.id)?;
    match placements.iter().filter(|placement| stays(placement)).count() {
        0 => Ok(()),
        count => Err(Refusal::new(Reason::TeamHasMembers)
            .at(Kind::Team, Team::until)
            .with("team", Typed::label(team))
            .with("day", last)
            .with("count", count)
            .into()),
    }
}
