//! What workbooks of every format have: sheets with names, and cells as a spreadsheet can hold them.

use std::borrow::Cow;

use chrono::Datelike;

use super::notation::{Notation, is_decimal};
use crate::domain::days::Day;
use crate::exchange::sheet::{FIGURES_KEPT, SheetCell, figures};

/// One sheet of a workbook.
#[derive(Debug)]
pub struct WorkbookSheet<R> {
    /// Name of the sheet, different from those of the others; characters that a sheet name may not have are replaced.
    pub name: String,
    /// The headings of the columns.
    pub headings: Vec<String>,
    /// The rows below the headings.
    pub rows: R,
    /// What stands below those rows and is none of them, such as their sum: it is neither filtered nor sorted with them.
    pub total: Vec<Vec<SheetCell>>,
}

/// A cell as a spreadsheet can hold it.
#[derive(Debug, PartialEq)]
pub(super) enum WorkbookCell<'a> {
    /// Nothing.
    Empty,
    /// A text, also for a number or a day that a spreadsheet would change.
    Text(Cow<'a, str>),
    /// A number as it is spelled, and its value.
    Number(Cow<'a, str>, f64),
    /// An amount of euros as it is spelled, and its value.
    Euros(Cow<'a, str>, f64),
    /// A percentage: its share of one.
    Percent(f64),
    /// A day from 1900 on.
    Day(Day),
    /// Yes or no.
    Flag(bool),
}

/// What a spreadsheet holds of a cell.
pub(super) fn workbook_cell(cell: &SheetCell) -> WorkbookCell<'_> {
    match cell {
        SheetCell::Empty | SheetCell::Covered => WorkbookCell::Empty,
        SheetCell::Text(text) | SheetCell::Shown { text, .. } => WorkbookCell::Text(text.into()),
        SheetCell::Number(number) => number_cell(number.into()),
        SheetCell::Euros(amount) => match number_cell(amount.text_fixed('.').into()) {
            WorkbookCell::Number(spelled, value) => WorkbookCell::Euros(spelled, value),
            cell => cell,
        },
        SheetCell::Percent(percent) => match number_cell(percent.text('.').into()) {
            WorkbookCell::Number(_, value) => WorkbookCell::Percent(value / 100.0),
            cell => cell,
        },
        // Spreadsheets have no dates before 1900, or differ about them.
        SheetCell::Day(day) if day.year() < 1900 => WorkbookCell::Text(Notation::DUTCH.day(*day).into()),
        SheetCell::Day(day) => WorkbookCell::Day(*day),
        SheetCell::Flag(flag) => WorkbookCell::Flag(*flag),
    }
}

/// The number, when a spreadsheet keeps all its figures; otherwise the text of it.
fn number_cell(number: Cow<'_, str>) -> WorkbookCell<'_> {
    let value = if is_decimal(&number) && figures(&number) <= FIGURES_KEPT { number.parse().ok() } else { None };
    match value {
        Some(value) => WorkbookCell::Number(number, value),
        None => WorkbookCell::Text(number),
    }
}

/// Sheet names have at most 31 signs, none of `[]:*?/\`, and no apostrophe at the ends.
pub(super) fn sheet_name(wanted: &str) -> String {
    let sound: String =
        wanted.chars().map(|sign| if "[]:*?/\\".contains(sign) { '-' } else { sign }).take(31).collect();
    let sound = sound.trim_matches('\'').trim();
    if sound.is_empty() { "1".to_owned() } else { sound.to_owned() }
}
