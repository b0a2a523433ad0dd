//! Reading in files: what it would do, before it is done.

use ratatui::layout::Rect;

use super::canvas::{Canvas, CellPosition, style};
use super::selection::text_rows;
use crate::app::layers::import::{ImportStage, ImportView};
use crate::domain::import_summary::{ImportSummary, RefusedAlike};
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
        ImportStage::Ready(preview, alike) => cursor = ready(canvas, inner, (preview, alike), view.top),
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
fn ready(
    canvas: &mut Canvas<'_>,
    inner: Rect,
    (preview, alike): (&ImportSummary, &[RefusedAlike]),
    top: usize,
) -> CellPosition {
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
    for (kind, tally) in &preview.counts {
        canvas.text((x, y), 24, &words.title(*kind), style::PLAIN);
        for (nth, number) in [tally.new, tally.changed, tally.unchanged].iter().enumerate() {
            canvas.right((x + 24 + nth as u16 * 13, y), 12, &number.to_string(), style::PLAIN);
        }
        y += 1;
    }
    y += u16::from(!preview.counts.is_empty());
    let mut paragraph = |text: &str, style| {
        let left = Rect { x, y, width, height: last.saturating_sub(y) };
        y += canvas.wrapped(left, text, style).min(left.height);
    };
    for (_, heading, code) in &preview.forbidden_columns {
        paragraph(&words.forbidden(*code, heading), style::ALARM);
    }
    for remark in &preview.warnings {
        paragraph(&words.refusal(&remark.0), style::MARKED);
    }
    if !preview.unknown_columns.is_empty() {
        let names: Vec<String> = preview.unknown_columns.iter().map(|(_, heading)| heading.clone()).collect();
        paragraph(&words.say_with("import-unknown", &[("columns", names.into())]), style::MUTED);
    }
    for (_, heading) in &preview.ambiguous_columns {
        paragraph(&words.say_with("import-ambiguous", &[("column", Arg::Text(heading.clone()))]), style::MARKED);
    }
    if !preview.refused.is_empty() {
        paragraph(&words.say_with("import-refused", &[("count", Arg::from(preview.refused.len()))]), style::ALARM);
        let area = Rect { x, y, width, height: last.saturating_sub(y + 1) };
        let row = |alike: &RefusedAlike| {
            let row = preview.refused.get(alike.first)?;
            let number = words.rows_alike(row.row, alike.count);
            let number = words.say_with("import-row", &[("row", number.as_str().into())]);
            Some(vec![number, row.column.clone(), row.value.clone(), words.reason(&row.reason)])
        };
        let rows: Vec<Vec<String>> = alike.iter().filter_map(row).collect();
        text_rows(canvas, (&rows, top), [18, 20, usize::from(width) / 3], area);
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
