//! The programme month by month, why people left, and what they think of their work: the common parts of the overview and the
//! annual report.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::absence::{Hours, hours_in};
use crate::domain::choices::EndReason;
use crate::domain::counting::Settings;
use crate::domain::days::Day;
use crate::domain::decimal::{Decimal, Tenths};
use crate::domain::id::Id;
use crate::domain::kinds::{Parameter, Survey, Team};
use crate::domain::names::order_key;
use crate::domain::redaction::may_show_score;
use crate::domain::time_series::{Movement, MovementKind, Snapshot, order};
use crate::domain::typed::Typed;
use crate::repository::{Repository, StoreError, TypedReading};

/// The programme at the end of a month, and who came and went since the previous day of the series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Month {
    /// The day counted: the last day of the month, or the day looked at.
    pub day: Day,
    /// Jobs on the day; `None` when `job_hours` has no value on it.
    pub jobs: Option<Tenths>,
    /// Number of jobs aimed at, as it was on the day.
    pub target_jobs: Option<Decimal>,
    /// Persons placed who count for the agreement.
    pub people: i64,
    /// Teams that run on the day.
    pub teams: i64,
    /// Agreed places in those teams.
    pub places: i64,
    /// Persons placed, whether they count or not.
    pub placed: i64,
    /// Persons placed in percent of the places; `None` without places.
    pub occupancy: Option<Decimal>,
    /// Absence rate since the previous day of the series; see [`AbsenceReport`](super::AbsenceReport).
    pub absence: Option<Decimal>,
    /// Persons who came since the previous day of the series.
    pub came: i64,
    /// Persons who went since the previous day of the series.
    pub went: i64,
}

/// The programme on a series of days.
pub struct ProgrammeHistory {
    /// The first day of the series; who came, went and was absent before it is not counted.
    pub before: Month,
    /// The other days of the series.
    pub months: Vec<Month>,
    /// Who came and went after the first day.
    pub flows: Vec<Movement>,
}

impl ProgrammeHistory {
    /// Counts a series of days, of which the first is the one before the days asked for. `None` when `days` is empty.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn of(repo: &dyn Repository, parameters: &[Parameter], days: &[Day]) -> Result<Option<Self>, StoreError> {
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(None) };
        let flows = repo.movements(*first, *last)?;
        let periods: Vec<(Day, Day)> =
            days.windows(2).filter_map(|pair| Some((pair.first()?.succ_opt()?, *pair.last()?))).collect();
        let absences = hours_in(repo, &periods)?;
        let counted = repo.snapshots(days)?;
        let Some(before) = counted.first().map(|moment| Month::of(moment, parameters)) else { return Ok(None) };
        let month = |((moment, (from, to)), absence): ((&Snapshot, (Day, Day)), Hours)| {
            let passed = |came: bool| {
                let here = flows.iter().filter(|flow| flow.day >= from && flow.day <= to);
                here.filter(|flow| (flow.passage == MovementKind::Came) == came).map(|flow| flow.people).sum()
            };
            let month = Month::of(moment, parameters);
            Month { came: passed(true), went: passed(false), absence: absence.rate, ..month }
        };
        let months = counted.iter().skip(1).zip(periods).zip(absences).map(month).collect();
        Ok(Some(Self { before, months, flows }))
    }
}

impl Month {
    fn of(moment: &Snapshot, parameters: &[Parameter]) -> Self {
        let settings = Settings::on(moment.day, parameters);
        Self {
            day: moment.day,
            jobs: settings.jobs(moment.hours),
            target_jobs: settings.target_jobs,
            people: moment.people,
            teams: moment.teams,
            places: moment.places,
            placed: moment.placed,
            occupancy: moment.occupancy(),
            absence: None,
            came: 0,
            went: 0,
        }
    }
}

/// The number of people who left for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Leaving {
    /// The reason; `None` where none was recorded.
    pub reason: Option<EndReason>,
    /// Number of people.
    pub people: i64,
}

/// Counts the reasons of those who went, the most frequent first.
pub fn leaving<'a>(flows: impl Iterator<Item = &'a Movement>) -> Vec<Leaving> {
    let mut counted: BTreeMap<usize, Leaving> = BTreeMap::new();
    for flow in flows {
        if let MovementKind::Went(reason) = flow.passage {
            counted.entry(order(flow.passage)).or_insert(Leaving { reason, people: 0 }).people += flow.people;
        }
    }
    let mut leaving: Vec<Leaving> = counted.into_values().collect();
    leaving.sort_by_key(|leaving| Reverse(leaving.people));
    leaving
}

/// The outcome of a survey. A score from too few answers is withheld, because it could be traced to persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Score {
    /// Day on which the survey closed.
    pub held_on: Day,
    /// Name of the team; empty for the whole programme.
    pub team: String,
    /// Mean score from 1 to 10; `None` when it is withheld.
    pub score: Option<Decimal>,
    /// Number of answers.
    pub answers: i64,
}

/// The surveys that closed in a period, latest first; on one day the programme before its teams.
pub fn scores(repo: &dyn Repository, parameters: &[Parameter], from: Day, to: Day) -> Result<Vec<Score>, StoreError> {
    let mut surveys = repo.all_of::<Survey>()?;
    surveys.retain(|survey| survey.held_on >= from && survey.held_on <= to);
    let names: HashMap<Id, String> = match surveys.iter().any(|survey| survey.team.is_some()) {
        true => repo.all_of_on::<Team>(to)?.into_iter().map(|team| (team.id, team.label())).collect(),
        false => HashMap::new(),
    };
    let score = |survey: Survey| {
        let shown = may_show_score(survey.answers, &Settings::on(survey.held_on, parameters));
        Score {
            held_on: survey.held_on,
            team: survey.team.and_then(|team| names.get(&team)).cloned().unwrap_or_default(),
            score: survey.score.filter(|_| shown),
            answers: survey.answers,
        }
    };
    let mut scores: Vec<Score> = surveys.into_iter().map(score).collect();
    scores.sort_by_cached_key(|score| (Reverse(score.held_on), order_key(&score.team)));
    Ok(scores)
}
