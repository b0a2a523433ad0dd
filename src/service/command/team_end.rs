//! Ending a team, and putting another last day in the place of one that is still to come.

use super::context::CommandError;
use super::load;
use crate::domain::change::Decision;
use crate::domain::days::Day;
use crate::domain::kinds::{Employment, Placement, Team, Vacancy};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Recorded};
use crate::domain::refusal::Refusal;
use crate::domain::verbs::{self, EndedTeam};
use crate::repository::{Repository, TypedReading};

/// Decides on the last day of a team, which is as it stands on that day.
///
/// # Errors
/// Returns the errors of [`verbs::end_team`] and [`verbs::move_end_of_team`], and an error when the store cannot be read.
pub fn decide(repo: &dyn Repository, team: &Team, (last, decided_on): (Day, Day)) -> Result<Decision, CommandError> {
    let placements: Vec<Placement> = repo.referring_to(Placement::team, team.id)?;
    let decision = match team.until.filter(|was| *was >= decided_on && last >= decided_on && *was != last) {
        Some(was) => moved(repo, team, &placements, (was, last))?,
        None => {
            let vacancies = repo.referring_on(Kind::Vacancy, Vacancy::team, team.id, last)?;
            let vacancies: Vec<Vacancy> = vacancies.into_iter().filter_map(Vacancy::out_of).collect();
            verbs::end_team(team, &placements, &vacancies, last)
        }
    };
    match decision {
        Err(refusal) if refusal.reason == Reason::StillToCome => {
            let who = verbs::first_to_come(team, &placements, last).map(|later| later.member);
            let who = who.map(|member| repo.label(Kind::Member, member)).transpose()?;
            Err(who.map_or(refusal.clone(), |who| refusal.with("member", who)).into())
        }
        decision => Ok(decision?),
    }
}

fn moved(
    repo: &dyn Repository,
    team: &Team,
    placements: &[Placement],
    (was, last): (Day, Day),
) -> Result<Result<Decision, Refusal>, CommandError> {
    let team: Team = load::typed(repo, team.id)?;
    let vacancies: Vec<Vacancy> = repo.referring_to(Vacancy::team, team.id)?;
    let mut past = repo.past_of(Kind::Team, team.id)?;
    for vacancy in &vacancies {
        past.extend(repo.past_of(Kind::Vacancy, vacancy.id)?);
    }
    let mut free = Vec::new();
    for placement in placements.iter().filter(|placement| placement.until == Some(was)) {
        free.push((placement.id, free_until(repo, placement, was)?));
    }
    let ended = EndedTeam { team: &team, past: &past, placements, vacancies: &vacancies };
    let free = |placement: &Placement| free.iter().find(|(id, _)| *id == placement.id).and_then(|(_, until)| *until);
    Ok(verbs::move_end_of_team(&ended, (was, last), free))
}

/// Until when somebody can stay in a team after the day on which it was to end: until they go elsewhere or leave.
fn free_until(repo: &dyn Repository, placement: &Placement, was: Day) -> Result<Option<Day>, CommandError> {
    let person = load::member(repo, placement.member)?;
    let next = person.placements.iter().map(|other| other.from).filter(|from| *from > was).min();
    let service = person.service_on(was);
    let leaves = service.iter().map(|service: &&Employment| service.until).max_by_key(|day| day.unwrap_or(Day::MAX));
    Ok([next.and_then(|from| from.pred_opt()), leaves.flatten()].into_iter().flatten().min())
}
