//! `list`: the rows of a query as a table, CSV, JSON, Markdown or a workbook, read in pieces so that a large list needs no
//! memory to match.

use std::io::Write;

use serde_json::{Map, Value as Json};

use super::args::List;
use super::failure::Failure;
use super::output::Table;
use super::session::Session;
use crate::domain::columns::{Column, columns};
use crate::domain::filter::{Expr, parse};
use crate::domain::query::{Cell, Query, Row, Sort};
use crate::domain::record::Kind;
use crate::domain::value::{FieldType, Value};
use crate::exchange::write::{CsvForm, Notation, OutCell, WriteError, save, write_csv, write_markdown, write_xlsx};
use crate::repository::{Repository, StoreError};
use crate::text::{Language, Words};

/// How many rows are read at once.
const PIECE: u64 = 5_000;

/// The columns of a table on a terminal when nobody chose some; the other forms then have all.
fn usual(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Member => &["number", "name", "team", "task_package", "hours", "jobs", "contract_until", "status"],
        Kind::Team => &["code", "name", "client", "places", "filled", "reserved", "open", "jobs", "status"],
        Kind::Vacancy => &["number", "team", "task_package", "role", "hours", "places", "wanted_by", "status"],
        Kind::Staff => &["name", "role", "phone", "email"],
        _ => &[],
    }
}

/// Does it.
pub fn list(session: &mut Session, asked: &List) -> Result<(), Failure> {
    let kind = session.kind(&asked.kind)?;
    let form = form(asked, session.global.json)?;
    let names: Vec<&'static str> = if asked.columns.is_empty() {
        let usual = if form == "table" || form == "md" { usual(kind) } else { &[] };
        if usual.is_empty() { columns(kind).iter().map(|c| c.name).collect() } else { usual.to_vec() }
    } else {
        let named = asked.columns.iter().map(|word| session.column(kind, word.trim()).map(|c| c.name));
        named.collect::<Result<_, _>>()?
    };
    let filter = match asked.filter.as_deref() {
        Some(text) => parse(text, kind, session.as_of, &session.lexicon)?,
        None => Expr::All,
    };
    let sort = match asked.sort.as_deref() {
        None => Sort::usual(kind),
        Some(word) => {
            let (descending, word) = word.strip_prefix('-').map_or((false, word), |word| (true, word));
            Sort { column: session.column(kind, word)?.name, descending }
        }
    };
    let repo = session.open(false)?;
    let mut query = Query::of(kind, session.as_of).matching(filter).sorted(sort).showing(&names);
    query.all_times = asked.all;
    let shown = names.iter().filter_map(|name| columns(kind).iter().find(|c| c.name == *name)).collect();
    let rows = Rows::new(&repo, &query, asked.limit);
    let mut sheet = Sheet { kind, shown, rows };
    match &asked.out {
        None if form == "xlsx" => Err(Failure::Usage("cli-workbook-needs-file", vec![])),
        None if form == "table" => sheet.table(session),
        None => {
            sheet.write(&session.words, form, session.out.writer())?;
            sheet.rows.whole()
        }
        Some(path) => {
            let kept = save(path, |to| sheet.write(&session.words, form, to));
            sheet.rows.whole()?;
            Ok(kept?)
        }
    }
}

/// The form that was asked for, else what the name of the file says.
fn form(asked: &List, json: bool) -> Result<&str, Failure> {
    let by_name = || asked.out.as_ref().and_then(|path| path.extension()).and_then(|ext| ext.to_str());
    match (asked.format.as_deref(), by_name()) {
        (Some("table"), _) if asked.out.is_some() => Ok("md"),
        (Some(form), _) => Ok(form),
        (None, _) if json => Ok("json"),
        (None, Some(form @ ("csv" | "json" | "md" | "xlsx"))) => Ok(form),
        (None, Some(other)) => Err(Failure::usage("cli-unknown-form", "value", other)),
        (None, None) => Ok(if asked.out.is_some() { "csv" } else { "table" }),
    }
}

/// The rows of a query, a piece at a time. A failure ends them and is kept.
struct Rows<'a> {
    repo: &'a dyn Repository,
    query: &'a Query,
    piece: std::vec::IntoIter<Row>,
    next: u64,
    end: u64,
    failure: Option<StoreError>,
}

impl<'a> Rows<'a> {
    fn new(repo: &'a dyn Repository, query: &'a Query, limit: Option<u64>) -> Self {
        Self { repo, query, piece: Vec::new().into_iter(), next: 0, end: limit.unwrap_or(u64::MAX), failure: None }
    }

