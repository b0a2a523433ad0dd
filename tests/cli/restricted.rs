//! `--restricted`, the door for the line of a key: who acts is who the line says, and nothing is reached but the store. What a real
//! sshd lets through is tried in `tests/sshd`.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use super::desk::{Desk, Said, said};

/// The program as the line of a key starts it for maria, with what the other side asks over SSH and what it hands in.
fn asks(desk: &Desk, asked: &str, input: &str) -> Said {
    let db = desk.path("demo.db");
    let mut command = desk.command(&["--as", "maria", "--restricted", "--db", db.to_str().expect("a path")]);
    command.env("SSH_ORIGINAL_COMMAND", asked).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = command.spawn().expect("the program runs");
    // Who refuses does not read.
    let _ = running.stdin.take().expect("an input").write_all(input.as_bytes());
    said(running.wait_with_output().expect("it ends"))
}

fn actor(desk: &Desk) -> String {
    desk.json(&["log", "--limit", "1"])[0]["actor"].as_str().expect("a name").to_owned()
}

#[test]
fn through_the_door_lists_come_out_files_come_in_and_the_log_says_whose_key_it_was() {
    let desk = Desk::with_demo();
    let teams = asks(&desk, "list teams --json", "").json();
    assert!(teams.as_array().is_some_and(|teams| !teams.is_empty()));
    let called = asks(&desk, "binnenwerk list teams --out - --format csv --columns 'code'", "");
    assert!(called.code == 0 && called.out.contains("T001"), "{}", called.err);
    // What is due to go is shown; taking it away, with the copies beside the store, is done on the machine.
    assert_eq!(asks(&desk, "retention", "").code, 0);
    let number = desk.member(32);
    assert_eq!(asks(&desk, &format!("erase {number} --anyway"), "").code, 0);
    for asked in ["retention --final", &format!("erase {number} --anyway --final")] {
        let said = asks(&desk, asked, "");
        assert!(said.code == 2 && said.err.contains("op de server"), "{asked}: {}", said.err);
    }
    let dump = asks(&desk, "dump -", "");
    assert!(dump.code == 0 && dump.out.starts_with('{'), "{}", dump.err);
    let read = asks(&desk, "import - --kind client", "Naam\nMinisterie van Proef\n");
    assert_eq!(read.code, 0, "{}", read.err);
    assert_eq!(actor(&desk), "maria");
    let undone = asks(&desk, "undo", "");
    assert_eq!(undone.code, 0, "{}", undone.err);
    assert_eq!(actor(&desk), "maria");
}

#[test]
fn nothing_that_is_asked_names_a_file_another_store_or_another_person() {
    let desk = Desk::with_demo();
    fs::write(desk.path("geheim.csv"), "Naam\nzeer geheim\n").expect("a file");
    let before = desk.revision();
    let there = || {
        let mut names: Vec<_> =
            fs::read_dir(desk.path("")).expect("a folder").flatten().map(|e| e.file_name()).collect();
        names.retain(|name| !name.to_string_lossy().starts_with("demo.db"));
        names
    };
    let names = there();
    for asked in [
        "list teams --out x.csv",
        "list teams --db x.db",
        "--db=x.db list teams",
        "undo --as minister",
        "undo --as=minister",
        "--as minister --restricted undo",
        "import geheim.csv",
        "import - geheim.csv --dry-run",
        "import - --skip-bad",
        "import - --mapping ../x",
        "import - --save-mapping x",
        "import --mappings",
        "import --template member --out x.csv",
        "report agenda --ics x.ics",
        "report year 2025 --out x.xlsx",
        "letter geheim.csv member 100100",
        "backup",
        "backup x.db",
        "restore geheim.csv",
        "dump x.jsonl",
        "load geheim.csv",
        "load -",
        "merge geheim.csv",
        "demo",
        "demo --into x.db",
        "demo --and-back",
        "config",
        "config --write",
        "doctor",
        "--read-for-another",
        "--watch-terminal",
        "list teams; touch x",
        "$(touch x)",
        "`touch x`",
        "list teams\ntouch x",
        "'list teams",
    ] {
        let refused = asks(&desk, asked, "Naam\nx\n");
        assert_eq!(refused.code, 2, "{asked}: {}{}", refused.out, refused.err);
        assert_eq!(refused.err.trim().lines().count(), 1, "{asked}: {}", refused.err);
        assert!(!refused.err.contains("geheim\n") && !refused.out.contains("zeer geheim"), "{asked}");
    }
    assert_eq!((there(), desk.revision()), (names, before));
}

