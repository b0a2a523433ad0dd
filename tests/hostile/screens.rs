//! The screen: what it shows of a store full of hostile texts, and what is typed, pasted and answered into it.

use std::path::Path;
use std::time::Duration;

use crate::desk::{Desk, TODAY};
use crate::fields::hostile_store;
use crate::for_place;
use crate::support::launch::Launch;
use crate::support::office::PROGRAM;
use crate::support::pty::Screen;
use crate::texts::{acting_on_screen, hostile};

/// What terminals answer when they are asked something, which this program never does.
const ANSWERS: [&[u8]; 10] = [
    b"\x1b[?64;1;2;6;22c",
    b"\x1b[>1;4000;29c",
    b"\x1b[12;40R",
    b"\x1b]11;rgb:ffff/ffff/ffff\x07",
    b"\x1b]52;c;cm0gLXJmIH4K\x07",
    b"\x1bP1$r0m\x1b\\",
    b"\x1bP>|xterm(379)\x1b\\",
    b"\x1b[?2026;2$y",
    b"\x1b[?1u\x1b[200;5u",
    b"\x1b[M !!\x1b[<0;10;10M\x1b[I\x1b[O",
];

fn start(db: &Path, rows: u16, cols: u16) -> Screen {
    let launch = Launch::new(PROGRAM).arg("--db").arg(db).env("BINNENWERK_TODAY", TODAY).size(rows, cols);
    let screen = launch.start();
    screen.wait_for("Medewerkers");
    screen.wait_quiet();
    screen
}

#[track_caller]
fn assert_quiet(screen: &Screen, about: &str) {
    assert_eq!(acting_on_screen(&screen.raw()), None, "{about}");
}

#[test]
fn no_view_sends_what_acts() {
    let (_, db) = hostile_store();
    for (rows, cols) in [(24, 80), (40, 120)] {
        let mut screen = start(db, rows, cols);
        for view in 1..=8 {
            screen.keys(&view.to_string()).wait_quiet();
            for keys in [
                "PgDn",
                "i",
                "PgDn",
                "Esc",
                "Enter",
                "Esc Esc",
                "Tab",
                "Down Down",
                "i",
                "Esc",
                "Enter",
                "Esc Esc",
                "Right Right Right",
            ] {
                screen.keys(keys).wait_quiet_for(Duration::from_millis(60));
            }
            assert_quiet(&screen, &format!("view {view} at {cols}x{rows}"));
        }
        let shown = String::from_utf8_lossy(&screen.raw()).into_owned();
        assert!(shown.contains("<U+"), "what is taken away is to be seen");
    }
}

/// The places into which a text can go, each by the keys that lead there.
const PLACES: [(&str, &str); 7] = [
    ("the list itself", ""),
    ("the filter", "/"),
    ("finding", "f"),
    ("the palette", ":"),
    ("a cell", "Home Enter"),
    ("a form", "n"),
    ("a note", "c"),
];

/// Hands each text to each place in some way; the program stays, or ends as it does at a key.
fn hand_in(how: impl Fn(&mut Screen, &[u8]), texts: &[Vec<u8>]) {
    let desk = Desk::empty();
    assert_eq!(desk.run(&["demo", "--into", "demo.db", "--members", "20"]).code, 0);
    let mut screen = start(&desk.path("demo.db"), 24, 80);
    for (nth, (place, keys)) in PLACES.into_iter().enumerate() {
        for text in for_place(texts.iter().collect(), nth, PLACES.len()) {
            screen.keys("Esc Esc 1").keys(keys);
            how(&mut screen, text);
            screen.wait_quiet_for(Duration::from_millis(30));
            let about = format!("{place}: {:.80?}", String::from_utf8_lossy(text));
            assert_quiet(&screen, &about);
            if let Some(status) = screen.wait_exit(Duration::ZERO) {
                assert!(status.success(), "{about}: {status:?}: {}", screen.contents());
                screen = start(&desk.path("demo.db"), 24, 80);
            }
        }
    }
    let said = desk.run(&["check"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
}

/// The texts as bytes; of the long ones a part, because each key draws.
fn bytes() -> Vec<Vec<u8>> {
    hostile().into_iter().map(|hostile| hostile.bytes.into_iter().take(3000).collect()).collect()
}

#[test]
fn what_is_pasted_does_not_act() {
    let paste = |screen: &mut Screen, text: &[u8]| {
        screen.send(&[b"\x1b[200~", text, b"\x1b[201~"].concat());
    };
    hand_in(paste, &bytes());
}

#[test]
fn what_is_typed_does_not_act() {
    let typed = |screen: &mut Screen, text: &[u8]| {
        screen.send(&text[..text.len().min(200)]);
    };
    hand_in(typed, &bytes());
}

#[test]
fn what_a_terminal_answers_does_not_act_and_types_nothing() {
    let desk = Desk::empty();
    assert_eq!(desk.run(&["demo", "--into", "demo.db", "--members", "20"]).code, 0);
    let before = desk.revision();
    let mut screen = start(&desk.path("demo.db"), 24, 80);
    for (place, keys) in PLACES {
        screen.keys("Esc Esc Esc 1").keys(keys).wait_quiet();
        let shown = screen.contents();
        for answer in ANSWERS {
            screen.send(answer).wait_quiet_for(Duration::from_millis(40));
            assert_eq!(screen.contents(), shown, "{place}: {answer:?}");
        }
        assert_quiet(&screen, place);
    }
    assert_eq!(desk.revision(), before);
}
