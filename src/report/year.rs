//! The annual report: a year of the programme, compared with the end of the year before.

use serde::Serialize;

use super::absence::hours_in;
use super::monthly::{Leaving, Month, ProgrammeHistory, Score, leaving, scores};
use super::parts::{JobsByPart, JobsPart};
use crate::domain::choices::Choice;
use crate::domain::counting::{PROGRAMME_NAME, Settings};
use crate::domain::days::Day;
use crate::domain::decimal::{Decimal, Tenths};
use crate::domain::kinds::{Chance, ChancePhase, ClientTalk, Parameter, Team};
use crate::domain::time_series::{left_in, year_ends};
use crate::repository::{Repository, StoreError, TypedReading};

/// A year of the programme.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearReport {
    /// The calendar year.
    pub year: i32,
    /// The last day counted: the last day of the year, or the day looked at when the year is not over by then.
    pub until: Day,
    /// Name of the programme on that day.
    pub programme: String,
    /// Number of jobs aimed at on that day.
    pub target_jobs: Option<Decimal>,
    /// The numbers at the end of the year before.
    pub before: Month,
    /// The numbers on the last day counted.
    pub end: Month,
    /// Jobs at the end minus jobs at the end of the year before; `None` when one of them is unknown.
    pub net_new_jobs: Option<Tenths>,
    /// Persons who came in the year.
    pub came: i64,
    /// Persons who went in the year.
    pub went: i64,
    /// Absence rate of the year so far; see [`AbsenceReport`](super::AbsenceReport).
    pub absence: Option<Decimal>,
    /// The numbers at the end of each month of the year.
    pub months: Vec<Month>,
    /// The jobs, divided by client.
    pub clients: Vec<PartOfYear>,
    /// The jobs, divided by work type.
    pub work_types: Vec<PartOfYear>,
    /// The jobs, divided by province.
    pub provinces: Vec<PartOfYear>,
    /// The teams that started in the year.
    pub new_teams: Vec<TeamOfYear>,
    /// The teams that ended in the year.
    pub ended_teams: Vec<TeamOfYear>,
    /// Why people left in the year, the most frequent reason first.
    pub leaving: Vec<Leaving>,
    /// The surveys that closed in the year.
    pub surveys: Vec<Score>,
    /// The chances by phase on the last day counted: those that had begun by then and were not given up before the year.
    pub chances: Vec<PhaseOfYear>,
    /// Number of talks with clients in the year.
    pub talks: i64,
}

/// One part of the jobs, at the end of the year and at the end of the year before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartOfYear {
    /// Name of the client, work type or province; empty where none is recorded.
    pub name: String,
    /// Jobs at the end of the year before; `None` when `job_hours` has no value then.
    pub before: Option<Tenths>,
    /// Jobs at the end of the year; `None` when `job_hours` has no value then.
    pub jobs: Option<Tenths>,
    /// Teams at the end of the year.
    pub teams: i64,
}

/// A team that started or ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TeamOfYear {
    /// Code of the team.
    pub code: String,
    /// Name of the team.
    pub name: String,
    /// The first or last day of the team.
    pub day: Day,
    /// Agreed places of the team.
    pub places: i64,
}

/// The chances in one phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseOfYear {
    /// Identifier of the phase.
    pub phase: &'static str,
    /// Number of chances in it.
    pub chances: i64,
    /// Expected jobs of the chances for which they are known; `None` where they are known for none.
    pub expected_jobs: Option<Decimal>,
}

