//! Reading CSV as a table, with the guard against formulas undone.
//!
//! Every record is a row, blank lines too, so that row numbers are those a spreadsheet shows.

use super::encoding::{Decoded, decode, is_table_text};
use super::layout::lay_out;
use super::prelude::*;
use super::records::Records;
use super::separator::find_separator;
use super::swallowed::QuotedLines;
use crate::exchange::write::formula::unescape_formula;

/// Reads the table of a CSV file, without a name; empty when the file holds no text.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadProblem> {
    let Decoded { text, marked, dos_letters } = decode(bytes)?;
    if !is_table_text(&text) {
        return Err(Reason::ReadUnknownFormat.into());
    }
    let (separator, body) = find_separator(&text);
    // Only CSV for spreadsheets is written with a guard; plain CSV (comma or one column, no byte order mark) is read literally.
    let guarded = marked || separator.is_some_and(|separator| separator != ',');
    let cell = |field: String| match field {
        empty if empty.is_empty() => SheetCell::Empty,
        text if guarded => SheetCell::Text(unescape_formula(text)),
        text => SheetCell::Text(text),
    };
    let mut records = Records::new(body, separator.unwrap_or(';'));
    let (mut rows, mut quoted) = (Vec::new(), QuotedLines::of(marked));
    let mut cells_in_all = 0usize;
    while let Some(record) = records.next() {
        let cells: Vec<SheetCell> = record?.into_iter().map(cell).collect();
        if records.row as usize > MAX_ROWS {
            return Err(Reason::ReadTooLarge.into());
        }
        if cells.iter().all(SheetCell::is_blank) {
            continue;
        }
        quoted.note(&mut records, cells.len());
        cells_in_all += cells.len();
        if cells_in_all > MAX_CELLS {
            return Err(Reason::ReadTooLarge.into());
        }
        rows.push(SheetRow { number: records.row, cells });
    }
    quoted.refuse_rows(&records)?;
    Ok(lay_out("", rows, SheetNotes { dos_letters, ..SheetNotes::default() })?.into_iter().collect())
}
