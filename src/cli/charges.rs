//! `report charges` and `statement`: what clients are charged, as a draft or fixed.

use std::io::Write;

use serde::Serialize;

use super::args::{Days, OutputArgs, StatementVerb};
use super::document::print_cells;
use super::failure::Failure;
use super::list_sheet::{notation, write_rows};
use super::output::{TextTable, write_json};
use super::parse::record;
use super::session::Session;
use crate::cli::output_format::OutputFormat;
use crate::domain::charging::{Period, Sums, next_period};
use crate::domain::choices::Choice;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::{Organisation, Statement};
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;
use crate::exchange::sheet::SheetCell;
use crate::exchange::write::{WriteError, write_markdown};
use crate::report::{ChargeLine, ChargeStatement, ClientCharges, What};
use crate::repository::{Repository, TypedReading};
use crate::service::command::{ChargingCommand, Command};
use crate::text::Words;

/// `statement`.
pub fn statement(session: &mut Session, verb: &StatementVerb) -> Result<(), Failure> {
    match verb {
        StatementVerb::Fix { client, days } => {
            let mut repo = session.open(false)?;
            let client = record(&repo, Kind::Organisation, client)?.id();
            let period = period(session, &repo, Some(client), days)?;
            let command = ChargingCommand::Fix { client, period, on: session.as_of };
            session.perform(&mut repo, &Command::Charging(command))
        }
        StatementVerb::Show { statement, form } => fixed(session, statement, form),
    }
}

/// `report charges`: of one client, of a fixed statement, or of all clients.
pub fn report(
    session: &mut Session,
    (client, statement): (Option<&str>, Option<&str>),
    days: &Days,
    form: &OutputArgs,
) -> Result<(), Failure> {
    if let Some(number) = statement {
        return fixed(session, number, form);
    }
    let repo = session.open(false)?;
    let Some(client) = client else {
        let period = period(session, &repo, None, days)?;
        let charges = ClientCharges::of(&repo, period)?;
        return ChargesTable::of_clients(&session.words, &charges).tell(session, form, &charges);
    };
    let found = record(&repo, Kind::Organisation, client)?;
    let gone = || Refusal::new(Reason::RecordGone).with("kind", Kind::Organisation);
    let period = period(session, &repo, Some(found.id()), days)?;
    let draft = ChargeStatement::draft(&repo, Organisation::of(&found).ok_or_else(gone)?, period)?;
    ChargesTable::of_statement(&session.words, &draft).tell(session, form, &draft)
}

fn fixed(session: &mut Session, number: &str, form: &OutputArgs) -> Result<(), Failure> {
    let repo = session.open(false)?;
    let found = record(&repo, Kind::Statement, number)?;
    let gone = || Refusal::new(Reason::RecordGone).with("kind", Kind::Statement);
    let statement = ChargeStatement::fixed(&repo, Statement::of(&found).ok_or_else(gone)?)?;
    ChargesTable::of_statement(&session.words, &statement).tell(session, form, &statement)
}

/// The days that were asked for. Without a first day those of the client's next statement, or without a client the month looked
/// at; without a last day to the end of the month of the first.
fn period(
    session: &Session,
    repo: &dyn Repository,
    client: Option<Id>,
    Days { from, to }: &Days,
) -> Result<Period, Failure> {
    let usual = match (from, client) {
        (Some(from), _) => Period { from: session.on(Some(from))?, ..Period::month(session.on(Some(from))?) },
        (None, None) => Period::month(session.as_of),
        (None, Some(client)) => next_period(&repo.referring_to::<Statement>("organisation", client)?, session.as_of),
    };
    let until = to.as_deref().map_or(Ok(usual.until), |text| session.on(Some(text)))?;
    if until < usual.from {
        return Err(Refusal::new(Reason::EndBeforeStart).at(Kind::Statement, Statement::until).into());
    }
    Ok(Period { until, ..usual })
}

/// A table with what stands above and below it.
struct ChargesTable {
    title: String,
    headings: Vec<String>,
    rows: Vec<Vec<SheetCell>>,
    /// Told to people, left out of what a machine reads.
    below: Vec<(String, Decimal)>,
}

fn money(amount: Decimal) -> SheetCell {
    SheetCell::Number(amount.text_fixed('.'))
}

fn text(words: impl Into<String>) -> SheetCell {
    let words = words.into();
    if words.is_empty() { SheetCell::Empty } else { SheetCell::Text(words) }
}

