//! Reading in files: what it would do, before it is done.

use ratatui::layout::Rect;

use super::Paint;
use super::canvas::{Canvas, Place, look};
use crate::app::importing::Preview;
use crate::app::layers::import::{ImportView, Stage};
use crate::domain::refusal::Arg;

/// Draws it; answers where the cursor stands.
pub fn import(canvas: &mut Canvas<'_>, view: &ImportView, body: Rect, paint: &Paint<'_>) -> Option<Place> {
    canvas.clear(body);
    let words = paint.words;
    let files: Vec<String> = view
        .files
        .iter()
        .map(|file| file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned())
        .collect();
    let title = format!("▌{} · {}", words.say("import-title"), files.join(", "));
    let inner = canvas.frame(body, &title, "", look::focus());
    match &view.stage {
        Stage::Reading(done, all) => gauge(canvas, inner, "import-reading", (*done, *all), paint),
        Stage::Writing(done, all) => gauge(canvas, inner, "import-writing", (*done, *all), paint),
        Stage::Ready(preview) => ready(canvas, inner, preview, view.top, paint),
    }
    Some((inner.x, inner.y))
}

fn gauge(canvas: &mut Canvas<'_>, inner: Rect, key: &str, (done, all): (u64, u64), paint: &Paint<'_>) {
    canvas.text((inner.x + 1, inner.y + 1), inner.width - 2, &paint.words.say(key), look::plain());
    let width = u64::from(inner.width.saturating_sub(10));
    let full = (width * done.min(all)).checked_div(all).unwrap_or(0) as usize;
    let bar = format!("{}{}", "█".repeat(full), "░".repeat(width as usize - full));
    canvas.text((inner.x + 1, inner.y + 3), inner.width - 2, &bar, look::focus());
    let share = (done.min(all) * 100).checked_div(all).unwrap_or(0);
    canvas.right((inner.x + 1, inner.y + 3), inner.width - 2, &format!("{share}%"), look::plain());
}

fn ready(canvas: &mut Canvas<'_>, inner: Rect, preview: &Preview, top: usize, paint: &Paint<'_>) {
    let words = paint.words;
    let (x, width) = (inner.x + 1, inner.width.saturating_sub(2));
    let mut y = inner.y;
    let line = |canvas: &mut Canvas<'_>, y: &mut u16, text: &str, style| {
        if *y < inner.bottom() {
            canvas.text((x, *y), width, text, style);
        }
        *y += 1;
    };
    for (nth, key) in ["import-new", "import-changed", "import-unchanged"].iter().enumerate() {
        canvas.right((x + 24 + nth as u16 * 13, y), 12, &words.say(key), look::heading());
    }
    y += 1;
    for (kind, new, changed, unchanged) in &preview.counts {
        canvas.text((x, y), 24, &words.title(*kind), look::plain());
        for (nth, number) in [new, changed, unchanged].iter().enumerate() {
            canvas.right((x + 24 + nth as u16 * 13, y), 12, &number.to_string(), look::plain());
        }
        y += 1;
    }
    y += 1;
    for (heading, code) in &preview.forbidden_columns {
        line(canvas, &mut y, &words.forbidden(code, heading), look::alarm());
    }
    if !preview.unknown_columns.is_empty() {
        let names: Vec<&str> = preview.unknown_columns.iter().map(|(_, heading)| heading.as_str()).collect();
        let args = [("columns", Arg::Text(names.join(", ")))];
        line(canvas, &mut y, &words.say_with("import-unknown", &args), look::quiet());
    }
    for (_, heading) in &preview.ambiguous_columns {
        line(
            canvas,
            &mut y,
            &words.say_with("import-ambiguous", &[("column", Arg::Text(heading.clone()))]),
            look::marked(),
        );
    }
    if !preview.refused.is_empty() {
        let args = [("count", Arg::from(preview.refused.len()))];
        line(canvas, &mut y, &words.say_with("import-refused", &args), look::alarm());
        let room = usize::from(inner.bottom().saturating_sub(y + 2));
        for row in preview.refused.iter().skip(top).take(room) {
            let text = words.say_with(
                "import-refused-row",
                &[
                    ("row", i64::from(row.row).into()),
                    ("column", Arg::Text(row.column.clone())),
                    ("value", Arg::Text(row.value.clone())),
                    ("reason", Arg::Text(words.reason(&row.reason))),
                ],
            );
            line(canvas, &mut y, &text, look::plain());
        }
    }
    let key = match (preview.refused.is_empty(), preview.writes()) {
        (true, 0) => "import-nothing",
        (true, _) => "import-go",
        (false, 0) => "import-stuck",
        (false, _) => "import-go-good",
    };
    canvas.text((x, inner.bottom() - 1), width, &words.say(key), look::heading());
}
