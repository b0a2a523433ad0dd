//! What the screen shows, as lines for who hears it or reads it by touch: no frames, no columns, no cursor that moves. A form, a list to
//! choose from and a row are told in words; everything else is drawn where nobody sees it and told line by line, so that nothing that has
//! a picture lacks words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::canvas::{Canvas, CellPosition};
use super::cells::{RowText, heading};
use super::parts::{layer_in, view_in};
use super::{first_start, lock, overlay, picker};
use crate::app::action::Action;
use crate::app::actions;
use crate::app::layers::Layer;
use crate::app::layers::first_start::FirstStart;
use crate::app::layers::form::{Form, FormField};
use crate::app::layers::palette::ActionPalette;
use crate::app::layers::picker::Picker;
use crate::app::state::App;
use crate::app::state::board::Board;
use crate::domain::refusal::Arg;
use crate::text::Words;
use crate::ui::keys::Keymap;
use crate::ui::layout::ScreenLayout;
use crate::ui::words::{alike_text, day_echo, form_title};

/// The size of the screen that nobody sees: wide enough for whole columns.
pub const UNSEEN: Rect = Rect { x: 0, y: 0, width: 150, height: 50 };

/// What the user is at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spoken {
    /// Where that is; something else is told whole when it changes.
    pub place: String,
    /// How one goes on there, told once; empty where that goes without saying.
    pub how: String,
    /// What there is, line by line.
    pub lines: Vec<String>,
    /// Which of the lines the cursor stands on.
    pub here: usize,
}

/// What the user is at, in words.
pub fn spoken(app: &App, words: &Words, keys: &Keymap) -> Spoken {
    if app.lock.is_some() {
        return drawn(app, (words, keys), |canvas| {
            lock::lock(canvas, (app.lock.as_ref()?, app.session.passphrase.is_some()), UNSEEN)
        });
    }
    if app.first_concealed().is_some() {
        return drawn(app, (words, keys), |canvas| Some(overlay::concealed(canvas, UNSEEN)));
    }
    match app.layers.last() {
        Some(Layer::Form(form)) => form_in_words(app, form, words, keys),
        Some(Layer::Picker(picker)) => picker_in_words(app, picker, words, keys),
        Some(Layer::Palette(palette)) => palette_in_words(app, palette, words, keys),
        Some(Layer::FirstStart(view)) => first_start_in_words(view, words, keys),
        Some(Layer::Editor(editor)) => {
            let label = overlay::target_label(&editor.target, words);
            let refusal = editor.refusal.as_ref().map(|refusal| words.refusal_beside(refusal));
            let day = editor.day_understood(app.words(), app.session.today);
            let day = day.map(|day| day_echo(words, day, app.session.today));
            let lines = refusal.into_iter().chain(day).chain([held(words, editor.line.text())]).collect();
            Spoken { place: label, lines, ..Spoken::default() }
        }
        None if app.board().is_some() => app.board().map(|board| board_in_words(app, board, words)).unwrap_or_default(),
        _ => drawn(app, (words, keys), |canvas| {
            let layout = ScreenLayout::of(UNSEEN, app.board())?;
            match app.layers.last() {
                Some(layer) => layer_in(canvas, (app, layer), &layout, None),
                None => view_in(canvas, app, &layout),
            }
        }),
    }
}

fn told(words: &Words, key: &str, value: &str) -> String {
    words.say_with(key, &[("value", Arg::Text(value.to_owned()))])
}

/// What a field or cell holds, also where that is nothing.
fn held(words: &Words, value: &str) -> String {
    if value.is_empty() { words.say("plain-now-empty").into_owned() } else { told(words, "plain-now", value) }
}

fn first_start_in_words(view: &FirstStart, words: &Words, keys: &Keymap) -> Spoken {
    let offers = first_start::offers(view, words, keys).into_iter();
    let offer = |(letter, name, told): (char, String, Vec<String>)| format!("{letter} {name}. {}", told.join(" "));
    Spoken {
        place: words.say("first-start-title").into_owned(),
        how: first_start::foot(words, keys),
        lines: offers.map(offer).collect(),
        here: view.selected,
    }
}

