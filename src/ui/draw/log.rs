//! The log: who changed what when, from which to which value.

use chrono::Local;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, CellPosition, below, in_sight, padded, style};
use crate::app::state::App;
use crate::app::state::concealment::Concealment;
use crate::domain::access::HIDDEN;
use crate::domain::change::{ChangeKind, LoggedChange, LoggedSet};
use crate::text::Words;
use crate::ui::layout::log_detail;

/// At most so many cells of a line are lit when it has the cursor.
const LIT: u16 = 10;

/// Draws it; answers where the cursor stands.
pub fn log(canvas: &mut Canvas<'_>, app: &App, body: Rect) -> Option<CellPosition> {
    let words = canvas.words;
    let mut title = format!("▌{}", words.say("view-log"));
    if !app.views.log.filter.is_empty() {
        title.push_str(&format!(" /{}", app.views.log.filter));
    }
    let inner = canvas.frame(body, &title, "", style::FOCUS);
    let who = if body.width < 100 { 14 } else { 22 };
    let columns = [16, who, inner.width.saturating_sub(who + 20)];
    let headings = ["log-when", "log-who", "log-what"].map(|key| words.say(key).into_owned());
    let headings = headings.into_iter().zip(columns).map(|(heading, width)| (heading, width, style::HEADING));
    canvas.across((inner.x + 1, inner.y), headings);
    let mut cursor = None;
    let detail = log_detail(body);
    let rows = Rect { height: inner.height.saturating_sub(detail), ..inner };
    if detail > 1 {
        canvas.rule(below(inner, rows.height));
    }
    for (nth, line, place) in in_sight(&app.views.log.lines(canvas.concealment), app.views.log.top, below(rows, 1)) {
        let here = nth == app.views.log.cursor;
        canvas.marker((place.x, place.y), here);
        let mark = if line.set.taken_back { format!("↶ {} · ", words.say("log-taken-back")) } else { String::new() };
        let text = mark + &change_text(line.set, line.change, (canvas.concealment, words));
        let [when, actor] =
            if line.first { [local_time(line.set, words), line.set.actor.clone()] } else { Default::default() };
        let cells = [when, actor, text.clone()].into_iter().zip(columns);
        canvas.across((place.x + 1, place.y), cells.map(|(text, width)| (text, width, style::PLAIN)));
        if here {
            let at = (place.x + 1 + 17 + who + 1, place.y);
            // Its first word: each step through the lines sends it twice.
            let first = text.split(' ').next().unwrap_or_default().width() as u16;
            canvas.light(at, columns[2].min(first).min(LIT), &text);
            cursor = Some(at);
            if text.width() > columns[2].into() && !app.views.is_walking {
                whole_line(canvas, below(inner, rows.height), &text);
            }
        }
    }
    cursor.or(Some((inner.x, inner.y)))
}

/// The whole text of the selected line under the log, where it may take more than one line. Told once the cursor rests: each step
/// through the lines would send it.
fn whole_line(canvas: &mut Canvas<'_>, area: Rect, text: &str) {
    if area.height > 1 {
        let inside = padded(below(area, 1));
        canvas.wrapped(inside, text, style::PLAIN);
    }
}

/// One change in words: what was done to what, and for each field the value before and after.
pub fn change_text(
    set: &LoggedSet,
    change: Option<&LoggedChange>,
    (concealment, words): (Concealment, &Words),
) -> String {
    describe(set, change, "", (concealment, words))
}

/// The same, without the name where it is this one: everybody looking knows.
fn describe(
    set: &LoggedSet,
    change: Option<&LoggedChange>,
    known: &str,
    (concealment, words): (Concealment, &Words),
) -> String {
    if change.is_some_and(|change| concealment.of_logged(change)) {
        return HIDDEN.to_owned();
    }
    let verb = words.verb(&set.verb);
    let corrects = set.corrects.map(|day| words.say_with("log-corrects", &[("day", day.into())]));
    let verb = corrects.map_or(verb.to_string(), |corrects| format!("{verb} · {corrects}"));
    let note = words.logged_note(set);
    let verb = note.as_ref().map_or(verb.clone(), |note| format!("{verb} · {note}"));
    let Some(change) = change else {
        // What an erasure changed is told by its note: no record of it stands in the log.
        if note.is_some() && set.size == 0 {
            return verb;
        }
        return format!("{verb} · {}", words.say_with("log-records", &[("count", set.size.into())]));
    };
    let what = match change.deed {
        ChangeKind::Created => format!("{} ", words.say("log-created")),
        ChangeKind::Removed => format!("{} ", words.say("log-removed")),
        ChangeKind::Updated => String::new(),
    };
    let fields: Vec<String> = words
        .told(change)
        .filter(|(name, ..)| Some(*name) != change.kind.owner())
        .map(|field| words.logged_field(set, change, field, "-"))
        .collect();
    let name = if change.label.is_empty() { words.kind(change.kind).into_owned() } else { change.label.clone() };
    let kind = if change.label.is_empty() { String::new() } else { format!("{} ", words.kind(change.kind)) };
    let name = if name == known { String::new() } else { format!("{name} · ") };
    format!("{verb} · {name}{what}{}{}", if what.is_empty() { "" } else { &kind }, fields.join(", "))
}

/// One change with when and by whom, for the history of the record of this name.
pub fn dated(
    set: &LoggedSet,
    change: &LoggedChange,
    name: &str,
    (concealment, words): (Concealment, &Words),
) -> String {
    let at = local_time(set, words);
    format!("{at} {} · {}", set.actor, describe(set, Some(change), name, (concealment, words)))
}

/// When a set was made, as the user's own clock showed it.
fn local_time(set: &LoggedSet, words: &Words) -> String {
    let at = set.at.with_timezone(&Local);
    format!("{} {}", words.day(at.date_naive()), at.format("%H:%M"))
}
