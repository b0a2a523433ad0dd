//! Writing a workbook.

use std::io::Write;

use rust_xlsxwriter::{ColNum, Format, RowNum, Workbook, Worksheet, XlsxError};

use super::error::WriteError;
use super::workbook::{WorkbookCell, WorkbookSheet, sheet_name, workbook_cell};
use crate::domain::reason::Reason;
use crate::exchange::sheet::SheetCell;

/// Widest column, in pixels: some 60 letters.
const WIDEST: u32 = 425;

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
    match workbook_cell(cell) {
        WorkbookCell::Empty => Ok(page),
        WorkbookCell::Text(text) => page.write_string(row, column, text),
        WorkbookCell::Number(_, value) => page.write_number(row, column, value),
        WorkbookCell::Day(day) => page.write_datetime_with_format(row, column, day, date),
        WorkbookCell::Flag(flag) => page.write_boolean(row, column, flag),
    }?;
    Ok(())
}

fn column(index: usize) -> Result<ColNum, WriteError> {
    ColNum::try_from(index).map_err(|_| Reason::WriteTooManyRows.into())
}
