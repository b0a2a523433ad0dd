//! A real sshd and three people with keys of which the line says `--restricted`: what each may, and what somebody tries to get out.
//! `tries.rs` has the tries. Where there is no sshd nothing is tried, and that is said.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test stops at the first surprise"
)]

mod server;
#[path = "../support/mod.rs"]
mod support;
mod tries;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::sync::mpsc::channel;

use rustix::process::{Pid, Signal, kill_process};
use server::{PEOPLE, Server};
use support::launch::Launch;
use support::pty::{PATIENCE, Screen};
use tries::{ASKED, Goes, OF_SSH, Try};

/// A server, or the word that there is none.
fn server() -> Option<Server> {
    let server = Server::start();
    if server.is_none() {
        eprintln!("skipped: there is no sshd here (Debian: apt install openssh-server)");
    }
    server
}

/// What somebody asks, and what they get.
fn ask(server: &Server, name: &str, options: &[&str], asked: &str, input: &str) -> Output {
    let mut ssh = server.ssh(name, options);
    ssh.args(Some(asked).filter(|asked| !asked.is_empty()));
    let mut running = ssh.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("ssh");
    // Who refuses does not read.
    let _ = running.stdin.take().expect("an input").write_all(input.as_bytes());
    let pid = Pid::from_raw(running.id().cast_signed()).expect("an id");
    let (sender, ended) = channel();
    std::thread::spawn(move || sender.send(running.wait_with_output()));
    ended
        .recv_timeout(PATIENCE)
        .unwrap_or_else(|_| {
            // What hangs is seen by its status.
            let _ = kill_process(pid, Signal::KILL);
            ended.recv().expect("it ends")
        })
        .expect("an output")
}

/// What there is around the store, with what it holds, and every name that a try can have made elsewhere.
fn around(server: &Server) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let elsewhere = [std::env::temp_dir(), PathBuf::from("/")].into_iter().chain(home).collect::<Vec<_>>();
    for (folder, whole) in [(server.path("around"), true), (server.path("store"), false), (server.path("."), false)]
        .into_iter()
        .chain(elsewhere.into_iter().map(|folder| (folder, false)))
    {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let name = entry.file_name();
            let ours = name.to_string_lossy().contains("escaped") || name == "x" || name == "-";
            if whole || ours || folder.starts_with(server.path("store")) {
                let is_store = name.to_string_lossy().starts_with("roster.db");
                let holds = if is_store { Vec::new() } else { fs::read(entry.path()).unwrap_or_default() };
                found.insert(entry.path(), holds);
            }
        }
    }
    // They come and go with the last one who has the store open.
    found.retain(|path, _| !path.to_string_lossy().ends_with("-wal") && !path.to_string_lossy().ends_with("-shm"));
    found
}

fn filled_in(server: &Server, text: &str) -> String {
    let at = |path: &Path| path.display().to_string();
    text.replace("{out}", &at(&server.path("around/escaped")))
        .replace("{secret}", &at(&server.secret()))
        .replace("{link}", &at(&server.path("around/link.csv")))
        .replace("{db}", &at(&server.db()))
}

/// Does a try and says what is wrong with how it went.
fn fault_of(
    (server, newest): (&Server, &mut u64),
    by: &str,
    (what, options, asked, input, goes): &Try,
    open_line: bool,
) -> Option<String> {
    let before = around(server);
    let line = open_line.then(|| server.by_open_line(by));
    let options: Vec<String> = options.iter().map(|option| filled_in(server, option)).chain(line).collect();
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let output = ask(server, by, &options, &filled_in(server, asked), &filled_in(server, input));
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let fault = |wrong: &str| Some(format!("{what}: {wrong}\n  {:?}\n  {out}\n  {err}", output.status));
    if output.status.code().is_none() {
        return fault("it did not end");
    }
    match (goes, output.status.success()) {
        (Goes::Refused, true) => return fault("it was not refused"),
        (Goes::Harmless, false) => return fault("it did not do what it does otherwise"),
        _ => {}
    }
    if out.contains("zeer geheim") || err.contains("zeer geheim") || out.contains("root:") || out.contains("HOME=") {
        return fault("a file of others came out");
    }
    let after = around(server);
    if after != before {
        let changed: Vec<_> = after.iter().filter(|(path, holds)| before.get(*path) != Some(holds)).collect();
        return fault(&format!("something is different around the store: {changed:?}"));
    }
    let made: Vec<_> = server.log().into_iter().filter(|(revision, _)| *revision > *newest).collect();
    *newest = made.first().map_or(*newest, |(revision, _)| *revision);
    let others: Vec<_> = made.iter().filter(|(_, actor)| actor != by).collect();
    if others.is_empty() { None } else { fault(&format!("somebody else stands in the log: {others:?}")) }
}

