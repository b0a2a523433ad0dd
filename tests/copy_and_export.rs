//! What is taken along from the screen, on a real terminal: the clipboard of that terminal, and files on disk.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod support;

use support::office::{Office, in_sight};
use support::roster::{here, quit, to_members};

/// The sequence before a text for the clipboard.
const PUT: &[u8] = b"\x1b]52;c;";

fn puts(bytes: &[u8]) -> usize {
    bytes.windows(PUT.len()).filter(|part| *part == PUT).count()
}

#[test]
fn a_cell_goes_to_the_clipboard_of_the_terminal_and_nothing_on_the_screen_breaks() {
    let office = Office::new();
    // Not before somebody allows it: what is copied leaves the machine.
    let mut screen = office.screen(24, 80);
    to_members(&mut screen);
    screen.keys("y").wait_for("clipboard = true");
    assert_eq!(puts(&screen.raw()), 0);
    quit(&mut screen);
    let settings = office.folder().join(".config/binnenwerk");
    std::fs::create_dir_all(&settings).unwrap();
    std::fs::write(settings.join("config.toml"), "clipboard = true\n").unwrap();
    let mut screen = office.launch().home(office.folder()).size(24, 80).start();
    in_sight(&screen);
    to_members(&mut screen);
    let before = here(&screen.screen());
    screen.keys("y").wait_for("klembord");
    screen.wait_quiet();
    assert_eq!(puts(&screen.raw()), 1);
    assert_eq!(here(&screen.screen()), before);
    screen.keys("Y Down");
    screen.wait_until(|screen| here(screen) != before, "the next row");
    assert_eq!(puts(&screen.raw()), 2);
    quit(&mut screen);
}

#[test]
fn a_filtered_list_is_written_once_and_never_over_another_file() {
    let office = Office::new();
    let mut screen = office.launch().size(24, 80).folder(office.folder()).start();
    in_sight(&screen);
    to_members(&mut screen);
    screen.keys("/").text("uren<24").keys("Enter e").wait_for("medewerkers-2023-12-31.csv");
    screen.keys("Enter").wait_for("geschreven naar");
    let path = office.folder().join("medewerkers-2023-12-31.csv");
    let list = std::fs::read_to_string(&path).unwrap();
    let wanted = office.members("uren<24");
    assert_eq!(list.lines().count(), wanted.len() + 1);
    assert!(wanted.iter().all(|member| list.contains(&member.number)));
    screen.keys("e Enter").wait_for("Er is al een bestand");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), list);
    screen.text("lijst.md").keys("Enter").wait_for("lijst.md");
    screen.wait_for("geschreven naar");
    assert!(std::fs::read_to_string(office.folder().join("lijst.md")).unwrap().starts_with("| "));
    screen.keys("Esc");
    quit(&mut screen);
}
