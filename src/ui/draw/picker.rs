//! A list to choose from.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, CellPosition, below, fit, in_sight, padded, style, top_for};
use super::overlay::{field_label, popup, target_label};
use super::selection::{counted, row_names};
use crate::app::action::Action;
use crate::app::layers::Layer;
use crate::app::layers::picker::Picker;
use crate::app::layers::purpose::{PickItem, Purpose};
use crate::app::state::App;
use crate::app::state::concealment::Concealment;
use crate::domain::access::HIDDEN;
use crate::domain::choices::TeamStatus;
use crate::domain::record::Kind;
use crate::domain::refusal::Arg;
use crate::domain::value::FieldValue;
use crate::text::Words;
use crate::ui::keys::Keymap;

/// The most cells of a name, where other things stand beside it.
const NAME: usize = 30;

/// Draws it; answers where the cursor stands: on the line while something is typed, on the row chosen while going through
/// the list.
pub fn picker(canvas: &mut Canvas<'_>, (app, picker): (&App, &Picker), body: Rect) -> Option<CellPosition> {
    let is_told = |item: &PickItem| {
        let of = &item.identified;
        !of.number.is_empty() || !of.status.is_empty() || !of.place.is_empty()
    };
    let told = picker.items.iter().any(is_told);
    let title = match &picker.several {
        Some(several) => {
            format!("{} · {}", title(app, picker, canvas.words), counted(several.count, several.hidden, canvas.words))
        }
        None => title(app, picker, canvas.words),
    };
    let width = match (told, &picker.several) {
        (true, _) => 78,
        (false, Some(_)) => 72,
        (false, None) => 56,
    };
    let inner = popup(canvas, body, (width, 16), &title);
    let y = inner.y;
    if let Some(several) = &picker.several {
        let width = inner.width.saturating_sub(2);
        canvas.text((inner.x + 1, y + 1), width, &row_names(several, width, canvas.words), style::MARKED);
    }
    canvas.text((inner.x + 1, y), 2, "> ", style::FOCUS);
    let mut cursor = canvas.line((inner.x + 3, y), inner.width.saturating_sub(4), &picker.line, style::TYPED);
    if picker.optional && picker.line.text().is_empty() {
        let hint = canvas.words.say("pick-none-empties");
        canvas.right((inner.x + 1, y), inner.width.saturating_sub(2), &hint, style::MUTED);
    }
    let area = below(inner, 2);
    let shown = || in_sight(&picker.items, top_for(picker.selected, area.height), area);
    let widest = |width: fn(&PickItem) -> usize| shown().map(|(_, item, _)| width(item)).max().unwrap_or(0);
    let names = widest(|item| item.label.width()).min(NAME);
    let numbers = widest(|item| item.identified.number.width());
    for (nth, item, line) in shown() {
        let here = nth == picker.selected;
        canvas.marker((line.x, line.y), here);
        let style = match (here, item.identified.over) {
            (true, _) => style::CELL,
            (false, true) => style::MUTED,
            (false, false) => style::PLAIN,
        };
        let Rect { x, y, width, .. } = padded(line);
        canvas.shade(padded(line), style);
        let (label, status) = if told {
            let number = &item.identified.number;
            let name = fit(&item.label, names);
            let gap = " ".repeat(names - name.width().min(names) + 2);
            let pad = " ".repeat(numbers - number.width() + if numbers > 0 { 2 } else { 0 });
            (
                format!("{name}{gap}{number}{pad}{}", place(picker, item, canvas.words)),
                status(item, canvas.concealment, canvas.words),
            )
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
        let text = empty(picker, canvas.words, canvas.keys);
        canvas.wrapped(padded(area), &text, style::MUTED);
    }
    Some(cursor)
}

/// What is told where there is nothing to choose: how to go on.
pub(super) fn empty(picker: &Picker, words: &Words, keys: &Keymap) -> String {
    let typed = picker.line.text();
    let args = |kind| {
        let key = Arg::Text(keys.key(Action::Choose));
        [("kind", Arg::Kind(kind)), ("key", key), ("typed", Arg::Text(typed.to_owned()))]
    };
    let (choices, kind) = (picker.choices(), picker.kind());
    match (picker.makes(), kind) {
        (Some((_, kind)), _) => {
            words.say_with(if typed.is_empty() { "pick-none-yet" } else { "pick-makes" }, &args(kind))
        }
        (None, Some(Kind::Candidate)) if typed.is_empty() => words.say("pick-no-candidates").into_owned(),
        _ if typed.is_empty() => words.say("pick-no-hits").into_owned(),
        _ if choices.is_empty() => words.say_with("pick-nothing-with", &[("typed", Arg::Text(typed.to_owned()))]),
        _ => {
            let choices = Arg::Text(choices.join(", "));
            words.say_with("pick-no-choice", &[("typed", Arg::Text(typed.to_owned())), ("choices", choices)])
        }
    }
}

/// What is chosen.
pub(super) fn title(app: &App, picker: &Picker, words: &Words) -> String {
    match &picker.purpose {
        Purpose::Move(_) if !picker.subject.is_empty() => {
            let args = [("name", Arg::Text(picker.subject.clone())), ("day", app.session.as_of.into())];
            words.say_with("pick-team-for", &args)
        }
        Purpose::Move(_) => words.say("pick-team").into_owned(),
        Purpose::Find => words.say("pick-anybody").into_owned(),
        Purpose::Fill(_) | Purpose::Apply(_) => words.say("pick-member").into_owned(),
        Purpose::Set(target) => target_label(target, words),
        Purpose::Add { name, .. } => words.say_with("pick-belonging", &[("name", Arg::Text(name.clone()))]),
        Purpose::Field(field) => filled_in(app, *field, words).unwrap_or_else(|| words.say("pick-one").into_owned()),
        Purpose::Draft => words.say("pick-draft").into_owned(),
        Purpose::View => words.say("pick-view").into_owned(),
    }
}

/// The name of the field below that what is chosen goes to.
fn filled_in(app: &App, field: usize, words: &Words) -> Option<String> {
    app.layers.iter().rev().find_map(|layer| match layer {
        Layer::Form(form) => form.fields.get(field).map(|field| field_label(field, words)),
        Layer::BulkEdit(edit) => Some(words.label(edit.pane.kind(), edit.column).into_owned()),
        _ => None,
    })
}

/// Where a record is. Among records of several kinds what it is stands before that, but of members: they are the most.
pub(super) fn place(picker: &Picker, item: &PickItem, words: &Words) -> String {
    let place = &item.identified.place;
    match item.kind.filter(|kind| matches!(picker.purpose, Purpose::Find) && *kind != Kind::Member) {
        Some(kind) if place.is_empty() => words.kind(kind).into_owned(),
        Some(kind) => format!("{} · {place}", words.kind(kind)),
        None => place.clone(),
    }
}

/// How a record stands on the day looked at, with the day from which or until which, unless that is concealed.
pub(super) fn status(item: &PickItem, concealment: Concealment, words: &Words) -> String {
    if item.kind.is_some_and(|kind| concealment.of_column(kind, "status")) && !item.identified.status.is_empty() {
        return HIDDEN.to_owned();
    }
    let mut status = words.value(&item.identified.status);
    if let Some((filled, places)) = item.identified.seats.filter(|_| !item.identified.over) {
        let free = places - filled;
        let key = if free > 0 { "seats-free" } else { "seats-full" };
        let args = [("filled", filled.into()), ("places", places.into()), ("free", free.into())];
        let seats = words.say_with(key, &args);
        // That a team is there for good goes without saying: the room is for whom it works.
        let usual = item.identified.status == TeamStatus::Structural.to_value();
        status = if usual { seats } else { format!("{status} {seats}") };
    }
    match item.identified.day {
        Some(day) => format!("{status} {}", words.day(day)),
        None => status,
    }
}
