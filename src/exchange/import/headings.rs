//! Headings on the row that the user names.

use super::prelude::*;
use crate::domain::import_options::HeadingsRow;
use crate::exchange::sheet::{Sheet, SheetCell, SheetRow};

/// The sheets with their headings on the rows that are named: the row for a sheet by its name, otherwise the row for all. A sheet for
/// which there is none, or without such a row, stays as it was read.
///
/// # Errors
/// Returns `no-such-sheet` when no sheet has a name, and `headings-row-missing` when none of the sheets that are meant has such a row.
pub fn with_headings(sheets: Vec<Sheet>, rows: &[HeadingsRow]) -> Result<Vec<Sheet>, Refusal> {
    let meant = |sheet: &Sheet| {
        let own = rows.iter().find(|row| row.names(&sheet.name));
        own.or_else(|| rows.iter().find(|row| row.sheet.is_none()))
    };
    for wanted in rows {
        if let Some(name) = wanted.sheet.as_ref().filter(|_| !sheets.iter().any(|sheet| wanted.names(&sheet.name))) {
            return Err(Refusal::new(Reason::NoSuchSheet).with("value", name.as_str()));
        }
        let mut meaning = sheets.iter().filter(|sheet| meant(sheet) == Some(wanted)).peekable();
        if meaning.peek().is_some() && !meaning.any(|sheet| has(sheet, wanted.row)) {
            return Err(Refusal::new(Reason::HeadingsRowMissing).with("row", i64::from(wanted.row)));
        }
    }
    let placed = |sheet| match meant(&sheet) {
        Some(wanted) if has(&sheet, wanted.row) => on(sheet, wanted.row),
        _ => sheet,
    };
    Ok(sheets.into_iter().map(placed).collect())
}

fn has(sheet: &Sheet, row: u32) -> bool {
    sheet.heading_row == row || sheet.above.iter().chain(&sheet.rows).any(|other| other.number == row)
}

fn on(mut sheet: Sheet, row: u32) -> Sheet {
    if row == sheet.heading_row {
        return sheet;
    }
    let cells = std::mem::take(&mut sheet.headings).into_iter().map(SheetCell::Text).collect();
    let found = SheetRow { number: sheet.heading_row, cells };
    let mut all: Vec<SheetRow> = std::mem::take(&mut sheet.above);
    all.push(found);
    all.append(&mut sheet.rows);
    let below = all.iter().position(|other| other.number == row).map_or(0, |at| at + 1);
    sheet.rows = all.split_off(below);
    if let Some(SheetRow { number, cells }) = all.pop() {
        sheet.headings = cells.iter().map(|cell: &SheetCell| cell.text().trim().to_owned()).collect();
        (sheet.heading_row, sheet.above) = (number, all);
    }
    sheet
}
