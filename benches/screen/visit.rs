//! A visit to one store: what is done there, key by key, and what of it is noted.

use std::time::Duration;

use super::figures::OfStore;
use super::glass::{self, Pane};
use super::session::Session;
use super::store::Store;
use super::views;

/// The measure that may fail a run.
pub const FIRST_SCREEN: &str = "start to the first whole screen, ms";

/// Long enough to tell that a frame was the last of its key.
const SILENCE: Duration = Duration::from_millis(40);
/// How long an idle program is watched.
const IDLE: Duration = Duration::from_secs(5);
/// How often a key is pressed for its median.
const TIMES: u16 = 10;
/// A name at the end of the alphabet: a filter on it has to look at every name.
const FAR_NAME: &str = "zijlstra";
/// A name that is found by its first letters.
const SOUGHT: &str = "bos";

/// Opens a store and leaves it.
pub fn glance(store: &Store, figures: &mut OfStore<'_>) {
    let mut session = Session::open(store);
    figures.add(FIRST_SCREEN, session.until("the first screen", glass::is_complete));
    figures.add("leaving while numbers are reckoned, ms", session.leave());
}

/// Opens a store and does the work of a day there; `watch` also looks at the program while nothing is done.
pub fn work(store: &Store, figures: &mut OfStore<'_>, watch: bool) {
    let mut session = Session::open(store);
    figures.add(FIRST_SCREEN, session.until("the first screen", glass::is_complete));
    if !glass::is_settled(session.screen()) {
        let settled = session.until("the counts and totals", glass::is_settled);
        figures.add("start to counts and totals known, ms", settled);
    }
    session.rest(0.0);
    figures.add("memory after load, MB", session.process().memory());
    if watch {
        idle(&mut session, figures);
    }
    session.press("Tab");
    session.quiet(SILENCE);
    rows(&mut session, figures);
    pages(&mut session, figures);
    filter(&mut session, figures);
    find(&mut session, figures);
    edits(&mut session, figures);
    views::all(&mut session, figures);
    figures.add("memory after use, MB", session.process().memory());
    figures.add("leaving, ms", session.leave());
}

fn idle(session: &mut Session, figures: &mut OfStore<'_>) {
    let process = session.process();
    session.quiet(SILENCE);
    let (bytes, switches, computed) = (session.quiet(SILENCE), process.switches(), process.computed());
    let sent = session.quiet(IDLE) - bytes;
    figures.add("idle 5 s: bytes", sent as f64);
    figures.add("idle 5 s: context switches", (process.switches() - switches) as f64);
    figures.add("idle 5 s: computing, ms", process.computed() - computed);
}

fn rows(session: &mut Session, figures: &mut OfStore<'_>) {
    for key in ["j", "k"] {
        for _ in 0..TIMES {
            let before = session.screen().cursor_position().0;
            session.press(key);
            let moved = session.until("a row move", |screen| screen.cursor_position().0 != before);
            figures.add("one row: key to paint, ms", moved);
            figures.add("one row: bytes", session.quiet(SILENCE) as f64);
        }
    }
}

fn pages(session: &mut Session, figures: &mut OfStore<'_>) {
    let turned = |session: &mut Session, key: &str, figures: &mut OfStore<'_>, measure| {
        let before = shown(session);
        session.press(key);
        let turned = session
            .until("a page", |screen| glass::members(screen).is_some_and(|pane| pane.is_full() && pane.rows != before));
        figures.add(measure, turned);
        session.quiet(SILENCE)
    };
    for _ in 0..TIMES {
        let bytes = turned(session, "PgDn", figures, "one page: key to rows, ms");
        figures.add("one page: bytes", bytes as f64);
    }
    // The cursor stands on the last line: each further row scrolls.
    for _ in 0..TIMES {
        let bytes = turned(session, "j", figures, "one row that scrolls: key to paint, ms");
        figures.add("one row that scrolls: bytes", bytes as f64);
    }
    for _ in 0..3 {
        session.press("G");
        let there = session.until("the end of the list", |screen| {
            glass::members(screen).is_some_and(|pane| pane.is_full() && pane.is_at_end())
        });
        figures.add("end of the list: key to rows, ms", there);
        session.quiet(SILENCE);
        session.press("g g");
        let back = session.until("the start of the list", |screen| {
            glass::members(screen).is_some_and(|pane| pane.is_full() && !pane.is_at_end())
        });
        figures.add("start of the list: keys to rows, ms", back);
        session.quiet(SILENCE);
    }
}

