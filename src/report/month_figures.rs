//! Every figure that the reports tell of a month: of the programme, and of each part that they divide it into.

use std::collections::BTreeMap;

use chrono::Datelike;
use serde::Serialize;

use super::absence::{AbsenceBy, AbsenceReport, Hours};
use super::breakdown::divided;
use super::clients::clients;
use super::jobs::JobsReport;
use super::leavers::{Leaver, LeaversReport};
use super::monthly::{leaving, scores};
use super::parts::{JobsBy, ProgrammeDay};
use super::table::{ReportTable, TableCell};
use super::year::phases;
use crate::domain::charging::{Period, Sums};
use crate::domain::days::Day;
use crate::domain::decimal::{Decimal, Tenths};
use crate::domain::id::Id;
use crate::domain::kinds::{Chance, ClientTalk, Employment, Organisation, Parameter, Team};
use crate::domain::paid_hours::{JobPeriod, PaidHours};
use crate::domain::time_series::{Movement, MovementKind, Snapshot, left_in};
use crate::domain::value::{FieldValue, Value};
use crate::repository::charging;
use crate::repository::paid_hours::paid_in;
use crate::repository::payers::Payers;
use crate::repository::{Repository, StoreError, TypedReading};

/// The part of the programme that a figure is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigurePart {
    /// What the programme is divided by: `client`, `work_type`, `province`, `region`, `team`, `end_reason`, `destination`,
    /// `phase`.
    pub by: &'static str,
    /// Which part; empty for what belongs to none.
    pub name: TableCell,
}

/// A figure of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthFigure {
    /// Identifier of the figure: the name of a line, column or key of a report.
    pub figure: &'static str,
    /// The part of the programme that it is of; `None` for the whole programme.
    pub part: Option<FigurePart>,
    /// The value of the figure in that month.
    pub value: Value,
}

/// Whose charges of which days may be otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargedOtherwise {
    /// Whose.
    pub payers: Payers,
    /// From which day on; `None` for no day.
    pub from: Option<Day>,
}

impl ChargedOtherwise {
    /// What is charged for each of some months; nothing for those before the first day.
    fn in_each(
        &self,
        repo: &dyn Repository,
        months: &[(Day, Day)],
    ) -> Result<Vec<BTreeMap<Option<Id>, Sums>>, StoreError> {
        let concerned = |(_, until): &&(Day, Day)| self.from.is_some_and(|from| from <= *until);
        let periods = months.iter().filter(concerned).map(|(from, until)| Period { from: *from, until: *until });
        let charged = charging::programme(repo, &periods.collect::<Vec<_>>(), &self.payers)?;
        // The months are in order: those concerned are the last.
        let before = months.len().saturating_sub(charged.len());
        Ok((0..before).map(|_| BTreeMap::new()).chain(charged).collect())
    }
}

/// Columns of the clients report with a sum that no other figure tells.
const SUMS: [&str; 3] = ["agreed_jobs", "quota_jobs", "employed"];

