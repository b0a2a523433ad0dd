//! How the program ends and pauses: a line that is cut, a signal, Ctrl-Z, another size. Nothing that was called saved is
//! lost, and the terminal is as it was found.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod support;

use std::path::Path;
use std::time::Duration;

use rustix::process::Signal;
use support::launch::Launch;
use support::modes;
use support::office::{DAY, Office, PROGRAM, in_sight};
use support::pty::{PATIENCE, Screen};
use support::roster::{go_to, here, quit, to_hours, wait_here, wait_saved};

/// How soon the program has gone when its terminal has.
const SOON: Duration = Duration::from_secs(2);

/// Every screen: the keys that open it from the members, and what it shows then.
fn screens() -> Vec<(&'static str, String, &'static str)> {
    let team = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/teams.csv");
    let import = format!(": '{}' Enter '{}' Enter Enter", "inlez", team.display());
    [
        ("the roster", String::new(), "▌Medewerkers"),
        ("a cell being edited", "Enter 2 2".to_owned(), "laat staan"),
        ("a choice", "m w i n".to_owned(), "Verplaats naar team"),
        ("a form", "n 1 2 3".to_owned(), "Nieuwe medewerker"),
        ("the filter", "/ a r c h".to_owned(), "arch"),
        ("help", "?".to_owned(), "Hulp"),
        ("the palette", ": v e r".to_owned(), "Opdrachten"),
        ("another day", "t 1".to_owned(), "Andere peildatum"),
        ("the whole record", "i".to_owned(), "Personeelsnummer"),
        ("the log", "6".to_owned(), "Wanneer"),
        ("the preview of an import", import, "gelijk"),
    ]
    .into_iter()
    .collect()
}

/// An office, the number of its first member, and a screen in which their hours were changed to 21.
fn after_an_edit() -> (Office, String, Screen) {
    let office = Office::new();
    let member = office.members("").remove(0);
    let mut screen = office.screen(24, 80);
    to_hours(&mut screen);
    screen.keys("Enter 2 1 Enter");
    wait_saved(&screen);
    (office, member.number, screen)
}

#[test]
fn a_cut_line_ends_the_program_in_every_screen_and_loses_nothing_that_was_saved() {
    for (name, keys, shown) in screens() {
        let (office, number, mut screen) = after_an_edit();
        let before = office.everything();
        screen.keys(&keys).wait_for(shown);
        screen.close();
        assert!(screen.wait_exit(SOON).is_some(), "{name}: still there");
        assert_eq!(office.member(&number).hours, 21.0, "{name}");
        assert_eq!(office.everything(), before, "{name}: nothing else was stored");
        office.assert_whole();
    }
}

#[test]
fn edits_that_the_program_has_taken_in_are_stored_when_the_line_is_cut_at_once() {
    let office = Office::new();
    let members = office.members("");
    let mut screen = office.screen(24, 80);
    to_hours(&mut screen);
    screen.keys("Enter 2 1 Down 2 2 Down 2 3 Enter");
    // The screen shows what is typed before it is stored.
    let third = &members[2].name;
    screen.wait_until(|screen| here(screen).contains(third) && here(screen).contains("23"), "the third row");
    screen.wait_gone("laat staan");
    screen.close();
    assert!(screen.wait_exit(SOON).is_some(), "still there");
    let hours: Vec<f64> = members[..3].iter().map(|member| office.member(&member.number).hours).collect();
    assert_eq!(hours, [21.0, 22.0, 23.0]);
    office.assert_whole();
}

#[test]
fn a_signal_to_end_gives_the_terminal_back_in_every_screen() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        for (name, keys, shown) in screens() {
            let office = Office::new();
            let mut screen = office.screen(24, 80);
            to_hours(&mut screen);
            screen.keys(&keys).wait_for(shown);
            screen.signal(signal);
            let status = screen.wait_exit(SOON).unwrap_or_else(|| panic!("{name}: still there after {signal:?}"));
            assert_eq!(status.exit_code(), code, "{name}");
            assert_eq!(screen.modes_left_on(), [0; 0], "{name}");
            assert_eq!(screen.mode(modes::ALTERNATE_SCREEN), Some(false), "{name}");
            assert!(screen.cursor().visible, "{name}");
            assert_eq!(screen.contents().trim(), "", "{name}: nothing is left on the screen");
            if signal == Signal::TERM {
                office.assert_whole();
            }
        }
    }
}

