//! The clients report: for each client what was agreed, what is credited to it, and its quota.

use std::collections::BTreeMap;

use super::table::{ReportTable, TableCell, rounding};
use crate::domain::crediting::Portion;
use crate::domain::days::{Day, holds};
use crate::domain::id::Id;
use crate::domain::kinds::{ClientAgreement, Organisation, Parameter};
use crate::domain::quota::{Quota, QuotaRules};
use crate::domain::value::Value;
use crate::repository::{Repository, StoreError, TypedReading};

const COLUMNS: &[&str] =
    &["client", "agreed_jobs", "jobs", "people", "quota_jobs", "places", "open", "employed", "shortfall", "levy"];

/// One line for each client with an agreement or credit, ordered by name; what no client takes comes last. The total is that
/// of the programme, and its difference from the rounded lines has a line of its own.
/// Shortfall and levy have no sum: each client answers for its own.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn clients(repo: &dyn Repository, as_of: Day) -> Result<ReportTable, StoreError> {
    let parameters = repo.all_of::<Parameter>()?;
    let rules = QuotaRules::on(as_of, &parameters);
    let agreements: BTreeMap<Id, ClientAgreement> = repo
        .all_of::<ClientAgreement>()?
        .into_iter()
        .filter(|a| holds(a.from, a.until, as_of))
        .map(|a| (a.organisation, a))
        .collect();
    let credits = repo.credits(as_of)?;
    let credit = |client: Option<Id>| credits.iter().find(|credit| credit.client == client);
    let unit = repo.settings(as_of)?.job_hours;
    let line = |name, agreed: Option<i64>, portion: &Portion, employed: i64, quota| {
        let agreed = TableCell::or(agreed.map_or(Value::Empty, Value::Whole), "cli-report-nothing");
        let [shortfall, levy] = quota_cells(quota);
        let jobs = TableCell::jobs(unit.map(|unit| portion.jobs(unit)));
        let quota_jobs = TableCell::jobs(unit.map(|unit| portion.quota_jobs(unit)));
        let [people, places, open] = [portion.people(), portion.places(), portion.open()].map(TableCell::from);
        vec![name, agreed, jobs, people, quota_jobs, places, open, employed.into(), shortfall, levy]
    };
    let mut lines = Vec::new();
    let organisations = repo.all_of_on::<Organisation>(as_of)?;
    for client in &organisations {
        let (agreed, credit) = (agreements.get(&client.id), credit(Some(client.id)));
        if agreed.is_none() && credit.is_none() {
            continue;
        }
        let portion = credit.map(|credit| credit.portion).unwrap_or_default();
        let quota = rules.of(agreed.and_then(|a| a.paid_hours), portion.quota_hours());
        let name = Value::Text(client.name.clone()).into();
        lines.push(line(name, agreed.map(|a| a.jobs), &portion, credit.map_or(0, |c| c.employed), Some(quota)));
    }
    if let Some(rest) = credit(None) {
        let name = TableCell::or(Value::Empty, "cli-report-no-client");
        lines.push(line(name, None, &rest.portion, rest.employed, None));
    }
    let all: Portion = credits.iter().map(|credit| credit.portion).sum();
    // Without any agreement there is no number to sum.
    let agreed = (!agreements.is_empty()).then(|| agreements.values().map(|a| a.jobs).sum());
    let employed = credits.iter().map(|c| c.employed).sum();
    let total = line(TableCell::or(Value::Empty, "cli-report-total"), agreed, &all, employed, None);
    Ok(ReportTable {
        from: None,
        as_of,
        columns: COLUMNS,
        rounding: rounding(&lines, &total),
        lines,
        total: Some(total),
    })
}

fn quota_cells(quota: Option<Quota>) -> [TableCell; 2] {
    let both = |text| [(); 2].map(|()| TableCell::or(Value::Empty, text));
    match quota {
        Some(Quota::Short { places, levy }) => [places.into(), levy.into()],
        Some(Quota::Unknown(_)) => both("cli-report-unknown"),
        Some(Quota::NotInForce) => both("cli-report-not-in-force"),
        None => both("cli-report-nothing"),
    }
}
