//! Everything in a database as lines of JSON, and an equal database made of it.

use std::io::Write;
use std::process::Stdio;

use crate::desk::{Desk, said};

fn names(desk: &Desk) -> Vec<String> {
    let names = std::fs::read_dir(desk.path(".")).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

/// The sentence of a refused call that made nothing.
fn refused(desk: &Desk, args: &[&str], code: i32, part: &str) {
    let before = names(desk);
    let said = desk.run(args);
    assert_eq!((said.code, said.err.trim().lines().count()), (code, 1), "{args:?}: {}", said.err);
    assert!(said.err.contains(part), "{args:?}: {}", said.err);
    assert_eq!(names(desk), before, "{args:?}");
}

#[test]
fn what_is_loaded_has_the_same_figures_lists_and_log_as_what_was_dumped() {
    let desk = Desk::with_demo();
    let number = desk.member(24);
    for args in [
        &["hours", &number, "30"][..],
        &["contact", &number, "op de werkplek gesproken"],
        &["undo"],
        &["statement", "fix", "--all", "--from", "1-7-2026", "--to", "30-9-2026"],
        &["close", "31-12-2024"],
    ] {
        // What of these the demonstration has no use for is no matter: the others are there.
        let _ = desk.run(args);
    }
    let said = desk.run(&["dump", "all.jsonl"]);
    assert!(said.code == 0 && said.out.is_empty() && said.err.contains("all.jsonl"), "{}", said.err);
    let said = desk.run(&["load", "all.jsonl", "--db", "other.db"]);
    assert!(said.code == 0 && said.err.contains("other.db"), "{}", said.err);
    let both = |args: &[&str]| {
        let of = |db: &str| desk.run(&[args, &["--db", db]].concat());
        let (here, there) = (of("demo.db"), of("other.db"));
        assert_eq!((here.code, here.out == there.out), (there.code, true), "{args:?}");
        assert_eq!(here.code, 0, "{args:?}: {}", here.err);
    };
    both(&["log", "--head"]);
    both(&["log", "--limit", "60", "--json"]);
    both(&["report", "overview", "--json"]);
    both(&["report", "jobs", "--by", "client"]);
    both(&["report", "year", "2025", "--json"]);
    for kind in
        ["team", "member", "placement", "statement", "statement_line", "instrument", "closed_period", "past_value"]
    {
        both(&["list", kind, "--all", "--format", "csv"]);
    }
    both(&["check", "--json"]);
    assert_eq!(desk.run(&["backup", "copy.db", "--db", "other.db"]).code, 0);
    assert!(desk.run(&["check", "--db", "other.db"]).err.contains("van vandaag"));
    // It goes on where the other was: the same undo, and dumped again the same lines.
    let again = desk.run(&["dump", "-", "--db", "other.db"]);
    assert_eq!(again.out, std::fs::read_to_string(desk.path("all.jsonl")).unwrap());
    assert_eq!(again.err, "");
    assert_eq!(desk.run(&["undo", "--db", "other.db"]).code, 0);
}

#[test]
fn a_dump_goes_over_no_file_but_an_earlier_dump_and_a_database_is_never_loaded_over() {
    let desk = Desk::with_demo();
    assert_eq!(desk.run(&["dump", "all.jsonl"]).code, 0);
    std::fs::write(desk.path("notes.txt"), "mine").unwrap();
    refused(&desk, &["dump", "all.jsonl"], 1, "--force");
    refused(&desk, &["dump", "demo.db", "--force"], 1, "");
    refused(&desk, &["dump", "none/all.jsonl"], 1, "map");
    refused(&desk, &["load", "all.jsonl"], 1, "demo.db");
    refused(&desk, &["load", "all.jsonl", "--db", "notes.txt"], 1, "notes.txt");
    refused(&desk, &["load", "none.jsonl", "--db", "new.db"], 1, "none.jsonl");
    refused(&desk, &["load", "notes.txt", "--db", "new.db"], 1, "notes.txt");
    refused(&desk, &["load", ".", "--db", "new.db"], 1, "map");
    assert_eq!(desk.run(&["dump", "all.jsonl", "--force"]).code, 0);
    assert_eq!(std::fs::read_to_string(desk.path("notes.txt")).unwrap(), "mine");
}

#[test]
fn a_dump_that_was_damaged_or_cut_makes_nothing_and_names_the_line() {
    let desk = Desk::with_demo();
    assert_eq!(desk.run(&["dump", "all.jsonl"]).code, 0);
    let whole = std::fs::read_to_string(desk.path("all.jsonl")).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    let with = |lines: &[&str]| std::fs::write(desk.path("odd.jsonl"), lines.join("\n") + "\n").unwrap();
    with(&lines[..lines.len() - 1]);
    refused(&desk, &["load", "odd.jsonl", "--db", "new.db"], 1, &format!("regel {}", lines.len() - 1));
    with(&[&lines[..700], &lines[701..]].concat());
    refused(&desk, &["load", "odd.jsonl", "--db", "new.db"], 1, "regel 701");
    let other = lines[41].replacen("\":\"", "\":\"x", 2);
    with(&[&lines[..41], &[other.as_str()], &lines[42..]].concat());
    refused(&desk, &["load", "odd.jsonl", "--db", "new.db"], 1, "regel 42");
    refused(&desk, &["load", "odd.jsonl", "--db", "new.db", "--lang", "en"], 1, "line 42");
    // From a pipe that breaks off, too.
    let mut load = desk.command(&["load", "-", "--db", "new.db"]);
    let mut load = load.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    load.stdin.take().unwrap().write_all(&whole.as_bytes()[..whole.len() / 2]).unwrap();
    let output = said(load.wait_with_output().unwrap());
    assert!(output.code == 1 && output.err.contains("breekt af"), "{}", output.err);
    assert!(!desk.path("new.db").exists());
}

#[test]
fn a_load_that_is_killed_or_has_no_room_leaves_no_database_and_the_next_one_clears_up() {
    let desk = Desk::with_demo();
    assert_eq!(desk.run(&["dump", "all.jsonl"]).code, 0);
    let left = || names(&desk).into_iter().filter(|name| name.contains("unfinished")).count();
    for pause in (0..6).map(|n| std::time::Duration::from_millis(n * 25)) {
        let mut load = desk.command(&["load", "all.jsonl", "--db", "new.db"]);
        let mut load = load.stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(pause);
        load.kill().unwrap();
        load.wait().unwrap();
        if desk.path("new.db").exists() {
            assert_eq!(desk.run(&["check", "--db", "new.db"]).code, 0, "after {pause:?}");
            std::fs::remove_file(desk.path("new.db")).unwrap();
        }
    }
    // No file may grow beyond some blocks: a disk that is full.
    let program = env!("CARGO_BIN_EXE_binnenwerk");
    for call in ["load all.jsonl --db new.db", "dump more.jsonl", "backup more.db"] {
        let limited = format!("ulimit -f 64; trap '' XFSZ; exec {program} {call}");
        let mut shell = std::process::Command::new("sh");
        let shell =
            shell.env_clear().env("BINNENWERK_DB", "demo.db").current_dir(desk.path(".")).args(["-c", &limited]);
        let output = said(shell.output().unwrap());
        assert_eq!((output.code, output.err.trim().lines().count()), (1, 1), "{call}: {}", output.err);
    }
    assert!(!desk.path("new.db").exists() && !desk.path("more.jsonl").exists() && !desk.path("more.db").exists());
    assert_eq!(desk.run(&["load", "all.jsonl", "--db", "new.db"]).code, 0);
    assert_eq!(left(), 0);
}

#[test]
fn a_dump_to_a_device_that_is_full_is_a_failure_and_one_that_nobody_reads_on_is_none() {
    let desk = Desk::with_demo();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = said(desk.command(&["dump", "-"]).stdout(full).output().unwrap());
    assert_eq!((output.code, output.err.trim().lines().count()), (1, 1), "{}", output.err);
    let program = env!("CARGO_BIN_EXE_binnenwerk");
    let mut shell = std::process::Command::new("sh");
    let piped = format!("{program} --db demo.db dump - | head -n 1 | cut -c 1-8");
    let output = said(shell.current_dir(desk.path(".")).args(["-c", &piped]).output().unwrap());
    assert_eq!((output.out.trim(), output.err.as_str()), ("{\"sum\":\"", ""));
}