#[test]
fn ctrl_z_gives_the_shell_its_terminal_and_fg_brings_everything_back() {
    let office = Office::new();
    let member = office.members("").remove(0);
    let call = format!("{PROGRAM} --db {} --as-of {DAY} --as an", office.db().display());
    let mut screen = Launch::new("/bin/sh").arg("-i").env("PS1", "klaar> ").env("ENV", "").start();
    screen.wait_for("klaar>");
    screen.text(&format!("stty -a >before; {call}")).keys("Enter");
    in_sight(&screen);
    to_hours(&mut screen);
    screen.keys("Enter 2 1 Enter");
    wait_saved(&screen);
    for round in 0..2 {
        screen.keys("Enter 2").wait_for("laat staan");
        screen.wait_quiet();
        let before = (screen.contents(), screen.cursor());

        screen.keys("C-z").wait_until(|screen| !screen.alternate_screen(), "the screen of the shell");
        screen.wait_for("klaar>").wait_quiet();
        assert_eq!(screen.mode(modes::ALTERNATE_SCREEN), Some(false));
        assert_eq!(screen.modes_left_on(), [0; 0]);
        assert!(screen.cursor().visible);
        let answer = format!("nu{round}");
        screen.text(&format!("stty -a | cmp - before && echo nu$(({round}))")).keys("Enter");
        screen.wait_until(|screen| screen.rows(0, 80).any(|row| row.trim_end() == answer), "the modes of the shell");

        screen.text("fg").keys("Enter");
        screen.wait_until(|screen| screen.alternate_screen(), "the program").wait_for("laat staan");
        screen.wait_quiet();
        assert_eq!((screen.contents(), screen.cursor()), before);
        screen.keys("Esc").wait_gone("laat staan");
    }
    screen.keys("Enter 2 3 Enter");
    screen.wait_until(|_| office.member(&member.number).hours == 23.0, "an edit after coming back");
    screen.keys("q").wait_until(|screen| !screen.alternate_screen(), "the shell");
    screen.text("exit").keys("Enter");
    let ended = screen.wait_exit(PATIENCE);
    assert!(ended.is_some(), "the shell stays:\n{}", screen.contents());
}

#[test]
fn ctrl_z_waits_until_what_was_typed_is_stored() {
    let office = Office::new();
    let member = office.members("").remove(0);
    let call = format!("{PROGRAM} --db {} --as-of {DAY} --as an", office.db().display());
    let mut screen = Launch::new("/bin/sh").arg("-i").env("PS1", "klaar> ").env("ENV", "").start();
    screen.wait_for("klaar>");
    screen.text(&call).keys("Enter");
    in_sight(&screen);
    to_hours(&mut screen);
    screen.keys("Enter").wait_for("laat staan");
    // Somebody else is writing: the edit has to wait, and Ctrl-Z with it.
    let other = rusqlite::Connection::open(office.db()).expect("opens");
    other.execute_batch("BEGIN IMMEDIATE").expect("is the only one who writes");
    screen.send(b"\x08\x08\x08\x0821\r\x1a");
    screen.wait_gone("laat staan").wait_quiet();
    assert!(screen.screen().alternate_screen(), "stopped with an edit under way");
    other.execute_batch("COMMIT").expect("lets go");
    screen.wait_until(|screen| !screen.alternate_screen(), "the screen of the shell").wait_for("klaar>");
    assert_eq!(office.member(&member.number).hours, 21.0, "stored though the program stands still");
    screen.text("fg").keys("Enter");
    screen.wait_until(|screen| screen.alternate_screen(), "the program");
    in_sight(&screen);
    screen.keys("q").wait_until(|screen| !screen.alternate_screen(), "the shell");
}

#[test]
fn no_core_file_can_be_written() {
    let office = Office::new();
    let screen = office.screen(24, 80);
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", screen.pid().as_raw_nonzero())).expect("limits");
    let core: Vec<&str> =
        limits.lines().find(|line| line.starts_with("Max core")).expect("a line").split_whitespace().collect();
    assert_eq!(core[4..6], ["0", "0"]);
}

#[test]
fn any_size_and_back_shows_the_same() {
    for (name, keys, shown) in screens() {
        let office = Office::new();
        let mut screen = office.screen(24, 80);
        to_hours(&mut screen);
        screen.keys(&keys).wait_for(shown);
        screen.wait_quiet();
        let before = (screen.contents(), screen.cursor());
        let sizes = [(1, 1), (200, 500), (2, 500), (200, 2), (10, 40), (9, 39)];
        for (rows, cols) in sizes.into_iter().take(if keys.is_empty() { 6 } else { 2 }) {
            screen.resize(rows, cols);
            screen.wait_quiet();
            assert!(screen.wait_exit(Duration::ZERO).is_none(), "{name}: ended at {cols}x{rows}");
            screen.resize(24, 80).wait_for(shown);
            screen.wait_until(
                |screen| {
                    screen.rows(0, 80).collect::<Vec<_>>().iter().map(|row| row.trim_end()).eq(before.0.split('\n'))
                },
                &format!("the same as before {cols}x{rows}, in {name}:\n{}\n", before.0),
            );
            screen.wait_quiet();
            assert_eq!((screen.contents(), screen.cursor()), before, "{name} after {cols}x{rows}");
        }
    }
}

#[test]
fn another_size_keeps_the_cursor_on_its_record_and_what_is_typed() {
    let office = Office::new();
    let member = office.members("").remove(400);
    let mut screen = office.screen(24, 80);
    go_to(&mut screen, &member.number, &member.name);
    screen.keys("Home Right Enter 2").wait_for("laat staan");
    for (rows, cols) in [(1, 1), (200, 500), (10, 40), (16, 72), (24, 80)] {
        screen.resize(rows, cols);
    }
    wait_here(&screen, &member.name);
    screen.keys("1 Enter");
    wait_saved(&screen);
    assert_eq!(office.member(&member.number).hours, 21.0);
    quit(&mut screen);
}

#[test]
fn a_demonstration_that_is_ended_from_outside_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let left = || std::fs::read_dir(folder.path()).expect("reads").count();
    let path = folder.path().to_str().expect("a path");
    let mut screen = Launch::new(PROGRAM).arg("demo").env("TMPDIR", path).size(24, 80).start();
    screen.wait_for("Alle teams");
    assert_eq!(left(), 1, "it stands in a folder of its own");
    screen.signal(Signal::TERM);
    assert!(screen.wait_exit(SOON).is_some(), "still there");
    assert_eq!(left(), 0);
}
