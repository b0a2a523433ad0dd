//! `report charges` and `statement`: what clients are charged, as a draft or fixed.

use std::io::Write;

use serde::Serialize;

use super::args::{Days, OutputArgs, StatementVerb};
use super::document::print_cells;
use super::failure::Failure;
use super::list_sheet::notation;
use super::output::write_report_json;
use super::parse::typed_record;
use super::session::Session;
use super::table_sheet::TableSheet;
use crate::cli::output_format::OutputFormat;
use crate::domain::charging::{Period, Sums, next_period};
use crate::domain::choices::{Choice, LineKind};
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::{Member, Organisation, Statement, StatementLine};
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
            let client = typed_record::<Organisation>(&repo, client)?.id;
            let period = period(session, &repo, Some(client), days)?;
            let command = ChargingCommand::Fix { client, period, on: session.as_of };
            session.perform(&mut repo, &Command::Charging(command))
        }
        StatementVerb::Credit { statement } => {
            let mut repo = session.open(false)?;
            let statement = typed_record::<Statement>(&repo, statement)?.id;
            let command = ChargingCommand::Credit { statement, on: session.as_of };
            session.perform(&mut repo, &Command::Charging(command))
        }
        StatementVerb::Show { statement, for_client, form } => fixed(session, (statement, *for_client), form),
    }
}

/// `report charges`: of one client, of a fixed statement, or of all clients.
pub fn report(
    session: &mut Session,
    (client, statement, for_client): (Option<&str>, Option<&str>, bool),
    days: &Days,
    form: &OutputArgs,
) -> Result<(), Failure> {
    if let Some(number) = statement {
        return fixed(session, (number, for_client), form);
    }
    let repo = session.look()?;
    let Some(client) = client else {
        let period = period(session, &repo, None, days)?;
        let charges = ClientCharges::of(&repo, period)?;
        return ChargesTable::of_clients(&session.words, &charges).tell(session, form, &charges);
    };
    let client: Organisation = typed_record(&repo, client)?;
    let period = period(session, &repo, Some(client.id), days)?;
    let draft = ChargeStatement::draft(&repo, &client, period)?;
    let draft = if for_client { draft.for_client(&repo)? } else { draft };
    ChargesTable::of_statement(&session.words, &draft).tell(session, form, &draft)
}

fn fixed(session: &mut Session, (number, for_client): (&str, bool), form: &OutputArgs) -> Result<(), Failure> {
    let repo = session.look()?;
    let statement = ChargeStatement::fixed(&repo, &typed_record(&repo, number)?)?;
    let statement = if for_client { statement.for_client(&repo)? } else { statement };
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
    let usual = match (session.given_day(from)?, client) {
        (Some(from), _) => Period { from, ..Period::month(from) },
        (None, None) => Period::month(session.as_of),
        (None, Some(client)) => {
            next_period(&repo.referring_to::<Statement>(Statement::organisation, client)?, session.as_of)
        }
    };
    let until = session.given_day(to)?.unwrap_or(usual.until);
    if until < usual.from {
        return Err(Refusal::new(Reason::EndBeforeStart).at(Kind::Statement, Statement::until).into());
    }
    Ok(Period { until, ..usual })
}

/// A table with what stands above and below it.
struct ChargesTable {
    title: String,
    sheet: TableSheet,
    /// What a file of rows has beside it, on each of them.
    file: TableSheet,
    /// Told to people, left out of what a machine reads: name and amount.
    below: Vec<Vec<String>>,
}

fn money(amount: Decimal) -> SheetCell {
    SheetCell::Euros(amount)
}

fn text(words: impl Into<String>) -> SheetCell {
    let words = words.into();
    if words.is_empty() { SheetCell::Empty } else { SheetCell::Text(words) }
}

impl ChargesTable {
    fn of_statement(words: &Words, statement: &ChargeStatement) -> Self {
        let line = |name| words.short(Kind::StatementLine, name).into_owned();
        let days = [
            ("client", statement.client.as_str().into()),
            ("from", statement.from.into()),
            ("until", statement.until.into()),
            ("number", statement.number.as_deref().unwrap_or_default().into()),
            ("credited", statement.credits.as_deref().unwrap_or_default().into()),
        ];
        let key = match (&statement.number, &statement.credits) {
            (None, _) => "cli-charges-draft",
            (Some(_), None) => "cli-charges-fixed",
            (Some(_), Some(_)) => "cli-charges-credit",
        };
        let names = ["line", "sort", "item", "team", "from", "until", "quantity", "price", "amount", "corrects"];
        let mut headings: Vec<String> = names.map(line).into();
        let mut columns: Vec<String> = names.map(str::to_owned).into();
        let mut rows: Vec<_> = statement.lines.iter().map(|line| row(words, line)).collect();
        let mut title = words.say_with(key, &days);
        if statement.with_people {
            columns.insert(4, StatementLine::member_number.to_owned());
            headings.insert(4, words.short(Kind::Member, Member::number).into_owned());
            rows.iter_mut().zip(&statement.lines).for_each(|(row, line)| row.insert(4, text(line.member.as_str())));
            title = format!("{title} · {}", words.say("cli-charges-inner"));
        }
        if statement.lines.iter().any(|line| line.sort == LineKind::Correction) {
            columns.push(StatementLine::changes.to_owned());
            headings.push(line(StatementLine::changes));
            let said = |line: &ChargeLine| text(words.correction(&line.changes, line.published.zip(line.known_now)));
            rows.iter_mut().zip(&statement.lines).for_each(|(row, line)| row.push(said(line)));
        }
        let mut table = Self::new(words, title, (columns, headings), rows, statement.sums);
        table.of_each_row(words, statement);
        table
    }

