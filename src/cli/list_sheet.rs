//! The rows of a query on their way to a file: read in pieces so that a large list needs no memory to match, and written
//! as CSV, JSON, Markdown or a workbook. `list` and the screen's export both come through here.

use std::io::Write;

use serde_json::{Map, Value as Json, json};

use super::values::references;
use crate::cli::output_format::OutputFormat;
use crate::domain::columns::{Column, column, key_column};
use crate::domain::query::{Cell, Query, Row};
use crate::domain::record::Kind;
use crate::domain::value::{FieldType, Value};
use crate::exchange::sheet::SheetCell;
use crate::exchange::write::{
    Notation, WorkbookSheet, WriteError, write_csv, write_markdown, write_open_document, write_plain_csv,
    write_workbook,
};
use crate::report::QueryRows;
use crate::text::{Language, Words};

/// Rows under the headings of some columns.
pub struct ListSheet<'a> {
    /// Of which kind they are.
    pub kind: Kind,
    /// The columns, from left to right.
    pub shown: Vec<&'static Column>,
    /// The rows of the list, as the query reads them.
    pub rows: QueryRows<'a>,
}

impl<'a> ListSheet<'a> {
    /// The rows of a query, with its columns.
    pub fn of(query: &Query, rows: QueryRows<'a>) -> Self {
        let shown = query.columns.iter().filter_map(|name| column(query.kind, name)).collect();
        Self { kind: query.kind, shown, rows }
    }

    /// Writes all of them in a form.
    ///
    /// # Errors
    /// Returns an error when the file refuses, or cannot hold them.
    pub fn write(&mut self, words: &Words, form: OutputFormat, to: &mut dyn Write) -> Result<(), WriteError> {
        let (kind, shown) = (self.kind, self.shown.clone());
        if form == OutputFormat::Json {
            return self.json(to);
        }
        if form == OutputFormat::CsvPlain {
            let names: Vec<String> = shown.iter().map(|column| column.name.to_owned()).collect();
            let cells = |row: Row| row.cells.into_iter().map(plain_cell).collect::<Vec<_>>();
            return write_plain_csv(to, &names, self.rows.by_ref().map(cells));
        }
        let headings: Vec<String> = shown.iter().map(|c| words.label(kind, c.name).into_owned()).collect();
        let out = |(cell, column): (Cell, &&Column)| match (column.ty, &cell.label, &cell.value) {
            (FieldType::Money, None, Value::Decimal(amount)) => SheetCell::Euros(*amount),
            (FieldType::Percent, None, Value::Decimal(percent)) => SheetCell::Percent(*percent),
            _ => out_cell(words, cell),
        };
        let cells = |row: Row| row.cells.into_iter().zip(&shown).map(out).collect::<Vec<_>>();
        let table = TableHead { title: &words.title(kind), names: &[], headings: &headings, total: &[] };
        write_rows((words, form), &table, self.rows.by_ref().map(cells), to)
    }

    /// An array with one object a line: identity first, then the columns by their English names; a reference as
    /// [`references`] has it.
    fn json(&mut self, to: &mut dyn Write) -> Result<(), WriteError> {
        let keys: Vec<Option<usize>> = self.shown.iter().map(|column| self.key_of(column)).collect();
        let mut before = "[\n";
        for row in self.rows.by_ref() {
            to.write_all(before.as_bytes())?;
            let id = [("id".to_owned(), Json::String(row.id.to_string()))];
            let cells = self.shown.iter().zip(&keys).zip(&row.cells).flat_map(|((column, key), cell)| {
                let FieldType::Ref(kind) = column.ty else { return vec![(column.name.to_owned(), json!(cell.value))] };
                let beside = key.and_then(|at| row.cells.get(at)).map(|cell| cell.value.plain());
                let name = cell.label.clone().unwrap_or_default();
                references(column.name, kind, cell.value.reference().map(|id| (id, name, beside)))
            });
            let object: Map<String, Json> = id.into_iter().chain(cells).collect();
            serde_json::to_writer(&mut *to, &object).map_err(std::io::Error::from)?;
            before = ",\n";
        }
        let close: &[u8] = if before == "[\n" { b"[]\n" } else { b"\n]\n" };
        Ok(to.write_all(close)?)
    }

