//! The programme month by month, why people left, and what they think of their work: what the overview and the annual report
//! have in common.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::absence::{Hours, hours_in};
use crate::domain::choices::EndReason;
use crate::domain::counting::Settings;
use crate::domain::days::Day;
use crate::domain::decimal::{Decimal, Tenths};
use crate::domain::id::Id;
use crate::domain::kinds::{Parameter, Survey, Team};
use crate::domain::redaction::may_show_score;
use crate::domain::time_series::{Movement, MovementKind, Snapshot, order};
use crate::domain::typed::Typed;
use crate::repository::{Repository, StoreError, TypedReading};

/// The programme at the end of a month, and who came and went since the day before in the series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Month {
    /// The day counted: the last of the month, or the day looked at.
    pub day: Day,
    /// Jobs.
    pub jobs: Tenths,
    /// Jobs aimed at, as it stood on the day.
    pub target_jobs: Option<Decimal>,
    /// Persons who count.
    pub people: i64,
    /// Teams.
    pub teams: i64,
    /// Places.
    pub places: i64,
    /// Persons placed, whether they count or not.
    pub placed: i64,
    /// Persons placed as a percentage of the places.
    pub occupancy: Option<Decimal>,
    /// Absence rate since the day before in the series; see [`AbsenceReport`](super::AbsenceReport).
    pub absence: Option<Decimal>,
    /// Persons who came since.
    pub came: i64,
    /// Persons who went since.
    pub went: i64,
}

/// The programme over a series of days.
pub struct ProgrammeHistory {
    /// The first of them; who came, went and was absent before it is not counted.
    pub before: Month,
    /// The others.
    pub months: Vec<Month>,
    /// Who came and went after the first.
    pub flows: Vec<Movement>,
}

impl ProgrammeHistory {
    /// Counts a series of days, the first of which is the one before what is asked for. `None` for no days.
    ///
    /// # Errors
    /// When the store cannot be read.
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

/// How many left for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Leaving {
    /// Why; nothing where none was given.
    pub reason: Option<EndReason>,
    /// How many.
    pub people: i64,
}

/// Why those who went went, most first.
pub fn leaving<'a>(flows: impl Iterator<Item = &'a Movement>) -> Vec<Leaving> {
    let mut counted: BTreeMap<usize, Leaving> = BTreeMap::new();
    for flow in flows {
        if let MovementKind::Went(reason) = flow.passage {
            counted.entry(order(flow.passage)).or_insert(Leaving { reason, people: 0 }).people += flow.people;
        }
    }
    let mut leaving: Vec<Leaving> = counted.into_values().collect();
    leaving.sort_by_key(|leaving| std::cmp::Reverse(leaving.people));
    leaving
}

/// The outcome of a survey. The score of one with too few answers is withheld: it could be traced to persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Score {
    /// The day on which it closed.
    pub held_on: Day,
    /// Of which team; empty for the whole programme.
    pub team: String,
    /// Mean score; nothing when it is withheld.
    pub score: Option<Decimal>,
    /// How many answered.
    pub answers: i64,
}

/// The surveys that closed in a period, latest first, the programme before its teams.
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
    scores.sort_by(|a, b| (b.held_on, &a.team).cmp(&(a.held_on, &b.team)));
    Ok(scores)
}
