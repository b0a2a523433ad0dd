//! The jobs of the programme divided by client, kind of work or province, or month after month (F8, F24, F26).

use std::collections::BTreeMap;

use chrono::{Datelike, Months};

use super::table::{ReportTable, TableCell};
use crate::domain::crediting::{Portion, TeamPlaces, by_team};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::query::Query;
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::repository::{Repository, StoreError};

/// What the jobs are divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobsBy {
    /// The clients to whom they are credited.
    Client,
    /// The kinds of work of the teams.
    WorkType,
    /// The provinces of the teams.
    Province,
}

impl JobsBy {
    /// The columns; the first is what they are divided by.
    fn columns(self) -> &'static [&'static str] {
        match self {
            JobsBy::Client => &["client", "jobs", "people", "quota_jobs", "places", "open"],
            JobsBy::WorkType => &["work_type", "jobs", "people", "quota_jobs", "places", "open"],
            JobsBy::Province => &["province", "jobs", "people", "quota_jobs", "places", "open"],
        }
    }

    /// What is read for those that belong to none.
    fn none(self) -> &'static str {
        match self {
            JobsBy::Client => "cli-report-no-client",
            JobsBy::WorkType => "cli-report-no-work-type",
            JobsBy::Province => "cli-report-no-province",
        }
    }
}

/// The jobs on a day by something; the sums are the numbers of the programme.
///
/// # Errors
/// When the store cannot be read.
pub fn jobs_by(repo: &dyn Repository, by: JobsBy, as_of: Day) -> Result<ReportTable, StoreError> {
    let parts: Vec<(String, Portion)> = match by {
        JobsBy::Client => {
            let credits = repo.credits(as_of)?;
            let name = |client: Option<Id>| client.map_or(Ok(String::new()), |id| repo.label(Kind::Organisation, id));
            // Who only employs people is no part of the jobs.
            let some = credits.iter().filter(|credit| credit.portion != Portion::default());
            some.map(|credit| Ok((name(credit.client)?, credit.portion))).collect::<Result<_, StoreError>>()?
        }
        JobsBy::WorkType => divided(repo, as_of, "work_type")?,
        JobsBy::Province => divided(repo, as_of, "province")?,
    };
    let mut parts = parts;
    // By name; those that belong to none last.
    parts.sort_by_key(|(name, _)| (name.is_empty(), crate::domain::names::fold(name)));
    let line = |name: TableCell, p: &Portion| {
        vec![
            name,
            TableCell::jobs(p.jobs),
            p.people.into(),
            TableCell::jobs(p.quota_jobs),
            p.places.into(),
            p.open.into(),
        ]
    };
    let named = |name: &String| match name.as_str() {
        "" => TableCell::or(Value::Empty, by.none()),
        name => Value::Text(name.to_owned()).into(),
    };
    let lines = parts.iter().map(|(name, portion)| line(named(name), portion)).collect();
    let sum = |pick: fn(&Portion) -> Decimal| parts.iter().map(|(_, portion)| pick(portion)).sum::<Decimal>();
    let all = Portion {
        people: sum(|p| p.people),
        jobs: parts.iter().map(|(_, p)| p.jobs).sum(),
        quota_jobs: parts.iter().map(|(_, p)| p.quota_jobs).sum(),
        quota_hours: sum(|p| p.quota_hours),
        places: sum(|p| p.places),
        open: sum(|p| p.open),
    };
    let total = line(TableCell::or(Value::Empty, "cli-report-total"), &all);
    Ok(ReportTable { as_of, columns: by.columns(), lines, total: Some(total) })
}

/// The jobs by what a column of their team says.
fn divided(repo: &dyn Repository, as_of: Day, column: &'static str) -> Result<Vec<(String, Portion)>, StoreError> {
    let all = Query::of(Kind::Team, as_of).of_all_times().showing(&[column]);
    let mut keys: BTreeMap<Id, String> = BTreeMap::new();
    for row in repo.window(&all, 0, u64::MAX)?.rows {
        let cell = row.cells.into_iter().next().unwrap_or_default();
        keys.insert(row.id, cell.label.unwrap_or_else(|| cell.value.plain()));
    }
    let running = Query::of(Kind::Team, as_of).showing(&["places", "open"]);
    let whole = |value: Option<&Value>| if let Some(Value::Whole(n)) = value { *n } else { 0 };
    let places = repo.window(&running, 0, u64::MAX)?.rows.into_iter().map(|row| {
        let value = |at: usize| whole(row.cells.get(at).map(|cell| &cell.value));
        TeamPlaces { team: row.id, places: value(0), open: value(1) }
    });
    let places: Vec<TeamPlaces> = places.collect();
    let unit = repo.settings(as_of)?.job_hours.unwrap_or_default();
    Ok(by_team(&repo.placement_groups(as_of)?, &places, unit, |team| keys.get(&team).cloned().unwrap_or_default()))
}

/// The numbers of the programme on the last day of each month from the one of `from` until that of `until`; of the last
/// month on `until` itself.
///
/// # Errors
/// When the store cannot be read.
pub fn jobs_by_month(repo: &dyn Repository, (from, until): (Day, Day)) -> Result<ReportTable, StoreError> {
    let mut days = Vec::new();
    let mut first = from.with_day(1).unwrap_or(from);
    while first <= until {
        let Some(next) = first.checked_add_months(Months::new(1)) else { break };
        days.push(next.pred_opt().unwrap_or(until).min(until));
        first = next;
    }
    let mut lines = Vec::new();
    for moment in repo.snapshots(&days)? {
        let settings = repo.settings(moment.day)?;
        lines.push(vec![
            Value::Day(moment.day).into(),
            TableCell::jobs(settings.jobs(moment.hours)),
            moment.people.into(),
            moment.teams.into(),
            moment.places.into(),
            repo.open_places(moment.day)?.into(),
        ]);
    }
    Ok(ReportTable { as_of: until, columns: &["day", "jobs", "people", "teams", "places", "open"], lines, total: None })
}

/// From which day months are told when nobody says: two years back, or the first day of the first team when that is later.
///
/// # Errors
/// When the store cannot be read.
pub fn first_month(repo: &dyn Repository, until: Day) -> Result<Day, StoreError> {
    let back = until.checked_sub_months(Months::new(24)).unwrap_or(until);
    let oldest = Query::of(Kind::Team, until).of_all_times().sorted(crate::domain::query::Sort::by("from"));
    let rows = repo.window(&oldest.showing(&["from"]), 0, 1)?.rows;
    let began = rows.first().and_then(|row| row.cells.first()).map(|cell| &cell.value);
    Ok(match began {
        Some(Value::Day(day)) => back.max(*day),
        _ => until,
    })
}
