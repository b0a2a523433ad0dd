//! Headings on the row that the user names.

use super::prelude::*;
use crate::exchange::sheet::{Sheet, SheetCell, SheetRow};

/// The sheets with their headings on this row, as a spreadsheet counts; those without such a row stay as they are. `None` leaves all
/// as they were read.
///
/// # Errors
/// Returns `headings-row-missing` when no sheet has such a row.
pub fn with_headings(sheets: Vec<Sheet>, row: Option<u32>) -> Result<Vec<Sheet>, Refusal> {
    let Some(row) = row else { return Ok(sheets) };
    let has = |sheet: &Sheet| sheet.heading_row == row || sheet.rows.iter().any(|other| other.number == row);
    if !sheets.iter().any(has) {
        return Err(Refusal::new(Reason::HeadingsRowMissing).with("row", i64::from(row)));
    }
    Ok(sheets.into_iter().map(|sheet| on(sheet, row)).collect())
}

fn on(mut sheet: Sheet, row: u32) -> Sheet {
    let Some(at) = sheet.rows.iter().position(|other| other.number == row) else { return sheet };
    let below = sheet.rows.split_off(at + 1);
    if let Some(SheetRow { cells, .. }) = sheet.rows.pop() {
        sheet.headings = cells.iter().map(|cell: &SheetCell| cell.text().trim().to_owned()).collect();
        (sheet.heading_row, sheet.rows) = (row, below);
    }
    sheet
}