/// Draws where nobody sees it, and tells what stands there.
fn drawn(
    app: &App,
    (words, keys): (&Words, &Keymap),
    draw: impl FnOnce(&mut Canvas<'_>) -> Option<CellPosition>,
) -> Spoken {
    let mut buffer = Buffer::empty(UNSEEN);
    let cursor = draw(&mut Canvas::on(&mut buffer, (words, keys), app.session.concealment));
    let mut spoken = Spoken::default();
    for y in UNSEEN.rows() {
        let line: String = y.columns().map(|cell| buffer[(cell.x, cell.y)].symbol()).collect();
        let line = undrawn(&line);
        if !line.is_empty() {
            if cursor.is_some_and(|(_, row)| row >= y.y) {
                spoken.here = spoken.lines.len();
            }
            spoken.lines.push(line);
        }
    }
    if !spoken.lines.is_empty() {
        spoken.place = spoken.lines.remove(0);
        spoken.here = spoken.here.saturating_sub(1);
    }
    spoken
}

/// A drawn line without frame and marker; what stands apart is separated by a comma.
fn undrawn(line: &str) -> String {
    let plain: String =
        line.chars().map(|sign| if matches!(sign, '\u{2500}'..='\u{259f}') { ' ' } else { sign }).collect();
    let parts = plain.split("  ").map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

fn board_in_words(app: &App, board: &Board, words: &Words) -> Spoken {
    let pane = board.focused();
    let kind = pane.query.kind;
    let lead = board.lead_name().filter(|_| pane.id.spec().within.is_some());
    let lead = lead.map(|name| format!(" · {name}")).unwrap_or_default();
    let filter = if pane.filter_text.is_empty() { String::new() } else { format!(" /{}", pane.filter_text) };
    let count = pane.count.map(|count| format!(" {count}")).unwrap_or_default();
    let other_day = app.session.as_of != app.session.today;
    let day =
        if other_day { format!(", {} {}", words.say("as-of"), words.day(app.session.as_of)) } else { String::new() };
    let place = format!("{}{lead}{filter}{count}{day}", words.title(kind));
    let row = |at: u64| {
        let Some(row) = pane.row(at) else {
            return match pane.id.leader().spec().head {
                Some(head) if at < pane.heads => Some(words.say(head).into_owned()),
                _ => None,
            };
        };
        let text = RowText { pane, row, as_of: app.session.as_of, concealment: app.session.concealment, words };
        let chosen =
            if pane.selection.contains(row.id) { words.say("plain-chosen").into_owned() } else { String::new() };
        let cell = |(name, _): &(&'static str, u16)| {
            let value = text.plain(name);
            (!value.is_empty()).then(|| format!("{} {value}", heading(kind, name, words)))
        };
        let cells: Vec<String> = pane.shape.columns.columns.iter().filter_map(cell).collect();
        Some(format!("{}{chosen} {}", at + 1 - pane.heads.min(at), cells.join("; ")))
    };
    let last = (pane.top + pane.shape.height).min(pane.reach());
    let lines: Vec<String> = (pane.top..last).map_while(row).collect();
    if lines.is_empty() {
        let empty = if pane.filter_text.is_empty() { "pane-empty" } else { "pane-no-hits" };
        return Spoken { place, lines: vec![words.say(empty).into_owned()], ..Spoken::default() };
    }
    let here = usize::try_from(pane.cursor.saturating_sub(pane.top)).unwrap_or_default();
    Spoken { place, lines, here, ..Spoken::default() }
}

fn form_in_words(app: &App, form: &Form, words: &Words, keys: &Keymap) -> Spoken {
    let title = form_title(words, &form.purpose);
    let title = if form.subject.is_empty() { title } else { format!("{title} · {}", form.subject) };
    let field = |(at, field): (usize, &FormField)| {
        let label = overlay::field_label(field, words);
        let needed = if field.required { words.say("plain-needed").into_owned() } else { String::new() };
        let chosen = if field.is_chosen() { words.say("plain-choice").into_owned() } else { String::new() };
        let held = held(words, field.line.text());
        let is_day = field.day_understood(app.words(), app.session.today).is_some();
        let aside = overlay::aside(app, (form, field), words).filter(|_| is_day || at == form.focus);
        let aside = aside.map(|(text, _)| format!("{} {text}", if is_day { "" } else { ";" })).unwrap_or_default();
        // An answer that was typed last is asked for again, so that it can be mended before it is saved.
        let is_typed = at == form.focus && at + 1 == form.fields.len() && !field.line.text().is_empty();
        let saves = is_typed && !field.line.is_fresh() && field.refusal.is_none();
        let saves = if saves { words.say("plain-saves").into_owned() } else { String::new() };
        let refusal = field.refusal.as_ref().map(|refusal| format!(". {}", words.refusal_beside(refusal)));
        let alike = (field.name() == "name" && !form.alike.is_empty()).then(|| alike_text(&form.alike, words));
        let beside = refusal.or(alike.map(|alike| format!(". {alike}"))).unwrap_or_default();
        format!("{}/{} {label}{needed}{chosen}. {held}{aside}{beside}{saves}", at + 1, form.fields.len())
    };
    let how = if form.from_draft { "form-draft" } else { form.hint() };
    let how = words.say_with(how, &[("end-service", Arg::Text(keys.key(Action::EndService)))]);
    Spoken { place: title, how, lines: form.fields.iter().enumerate().map(field).collect(), here: form.focus }
}

fn picker_in_words(app: &App, list: &Picker, words: &Words, keys: &Keymap) -> Spoken {
    let concealment = app.session.concealment;
    let place = picker::title(app, list, words);
    if list.items.is_empty() {
        return Spoken { place, lines: vec![picker::empty(list, words, keys)], ..Spoken::default() };
    }
    let item = |(at, item): (usize, &crate::app::layers::purpose::PickItem)| {
        let more = match item.kind {
            Some(_) => {
                vec![
                    item.identified.number.clone(),
                    picker::place(list, item, words),
                    picker::status(item, concealment, words),
                ]
            }
            None => Vec::new(),
        };
        let more = more.into_iter().filter(|text| !text.trim().is_empty()).map(|text| format!(", {text}"));
        format!("{} {}{}", at + 1, item.label, more.collect::<String>())
    };
    let lines = list.items.iter().take(20).enumerate().map(item).collect();
    Spoken { place, lines, here: list.selected, ..Spoken::default() }
}

fn palette_in_words(app: &App, palette: &ActionPalette, words: &Words, keys: &Keymap) -> Spoken {
    let hits = palette.hits(app.words(), actions::named());
    let line = |(at, action): (usize, &Action)| {
        let name = actions::name(*action).unwrap_or_default();
        let key = keys.key(*action);
        let key = if key.is_empty() { String::new() } else { format!(" ({key})") };
        format!("{} {}{key}", at + 1, words.say(&format!("action-{name}")))
    };
    let place = words.say("plain-actions").into_owned();
    let lines = hits.iter().enumerate().map(line).collect();
    Spoken { place, lines, here: palette.selected, ..Spoken::default() }
}
