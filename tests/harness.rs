//! The test support itself: does the terminal it makes behave like one, and are its pictures right?
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod support;

use std::path::Path;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, test_kill_process};
use support::boxes::{self, Drawing, HEIGHT, Rect, WIDTH};
use support::keys;
use support::launch::Launch;
use support::modes::{self, Modes};
use support::palette;
use support::pty::{Cursor, Screen};
use support::snapshots;
use support::svg;

/// A shell that runs this script.
fn shell(script: &str) -> Launch {
    Launch::new("/bin/sh").args(["-c", script])
}

/// A program that shows each byte it gets, control bytes as `^M`, once it says `ready`.
fn echo_of_bytes() -> Screen {
    let screen = shell("stty raw -echo; printf ready; exec cat -vT").start();
    screen.wait_for("ready");
    screen
}

fn model(rows: u16, cols: u16, bytes: &str) -> vt100::Screen {
    let mut parser = vt100::Parser::new(rows.try_into().unwrap(), cols.try_into().unwrap(), 0);
    parser.process(bytes.as_bytes());
    parser.screen().clone()
}

#[test]
fn the_screen_shows_text_rows_and_cursor() {
    let mut screen = shell("printf 'een\\r\\n  twee  \\033[4;3Hdrie\\033[?25l'; sleep 60").size(6, 20).start();
    screen.wait_for("drie");
    screen.wait_quiet();
    assert_eq!(screen.contents(), "een\n  twee\n\n  drie\n\n");
    assert_eq!(screen.row(1), "  twee");
    assert_eq!(screen.row(99), "");
    assert_eq!(screen.cursor(), Cursor { row: 3, col: 6, visible: false });
    assert_eq!(screen.wait_exit(Duration::ZERO).map(|status| status.exit_code()), None);
}

#[test]
fn a_program_ends_with_its_status_and_its_last_words() {
    let mut screen = shell("printf 'tot ziens'; exit 3").start();
    let status = screen.wait_exit(Duration::from_secs(10)).expect("it ends");
    assert_eq!((status.exit_code(), status.signal()), (3, None));
    assert_eq!(screen.row(0), "tot ziens");
    assert_eq!(screen.raw(), b"tot ziens");
    assert_eq!(screen.bytes_received(), 9);
}

#[test]
fn keys_arrive_as_a_terminal_sends_them() {
    let mut screen = echo_of_bytes();
    screen.keys("a Enter S-Tab Up C-r C-Left A-x 'é ' Del F5 Backspace").text("z\t").paste("p");
    screen.wait_for("readya^M^[[Z^[[A^R^[[1;5D^[xM-CM-) ^[[3~^[[15~^?z^I^[[200~p^[[201~");
}

#[test]
fn an_esc_is_read_before_the_next_key_is_typed() {
    // `dd` takes what there is at once: were both keys there, it would get two bytes.
    let mut screen = shell("stty raw -echo; printf ready; sleep 0.3; dd bs=9 count=1 2>&1").start();
    screen.wait_for("ready");
    screen.keys("Esc x");
    screen.wait_for("1 byte");
}

#[test]
fn keys_of_a_script_can_be_counted() {
    assert_eq!(keys::parse("Down Enter 3 2 Enter").len(), 5);
    assert_eq!(keys::parse("f 'jan d' Enter ' '").len(), 8);
    assert_eq!(keys::parse("'")[0].bytes, b"'");
    assert!(std::panic::catch_unwind(|| keys::parse("Return")).is_err());
}

