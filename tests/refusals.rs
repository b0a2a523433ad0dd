//! Nonsense by keyboard and on the command line: one clear sentence, what was typed is kept, and nothing changes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod support;

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;

use support::office::{Office, command, launch};
use support::pty::{PATIENCE, Screen};
use support::roster::{quit, to_hours, to_members, wait_here};

/// The exit code of a refusal.
const REFUSED: u32 = 1;

/// Tries something on a screen, and looks whether nothing has changed.
fn nothing_changes(attempt: impl Fn(&Office, &mut Screen)) {
    let office = Office::new();
    let before = office.everything();
    let mut screen = office.screen(24, 80);
    attempt(&office, &mut screen);
    screen.keys("Esc Esc");
    quit(&mut screen);
    assert_eq!(office.everything(), before);
}

#[test]
fn hours_that_cannot_be_are_refused_in_the_cell_and_stay_as_typed() {
    nothing_changes(|_, screen| {
        to_hours(screen);
        for (typed, sentence) in [
            ("abc", "\"abc\" is geen getal. Typ cijfers, zoals 32 of 32,5."),
            ("41", "Meer dan 40 uur per week kan niet."),
            ("0", "Het aantal uren per week moet hoger zijn dan 0."),
            ("-3", "Het aantal uren per week moet hoger zijn dan 0."),
            ("1e3", "\"1e3\" is geen getal."),
        ] {
            for key in ["Enter", "Down", "Tab"] {
                let cell = screen.cursor();
                screen.keys("Enter").wait_for("laat staan");
                screen.text(typed).keys(key).wait_for(sentence);
                let shown = screen.row(cell.row);
                assert!(shown.contains(typed), "{typed:?} after {key}: {shown}");
                assert_eq!(screen.cursor().row, cell.row, "{typed:?} after {key}: the cursor stays");
                screen.keys("Esc").wait_gone(sentence);
                screen.wait_until(|screen| screen.cursor_position() == (cell.row, cell.col), "the cursor on the cell");
            }
        }
    });
}

#[test]
fn a_refused_value_is_mended_where_it_stands() {
    let office = Office::new();
    let member = office.members("").remove(0);
    let mut screen = office.screen(24, 80);
    to_hours(&mut screen);
    screen.keys("Enter 4 1 Enter").wait_for("Meer dan 40 uur per week kan niet.");
    screen.keys("Backspace Backspace 2 1 Enter").wait_gone("Meer dan 40");
    screen.wait_until(|_| office.member(&member.number).hours == 21.0, "the mended hours");
    quit(&mut screen);
}

#[test]
fn a_day_that_is_none_is_refused_and_the_day_looked_at_stays() {
    nothing_changes(|_, screen| {
        for (typed, sentence) in [
            ("31-02-2023", "De datum \"31-02-2023\" bestaat niet."),
            ("morgenochtend", "\"morgenochtend\" is geen datum. Typ een datum zoals 31-12-2026."),
            ("99-99-9999", "99-99-9999"),
        ] {
            screen.keys("t").wait_for("Andere peildatum");
            screen.keys("C-u").text(typed).keys("Enter").wait_for(sentence);
            screen.wait_for("Andere peildatum").wait_for(typed);
            screen.keys("Esc").wait_gone("Andere peildatum");
            screen.wait_for("PEILDATUM 31-12-2023");
        }
    });
}

#[test]
fn a_last_day_before_the_first_is_refused_and_the_form_stays_as_it_was_filled_in() {
    nothing_changes(|_, screen| {
        to_members(screen);
        screen.keys("x").wait_for("Plaatsing beëindigen");
        screen.keys("C-u").text("01-01-1999").keys("Enter Enter").wait_for("eigen keuze");
        screen.keys("Enter").wait_gone("eigen keuze");
        screen.keys("Enter").wait_for("heeft op 01-01-1999 geen plaats in een team.");
        screen.wait_for("Plaatsing beëindigen").wait_for("01-01-1999");
        screen.keys("Esc").wait_gone("Plaatsing beëindigen");

        screen.keys("Tab").wait_for("▌Vacatures");
        screen.keys("x").wait_for("Vacature sluiten");
        screen.keys("C-u").text("01-01-1999").keys("Enter").wait_for("De laatste dag ligt voor de eerste dag.");
        screen.wait_for("Vacature sluiten").wait_for("01-01-1999");
    });
}

#[test]
fn a_team_that_is_not_there_is_not_found_and_nobody_moves() {
    nothing_changes(|_, screen| {
        to_members(screen);
        screen.keys("m").text("qqqq").wait_for("niets gevonden");
        screen.keys("Enter").wait_for("Er is niets gevonden met \"qqqq\".");
        screen.wait_for("> qqqq");
        screen.keys("Esc").wait_gone("> qqqq");
    });
}

#[test]
fn a_filter_that_is_not_understood_says_so_and_stays_as_typed() {
    nothing_changes(|_, screen| {
        to_members(screen);
        screen.keys("/").text("kleur=rood").wait_for("kleur=rood");
        screen.wait_until(|screen| screen.contents().matches("kleur").count() > 1, "a sentence that names the field");
        screen.keys("Esc").wait_gone("kleur");
    });
}