#[test]
fn each_with_their_own_key_reads_and_writes_and_the_log_says_who() {
    let Some(server) = server() else { return };
    for name in PEOPLE {
        let line = server.by_open_line(name);
        let teams = ask(&server, name, &[&line], "list teams --json", "");
        let listed: serde_json::Value = serde_json::from_slice(&teams.stdout).expect("JSON");
        assert!(listed.as_array().is_some_and(|teams| !teams.is_empty()));
        let read = ask(&server, name, &[&line], "import - --kind client", &format!("Naam\nMinisterie van {name}\n"));
        assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
        assert_eq!(server.log().first().map(|(_, actor)| actor.clone()).as_deref(), Some(name));
        let quoted = ask(&server, name, &[&line], "list clients --filter 'naam=\"Ministerie van' --json", "");
        assert!(!quoted.status.success(), "an open quote in a filter is no word of a shell");
        let out = ask(&server, name, &[&line], "dump -", "");
        assert!(out.status.success() && out.stdout.starts_with(b"{"));
    }
}

#[test]
fn the_settings_in_the_page_for_administrators_are_understood_by_sshd() {
    let page = include_str!("../../docs/administration.md");
    let (_, settings) = page.split_once("```sshd_config\n").expect("settings");
    let (settings, _) = settings.split_once("\n```").expect("a fence is closed");
    assert_eq!(server::said_of_settings(settings).unwrap_or_default(), "");
}

#[test]
fn none_of_the_tries_gets_out() {
    let Some(server) = server() else { return };
    assert!(ASKED.len() + OF_SSH.len() >= 60, "so many are promised");
    let long = "a".repeat(100_000);
    let long: Try = ("a very long command", &[], long.leak(), "", Goes::Refused);
    let all = ASKED.iter().chain([&long]).map(|one| (one, true)).chain(OF_SSH.iter().map(|one| (one, false)));
    let by = PEOPLE.iter().cycle();
    let mut newest = server.log().first().map_or(0, |(revision, _)| *revision);
    let faults: Vec<String> =
        all.zip(by).filter_map(|((one, open), by)| fault_of((&server, &mut newest), by, one, open)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The screen that somebody gets who asks for nothing, and whose ssh sends the language as that of Debian does.
fn screen(server: &Server, name: &str) -> Screen {
    let arguments = server.arguments(name);
    let launch = Launch::new("ssh").args(arguments).args(["-o", "SendEnv=LANG", "-tt"]).arg(server.account());
    launch.size(24, 80).start()
}

#[test]
fn no_key_on_the_screen_gets_out_either() {
    let Some(server) = server() else { return };
    let (before, newest) = (around(&server), server.log().first().map_or(0, |(revision, _)| *revision));
    let mut screen = screen(&server, "piet");
    screen.wait_for("Medewerkers");
    for keys in [
        "C-z",
        "e",
        ": i n l e z e n Enter",
        ": e x p o r t Enter",
        ": v o o r b e e l d Enter",
        ": b e g i n n e n Enter",
    ] {
        screen.keys(keys).wait_for("op afstand");
        screen.keys("Down").wait_gone("op afstand");
    }
    // What a terminal answers, or somebody makes it answer, are keys at most.
    for reply in [
        "\x1b[>0;276;0c",
        "\x1b[?62;c",
        "\x1bP1$r0m\x1b\\",
        "\x1b]52;c;dG91Y2ggeA==\x07",
        "\x1b]11;rgb:0/0/0\x07",
        "\x1b[24;80R",
    ] {
        screen.send(reply.as_bytes());
    }
    screen.wait_quiet();
    // Lines in a list are looked at first.
    screen.paste("touch x\n");
    screen.wait_quiet();
    screen.keys("Esc q");
    assert!(screen.wait_exit(PATIENCE).is_some_and(|status| status.success()), "{}", screen.contents());
    assert_eq!(around(&server), before);
    assert!(server.log().iter().all(|(revision, actor)| *revision <= newest || actor == "piet"));
}

#[test]
fn keys_colours_and_walls_come_over_the_line_and_the_terminal_is_given_back() {
    let Some(server) = server() else { return };
    let mut screen = screen(&server, "piet");
    screen.wait_for("Medewerkers").wait_quiet();
    let shown = screen.screen();
    let cell = |row, column| shown.cell(row, column).expect("a cell");
    let cells = || (0..24).flat_map(|row| (0..80).map(move |column| (row, column)));
    assert!(cells().any(|(row, column)| cell(row, column).fgcolor() != vt100::Color::Default), "no colour");
    let walls = |column| (0..24).filter(|row| cell(*row, column).contents() == "│").count();
    assert!((0..80).any(|column| walls(column) >= 10), "{}", screen.contents());
    let newest = server.log().first().map_or(0, |(revision, _)| *revision);
    screen.keys("Down Tab PgDn Up Right Enter 1 2 Home Del Backspace 1 End Backspace 9 Enter");
    screen.wait_for("✓ bewaard");
    assert_eq!(server.log().first(), Some(&(newest + 1, "piet".to_owned())));
    screen.wait_for(" 19 ");
    screen.keys("q");
    assert!(screen.wait_exit(PATIENCE).is_some_and(|status| status.success()), "{}", screen.contents());
    assert!(screen.modes_left_on().is_empty(), "{:?}", screen.modes_left_on());
}