#[test]
fn a_wait_that_fails_shows_the_screen_and_says_why() {
    let screen = shell("printf hallo; sleep 60").size(2, 10).start();
    screen.wait_for("hallo");
    let limit = Duration::from_millis(50);
    let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        screen.wait_at_most(limit, |screen| screen.contents().contains("dag"), "a greeting");
    }));
    let message = *failed.unwrap_err().downcast::<String>().unwrap();
    assert!(message.contains("waited too long, waiting for a greeting"), "{message}");
    assert!(message.contains("|hallo"), "{message}");

    let mut ended = shell("printf weg").start();
    ended.wait_exit(Duration::from_secs(10)).expect("it ends");
    let began = Instant::now();
    let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| _ = ended.wait_for("dag")));
    assert!(failed.unwrap_err().downcast::<String>().unwrap().contains("the program stopped"));
    assert!(began.elapsed() < Duration::from_secs(5), "no use waiting for a program that has gone");
}

#[test]
fn the_surroundings_are_the_same_on_every_machine() {
    let mut screen = shell("env | sort; pwd").size(40, 120).env("BINNENWERK_DB", "x.db").without_env("TZ").start();
    screen.wait_exit(Duration::from_secs(10)).expect("it ends");
    let shown = screen.contents();
    let mut names: Vec<&str> = shown.lines().filter_map(|line| line.split_once('=')).map(|(name, _)| name).collect();
    names.retain(|name| !["PWD", "OLDPWD", "_", "SHLVL"].contains(name));
    assert_eq!(names, ["BINNENWERK_DB", "HOME", "LANG", "PATH", "SHELL", "TERM"], "{shown}");
    assert!(shown.contains("LANG=nl_NL.UTF-8\n") && shown.contains("TERM=xterm-256color\n"));
    let home = screen.home().expect("a home of its own").canonicalize().unwrap();
    assert!(shown.contains(&format!("\n{}", home.display())), "{shown}");
}

#[test]
fn a_kept_home_shows_what_an_earlier_run_left() {
    let home = tempfile::tempdir().unwrap();
    let run = |script: &str| {
        let mut screen = shell(script).home(home.path()).start();
        assert!(screen.wait_exit(Duration::from_secs(10)).expect("it ends").success());
        screen.contents()
    };
    run("echo bewaard > ~/klad");
    assert!(run("cat klad").starts_with("bewaard"));
}

#[test]
fn the_program_is_told_of_a_new_size() {
    let mut screen = shell("trap 'stty size' WINCH; printf ready; while :; do sleep 0.05; done").size(24, 80).start();
    screen.wait_for("ready");
    screen.resize(7, 30).wait_for("7 30");
    assert_eq!(screen.screen().size().0.get(), 7);
    screen.resize(1, 1).wait_quiet();
    screen.resize(24, 80).wait_for("24 80");
}

#[test]
fn a_signal_reaches_the_program() {
    let mut screen = shell("trap 'printf gevangen; exit 7' TERM; printf ready; while :; do sleep 0.05; done").start();
    screen.wait_for("ready");
    screen.signal(Signal::TERM);
    assert_eq!(screen.wait_exit(Duration::from_secs(10)).expect("it ends").exit_code(), 7);
    assert!(screen.row(0).ends_with("gevangen"));

    let mut screen = shell("printf ready; sleep 60").start();
    screen.wait_for("ready").signal(Signal::KILL);
    assert_eq!(screen.wait_exit(Duration::from_secs(10)).expect("it ends").signal(), Some("Killed"));
}

#[test]
fn a_cut_line_hangs_up_and_types_nothing() {
    let folder = tempfile::tempdir().unwrap();
    // Raw, and deaf to the hang-up: whatever were typed at the last moment would end up in the file.
    let script = "stty raw -echo; trap '' HUP; printf ready; cat > typed; printf done > ended";
    let mut screen = shell(script).home(folder.path()).start();
    screen.wait_for("ready");
    screen.keys("x");
    wait_for_file(&folder.path().join("typed"), "x");
    screen.close();
    assert!(screen.wait_exit(Duration::from_secs(10)).expect("it ends").success());
    assert_eq!(std::fs::read_to_string(folder.path().join("typed")).unwrap(), "x");
    assert_eq!(std::fs::read_to_string(folder.path().join("ended")).unwrap(), "done");

    let mut screen = shell("printf ready; while :; do sleep 0.05; done").start();
    screen.wait_for("ready");
    screen.close();
    assert_eq!(screen.wait_exit(Duration::from_secs(10)).expect("it ends").signal(), Some("Hangup"));
    screen.close();
}

