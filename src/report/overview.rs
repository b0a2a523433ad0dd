//! The overview: two years of the programme up to a day, the division of its jobs on that day, and the forecast.

use std::collections::HashMap;

use chrono::Datelike;
use serde::Serialize;

use super::monthly::{Leaving, Month, ProgrammeHistory, Score, leaving, scores};
use super::parts::JobsByPart;
use crate::domain::choices::{Choice, VacancyStatus};
use crate::domain::counting::{PROGRAMME_NAME, Settings};
use crate::domain::days::Day;
use crate::domain::decimal::{Decimal, Tenths};
use crate::domain::filter::Expr;
use crate::domain::forecast::{LOOKS_AHEAD, LOOKS_BACK, Pipeline, TrendLine};
use crate::domain::id::Id;
use crate::domain::kinds::{Chance, Parameter, Team, Vacancy};
use crate::domain::query::Query;
use crate::domain::record::Kind;
use crate::domain::refusal::Arg;
use crate::domain::time_series::{month_ends, months_ahead};
use crate::domain::value::Value;
use crate::repository::{Repository, StoreError, TypedReading};

/// Number of months before the day that the overview shows.
const MONTHS: u32 = 24;

/// The overview of a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Overview {
    /// The day looked at.
    pub as_of: Day,
    /// Name of the programme on that day.
    pub programme: String,
    /// Number of jobs aimed at on that day.
    pub target_jobs: Option<Decimal>,
    /// The ends of the months before, followed by the day itself.
    pub months: Vec<Month>,
    /// The jobs of the day, divided by client, work type and province.
    #[serde(flatten)]
    pub parts: JobsByPart,
    /// Why people left in the last twelve months.
    pub leaving: Vec<Leaving>,
    /// The surveys of the years shown.
    pub surveys: Vec<Score>,
    /// The forecast of the jobs; `None` when it is unknown how many there are on the day, because `job_hours` has no value on it.
    pub forecast: Option<Forecast>,
}

/// The jobs on a day in the future.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Point {
    /// The future day.
    pub day: Day,
    /// Expected jobs on that day.
    pub jobs: Tenths,
}

/// The forecast of the jobs; [`crate::domain::forecast`] describes its two methods.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Forecast {
    /// Jobs by the straight line, month by month; empty when there are too few points for a line.
    pub line: Vec<Point>,
    /// The day on which the line reaches the target; `None` when it does not.
    pub line_reaches: Option<Day>,
    /// Jobs by the pipeline, month by month.
    pub pipeline: Vec<Point>,
    /// The day on which the pipeline reaches the target; `None` when it does not.
    pub pipeline_reaches: Option<Day>,
    /// Jobs that agreed and likely chances will bring.
    pub chance_jobs: Tenths,
    /// Jobs that open vacancies will bring.
    pub vacancy_jobs: Tenths,
    /// Jobs of agreed and likely chances without an expected start, which count in no month.
    pub undated_jobs: Tenths,
    /// Number of chances and vacancies that count in no month, because something about them is unknown.
    pub left_out: i64,
}

/// A sentence that is still to be written: the key of its words, and the values in it.
pub type ReportSentence = (&'static str, Vec<(&'static str, Arg)>);

impl Forecast {
    /// The sentences that state both forecasts and explain them, or the one that there is none.
    pub fn told(forecast: Option<&Self>) -> Vec<ReportSentence> {
        forecast.map_or_else(|| vec![("overview-forecast-unknown", Vec::new())], Self::sentences)
    }

    fn sentences(&self) -> Vec<ReportSentence> {
        let month = |day: Day| vec![("month", i64::from(day.month()).into()), ("year", day.year().to_string().into())];
        let mut told: Vec<ReportSentence> = vec![match self.line_reaches {
            _ if self.line.is_empty() => ("overview-line-none", Vec::new()),
            Some(day) => ("overview-line-reaches", month(day)),
            None => ("overview-line-never", Vec::new()),
        }];
        told.push(match self.pipeline_reaches {
            Some(day) => ("overview-pipeline-reaches", month(day)),
            None => ("overview-pipeline-never", Vec::new()),
        });
        let parts = vec![
            ("chances", Decimal::from(self.chance_jobs).into()),
            ("vacancies", Decimal::from(self.vacancy_jobs).into()),
        ];
        told.push(("overview-pipeline-means", parts));
        if self.left_out > 0 {
            let args = vec![("count", self.left_out.into()), ("jobs", Decimal::from(self.undated_jobs).into())];
            told.push(("overview-left-out", args));
        }
        told
    }
}

impl Overview {
    /// Makes the overview of a day.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn of(repo: &dyn Repository, as_of: Day) -> Result<Self, StoreError> {
        let parameters = repo.all_of::<Parameter>()?;
        let settings = Settings::on(as_of, &parameters);
        let days = month_ends(as_of, MONTHS + 1);
        let first = days.first().copied().unwrap_or(as_of);
        let (months, flows) = match ProgrammeHistory::of(repo, &parameters, &days)? {
            Some(course) => (course.months, course.flows),
            None => (Vec::new(), Vec::new()),
        };
        let year = as_of.checked_sub_months(chrono::Months::new(LOOKS_BACK)).unwrap_or(first);
        Ok(Self {
            as_of,
            programme: Parameter::text_on(&parameters, PROGRAMME_NAME, as_of).to_owned(),
            target_jobs: settings.target_jobs,
            parts: JobsByPart::on(repo, as_of)?,
            leaving: leaving(flows.iter().filter(|flow| flow.day > year)),
            surveys: scores(repo, &parameters, first, as_of)?,
            forecast: forecast(repo, &settings, &months)?,
            months,
        })
    }
}

