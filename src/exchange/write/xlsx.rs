//! Writing a workbook.

use std::io::Write;

use rust_xlsxwriter::{ColNum, DocProperties, Format, RowNum, Workbook, Worksheet, XlsxError};

use super::error::WriteError;
use super::own::MAKER;
use super::workbook::{WorkbookCell, WorkbookSheet, sheet_name, workbook_cell};
use crate::domain::reason::Reason;
use crate::exchange::sheet::SheetCell;

/// Widest column, in pixels: some 60 letters.
const WIDEST: u32 = 425;

/// Writes sheets as an XLSX workbook: the headings bold, always in view, repeated on each printed page and with a filter on the rows
/// below them; printed across and as wide as the paper. Days are real dates, numbers, amounts and percentages real numbers, texts are
/// texts that are never formulas.
///
/// # Errors
/// Returns an error when the file refuses, or a sheet cannot hold what is in it.
pub fn write_workbook<R: IntoIterator<Item = Vec<SheetCell>>>(
    out: &mut dyn Write,
    sheets: impl IntoIterator<Item = WorkbookSheet<R>>,
) -> Result<(), WriteError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_author(MAKER));
    for sheet in sheets {
        fill(book.add_worksheet(), sheet)?;
    }
    // The writer needs to seek, which a pipe cannot.
    Ok(out.write_all(&book.save_to_buffer()?)?)
}

/// How cells are shown that are more than a number.
struct Layouts {
    day: Format,
    euros: Format,
    percent: Format,
}

fn fill<R: IntoIterator<Item = Vec<SheetCell>>>(
    page: &mut Worksheet,
    WorkbookSheet { name, headings, rows, total }: WorkbookSheet<R>,
) -> Result<(), WriteError> {
    let bold = Format::new().set_bold();
    let layouts = Layouts {
        day: Format::new().set_num_format("dd-mm-yyyy"),
        euros: Format::new().set_num_format("#,##0.00"),
        percent: Format::new().set_num_format("0.00%"),
    };
    let last_column = column(headings.len().saturating_sub(1))?;
    page.set_name(sheet_name(&name))?.set_freeze_panes(1, 0)?;
    for (index, heading) in headings.into_iter().enumerate() {
        page.write_string_with_format(0, column(index)?, heading, &bold)?;
    }
    let mut row: RowNum = 0;
    let mut write_row = |page: &mut Worksheet, cells: &[SheetCell]| {
        row = row.checked_add(1).ok_or(Reason::WriteTooManyRows)?;
        for (index, cell) in cells.iter().enumerate() {
            write_cell(page, (row, column(index)?), cell, &layouts)?;
        }
        Ok::<RowNum, WriteError>(row)
    };
    let mut last = 0;
    for cells in rows {
        last = write_row(page, &cells)?;
    }
    for cells in &total {
        write_row(page, cells)?;
    }
    if last > 0 {
        page.autofilter(0, 0, last, last_column)?;
    }
    page.set_repeat_rows(0, 0)?.set_landscape().set_print_fit_to_pages(1, 0);
    page.set_autofit_max_width(WIDEST).autofit();
    Ok(())
}

fn write_cell(
    page: &mut Worksheet,
    (row, column): (RowNum, ColNum),
    cell: &SheetCell,
    layouts: &Layouts,
) -> Result<(), XlsxError> {
    match workbook_cell(cell) {
        WorkbookCell::Empty => Ok(page),
        WorkbookCell::Text(text) => page.write_string(row, column, text),
        WorkbookCell::Number(_, value) => page.write_number(row, column, value),
        WorkbookCell::Euros(_, value) => page.write_number_with_format(row, column, value, &layouts.euros),
        WorkbookCell::Percent(share) => page.write_number_with_format(row, column, share, &layouts.percent),
        WorkbookCell::Day(day) => page.write_datetime_with_format(row, column, day, &layouts.day),
        WorkbookCell::Flag(flag) => page.write_boolean(row, column, flag),
    }?;
    Ok(())
}

fn column(index: usize) -> Result<ColNum, WriteError> {
    ColNum::try_from(index).map_err(|_| Reason::WriteTooManyRows.into())
}
