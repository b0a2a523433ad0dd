//! `report`: numbers as others ask for them.

use super::args::{Form, Report};
use super::failure::Failure;
use super::output::Table as Columns;
use super::session::Session;
use super::sheet::{form_by_name, write_rows};
use crate::domain::value::Value;
use crate::exchange::write::{OutCell, WriteError, save};
use crate::report::{By, Entry, JobsReport, Table, clients, first_month, jobs_by, jobs_by_month};
use crate::text::Words;

/// Does it.
pub fn report(session: &mut Session, asked: &Report) -> Result<(), Failure> {
    match asked {
        Report::Clients(form) => {
            let table = clients(&session.open(false)?, session.as_of)?;
            give(session, "cli-report-clients", &table, form)
        }
        Report::Jobs { by, from, to, form } => {
            let by = match by.as_deref() {
                Some("client") => By::Client,
                Some("work-type") => By::WorkType,
                Some("province") => By::Province,
                Some(_) => return months(session, from.as_deref(), to.as_deref(), form),
                None => return jobs(session),
            };
            if from.is_some() || to.is_some() {
                return Err(Failure::Usage("cli-report-only-months", vec![]));
            }
            let table = jobs_by(&session.open(false)?, by, session.as_of)?;
            give(session, "cli-report-title", &table, form)
        }
    }
}

fn months(session: &mut Session, from: Option<&str>, to: Option<&str>, form: &Form) -> Result<(), Failure> {
    let repo = session.open(false)?;
    let until = session.on(to)?;
    let from = match from {
        Some(from) => session.on(Some(from))?,
        None => first_month(&repo, until)?,
    };
    let table = jobs_by_month(&repo, (from, until))?;
    give(session, "cli-report-months", &table, form)
}

/// Gives a report in the form asked for, else as the name of the file says, else as a table to read.
fn give(session: &mut Session, title: &str, table: &Table, asked: &Form) -> Result<(), Failure> {
    let named = asked.out.as_deref().map(form_by_name).transpose();
    let named = named.map_err(|end| Failure::usage("cli-unknown-form", "value", end))?.flatten();
    let form = match (asked.format.as_deref(), session.global.json, named) {
        (Some(form), ..) => form,
        (None, true, _) => "json",
        (None, false, Some(form)) => form,
        (None, false, None) => "table",
    };
    let title = session.words.say_with(title, &[("day", table.as_of.into())]);
    match &asked.out {
        None if form == "xlsx" => Err(Failure::Usage("cli-workbook-needs-file", vec![])),
        None if form == "json" => session.out.json(table),
        None if form == "table" => read(session, &title, table),
        None => Ok(write(&session.words, form, &title, table, session.out.writer())?),
        Some(path) => Ok(save(path, |to| write(&session.words, form, &title, table, to))?),
    }
}

fn headings(words: &Words, table: &Table) -> Vec<String> {
    table.columns.iter().map(|column| words.say(&format!("cli-column-{column}")).into_owned()).collect()
}

fn write(words: &Words, form: &str, title: &str, table: &Table, to: &mut dyn std::io::Write) -> Result<(), WriteError> {
    if form == "json" {
        serde_json::to_writer_pretty(&mut *to, table).map_err(std::io::Error::from)?;
        return Ok(writeln!(to)?);
    }
    let cell = |entry: &Entry| match (&entry.value, entry.blank) {
        (Value::Empty, Some(blank)) => OutCell::Text(words.say(blank).into_owned()),
        (Value::Empty, None) => OutCell::Empty,
        (Value::Day(day), _) => OutCell::Day(*day),
        (value @ (Value::Whole(_) | Value::Decimal(_)), _) => OutCell::Number(value.plain()),
        (value, _) => OutCell::Text(words.value(value)),
    };
    let rows = table.lines.iter().chain(&table.total).map(|line| line.iter().map(cell).collect());
    write_rows((words, form), title, &headings(words, table), rows, to)
}

fn read(session: &mut Session, title: &str, table: &Table) -> Result<(), Failure> {
    let words = &session.words;
    let text = |(column, entry): (&&str, &Entry)| match (*column, &entry.value, entry.blank) {
        (_, Value::Empty, Some(blank)) => words.say(blank).into_owned(),
        // Jobs keep their one decimal, amounts of money both.
        ("jobs" | "quota_jobs", Value::Decimal(jobs), _) => {
            crate::domain::decimal::Tenths(jobs.hundredths() / 10).text(words.language().mark())
        }
        ("levy", Value::Decimal(levy), _) => levy.text_fixed(words.language().mark()),
        (_, value, _) => words.value(value),
    };
    let rows: Vec<Vec<String>> =
        table.lines.iter().chain(&table.total).map(|line| table.columns.iter().zip(line).map(text).collect()).collect();
    let headings = headings(words, table);
    let right: Vec<bool> = (0..headings.len()).map(|at| at > 0).collect();
    let shape = Columns::new(&headings, &right, &rows);
    session.out.heading(title)?;
    session.out.heading(&shape.row(&headings))?;
    for row in &rows {
        session.out.line(&shape.row(row))?;
    }
    Ok(())
}

/// `report jobs` without a division.
fn jobs(session: &mut Session) -> Result<(), Failure> {
    let repo = session.open(false)?;
    let report = JobsReport::of(&repo, session.as_of)?;
    if session.global.json {
        return session.out.json_line(&report);
    }
    let mark = session.words.language().mark();
    let rows: Vec<Vec<String>> = report
        .lines()
        .iter()
        .map(|(name, value)| {
            let text = match (*name, value) {
                ("jobs", _) => report.jobs.text(mark),
                (_, Value::Empty) => "–".to_owned(),
                (_, value) => session.words.value(value),
            };
            vec![session.words.say(&format!("cli-report-{name}")).into_owned(), text]
        })
        .collect();
    let title = session.words.say_with("cli-report-title", &[("day", report.as_of.into())]);
    session.out.heading(&title)?;
    let table = Columns::new(&[String::new(), String::new()], &[false, true], &rows);
    for row in &rows {
        let line = table.row(row);
        session.out.line(&line)?;
    }
    Ok(())
}
