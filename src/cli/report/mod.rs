//! `report`: numbers as others ask for them.

pub mod agenda;
mod development;
mod guidance;
mod instruments;
mod overview;
mod sections;
mod tables;
mod year;

use super::args::{OutputArgs, Report};
use super::failure::Failure;
use super::list_sheet::{out_cell, write_rows};
use super::output::{OutFile, TextTable, write_json};
use super::session::Session;
use crate::cli::output_format::OutputFormat;
use crate::domain::query::Cell;
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::exchange::sheet::SheetCell;
use crate::report::{JobsReport, Overview, YearError, YearReport};

/// Shows the report that is asked for.
pub fn report(session: &mut Session, report: &Report) -> Result<(), Failure> {
    match report {
        Report::Jobs { by: None, from: None, to: None, form } => jobs(session, form),
        Report::Jobs { by: None, .. } => Err(Failure::Usage("cli-report-only-months", vec![])),
        Report::Jobs { by: Some(by), from, to, form } => {
            tables::divided(session, by, (from.as_deref(), to.as_deref()), form)
        }
        Report::Overview => overview(session),
        Report::Year { year: of, format, file } => year(session, *of, *format, file),
        Report::Clients(form) => tables::per_client(session, form),
        Report::Agenda(args) => agenda::agenda(session, args),
        Report::Instruments => instruments::instruments(session),
        Report::Leavers { from, to } => development::leavers(session, from.as_deref(), to.as_deref()),
        Report::Displacement => development::displacement(session),
        Report::Contacts => guidance::contacts(session),
        Report::Gaps => guidance::gaps(session),
        Report::Charges { client, statement, days, form } => {
            super::charges::report(session, (client.as_deref(), statement.as_deref()), days, form)
        }
        Report::Absence { from, to, by } => guidance::absence(session, from.as_deref(), to.as_deref(), by.as_deref()),
    }
}

/// `report jobs` without a division.
fn jobs(session: &mut Session, args: &OutputArgs) -> Result<(), Failure> {
    let form = args.file.format(args.format, &OutputFormat::LIST, session.global.json)?;
    let repo = session.open(false)?;
    let report = JobsReport::of(&repo, session.as_of)?;
    let words = &session.words;
    let name = |name: &str| words.say(&format!("cli-report-{name}")).into_owned();
    let title = words.say_with("cli-report-title", &[("day", report.as_of.into())]);
    if form == OutputFormat::Table {
        let text = |(line, value): (&str, Value)| match (line, value) {
            ("jobs", _) => report.jobs.text(words.language().mark()),
            (_, Value::Empty) => "–".to_owned(),
            (_, value) => words.value(&value),
        };
        let rows: Vec<Vec<String>> = report.lines().map(|line| vec![name(line.0), text(line)]).into();
        let table = TextTable::new(&[String::new(), String::new()], &[false, true], &rows);
        session.out.heading(&title)?;
        return rows.iter().try_for_each(|row| session.out.line(&table.row(row)));
    }
    session.out.give(form, &args.file, |to| {
        if form == OutputFormat::Json {
            // On one line, as it always was: scripts read it as it comes.
            serde_json::to_writer(&mut *to, &report)?;
            return Ok(writeln!(to)?);
        }
        let headings = ["name", "value"].map(|field| words.short(Kind::Parameter, field).into_owned());
        let cell = |value| out_cell(words, Cell { value, label: None });
        let rows = report.lines().map(|(line, value)| vec![SheetCell::Text(name(line)), cell(value)]);
        Ok(write_rows((words, form), &title, &headings, rows.into_iter(), to)?)
    })
}

/// `report overview`.
fn overview(session: &mut Session) -> Result<(), Failure> {
    let repo = session.open(false)?;
    let report = Overview::of(&repo, session.as_of)?;
    if session.global.json {
        return session.out.json(&report);
    }
    overview::document(&report, &session.words).print(session)
}

/// `report year`.
fn year(session: &mut Session, year: i32, format: Option<OutputFormat>, file: &OutFile) -> Result<(), Failure> {
    let repo = session.open(false)?;
    let report = YearReport::of(&repo, year, session.as_of).map_err(|error| match error {
        YearError::Refused(refusal) => Failure::Refused(refusal),
        YearError::Store(error) => Failure::Store(error),
    })?;
    let by_name = file.out.as_deref().and_then(|path| OutputFormat::by_name(path, &OutputFormat::YEAR).ok().flatten());
    let form = match (format, by_name) {
        (Some(form), _) => form,
        (None, _) if session.global.json => OutputFormat::Json,
        (None, named) => named.unwrap_or(OutputFormat::Markdown),
    };
    let document = year::document(&report, &session.words);
    session.out.give(form, file, |to| match form {
        OutputFormat::Xlsx => Ok(document.workbook(to)?),
        OutputFormat::Json => write_json(&report, to),
        _ => Ok(document.markdown(&session.words, to)?),
    })
}
