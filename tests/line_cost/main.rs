//! What goes over the line, counted in bytes: a row move, a held key, an idle program; and which bytes may go over it where
//! colours or other than plain letters are not wanted.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]
#![allow(clippy::print_stdout, reason = "the counts are asked for with --nocapture")]

#[path = "../support/document.rs"]
mod document;
mod measure;
mod slow;
#[path = "../support/mod.rs"]
mod support;
mod table;

use std::time::Duration;

use support::keys;
use support::office::{Office, in_sight};
use support::pty::Screen;
use support::roster::{here, quit, to_column, to_members};

/// Most bytes for moving one row.
const ROW_MOVE: usize = 284;
/// Most bytes for filling the panes beside the teams with another team, at 80x24 and at 120x40.
const FILL: [usize; 2] = [900, 1_700];
const SIZES: [(u16, u16); 2] = [(24, 80), (40, 120)];

/// The frames in these bytes. Small frames go without marks; larger ones stand between the marks of synchronized output.
fn frames(bytes: &[u8]) -> Vec<usize> {
    let (begin, end) = (b"\x1b[?2026h", b"\x1b[?2026l");
    let find = |from: usize, mark: &[u8]| bytes[from..].windows(mark.len()).position(|part| part == mark);
    let (mut frames, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let size = match find(at, begin) {
            Some(0) => find(at, end).map_or(bytes.len() - at, |size| size + end.len()),
            Some(size) => size,
            None => bytes.len() - at,
        };
        frames.push(size);
        at += size;
    }
    frames
}

/// The bytes for a script, from a quiet screen to a quiet screen.
fn bytes_for(screen: &mut Screen, script: &str) -> Vec<u8> {
    screen.wait_quiet();
    let before = screen.bytes_received();
    let cursor = screen.cursor();
    screen.keys(script);
    screen.wait_until(|screen| screen.cursor_position() != (cursor.row, cursor.col), "the cursor to move");
    screen.wait_quiet();
    screen.raw().split_off(before)
}

#[test]
fn a_row_move_among_members_or_vacancies_sends_at_most_284_bytes() {
    for (rows, cols) in SIZES {
        let office = Office::new();
        let mut screen = office.screen(rows, cols);
        for pane in ["Medewerkers", "Vacatures"] {
            screen.keys("Tab").wait_for(&format!("▌{pane}"));
            let moves = ["Down", "j", "Down", "Up", "k", "Down"].map(|key| bytes_for(&mut screen, key).len());
            println!("{pane} at {cols}x{rows}: {moves:?} bytes for a row move");
            assert!(moves.iter().all(|bytes| (1..=ROW_MOVE).contains(bytes)), "{pane} at {cols}x{rows}: {moves:?}");
        }
        quit(&mut screen);
    }
}

#[test]
fn a_row_move_among_teams_is_one_frame_with_what_belongs_to_the_team() {
    for ((rows, cols), fill) in SIZES.into_iter().zip(FILL) {
        let office = Office::new();
        let mut screen = office.screen(rows, cols);
        let mut single = 0;
        for key in ["Down", "j", "Down", "Up", "k", "Down"] {
            let bytes = bytes_for(&mut screen, key);
            let frames = frames(&bytes);
            println!("teams at {cols}x{rows}: {frames:?} bytes in each frame");
            assert!(frames.iter().sum::<usize>() <= fill, "{frames:?}");
            single += usize::from(frames.len() == 1);
        }
        // On a busy machine an answer may come so late that it takes a frame of its own.
        assert!(single > 0, "nothing came in one frame");
        quit(&mut screen);
    }
}

#[test]
fn a_key_held_among_teams_fills_the_other_panes_once() {
    for ((rows, cols), fill) in SIZES.into_iter().zip(FILL) {
        let office = Office::new();
        let mut screen = office.screen(rows, cols);
        screen.wait_quiet();
        let before = screen.bytes_received();
        let held: Vec<u8> = keys::parse(&"Down ".repeat(15)).into_iter().flat_map(|key| key.bytes).collect();
        screen.send(&held);
        let lower = 3 + 15;
        screen.wait_until(|screen| screen.cursor_position().0 == lower, "fifteen rows down");
        screen.wait_quiet();
        let sent = screen.bytes_received() - before;
        println!("fifteen teams further at {cols}x{rows}: {sent} bytes");
        assert!(sent <= 15 * ROW_MOVE + fill, "{sent} bytes");
        quit(&mut screen);
    }
}

fn sends_nothing_for(idle: Duration) {
    let office = Office::new();
    let mut screen = office.screen(24, 80);
    to_members(&mut screen);
    for (keys, shown) in [("", "▌Medewerkers"), ("Enter", "laat staan"), ("Esc m", "Verplaats"), ("Esc 6", "Wanneer")]
    {
        screen.keys(keys).wait_for(shown);
        screen.wait_quiet_for(Duration::from_millis(500));
        let before = screen.bytes_received();
        std::thread::sleep(idle);
        assert_eq!(screen.bytes_received() - before, 0, "{shown}");
    }
    screen.keys("1");
    quit(&mut screen);
}

