//! What the contents of an ODS workbook tell beside its values: hidden rows and columns, merged cells, what is shown of a number.

use std::collections::HashMap;
use std::ops::ControlFlow;

use quick_xml::events::BytesStart;

use super::beside::{Area, Beside};
use super::number_layout::number_shown;
use super::parts::{Found, Parts, attribute, number};
use super::prelude::*;

/// What the contents tell.
pub(super) struct Contents {
    /// What is told of each sheet, by its name.
    pub told: HashMap<String, Beside>,
    /// Whether days are numbered from 1904 on.
    pub since_1904: bool,
    /// Whether everything that begins ends too. The library that reads the values waits for ever for an end that is not there.
    pub is_whole: bool,
}

/// Reads what the contents tell.
///
/// # Errors
/// Returns `read-damaged` or `read-too-large`.
pub(super) fn contents(bytes: &[u8]) -> Result<Contents, Reason> {
    let (mut reader, mut open) = (ContentReader::default(), 0_i64);
    Parts::open(bytes)?.walk("content.xml", |found| {
        match found {
            Found::Begin(element) => {
                open += 1;
                reader.begin(element)?;
            }
            Found::End(name) => {
                open -= 1;
                reader.end(name)?;
            }
            Found::Text(text) => reader.text(text),
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(Contents { told: reader.told, since_1904: reader.since_1904, is_whole: open == 0 })
}

/// Whether a workbook is locked with a password, so that nobody can tell what its contents are.
pub(super) fn is_protected(bytes: &[u8]) -> bool {
    let mut found = false;
    let walked = Parts::open(bytes).and_then(|mut parts| {
        parts.walk("META-INF/manifest.xml", |part| {
            found |= matches!(part, Found::Begin(element) if element.name().as_ref() == "manifest:encryption-data");
            Ok(ControlFlow::Continue(()))
        })
    });
    walked.is_ok() && found
}

#[derive(Default)]
struct ContentReader {
    told: HashMap<String, Beside>,
    since_1904: bool,
    table: String,
    now: Beside,
    /// For each group of columns around the current column: whether it is closed; and the column after it.
    column_groups: Vec<bool>,
    next_column: u32,
    /// For each group of rows around the current row: whether it is closed.
    groups: Vec<bool>,
    /// The current row with the one after its repetitions, and the current column.
    row: u32,
    next_row: u32,
    column: u32,
    cell: Option<CellAsShown>,
    /// Whether a remark of somebody is being read, which is no text of the cell.
    in_remark: bool,
}

/// A cell of which the shown text may say more than the value.
struct CellAsShown {
    value: f64,
    percent: bool,
    error: bool,
    text: String,
    repeated: u32,
}

impl ContentReader {
    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), Reason> {
        match element.name().as_ref() {
            "table:null-date" => {
                let day = attribute(element, "table:date-value")?;
                self.since_1904 = day.is_some_and(|day| day.starts_with("1904-01-01"));
            }
            "table:table" => {
                self.table = attribute(element, "table:name")?.unwrap_or_default();
                (self.now, self.next_row, self.next_column) = (Beside::default(), 0, 0);
            }
            "table:table-row-group" => self.groups.push(is_closed(element)?),
            "table:table-column-group" => self.column_groups.push(is_closed(element)?),
            "table:table-column" => {
                let repeated = number(element, "table:number-columns-repeated")?.unwrap_or(1).max(1);
                let first = self.next_column;
                self.next_column = first.saturating_add(repeated);
                if self.column_groups.contains(&true) || is_unseen(element)? {
                    self.now.hidden_columns.add(first, self.next_column - 1);
                }
            }
            "table:table-row" => {
                let repeated = number(element, "table:number-rows-repeated")?.unwrap_or(1).max(1);
                (self.row, self.column) = (self.next_row, 0);
                self.next_row = self.row.saturating_add(repeated);
                if self.groups.contains(&true) || is_unseen(element)? {
                    self.now.hidden_rows.add(self.row, self.next_row - 1);
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeated = number(element, "table:number-columns-repeated")?.unwrap_or(1).max(1);
                let columns = (self.column, self.column.saturating_add(repeated - 1));
                self.column = self.column.saturating_add(repeated);
                if element.name().as_ref() == "table:covered-table-cell" {
                    self.now.covered.push(Area { rows: (self.row, self.next_row - 1), columns });
                } else {
                    self.cell = as_shown(element, repeated)?;
                }
            }
            "office:annotation" => self.in_remark = true,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| !self.in_remark) {
            cell.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Reason> {
        match name {
            "office:annotation" => self.in_remark = false,
            "table:table-row-group" => drop(self.groups.pop()),
            "table:table-column-group" => drop(self.column_groups.pop()),
            "table:table" => drop(self.told.insert(std::mem::take(&mut self.table), std::mem::take(&mut self.now))),
            "table:table-cell" => {
                let Some(cell) = self.cell.take() else { return Ok(()) };
                let shown = match number_shown(cell.value, cell.percent, &cell.text) {
                    _ if cell.error => SheetCell::Text(cell.text),
                    SheetCell::Number(_) => return Ok(()),
                    shown => shown,
                };
                for row in self.row..self.next_row {
                    for column in self.column - cell.repeated..self.column {
                        self.now.shown.push((row, column, shown.clone()));
                        if self.now.shown.len() > MAX_CELLS {
                            return Err(Reason::ReadTooLarge);
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// Whether a group of rows or columns is closed.
fn is_closed(group: &BytesStart<'_>) -> Result<bool, Reason> {
    Ok(attribute(group, "table:display")?.as_deref() == Some("false"))
}

/// Whether a row or a column is hidden or filtered out.
fn is_unseen(element: &BytesStart<'_>) -> Result<bool, Reason> {
    Ok(attribute(element, "table:visibility")?.is_some_and(|shown| shown != "visible"))
}

/// A number or an error, of which the text is looked at; `None` for other cells.
fn as_shown(element: &BytesStart<'_>, repeated: u32) -> Result<Option<CellAsShown>, Reason> {
    let error = attribute(element, "calcext:value-type")?.as_deref() == Some("error");
    let value = attribute(element, "office:value")?.and_then(|value| value.trim().parse().ok());
    let percent = attribute(element, "office:value-type")?.as_deref() == Some("percentage");
    let cell = |value| CellAsShown { value, percent, error, text: String::new(), repeated };
    Ok(match value {
        Some(value) => Some(cell(value)),
        None => error.then(|| cell(0.0)),
    })
}
