//! What is selected, in words and marks.

use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, CellPosition, fit, style};
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
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX).into();
    words.say_with("rows-shown", &[("from", number(from + 1)), ("to", number(to)), ("count", number(count))])
}

/// What stands before a row: `▌` for the cursor and `*` for a selected row. Where both do, the cursor takes the border.
pub fn marker(canvas: &mut Canvas<'_>, (x, y): CellPosition, (here, selected): (bool, bool), focused: bool) {
    if here {
        let style = if focused { style::FOCUS } else { style::MUTED };
        canvas.text((x.saturating_sub(u16::from(selected)), y), 1, "▌", style);
    }
    if selected {
        canvas.text((x, y), 1, "*", style::MARKED);
    }
}
