//! The jobs of a day divided, with rounding and total below the lines.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, CellPosition, below, style};
use crate::app::layers::jobs_by::JobsByView;
use crate::domain::named::Choice;
use crate::report::TableCell;
use crate::ui::words::report_cell;

/// The least cells of a number; what the line is about gets what the numbers leave.
const NUMBER: usize = 6;
/// The least cells of what a line is about: what does not fit beside it is left out.
const NAME: u16 = 12;

/// Draws it; answers where the cursor stands.
pub fn jobs_by(canvas: &mut Canvas<'_>, view: &JobsByView, body: Rect) -> Option<CellPosition> {
    canvas.clear(body);
    let words = canvas.words;
    let title = format!("▌{}", words.say(&format!("jobs-by-title-{}", view.by.name())));
    let Some(table) = &view.table else {
        let inner = canvas.frame(body, &title, "", style::FOCUS);
        return Some((inner.x, inner.y));
    };
    let inner = canvas.frame(body, &title, &words.day(table.as_of), style::FOCUS);
    let headings: Vec<String> =
        table.columns.iter().map(|column| words.say(&format!("jobs-by-{column}")).into_owned()).collect();
    let mut name = inner.width.saturating_sub(2);
    let mut widths = Vec::new();
    for heading in headings.iter().skip(1) {
        let width = heading.width().max(NUMBER);
        let Some(rest) = name.checked_sub(width as u16 + 1).filter(|rest| *rest >= NAME) else { break };
        name = rest;
        widths.push(width);
    }
    let row = |canvas: &mut Canvas<'_>, y: u16, texts: Vec<String>, style| {
        let mut texts = texts.into_iter();
        let first = texts.next().map(|text| (text, name, style));
        let numbers = texts.zip(&widths).map(|(text, width)| (format!("{text:>width$}"), *width as u16, style));
        canvas.across((inner.x + 1, y), first.into_iter().chain(numbers));
    };
    let texts = |line: &Vec<TableCell>| -> Vec<String> {
        table.columns.iter().zip(line).map(|(column, cell)| report_cell(words, column, cell)).collect()
    };
    row(canvas, inner.y, headings, style::HEADING);
    let sums: Vec<&Vec<TableCell>> = table.rounding.iter().chain(&table.total).collect();
    let height = inner.height.saturating_sub(1 + sums.len() as u16);
    let area = Rect { height, ..below(inner, 1) };
    let cursor = canvas.list((&table.lines, view.cursor), area, |canvas, line, place| {
        row(canvas, place.y, texts(line), style::PLAIN);
    });
    for (y, line) in (area.bottom()..).zip(sums) {
        row(canvas, y, texts(line), style::HEADING);
    }
    cursor.or(Some((inner.x, inner.y)))
}