#[test]
fn an_idle_program_sends_nothing() {
    sends_nothing_for(Duration::from_secs(2));
}

#[test]
#[ignore = "takes forty seconds"]
fn a_program_idle_for_ten_seconds_sends_nothing() {
    sends_nothing_for(Duration::from_secs(10));
}

/// Goes through the screens: panes, an edit, a choice, a refusal, help, the log.
fn tour(screen: &mut Screen) {
    to_members(screen);
    screen.keys("Down Down Space Esc");
    to_column(screen, "Uren");
    screen.keys("Enter 4 1 Enter").wait_for("Meer dan 40");
    screen.keys("Esc Down Enter 2 1 Enter");
    wait_text(screen, "bewaard");
    screen.keys("m w i n").wait_for("Verplaats");
    screen.keys("Esc ?").wait_for("Hulp");
    screen.keys("Esc Home 6").wait_for("Wanneer");
    screen.keys("1 f").text("zoe").wait_for("Zo");
    screen.keys("Enter").wait_quiet();
}

fn wait_text(screen: &Screen, text: &str) {
    screen.wait_until(|screen| screen.contents().contains(text), text);
}

/// The parameters of every sequence that sets colours and attributes.
fn pens(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let parts = text.split("\x1b[").skip(1);
    let pen = |part: &str| {
        let end = part.find(|sign: char| !sign.is_ascii_digit() && sign != ';' && sign != ':')?;
        part[end..].starts_with('m').then(|| part[..end].to_owned())
    };
    parts.filter_map(pen).collect()
}

#[test]
fn without_colours_no_colour_is_sent_and_the_row_in_use_is_still_marked() {
    let is_colour = |code: &str| code.parse::<u8>().is_ok_and(|code| matches!(code, 30..=49 | 90..=107));
    let coloured = |screen: &Screen| pens(&screen.raw()).iter().flat_map(|pen| pen.split(';')).any(is_colour);
    let office = Office::new();
    let mut screen = office.launch().env("NO_COLOR", "1").start();
    in_sight(&screen);
    tour(&mut screen);
    assert!(!coloured(&screen), "{:?}", pens(&screen.raw()));
    let shown = screen.screen();
    let (row, col) = shown.cursor_position();
    assert!(here(&shown).starts_with('▌'), "{}", here(&shown));
    assert!(shown.cell(row, col).is_some_and(vt100::Cell::inverse), "the cell in use stands out");
    let others = (3..13).filter(|other| *other != row);
    assert!(others.into_iter().all(|other| !shown.cell(other, col).is_some_and(vt100::Cell::inverse)));
    quit(&mut screen);

    let mut screen = office.screen(24, 80);
    assert!(coloured(&screen), "with colours there are some, or this test sees nothing");
    quit(&mut screen);
}

#[test]
fn at_most_sixteen_colours_are_asked_for() {
    let office = Office::new();
    let mut screen = office.screen(24, 80);
    tour(&mut screen);
    let wide = |pen: &String| pen.split(';').any(|code| matches!(code, "38" | "48") || code.contains(':'));
    assert!(!pens(&screen.raw()).iter().any(wide));
    quit(&mut screen);
}

#[test]
fn where_only_plain_letters_are_understood_only_those_are_sent() {
    let office = Office::new();
    let mut screen = office.launch().env("LANG", "C").arg("--lang").arg("nl").start();
    in_sight(&screen);
    screen.keys("Tab").wait_for(">Medewerkers");
    to_column(&mut screen, "Uren");
    screen.keys("Down Enter 2 1 Enter");
    wait_text(&screen, "bewaard");
    screen.keys("f").text("zoe").wait_for("Zoe");
    screen.keys("Enter").wait_quiet();
    screen.keys("?").wait_for("Hulp");
    screen.keys("Esc Home 6").wait_for("Wanneer");
    let raw = screen.raw();
    let other = raw.iter().position(|byte| !byte.is_ascii());
    let around = |at: usize| String::from_utf8_lossy(&raw[at.saturating_sub(40)..raw.len().min(at + 20)]).into_owned();
    assert_eq!(other.map(around), None);
    screen.keys("1");
    quit(&mut screen);
}

#[test]
fn frames_are_told_apart() {
    assert_eq!(frames(b""), [0; 0]);
    assert_eq!(frames(b"abc"), [3]);
    assert_eq!(frames(b"abc\x1b[?2026hxyz\x1b[?2026l\x1b[?2026hx\x1b[?2026l"), [3, 19, 17]);
    assert_eq!(pens(b"\x1b[1;31mx\x1b[3;4Hy\x1b[m"), ["1;31", ""]);
}
