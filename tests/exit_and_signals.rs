//! How the program ends and pauses: a line that is cut, a signal, Ctrl-Z, another size, another day. Nothing that was
//! called saved is lost, and the terminal is as it was found.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod support;

use std::path::Path;
use std::time::{Duration, Instant};

use binnenwerk::domain::days::Day;
use chrono::{Days, NaiveTime, TimeDelta, Utc};
use rustix::fs::{Mode, OFlags, open};
use rustix::process::{Pid, Resource, Rlimit, Signal, kill_process, prlimit};
use rustix::termios::{LocalModes, tcgetattr};
use support::launch::Launch;
use support::line::cells;
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
        ("a choice", "m w i n".to_owned(), "naar team, vanaf"),
        ("a form", "n 1 2 3".to_owned(), "Nieuwe medewerker"),
        ("the filter", "/ a r c h".to_owned(), "arch"),
        ("help", "?".to_owned(), "Hulp"),
        ("the palette", ": v e r".to_owned(), "Opdrachten"),
        ("another day", "t 1".to_owned(), "Andere peildatum"),
        ("the whole record", "i".to_owned(), "Personeelsnummer"),
        ("the log", "g 6".to_owned(), "Wanneer"),
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

/// The screen started by a shell that first notes how the terminal is, and that waits with `klaar>`.
fn by_a_shell(office: &Office) -> Screen {
    let call = format!("{PROGRAM} --db {} --as-of {DAY} --as an", office.db().display());
    let mut screen = Launch::new("/bin/sh").arg("-i").env("PS1", "klaar> ").env("ENV", "").start();
    screen.wait_for("klaar>");
    screen.text(&format!("stty -a >before; {call}")).keys("Enter");
    in_sight(&screen);
    screen
}

/// The shell finds its terminal as it was; `round` tells its answers apart.
#[track_caller]
fn assert_modes_of_the_shell(screen: &mut Screen, round: usize) {
    let answer = format!("nu{round}");
    screen.text(&format!("stty -a | cmp - before && echo nu$(({round}))")).keys("Enter");
    screen.wait_until(|screen| screen.rows(0, 80).any(|row| row.trim_end() == answer), "the modes of the shell");
}

/// The one process that this one has started.
#[track_caller]
fn child_of(parent: Pid) -> Pid {
    let numbers =
        std::fs::read_dir("/proc").expect("processes").filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let parent_of = |number: &str| {
        let stat = std::fs::read_to_string(format!("/proc/{number}/stat")).ok()?;
        stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse::<i32>().ok()
    };
    let children: Vec<_> = numbers.filter(|number| parent_of(number) == Some(parent.as_raw_nonzero().get())).collect();
    assert_eq!(children.len(), 1, "{children:?}");
    Pid::from_raw(children[0].parse().expect("a number")).expect("a process")
}