/// The figures of each of some months, which come one after the other, each with its first and last day; of the charges only those
/// of these payers, from a day on.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn figures_of(
    repo: &dyn Repository,
    months: &[(Day, Day)],
    charged: &ChargedOtherwise,
) -> Result<Vec<Vec<MonthFigure>>, StoreError> {
    let (Some((first, _)), Some((_, last))) = (months.first(), months.last()) else { return Ok(Vec::new()) };
    let eve = first.pred_opt().unwrap_or(*first);
    let days: Vec<Day> = months.iter().map(|(_, until)| *until).collect();
    let counted = repo.snapshots(&days)?;
    let flows = repo.movements(eve, *last)?;
    let absence = AbsenceReport::in_each(repo, months, AbsenceBy::Team)?;
    let by_client = AbsenceReport::in_each(repo, months, AbsenceBy::Client)?;
    let talks = repo.all_of::<ClientTalk>()?;
    let parameters = repo.all_of::<Parameter>()?;
    let mut told = Vec::new();
    let paid = paid_in(repo, months)?;
    let leavers = LeaversReport::of(repo, *first, *last)?;
    let charged = charged.in_each(repo, months)?;
    let hours = absence.iter().zip(&by_client).zip(paid.iter().zip(&charged));
    for (((from, until), moment), ((absence, by_client), (paid, charged))) in months.iter().zip(&counted).zip(hours) {
        let (from, until) = (*from, *until);
        let mut month = Collected::default();
        JobsReport::of(repo, until)?.lines().into_iter().for_each(|(figure, value)| month.whole(figure, value));
        month.course(moment, flows.iter().filter(|flow| flow.day >= from && flow.day <= until));
        month.absence(absence, "team");
        month.hours(None, &absence.total);
        month.absence(by_client, "client");
        month.table(&clients(repo, until)?, &SUMS);
        let names = names_on(repo, until)?;
        month.paid(paid, JobPeriod::of(&parameters, (from, until)), &names);
        month.charged(charged, &names);
        let programme = ProgrammeDay::read(repo, until)?;
        for by in [JobsBy::WorkType, JobsBy::Province, JobsBy::Region] {
            month.table(&divided(&programme, by, None)?, &[]);
        }
        month.leavers(leavers.leavers.iter().filter(|leaver| left_in(leaver.until, (from, until))));
        month.whole("talks", count(talks.iter().filter(|talk| talk.held_on >= from && talk.held_on <= until).count()));
        let new_year = until.with_ordinal(1).unwrap_or(until);
        let (chances, teams) = (repo.all_of_on::<Chance>(until)?, repo.all_of_on::<Team>(until)?);
        for phase in phases(&chances, &teams, (new_year.pred_opt().unwrap_or(new_year), until)) {
            let part = || part("phase", Value::Choice(phase.phase), "");
            month.push("chances", part(), Value::Whole(phase.chances));
            month.push("expected_jobs", part(), decimal(phase.expected_jobs));
        }
        for score in scores(repo, &parameters, from, until)? {
            let team = if score.team.is_empty() { Value::Empty } else { Value::Text(score.team) };
            let part = || part("team", team.clone(), "overview-whole-programme");
            month.push("score", part(), decimal(score.score));
            month.push("answers", part(), Value::Whole(score.answers));
        }
        told.push(month.0);
    }
    Ok(told)
}

/// What clients are called on a day.
fn names_on(repo: &dyn Repository, on: Day) -> Result<BTreeMap<Id, String>, StoreError> {
    Ok(repo.all_of_on::<Organisation>(on)?.into_iter().map(|client| (client.id, client.name)).collect())
}

fn part(by: &'static str, name: Value, none: &'static str) -> Option<FigurePart> {
    Some(FigurePart { by, name: TableCell::or(name, none) })
}

fn of_client(client: Option<Id>, names: &BTreeMap<Id, String>, none: &'static str) -> Option<FigurePart> {
    part("client", client.and_then(|client| names.get(&client)).cloned().map_or(Value::Empty, Value::Text), none)
}

fn decimal(number: Option<Decimal>) -> Value {
    number.map_or(Value::Empty, Value::Decimal)
}

fn count(number: usize) -> Value {
    i64::try_from(number).map_or(Value::Empty, Value::Whole)
}

#[derive(Default)]
struct Collected(Vec<MonthFigure>);

impl Collected {
    fn push(&mut self, figure: &'static str, part: Option<FigurePart>, value: Value) {
        self.0.push(MonthFigure { figure, part, value });
    }

    fn whole(&mut self, figure: &'static str, value: Value) {
        self.push(figure, None, value);
    }

