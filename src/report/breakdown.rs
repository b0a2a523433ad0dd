//! The jobs of the programme, divided by client, work type, region or province, or month by month.

use std::collections::BTreeMap;

use chrono::{Datelike, Months};

use super::parts::{JobsBy, ProgrammeDay};
use super::table::{ReportTable, TableCell, rounding};
use crate::domain::crediting::Portion;
use crate::domain::days::Day;
use crate::domain::names::order_key;
use crate::domain::query::Query;
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::repository::{Repository, StoreError};

impl JobsBy {
    /// The columns of the report; the first is what the jobs are divided by.
    fn columns(self) -> &'static [&'static str] {
        match self {
            JobsBy::Client => &["client", "jobs", "people", "quota_jobs", "places", "open"],
            JobsBy::WorkType => &["work_type", "jobs", "people", "quota_jobs", "places", "open"],
            JobsBy::Region => {
                &["region", "jobs", "people", "quota_jobs", "places", "open", "teams", "overdue", "open_signals"]
            }
            JobsBy::Province => &["province", "jobs", "people", "quota_jobs", "places", "open"],
        }
    }

    /// The first column: what the jobs are divided by.
    pub fn column(self) -> &'static str {
        self.columns().first().copied().unwrap_or_default()
    }

    /// Key of the words for jobs that belong to none of the parts.
    fn none(self) -> &'static str {
        match self {
            JobsBy::Client => "cli-report-no-client",
            JobsBy::WorkType => "cli-report-no-work-type",
            JobsBy::Region => "cli-report-no-region",
            JobsBy::Province => "cli-report-no-province",
        }
    }
}

/// The jobs on a day, divided by client, work type, region or province. The total is that of the programme.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn jobs_by(repo: &dyn Repository, by: JobsBy, as_of: Day) -> Result<ReportTable, StoreError> {
    let followed = if by == JobsBy::Region { Some(followed_by_region(repo, as_of)?) } else { None };
    divided(&ProgrammeDay::read(repo, as_of)?, by, followed)
}

/// The jobs on a day by something, with what waits in each region where that is given.
pub(super) fn divided(
    programme: &ProgrammeDay<'_>,
    by: JobsBy,
    followed: Option<BTreeMap<String, [i64; 3]>>,
) -> Result<ReportTable, StoreError> {
    let mut parts = programme.divided(by)?;
    // A client that only employs people has no part of the jobs.
    parts.retain(|part| by != JobsBy::Client || part.portion != Portion::default());
    // Ordered by name, with the jobs that belong to no part last.
    parts.sort_by_key(|part| (part.name.is_empty(), order_key(&part.name)));
    let line = |name: TableCell, p: &Portion, followed: Option<[i64; 3]>| {
        let mut line = vec![
            name,
            TableCell::jobs(programme.unit.map(|unit| p.jobs(unit))),
            p.people().into(),
            TableCell::jobs(programme.unit.map(|unit| p.quota_jobs(unit))),
            p.places().into(),
            p.open().into(),
        ];
        line.extend(followed.into_iter().flatten().map(TableCell::from));
        line
    };
    let of_region = |name: &str| followed.as_ref().map(|all| all.get(name).copied().unwrap_or_default());
    let of_all = followed.as_ref().map(|all| {
        all.values().fold([0; 3], |[teams, late, open], one| [teams + one[0], late + one[1], open + one[2]])
    });
    let named = |name: &String| match name.as_str() {
        "" => TableCell::or(Value::Empty, by.none()),
        name => Value::Text(name.to_owned()).into(),
    };
    let lines: Vec<_> =
        parts.iter().map(|part| line(named(&part.name), &part.portion, of_region(&part.name))).collect();
    let all = parts.iter().map(|part| part.portion).sum();
    let total = line(TableCell::or(Value::Empty, "cli-report-total"), &all, of_all);
    Ok(ReportTable {
        from: None,
        as_of: programme.day,
        columns: by.columns(),
        rounding: rounding(&lines, &total),
        lines,
        total: Some(total),
    })
}

/// For each region its teams, and in them the overdue contacts and the open signals; teams without a region have an empty name.
fn followed_by_region(repo: &dyn Repository, as_of: Day) -> Result<BTreeMap<String, [i64; 3]>, StoreError> {
    let query = Query::of(Kind::Team, as_of).showing(&["region", "overdue", "open_signals"]);
    let mut regions: BTreeMap<String, [i64; 3]> = BTreeMap::new();
    for row in repo.window(&query, 0, repo.count(&query)?)?.rows {
        let [region, overdue, open] = row.cells.as_slice() else { continue };
        let of = regions.entry(region.value.plain()).or_default();
        of[0] += 1;
        for (sum, cell) in of[1..].iter_mut().zip([overdue, open]) {
            *sum += if let Value::Whole(count) = cell.value { count } else { 0 };
        }
    }
    Ok(regions)
}

/// The numbers of the programme at the end of each month, from the month of `from` to that of `until`; the last month ends
/// on `until` itself.
///
/// # Errors
/// Returns an error when the store cannot be read.
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
    Ok(ReportTable {
        from: None,
        as_of: until,
        columns: &["day", "jobs", "people", "teams", "places", "open"],
        lines,
        rounding: None,
        total: None,
    })
}

/// The first month that is shown when none is asked for: two years back, or the first day of the first team when that is later.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn first_month(repo: &dyn Repository, until: Day) -> Result<Day, StoreError> {
    let back = until.checked_sub_months(Months::new(24)).unwrap_or(until);
    Ok(first_team(repo, until)?.map_or(until, |began| back.max(began)))
}

/// The first day of the first team.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn first_team(repo: &dyn Repository, on: Day) -> Result<Option<Day>, StoreError> {
    let oldest = Query::of(Kind::Team, on).of_all_times().sorted(crate::domain::query::Sort::by("from"));
    let rows = repo.window(&oldest.showing(&["from"]), 0, 1)?.rows;
    Ok(rows.first().and_then(|row| row.cells.first()).and_then(|cell| cell.value.day()))
}
