//! Reports as lines under columns: clients, and jobs divided by something.

use crate::cli::args::OutputArgs;
use crate::cli::failure::Failure;
use crate::cli::list_sheet::write_rows;
use crate::cli::output::write_json;
use crate::cli::output_format::OutputFormat;
use crate::cli::session::Session;
use crate::domain::decimal::Tenths;
use crate::domain::value::Value;
use crate::exchange::sheet::SheetCell;
use crate::report::{JobsBy, ReportTable, TableCell, clients, first_month, jobs_by, jobs_by_month};
use crate::text::Words;

/// `report clients`.
pub fn per_client(session: &mut Session, form: &OutputArgs) -> Result<(), Failure> {
    let table = clients(&session.open(false)?, session.as_of)?;
    give(session, "cli-report-clients", &table, form)
}

/// `report jobs --by`.
pub fn divided(
    session: &mut Session,
    by: &str,
    (from, to): (Option<&str>, Option<&str>),
    form: &OutputArgs,
) -> Result<(), Failure> {
    let by = match by {
        "client" => JobsBy::Client,
        "work-type" => JobsBy::WorkType,
        "province" => JobsBy::Province,
        _ => return months(session, from, to, form),
    };
    if from.is_some() || to.is_some() {
        return Err(Failure::Usage("cli-report-only-months", vec![]));
    }
    let table = jobs_by(&session.open(false)?, by, session.as_of)?;
    give(session, "cli-report-title", &table, form)
}

fn months(session: &mut Session, from: Option<&str>, to: Option<&str>, form: &OutputArgs) -> Result<(), Failure> {
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
fn give(session: &mut Session, title: &str, table: &ReportTable, args: &OutputArgs) -> Result<(), Failure> {
    let form = args.file.format(args.format, &OutputFormat::LIST, session.global.json)?;
    let title = session.words.say_with(title, &[("day", table.as_of.into())]);
    if form == OutputFormat::Table {
        return read(session, &title, table);
    }
    let words = &session.words;
    session.out.give(form, &args.file, |to| write(words, form, &title, table, to))
}

fn headings(words: &Words, table: &ReportTable) -> Vec<String> {
    table.columns.iter().map(|column| words.say(&format!("cli-column-{column}")).into_owned()).collect()
}

fn write(
    words: &Words,
    form: OutputFormat,
    title: &str,
    table: &ReportTable,
    to: &mut dyn std::io::Write,
) -> Result<(), Failure> {
    if form == OutputFormat::Json {
        return write_json(table, to);
    }
    let cell = |entry: &TableCell| match (&entry.value, entry.blank) {
        (Value::Empty, Some(blank)) => SheetCell::Text(words.say(blank).into_owned()),
        (Value::Empty, None) => SheetCell::Empty,
        (Value::Day(day), _) => SheetCell::Day(*day),
        (value @ (Value::Whole(_) | Value::Decimal(_)), _) => SheetCell::Number(value.plain()),
        (value, _) => SheetCell::Text(words.value(value)),
    };
    let rows = table.lines.iter().chain(&table.total).map(|line| line.iter().map(cell).collect());
    Ok(write_rows((words, form), title, &headings(words, table), rows, to)?)
}

fn read(session: &mut Session, title: &str, table: &ReportTable) -> Result<(), Failure> {
    let words = &session.words;
    let text = |(column, entry): (&&str, &TableCell)| match (*column, &entry.value, entry.blank) {
        (_, Value::Empty, Some(blank)) => words.say(blank).into_owned(),
        // Jobs keep their one decimal, amounts of money both.
        ("jobs" | "quota_jobs", Value::Decimal(jobs), _) => {
            Tenths(jobs.hundredths() / 10).text(words.language().mark())
        }
        ("levy", Value::Decimal(levy), _) => levy.text_fixed(words.language().mark()),
        (_, value, _) => words.value(value),
    };
    let rows: Vec<Vec<String>> =
        table.lines.iter().chain(&table.total).map(|line| table.columns.iter().zip(line).map(text).collect()).collect();
    let headings = headings(words, table);
    let right: Vec<bool> = (0..headings.len()).map(|at| at > 0).collect();
    session.out.titled_table(title, (&headings, &right), &rows, "")
}
