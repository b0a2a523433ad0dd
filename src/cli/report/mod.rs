//! `report`: numbers as others ask for them.

pub mod agenda;
mod listings;
mod overview;
mod sections;
mod tables;
mod team_sheet;
mod year;

use super::args::{Days, OutputArgs, Report};
use super::failure::Failure;
use super::list_sheet::value_cell;
use super::output::write_json_line;
use super::session::Session;
use super::table_sheet::TableSheet;
use crate::cli::document::{Document, Section};
use crate::cli::output_format::OutputFormat;
use crate::domain::days::Day;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;
use crate::exchange::sheet::SheetCell;
use crate::report::{JobsReport, KnownNow, Overview, YearReport};
use crate::repository::Repository;
use crate::text::Words;

/// Shows the report that is asked for.
pub fn report(session: &mut Session, report: &Report) -> Result<(), Failure> {
    if report.format() == Some(OutputFormat::CsvPlain) {
        session.words = Words::for_scripts();
    }
    match report {
        Report::Jobs { by: None, days: Days { from: None, to: None }, form } => jobs(session, form),
        Report::Jobs { by: None, .. } => Err(Failure::Usage("cli-report-only-months", vec![])),
        Report::Jobs { by: Some(by), days, form } => tables::divided(session, by, days, form),
        Report::Overview(form) => overview(session, form),
        Report::Year { year: of, form } => year(session, *of, form),
        Report::Clients { days, form } => tables::per_client(session, days, form),
        Report::Agenda(args) => agenda::agenda(session, args),
        Report::Instruments(form) => listings::instruments(session, form),
        Report::Leavers { days, form } => listings::leavers(session, days, form),
        Report::Displacement(form) => listings::displacement(session, form),
        Report::Contacts(form) => listings::contacts(session, form),
        Report::Gaps(form) => listings::gaps(session, form),
        Report::Team(args) => team_sheet::team_sheet(session, args),
        Report::Emails { of, form } => team_sheet::emails(session, of, form),
        Report::Charges { client, statement, for_client, days, form } => {
            super::charges::report(session, (client.as_deref(), statement.as_deref(), *for_client), days, form)
        }
        Report::Absence { days, by, form } => listings::absence(session, days, by.as_deref(), form),
    }
}

/// `report jobs` without a division. Where a closed day was corrected, what was published stands beside what is known now.
fn jobs(session: &mut Session, args: &OutputArgs) -> Result<(), Failure> {
    let as_of = session.as_of;
    let known = KnownNow::of(&session.look()?, as_of, |repo| JobsReport::of(repo, as_of))?;
    let words = &session.words;
    let name = |line: &str| words.say(&format!("cli-report-{line}")).into_owned();
    let text = |report: &JobsReport, (line, value): (&str, Value)| match (line, value) {
        ("jobs", Value::Decimal(_)) => report.jobs.map(|jobs| jobs.text(words.language().mark())).unwrap_or_default(),
        (_, Value::Empty) => words.say("cli-report-unknown").into_owned(),
        (_, value) => words.value(&value),
    };
    let reports: Vec<&JobsReport> =
        known.published.iter().map(|published| &published.figures).chain([&known.now]).collect();
    let of_value = || vec![words.short(Kind::Parameter, "value").into_owned()];
    let heads = if reports.len() > 1 { known_headings(words) } else { of_value() };
    let headings: Vec<String> = [words.short(Kind::Parameter, "name").into_owned()].into_iter().chain(heads).collect();
    let (mut rows, mut texts) = (Vec::new(), Vec::new());
    for (at, (line, _)) in known.now.lines().iter().enumerate() {
        let values = || reports.iter().map(|report| (report, report.lines()[at].clone()));
        let cells = values().map(|(_, (_, value))| value_cell(words, &value));
        rows.push([SheetCell::Text(name(line))].into_iter().chain(cells).collect());
        let said = values().map(|(report, value)| text(report, value));
        texts.push([name(line)].into_iter().chain(said).collect::<Vec<String>>());
    }
    let title = words.say_with("cli-report-title", &[("day", as_of.into())]);
    let columns = if reports.len() > 1 { vec!["name", "published", "known_now"] } else { vec!["name", "value"] };
    let names = columns.into_iter().map(str::to_owned).collect();
    let sheet = TableSheet { title, names, headings, rows, total: Vec::new() };
    let right: Vec<bool> = (0..=reports.len()).map(|at| at > 0).collect();
    sheet.give(
        session,
        args,
        |to| write_json_line(&known, to),
        |session, title| {
            if known.published.is_some() {
                return session.out.titled_table(title, (&sheet.headings, &right), &texts, "");
            }
            session.out.heading(title)?;
            session.out.rows(&right, &texts)
        },
    )
}

/// The headings of what was published and of what is known now.
fn known_headings(words: &Words) -> Vec<String> {
    ["cli-published", "cli-known-now"].map(|key| words.say(key).into_owned()).into()
}

/// `report overview`.
fn overview(session: &mut Session, form: &OutputArgs) -> Result<(), Failure> {
    let repo = session.look()?;
    let as_of = session.as_of;
    let known = KnownNow::of(&repo, as_of, |repo| Overview::of(repo, as_of))?;
    known_document(&known, overview::document, &session.words).give(session, form, &known, Document::print)
}

/// `report year`.
fn year(session: &mut Session, year: i32, form: &OutputArgs) -> Result<(), Failure> {
    let repo = session.look()?;
    let as_of = session.as_of;
    let last = Day::from_ymd_opt(year, 12, 31).map_or(as_of, |last| last.min(as_of));
    let not_begun = || Refusal::new(Reason::YearNotBegun).with("year", year.to_string()).with("day", as_of);
    let report = |repo: &dyn Repository| -> Result<YearReport, Failure> {
        Ok(YearReport::of(repo, year, as_of)?.ok_or_else(not_begun)?)
    };
    let known = KnownNow::of(&repo, last, report)?;
    let document = known_document(&known, year::document, &session.words);
    document.give(session, form, &known, |document, session| {
        let words = &session.words;
        session.out.through(|to| Ok(document.markdown(words, to)?))
    })
}

/// A report as a document; where it differs from what was published, with those parts as they were published behind it.
fn known_document<R>(known: &KnownNow<R>, document: fn(&R, &Words) -> Document, words: &Words) -> Document {
    let mut now = document(&known.now, words);
    if let Some(published) = &known.published {
        let was = document(&published.figures, words);
        let day = [("day", published.closed_on.into())];
        let same = |section: &Section| now.sections.contains(section);
        let differ = was.sections.into_iter().filter(|section| !same(section)).collect::<Vec<_>>();
        now.sentences.extend(
            was.sentences
                .into_iter()
                .filter(|sentence| !now.sentences.contains(sentence))
                .map(|sentence| format!("{}: {sentence}", words.say_with("cli-published-on", &day)))
                .collect::<Vec<_>>(),
        );
        now.sections.extend(differ.into_iter().map(|section| Section {
            title: format!("{} ({})", section.title, words.say_with("cli-published-on", &day)),
            ..section
        }));
    }
    now
}