#[test]
fn the_environment_and_the_settings_of_a_user_count_for_nothing() {
    let desk = Desk::with_demo();
    let settings = desk.path("binnenwerk/config.toml");
    fs::create_dir_all(settings.parent().expect("a folder")).expect("a folder");
    fs::write(&settings, "lang = \"en\"\nnonsense\n").expect("a file");
    let db = desk.path("demo.db");
    let mut command = desk.command(&["--as", "maria", "--restricted", "--db", db.to_str().expect("a path")]);
    command.env("SSH_ORIGINAL_COMMAND", "add client name=Proef");
    for (name, value) in [
        ("BINNENWERK_DB", "other.db"),
        ("BINNENWERK_TODAY", "2001-01-01"),
        ("BINNENWERK_COMPLETE", "bash"),
        ("XDG_CONFIG_DIRS", desk.path("").to_str().expect("a path")),
        ("TZ", "/etc/shadow"),
        ("USER", "minister"),
        ("LOGNAME", "minister"),
    ] {
        command.env(name, value);
    }
    let added = said(command.output().expect("it runs"));
    assert!(added.code == 0 && added.err.contains("Bewaard") && !added.err.contains("nonsense"), "{}", added.err);
    let log = &desk.json(&["log", "--limit", "1"])[0];
    assert_eq!(log["actor"], "maria");
    assert!(!log["at"].as_str().expect("a time").starts_with("2001"), "{log}");
    assert!(!desk.path("other.db").exists());
}

#[test]
fn a_line_that_does_not_say_who_acts_or_says_more_lets_nobody_in() {
    let desk = Desk::with_demo();
    for line in [
        &["--restricted"][..],
        &["--restricted", "--as", ""],
        &["--restricted", "--as", "maria via piet"],
        &["--restricted", "--as", "maria", "list", "teams"],
        &["--restricted", "--as", "maria", "--json"],
    ] {
        let mut command = desk.command(line);
        let refused = said(command.env("SSH_ORIGINAL_COMMAND", "list teams").output().expect("it runs"));
        assert!(refused.code == 2 && refused.out.is_empty(), "{line:?}: {}{}", refused.out, refused.err);
    }
    // Nobody is there to see a screen.
    let mut command = desk.command(&["--restricted", "--as", "maria", "--db", "demo.db"]);
    let refused = said(command.output().expect("it runs"));
    assert!(refused.code == 1 && refused.err.contains("terminal"), "{}", refused.err);
    // A store is made by who looks after it.
    let mut command = desk.command(&["--restricted", "--as", "maria", "--db", "new.db"]);
    let refused = said(command.env("SSH_ORIGINAL_COMMAND", "add client name=Proef").output().expect("it runs"));
    assert!(refused.code == 1 && !desk.path("new.db").exists(), "{}", refused.err);
}

#[test]
fn a_name_of_ones_own_giving_is_told_as_such_in_the_log() {
    let desk = Desk::with_demo();
    assert_eq!(desk.run(&["add", "client", "name=Proef"]).code, 0);
    let known = actor(&desk);
    assert_eq!(desk.run(&["add", "client", "name=Meer", "--as", &known]).code, 0);
    assert_eq!(actor(&desk), known, "that is no other name");
    assert_eq!(desk.run(&["add", "client", "name=Nog een", "--as", "minister"]).code, 0);
    assert_eq!(actor(&desk), format!("minister via {known}"));
    let log = desk.run(&["log", "--limit", "1"]);
    assert!(log.out.contains(&format!("minister via {known}")), "{}", log.out);
    let refused = desk.run(&["undo", "--as", " "]);
    assert_eq!((refused.code, actor(&desk).as_str()), (2, format!("minister via {known}").as_str()), "{}", refused.err);
}
