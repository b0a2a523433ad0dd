//! What would be erased of somebody, before it is done.

use ratatui::layout::Rect;

use super::canvas::{Canvas, CellPosition, padded, style};
use super::overlay::popup;
use super::selection::text_rows;
use crate::app::layers::erasure::ErasureView;

/// Draws it; answers where the cursor stands.
pub fn erasure(canvas: &mut Canvas<'_>, view: &ErasureView, body: Rect) -> Option<CellPosition> {
    let words = canvas.words;
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in view.plan.iter().flat_map(|plan| plan.lines()) {
        let fields: Vec<String> = line.fields.iter().map(|name| words.label(line.kind, name).into_owned()).collect();
        let first = [words.title(line.kind), line.count.to_string()];
        let [kind, count] = if line.first { first } else { Default::default() };
        rows.push(vec![kind, count, fields.join(", ")]);
    }
    for copy in view.plan.iter().flat_map(|plan| &plan.copies) {
        let name = copy.file_name().unwrap_or_default().to_string_lossy().into_owned();
        rows.push(vec![words.say("erase-copy").into_owned(), String::new(), name]);
    }
    for (kind, count) in view.plan.iter().flat_map(|plan| plan.doubtful_by_kind()) {
        rows.push(vec![words.say("erase-look").into_owned(), count.to_string(), words.title(kind)]);
    }
    let title = words.say_with("erase-title-of", &[("who", view.who.as_str().into())]);
    let inner = padded(popup(canvas, body, (76, rows.len().max(1) as u16 + 4), &title));
    let foot = (inner.x, inner.bottom().saturating_sub(1));
    let nothing = view.plan.as_ref().is_some_and(|plan| plan.changes.is_empty());
    canvas.text(foot, inner.width, &words.say(if nothing { "erase-nothing" } else { "erase-go" }), style::HEADING);
    let area = Rect { height: inner.height.saturating_sub(2), ..inner };
    text_rows(canvas, (&rows, view.top), [24, 6], area);
    Some(foot)
}
