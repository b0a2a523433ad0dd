//! The terminal in a real pty: given back after every end, gone when the line is cut, silent when idle.
//!
//! The program under test is this test binary itself: the test `probe` is the program when the variable `PROBE` is set.

// Clippy knows test functions, but not what they call.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

mod probe;
mod pty;

use std::thread::sleep;
use std::time::{Duration, Instant};

use pty::Pty;
use rustix::process::Signal;

const SOON: Duration = Duration::from_secs(2);

type End = &'static dyn Fn(&mut Pty);

#[test]
fn the_terminal_is_given_back_after_every_end() {
    let ends: [(&str, u32, End); 13] = [
        ("quit", 0, &|pty| pty.write(b"q")),
        ("error return", 1, &|pty| pty.write(b"e")),
        ("SIGTERM", 143, &|pty| pty.kill(Signal::TERM)),
        ("SIGHUP", 129, &|pty| pty.kill(Signal::HUP)),
        ("SIGINT", 130, &|pty| pty.kill(Signal::INT)),
        ("SIGQUIT", 131, &|pty| pty.kill(Signal::QUIT)),
        ("SIGABRT", 134, &|pty| pty.kill(Signal::ABORT)),
        ("SIGUSR1", 138, &|pty| pty.kill(Signal::USR1)),
        ("SIGALRM", 142, &|pty| pty.kill(Signal::ALARM)),
        ("SIGXCPU", 152, &|pty| pty.kill(Signal::XCPU)),
        ("SIGXFSZ", 153, &|pty| pty.kill(Signal::XFSZ)),
        ("panic", 101, &|pty| pty.write(b"p")),
        ("panic in a thread", 101, &|pty| pty.write(b"w")),
    ];
    for (name, code, end) in ends {
        let mut pty = Pty::start("plain");
        assert!(pty.is_taken(), "{name}: {:?}", pty.screen());
        end(&mut pty);
        assert_eq!(pty.exit_code(SOON), Some(code), "{name}");
        pty.assert_given_back(name);
        let output = pty.output();
        assert_eq!(output.matches("\x1b[?1049l").count(), 1, "{name}: given back once");
        assert_eq!(pty.closed(), !matches!(code, 0 | 1), "{name}: the closing hook runs when the end is sudden");
        if code == 101 {
            assert!(output.contains("FAULT (src/") || output.contains("FAULT (:"), "{name}: {output:?}");
            assert!(!output.contains("Jansen"), "{name}: a panic shows no data");
        }
    }
}

#[test]
fn a_closing_hook_that_hangs_does_not_keep_the_process() {
    let mut pty = Pty::start("hanging-hook");
    let start = Instant::now();
    pty.kill(Signal::TERM);
    assert_eq!(pty.exit_code(SOON), Some(143));
    assert!(start.elapsed() < Duration::from_millis(1000), "{:?}", start.elapsed());
    pty.assert_given_back("hanging hook");
}

#[test]
fn a_cut_line_ends_the_process_even_without_sighup() {
    // Without a controlling terminal the kernel sends no SIGHUP at all, so only the watchdog and the reader can notice.
    for (name, pty) in [
        ("with SIGHUP", Pty::start("plain")),
        ("SIGHUP ignored", Pty::start_by_shell("plain", "trap '' HUP;")),
        ("no SIGHUP", Pty::start_detached("plain")),
    ] {
        let start = Instant::now();
        let (code, closed) = pty.cut(SOON);
        assert!(code.is_some(), "{name}: still there after {:?}", start.elapsed());
        assert!(start.elapsed() < SOON, "{name}: {:?}", start.elapsed());
        assert!(closed, "{name}: queued edits were not committed");
    }
}

