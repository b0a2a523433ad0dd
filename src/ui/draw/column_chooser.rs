//! Which columns a pane shows: those of its list with a mark, in their order, and the cells each takes.

use ratatui::layout::Rect;

use super::canvas::{Canvas, CellPosition, in_sight, padded, style, top_for};
use super::overlay::popup;
use crate::app::layers::column_chooser::ColumnChooser;
use crate::domain::refusal::Arg;

/// The most cells that it takes.
const WIDTH: u16 = 72;

/// Draws it; answers where the cursor stands.
pub fn column_chooser(canvas: &mut Canvas<'_>, view: &ColumnChooser, body: Rect) -> Option<CellPosition> {
    let words = canvas.words;
    let kind = view.pane.kind();
    let title = words.say_with("columns-title", &[("kind", Arg::Text(words.title(kind)))]);
    let height = view.columns.len() as u16 + 5;
    let inner = padded(popup(canvas, body, (WIDTH, height), &title));
    let foot = Rect { y: inner.bottom().saturating_sub(2), height: 2, ..inner };
    canvas.wrapped(foot, &words.say("columns-keys"), style::MUTED);
    let list = Rect { height: inner.height.saturating_sub(3), ..inner };
    let mut cursor = None;
    for (nth, column, line) in in_sight(&view.columns, top_for(view.cursor, list.height), list) {
        let here = nth == view.cursor;
        canvas.marker((line.x, line.y), here);
        let mark = if column.is_shown { "[x] " } else { "[ ] " };
        let style = if here { style::CELL } else { style::PLAIN };
        let label = format!("{mark}{}", words.label(kind, column.name));
        canvas.text((line.x + 2, line.y), line.width.saturating_sub(8), &label, style);
        if column.is_shown {
            let width = Rect { x: line.right().saturating_sub(5), width: 4, ..line };
            canvas.cell(width, &column.width.to_string(), true, style::MUTED);
        }
        cursor = if here { Some((line.x + 2, line.y)) } else { cursor };
    }
    cursor
}
