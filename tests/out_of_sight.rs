//! What nobody who looks along gets to see: sensitive values until they are revealed, everything while the screen is locked, and
//! nothing anywhere once the program has ended.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod support;

use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use support::launch::Launch;
use support::office::{DAY, Office, command, in_sight};
use support::pty::{PATIENCE, Screen};
use support::roster::{go_to, here, to_hours, wait_here, wait_saved};

/// The screen of an office under settings of its own.
fn launch(office: &Office, settings: &str) -> Launch {
    let folder = office.folder().join(".config/binnenwerk");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("config.toml"), settings).expect("settings");
    office.launch().home(office.folder())
}

fn start(launch: Launch) -> Screen {
    let screen = launch.start();
    in_sight(&screen);
    screen
}

/// The line of the settings for a passphrase, made by the program.
fn line_for(passphrase: &str) -> String {
    let office = Office::empty();
    let mut asked = command(&office.db());
    let asked = asked.args(["config", "--passphrase"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut asked = asked.expect("it starts");
    asked.stdin.take().expect("a pipe").write_all(format!("{passphrase}\n").as_bytes()).expect("takes it");
    let said = asked.wait_with_output().expect("ends");
    assert!(said.status.success());
    String::from_utf8(said.stdout).expect("text")
}

/// Locks by name.
fn lock(screen: &mut Screen) {
    screen.keys(": v e r g r e n d e l Enter").wait_for("vergrendeld");
}

#[test]
fn what_is_sensitive_is_concealed_until_it_is_revealed_for_a_while_and_not_edited_or_copied_before() {
    let office = Office::new();
    let member = office.members("").remove(0);
    assert!(office.run(&["absent", &member.number]).status.success());
    assert!(office.run(&["contact", &member.number, "wil graag leren"]).status.success());
    let mut screen = start(launch(&office, "reveal_minutes = 0.1\nclipboard = true\n").size(40, 120));
    go_to(&mut screen, &member.number, &member.name);
    screen.wait_until(|screen| here(screen).contains("····"), "something concealed");
    assert!(!screen.contents().contains("verzuim 1"), "{}", screen.contents());
    screen.keys("Y").wait_for("afgedekt");
    screen.keys("i").wait_for("▌Medewerker ·");
    screen.keys("G").wait_for("····");
    assert!(!screen.contents().contains("graag leren"), "{}", screen.contents());
    screen.keys("o").wait_for("graag leren");
    // Nobody presses a key, and still it goes.
    screen.wait_gone("graag leren");
    screen.keys("Esc").wait_until(|screen| here(screen).contains("····"), "concealed again");
    screen.keys("o").wait_until(|screen| here(screen).contains("verzuim 1 d"), "the absence");
    screen.keys("o").wait_until(|screen| here(screen).contains("····"), "concealed before the while is over");
    // What is found, filtered and ordered by tells no more either.
    screen.keys("f").text(&member.number).wait_until(|screen| screen.contents().contains("····"), "who was found");
    assert!(!screen.contents().contains("verzuim 1"), "{}", screen.contents());
    screen.keys("Esc / s t a t u s : v e r z u i m").wait_for("Toon het eerst met o");
    screen.keys("Esc").wait_gone("Toon het eerst");
    // The log and the agenda tell no more.
    screen.keys("g 6").wait_for("····");
    assert!(!screen.contents().contains("graag leren"), "{}", screen.contents());
    screen.keys("2").wait_for("····");
}

#[test]
fn what_is_open_when_the_while_is_over_is_concealed_until_it_is_revealed_again_and_loses_nothing() {
    let office = Office::new();
    let member = office.members("").remove(0);
    let mut screen = start(launch(&office, "reveal_minutes = 0.1\n"));
    go_to(&mut screen, &member.number, &member.name);
    // What somebody types who revealed nothing stays in sight.
    screen.keys("c").wait_for("Contact");
    screen.text("belt maandag").wait_for("belt maandag");
    screen.keys("Esc").wait_gone("belt maandag");
    // What they left does not come back by itself.
    screen.keys("c").wait_for("Afgedekt");
    assert!(!screen.contents().contains("maandag"), "{}", screen.contents());
    screen.keys("x").wait_for("Toon het eerst met o");
    screen.keys("o").wait_for("belt maandag");
    screen.text(" over werk").wait_for("over werk");
    screen.wait_gone("maandag").wait_for("Afgedekt");
    screen.paste("x").keys("o").wait_for("belt maandag over werk");
    screen.keys("Enter");
    wait_saved(&screen);
    // Only what is in sight goes into a file.
    screen.wait_at_most(PATIENCE * 2, |screen| here(screen).contains("····"), "concealed again");
    screen.keys("e").wait_for("Toon het eerst met o");
    screen.keys("o").wait_gone("····");
    screen.keys("e").wait_for("medewerkers-");
}

#[test]
fn of_a_file_of_ones_own_nothing_is_concealed_and_it_is_said_how_that_changes() {
    let office = Office::new();
    let member = office.members("").remove(0);
    assert!(office.run(&["absent", &member.number]).status.success());
    let mut screen = office.screen(24, 80);
    go_to(&mut screen, &member.number, &member.name);
    screen.wait_until(|screen| here(screen).contains("verzuim 1 d"), "the absence");
    screen.keys("o").wait_for("reveal_minutes");
}

#[test]
fn where_rights_are_laid_down_it_is_concealed_without_any_setting() {
    let office = Office::new();
    let user = nix::unistd::User::from_uid(nix::unistd::Uid::current()).unwrap().expect("a name");
    let login = format!("login={}", user.name);
    for role in ["administrator", "office"] {
        let role = format!("role={role}");
        let right = ["add", "access_right", &login, &role, "reach=all_teams", "from=2023-01-01"];
        let said = office.run(&right);
        assert!(said.status.success(), "{said:?}");
    }
    let member = office.members("").remove(0);
    let mut screen = office.screen(24, 80);
    go_to(&mut screen, &member.number, &member.name);
    screen.wait_until(|screen| here(screen).contains("····"), "something concealed");
    screen.keys("o").wait_for("even te zien").wait_gone("····");
}

#[test]
fn a_screen_that_nobody_touches_is_locked_and_keeps_what_was_being_typed() {
    let office = Office::new();
    let members = office.members("");
    let mut screen = start(launch(&office, "lock_minutes = 0.1\n"));
    to_hours(&mut screen);
    wait_here(&screen, &members[0].name);
    screen.keys("Enter 2 1").wait_at_most(PATIENCE * 3, |screen| screen.contents().contains("vergrendeld"), "the lock");
    let shown = screen.contents();
    assert!(!shown.contains(&members[0].name) && shown.split_whitespace().count() < 15, "{shown}");
    // Locked, it sleeps.
    let before = screen.bytes_received();
    screen.wait_quiet_for(Duration::from_secs(2));
    assert_eq!(screen.bytes_received(), before);
    screen.keys("x").wait_for("laat staan");
    screen.keys("Enter");
    wait_saved(&screen);
    assert_eq!(office.member(&members[0].number).hours, 21.0, "the key that opened it did nothing else");
}

#[test]
fn a_passphrase_opens_what_no_other_key_does_and_a_form_is_as_it_was() {
    let office = Office::new();
    let line = line_for("vier hoge bomen");
    assert!(line.starts_with("lock_passphrase = \"$argon2id$") && !line.contains("bomen"), "{line}");
    let member = office.members("").remove(0);
    let mut screen = start(launch(&office, &line));
    screen.keys("Tab n 9 9 0 1").wait_for("Nieuwe medewerker");
    screen.keys("Esc").wait_quiet();
    lock(&mut screen);
    screen.keys("q F1").send(b"\x1a").text("vier lage bomen").keys("Enter").wait_for("niet de wachtzin");
    assert!(!screen.contents().contains("lage") && !screen.contents().contains(&member.name));
    screen.resize(30, 100).wait_for("vergrendeld");
    screen.text("vier hoge bomen").keys("Enter").wait_gone("vergrendeld").wait_for(&member.name);
    screen.keys("n").wait_for("9901");
}

#[test]
fn neither_the_title_of_the_window_nor_what_stands_before_and_after_tells_anything() {
    let office = Office::new();
    let member = office.members("").remove(0);
    let mut screen = start(launch(&office, "reveal_minutes = 5\n"));
    screen.wait_for(&member.name);
    lock(&mut screen);
    assert!(!screen.contents().contains(&member.name));
    screen.keys("x").wait_for(&member.name);
    screen.keys("q");
    assert!(screen.wait_exit(PATIENCE).is_some());
    let sent = screen.raw();
    for title in [b"\x1b]0;", b"\x1b]1;", b"\x1b]2;"] {
        assert!(!sent.windows(title.len()).any(|bytes| bytes == title), "a title");
    }
    // All of it was drawn on the other screen, of which a terminal keeps nothing.
    assert!(!screen.screen().alternate_screen());
    assert_eq!(screen.contents().trim(), "");
    let first = sent.windows(8).position(|bytes| bytes == b"\x1b[?1049h").expect("the other screen");
    assert!(!String::from_utf8_lossy(&sent[..first]).contains(&member.name));
}

#[test]
fn a_long_text_comes_by_standard_input_and_stands_in_no_list_of_processes() {
    let office = Office::new();
    let number = office.members("").remove(0).number;
    let note = "vertelde wat thuis moeilijk is";
    let mut call = command(&office.db());
    let mut call = call.args(["--as-of", DAY, "contact", &number, "-"]).stdin(Stdio::piped()).spawn().expect("starts");
    let line = std::fs::read(Path::new("/proc").join(call.id().to_string()).join("cmdline")).expect("its line");
    call.stdin.take().expect("a pipe").write_all(format!("{note}\n").as_bytes()).expect("takes it");
    assert!(call.wait().expect("ends").success());
    assert!(!String::from_utf8_lossy(&line).contains("thuis"));
    assert_eq!(office.json(&["show", "member", &number])["contacts"][0]["note"], note);
    let mut call = command(&office.db());
    let call = call.args(["set", "member", &number, "phone=-"]).stdin(Stdio::piped()).spawn();
    let mut call = call.expect("starts");
    call.stdin.take().expect("a pipe").write_all(b"06-11122233").expect("takes it");
    assert!(call.wait().expect("ends").success());
    assert_eq!(office.json(&["show", "member", &number])["phone"], "06-11122233");
}