fn shown(session: &Session) -> Vec<String> {
    glass::members(session.screen()).map(|pane| pane.rows).unwrap_or_default()
}

fn filter(session: &mut Session, figures: &mut OfStore<'_>) {
    session.press("/");
    session.until("the filter bar", |screen| glass::bottom(screen).contains("filter"));
    let mut slowest: f64 = 0.0;
    for end in 1..=FAR_NAME.len() {
        let typed = &FAR_NAME[..end];
        session.press(&FAR_NAME[end - 1..end]);
        let hits = session.until("the hits of a filter", |screen| {
            let pane = glass::members(screen);
            glass::bottom(screen).trim_end().ends_with(typed) && pane.as_ref().is_some_and(Pane::has_rows)
        });
        figures.add("filter by name: key to rows, ms", hits);
        slowest = slowest.max(hits);
        session.quiet(SILENCE);
    }
    figures.add("filter by name: slowest key of eight, ms", slowest);
    session.press("Esc");
    session.until("the rows without filter", |screen| {
        !glass::bottom(screen).contains(FAR_NAME) && glass::members(screen).is_some_and(|pane| pane.is_full())
    });
    session.rest(0.0);
    session.press("g g");
    session.quiet(SILENCE);
}

fn find(session: &mut Session, figures: &mut OfStore<'_>) {
    for key in ["f", &SOUGHT[0..1], &SOUGHT[1..2]] {
        session.press(key);
        session.quiet(SILENCE);
    }
    session.press(&SOUGHT[2..3]);
    let hits = session.until("the hits of a search", |screen| {
        let lines: Vec<String> = (0..screen.size().0.get()).map(|y| glass::line(screen, y).to_lowercase()).collect();
        let typed = lines.iter().position(|line| line.contains(&format!("> {SOUGHT} ")));
        // Below the line that is typed in and an empty one.
        typed.and_then(|at| lines.get(at + 2)).is_some_and(|line| line.contains(SOUGHT))
    });
    figures.add("find: third letter to hits, ms", hits);
    session.quiet(SILENCE);
    session.press("Esc");
    session.quiet(SILENCE);
}

fn edits(session: &mut Session, figures: &mut OfStore<'_>) {
    let hours = |session: &mut Session| {
        for key in ["Home", "Right", "Right"] {
            session.press(key);
            session.quiet(SILENCE);
        }
    };
    hours(session);
    for _ in 0..TIMES {
        edit(session, figures);
        let before = session.screen().cursor_position().0;
        session.press("j");
        let moved = session.until("a row move after an edit", |screen| screen.cursor_position().0 != before);
        figures.add("one row right after an edit: key to paint, ms", moved);
    }
    session.rest(0.0);
    let computed = session.process().computed();
    edit(session, figures);
    figures.add("one cell: computing until all is known again, ms", session.rest(computed));
}

fn edit(session: &mut Session, figures: &mut OfStore<'_>) {
    let now = glass::cell(session.screen());
    let new = if now == "24" { "32" } else { "24" };
    for key in ["Enter", &new[0..1], &new[1..2]] {
        session.press(key);
        session.quiet(SILENCE);
    }
    session.press("Enter");
    let saved = session.until("the word that an edit is stored", |screen| glass::bottom(screen).contains("bewaard"));
    figures.add("one cell: Enter to stored, ms", saved);
    if glass::cell(session.screen()) != new {
        let shown = session.until("the row after an edit", |screen| glass::cell(screen) == new);
        figures.add("one cell: Enter to its row read again, ms", shown);
    }
}