    fn whole(&mut self) -> Result<(), Failure> {
        self.failure.take().map_or(Ok(()), |error| Err(error.into()))
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if let Some(row) = self.piece.next() {
            return Some(row);
        }
        let most = PIECE.min(self.end.saturating_sub(self.next));
        if most == 0 {
            return None;
        }
        match self.repo.window(self.query, self.next, most) {
            Ok(window) => {
                let got = window.rows.len() as u64;
                self.next = if got < most { self.end } else { self.next + got };
                self.piece = window.rows.into_iter();
                self.piece.next()
            }
            Err(error) => {
                (self.failure, self.next) = (Some(error), self.end);
                None
            }
        }
    }
}

struct Sheet<'a> {
    kind: Kind,
    shown: Vec<&'static Column>,
    rows: Rows<'a>,
}

impl Sheet<'_> {
    fn table(&mut self, session: &mut Session) -> Result<(), Failure> {
        let words = &session.words;
        let headings: Vec<String> = self.shown.iter().map(|c| words.short(self.kind, c.name).into_owned()).collect();
        let right: Vec<bool> = self.shown.iter().map(|c| is_number(c.ty)).collect();
        let (kind, shown) = (self.kind, self.shown.clone());
        let text = |row: Row| -> Vec<String> {
            shown.iter().zip(&row.cells).map(|(column, cell)| words.cell(kind, column, cell)).collect()
        };
        let first: Vec<Vec<String>> = self.rows.by_ref().take(PIECE as usize).map(text).collect();
        let table = Table::new(&headings, &right, &first);
        session.out.heading(&table.row(&headings))?;
        for row in first {
            session.out.line(&table.row(&row))?;
        }
        for row in self.rows.by_ref() {
            session.out.line(&table.row(&text(row)))?;
        }
        self.rows.whole()
    }

    fn write(&mut self, words: &Words, form: &str, to: &mut dyn Write) -> Result<(), WriteError> {
        let (kind, shown) = (self.kind, self.shown.clone());
        if form == "json" {
            return self.json(to);
        }
        let headings: Vec<String> = shown.iter().map(|c| words.label(kind, c.name).into_owned()).collect();
        let cells = |row: Row| row.cells.into_iter().map(|cell| out_cell(words, cell)).collect::<Vec<_>>();
        let dutch = words.language() == Language::Dutch;
        let notation = if dutch { Notation::DUTCH } else { Notation::PLAIN };
        match form {
            "xlsx" => write_xlsx(to, &words.title(kind), &headings, self.rows.by_ref().map(cells)),
            "csv" => {
                let separator = if dutch { ';' } else { ',' };
                let form = CsvForm { separator, notation, for_spreadsheet: true };
                write_csv(to, form, &headings, self.rows.by_ref().map(cells))
            }
            _ => {
                let rows: Vec<Vec<OutCell>> = self.rows.by_ref().map(cells).collect();
                write_markdown(to, notation, &headings, &rows)
            }
        }
    }

    /// An array with one object a line: identity first, then the columns by their English names; a reference is the name of
    /// the record it points at.
    fn json(&mut self, to: &mut dyn Write) -> Result<(), WriteError> {
        let mut before = "[\n";
        for row in self.rows.by_ref() {
            to.write_all(before.as_bytes())?;
            let id = [("id".to_owned(), Json::String(row.id.to_string()))];
            let cells = self.shown.iter().zip(&row.cells).map(|(column, cell)| (column.name.to_owned(), json(cell)));
            let object: Map<String, Json> = id.into_iter().chain(cells).collect();
            serde_json::to_writer(&mut *to, &object).map_err(std::io::Error::from)?;
            before = ",\n";
        }
        let close: &[u8] = if before == "[\n" { b"[]\n" } else { b"\n]\n" };
        Ok(to.write_all(close)?)
    }
}

fn is_number(ty: FieldType) -> bool {
    matches!(ty, FieldType::Whole(..) | FieldType::Hours | FieldType::Percent | FieldType::Number)
}

/// A cell as JSON: a reference by its name.
pub fn json(cell: &Cell) -> Json {
    match &cell.label {
        Some(label) => Json::String(label.clone()),
        None => serde_json::to_value(&cell.value).unwrap_or(Json::Null),
    }
}

fn out_cell(words: &Words, cell: Cell) -> OutCell {
    match (cell.label, cell.value) {
        (Some(label), _) => OutCell::Text(label),
        (None, Value::Empty) => OutCell::Empty,
        (None, Value::Day(day)) => OutCell::Day(day),
        (None, Value::Flag(flag)) => OutCell::Flag(flag),
        (None, value @ (Value::Whole(_) | Value::Decimal(_))) => OutCell::Number(value.plain()),
        (None, value) => OutCell::Text(words.value(&value)),
    }
}