#[test]
fn text_pasted_where_nothing_can_be_typed_does_nothing_and_says_so() {
    nothing_changes(|_, screen| {
        to_hours(screen);
        // On a cell of hours it is looked at first: here each line is refused.
        screen.paste("qx\rm\ru\r").wait_for("is geen getal");
        screen.keys("Enter").wait_for("is geen getal");
        screen.keys("Esc").wait_for("▌Medewerkers");
        let sentence = "Plakken kan alleen in een tekstveld of in een cel.";
        for (open, shown) in [("g 6", "Wanneer"), ("g 1 i", "Personeelsnummer")] {
            screen.keys(open).wait_for(shown);
            screen.paste("qx\rm\ru\r").wait_for(sentence);
            screen.wait_for(shown);
        }
    });
}

#[test]
fn pasted_lines_in_a_field_are_text_and_submit_nothing() {
    nothing_changes(|office, screen| {
        let name = office.members("").remove(0).name;
        to_hours(screen);
        screen.keys("Enter").wait_for("laat staan");
        // Of what is longer than the cell its end is in sight.
        screen.paste("22\r\n23\r\n").wait_for("… 23").wait_for("laat staan");
        screen.keys("Esc");
        wait_here(screen, &name);
    });
}

#[test]
fn a_window_that_is_too_small_says_how_large_it_has_to_be() {
    let office = Office::new();
    let mut screen = office.launch().size(9, 39).start();
    screen.wait_for("te klein").wait_for("40 kolommen en 10").wait_for("regels");
    screen.resize(24, 80).wait_for("Medewerkers");
    screen.resize(10, 40).wait_for("Teams");
    screen.resize(24, 39).wait_for("te klein");
    quit(&mut screen);
}

#[test]
fn a_dumb_terminal_and_a_pipe_are_refused_in_one_sentence() {
    let office = Office::new();
    for term in ["dumb", ""] {
        let mut screen = office.launch().env("TERM", term).start();
        let status = screen.wait_exit(PATIENCE).expect("it ends");
        assert_eq!(status.exit_code(), REFUSED);
        assert!(screen.contents().contains("Deze terminal kan geen scherm tonen"), "{}", screen.contents());
        assert!(!screen.raw().contains(&0x1b), "nothing but text");
    }
    let output = command(&office.db()).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("Het scherm heeft een terminal nodig."), "{said}");
    assert_eq!(output.stdout, b"");
}

/// Starts the screen on something that is no database of ours: one sentence, exit code 1, the terminal never taken.
fn is_refused(db: &Path, sentence: &str) {
    let mut screen = launch(db, "an").size(24, 200).start();
    let status = screen.wait_exit(PATIENCE).expect("it ends");
    let shown = screen.contents();
    assert_eq!(status.exit_code(), REFUSED, "{shown}");
    assert!(shown.contains(sentence), "{shown}");
    assert_eq!(shown.trim().lines().count(), 1, "{shown}");
    assert!(!screen.raw().contains(&0x1b), "nothing but text");
}

#[test]
fn what_is_no_database_is_refused_and_left_as_it_was() {
    let office = Office::empty();
    is_refused(office.folder(), "is een map");

    let text = office.folder().join("brief.txt");
    fs::write(&text, "Geachte collega,\n").unwrap();
    is_refused(&text, "is geen bestand van Binnenwerk");
    assert_eq!(fs::read(&text).unwrap(), b"Geachte collega,\n");

    let short = office.folder().join("kort.db");
    fs::write(&short, b"SQLite format 3\0").unwrap();
    is_refused(&short, "is geen bestand van Binnenwerk");
    assert_eq!(fs::read(&short).unwrap(), b"SQLite format 3\0");
}

#[test]
fn a_database_of_a_newer_version_or_half_of_one_is_refused_and_left_as_it_was() {
    let office = Office::new();
    let whole = fs::read(office.db()).unwrap();
    let mut newer = whole.clone();
    // The number of the version, four bytes in the head of the file.
    newer[60..64].copy_from_slice(&9999u32.to_be_bytes());
    let half = whole[..whole.len() / 2].to_vec();
    for (bytes, sentence) in [(newer, "is gemaakt met een nieuwere versie van Binnenwerk"), (half, "is beschadigd")] {
        fs::write(office.db(), &bytes).unwrap();
        is_refused(&office.db(), sentence);
        assert!(fs::read(office.db()).unwrap() == bytes, "the file was changed");
        let beside: Vec<_> = fs::read_dir(office.folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(beside, ["rooster.db"]);
    }
}

#[test]
fn a_file_or_folder_that_may_not_be_written_is_refused() {
    let office = Office::new();
    let sentence = "kan niet worden gewijzigd";
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    set(&office.db(), 0o400);
    is_refused(&office.db(), sentence);
    set(&office.db(), 0o600);
    set(office.folder(), 0o500);
    is_refused(&office.db(), sentence);
    is_refused(&office.folder().join("nieuw.db"), sentence);
    set(office.folder(), 0o700);
}

/// Where the tests run as root nothing is closed by its mode, so the program runs as somebody else there.
#[test]
fn a_folder_of_somebody_else_is_refused() {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    const NOBODY: u32 = 65_534;
    let office = Office::new();
    fs::set_permissions(office.folder(), fs::Permissions::from_mode(0o755)).unwrap();
    chown(office.db(), Some(NOBODY), Some(NOBODY)).unwrap();
    for db in [office.db(), office.folder().join("nieuw.db")] {
        match command(&db).uid(NOBODY).gid(NOBODY).output() {
            // The folder of the program itself may be closed to others.
            Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::PermissionDenied),
            Ok(output) => {
                let said = String::from_utf8(output.stderr).unwrap();
                assert_eq!(output.status.code(), Some(1), "{said}");
                assert!(said.contains("kan niet worden gewijzigd") && said.lines().count() == 1, "{said}");
            }
        }
    }
    assert!(!office.folder().join("nieuw.db").exists());
}