    /// Where the key stands of what a column refers to.
    fn key_of(&self, column: &Column) -> Option<usize> {
        let key = key_column(self.kind, column.name)?;
        self.shown.iter().position(|shown| shown.name == key.name)
    }
}

/// What stands above and below the rows of a table.
pub struct TableHead<'a> {
    /// What it is about.
    pub title: &'a str,
    /// The names of the columns for a program.
    pub names: &'a [String],
    /// The headings of the columns.
    pub headings: &'a [String],
    /// What stands below the rows and is none of them, such as their sum.
    pub total: &'a [Vec<SheetCell>],
}

/// Writes rows under headings as CSV, Markdown or a workbook, in the notation of a language.
///
/// # Errors
/// Returns an error when the file refuses, or cannot hold them.
pub fn write_rows(
    (words, form): (&Words, OutputFormat),
    &TableHead { title, names, headings, total }: &TableHead<'_>,
    rows: impl Iterator<Item = Vec<SheetCell>>,
    to: &mut dyn Write,
) -> Result<(), WriteError> {
    let all = |rows| Iterator::chain(rows, total.iter().cloned());
    match form {
        OutputFormat::Xlsx | OutputFormat::Ods => {
            let sheet =
                WorkbookSheet { name: title.to_owned(), headings: headings.to_vec(), rows, total: total.to_vec() };
            write_sheets(form, [sheet], to)
        }
        OutputFormat::Csv => write_csv(to, notation(words), headings, all(rows)),
        OutputFormat::CsvPlain => write_plain_csv(to, names, all(rows)),
        _ => write_markdown(to, notation(words), headings, &all(rows).collect::<Vec<_>>()),
    }
}

/// Writes sheets as a workbook of this format.
///
/// # Errors
/// Returns an error when the file refuses, or cannot hold them.
pub fn write_sheets<R: IntoIterator<Item = Vec<SheetCell>>>(
    form: OutputFormat,
    sheets: impl IntoIterator<Item = WorkbookSheet<R>>,
    to: &mut dyn Write,
) -> Result<(), WriteError> {
    if form == OutputFormat::Ods { write_open_document(to, sheets) } else { write_workbook(to, sheets) }
}

/// How values are spelled in files in the user's language.
pub fn notation(words: &Words) -> Notation {
    if words.language() == Language::Dutch { Notation::DUTCH } else { Notation::PLAIN }
}

/// A cell as it is written.
pub fn out_cell(words: &Words, cell: Cell) -> SheetCell {
    cell.label.map_or_else(|| value_cell(words, &cell.value), SheetCell::Text)
}

/// A cell as a program reads it: a choice by its identifier, whatever the language.
fn plain_cell(cell: Cell) -> SheetCell {
    match (cell.label, cell.value) {
        (Some(label), _) => SheetCell::Text(label),
        (None, Value::Empty) => SheetCell::Empty,
        (None, Value::Day(day)) => SheetCell::Day(day),
        (None, Value::Flag(flag)) => SheetCell::Flag(flag),
        (None, value) => SheetCell::Text(value.plain()),
    }
}

/// A value as it is written.
pub fn value_cell(words: &Words, value: &Value) -> SheetCell {
    match value {
        Value::Empty => SheetCell::Empty,
        Value::Day(day) => SheetCell::Day(*day),
        Value::Flag(flag) => SheetCell::Flag(*flag),
        Value::Whole(_) | Value::Decimal(_) | Value::Units(_) => SheetCell::Number(value.plain()),
        _ => SheetCell::Text(words.value(value)),
    }
}