    /// How full the places are, and who came and went.
    fn course<'a>(&mut self, moment: &Snapshot, flows: impl Iterator<Item = &'a Movement> + Clone) {
        self.whole("occupancy", decimal(moment.occupancy()));
        let came = |flow: &&Movement| flow.passage == MovementKind::Came;
        for (figure, way) in [("came", true), ("went", false)] {
            let people = flows.clone().filter(|flow| came(flow) == way).map(|flow| flow.people).sum();
            self.whole(figure, Value::Whole(people));
        }
        for left in leaving(flows) {
            let reason = left.reason.map_or(Value::Empty, |reason| reason.to_value());
            self.push("went", part(Employment::end_reason, reason, "overview-no-reason"), Value::Whole(left.people));
        }
    }

    fn hours(&mut self, part: Option<&FigurePart>, hours: &Hours) {
        let told = [
            ("contract_hours", Some(hours.contract_hours)),
            ("absent_hours", hours.absent_hours),
            ("rate", hours.rate),
        ];
        told.into_iter().for_each(|(figure, value)| self.push(figure, part.cloned(), decimal(value)));
    }

    fn absence(&mut self, report: &AbsenceReport, by: &'static str) {
        for row in &report.rows {
            let name = row.name.clone().map_or(Value::Empty, Value::Text);
            self.hours(part(by, name, "cli-report-no-client").as_ref(), &row.hours);
        }
    }

    /// The columns of a table, the first of which says what a line is of; of its total those named.
    fn table(&mut self, table: &ReportTable, sums: &[&str]) {
        let Some((by, columns)) = table.columns.split_first() else { return };
        for line in &table.lines {
            let Some((name, cells)) = line.split_first() else { continue };
            for (figure, cell) in columns.iter().zip(cells) {
                self.push(figure, Some(FigurePart { by, name: name.clone() }), cell.value.clone());
            }
        }
        for (figure, cell) in table.columns.iter().zip(table.total.iter().flatten()) {
            if sums.contains(figure) {
                self.whole(figure, cell.value.clone());
            }
        }
    }

    /// The hours that are paid for, as the clients report over a period tells them; `unit` is what a job is in it.
    fn paid(&mut self, paid: &BTreeMap<Option<Id>, PaidHours>, unit: Option<JobPeriod>, names: &BTreeMap<Id, String>) {
        let all = paid.values().fold(PaidHours::default(), |sum, paid| sum.and(*paid));
        let clients = paid.iter().map(|(client, paid)| (of_client(*client, names, "cli-report-no-client"), *paid));
        for (part, paid) in clients.chain([(None, all)]) {
            let jobs = |jobs: fn(&PaidHours, JobPeriod) -> Tenths| {
                unit.map_or(Value::Empty, |unit| Value::Decimal(jobs(&paid, unit).into()))
            };
            self.push("paid_hours", part.clone(), Value::Decimal(paid.hours()));
            self.push("period_jobs", part.clone(), jobs(PaidHours::jobs));
            self.push("period_quota_jobs", part, jobs(PaidHours::quota_jobs));
        }
    }

    /// What each client would be charged for the month, as the report of all charges tells it.
    fn charged(&mut self, charged: &BTreeMap<Option<Id>, Sums>, names: &BTreeMap<Id, String>) {
        for (client, sums) in charged {
            let told = [("costs", sums.costs), ("windfalls", sums.windfalls)].into_iter();
            for (figure, amount) in told.filter(|(_, amount)| *amount != Decimal::ZERO) {
                self.push(figure, of_client(*client, names, "cli-charges-nobody"), Value::Decimal(amount));
            }
        }
    }

    fn leavers<'a>(&mut self, leavers: impl Iterator<Item = &'a Leaver>) {
        let (mut all, mut by_part): (usize, Vec<(&'static str, &Value, usize)>) = (0, Vec::new());
        for leaver in leavers {
            all += 1;
            let of = [(Employment::end_reason, &leaver.end_reason), (Employment::destination, &leaver.destination)];
            // Only who moves on has a destination.
            for (by, name) in of.into_iter().filter(|(by, name)| *by == Employment::end_reason || !name.is_empty()) {
                match by_part.iter_mut().find(|(known, value, _)| *known == by && *value == name) {
                    Some((.., people)) => *people += 1,
                    None => by_part.push((by, name, 1)),
                }
            }
        }
        self.whole("left", count(all));
        for (by, name, people) in by_part {
            self.push("left", part(by, name.clone(), "overview-no-reason"), count(people));
        }
    }
}
