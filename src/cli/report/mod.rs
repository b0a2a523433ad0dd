//! `report`: numbers as others ask for them.

pub mod agenda;
mod listings;
mod overview;
mod sections;
mod tables;
mod year;

use super::args::{Days, OutputArgs, Report};
use super::failure::Failure;
use super::list_sheet::value_cell;
use super::output::{OutFile, write_json, write_json_line};
use super::session::Session;
use super::table_sheet::TableSheet;
use crate::cli::output_format::OutputFormat;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;
use crate::exchange::sheet::SheetCell;
use crate::report::{JobsReport, Overview, YearReport};

/// Shows the report that is asked for.
pub fn report(session: &mut Session, report: &Report) -> Result<(), Failure> {
    match report {
        Report::Jobs { by: None, days: Days { from: None, to: None }, form } => jobs(session, form),
        Report::Jobs { by: None, .. } => Err(Failure::Usage("cli-report-only-months", vec![])),
        Report::Jobs { by: Some(by), days, form } => tables::divided(session, by, days, form),
        Report::Overview => overview(session),
        Report::Year { year: of, format, file } => year(session, *of, *format, file),
        Report::Clients { days, form } => tables::per_client(session, days, form),
        Report::Agenda(args) => agenda::agenda(session, args),
        Report::Instruments => listings::instruments(session),
        Report::Leavers(days) => listings::leavers(session, days),
        Report::Displacement => listings::displacement(session),
        Report::Contacts => listings::contacts(session),
        Report::Gaps => listings::gaps(session),
        Report::Charges { client, statement, for_client, days, form } => {
            super::charges::report(session, (client.as_deref(), statement.as_deref(), *for_client), days, form)
        }
        Report::Absence { days, by } => listings::absence(session, days, by.as_deref()),
    }
}

/// `report jobs` without a division.
fn jobs(session: &mut Session, args: &OutputArgs) -> Result<(), Failure> {
    let report = JobsReport::of(&session.open(false)?, session.as_of)?;
    let words = &session.words;
    let name = |name: &str| words.say(&format!("cli-report-{name}")).into_owned();
    let text = |(line, value): (&str, Value)| match (line, value) {
        ("jobs", Value::Decimal(_)) => report.jobs.map(|jobs| jobs.text(words.language().mark())).unwrap_or_default(),
        (_, Value::Empty) => words.say("cli-report-unknown").into_owned(),
        (_, value) => words.value(&value),
    };
    let sheet = TableSheet {
        title: words.say_with("cli-report-title", &[("day", report.as_of.into())]),
        headings: ["name", "value"].map(|field| words.short(Kind::Parameter, field).into_owned()).into(),
        rows: report.lines().map(|(line, value)| vec![SheetCell::Text(name(line)), value_cell(words, &value)]).into(),
    };
    let texts: Vec<Vec<String>> = report.lines().map(|line| vec![name(line.0), text(line)]).into();
    sheet.give(
        session,
        args,
        |to| write_json_line(&report, to),
        |session, title| {
            session.out.heading(title)?;
            session.out.rows(&[false, true], &texts)
        },
    )
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
    let not_begun = || Refusal::new(Reason::YearNotBegun).with("year", year.to_string()).with("day", session.as_of);
    let report = YearReport::of(&repo, year, session.as_of)?.ok_or_else(not_begun)?;
    let form = file.format(format, &OutputFormat::YEAR, session.global.json)?;
    let document = year::document(&report, &session.words);
    session.out.give(form, file, |to| match form {
        OutputFormat::Xlsx => Ok(document.workbook(to)?),
        OutputFormat::Json => write_json(&report, to),
        _ => Ok(document.markdown(&session.words, to)?),
    })
}
