//! What stands above the view in a frame of its own: lists to choose from, forms, questions.

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, CellPosition, below, in_sight, padded, style, top_for};
use super::selection::{counted, row_names};
use crate::app::action::Action;
use crate::app::actions;
use crate::app::form_kind::FormFor;
use crate::app::layers::confirm_note::ConfirmNote;
use crate::app::layers::conflict::Conflict;
use crate::app::layers::form::{Form, FormField, Label};
use crate::app::layers::palette::ActionPalette;
use crate::app::layers::target::EditTarget;
use crate::app::state::App;
use crate::app::state::pane::Pane;
use crate::domain::change::Clash;
use crate::domain::record::Kind;
use crate::domain::refusal::Arg;
use crate::domain::value::{FieldType, Value};
use crate::text::Words;
use crate::ui::words::{alike_text, day_echo, form_title};

/// A band in the upper half, so high and with so much room at most; answers what is inside.
pub(super) fn popup(canvas: &mut Canvas<'_>, body: Rect, size: (u16, u16), title: &str) -> Rect {
    let height = size.1.min(body.height);
    canvas.band(Rect { y: body.y + (body.height - height) / 3, height, ..body }, title, size.0)
}

/// The name of the column or field that an edit is about.
pub(super) fn target_label(target: &EditTarget, words: &Words) -> String {
    match target {
        EditTarget::Cells { pane, column, .. } => words.label(pane.kind(), column).into_owned(),
        EditTarget::Field { kind, field, .. } => words.label(*kind, field).into_owned(),
    }
}

/// The name of a field of a form.
pub(super) fn field_label(field: &FormField, words: &Words) -> String {
    match field.label {
        Label::Field(kind, name) => words.label(kind, name).into_owned(),
        Label::Own(name) => words.say(&format!("label-{name}")).into_owned(),
    }
}

/// Draws a form; answers where the cursor stands.
pub fn form(canvas: &mut Canvas<'_>, app: &App, form: &Form, body: Rect) -> Option<CellPosition> {
    let mut title = form_title(canvas.words, &form.purpose);
    let subject = match &form.purpose {
        FormFor::Add(Kind::Parameter, known) => {
            known.first().map(|(_, name)| canvas.words.parameter(&name.plain()).into_owned()).unwrap_or_default()
        }
        _ => form.subject.clone(),
    };
    if let Some(several) = &form.several {
        title.push_str(&format!(" · {}", counted(several.count, several.hidden, canvas.words)));
    } else if !subject.is_empty() {
        title.push_str(&format!(" · {subject}"));
    }
    let names: Vec<String> = form
        .fields
        .iter()
        .map(|field| {
            let name = field_label(field, canvas.words);
            if field.required { format!("{name} *") } else { name }
        })
        .collect();
    let label_width = names.iter().map(|name| name.width()).max().unwrap_or(0).min(30) as u16 + 2;
    let refused = form.fields.get(form.focus).and_then(|field| field.refusal.as_ref());
    let named = u16::from(form.several.is_some());
    let mut inner = popup(canvas, body, (72, form.fields.len() as u16 + 5 + named), &title);
    if let Some(several) = &form.several {
        let width = inner.width.saturating_sub(2);
        canvas.text((inner.x + 1, inner.y), width, &row_names(several, width, canvas.words), style::MARKED);
        inner = below(inner, 1);
    }
    let value_x = inner.x + 1 + label_width;
    let room = inner.right().saturating_sub(value_x + 1);
    let area = Rect { height: inner.height.saturating_sub(2).max(1), ..inner };
    let mut cursor = None;
    for (nth, field, Rect { y, .. }) in in_sight(&form.fields, top_for(form.focus, area.height), area) {
        let here = nth == form.focus;
        // What was refused elsewhere keeps a mark; why it was is told when the cursor comes there.
        let (mark, marked) = match (here, &field.refusal) {
            (true, _) => ("▌", style::PLAIN),
            (false, Some(_)) => ("!", style::ALARM),
            (false, None) => (" ", style::PLAIN),
        };
        canvas.text((inner.x, y), 1, mark, marked);
        canvas.text((inner.x + 1, y), label_width - 1, &names[nth], if here { style::HEADING } else { style::PLAIN });
        // A proposal is read whole before what is said of it.
        let text = field.line.text().width();
        let fits = |(aside, _): &(String, Style)| !field.line.is_fresh() || text + 2 + aside.width() <= room.into();
        let aside = if here { aside(app, (form, field), canvas.words).filter(fits) } else { None };
        let told = aside.as_ref().map_or(0, |(text, _)| text.width() as u16 + 2);
        if let Some((text, style)) = &aside {
            canvas.right((value_x, y), room, text, *style);
        }
        let room = room.saturating_sub(told);
        let style = match (here, field.line.is_fresh()) {
            (true, true) => style::CELL,
            (true, false) => style::TYPED,
            (false, _) => style::PLAIN,
        };
        if here {
            cursor = Some(canvas.line((value_x, y), room, &field.line, style));
        } else {
            canvas.text((value_x, y), room, field.line.text(), style);
        }
        if field.line.text().is_empty() {
            let hint = if field.is_chosen() { canvas.words.say("form-choose").into_owned() } else { ".".repeat(12) };
            canvas.text((value_x, y), room, &hint, style::MUTED);
        }
    }
    let foot = padded(below(inner, inner.height.saturating_sub(2)));
    let keys = [("key", Action::Discard), ("end-service", Action::EndService)];
    let keys = keys.map(|(name, action)| (name, Arg::Text(canvas.keys.key(action))));
    let (text, style) = match refused {
        Some(refusal) => (canvas.words.refusal_beside(refusal), style::ALARM),
        None if !form.alike.is_empty() => (alike_text(&form.alike, canvas.words), style::MARKED),
        None if form.from_draft => (canvas.words.say_with("form-draft", &keys), style::MARKED),
        None => (canvas.words.say_with(form.hint(), &keys), style::MUTED),
    };
    canvas.wrapped(foot, &text, style);
    cursor
}

