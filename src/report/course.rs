//! The programme month by month, why people left, and what they think of their work: what the overview and the annual report
//! have in common.

use std::collections::BTreeMap;

use serde::Serialize;

use super::all;
use super::numbers::{one_decimal, reason, shortest_if_any};
use crate::domain::choices::EndReason;
use crate::domain::counting::{SURVEY_LEAST_ANSWERS, Settings};
use crate::domain::course::{Flow, Moment, Passage, order};
use crate::domain::days::Day;
use crate::domain::decimal::{Decimal, Tenths};
use crate::domain::kinds::{Parameter, Survey};
use crate::domain::record::Kind;
use crate::repository::{Repository, StoreError};

/// The programme at the end of a month, and who came and went since the day before in the series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Month {
    /// The day counted: the last of the month, or the day looked at.
    pub day: Day,
    /// Jobs.
    #[serde(serialize_with = "one_decimal")]
    pub jobs: Tenths,
    /// Jobs aimed at, as it stood on the day.
    #[serde(serialize_with = "shortest_if_any")]
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
    #[serde(serialize_with = "shortest_if_any")]
    pub occupancy: Option<Decimal>,
    /// Persons who came since.
    pub came: i64,
    /// Persons who went since.
    pub went: i64,
}

/// The months of a series of days: of the first it is not known who came and went.
pub fn months(
    repo: &dyn Repository,
    parameters: &[Parameter],
    days: &[Day],
) -> Result<(Vec<Month>, Vec<Flow>), StoreError> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok((Vec::new(), Vec::new())) };
    let flows = repo.flows(*first, *last)?;
    // Nobody passed before the first day.
    let mut before = *last;
    let month = |moment: Moment| {
        let settings = Settings::on(moment.day, parameters);
        let since = std::mem::replace(&mut before, moment.day);
        let passed = |came: bool| {
            let here = flows.iter().filter(|flow| flow.day > since && flow.day <= moment.day);
            here.filter(|flow| (flow.passage == Passage::Came) == came).map(|flow| flow.people).sum()
        };
        Month {
            day: moment.day,
            jobs: settings.jobs(moment.hours),
            target_jobs: settings.target_jobs,
            people: moment.people,
            teams: moment.teams,
            places: moment.places,
            placed: moment.placed,
            occupancy: moment.occupancy(),
            came: passed(true),
            went: passed(false),
        }
    };
    let months = repo.course(days)?.into_iter().map(month).collect();
    Ok((months, flows))
}

/// How many left for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Leaving {
    /// Why; nothing where none was given.
    #[serde(serialize_with = "reason")]
    pub reason: Option<EndReason>,
    /// How many.
    pub people: i64,
}

/// Why those who went went, most first.
pub fn leaving<'a>(flows: impl Iterator<Item = &'a Flow>) -> Vec<Leaving> {
    let mut counted: BTreeMap<usize, Leaving> = BTreeMap::new();
    for flow in flows {
        if let Passage::Went(reason) = flow.passage {
            counted.entry(order(flow.passage)).or_insert(Leaving { reason, people: 0 }).people += flow.people;
        }
    }
    let mut leaving: Vec<Leaving> = counted.into_values().collect();
    leaving.sort_by_key(|leaving| std::cmp::Reverse(leaving.people));
    leaving
}

/// The outcome of a survey. The score of one with too few answers is withheld: it could be traced to persons (F19).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Score {
    /// The day on which it closed.
    pub held_on: Day,
    /// Of which team; empty for the whole programme.
    pub team: String,
    /// Mean score; nothing when it is withheld.
    #[serde(serialize_with = "shortest_if_any")]
    pub score: Option<Decimal>,
    /// How many answered.
    pub answers: i64,
}

/// The surveys that closed in a period, latest first, the programme before its teams.
pub fn scores(repo: &dyn Repository, parameters: &[Parameter], from: Day, to: Day) -> Result<Vec<Score>, StoreError> {
    let surveys = all::<Survey>(repo, Kind::Survey)?.into_iter().filter(|s| s.held_on >= from && s.held_on <= to);
    let mut scores = Vec::new();
    for survey in surveys {
        let least = Parameter::value_on(SURVEY_LEAST_ANSWERS, survey.held_on, parameters).unwrap_or_default();
        let shown = Decimal::whole(survey.answers) >= least && survey.answers > 0;
        let team = match survey.team {
            Some(team) => repo.label(Kind::Team, team)?,
            None => String::new(),
        };
        scores.push(Score {
            held_on: survey.held_on,
            team,
            score: shown.then_some(survey.score),
            answers: survey.answers,
        });
    }
    scores.sort_by(|a, b| (b.held_on, &a.team).cmp(&(a.held_on, &b.team)));
    Ok(scores)
}
