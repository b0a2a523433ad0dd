//! The edit of all selected rows at once.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, CellPosition, below, fit, padded, style};
use super::overlay::popup;
use super::selection::{counted, rows_shown};
use crate::app::layers::bulk_edit::BulkEdit;
use crate::app::state::App;
use crate::domain::columns::column;
use crate::domain::query::Cell;
use crate::domain::refusal::Arg;
use crate::domain::value::Value;

/// Draws the edit of all selected rows; answers where the cursor stands.
pub fn bulk_edit(canvas: &mut Canvas<'_>, app: &App, edit: &BulkEdit, body: Rect) -> Option<CellPosition> {
    let (words, kind) = (canvas.words, edit.pane.kind());
    let label = words.label(kind, edit.column);
    let hidden = edit.rows.iter().filter(|row| row.hidden).count();
    let title = words.say_with("bulk-title", &[("field", Arg::Field(kind, edit.column))]);
    let title = format!("{title} · {}", counted(edit.rows.len(), hidden, canvas.words));
    let lines = edit.rows.len() + BulkEdit::AROUND + 2;
    let inner = popup(canvas, body, (76, u16::try_from(lines).unwrap_or(u16::MAX)), &title);
    let (x, width) = (inner.x + 1, inner.width.saturating_sub(2));

    canvas.text((x, inner.y), width, &label, style::HEADING);
    let typed_x = x + label.width() as u16 + 2;
    let style = if edit.line.is_fresh() { style::CELL } else { style::TYPED };
    let room = inner.right().saturating_sub(typed_x + 1);
    let cursor = canvas.line((typed_x, inner.y), room, &edit.line, style);
    if edit.line.text().is_empty() {
        let hint = words.say(if edit.shared().is_some() { "bulk-empty" } else { "bulk-differs" });
        canvas.text((typed_x + 2, inner.y), room.saturating_sub(2), &hint, style::MUTED);
    }
    if let Some(refusal) = &edit.refusal {
        canvas.text((x, inner.y + 1), width, &words.refusal_beside(refusal), style::ALARM);
    }

    let value = edit.value(app.words(), app.session.today).ok().flatten();
    let shown = usize::from(inner.height).saturating_sub(BulkEdit::AROUND);
    let top = edit.top.min(edit.rows.len().saturating_sub(shown));
    let told = |cell: Option<&Cell>| match (cell, column(kind, edit.column)) {
        (Some(cell), Some(column)) if !cell.value.is_empty() => words.cell(kind, column, cell).trim().to_owned(),
        _ => words.say("bulk-nothing").into_owned(),
    };
    let after = value.as_ref().map(|value| {
        let label = matches!(value, Value::Ref(_)).then(|| edit.line.text().to_owned());
        told(Some(&Cell { value: value.clone(), label }))
    });
    let name_width = (width / 2).min(34);
    for (y, row) in (inner.y + 2..).zip(edit.rows.iter().skip(top).take(shown)) {
        canvas.text((x, y), name_width.saturating_sub(1), &fit(&row.name, usize::from(name_width) - 1), style::PLAIN);
        let before = told(row.seen.as_ref());
        let text = match &after {
            Some(after) if *after == before => words.say_with("bulk-same", &[("value", Arg::Text(before))]),
            Some(after) => format!("{before} → {after}"),
            None => before,
        };
        let note = if row.hidden { words.say("bulk-hidden").into_owned() } else { String::new() };
        let left = (width - name_width).saturating_sub(note.width() as u16 + 1);
        canvas.text((x + name_width, y), left, &fit(&text, left.into()), style::PLAIN);
        canvas.right((x, y), width, &note, style::MARKED);
    }
    if edit.rows.len() > shown {
        let foot = format!(" {} ", rows_shown((top as u64, (top + shown) as u64), edit.rows.len() as u64, words));
        canvas.text(
            (inner.right().saturating_sub(foot.width() as u16 + 1), inner.bottom()),
            width,
            &foot,
            style::FOCUS,
        );
    }
    summary(canvas, app, (edit, value.as_ref()), padded(below(inner, inner.height.saturating_sub(2))));
    Some(cursor)
}

/// The sums before and after; from which day, and how many rows stay as they are.
fn summary(canvas: &mut Canvas<'_>, app: &App, (edit, value): (&BulkEdit, Option<&Value>), area: Rect) {
    let words = canvas.words;
    let Some(value) = value else {
        canvas.text((area.x, area.y + 1), area.width, &words.say("bulk-how"), style::MUTED);
        return;
    };
    let settings = app.figures.totals.as_ref().map(|(_, settings)| settings);
    if let Some(sums) = edit.sums(value, settings) {
        let number = |number| Arg::Text(words.number(number));
        let hours = [("before", number(sums.hours.0)), ("after", number(sums.hours.1))];
        let mut text = words.say_with("bulk-hours", &hours);
        if let Some((before, after)) = sums.jobs {
            let mark = words.language().mark();
            let jobs = [("before", Arg::Text(before.text(mark))), ("after", Arg::Text(after.text(mark)))];
            text = format!("{text} · {}", words.say_with("bulk-jobs", &jobs));
        }
        canvas.text((area.x, area.y), area.width, &text, style::PLAIN);
    }
    let mut parts = Vec::new();
    if let Some(day) = edit.on {
        parts.push(words.say_with("bulk-from", &[("day", Arg::Text(words.day(day)))]));
    }
    parts.push(words.say_with("bulk-unchanged", &[("count", edit.unchanged(value).into())]));
    canvas.text((area.x, area.y + 1), area.width, &parts.join(" · "), style::PLAIN);
}