impl ChargesTable {
    fn of_statement(words: &Words, statement: &ChargeStatement) -> Self {
        let field = |kind, name| words.short(kind, name).into_owned();
        let line = |name| field(Kind::StatementLine, name);
        let days = [
            ("client", statement.client.as_str().into()),
            ("from", statement.from.into()),
            ("until", statement.until.into()),
            ("number", statement.number.as_deref().unwrap_or_default().into()),
        ];
        let key = if statement.number.is_some() { "cli-charges-fixed" } else { "cli-charges-draft" };
        Self {
            title: words.say_with(key, &days),
            headings: vec![
                line("line"),
                line("sort"),
                line("item"),
                line("team"),
                field(Kind::Member, "number"),
                line("from"),
                line("until"),
                line("quantity"),
                line("price"),
                line("amount"),
                line("corrects"),
            ],
            rows: statement.lines.iter().map(|line| row(words, line)).collect(),
            below: below(words, statement.sums),
        }
    }

    fn of_clients(words: &Words, charges: &ClientCharges) -> Self {
        let days = [("from", charges.from.into()), ("until", charges.until.into())];
        let headings = ["costs", "windfalls", "corrections", "total"];
        let amounts = |name: String, sums: Sums| {
            let amounts = [sums.costs, sums.windfalls, sums.corrections, sums.total()].map(money);
            [text(name)].into_iter().chain(amounts).collect::<Vec<_>>()
        };
        let mut rows: Vec<Vec<SheetCell>> =
            charges.clients.iter().map(|client| amounts(client.client.clone(), client.sums)).collect();
        if charges.without_client != Sums::default() {
            rows.push(amounts(words.say("cli-charges-nobody").into_owned(), charges.without_client));
        }
        Self {
            title: words.say_with("cli-charges-all", &days),
            headings: [words.short(Kind::Statement, "organisation").into_owned()]
                .into_iter()
                .chain(headings.map(|name| words.say(&format!("cli-charges-{name}")).into_owned()))
                .collect(),
            rows,
            below: below(words, charges.sums),
        }
    }

    /// Tells it in the format that was asked for.
    fn tell(self, session: &mut Session, args: &OutputArgs, json: &impl Serialize) -> Result<(), Failure> {
        let format = args.file.format(args.format, &OutputFormat::LIST, session.global.json)?;
        if format == OutputFormat::Table {
            return self.table(session);
        }
        let words = &session.words;
        session.out.give(format, &args.file, |to| match format {
            OutputFormat::Json => write_json(json, to),
            OutputFormat::Markdown => Ok(self.markdown(words, to)?),
            format => {
                let rows = self.rows.iter().cloned();
                Ok(write_rows((words, format), &words.title(Kind::Statement), &self.headings, rows, to)?)
            }
        })
    }

    fn table(&self, session: &mut Session) -> Result<(), Failure> {
        session.out.heading(&self.title)?;
        print_cells(session, &self.headings, &self.rows)?;
        session.out.line("")?;
        let mark = session.words.language().mark();
        let below: Vec<Vec<String>> =
            self.below.iter().map(|(name, amount)| vec![name.clone(), amount.text_fixed(mark)]).collect();
        let table = TextTable::new(&[String::new(), String::new()], &[false, true], &below);
        below.iter().try_for_each(|row| session.out.line(&table.row(row)))
    }

    fn markdown(&self, words: &Words, to: &mut dyn Write) -> Result<(), WriteError> {
        writeln!(to, "# {}\n", self.title)?;
        write_markdown(to, notation(words), &self.headings, &self.rows)?;
        writeln!(to)?;
        for (name, amount) in &self.below {
            writeln!(to, "- {name}: {}", amount.text_fixed(words.language().mark()))?;
        }
        Ok(())
    }
}

fn row(words: &Words, line: &ChargeLine) -> Vec<SheetCell> {
    let what = match &line.what {
        What::Item(name) => name.clone(),
        What::Instrument(name) => words.value(&Value::Choice(name)),
    };
    vec![
        SheetCell::Number(line.line.to_string()),
        text(words.value(&Value::Choice(line.sort.name()))),
        text(what),
        text(line.team.as_str()),
        text(line.member.as_str()),
        SheetCell::Day(line.from),
        SheetCell::Day(line.until),
        money(line.quantity),
        money(line.price),
        money(line.amount),
        text(line.corrects.as_deref().unwrap_or_default()),
    ]
}

fn below(words: &Words, sums: Sums) -> Vec<(String, Decimal)> {
    let parts = [
        ("costs", sums.costs),
        ("windfalls", sums.windfalls),
        ("corrections", sums.corrections),
        ("total", sums.total()),
    ];
    parts.into_iter().map(|(name, amount)| (words.say(&format!("cli-charges-{name}")).into_owned(), amount)).collect()
}
