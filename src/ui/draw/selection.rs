//! What is selected, in words and marks.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, CellPosition, fit, in_sight, style};
use crate::app::state::selection::SelectionNames;
use crate::text::Words;

/// How many rows are selected, and how many of these cannot be seen.
pub fn counted(count: usize, hidden: usize, words: &Words) -> String {
    let args = [("count", count.into()), ("hidden", hidden.into())];
    words.say_with(if hidden > 0 { "selected-hidden" } else { "selected" }, &args)
}

/// A title of which the selection stays when there is no room for all: `(what, about)` are the marker with the kind, and
/// what else is told of the rows.
pub fn title((what, about): (&str, &str), (count, hidden): (usize, usize), width: u16, words: &Words) -> String {
    let room = usize::from(width).saturating_sub(5);
    let selected = counted(count, hidden, words);
    let args = [("count", count.into()), ("hidden", hidden.into())];
    let short = words.say_with(if hidden > 0 { "selected-hidden-short" } else { "selected" }, &args);
    let marker = if what.starts_with('▌') { "▌" } else { "" };
    let left = room.saturating_sub(what.width() + selected.width() + 3);
    match () {
        () if left >= about.width() || left >= 8 => format!("{what}{} · {selected}", fit(about, left)),
        () if what.width() + selected.width() + 3 <= room => format!("{what} · {selected}"),
        () if marker.width() + selected.width() <= room => format!("{marker}{selected}"),
        () => format!("{marker}{short}"),
    }
}

/// The names of several rows, as many as fit, and how many more there are.
pub fn row_names(several: &SelectionNames, width: u16, words: &Words) -> String {
    let more = |named: usize| match several.count - named {
        0 => String::new(),
        left => format!(" {}", words.say_with("selected-more", &[("count", left.into())])),
    };
    let listed = |named: usize| several.first[..named].join("; ") + &more(named);
    let most = several.first.len();
    (1..=most).rev().map(listed).find(|text| text.width() <= usize::from(width)).unwrap_or_else(|| {
        let end = more(1.min(most));
        fit(several.first.first().map_or("", String::as_str), usize::from(width).saturating_sub(end.width())) + &end
    })
}

/// Which rows of how many are shown: those after the first `from`, up to `to`.
pub fn rows_shown((from, to): (u64, u64), count: u64, words: &Words) -> String {
    words.say_with("rows-shown", &[("from", (from + 1).into()), ("to", to.into()), ("count", count.into())])
}

/// Rows of texts in columns as wide as their widest text, each at most so wide; the last has what is left. Under them, at the
/// right, which rows are shown where not all are.
pub fn text_rows<const N: usize>(
    canvas: &mut Canvas<'_>,
    (rows, top): (&[Vec<String>], usize),
    most: [usize; N],
    area: Rect,
) {
    let widest = |nth: usize| rows.iter().filter_map(|row| row.get(nth)).map(|text| text.width()).max().unwrap_or(0);
    let widths: Vec<u16> = (0..).zip(most).map(|(nth, most)| widest(nth).min(most) as u16).collect();
    let room = usize::from(area.height);
    let top = top.min(rows.len().saturating_sub(room));
    for (_, row, line) in in_sight(rows, top, area) {
        let mut x = area.x;
        for (text, width) in row.iter().zip(&widths) {
            canvas.text((x, line.y), *width, text, style::PLAIN);
            x += width + 2;
        }
        let last = row.last().map_or("", String::as_str);
        canvas.text((x, line.y), area.right().saturating_sub(x), last, style::MARKED);
    }
    if rows.len() > room {
        let shown = rows_shown((top as u64, (top + room) as u64), rows.len() as u64, canvas.words);
        canvas.right((area.x, area.bottom() + 1), area.width, &shown, style::MUTED);
    }
}

/// What stands before a row: `▌` for the cursor and `*` for a selected row. Where both do, the cursor takes the wall.
pub fn marker(canvas: &mut Canvas<'_>, (x, y): CellPosition, (here, selected): (bool, bool), focused: bool) {
    if here {
        let style = if focused { style::PLAIN } else { style::MUTED };
        canvas.text((x.saturating_sub(u16::from(selected)), y), 1, "▌", style);
    }
    if selected {
        canvas.text((x, y), 1, "*", style::MARKED);
    }
}
