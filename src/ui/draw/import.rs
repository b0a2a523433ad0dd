//! Reading in files: what it would do, before it is done.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, CellPosition, in_sight, style};
use super::selection::rows_shown;
use crate::app::layers::import::{ImportStage, ImportView};
use crate::app::ports::Preview;
use crate::domain::refusal::Arg;

/// Draws it; answers where the cursor stands.
pub fn import(canvas: &mut Canvas<'_>, view: &ImportView, body: Rect) -> Option<CellPosition> {
    canvas.clear(body);
    let words = canvas.words;
    let files: Vec<String> = view
        .files
        .iter()
        .map(|file| file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned())
        .collect();
    let title = format!("▌{} · {}", words.say("import-title"), files.join(", "));
    let inner = canvas.frame(body, &title, "", style::FOCUS);
    let mut cursor = (inner.x + 1, inner.y);
    match &view.stage {
        ImportStage::Reading(done, all) => gauge(canvas, inner, "import-reading", (*done, *all)),
        ImportStage::Writing(done, all) => gauge(canvas, inner, "import-writing", (*done, *all)),
        ImportStage::Ready(preview) => cursor = ready(canvas, inner, preview, view.top),
    }
    Some(cursor)
}

fn gauge(canvas: &mut Canvas<'_>, inner: Rect, key: &str, (done, all): (u64, u64)) {
    canvas.text((inner.x + 1, inner.y + 1), inner.width - 2, &canvas.words.say(key), style::PLAIN);
    let width = u64::from(inner.width.saturating_sub(10));
    let full = (width * done.min(all)).checked_div(all).unwrap_or(0) as usize;
    let bar = format!("{}{}", "█".repeat(full), "░".repeat(width as usize - full));
    canvas.text((inner.x + 1, inner.y + 3), inner.width - 2, &bar, style::FOCUS);
    let share = (done.min(all) * 100).checked_div(all).unwrap_or(0);
    canvas.right((inner.x + 1, inner.y + 3), inner.width - 2, &format!("{share}%"), style::PLAIN);
}

/// The preview; answers where the cursor stands: on what is to be answered.
fn ready(canvas: &mut Canvas<'_>, inner: Rect, preview: &Preview, top: usize) -> CellPosition {
    let words = canvas.words;
    let (x, width) = (inner.x + 1, inner.width.saturating_sub(2));
    let last = inner.bottom().saturating_sub(1);
    let mut y = inner.y;
    if !preview.counts.is_empty() {
        for (nth, key) in ["import-new", "import-changed", "import-unchanged"].iter().enumerate() {
            canvas.right((x + 24 + nth as u16 * 13, y), 12, &words.say(key), style::HEADING);
        }
        y += 1;
    }
    for (kind, new, changed, unchanged) in &preview.counts {
        canvas.text((x, y), 24, &words.title(*kind), style::PLAIN);
        for (nth, number) in [new, changed, unchanged].iter().enumerate() {
            canvas.right((x + 24 + nth as u16 * 13, y), 12, &number.to_string(), style::PLAIN);
        }
        y += 1;
    }
    y += u16::from(!preview.counts.is_empty());
    let mut paragraph = |text: &str, style| {
        let left = Rect { x, y, width, height: last.saturating_sub(y) };
        y += canvas.wrapped(left, text, style).min(left.height);
    };
    for (heading, code) in &preview.forbidden_columns {
        paragraph(&words.forbidden(*code, heading), style::ALARM);
    }
    for remark in &preview.remarks {
        paragraph(&words.refusal(&remark.0), style::MARKED);
    }
    if !preview.unknown_columns.is_empty() {
        let names: Vec<&str> = preview.unknown_columns.iter().map(|(_, heading)| heading.as_str()).collect();
        paragraph(&words.say_with("import-unknown", &[("columns", Arg::Text(names.join(", ")))]), style::MUTED);
    }
    for (_, heading) in &preview.ambiguous_columns {
        paragraph(&words.say_with("import-ambiguous", &[("column", Arg::Text(heading.clone()))]), style::MARKED);
    }
    if !preview.refused.is_empty() {
        paragraph(&words.say_with("import-refused", &[("count", Arg::from(preview.refused.len()))]), style::ALARM);
        let area = Rect { x, y, width, height: last.saturating_sub(y + 1) };
        refused(canvas, area, preview, top);
    }
    let key = match (preview.refused.is_empty(), preview.writes()) {
        (true, 0) => "import-nothing",
        (true, _) => "import-go",
        (false, 0) => "import-stuck",
        (false, _) => "import-go-good",
    };
    canvas.text((x, last), width, &words.say(key), style::HEADING);
    (x, last)
}

/// The refused rows as a table: row, column, value, reason.
fn refused(canvas: &mut Canvas<'_>, area: Rect, preview: &Preview, top: usize) {
    let rows: Vec<[String; 4]> = preview
        .refused
        .iter()
        .map(|row| {
            let number = canvas.words.say_with("import-row", &[("row", i64::from(row.row).into())]);
            [number, row.column.clone(), row.value.clone(), canvas.words.reason(&row.reason)]
        })
        .collect();
    let widest = |nth: usize| rows.iter().map(|row| row[nth].width()).max().unwrap_or(0);
    let widths = [widest(0).min(12), widest(1).min(20), widest(2).min(usize::from(area.width) / 3)];
    let room = usize::from(area.height);
    let top = top.min(rows.len().saturating_sub(room));
    for (_, row, line) in in_sight(&rows, top, area) {
        let mut x = area.x;
        for (text, width) in row.iter().zip(widths) {
            canvas.text((x, line.y), width as u16, text, style::PLAIN);
            x += width as u16 + 2;
        }
        canvas.text((x, line.y), area.right().saturating_sub(x), &row[3], style::MARKED);
    }
    if rows.len() > room {
        let shown = rows_shown((top as u64, (top + room) as u64), rows.len() as u64, canvas.words);
        canvas.right((area.x, area.bottom() + 1), area.width, &shown, style::MUTED);
    }
}
