//! The line at the bottom: what keys do here, and what happened last. And the filter bar above it.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, CellPosition, first_of, fit, style, wrap};
use super::selection::counted;
use super::status;
use crate::app::action::{Action, DialogKey, KeyContext};
use crate::app::actions::hints_here;
use crate::app::layers::Layer;
use crate::app::layers::filter::{FilterBar, FilterHelp};
use crate::app::state::App;
use crate::app::state::agenda::AgendaLine;
use crate::domain::refusal::Arg;
use crate::text::Words;
use crate::ui::layout::ScreenLayout;

/// The keys that begin an edit on a cell of digits.
const DIGITS: &str = "0-9";

/// Draws it. What went wrong takes the place of the hints, so that it can be read whole.
pub fn footer(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let (mut text, style, mut wide) = status::message(&app.status, canvas.words, canvas.keys);
    // A value being typed has its refusal beside it; then there is room for what keys do now.
    if matches!(app.layers.last(), Some(Layer::Editor(editor)) if editor.refusal.is_some()) {
        (text, wide) = (String::new(), false);
    }
    let width = area.width.saturating_sub(2);
    if wide {
        let lines = wrap(&text, width.into()).len().clamp(1, 3) as u16;
        let area = Rect { y: area.y + 1 - lines, height: lines, ..area };
        canvas.clear(area);
        canvas.wrapped(Rect { x: area.x + 1, width, ..area }, &text, style);
        return;
    }
    let room = width.saturating_sub(text.width() as u16 + 2);
    let mut x = area.x + 1;
    let selection = app.focused().map(|pane| &pane.selection).filter(|selection| !selection.is_empty());
    if let Some(selection) = selection.filter(|_| app.layers.is_empty()) {
        let text = format!(" {} ", counted(selection.len(), selection.hidden(), canvas.words));
        canvas.text((x, area.y), text.width() as u16, &text, style::EMPHASIS);
        x += text.width() as u16 + 1;
    }
    let mut told: Vec<(String, String)> =
        app.layers.last().and_then(Layer::deed).map(|deed| by_deed(canvas, deed)).into_iter().collect();
    let has_next = matches!(app.layers.last(), Some(Layer::Form(form)) if form.has_next());
    for (action, word) in hints_here(app) {
        if action == Action::NewOnes && !has_next {
            continue;
        }
        let key = canvas.keys.key(action);
        // On a cell of digits these do what Enter does; as wide as that, so that nothing moves beside it.
        let key = match action == Action::Accept && app.key_context() == KeyContext::DigitCell {
            true => format!("{DIGITS:>width$}", width = key.width()),
            false => key,
        };
        let heading = app.views.agenda.line().filter(|_| word == "settle").and_then(|line| match line {
            AgendaLine::Heading(group, _) if app.views.agenda.is_folded(group) => Some("unfold"),
            AgendaLine::Heading(..) => Some("fold"),
            AgendaLine::Task(_) => None,
        });
        told.push((key, canvas.words.say(&format!("hint-{}", heading.unwrap_or(word))).into_owned()));
    }
    let x = hinted(canvas, told, (x, area.y), area.x + 1 + room);
    canvas.right((x, area.y), (area.x + 1 + width).saturating_sub(x), &text, style);
}

/// The key that does what is shown, with what it does.
fn by_deed(canvas: &Canvas<'_>, (key, word): (DialogKey, &str)) -> (String, String) {
    let key = if let DialogKey::Letter(letter) = key { letter.to_string() } else { canvas.keys.key(Action::Accept) };
    (key, canvas.words.say(&format!("hint-{word}")).into_owned())
}

/// Keys with what they do, as many as end before a column; answers where the next can begin.
fn hinted(
    canvas: &mut Canvas<'_>,
    hints: impl IntoIterator<Item = (String, String)>,
    (mut x, y): CellPosition,
    end: u16,
) -> u16 {
    for (key, word) in hints {
        let needed = (key.width() + 1 + word.width()) as u16;
        if x + needed > end {
            break;
        }
        canvas.text((x, y), key.width() as u16, &key, style::KEY);
        canvas.text((x + key.width() as u16 + 1, y), word.width() as u16, &word, style::PLAIN);
        x += needed + 2;
    }
    x
}

/// Draws the filter bar; answers where the cursor stands.
pub fn filter(canvas: &mut Canvas<'_>, app: &App, bar: &FilterBar, layout: &ScreenLayout) -> Option<CellPosition> {
    let area = Rect { y: layout.bottom.y, ..layout.bottom };
    canvas.clear(area);
    let label = format!("{} ", canvas.words.say("filter-label"));
    let x = area.x + 1 + label.width() as u16;
    canvas.text((area.x + 1, area.y), area.width, &label, style::HEADING);
    // Room for the cursor behind the last letter, and one cell before the edge.
    let room = area.right().saturating_sub(x + 1);
    let cursor = canvas.line((x, area.y), room, &bar.line, style::TYPED);
    let refusal = bar.refusal.as_ref();
    let refusal = refusal.map(|refusal| status::refused(refusal, canvas.words, canvas.keys)).unwrap_or_default();
    let after = x + bar.line.text().width() as u16 + 2;
    let left = area.right().saturating_sub(after + 1);
    if refusal.is_empty() {
        let help = bar.help(app.words()).map(|help| filter_help(help, left.into(), canvas.words)).unwrap_or_default();
        canvas.right((after, area.y), left, &help, style::MUTED);
    } else if refusal.width() <= usize::from(left) {
        canvas.text((after, area.y), left, &refusal, style::ALARM);
    } else {
        let above = Rect { y: area.y - 1, ..area };
        canvas.clear(above);
        canvas.text((above.x + 1, above.y), above.width - 2, &fit(&refusal, above.width.into()), style::ALARM);
    }
    Some(cursor)
}

/// What can be typed next in a filter, in as many words as there is room for.
fn filter_help(help: FilterHelp, room: usize, words: &Words) -> String {
    let (key, names) = match help {
        FilterHelp::Fields(names) => ("filter-help-fields", names),
        FilterHelp::Choices(names) => ("filter-help-choices", names),
        FilterHelp::Sources(names) => ("filter-help-sources", names),
        FilterHelp::Logged => return fit(&words.say("filter-help-logged"), room),
        FilterHelp::Signs(field, ordered) => {
            let key = if ordered { "filter-help-order" } else { "filter-help-signs" };
            return fit(&words.say_with(key, &[("field", Arg::Text(field))]), room);
        }
    };
    first_of(&names, room, |names| words.say_with(key, &[("names", Arg::Text(names))]))
}
