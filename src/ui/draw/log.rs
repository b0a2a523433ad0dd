//! The log: who changed what when, from which to which value.

use chrono::Local;
use ratatui::layout::Rect;

use super::RenderContext;
use super::canvas::{Canvas, CellPosition, style};
use crate::app::state::App;
use crate::domain::change::{ChangeKind, LoggedChange, LoggedSet};
use crate::domain::value::Value;
use crate::ui::layout::log_detail;

/// Draws it; answers where the cursor stands.
pub fn log(canvas: &mut Canvas<'_>, app: &App, body: Rect, paint: &RenderContext<'_>) -> Option<CellPosition> {
    let words = paint.words;
    let mut title = format!("▌{}", words.say("view-log"));
    if !app.views.log.filter.is_empty() {
        title.push_str(&format!(" /{}", app.views.log.filter));
    }
    let inner = canvas.frame(body, &title, "", style::focus());
    let who = if body.width < 100 { 14 } else { 22 };
    let columns = [("log-when", 16u16), ("log-who", who), ("log-what", 0)];
    let mut x = inner.x + 1;
    for (key, width) in columns {
        canvas.text((x, inner.y), inner.right().saturating_sub(x), &words.say(key), style::heading());
        x += width + 1;
    }
    let mut cursor = None;
    let detail = log_detail(body);
    let rows = usize::from(inner.height.saturating_sub(1 + detail));
    for (nth, line) in app.views.log.lines().iter().enumerate().skip(app.views.log.top).take(rows) {
        let y = inner.y + 1 + (nth - app.views.log.top) as u16;
        let here = nth == app.views.log.cursor;
        canvas.text((inner.x, y), 1, if here { "▌" } else { " " }, style::focus());
        let mut x = inner.x + 1;
        if line.first {
            let at = local_time(line.set, paint);
            canvas.text((x, y), 16, &at, style::plain());
            canvas.text((x + 17, y), who, &line.set.actor, style::plain());
        }
        x += 17 + who + 1;
        let mark = if line.set.taken_back { format!("↶ {} · ", words.say("log-taken-back")) } else { String::new() };
        let text = mark + &change_text(line.set, line.change, paint);
        let width = inner.right().saturating_sub(x + 1);
        canvas.text((x, y), width, &text, if here { style::cell() } else { style::plain() });
        if here {
            cursor = Some((x, y));
            let below = Rect { y: inner.bottom() - detail, height: detail, ..inner };
            whole_line(canvas, below, &text);
        }
    }
    cursor.or(Some((inner.x, inner.y)))
}

/// The whole text of the selected line under the log, where it may take more than one line.
fn whole_line(canvas: &mut Canvas<'_>, area: Rect, text: &str) {
    if area.height > 1 {
        canvas.text((area.x, area.y), area.width, &"─".repeat(area.width.into()), style::muted());
        let inside =
            Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height - 1 };
        canvas.wrapped(inside, text, style::plain());
    }
}

/// One change in words: what was done to what, and for each field the value before and after.
pub fn change_text(set: &LoggedSet, change: Option<&LoggedChange>, paint: &RenderContext<'_>) -> String {
    describe(set, change, "", paint)
}

/// The same, without the name where it is this one: everybody looking knows.
fn describe(set: &LoggedSet, change: Option<&LoggedChange>, known: &str, paint: &RenderContext<'_>) -> String {
    let words = paint.words;
    let verb = words.verb(&set.verb);
    let Some(change) = change else {
        let size = i64::try_from(set.size).unwrap_or(i64::MAX);
        return format!("{verb} · {}", words.say_with("log-records", &[("count", size.into())]));
    };
    let what = match change.deed {
        ChangeKind::Created => format!("{} ", words.say("log-created")),
        ChangeKind::Removed => format!("{} ", words.say("log-removed")),
        ChangeKind::Updated => String::new(),
    };
    let fields: Vec<String> = change
        .fields
        .iter()
        .filter(|(name, ..)| Some(*name) != change.kind.owner())
        .map(|field| field_text(set, change, field, paint))
        .collect();
    let name = if change.label.is_empty() { words.kind(change.kind).into_owned() } else { change.label.clone() };
    let kind = if change.label.is_empty() { String::new() } else { format!("{} ", words.kind(change.kind)) };
    let name = if name == known { String::new() } else { format!("{name} · ") };
    format!("{verb} · {name}{what}{}{}", if what.is_empty() { "" } else { &kind }, fields.join(", "))
}

fn field_text(
    set: &LoggedSet,
    change: &LoggedChange,
    (name, before, after): &(&'static str, Value, Value),
    paint: &RenderContext<'_>,
) -> String {
    let show = |value: &Value| match value {
        Value::Empty => "-".to_owned(),
        Value::Ref(id) => set.label(*id).to_owned(),
        value => paint.words.value(value),
    };
    let label = paint.words.short(change.kind, name);
    match change.deed {
        ChangeKind::Created => format!("{label} {}", show(after)),
        ChangeKind::Removed => format!("{label} {}", show(before)),
        ChangeKind::Updated => format!("{label} {} → {}", show(before), show(after)),
    }
}

/// One change with when and by whom, for the history of the record of this name.
pub fn dated(set: &LoggedSet, change: &LoggedChange, name: &str, paint: &RenderContext<'_>) -> String {
    let at = local_time(set, paint);
    format!("{at} {} · {}", set.actor, describe(set, Some(change), name, paint))
}

/// When a set was made, as the user's own clock showed it.
fn local_time(set: &LoggedSet, paint: &RenderContext<'_>) -> String {
    let at = set.at.with_timezone(&Local);
    format!("{} {}", paint.words.day(at.date_naive()), at.format("%H:%M"))
}
