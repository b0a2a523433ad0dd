//! The refused rows as tables that can be corrected and imported again.

use std::path::Path;

use super::mapped_column::{MappedColumn, Use};
use super::planned::Plan;
use super::prelude::*;
use crate::domain::days::parse_day;
use crate::domain::import_summary::RefusedRow;
use crate::domain::sensitive::{is_sensitive, like_citizen_number};
use crate::exchange::sheet::{Sheet, SheetCell};
use crate::exchange::write::{IfThere, Notation, WriteError, save, write_csv};

/// The refused rows of one sheet, with a column for the reason and without the columns that were not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejects {
    /// Position of the sheet that they are from among those that were read, from 0.
    pub sheet_index: usize,
    /// Headings of the columns, the reason included.
    pub headings: Vec<String>,
    /// The rows, each with as many cells as there are headings.
    pub rows: Vec<Vec<SheetCell>>,
}

impl Rejects {
    /// Writes them as CSV for a Dutch spreadsheet.
    ///
    /// # Errors
    /// Returns an error when the file exists already or cannot be written; nothing is written then.
    pub fn save(&self, path: &Path) -> Result<(), WriteError> {
        save(path, IfThere::Refuse, |out| write_csv(out, Notation::DUTCH, &self.headings, self.rows.iter().cloned()))
    }
}

/// The refused rows of a plan, one table for each sheet that has any. `sheets` are those that were planned; `heading` is the
/// heading over the reasons, and `sentence` puts a reason into words.
pub fn rejects(plan: &Plan, sheets: &[Sheet], heading: &str, sentence: impl Fn(&RefusedRow) -> String) -> Vec<Rejects> {
    let mut tables = Vec::new();
    for (at, layout) in &plan.layouts {
        let Some(sheet) = sheets.get(*at) else { continue };
        let refused: Vec<&RefusedRow> = plan.summary.refused.iter().filter(|row| row.sheet_index == *at).collect();
        if refused.is_empty() {
            continue;
        }
        // Not the columns that may not be stored or that nobody read, and not the reasons of an earlier round.
        let kept = |column: &MappedColumn| matches!(column.used, Use::Field(_) | Use::WorkedOut);
        let kept = || layout.columns.iter().enumerate().filter(|(_, column)| kept(column));
        let mut headings: Vec<String> = kept().filter_map(|(index, _)| sheet.headings.get(index)).cloned().collect();
        headings.push(heading.to_owned());
        // Both are in order of row number.
        let mut rows = sheet.rows.iter();
        let rows = refused.into_iter().filter_map(|refusal| {
            let row = rows.find(|row| row.number == refusal.row)?;
            let cells =
                kept().map(|(index, column)| row.cells.get(index).map_or(SheetCell::Empty, |c| cell(c, column)));
            Some(cells.chain([SheetCell::Text(sentence(refusal))]).collect())
        });
        let rows = rows.collect();
        tables.push(Rejects { sheet_index: *at, headings, rows });
    }
    tables
}

/// A cell as it was, except that a day whose order the whole column decided is written so that it reads the same without
/// that column. A number that may be a citizen number in a column that is not stored is left out, and so is a note that should not be
/// kept.
fn cell(cell: &SheetCell, column: &MappedColumn) -> SheetCell {
    let is_note =
        matches!(column.used, Use::Field((kind, field)) if kind.field(field).is_some_and(|info| info.free_text));
    match cell {
        SheetCell::Text(text) if column.order != DayOrder::DayFirst => match parse_day(&clean(text), column.order) {
            Ok(day) => SheetCell::Day(day),
            Err(_) => cell.clone(),
        },
        SheetCell::Text(text) if let Some(settled) = column.point.settled(&clean(text)) => SheetCell::Text(settled),
        _ if column.is_passed_over() && like_citizen_number(&cell.text()) => SheetCell::Empty,
        _ if is_note && is_sensitive(&cell.text()) => SheetCell::Empty,
        _ => cell.clone(),
    }
}