/// Works out both forecasts from the months so far, the last of which is the day looked at.
fn forecast(repo: &dyn Repository, settings: &Settings, months: &[Month]) -> Result<Option<Forecast>, StoreError> {
    let Some((today, unit)) = months.last().zip(settings.job_hours) else { return Ok(None) };
    let known = months.iter().filter_map(|month| Some((month.day, month.jobs?.into())));
    let points: Vec<(Day, Decimal)> = known.collect();
    let Some((_, jobs)) = points.last().filter(|(day, _)| *day == today.day).copied() else { return Ok(None) };
    let teams: HashMap<Id, Team> = repo.all_of_on::<Team>(today.day)?.into_iter().map(|team| (team.id, team)).collect();
    let team = |id| teams.get(&id);
    let chances = repo.all_of_on::<Chance>(today.day)?.into_iter();
    let chances: Vec<_> = chances
        .map(|chance| {
            let team = chance.team.and_then(team);
            (chance, team)
        })
        .collect();
    let vacancies: Vec<_> =
        open_vacancies(repo, today.day)?.into_iter().filter_map(|v| team(v.team).map(|team| (v, team))).collect();
    let pipeline = Pipeline::of((today.day, jobs), unit, &chances, &vacancies);
    let line = TrendLine::through(&points);
    let ahead = months_ahead(today.day, LOOKS_AHEAD);
    let target = settings.target_jobs;
    Ok(Some(Forecast {
        line: line.map_or_else(Vec::new, |line| {
            ahead.iter().map(|day| Point { day: *day, jobs: tenths(line.at(*day)) }).collect()
        }),
        line_reaches: line.zip(target).and_then(|(line, target)| line.reaches(target, today.day)),
        pipeline: ahead.iter().map(|day| Point { day: *day, jobs: tenths(pipeline.at(*day)) }).collect(),
        pipeline_reaches: target.and_then(|target| pipeline.reaches(target, today.day)),
        chance_jobs: tenths(pipeline.chance_jobs),
        vacancy_jobs: tenths(pipeline.vacancy_jobs),
        undated_jobs: tenths(pipeline.undated_jobs),
        left_out: pipeline.left_out,
    }))
}

/// The vacancies that are open on a day. Those filled earlier are not read, because there are many.
fn open_vacancies(repo: &dyn Repository, on: Day) -> Result<Vec<Vacancy>, StoreError> {
    let open = Expr::is("status", Value::Choice(VacancyStatus::Open.name()));
    let query = Query::of(Kind::Vacancy, on).of_all_times().matching(open).showing(&[]);
    let mut vacancies = Vec::new();
    for row in repo.window(&query, 0, u64::MAX)?.rows {
        vacancies.extend(repo.one_on::<Vacancy>(row.id, on)?);
    }
    Ok(vacancies)
}

/// Jobs rounded to one decimal, as they are stated.
fn tenths(jobs: Decimal) -> Tenths {
    jobs.in_units_of(Decimal::whole(1))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::change::{Change, ChangeSet};
    use crate::domain::id::{CountedIds, Ids};
    use crate::domain::log_verb::LogVerb;
    use crate::domain::record::{Record, Typed};
    use crate::repository::sqlite::SqliteRepository;

    fn day(month: u32, day: u32) -> Day {
        Day::from_ymd_opt(2026, month, day).expect("a day")
    }

    /// The store is asked for them; the domain says which they are.
    #[test]
    fn the_open_vacancies_of_a_day_are_those_whose_status_on_it_is_open() {
        let mut ids = CountedIds::after(0);
        let mut repo = SqliteRepository::open_in_memory(("ada".into(), DateTime::UNIX_EPOCH), &mut ids).expect("opens");
        let team = Team { code: "W01".into(), name: "Werf".into(), from: day(1, 1), ..Team::blank(ids.next_id()) };
        let states = [
            (VacancyStatus::Open, None, None),
            (VacancyStatus::Filled, None, Some(day(3, 10))),
            (VacancyStatus::Closed, None, Some(day(5, 1))),
            (VacancyStatus::Hold, Some(day(4, 1)), None),
            (VacancyStatus::Filled, Some(day(2, 10)), Some(day(6, 1))),
        ];
        let vacancies = states.into_iter().zip(1..).map(|((status, held_from, closed_on), n)| Vacancy {
            number: format!("W{n}"),
            team: team.id,
            status,
            held_from,
            closed_on,
            open_since: day(2, 1),
            ..Vacancy::blank(ids.next_id())
        });
        let vacancies: Vec<Vacancy> = vacancies.collect();
        let records = std::iter::once(Record::Team(team)).chain(vacancies.iter().cloned().map(Record::Vacancy));
        let changes = records.map(Change::Create).collect();
        let (operation, at) = (ids.next_id(), DateTime::UNIX_EPOCH);
        let set = ChangeSet::new(operation, at, "ada", LogVerb::Edit, changes);
        repo.commit(&set).expect("commits");
        let mut seen = Vec::new();
        for on in [day(1, 15), day(2, 15), day(3, 9), day(3, 10), day(4, 1), day(5, 1), day(7, 1)] {
            let open = open_vacancies(&repo, on).expect("reads");
            let wanted: Vec<Vacancy> =
                vacancies.iter().filter(|vacancy| vacancy.status_on(on) == VacancyStatus::Open).cloned().collect();
            assert_eq!(open, wanted, "{on}");
            seen.push(open.len());
        }
        assert_eq!(seen, [5, 4, 4, 3, 2, 1, 1]);
    }
}
