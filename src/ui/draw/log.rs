//! The log: who changed what when, from which to which value.

use chrono::Local;
use ratatui::layout::Rect;

use super::Paint;
use super::canvas::{Canvas, Place, look};
use crate::app::state::App;
use crate::domain::change::{Deed, LoggedChange, LoggedSet};
use crate::domain::record::Kind;
use crate::domain::refusal::Arg;
use crate::domain::value::{FieldType, Value};

/// Draws it; answers where the cursor stands.
pub fn log(canvas: &mut Canvas<'_>, app: &App, body: Rect, paint: &Paint<'_>) -> Option<Place> {
    let words = paint.words;
    let mut title = format!("▌{}", words.say("view-log"));
    if !app.logbook.filter.is_empty() {
        title.push_str(&format!(" /{}", app.logbook.filter));
    }
    let inner = canvas.frame(body, &title, "", look::focus());
    let columns = [("log-when", 16u16), ("log-who", 14), ("log-what", 0)];
    let mut x = inner.x + 1;
    for (key, width) in columns {
        canvas.text((x, inner.y), inner.right().saturating_sub(x), &words.say(key), look::heading());
        x += width + 1;
    }
    let mut cursor = None;
    let rows = usize::from(inner.height.saturating_sub(1));
    for (nth, line) in app.logbook.lines().iter().enumerate().skip(app.logbook.top).take(rows) {
        let y = inner.y + 1 + (nth - app.logbook.top) as u16;
        let here = nth == app.logbook.cursor;
        canvas.text((inner.x, y), 1, if here { "▌" } else { " " }, look::focus());
        let mut x = inner.x + 1;
        if line.first {
            let at = line.set.at.with_timezone(&Local).format("%d-%m-%Y %H:%M").to_string();
            canvas.text((x, y), 16, &at, look::plain());
            canvas.text((x + 17, y), 14, &line.set.actor, look::plain());
        }
        x += 17 + 15;
        let text = change_text(line.set, line.change, line.field, paint);
        let width = inner.right().saturating_sub(x + 1);
        canvas.text((x, y), width, &text, if here { look::cell() } else { look::plain() });
        if here {
            cursor = Some((x, y));
        }
    }
    cursor.or(Some((inner.x, inner.y)))
}

/// One change in words: what was done to what, and for a field the value before and after.
pub fn change_text(
    set: &LoggedSet,
    change: Option<&LoggedChange>,
    field: Option<&(&'static str, Value, Value)>,
    paint: &Paint<'_>,
) -> String {
    let words = paint.words;
    let mut verb = words.verb(&set.verb).into_owned();
    if set.undoes.is_some() {
        verb = words.say_with("taken-back", &[("verb", Arg::Text(verb))]);
    }
    let Some(change) = change else {
        let size = i64::try_from(set.size).unwrap_or(i64::MAX);
        return format!("{verb} · {}", words.say_with("log-records", &[("count", size.into())]));
    };
    let what = format!("{} {}", words.kind(change.kind), change.label);
    let fields: Vec<String> = match (change.deed, field) {
        (Deed::Created, _) => vec![words.say("log-created").into_owned()],
        (Deed::Removed, _) => vec![words.say("log-removed").into_owned()],
        (Deed::Updated, Some(field)) => vec![field_text(change.kind, field, paint)],
        (Deed::Updated, None) => change.fields.iter().map(|field| field_text(change.kind, field, paint)).collect(),
    };
    format!("{verb} · {} · {}", what.trim_end(), fields.join(", "))
}

fn field_text(kind: Kind, (name, before, after): &(&'static str, Value, Value), paint: &Paint<'_>) -> String {
    let is_ref = kind.field(name).is_some_and(|info| matches!(info.ty, FieldType::Ref(_)));
    let show = |value: &Value| match value {
        Value::Empty => "-".to_owned(),
        _ if is_ref => "…".to_owned(),
        value => paint.words.value(value),
    };
    format!("{} {} → {}", paint.words.label(kind, name), show(before), show(after))
}
