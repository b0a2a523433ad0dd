//! Writing a workbook.

use std::io::Write;

use chrono::Datelike;
use rust_xlsxwriter::{ColNum, Format, RowNum, Workbook, Worksheet, XlsxError};

use super::error::WriteError;
use super::notation::{Notation, is_decimal};
use crate::domain::reason::Reason;
use crate::exchange::sheet::SheetCell;

/// Spreadsheets round numbers with more figures than this; longer numbers are written as text.
const FIGURES: usize = 15;

/// Widest column, in pixels: some 60 letters.
const WIDEST: u32 = 425;

/// One sheet of a workbook.
#[derive(Debug)]
pub struct WorkbookSheet<R> {
    /// Name of the sheet, different from those of the others; characters that a sheet name may not have are replaced.
    pub name: String,
    /// The headings of the columns.
    pub headings: Vec<String>,
    /// The rows below the headings.
    pub rows: R,
}

/// Writes sheets as an XLSX workbook: the headings bold and always in view, days as real dates, numbers as real numbers, texts
/// as texts that are never formulas.
///
/// # Errors
/// Returns an error when the file refuses, or a sheet cannot hold what is in it.
pub fn write_workbook<R: IntoIterator<Item = Vec<SheetCell>>>(
    out: &mut dyn Write,
    sheets: impl IntoIterator<Item = WorkbookSheet<R>>,
) -> Result<(), WriteError> {
    let mut book = Workbook::new();
    for sheet in sheets {
        fill(book.add_worksheet(), sheet)?;
    }
    // The writer needs to seek, which a pipe cannot.
    Ok(out.write_all(&book.save_to_buffer()?)?)
}

fn fill<R: IntoIterator<Item = Vec<SheetCell>>>(
    page: &mut Worksheet,
    WorkbookSheet { name, headings, rows }: WorkbookSheet<R>,
) -> Result<(), WriteError> {
    let bold = Format::new().set_bold();
    let date = Format::new().set_num_format("dd-mm-yyyy");
    page.set_name(sheet_name(&name))?.set_freeze_panes(1, 0)?;
    for (index, heading) in headings.into_iter().enumerate() {
        page.write_string_with_format(0, column(index)?, heading, &bold)?;
    }
    for (index, cells) in rows.into_iter().enumerate() {
        let row = RowNum::try_from(index + 1).map_err(|_| Reason::WriteTooManyRows)?;
        for (index, cell) in cells.iter().enumerate() {
            write_cell(page, (row, column(index)?), cell, &date)?;
        }
    }
    page.set_autofit_max_width(WIDEST).autofit();
    Ok(())
}

fn write_cell(
    page: &mut Worksheet,
    (row, column): (RowNum, ColNum),
    cell: &SheetCell,
    date: &Format,
) -> Result<(), XlsxError> {
    match cell {
        SheetCell::Empty | SheetCell::Covered => Ok(page),
        SheetCell::Text(text) | SheetCell::Shown { text, .. } => page.write_string(row, column, text),
        SheetCell::Number(number) => match exact(number) {
            Some(value) => page.write_number(row, column, value),
            None => page.write_string(row, column, number),
        },
        SheetCell::Euros(amount) => {
            return write_cell(page, (row, column), &SheetCell::Number(amount.text_fixed('.')), date);
        }
        // A spreadsheet has no dates before 1900.
        SheetCell::Day(day) if day.year() < 1900 => page.write_string(row, column, Notation::DUTCH.day(*day)),
        SheetCell::Day(day) => page.write_datetime_with_format(row, column, day, date),
        SheetCell::Flag(flag) => page.write_boolean(row, column, *flag),
    }?;
    Ok(())
}

/// The number, when a spreadsheet keeps all its figures; otherwise `None`.
pub(super) fn exact(number: &str) -> Option<f64> {
    let figures = number.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    if is_decimal(number) && figures <= FIGURES { number.parse().ok() } else { None }
}

fn column(index: usize) -> Result<ColNum, WriteError> {
    ColNum::try_from(index).map_err(|_| Reason::WriteTooManyRows.into())
}

/// Sheet names have at most 31 signs, none of `[]:*?/\`, and no apostrophe at the ends.
pub(super) fn sheet_name(wanted: &str) -> String {
    let sound: String =
        wanted.chars().map(|sign| if "[]:*?/\\".contains(sign) { '-' } else { sign }).take(31).collect();
    let sound = sound.trim_matches('\'').trim();
    if sound.is_empty() { "1".to_owned() } else { sound.to_owned() }
}