#[test]
fn a_line_that_stands_still_does_not_keep_the_process() {
    let mut pty = Pty::start("plain");
    pty.stop_reading();
    pty.write(b"f");
    sleep(Duration::from_millis(500));
    pty.kill(Signal::TERM);
    assert_eq!(pty.exit_code(SOON), Some(143));
    assert_eq!(pty.modes(), pty.modes_before(), "the modes are set back though nothing could be written");
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_continuing_takes_it_again() {
    let mut pty = Pty::start_by_shell("plain", "");
    pty.write(b"z");
    pty.await_stop();
    pty.assert_given_back("suspended");
    pty.continue_job();
    pty.await_text("keys: 1 resumed: 1");
    assert!(pty.is_taken());
    pty.write(b"q");
    assert_eq!(pty.exit_code(SOON), Some(0));
    pty.assert_given_back("quit after suspension");
}

#[test]
fn ctrl_z_without_a_shell_to_come_back_from_does_nothing() {
    let mut pty = Pty::start("plain");
    pty.write(b"zx");
    pty.await_text("keys: 2 resumed: 0");
    assert!(pty.is_taken());
}

#[test]
fn a_stop_from_outside_gives_the_terminal_back_and_continuing_takes_it_again() {
    let mut pty = Pty::start("plain");
    pty.kill(Signal::TSTP);
    pty.await_stop();
    pty.assert_given_back("stopped");
    pty.kill(Signal::CONT);
    pty.await_text("keys: 0 resumed: 1");
    assert!(pty.is_taken());
    // A stop that gives no warning: the modes are set again all the same.
    pty.kill(Signal::STOP);
    pty.await_stop();
    pty.kill(Signal::CONT);
    pty.await_text("keys: 0 resumed: 2");
    pty.kill(Signal::TERM);
    assert_eq!(pty.exit_code(SOON), Some(143));
    pty.assert_given_back("stopped twice");
}

#[test]
fn resizing_to_one_cell_and_back_draws_everything_again() {
    let mut pty = Pty::start("plain");
    for (columns, rows) in [(1, 1), (200, 60), (1, 50), (80, 24)] {
        pty.resize(columns, rows);
        sleep(Duration::from_millis(50));
    }
    pty.await_text("keys: 0 resumed: 0 size: 80x24");
    pty.write(b"q");
    assert_eq!(pty.exit_code(SOON), Some(0));
}

#[test]
fn an_idle_program_sends_nothing_and_never_wakes_up() {
    let pty = Pty::start("plain");
    sleep(Duration::from_millis(300));
    let (bytes, switches) = (pty.output().len(), pty.switches());
    sleep(Duration::from_secs(2));
    assert_eq!(pty.output().len(), bytes);
    assert_eq!(pty.switches(), switches);
}

#[test]
fn three_thousand_keys_at_once_all_arrive() {
    let mut pty = Pty::start("plain");
    pty.write(&[b'x'; 3000]);
    pty.await_text("keys: 3000");
}

#[test]
fn arrows_pastes_and_the_escape_key_arrive() {
    let mut pty = Pty::start("plain");
    pty.write(b"\x1b[A");
    pty.await_text("last: Up");
    pty.write(b"\x1b");
    pty.await_text("last: Esc");
    pty.write(b"\x1bj");
    pty.await_text("keys: 4 resumed: 0 size: 80x24 last: Char('j')");
    pty.write("\x1b[200~één q regel\r\x1b[201~".as_bytes());
    pty.await_text("last: Paste(\"één q regel\\n\")");
}

#[test]
fn the_terminal_is_asked_nothing() {
    let mut pty = Pty::start("plain");
    pty.write(b"q");
    assert_eq!(pty.exit_code(SOON), Some(0));
    let output = pty.output();
    for question in ["\x1b[6n", "\x1b[5n", "\x1b[c", "\x1b[0c", "\x1b[>", "\x1b[?u", "\x1b]", "\x1bP", "$p"] {
        assert!(!output.contains(question), "{question:?}");
    }
}

#[test]
fn a_dumb_terminal_and_a_pipe_are_refused_and_left_alone() {
    let mut pty = Pty::start_with_term("dumb");
    assert_eq!(pty.exit_code(SOON), Some(3));
    pty.await_text("DumbTerminal");
    assert!(!pty.output().contains('\x1b'));
    assert_eq!(pty.modes(), pty.modes_before());
    let output = pty::run_in_a_pipe();
    assert!(output.contains("NotATerminal") && !output.contains('\x1b'), "{output}");
}

#[test]
fn probe() {
    if let Ok(mode) = std::env::var("PROBE") {
        std::process::exit(probe::run(&mode));
    }
}