/// Waits until a file holds this.
fn wait_for_file(path: &Path, wanted: &str) {
    let deadline = Instant::now() + Duration::from_secs(10);
    while std::fs::read_to_string(path).unwrap_or_default() != wanted {
        assert!(Instant::now() < deadline, "{} does not get to hold {wanted:?}", path.display());
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn no_program_outlives_its_screen() {
    let screen = shell("trap '' HUP TERM; sleep 60 & printf \"[$!]\"; wait").start();
    screen.wait_for("]");
    let text = screen.row(0);
    let started: i32 = text.trim_matches(['[', ']']).parse().expect(&text);
    let pids = [screen.pid(), Pid::from_raw(started).unwrap()];
    assert!(pids.iter().all(|pid| test_kill_process(*pid).is_ok()));
    drop(screen);
    let deadline = Instant::now() + Duration::from_secs(10);
    while pids.iter().any(|pid| is_alive(*pid)) {
        assert!(Instant::now() < deadline, "something lives on");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A process that has ended but that nobody has asked about yet is not alive.
fn is_alive(pid: Pid) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).unwrap_or_default();
    stat.rsplit(") ").next().is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['Z', 'X']))
}

#[test]
fn bytes_of_a_key_are_counted() {
    let mut screen = echo_of_bytes();
    assert_eq!(screen.bytes_for("a"), 1);
    assert_eq!(screen.bytes_for("Up b"), "^[[Ab".len());
    assert_eq!(screen.bytes_for(""), 0);
}

#[test]
fn nothing_is_judged_in_the_middle_of_a_frame() {
    let script = "printf '\\033[?2026hhalf'; sleep 0.4; printf '\\033[1;1Hheel\\033[?2026l'; sleep 60";
    let screen = shell(script).start();
    screen.wait_until(|screen| !screen.contents().is_empty(), "the first frame");
    assert_eq!(screen.row(0), "heel");
    screen.wait_quiet();
}

#[test]
fn quiet_is_waited_for_and_noise_is_noticed() {
    let screen = shell("for i in 1 2 3 4 5; do printf $i; sleep 0.05; done; sleep 60").start();
    screen.wait_for("1").wait_quiet_for(Duration::from_millis(400));
    assert_eq!(screen.row(0), "12345");
}

#[test]
fn switched_modes_are_remembered_until_they_are_switched_back() {
    let screen = shell("printf '\\033[?1049h\\033[?25;2004h\\033[?2026h\\033[?2026l\\033[?25lklaar'; sleep 60").start();
    screen.wait_for("klaar");
    assert_eq!(screen.mode(modes::ALTERNATE_SCREEN), Some(true));
    assert_eq!(screen.mode(modes::CURSOR), Some(false));
    assert_eq!(screen.mode(modes::SYNCHRONIZED), Some(false));
    assert_eq!(screen.mode(1000), None);
    assert_eq!(screen.modes_left_on(), [modes::ALTERNATE_SCREEN, modes::BRACKETED_PASTE]);

    let mut in_pieces = Modes::default();
    b"\x1b[?10\x1b[?1000hx\x1b[4h".iter().for_each(|byte| in_pieces.feed(&[*byte]));
    assert_eq!(in_pieces.left_on(), [1000]);
}

