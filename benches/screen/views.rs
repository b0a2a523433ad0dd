//! The views beside the roster: how long until each shows its first rows, and its first key.

use std::time::Duration;

use super::figures::OfStore;
use super::glass::{self, Pane};
use super::session::Session;

/// Long enough to tell that a frame was the last of its key.
const SILENCE: Duration = Duration::from_millis(40);

/// A view: its key, a word in the title of its first pane, and the names of its measures.
struct Visit {
    key: &'static str,
    title: &'static str,
    first: &'static str,
    all: &'static str,
    row: &'static str,
}

const VISITS: &[Visit] = &[
    Visit {
        key: "2",
        title: "Agenda",
        first: "agenda: key to first rows, ms",
        all: "agenda: key to all that is shown, ms",
        row: "agenda: one row, ms",
    },
    Visit {
        key: "3",
        title: "Vacatures",
        first: "candidates: key to first rows, ms",
        all: "candidates: key to all that is shown, ms",
        row: "candidates: one row, ms",
    },
    Visit {
        key: "4",
        title: "Opdrachtgevers",
        first: "clients: key to first rows, ms",
        all: "clients: key to all that is shown, ms",
        row: "clients: one row, ms",
    },
    Visit {
        key: "5",
        title: "Banen per maand",
        first: "overview: key to first chart, ms",
        all: "overview: key to all that is shown, ms",
        row: "overview: next chart, ms",
    },
    Visit {
        key: "7",
        title: "Kansen",
        first: "chances: key to first rows, ms",
        all: "chances: key to all that is shown, ms",
        row: "chances: one row, ms",
    },
];

/// Goes to each view, waits until it is whole, moves one row on and goes back to the roster.
pub fn all(session: &mut Session, figures: &mut OfStore<'_>) {
    for visit in VISITS {
        session.press(visit.key);
        let titled = |screen: &vt100::Screen| glass::panes(screen).into_iter().find(|p| p.title.contains(visit.title));
        let whole = |screen: &vt100::Screen| glass::panes(screen).iter().all(Pane::has_rows);
        let first = session.until("a view", |screen| titled(screen).is_some_and(|p| p.has_rows()));
        let all = if whole(session.screen()) { first } else { session.until("a whole view", whole) };
        figures.add(visit.first, first);
        figures.add(visit.all, all);
        session.rest(0.0);
        let key = if visit.key == "5" { "Tab" } else { "j" };
        let before = (session.screen().cursor_position(), glass::bottom(session.screen()));
        session.press(key);
        let moved =
            session.until("a row of a view", |screen| (screen.cursor_position(), glass::bottom(screen)) != before);
        figures.add(visit.row, moved);
        session.quiet(SILENCE);
    }
    session.press("1");
    session.until("the roster", |screen| glass::panes(screen).len() == 3);
    session.rest(0.0);
}
