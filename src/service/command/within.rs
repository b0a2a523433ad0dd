//! A place lies within the time of its team and within the service of its member: held of whatever a command changes of the three, by
//! whichever gesture.

use super::context::CommandError;
use super::ending::nobody_placed_after;
use crate::domain::change::{Change, Decision};
use crate::domain::choices::{EndReason, Phase};
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::{Employment, Placement, Team};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Recorded, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::verbs::{self, last_service, within_team};
use crate::repository::{Repository, StoreError, TypedReading};

/// Ends the places of who leaves and those without an end in a team that has one, refuses what would lie outside the team, and remarks on
/// what would lie outside the service. What lay outside before may stay, because it came so from elsewhere.
///
/// # Errors
/// Returns `team-not-started`, `team-ended`, `team-has-members`, `placements-before-team`, `end-of-team-without-day` or
/// `later-placement`; or the error that the store reports.
pub fn look_over(repo: &dyn Repository, decision: &mut Decision) -> Result<(), CommandError> {
    end_places_of_who_leave(repo, decision)?;
    end_places_with_their_team(repo, decision)?;
    let mut remarks = Vec::new();
    for change in &decision.changes {
        let (before, after) = (change.before(), change.after());
        if let Some(team) = after.and_then(Team::of) {
            let before = before.and_then(Team::of);
            starts_before_its_places(repo, decision, (before, team))?;
            ends_after_its_places(repo, decision, (before, team))?;
        }
        if let Some(place) = after.and_then(Placement::of) {
            in_time_of_team(repo, decision, (before.and_then(Placement::of), place))?;
            remarks.extend(outside_service(repo, decision, place)?);
        }
        if let Some(service) = after.and_then(Employment::of) {
            for place in stands::<Placement>(repo, decision, (Placement::member, service.member))? {
                remarks.extend(outside_service(repo, decision, &place)?);
            }
        }
    }
    remarks.dedup();
    remarks.into_iter().for_each(|remark| decision.warn(remark));
    Ok(())
}

