//! What an office sees on the first day: how to go on from a store with nothing in it.

use ratatui::layout::Rect;

use super::canvas::{Canvas, style, wrap};
use super::overlay::popup;
use crate::app::action::{Action, View};
use crate::app::state::App;
use crate::app::state::pane_specs::PaneId;
use crate::domain::refusal::Arg;

/// The most cells that it takes.
const WIDTH: u16 = 76;

/// The step that tells which files there are, where there are any.
const FILES_HERE: &str = "first-start-files";

/// How many files are named.
const FILES_NAMED: usize = 3;

/// The steps, each with how far it is indented: what is told of how to begin.
const STEPS: [(&str, u16); 8] = [
    ("first-start-read", 0),
    (FILES_HERE, 2),
    ("first-start-look", 0),
    ("first-start-by-hand", 0),
    ("first-start-work", 2),
    ("first-start-team", 2),
    ("first-start-people", 2),
    ("first-start-help", 0),
];

/// Whether the roster is shown and there is no team and nobody in it yet.
fn is_empty(app: &App) -> bool {
    let nothing = |id| {
        let pane = app.pane(id);
        pane.filter_text.is_empty() && pane.count == Some(0)
    };
    let today = app.session.as_of == app.session.today;
    app.views.shown == View::Roster
        && app.layers.is_empty()
        && today
        && app.figures.is_empty()
        && nothing(PaneId::Teams)
}

/// Draws how to begin over the empty panes, as long as they are.
pub fn first_start(canvas: &mut Canvas<'_>, app: &App, body: Rect) {
    if !is_empty(app) {
        return;
    }
    let key = |name, action| (name, Arg::Text(canvas.keys.key(action)));
    let files = &app.session.files_here;
    let more = (files.len() > FILES_NAMED).then(|| "…".to_owned());
    let named: Vec<String> = files.iter().take(FILES_NAMED).cloned().chain(more).collect();
    let args = [
        ("count", files.len().into()),
        ("files", named.into()),
        key("palette", Action::Palette),
        key("new", Action::New),
        key("quit", Action::Back),
        key("roster", Action::View(View::Roster)),
        key("help", Action::Help),
        key("next", Action::Next),
    ];
    let title = canvas.words.say("first-start-title");
    let width = WIDTH.min(body.width);
    let told = STEPS.into_iter().filter(|(step, _)| *step != FILES_HERE || !files.is_empty());
    let lines = |step, indent| wrap(&canvas.words.say_with(step, &args), usize::from(width - 4 - indent));
    let steps: Vec<_> = told.map(|(step, indent)| (lines(step, indent), indent)).collect();
    let height = steps.iter().map(|(lines, _)| lines.len() as u16).sum::<u16>() + 2;
    let inner = popup(canvas, body, (width, height), &title);
    let lines = steps.iter().flat_map(|(lines, indent)| lines.iter().map(move |line| (line, *indent)));
    for (y, (line, indent)) in (inner.y..inner.bottom()).zip(lines) {
        canvas.text((inner.x + 1 + indent, y), inner.width.saturating_sub(2 + indent), line, style::PLAIN);
    }
}