impl YearReport {
    /// Makes the report of a year, as far as it has passed on the day looked at; `None` when it has not begun by then.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn of(repo: &dyn Repository, year: i32, as_of: Day) -> Result<Option<Self>, StoreError> {
        let ends = year_ends(year, as_of);
        let eve = Day::from_ymd_opt(year, 1, 1).and_then(|first| first.pred_opt());
        let (Some(until), Some(eve)) = (ends.last().copied(), eve) else { return Ok(None) };
        let parameters = repo.all_of::<Parameter>()?;
        let settings = Settings::on(until, &parameters);
        let days: Vec<Day> = std::iter::once(eve).chain(ends).collect();
        let course = ProgrammeHistory::of(repo, &parameters, &days)?;
        let Some((ProgrammeHistory { before, months, flows }, end)) =
            course.and_then(|c| c.months.last().copied().map(|end| (c, end)))
        else {
            return Ok(None);
        };
        let year_so_far = (eve.succ_opt().unwrap_or(eve), until);
        let absence = hours_in(repo, &[year_so_far])?.first().and_then(|hours| hours.rate);
        let teams = repo.all_of_on::<Team>(until)?;
        let earlier = JobsByPart::on(repo, eve)?;
        let now = JobsByPart::on(repo, until)?;
        let talks = repo.all_of::<ClientTalk>()?;
        Ok(Some(Self {
            year,
            until,
            programme: Parameter::text_on(&parameters, PROGRAMME_NAME, until).to_owned(),
            target_jobs: settings.target_jobs,
            net_new_jobs: more_jobs(before.jobs, end.jobs),
            came: months.iter().map(|month| month.came).sum(),
            went: months.iter().map(|month| month.went).sum(),
            absence,
            before,
            end,
            months,
            clients: compared((earlier.clients, before.jobs), (now.clients, end.jobs)),
            work_types: compared((earlier.work_types, before.jobs), (now.work_types, end.jobs)),
            provinces: compared((earlier.provinces, before.jobs), (now.provinces, end.jobs)),
            new_teams: teams_of(&teams, |team| Some(team.from).filter(|day| *day > eve && *day <= until)),
            ended_teams: teams_of(&teams, |team| team.until.filter(|last| left_in(*last, year_so_far))),
            leaving: leaving(flows.iter()),
            surveys: scores(repo, &parameters, year_so_far.0, until)?,
            chances: phases(&repo.all_of_on::<Chance>(until)?, &teams, (eve, until)),
            talks: talks.iter().filter(|talk| talk.held_on > eve && talk.held_on <= until).count() as i64,
        }))
    }
}

impl PartOfYear {
    /// Jobs at the end of the year minus those at the end of the year before; `None` when one of them is unknown.
    pub fn more_jobs(&self) -> Option<Tenths> {
        more_jobs(self.before, self.jobs)
    }
}

fn more_jobs(before: Option<Tenths>, now: Option<Tenths>) -> Option<Tenths> {
    before.zip(now).map(|(before, now)| Tenths(now.0 - before.0))
}

/// Compares each part at the end with the same part of the year before; parts that no longer exist come last. With the parts of a
/// day stand the jobs of its whole programme: where these are known, a part that is not there has none.
fn compared(
    (before, all_before): (Vec<JobsPart>, Option<Tenths>),
    (now, all_now): (Vec<JobsPart>, Option<Tenths>),
) -> Vec<PartOfYear> {
    let [none_before, none_now] = [all_before, all_now].map(|all| all.map(|_| Tenths(0)));
    let was = |name: &str| before.iter().find(|part| part.name == name).map_or(none_before, |part| part.jobs);
    let gone = before.iter().filter(|part| now.iter().all(|other| other.name != part.name));
    let gone = gone.map(|part| PartOfYear { name: part.name.clone(), before: part.jobs, jobs: none_now, teams: 0 });
    let here = now.iter().map(|part| PartOfYear {
        name: part.name.clone(),
        before: was(&part.name),
        jobs: part.jobs,
        teams: part.teams,
    });
    here.chain(gone).collect()
}

/// The teams that have such a day, ordered by it.
fn teams_of(teams: &[Team], day: impl Fn(&Team) -> Option<Day>) -> Vec<TeamOfYear> {
    let line = |team: &Team| {
        let (code, name) = (team.code.clone(), team.name.clone());
        Some(TeamOfYear { code, name, day: day(team)?, places: team.places })
    };
    let mut lines: Vec<TeamOfYear> = teams.iter().filter_map(line).collect();
    lines.sort_by(|a, b| (a.day, &a.code).cmp(&(b.day, &b.code)));
    lines
}

/// How many chances are how far on a day; those given up by the eve of its year are none of them.
pub(super) fn phases(chances: &[Chance], teams: &[Team], (eve, until): (Day, Day)) -> Vec<PhaseOfYear> {
    let alive = |chance: &&Chance| chance.from <= until && chance.closed_on.is_none_or(|closed| closed > eve);
    let alive: Vec<&Chance> = chances.iter().filter(alive).collect();
    let of = |phase: &ChancePhase| {
        let team = |chance: &Chance| teams.iter().find(|team| Some(team.id) == chance.team);
        let here: Vec<&&Chance> = alive.iter().filter(|c| c.phase_on(team(c), until) == *phase).collect();
        let expected: Vec<Decimal> = here.iter().filter_map(|chance| chance.expected_jobs).collect();
        (!here.is_empty()).then(|| PhaseOfYear {
            phase: phase.name(),
            chances: here.len() as i64,
            expected_jobs: (!expected.is_empty()).then(|| expected.into_iter().sum()),
        })
    };
    ChancePhase::ALL.iter().filter_map(of).collect()
}
