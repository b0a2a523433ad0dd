//! Reports as lines under columns: clients, and jobs divided by something.

use crate::cli::args::{Days, OutputArgs};
use crate::cli::failure::Failure;
use crate::cli::list_sheet::value_cell;
use crate::cli::output::write_json;
use crate::cli::session::Session;
use crate::cli::table_sheet::TableSheet;
use crate::domain::named::Choice;
use crate::domain::value::Value;
use crate::exchange::sheet::SheetCell;
use crate::report::{
    JobsBy, KnownNow, ReportTable, TableCell, clients, clients_over, first_month, jobs_by, jobs_by_month,
};
use crate::ui::words::report_cell;

/// `report clients`: of a day, or with days given of the period between them.
pub fn per_client(session: &mut Session, days: &Days, form: &OutputArgs) -> Result<(), Failure> {
    if days.from.is_none() && days.to.is_none() {
        let as_of = session.as_of;
        let known = KnownNow::of(&session.look()?, as_of, |repo| clients(repo, as_of))?;
        return give(session, "cli-report-clients", &known, form);
    }
    let period = session.period(days)?;
    let known = KnownNow::of(&session.look()?, period.1, |repo| clients_over(repo, period))?;
    give(session, "cli-report-clients-over", &known, form)
}

/// `report jobs --by`.
pub fn divided(session: &mut Session, by: &str, days: &Days, form: &OutputArgs) -> Result<(), Failure> {
    let Some(by) = JobsBy::named(by) else { return months(session, days, form) };
    if days.from.is_some() || days.to.is_some() {
        return Err(Failure::Usage("cli-report-only-months", vec![]));
    }
    let table = jobs_by(&session.look()?, by, session.as_of)?;
    give(session, "cli-report-title", &KnownNow::only(table), form)
}

fn months(session: &mut Session, days: &Days, form: &OutputArgs) -> Result<(), Failure> {
    let repo = session.look()?;
    let until = session.on(&days.to)?;
    let from = session.given_day(&days.from)?.map_or_else(|| first_month(&repo, until), Ok)?;
    let table = jobs_by_month(&repo, (from, until))?;
    give(session, "cli-report-months", &KnownNow::only(table), form)
}

/// Gives a report in the form asked for, else as the name of the file says, else as a table to read.
fn give(session: &mut Session, title: &str, known: &KnownNow<ReportTable>, args: &OutputArgs) -> Result<(), Failure> {
    let (words, table) = (&session.words, &known.now);
    let cell = |entry: &TableCell| match (&entry.value, entry.blank) {
        (Value::Empty, Some(blank)) => SheetCell::Text(words.say(blank).into_owned()),
        (value, _) => value_cell(words, value),
    };
    let text = |(column, entry): (&&str, &TableCell)| report_cell(words, column, entry);
    let texts_of = |table: &ReportTable| -> Vec<Vec<String>> {
        table.all_lines().map(|line| table.columns.iter().zip(line).map(text).collect()).collect()
    };
    let texts = texts_of(table);
    let published = known.published.as_ref().map(|published| {
        let on = words.say_with("cli-published-on", &[("day", published.closed_on.into())]);
        (on, texts_of(&published.figures))
    });
    let headings = table.columns.iter().map(|column| words.say(&format!("cli-column-{column}")).into_owned());
    let sheet = TableSheet {
        title: words
            .say_with(title, &[("from", table.from.unwrap_or(table.as_of).into()), ("day", table.as_of.into())]),
        headings: headings.collect(),
        names: table.columns.iter().map(|column| (*column).to_owned()).collect(),
        rows: table.lines.iter().map(|line| line.iter().map(cell).collect()).collect(),
        total: table.rounding.iter().chain(&table.total).map(|line| line.iter().map(cell).collect()).collect(),
    };
    let right: Vec<bool> = (0..table.columns.len()).map(|at| at > 0).collect();
    sheet.give(
        session,
        args,
        |to| write_json(known, to),
        |session, title| {
            session.out.titled_table(title, (&sheet.headings, &right), &texts, "")?;
            let Some((on, texts)) = &published else { return Ok(()) };
            session.out.line("")?;
            session.out.titled_table(&format!("{title} ({on})"), (&sheet.headings, &right), texts, "")
        },
    )
}
