//! The annual report: a year of the programme, against the end of the year before.

use serde::Serialize;

use super::absence::hours_in;
use super::monthly::{Leaving, Month, ProgrammeHistory, Score, leaving, scores};
use super::parts::{JobsByPart, JobsPart};
use crate::domain::choices::Choice;
use crate::domain::counting::{PROGRAMME_NAME, Settings};
use crate::domain::days::Day;
use crate::domain::decimal::{Decimal, Tenths};
use crate::domain::kinds::{Chance, ChancePhase, ClientTalk, Parameter, Team};
use crate::domain::time_series::year_ends;
use crate::repository::{Repository, StoreError, TypedReading};

/// A year of the programme.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearReport {
    /// The year.
    pub year: i32,
    /// The last day counted: the last of the year, or the day looked at when the year is not over by then.
    pub until: Day,
    /// What the programme is called on that day.
    pub programme: String,
    /// Jobs aimed at on that day.
    pub target_jobs: Option<Decimal>,
    /// The end of the year before.
    pub before: Month,
    /// The last day counted.
    pub end: Month,
    /// Jobs at the end less jobs at the end of the year before.
    pub net_new_jobs: Tenths,
    /// Persons who came in the year.
    pub came: i64,
    /// Persons who went in the year.
    pub went: i64,
    /// Absence rate of the year so far; see [`AbsenceReport`](super::AbsenceReport).
    pub absence: Option<Decimal>,
    /// The months of the year.
    pub months: Vec<Month>,
    /// Jobs by client.
    pub clients: Vec<PartOfYear>,
    /// Jobs by work type.
    pub work_types: Vec<PartOfYear>,
    /// Jobs by province.
    pub provinces: Vec<PartOfYear>,
    /// Teams that started in the year.
    pub new_teams: Vec<TeamOfYear>,
    /// Teams that ended in the year.
    pub ended_teams: Vec<TeamOfYear>,
    /// Why people left.
    pub leaving: Vec<Leaving>,
    /// Surveys of the year.
    pub surveys: Vec<Score>,
    /// Chances by how far they were on the last day counted, as far as they had begun by then and were not given up before the
    /// year.
    pub chances: Vec<PhaseOfYear>,
    /// Talks with clients in the year.
    pub talks: i64,
}

/// A part of the jobs at the end of the year, and at the end of the year before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartOfYear {
    /// Whose or which; empty for those of whom that is not recorded.
    pub name: String,
    /// Jobs at the end of the year before.
    pub before: Tenths,
    /// Jobs at the end.
    pub jobs: Tenths,
    /// Teams at the end.
    pub teams: i64,
}

/// A team that started or ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TeamOfYear {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its first or its last day.
    pub day: Day,
    /// Its places.
    pub places: i64,
}

/// Chances that are equally far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseOfYear {
    /// How far: the identifier.
    pub phase: &'static str,
    /// How many.
    pub chances: i64,
    /// Jobs expected of them, as far as that is known of each; nothing where it is known of none.
    pub expected_jobs: Option<Decimal>,
}

impl YearReport {
    /// Makes the report of a year as far as the day looked at; `None` when it has not begun on that day.
    ///
    /// # Errors
    /// When the store cannot be read.
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
        let absence = hours_in(repo, &[(eve.succ_opt().unwrap_or(eve), until)])?.first().and_then(|hours| hours.rate);
        let teams = repo.all_of_on::<Team>(until)?;
        let earlier = JobsByPart::on(repo, eve)?;
        let now = JobsByPart::on(repo, until)?;
        let talks = repo.all_of::<ClientTalk>()?;
        Ok(Some(Self {
            year,
            until,
            programme: Parameter::text_on(&parameters, PROGRAMME_NAME, until).to_owned(),
            target_jobs: settings.target_jobs,
            net_new_jobs: Tenths(end.jobs.0 - before.jobs.0),
            came: months.iter().map(|month| month.came).sum(),
            went: months.iter().map(|month| month.went).sum(),
            absence,
            before,
            end,
            months,
            clients: compared(earlier.clients, now.clients),
            work_types: compared(earlier.work_types, now.work_types),
            provinces: compared(earlier.provinces, now.provinces),
            new_teams: teams_of(&teams, |team| Some(team.from).filter(|day| *day > eve && *day <= until)),
            // A team that runs on the last day counted has not ended by then.
            ended_teams: teams_of(&teams, |team| team.until.filter(|day| *day >= eve && *day < until)),
            leaving: leaving(flows.iter()),
            surveys: scores(repo, &parameters, eve.succ_opt().unwrap_or(eve), until)?,
            chances: phases(&repo.all_of_on::<Chance>(until)?, &teams, (eve, until)),
            talks: talks.iter().filter(|talk| talk.held_on > eve && talk.held_on <= until).count() as i64,
        }))
    }
}

/// Each part at the end beside the same part of the year before; those that are no more come last.
fn compared(before: Vec<JobsPart>, now: Vec<JobsPart>) -> Vec<PartOfYear> {
    let was = |name: &str| before.iter().find(|part| part.name == name).map_or(Tenths(0), |part| part.jobs);
    let gone = before.iter().filter(|part| now.iter().all(|other| other.name != part.name));
    let gone = gone.map(|part| PartOfYear { name: part.name.clone(), before: part.jobs, jobs: Tenths(0), teams: 0 });
    let here = now.iter().map(|part| PartOfYear {
        name: part.name.clone(),
        before: was(&part.name),
        jobs: part.jobs,
        teams: part.teams,
    });
    here.chain(gone).collect()
}

/// The teams that have such a day, by that day.
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
