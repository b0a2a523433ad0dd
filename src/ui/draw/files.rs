//! Choosing files to read in.

use ratatui::layout::Rect;

use super::canvas::{Canvas, CellPosition, below, in_sight, padded, style, top_for};
use super::overlay::popup;
use crate::app::layers::files::FileList;
use crate::domain::refusal::Arg;

/// Lines and cells that it takes at most.
const SIZE: (u16, u16) = (78, 22);

/// Draws it; answers where the cursor stands: on the line while a path is typed, in the list while that is gone through.
pub fn files(canvas: &mut Canvas<'_>, list: &FileList, body: Rect) -> Option<CellPosition> {
    let words = canvas.words;
    let inner = popup(canvas, body, SIZE, &words.say("files-title"));
    canvas.text((inner.x + 1, inner.y), 2, "> ", style::FOCUS);
    let mut cursor = canvas.line((inner.x + 3, inner.y), inner.width.saturating_sub(4), &list.line, style::TYPED);
    let told = match (&list.refusal, list.marked.len()) {
        (Some(refusal), _) => Some((words.refusal(refusal), style::ALARM)),
        (None, 0) if list.is_waiting() => Some((words.say("files-looking").into_owned(), style::MUTED)),
        (None, 0) => None,
        (None, count) => Some((words.say_with("files-marked", &[("count", Arg::from(count))]), style::MARKED)),
    };
    let choices = list.choices();
    let (told, told_style) = match told {
        Some(told) => told,
        None if list.is_cut() => (words.say("files-more").into_owned(), style::MUTED),
        None if choices.is_empty() => (words.say("files-none").into_owned(), style::MUTED),
        None => (words.say("files-kinds").into_owned(), style::MUTED),
    };
    let lines = canvas.wrapped(
        Rect { y: inner.y + 1, height: 2.min(inner.height.saturating_sub(1)), ..padded(inner) },
        &told,
        told_style,
    );
    let list_area = below(inner, 1 + lines.clamp(1, 2));
    let area = Rect { height: list_area.height.saturating_sub(2), ..list_area };
    for (nth, choice, line) in in_sight(&choices, top_for(list.selected, area.height), area) {
        let here = list.in_list && nth == list.selected;
        let marked = !choice.is_folder() && list.is_marked(choice);
        let style = match (here, marked) {
            (true, _) => style::CELL,
            (false, true) => style::MARKED,
            (false, false) => style::PLAIN,
        };
        let Rect { x, y, width, .. } = padded(line);
        canvas.marker((line.x, line.y), here);
        canvas.shade(padded(line), style);
        let (end, size) = match choice.bytes {
            Some(bytes) => ("", words.size(bytes)),
            None => ("/", String::new()),
        };
        let mark = if marked { "* " } else { "  " };
        canvas.text((x, y), width.saturating_sub(12), &format!("{mark}{}{end}", choice.name), style);
        canvas.right((x, y), width, &size, style);
        if here {
            cursor = (x, y);
        }
    }
    let foot = padded(below(inner, inner.height.saturating_sub(2)));
    canvas.wrapped(foot, &words.say("files-keys"), style::MUTED);
    Some(cursor)
}