/// Waits until a process runs no more, whether or not anybody has asked how it ended.
#[track_caller]
fn wait_ended(process: Pid, name: &str) {
    let started = Instant::now();
    let line = format!("/proc/{}/cmdline", process.as_raw_nonzero());
    while std::fs::read(&line).is_ok_and(|line| !line.is_empty()) {
        assert!(started.elapsed() < PATIENCE, "{name}: still there");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Kills a process. Rust's own handler lets it survive the first SIGSEGV and SIGBUS that are no fault of its stack.
fn kill(process: Pid, signal: Signal) {
    for _ in 0..2 {
        let _ = kill_process(process, signal);
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn who_has_no_room_left_on_the_disk_is_told_so_on_the_screen_of_the_shell() {
    let office = Office::new();
    let member = office.members("").remove(0);
    let screen = by_a_shell(&office);
    screen.wait_for(&member.name);
    let program = child_of(screen.pid());
    // What the system does to a program of which it cannot keep the shared memory on the disk.
    let _ = kill_process(program, Signal::BUS);
    wait_ended(program, "SIGBUS");
    screen.wait_for("De schijf is vol").wait_for("kijk het na");
    assert_eq!(screen.mode(modes::ALTERNATE_SCREEN), Some(false));
    office.assert_whole();
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
    let mut screen = by_a_shell(&office);
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
        assert_modes_of_the_shell(&mut screen, round);

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
    let mut screen = by_a_shell(&office);
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
fn an_end_that_the_program_does_not_see_gives_the_terminal_back() {
    type End = &'static dyn Fn(&mut Screen, Pid);
    let ends: [(&str, End); 7] = [
        ("SIGABRT", &|_, program| kill(program, Signal::ABORT)),
        ("SIGSEGV", &|_, program| kill(program, Signal::SEGV)),
        ("SIGBUS", &|_, program| kill(program, Signal::BUS)),
        ("SIGILL", &|_, program| kill(program, Signal::ILL)),
        ("SIGFPE", &|_, program| kill(program, Signal::FPE)),
        ("SIGKILL", &|_, program| kill(program, Signal::KILL)),
        ("no memory for a larger screen", &|screen, program| {
            let none = Rlimit { current: Some(1), maximum: Some(1) };
            prlimit(Some(program), Resource::As, none).expect("a limit");
            screen.resize(200, 500);
        }),
    ];
    for (name, end) in ends {
        let office = Office::new();
        let member = office.members("").remove(0);
        let mut screen = by_a_shell(&office);
        screen.wait_for(&member.name);
        let program = child_of(screen.pid());
        let watcher = child_of(program);
        // Once more, after a stop: it is the last time that counts.
        screen.keys("C-z").wait_until(|screen| !screen.alternate_screen(), "the screen of the shell").wait_quiet();
        screen.text("fg").keys("Enter").wait_until(|screen| screen.alternate_screen(), "the program");
        in_sight(&screen);

        end(&mut screen, program);
        wait_ended(program, name);
        wait_ended(watcher, name);
        screen.resize(24, 80).wait_quiet();
        assert_eq!(screen.mode(modes::ALTERNATE_SCREEN), Some(false), "{name}");
        assert_eq!(screen.modes_left_on(), [0; 0], "{name}");
        assert!(screen.cursor().visible, "{name}");
        // A terminal without a second screen shows no names either.
        let sent = String::from_utf8_lossy(&screen.raw()).replace("\x1b[?1049h", "");
        let mut single = vt100::Parser::new(cells(24), cells(80), 0);
        single.process(sent.rsplit_once("\x1b[?1049l").expect("left").0.as_bytes());
        assert!(!single.screen().contents().contains(&member.name), "{name}: left on the only screen");
        assert_modes_of_the_shell(&mut screen, 7);
        office.assert_whole();
    }
}

#[test]
fn a_program_killed_while_it_stands_still_leaves_the_terminal_to_the_shell() {
    let office = Office::new();
    let mut screen = by_a_shell(&office);
    let program = child_of(screen.pid());
    let watcher = child_of(program);
    screen.keys("C-z").wait_until(|screen| !screen.alternate_screen(), "the screen of the shell").wait_quiet();
    screen.text("stty -echo").keys("Enter").wait_quiet();
    let before = screen.bytes_received();
    kill_process(program, Signal::KILL).expect("kills");
    wait_ended(watcher, "the watcher");
    screen.wait_quiet();
    assert_eq!(screen.bytes_received(), before, "something was sent");
    screen.text("stty echo").keys("Enter").wait_quiet();
    assert_modes_of_the_shell(&mut screen, 1);
}

#[test]
fn modes_that_a_shell_has_set_since_stay() {
    let office = Office::new();
    let mut screen = by_a_shell(&office);
    let program = child_of(screen.pid());
    let watcher = child_of(program);
    // A stop that gives no warning, after which the shell has the terminal.
    kill_process(program, Signal::STOP).expect("stops");
    screen.wait_for("klaar>");
    screen.send(b"stty sane -echoe\n").wait_quiet();
    kill_process(program, Signal::KILL).expect("kills");
    wait_ended(watcher, "the watcher");
    screen.wait_until(|screen| !screen.alternate_screen(), "the screen of the shell");
    screen.text("stty -a | grep -o -e -echoe").keys("Enter");
    screen.wait_until(|screen| screen.rows(0, 80).any(|row| row.trim_end() == "-echoe"), "the mode set since");
}

#[test]
fn who_ends_the_question_for_a_passphrase_finds_the_terminal_as_it_was() {
    let mut screen = Launch::new("/bin/sh").arg("-i").env("PS1", "klaar> ").env("ENV", "").start();
    screen.wait_for("klaar>");
    screen.text("stty -a >before").keys("Enter").wait_quiet();
    let terminal = std::fs::read_link(format!("/proc/{}/fd/0", screen.pid().as_raw_nonzero())).expect("a terminal");
    let shows = || {
        let terminal = open(&terminal, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).expect("opens");
        tcgetattr(terminal).expect("modes").local_modes.contains(LocalModes::ECHO)
    };
    let ends = [Some(Signal::INT), Some(Signal::TERM), Some(Signal::HUP), None];
    let prompts = |screen: &vt100::Screen| screen.contents().matches("klaar>").count();
    for (round, signal) in ends.into_iter().enumerate() {
        screen.text(&format!("{PROGRAM} config --passphrase")).keys("Enter");
        screen.wait_until(|_| !shows(), "the question");
        screen.text("geheim");
        let asking = child_of(screen.pid());
        match signal {
            Some(signal) => kill_process(asking, signal).expect("kills"),
            None => drop(screen.send(b"\x03")),
        }
        wait_ended(asking, &format!("{signal:?}"));
        screen.wait_until(|screen| shows() && prompts(screen) == 3 + 2 * round, "the shell");
        assert_modes_of_the_shell(&mut screen, round);
        assert!(!screen.contents().contains("geheim"));
    }
}

#[test]
fn a_program_that_leads_its_session_and_is_killed_gives_the_terminal_back_too() {
    // As after `ssh -t host binnenwerk`: no shell stays behind with the terminal.
    let office = Office::new();
    let screen = office.screen(24, 80);
    let terminal = std::fs::read_link(format!("/proc/{}/fd/0", screen.pid().as_raw_nonzero())).expect("a terminal");
    let lines = || {
        let terminal = open(&terminal, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).expect("opens");
        tcgetattr(terminal).expect("modes").local_modes.contains(LocalModes::ICANON | LocalModes::ECHO)
    };
    assert!(!lines(), "taken");
    let watcher = child_of(screen.pid());
    kill_process(screen.pid(), Signal::KILL).expect("kills");
    wait_ended(watcher, "the watcher");
    screen.wait_until(|screen| !screen.alternate_screen(), "the screen that was found");
    assert!(lines(), "given back");
    assert_eq!(screen.modes_left_on(), [0; 0]);
    assert!(screen.cursor().visible);
}

/// The rule of a time zone in which it is midnight after so many seconds, and the day that begins then.
fn midnight_after(seconds: i64) -> (String, Day) {
    let midnight = Utc::now() + TimeDelta::seconds(seconds);
    let since = midnight.time().signed_duration_since(NaiveTime::MIN).num_seconds();
    // Behind that of Greenwich by what it is past midnight there, or ahead by what is left.
    let (sign, apart, day) = if since < 43_200 {
        ('+', since, midnight.date_naive())
    } else {
        ('-', 86_400 - since, midnight.date_naive() + Days::new(1))
    };
    (format!("<PROEF>{sign}{}:{:02}:{:02}", apart / 3600, apart / 60 % 60, apart % 60), day)
}

#[test]
fn an_edit_after_midnight_holds_from_the_new_day() {
    // On a busy machine opening may take longer than the first of them.
    for seconds in [4, 15, 60] {
        let began = Instant::now();
        let (zone, day) = midnight_after(seconds);
        let office = Office::new();
        let call = Launch::new(PROGRAM).arg("--db").arg(office.db()).args(["--as", "an"]);
        let mut screen = call.env("TZ", zone).start();
        in_sight(&screen);
        to_hours(&mut screen);
        let Some(left) = Duration::from_secs(seconds.unsigned_abs()).checked_sub(began.elapsed()) else { continue };
        std::thread::sleep(left + Duration::from_secs(1));
        screen.keys("Enter 2 1 Enter");
        wait_saved(&screen);
        quit(&mut screen);
        let placements = office.json(&["list", "placement", "--all"]);
        let placements = placements.as_array().expect("a list").iter();
        let new: Vec<_> = placements.filter(|row| row["from"] == day.to_string()).map(|row| &row["hours"]).collect();
        assert_eq!(new, [21.0]);
        return;
    }
    panic!("the program never opened in time");
}

#[test]
fn no_process_is_left_behind() {
    type End = &'static dyn Fn(&mut Screen);
    let ends: [(&str, End); 3] = [
        ("q", &|screen| _ = screen.keys("q")),
        ("SIGTERM", &|screen| _ = screen.signal(Signal::TERM)),
        ("a cut line", &|screen| _ = screen.close()),
    ];
    for (name, end) in ends {
        let office = Office::new();
        let mut screen = office.screen(24, 80);
        let watcher = child_of(screen.pid());
        end(&mut screen);
        assert!(screen.wait_exit(SOON).is_some(), "{name}: still there");
        wait_ended(watcher, name);
    }
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