    fn of_clients(words: &Words, charges: &ClientCharges) -> Self {
        let amounts = |name: String, sums: Sums| {
            let amounts = parts(sums).map(|(_, amount)| money(amount));
            [text(name)].into_iter().chain(amounts).collect::<Vec<_>>()
        };
        let mut rows: Vec<Vec<SheetCell>> =
            charges.clients.iter().map(|client| amounts(client.client.clone(), client.sums)).collect();
        if charges.without_client != Sums::default() {
            rows.push(amounts(words.say("cli-charges-nobody").into_owned(), charges.without_client));
        }
        let named = parts(charges.sums).map(|(key, _)| words.say(key).into_owned());
        let headings = [words.short(Kind::Statement, Statement::organisation).into_owned()].into_iter().chain(named);
        let title =
            words.say_with("cli-charges-all", &[("from", charges.from.into()), ("until", charges.until.into())]);
        let columns = ["client"].into_iter().chain(parts(charges.sums).map(|(key, _)| name_of(key)));
        let columns = columns.map(str::to_owned).collect();
        Self::new(words, title, (columns, headings.collect()), rows, charges.sums)
    }

    fn new(
        words: &Words,
        title: String,
        (names, headings): (Vec<String>, Vec<String>),
        rows: Vec<Vec<SheetCell>>,
        sums: Sums,
    ) -> Self {
        let below = parts(sums).map(|(key, amount)| vec![words.say(key).into_owned(), words.euros(amount)]);
        let sheet = TableSheet { title: words.title(Kind::Statement), names, headings, rows, total: Vec::new() };
        Self { title, file: sheet.clone(), sheet, below: below.into() }
    }

    /// Puts on each row of a file which statement it is of, and what that comes to.
    fn of_each_row(&mut self, words: &Words, statement: &ChargeStatement) {
        let names = [Statement::number, Statement::organisation, Statement::from, Statement::until];
        let named = |name: &str| words.say_with("cli-charges-column", &[("name", name.into())]);
        let heading = |name| named(&words.label(Kind::Statement, name));
        let before: [SheetCell; 4] = [
            text(statement.number.as_deref().unwrap_or_default()),
            text(statement.client.as_str()),
            SheetCell::Day(statement.from),
            SheetCell::Day(statement.until),
        ];
        let behind = parts(statement.sums).map(|(key, amount)| (words.say(key).into_owned(), money(amount)));
        self.file.names.splice(0..0, names.map(|name| format!("statement_{name}")));
        self.file.names.extend(parts(statement.sums).map(|(key, _)| format!("statement_{}", name_of(key))));
        self.file.headings.splice(0..0, names.map(heading));
        for (name, amount) in behind {
            self.file.headings.push(named(&name));
            self.file.rows.iter_mut().for_each(|row| row.push(amount.clone()));
        }
        self.file.rows.iter_mut().for_each(|row| drop(row.splice(0..0, before.clone())));
    }

    /// Tells it in the format that was asked for.
    fn tell(self, session: &mut Session, args: &OutputArgs, json: &impl Serialize) -> Result<(), Failure> {
        let format = args.file.format(args.format, &OutputFormat::LIST, session.global.json)?;
        if format == OutputFormat::Markdown {
            let words = &session.words;
            return session.out.give(format, &args.file, |to| Ok(self.markdown(words, to)?));
        }
        self.file.give(
            session,
            args,
            |to| write_report_json(json, to),
            |session, _| {
                session.out.heading(&self.title)?;
                print_cells(session, &self.sheet.headings, &self.sheet.rows)?;
                session.out.line("")?;
                session.out.rows(&[false, true], &self.below)
            },
        )
    }

    fn markdown(&self, words: &Words, to: &mut dyn Write) -> Result<(), WriteError> {
        writeln!(to, "# {}\n", self.title)?;
        write_markdown(to, notation(words), &self.sheet.headings, &self.sheet.rows)?;
        writeln!(to)?;
        for line in &self.below {
            writeln!(to, "- {}", line.join(": "))?;
        }
        Ok(())
    }
}

fn row(words: &Words, line: &ChargeLine) -> Vec<SheetCell> {
    let what = match &line.what {
        What::Item(name) if name.is_empty() => words.value(&Value::Choice(LineKind::Windfall.name())),
        What::Item(name) => name.clone(),
        What::Instrument(name) => words.value(&Value::Choice(name)),
    };
    vec![
        SheetCell::Number(line.line.to_string()),
        text(words.value(&Value::Choice(line.sort.name()))),
        text(what),
        text(line.team.as_str()),
        SheetCell::Day(line.from),
        SheetCell::Day(line.until),
        SheetCell::Number(line.quantity.text('.')),
        money(line.price),
        money(line.amount),
        text(line.corrects.as_deref().unwrap_or_default()),
    ]
}

/// The name of a part of sums for a program.
fn name_of(key: &'static str) -> &'static str {
    key.strip_prefix("cli-charges-").unwrap_or(key)
}

/// The parts of sums, each with the key of its name.
fn parts(sums: Sums) -> [(&'static str, Decimal); 4] {
    [
        ("cli-charges-costs", sums.costs),
        ("cli-charges-windfalls", sums.windfalls),
        ("cli-charges-corrections", sums.corrections),
        ("cli-charges-total", sums.total()),
    ]
}