/// What stands at the right of a field: until when it is now, the day that is understood, that a proposal need not be typed, or how long a text is once
/// three quarters of what it may be are used.
pub(super) fn aside(app: &App, (form, field): (&Form, &FormField), words: &Words) -> Option<(String, Style)> {
    if let (FormFor::Contracts(who), true) = (&form.purpose, field.ty == FieldType::Day && field.line.text().is_empty())
        && let [(_, Some(Value::Day(until)))] = who[..]
    {
        return Some((words.say_with("form-until-now", &[("day", until.into())]), style::MUTED));
    }
    if let Some(day) = field.day_understood(app.words(), app.session.today) {
        return Some((day_echo(words, day, app.session.today), style::MUTED));
    }
    if field.is_chosen() && !field.line.text().is_empty() {
        return Some((words.say("form-choose-other").into_owned(), style::MUTED));
    }
    let FieldType::Text(most) = field.ty else { return None };
    let used = field.line.text().chars().count();
    if used > 0 && field.line.is_fresh() {
        return Some((words.say("form-keep").into_owned(), style::MUTED));
    }
    let style = if used > most { style::ALARM } else { style::MUTED };
    (used * 4 >= most * 3).then(|| (format!("{used}/{most}"), style))
}

/// Draws that what is open here is concealed, and which keys show or close it; answers where the cursor stands.
pub fn concealed(canvas: &mut Canvas<'_>, body: Rect) -> CellPosition {
    let words = canvas.words;
    let inner = padded(popup(canvas, body, (72, 5), &words.say("concealed-title")));
    let keys = [Action::Reveal, Action::Cancel].map(|action| Arg::Text(canvas.keys.key(action)));
    let args: Vec<(&str, Arg)> = ["show", "close"].into_iter().zip(keys).collect();
    canvas.wrapped(inner, &words.say_with("concealed-how", &args), style::PLAIN);
    (inner.x, inner.y)
}