#[test]
fn a_program_can_be_stopped_and_taken_up_again() {
    let mut screen = Launch::new("/bin/sh").arg("-i").env("PS1", "klaar> ").start();
    screen.wait_for("klaar>");
    screen.text("cat").keys("Enter 'echo' Enter");
    screen.wait_until(|screen| screen.contents().matches("echo").count() == 2, "the echo of cat");
    screen.keys("C-z").wait_for("Stopped");
    screen.text("fg").keys("Enter");
    screen.wait_until(|screen| screen.contents().matches("cat").count() == 3, "the name of what goes on");
    screen.text("terug").keys("Enter");
    screen.wait_until(|screen| screen.contents().matches("terug").count() == 2, "cat again");
}

#[test]
fn a_picture_has_one_place_for_each_glyph() {
    let picture = svg::render(&model(2, 20, "ab c  \x1b[1md\x1b[0m<&\r\n\u{6f22}x e\u{301}"), "a & b");
    let texts: Vec<&str> = picture.lines().filter(|line| line.starts_with("<text x=")).skip(1).collect();
    let expected = [
        r#"<text x="0 9 18 27" y="14">ab c</text>"#,
        r#"<text x="54" y="14" font-weight="bold">d</text>"#,
        r#"<text x="63 72" y="14">&lt;&amp;</text>"#,
        "<text x=\"0\" y=\"32\">\u{6f22}</text>",
        r#"<text x="18" y="32">x</text>"#,
        "<text x=\"36\" y=\"32\">e\u{301}</text>",
    ];
    assert_eq!(texts, expected);
    assert!(picture.contains(">a &amp; b</text>"));
    assert!(picture.starts_with(r#"<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80""#));
}

#[test]
fn a_picture_of_the_same_screen_has_the_same_bytes() {
    let bytes = "\x1b[31m╭──╮\x1b[0m\r\n\x1b[44m│ x│\x1b[0m\r\n╰──╯";
    assert_eq!(svg::render(&model(4, 10, bytes), "t"), svg::render(&model(4, 10, bytes), "t"));
    assert_ne!(svg::render(&model(4, 10, bytes), "t"), svg::render(&model(4, 10, "x"), "t"));
}

#[test]
fn frames_and_backgrounds_join_up_across_cells() {
    let picture = svg::render(&model(4, 4, "\x1b[?25l┌──┐\r\n│  │\r\n│  │\r\n└──┘"), "t");
    // The left, right, upper and lower edge are one rectangle each.
    let left = "M4 8h1v55h-1z";
    let upper = "M4 8h28v1h-28z";
    assert!(picture.contains(left) && picture.contains(upper), "{picture}");
    assert_eq!(picture.matches("h1v").count() + picture.matches("v1h").count(), 4, "{picture}");

    let picture = svg::render(&model(2, 4, "\x1b[?25l\x1b[41m    \r\n    "), "t");
    assert!(picture.contains("d=\"M0 0h36v36h-36z\""), "{picture}");
}

#[test]
fn looks_of_a_cell_show_in_the_picture() {
    let red = palette::SIXTEEN[1].hex();
    let shows = |bytes: &str, wanted: &str| {
        let picture = svg::render(&model(1, 4, &format!("\x1b[?25l{bytes}")), "t");
        assert!(picture.contains(wanted), "{wanted} is not in\n{picture}");
    };
    shows("\x1b[31mx", &format!("fill=\"{red}\">x<"));
    shows("\x1b[41mx", &format!("<path fill=\"{red}\" d=\"M0 0h9v18h-9z\"/>"));
    shows("\x1b[7;31mx", &format!("<path fill=\"{red}\" d=\"M0 0h9v18h-9z\"/>"));
    shows("\x1b[7;31mx", &format!("fill=\"{}\">x<", palette::BACKGROUND.hex()));
    shows("\x1b[3mx", "font-style=\"italic\">x<");
    shows("\x1b[4mx", "d=\"M0 16h9v1h-9z\"");
    shows("\x1b[38;5;196mx", "fill=\"#ff0000\">x<");
    shows("\x1b[38;5;244mx", "fill=\"#808080\">x<");
    shows("\x1b[38;2;1;2;3mx", "fill=\"#010203\">x<");
    let dim = palette::FOREGROUND.over(palette::BACKGROUND, 65).hex();
    shows("\x1b[2mx", &format!("fill=\"{dim}\">x<"));
    shows(
        "\x1b[?25hab\x08",
        &format!("<rect x=\"9\" y=\"1\" width=\"9\" height=\"16\" fill=\"none\" stroke=\"{}\"", palette::CURSOR.hex()),
    );
    shows("\x1b[?25habcd", "<rect x=\"27\" y=\"1\"");
    let hidden = svg::render(&model(1, 4, "\x1b[?25lx"), "t");
    assert!(!hidden.contains(&palette::CURSOR.hex()));
}

#[test]
fn every_line_and_block_is_drawn_inside_its_cell_and_reaches_its_edges() {
    for code in 0x2500..=0x259f {
        let character = char::from_u32(code).unwrap();
        let drawing = boxes::drawing(character).unwrap_or_else(|| panic!("{character} is left to the font"));
        let Drawing::Fill(rects, hundredths) = drawing else { continue };
        assert!((1..=100).contains(&hundredths) && !rects.is_empty(), "{character}");
        for Rect { x, y, width, height } in rects {
            assert!(x >= 0 && y >= 0 && width > 0 && height > 0, "{character} {x} {y} {width} {height}");
            assert!(x + width <= WIDTH && y + height <= HEIGHT, "{character} {x} {y} {width} {height}");
        }
    }
    let touches = |character: char| -> [bool; 4] {
        let Some(Drawing::Fill(rects, _)) = boxes::drawing(character) else { panic!("{character}") };
        let any = |test: &dyn Fn(&Rect) -> bool| rects.iter().any(test);
        [any(&|r| r.y == 0), any(&|r| r.x + r.width == WIDTH), any(&|r| r.y + r.height == HEIGHT), any(&|r| r.x == 0)]
    };
    assert_eq!(touches('├'), [true, true, true, false]);
    assert_eq!(touches('╗'), [false, false, true, true]);
    assert_eq!(touches('┻'), [true, true, false, true]);
    assert_eq!(touches('╶'), [false, true, false, false]);
    assert_eq!(touches('█'), [true; 4]);
    assert!(boxes::drawing('x').is_none());
}

#[test]
fn every_colour_can_be_read_on_the_dark_background() {
    for (index, colour) in palette::SIXTEEN.into_iter().enumerate().filter(|(index, _)| *index != 0) {
        assert!(colour.contrast(palette::BACKGROUND) >= 4.5, "colour {index} on the background");
        let black = palette::SIXTEEN[0].contrast(colour);
        assert!(index == 8 || black >= 4.5, "black on colour {index}: {black}");
    }
    let dim = palette::FOREGROUND.over(palette::BACKGROUND, 65);
    assert!(dim.contrast(palette::BACKGROUND) >= 4.5);
    assert!(palette::TITLE.contrast(palette::FRAME) >= 4.5);
}

#[test]
fn a_stale_or_missing_picture_is_refused_until_it_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("pictures");
    let missing = snapshots::compare(&kept, "harness", "<svg/>\n", false).unwrap_err();
    assert!(missing.contains("is missing") && missing.contains("UPDATE_SCREENSHOTS=1"), "{missing}");
    assert!(!kept.exists(), "a test writes nothing into the repository unasked");
    snapshots::compare(&kept, "harness", "<svg/>\n", true).unwrap();
    snapshots::compare(&kept, "harness", "<svg/>\n", false).unwrap();
    let stale = snapshots::compare(&kept, "harness", "<svg>\n</svg>\n", false).unwrap_err();
    assert!(stale.contains("is stale (line 1"), "{stale}");
    assert_eq!(std::fs::read_to_string(kept.join("harness.svg")).unwrap(), "<svg/>\n");
}