/// The records that refer to one, as they are once the decision is carried out.
fn stands<R: Recorded>(
    repo: &dyn Repository,
    decision: &Decision,
    (field, id): (&'static str, Id),
) -> Result<Vec<R>, StoreError> {
    let mut all = repo.referring_to::<R>(field, id)?;
    all.retain(|one| decision.changes.iter().all(|change| change.id() != one.id()));
    let changed = decision.changes.iter().filter_map(Change::after);
    all.extend(changed.filter(|one| one.get(field).reference() == Some(id)).cloned().filter_map(R::out_of));
    Ok(all)
}

/// The team of a place, as it is once the decision is carried out.
fn team_of(repo: &dyn Repository, decision: &Decision, place: &Placement) -> Result<Option<Team>, StoreError> {
    let mut changed = decision.changes.iter().filter_map(Change::after).filter_map(Team::of);
    match changed.rfind(|team| team.id == place.team) {
        Some(team) => Ok(Some(team.clone())),
        None => repo.one(place.team),
    }
}

/// Nobody has a place after the last day of their last service; one that was planned lapses.
fn end_places_of_who_leave(repo: &dyn Repository, decision: &mut Decision) -> Result<(), CommandError> {
    let mut leaving: Vec<Id> = Vec::new();
    for change in &decision.changes {
        let (before, after) = (change.before().and_then(Employment::of), change.after().and_then(Employment::of));
        if let Some(after) = after.filter(|after| before.is_none_or(|before| before.until != after.until)) {
            leaving.extend(Some(after.member).filter(|member| !leaving.contains(member)));
        }
    }
    for member in leaving {
        let services = stands::<Employment>(repo, decision, (Placement::member, member))?;
        let Some((last, until)) = last_service(&services) else { continue };
        let reason = last.end_reason;
        let places = stands::<Placement>(repo, decision, (Placement::member, member))?;
        let is_made = |place: &Placement| decision.changes.iter().any(|change| change.id() == place.id);
        let (made, stored): (Vec<Placement>, Vec<Placement>) = places.into_iter().partition(is_made);
        let end = |place: &mut Placement| (place.until, place.end_reason) = (Some(until), reason);
        for place in made.iter().filter(|place| place.until.is_none_or(|end| end > until)) {
            if place.from > until {
                return Err(Refusal::new(Reason::LaterPlacement).with("day", place.from).into());
            }
            change(decision, place, end)?;
        }
        let ended = verbs::end_places(&stored, until, |place| place.from > until, end)?;
        *decision = std::mem::take(decision).and(ended);
    }
    Ok(())
}

/// Who comes into a team of which the last day is known works there until that day.
fn end_places_with_their_team(repo: &dyn Repository, decision: &mut Decision) -> Result<(), CommandError> {
    let places: Vec<Placement> =
        decision.changes.iter().filter_map(Change::after).filter_map(Placement::of).cloned().collect();
    for place in places.iter().filter(|place| place.until.is_none()) {
        let last = team_of(repo, decision, place)?.and_then(|team| team.until);
        if let Some(last) = last.filter(|last| place.from <= *last) {
            change(decision, place, |place| {
                (place.until, place.end_reason) = (Some(last), Some(EndReason::TeamEnded))
            })?;
            decision.warn(Refusal::new(Reason::EndsWithTeam).with("day", last));
        }
    }
    Ok(())
}

/// Changes a place further, which the decision may have made or changed itself: in its place, because changes are made in their order.
fn change(decision: &mut Decision, place: &Placement, alter: impl FnOnce(&mut Placement)) -> Result<(), Refusal> {
    let own = decision.changes.iter().position(|change| change.id() == place.id);
    let before = own.map(|at| decision.changes[at].before().cloned());
    let mut after = place.clone();
    alter(&mut after);
    let mut more = Decision::default();
    match before {
        None => more.update(place.clone(), after)?,
        Some(None) => more.create(after)?,
        Some(Some(before)) => more.update(before, after)?,
    }
    let at = own.unwrap_or(decision.changes.len());
    decision.changes.splice(at..at + usize::from(own.is_some()), more.changes);
    decision.warnings.extend(more.warnings);
    Ok(())
}

fn in_time_of_team(
    repo: &dyn Repository,
    decision: &Decision,
    (before, place): (Option<&Placement>, &Placement),
) -> Result<(), CommandError> {
    match team_of(repo, decision, place)? {
        Some(team) => Ok(within_team((before, place), &team)?),
        None => Ok(()),
    }
}

/// A team does not get a first day after one on which somebody worked in it.
fn starts_before_its_places(
    repo: &dyn Repository,
    decision: &Decision,
    (before, team): (Option<&Team>, &Team),
) -> Result<(), CommandError> {
    let Some(before) = before.filter(|before| before.from < team.from) else { return Ok(()) };
    let places = stands::<Placement>(repo, decision, (Placement::team, team.id))?;
    let outside = places.iter().filter(|place| place.from >= before.from && place.from < team.from).count();
    match outside {
        0 => Ok(()),
        count => Err(Refusal::new(Reason::PlacementsBeforeTeam)
            .at(Kind::Team, Team::from)
            .with("team", Typed::label(team))
            .with("day", team.from)
            .with("count", count)
            .into()),
    }
}

/// A team does not get a last day before one on which somebody works in it, nor does it end without a day.
fn ends_after_its_places(
    repo: &dyn Repository,
    decision: &Decision,
    (before, team): (Option<&Team>, &Team),
) -> Result<(), CommandError> {
    let Some(before) = before else { return Ok(()) };
    match team.until {
        None if team.phase == Phase::Ended && before.phase != Phase::Ended => {
            Err(Refusal::new(Reason::EndOfTeamWithoutDay).at(Kind::Team, Team::phase).into())
        }
        Some(last) if before.until.is_none_or(|until| until > last) => nobody_placed_after(repo, team, last, decision),
        _ => Ok(()),
    }
}

/// The remark on a place on days on which its member is not in service, where it is known when they are, and which was not so before. It
/// is no refusal: who puts both right does one after the other.
fn outside_service(
    repo: &dyn Repository,
    decision: &Decision,
    place: &Placement,
) -> Result<Option<Refusal>, CommandError> {
    let now = stands::<Employment>(repo, decision, (Placement::member, place.member))?;
    if covers(&now, place) {
        return Ok(None);
    }
    let stored = repo.referring_to::<Placement>(Placement::member, place.member)?;
    let services = repo.referring_to::<Employment>(Placement::member, place.member)?;
    let before = stored.iter().find(|stored| stored.id == place.id);
    if before.is_some_and(|before| !covers(&services, before)) {
        return Ok(None);
    }
    let member = repo.label(Kind::Member, place.member)?;
    Ok(Some(Refusal::new(Reason::PlaceOutsideService).with("member", member)))
}

/// Whether services leave no day of a place out; nothing is known without any.
fn covers(services: &[Employment], place: &Placement) -> bool {
    let mut services: Vec<(Day, Option<Day>)> = services.iter().map(|service| (service.from, service.until)).collect();
    services.sort_unstable();
    let mut next = Some(place.from);
    for (from, until) in &services {
        next = match next {
            Some(day) if *from <= day && until.is_none_or(|until| until >= day) => {
                until.and_then(|until| until.succ_opt())
            }
            other => other,
        };
    }
    services.is_empty() || next.is_none_or(|day| place.until.is_some_and(|until| until < day))
}