/// Draws help or the palette; answers where the cursor stands.
pub fn actions(canvas: &mut Canvas<'_>, app: &App, list: &ActionPalette, body: Rect) -> Option<CellPosition> {
    let title = canvas.words.say(if list.help { "help-title" } else { "palette-title" }).into_owned();
    let width = if body.width < 96 { body.width } else { 76 };
    let inner = popup(canvas, body, (width, body.height), &title);
    let mut y = inner.y;
    if list.help {
        let column = |pane: &Pane| pane.column_name().map(|name| Arg::Field(pane.query.kind, name));
        if let Some(field) = app.focused().and_then(column) {
            y += canvas
                .wrapped(
                    Rect { x: inner.x + 1, y, width: inner.width - 2, height: 2 },
                    &canvas.words.say_with("help-here", &[("field", field)]),
                    style::MUTED,
                )
                .min(2);
        }
    }
    canvas.text((inner.x + 1, y), 2, "> ", style::FOCUS);
    let mut cursor = canvas.line((inner.x + 3, y), inner.width.saturating_sub(4), &list.line, style::TYPED);
    let hits = list.hits(app.words(), actions::named());
    let area = below(inner, y + 1 - inner.y);
    if hits.is_empty() {
        canvas.wrapped(padded(area), &canvas.words.say("palette-no-hits"), style::MUTED);
    }
    for (nth, action, line) in in_sight(&hits, top_for(list.selected, area.height), area) {
        let y = line.y;
        let here = nth == list.selected;
        canvas.marker((inner.x, y), here);
        let name = actions::name(*action).map(|name| app.words().action_word(name)).unwrap_or_default();
        canvas.text((inner.x + 1, y), 18, &canvas.keys.keys(*action).join(", "), style::KEY);
        let style = if here { style::CELL } else { style::PLAIN };
        if here && list.in_list {
            cursor = (inner.x + 20, y);
        }
        let described = Rect { x: inner.x + 20, y, width: inner.width.saturating_sub(21), height: 1 };
        canvas.shade(described, style);
        canvas.text((described.x, y), described.width, &name, style);
    }
    Some(cursor)
}

/// Draws the question that follows when somebody else was first; answers where the cursor stands.
pub fn conflict(canvas: &mut Canvas<'_>, conflict: &Conflict, body: Rect) -> Option<CellPosition> {
    let words = canvas.words;
    let inner = popup(canvas, body, (72, 10), &words.say("conflict-title"));
    let who = conflict.by.clone().unwrap_or_else(|| words.say("somebody").into_owned());
    let line = |y: u16| Rect { x: inner.x + 1, y, width: inner.width.saturating_sub(2), height: 2 };
    let mut args = vec![("who", Arg::Text(who))];
    if let Some(Clash { kind, field: Some(field), .. }) = conflict.clashes.first() {
        args.push(("field", Arg::Field(*kind, field)));
    } else {
        args.push(("field", Arg::Text(words.say("this-record").into_owned())));
    }
    canvas.wrapped(line(inner.y), &words.say_with("conflict-what", &args), style::PLAIN);
    let value = |pick: fn(&Clash) -> &Value| conflict.clashes.first().map(|c| words.value(pick(c))).unwrap_or_default();
    let text = |key, pick: fn(&Clash) -> &Value| words.say_with(key, &[("value", Arg::Text(value(pick)))]);
    let options = [text("conflict-theirs", |c| &c.theirs), text("conflict-mine", |c| &c.yours)];
    choices(canvas, (inner, inner.y + 3), options, conflict.mine)
}

/// Draws the question whether a note that should not be kept is kept all the same, or a closed period is corrected; answers where
/// the cursor stands.
pub fn confirm_note(canvas: &mut Canvas<'_>, note: &ConfirmNote, body: Rect) -> Option<CellPosition> {
    let words = canvas.words;
    let correction = note.is_correction();
    let title = if correction { "doubt-closed-title" } else { "doubt-title" };
    let inner = popup(canvas, body, (72, 10), &words.say(title));
    let lines = Rect { x: inner.x + 1, y: inner.y, width: inner.width.saturating_sub(2), height: 3 };
    canvas.wrapped(lines, &words.refusal(&note.refusal), style::PLAIN);
    let keys = if correction { ["doubt-closed-back", "doubt-correct"] } else { ["doubt-back", "doubt-anyway"] };
    let options = keys.map(|key| words.say(key).into_owned());
    choices(canvas, (inner, inner.y + 4), options, note.anyway)
}

/// Draws two choices from a line on; answers where the cursor stands.
fn choices(
    canvas: &mut Canvas<'_>,
    (inner, top): (Rect, u16),
    texts: [String; 2],
    second: bool,
) -> Option<CellPosition> {
    let mut cursor = None;
    for (nth, (text, here)) in texts.into_iter().zip([!second, second]).enumerate() {
        let y = top + nth as u16 * 2;
        canvas.marker((inner.x, y), here);
        let style = if here { style::CELL } else { style::PLAIN };
        canvas.text((inner.x + 1, y), inner.width.saturating_sub(2), &format!("{} {text}", nth + 1), style);
        if here {
            cursor = Some((inner.x + 1, y));
        }
    }
    cursor
}
