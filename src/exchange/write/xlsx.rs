//! Writing a workbook.

use std::io::Write;

use rust_xlsxwriter::{ColNum, ExcelDateTime, Format, RowNum, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::error::WriteError;
use super::notation::{Notation, is_decimal};
use crate::exchange::sheet::SheetCell;
use chrono::Datelike;

/// More figures than this a spreadsheet rounds; longer numbers are written as text.
const FIGURES: usize = 15;

/// Column widths in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 6..=60;

/// One sheet of a workbook that has several.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkbookSheet {
    /// Its name; signs a sheet name may not have are replaced. No two are the same.
    pub name: String,
    /// The headings.
    pub headings: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<SheetCell>>,
}

/// Writes headings and rows as an XLSX workbook with one sheet: the headings bold and always in view, days as real dates, numbers as
/// real numbers, texts as texts that are never formulas. `sheet` is the sheet's name; signs a sheet name may not have are replaced.
pub fn write_xlsx(
    out: &mut dyn Write,
    sheet: &str,
    headings: &[String],
    rows: impl IntoIterator<Item = Vec<SheetCell>>,
) -> Result<(), WriteError> {
    let mut book = Workbook::new();
    fill(book.add_worksheet(), sheet, headings, rows)?;
    finish(out, book)
}

/// Writes a workbook of several sheets, each as [`write_xlsx`] writes one.
pub fn write_workbook(out: &mut dyn Write, sheets: Vec<WorkbookSheet>) -> Result<(), WriteError> {
    let mut book = Workbook::new();
    for sheet in sheets {
        fill(book.add_worksheet(), &sheet.name, &sheet.headings, sheet.rows)?;
    }
    finish(out, book)
}

/// The writer wants to seek; a pipe cannot.
fn finish(out: &mut dyn Write, mut book: Workbook) -> Result<(), WriteError> {
    Ok(out.write_all(&book.save_to_buffer().map_err(problem)?)?)
}

fn fill(
    page: &mut Worksheet,
    name: &str,
    headings: &[String],
    rows: impl IntoIterator<Item = Vec<SheetCell>>,
) -> Result<(), WriteError> {
    let bold = Format::new().set_bold();
    let date = Format::new().set_num_format("dd-mm-yyyy");
    page.set_name(sheet_name(name)).map_err(problem)?;
    page.set_freeze_panes(1, 0).map_err(problem)?;
    let mut widths: Vec<usize> = headings.iter().map(|heading| heading.width()).collect();
    for (index, heading) in headings.iter().enumerate() {
        page.write_string_with_format(0, column(index)?, heading, &bold).map_err(problem)?;
    }
    for (index, cells) in rows.into_iter().enumerate() {
        let row = RowNum::try_from(index + 1).map_err(|_| WriteError::TooManyRows)?;
        for (index, cell) in cells.iter().enumerate() {
            write_cell(page, row, column(index)?, cell, &date).map_err(problem)?;
            let width = Notation::DUTCH.spell(cell, str::to_owned).width();
            match widths.get_mut(index) {
                Some(widest) => *widest = (*widest).max(width),
                None => widths.resize(index + 1, width),
            }
        }
    }
    for (index, width) in widths.iter().enumerate() {
        let width = (width + 2).clamp(*WIDTHS.start(), *WIDTHS.end());
        page.set_column_width(column(index)?, u32::try_from(width).unwrap_or(8)).map_err(problem)?;
    }
    Ok(())
}

fn write_cell(
    page: &mut Worksheet,
    row: RowNum,
    column: ColNum,
    cell: &SheetCell,
    date: &Format,
) -> Result<(), XlsxError> {
    match cell {
        SheetCell::Empty => {}
        SheetCell::Text(text) => {
            page.write_string(row, column, text)?;
        }
        SheetCell::Number(number) => match exact(number) {
            Some(value) => {
                page.write_number(row, column, value)?;
            }
            None => {
                page.write_string(row, column, number)?;
            }
        },
        SheetCell::Day(day) => {
            let moment = ExcelDateTime::from_ymd(
                u16::try_from(day.year()).unwrap_or_default(),
                u8::try_from(day.month()).unwrap_or_default(),
                u8::try_from(day.day()).unwrap_or_default(),
            );
            match moment {
                Ok(moment) => page.write_datetime_with_format(row, column, &moment, date)?,
                // Before 1900 a spreadsheet knows no dates.
                Err(_) => page.write_string(row, column, Notation::DUTCH.day(*day))?,
            };
        }
        SheetCell::Flag(flag) => {
            page.write_boolean(row, column, *flag)?;
        }
    }
    Ok(())
}

/// The number, when a spreadsheet keeps all its figures.
fn exact(number: &str) -> Option<f64> {
    let figures = number.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    if is_decimal(number) && figures <= FIGURES { number.parse().ok() } else { None }
}

fn column(index: usize) -> Result<ColNum, WriteError> {
    ColNum::try_from(index).map_err(|_| WriteError::TooManyRows)
}

/// Sheet names have at most 31 signs, none of `[]:*?/\`, and no apostrophe at the ends.
fn sheet_name(wanted: &str) -> String {
    let sound: String =
        wanted.chars().map(|sign| if "[]:*?/\\".contains(sign) { '-' } else { sign }).take(31).collect();
    let sound = sound.trim_matches('\'').trim();
    if sound.is_empty() { "1".to_owned() } else { sound.to_owned() }
}

fn problem(error: XlsxError) -> WriteError {
    match error {
        XlsxError::RowColumnLimitError => WriteError::TooManyRows,
        XlsxError::MaxStringLengthExceeded => WriteError::TextTooLong,
        XlsxError::IoError(error) => WriteError::Unwritable(error),
        other => WriteError::Workbook(other),
    }
}
