//! What clients are credited with over a period, besides what they have on its last day; see
//! [`paid_hours`](crate::domain::paid_hours) for the definition.

use std::collections::{BTreeMap, BTreeSet};

use super::table::{ReportTable, TableCell, rounding};
use crate::domain::crediting::Portion;
use crate::domain::days::{Day, holds};
use crate::domain::id::Id;
use crate::domain::kinds::{ClientAgreement, Organisation, Parameter};
use crate::domain::paid_hours::{JobPeriod, PaidHours};
use crate::domain::value::Value;
use crate::repository::paid_hours::paid_in;
use crate::repository::{Repository, StoreError, TypedReading};

const COLUMNS: &[&str] = &["client", "agreed_jobs", "paid_hours", "period_jobs", "period_quota_jobs", "last_day_jobs"];

/// One line for each client with paid hours in the period or jobs on its last day, ordered by name; what no client takes
/// comes last. The difference between the rounded lines and the total has a line of its own.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn clients_over(repo: &dyn Repository, period: (Day, Day)) -> Result<ReportTable, StoreError> {
    let (from, to) = period;
    let paid = paid_in(repo, &[period])?.pop().unwrap_or_default();
    let unit = JobPeriod::of(&repo.all_of::<Parameter>()?, period);
    let day_unit = repo.settings(to)?.job_hours;
    let agreements = repo.all_of::<ClientAgreement>()?.into_iter().filter(|a| holds(a.from, a.until, to));
    let agreements: BTreeMap<Id, i64> = agreements.map(|a| (a.organisation, a.jobs)).collect();
    let credits: BTreeMap<Option<Id>, Portion> =
        repo.credits(to)?.into_iter().map(|credit| (credit.client, credit.portion)).collect();
    let line = |name, agreed: Option<i64>, paid: &PaidHours, portion: &Portion| {
        vec![
            name,
            TableCell::or(agreed.map_or(Value::Empty, Value::Whole), "cli-report-nothing"),
            paid.hours().into(),
            TableCell::jobs(unit.map(|unit| paid.jobs(unit))),
            TableCell::jobs(unit.map(|unit| paid.quota_jobs(unit))),
            TableCell::jobs(day_unit.map(|unit| portion.jobs(unit))),
        ]
    };
    let of = |client: Option<Id>| {
        (paid.get(&client).copied().unwrap_or_default(), credits.get(&client).copied().unwrap_or_default())
    };
    let mut lines = Vec::new();
    let shown: BTreeSet<Id> = paid.keys().chain(credits.keys()).flatten().chain(agreements.keys()).copied().collect();
    for client in repo.all_of_on::<Organisation>(to)? {
        let (paid, portion) = of(Some(client.id));
        if shown.contains(&client.id) {
            let agreed = agreements.get(&client.id).copied();
            lines.push(line(Value::Text(client.name).into(), agreed, &paid, &portion));
        }
    }
    let (rest, portion) = of(None);
    if rest != PaidHours::default() || portion != Portion::default() {
        lines.push(line(TableCell::or(Value::Empty, "cli-report-no-client"), None, &rest, &portion));
    }
    let all = paid.values().fold(PaidHours::default(), |sum, paid| sum.and(*paid));
    let agreed = (!agreements.is_empty()).then(|| agreements.values().sum());
    let portion = credits.values().copied().sum();
    let total = line(TableCell::or(Value::Empty, "cli-report-total"), agreed, &all, &portion);
    let rounding = rounding(&lines, &total);
    Ok(ReportTable { from: Some(from), as_of: to, columns: COLUMNS, rounding, lines, total: Some(total) })
}
