//! Finding the headings among the rows of a file, and making every row as wide as they are.

use super::prelude::*;
use crate::domain::days::{DayOrder, DayProblem, parse_day};
use crate::domain::sanitize::trim_unseen;

/// How many lines of title may stand above the headings.
const TITLE_LINES: usize = 4;

/// Makes a sheet of rows, without the name of its file; `None` when all are blank.
pub(super) fn lay_out(
    name: &str,
    mut rows: Vec<SheetRow>,
    mut about: SheetNotes,
) -> Result<Option<Sheet>, ReadProblem> {
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        if let SheetCell::Text(text) = cell
            && trim_unseen(text).len() < text.len()
        {
            *text = trim_unseen(text).to_owned();
        }
    }
    rows.retain(|row| !row.cells.iter().all(SheetCell::is_blank));
    let at = heading_index(&rows);
    let mut rows = rows.into_iter();
    let mut above: Vec<SheetRow> = rows.by_ref().take(at).collect();
    let Some(heading) = rows.next() else { return Ok(None) };
    let mut rest: Vec<SheetRow> = rows.collect();
    // Columns that are blank from top to bottom at the right edge are leftovers of a wider table.
    let used = |row: &SheetRow| row.cells.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1);
    let width = rest.iter().map(used).max().unwrap_or(0).max(used(&heading));
    if width.saturating_mul(rest.len() + 1) > MAX_CELLS {
        return Err(Reason::ReadTooLarge.into());
    }
    let all = above.iter().chain([&heading]).chain(&rest);
    about.shorter_rows = all.filter(|row| row.cells.len() < width).map(|row| (row.number, row.cells.len())).collect();
    let mut headings: Vec<String> = heading.cells.iter().map(|cell| cell.text().trim().to_owned()).collect();
    headings.resize(width, String::new());
    for row in above.iter_mut().chain(&mut rest) {
        row.cells.resize(width, SheetCell::Empty);
    }
    let name = name.to_owned();
    Ok(Some(Sheet { source: String::new(), name, heading_row: heading.number, headings, above, rows: rest, about }))
}

/// The headings stand on the first row, unless that is clearly a title: a single cell above a row of several labels.
fn heading_index(rows: &[SheetRow]) -> usize {
    let filled = |row: &SheetRow| row.cells.iter().filter(|cell| !cell.is_blank()).count();
    let titles = rows.iter().take_while(|row| filled(row) == 1).count();
    let labels = |row: &SheetRow| row.cells.iter().filter(|cell| !cell.is_blank()).all(is_label);
    match rows.get(titles) {
        Some(row) if (1..=TITLE_LINES).contains(&titles) && filled(row) > 1 && labels(row) => titles,
        _ => 0,
    }
}

/// Text with a letter in it that is no date.
fn is_label(cell: &SheetCell) -> bool {
    match cell {
        SheetCell::Text(text) => {
            text.contains(char::is_alphabetic) && parse_day(text, DayOrder::DayFirst) == Err(DayProblem::NotADate)
        }
        _ => false,
    }
}
