//! A list to choose from.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::RenderContext;
use super::canvas::{Canvas, CellPosition, fit, style};
use super::overlay::popup;
use super::selection::{counted, row_names};
use crate::app::action::Action;
use crate::app::layers::picker::Picker;
use crate::app::layers::purpose::{PickItem, Purpose};
use crate::app::layers::target::Target;
use crate::domain::record::Kind;
use crate::domain::refusal::Arg;

/// The most cells of a name, where other things stand beside it.
const NAME: usize = 30;

/// Draws it; answers where the cursor stands: on the line while something is typed, on the row chosen while going through
/// the list.
pub fn picker(canvas: &mut Canvas<'_>, picker: &Picker, body: Rect, paint: &RenderContext<'_>) -> Option<CellPosition> {
    let told = picker.items.iter().any(|item| !item.identified.number.is_empty() || !item.identified.status.is_empty());
    let title = match &picker.several {
        Some(several) => format!("{} · {}", title(picker, paint), counted(several.count, several.hidden, paint)),
        None => title(picker, paint),
    };
    let inner = popup(
        canvas,
        body,
        (
            if told {
                78
            } else if picker.several.is_some() {
                72
            } else {
                56
            },
            16,
        ),
        &title,
    );
    let y = inner.y;
    if let Some(several) = &picker.several {
        let width = inner.width.saturating_sub(2);
        canvas.text((inner.x + 1, y + 1), width, &row_names(several, width, paint), style::marked());
    }
    canvas.text((inner.x + 1, y), 2, "> ", style::focus());
    let mut cursor = canvas.line((inner.x + 3, y), inner.width.saturating_sub(4), &picker.line, style::typed());
    if picker.optional && picker.line.text().is_empty() {
        let hint = paint.words.say("pick-none-empties");
        canvas.right((inner.x + 1, y), inner.width.saturating_sub(2), &hint, style::muted());
    }
    let rows = usize::from(inner.height.saturating_sub(2));
    let top = picker.selected.saturating_sub(rows.saturating_sub(1));
    let shown = || picker.items.iter().enumerate().skip(top).take(rows);
    let widest = |width: fn(&PickItem) -> usize| shown().map(|(_, item)| width(item)).max().unwrap_or(0);
    let names = widest(|item| item.label.width()).min(NAME);
    let numbers = widest(|item| item.identified.number.width());
    for (nth, item) in shown() {
        let y = inner.y + 2 + (nth - top) as u16;
        let here = nth == picker.selected;
        canvas.text((inner.x, y), 1, if here { "▌" } else { " " }, style::focus());
        let style = match (here, item.identified.over) {
            (true, _) => style::cell(),
            (false, true) => style::muted(),
            (false, false) => style::plain(),
        };
        let (x, width) = (inner.x + 1, inner.width.saturating_sub(2));
        canvas.shade(Rect { x, y, width, height: 1 }, style);
        let (label, status) = if told {
            let number = &item.identified.number;
            let name = fit(&item.label, names);
            let gap = " ".repeat(names - name.width().min(names) + 2);
            let pad = " ".repeat(numbers - number.width() + if numbers > 0 { 2 } else { 0 });
            (format!("{name}{gap}{number}{pad}{}", place(picker, item, paint)), status(item, paint))
        } else {
            (item.label.clone(), String::new())
        };
        let room = width.saturating_sub(if status.is_empty() { 0 } else { status.width() as u16 + 2 });
        canvas.text((x, y), room, label.trim_end(), style);
        canvas.right((x, y), width, &status, style);
        if here && picker.in_list {
            cursor = (x, y);
        }
    }
    if picker.items.is_empty() {
        let text = match picker.makes() {
            Some((_, kind)) => {
                let args = [
                    ("kind", Arg::Kind(kind)),
                    ("key", Arg::Text(paint.keys.key(Action::Choose))),
                    ("typed", Arg::Text(picker.line.text().to_owned())),
                ];
                paint.words.say_with(if picker.line.text().is_empty() { "pick-none-yet" } else { "pick-makes" }, &args)
            }
            None => paint.words.say("pick-no-hits").into_owned(),
        };
        canvas.text((inner.x + 1, inner.y + 2), inner.width.saturating_sub(2), &text, style::muted());
    }
    Some(cursor)
}

fn title(picker: &Picker, paint: &RenderContext<'_>) -> String {
    let words = paint.words;
    match &picker.purpose {
        Purpose::Move(_) => words.say("pick-team").into_owned(),
        Purpose::Find => words.say("pick-anybody").into_owned(),
        Purpose::Fill(_) | Purpose::Apply(_) => words.say("pick-member").into_owned(),
        Purpose::Set(Target::Cells { pane, column, .. }) => words.label(pane.kind(), column).into_owned(),
        Purpose::Set(Target::Field { kind, field, .. }) => words.label(*kind, field).into_owned(),
        Purpose::Add { name, .. } => words.say_with("pick-belonging", &[("name", Arg::Text(name.clone()))]),
        Purpose::Field(_) => words.say("pick-one").into_owned(),
    }
}

/// Where a record is. Among records of several kinds what it is stands before that, but of members: they are the most.
fn place(picker: &Picker, item: &PickItem, paint: &RenderContext<'_>) -> String {
    let place = &item.identified.place;
    match item.kind.filter(|kind| matches!(picker.purpose, Purpose::Find) && *kind != Kind::Member) {
        Some(kind) if place.is_empty() => paint.words.kind(kind).into_owned(),
        Some(kind) => format!("{} · {place}", paint.words.kind(kind)),
        None => place.clone(),
    }
}

/// How a record stands on the day looked at, with the day from which or until which.
fn status(item: &PickItem, paint: &RenderContext<'_>) -> String {
    let status = paint.words.value(&item.identified.status);
    match item.identified.day {
        Some(day) => format!("{status} {}", paint.words.day(day)),
        None => status,
    }
}
