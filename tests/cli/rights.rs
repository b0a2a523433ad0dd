//! Files and folders that whoever uses the program may not read or write: each call says so in one sentence, and what to ask for.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::process::Command;

use crate::desk::{Desk, Said, said};

/// Whoever is nobody: modes close nothing to root, so where the tests run as root the program runs as somebody else.
const NOBODY: u32 = 65_534;

/// A desk of nobody's with a roster and the program in it: the folder of the program itself may be closed to others.
fn desk_of_nobody() -> Desk {
    let desk = Desk::with_demo();
    fs::copy(env!("CARGO_BIN_EXE_binnenwerk"), desk.path("program")).unwrap();
    for (name, mode) in [("program", 0o755), ("demo.db", 0o600), (".", 0o700)] {
        fs::set_permissions(desk.path(name), Permissions::from_mode(mode)).unwrap();
        own(&desk, name);
    }
    desk
}

fn own(desk: &Desk, name: &str) {
    if rustix::process::geteuid().is_root() {
        chown(desk.path(name), Some(NOBODY), Some(NOBODY)).unwrap();
    }
}

fn run(desk: &Desk, line: &[&str]) -> Said {
    let of_desk = desk.command(line);
    let mut command = Command::new(desk.path("program"));
    command.args(of_desk.get_args()).current_dir(desk.path(".")).env_clear();
    command.envs(of_desk.get_envs().filter_map(|(name, value)| Some((name, value?))));
    if rustix::process::geteuid().is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    said(command.output().unwrap())
}

/// That a call is refused in one sentence, which names the file and what to ask for.
fn refused(desk: &Desk, line: &[&str], sentence: &str) {
    let said = run(desk, line);
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{line:?}: {}", said.err);
    assert!(said.err.trim_end() == sentence, "{line:?}: {:?} is not {sentence:?}", said.err);
}

const CALLS: [&[&str]; 9] = [
    &["list", "members"],
    &["report", "jobs"],
    &["set", "member", "100001", "telefoon=06-12345678"],
    &["undo"],
    &["check"],
    &["backup", "kopie.db"],
    &["dump", "alles.jsonl"],
    &["log"],
    &["import", "leden.csv"],
];

#[test]
fn a_roster_that_may_not_be_read_is_not_opened_and_says_what_to_ask_for() {
    let desk = desk_of_nobody();
    fs::write(desk.path("leden.csv"), "Personeelsnummer;Naam\n900001;Proef, Bo\n").unwrap();
    own(&desk, "leden.csv");
    let closed = |name: &str, mode| fs::set_permissions(desk.path(name), Permissions::from_mode(mode)).unwrap();
    closed("demo.db", 0o000);
    for line in CALLS {
        refused(&desk, line, "U mag demo.db niet lezen. Vraag leesrechten voor het bestand en de map.");
    }
    refused(
        &desk,
        &["restore", "demo.db", "--db", "nieuw.db"],
        "U mag demo.db niet lezen. Vraag leesrechten voor het bestand en de map.",
    );
    closed("demo.db", 0o600);
    fs::create_dir(desk.path("dicht")).unwrap();
    fs::rename(desk.path("demo.db"), desk.path("dicht/demo.db")).unwrap();
    own(&desk, "dicht");
    closed("dicht", 0o000);
    for line in CALLS {
        let line = [line, &["--db", "dicht/demo.db"]].concat();
        refused(&desk, &line, "U mag dicht/demo.db niet lezen. Vraag leesrechten voor het bestand en de map.");
    }
    closed("dicht", 0o700);
    for left in ["kopie.db", "alles.jsonl", "nieuw.db"] {
        assert!(!desk.path(left).exists(), "{left} was made");
    }
    assert_eq!(run(&desk, &["check", "--db", "dicht/demo.db"]).code, 0, "and afterwards it is as it was");
}

#[test]
fn a_file_to_read_that_may_not_be_read_is_named_with_what_to_ask_for() {
    let desk = desk_of_nobody();
    for name in ["leden.csv", "brief.txt", "alles.jsonl"] {
        fs::write(desk.path(name), "Personeelsnummer;Naam\n").unwrap();
        own(&desk, name);
        fs::set_permissions(desk.path(name), Permissions::from_mode(0o000)).unwrap();
    }
    for (name, line) in [
        ("leden.csv", &["import", "leden.csv"][..]),
        ("brief.txt", &["letter", "brief.txt", "members", "100001", "--out", "brieven"]),
        ("alles.jsonl", &["load", "alles.jsonl", "--db", "nieuw.db"]),
    ] {
        refused(&desk, line, &format!("U mag \"{name}\" niet lezen. Vraag leesrechten voor het bestand en de map."));
    }
}

#[test]
fn what_may_not_be_written_is_not_begun() {
    let desk = desk_of_nobody();
    fs::create_dir(desk.path("vast")).unwrap();
    own(&desk, "vast");
    fs::set_permissions(desk.path("vast"), Permissions::from_mode(0o500)).unwrap();
    for line in [
        &["list", "members", "--out", "vast/leden.csv"][..],
        &["list", "members", "--out", "vast/leden.xlsx"],
        &["report", "jobs", "--out", "vast/banen.csv"],
        &["report", "agenda", "--ics", "vast/agenda.ics"],
        &["backup", "vast/kopie.db"],
        &["backup", "vast"],
        &["restore", "demo.db", "--db", "vast/nieuw.db"],
        &["demo", "--members", "20", "--into", "vast/nieuw.db"],
        &["dump", "vast/alles.jsonl"],
    ] {
        let said = run(&desk, line);
        assert_eq!(said.code, 1, "{line:?}: {}", said.err);
        let told = said.err.trim_end();
        let is_told = told.lines().count() == 1 && told.contains("vast") && told.contains("schrij");
        assert!(is_told && !told.contains("os error"), "{line:?}: {told}");
    }
    assert_eq!(fs::read_dir(desk.path("vast")).unwrap().count(), 0);
}
