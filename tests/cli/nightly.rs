//! The cron line of the administration manual and the timer of the package, as they stand there.

use std::process::Command;

use crate::desk::Desk;

const MANUAL: &str = include_str!("../../docs/administration.md");
const SERVICE: &str = include_str!("../../packaging/binnenwerk-backup.service");
const TIMER: &str = include_str!("../../packaging/binnenwerk-backup.timer");
const HEADS_SERVICE: &str = include_str!("../../packaging/binnenwerk-loghead.service");
const HEADS_TIMER: &str = include_str!("../../packaging/binnenwerk-loghead.timer");

/// The fenced blocks of a language in the manual.
fn blocks(language: &str) -> Vec<&'static str> {
    let begins = format!("```{language}\n");
    MANUAL.split(&begins).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

/// What a service runs.
fn commands(service: &'static str) -> Vec<&'static str> {
    service.lines().filter_map(|line| line.strip_prefix("ExecStart=")).collect()
}

/// Where systemd is, it reads the moment of a timer.
fn is_a_moment(timer: &str) -> String {
    let at = timer.lines().find_map(|line| line.strip_prefix("OnCalendar=")).unwrap();
    if let Ok(read) = Command::new("systemd-analyze").args(["calendar", at]).output() {
        assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    }
    at.to_owned()
}

/// A command of the manual with the places of a desk.
fn placed(command: &str, desk: &Desk) -> String {
    let path = |name: &str| desk.path(name).display().to_string();
    let placed = command
        .replace("/usr/bin/binnenwerk", env!("CARGO_BIN_EXE_binnenwerk"))
        .replace("/srv/binnenwerk/rooster.db", &path("demo.db"))
        .replace("/mnt/kopie", &path("kopie"));
    assert!(!placed.contains("/srv") && !placed.contains("/mnt") && !placed.contains("/usr/bin"), "{placed}");
    placed
}

fn by_shell(command: &str) -> (Option<i32>, String) {
    let output = Command::new("sh").env_clear().args(["-c", command]).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap())
}

fn copies(desk: &Desk) -> usize {
    std::fs::read_dir(desk.path("kopie")).map_or(0, Iterator::count)
}

#[test]
fn the_cron_line_makes_a_copy_in_silence_and_speaks_when_it_cannot() {
    let desk = Desk::with_demo();
    let [line] = blocks("cron")[..] else { panic!("one line of cron") };
    let fields: Vec<&str> = line.trim().splitn(6, ' ').collect();
    assert_eq!(fields[..5], ["15", "2", "*", "*", "*"]);
    assert!(!fields[5].contains('%'), "cron reads that as the end of the line");
    let command = placed(fields[5], &desk);
    let (_, said) = by_shell(&command);
    assert!(said.contains("map") || said.contains("folder"), "the disk is not there: {said}");
    std::fs::create_dir(desk.path("kopie")).unwrap();
    for nth in 1..=2 {
        assert_eq!((by_shell(&command), copies(&desk)), ((Some(0), String::new()), nth));
    }
    let sql = "UPDATE team SET places = places + 1 WHERE id IN (SELECT record FROM log_change)";
    let conn = rusqlite::Connection::open(desk.path("demo.db")).unwrap();
    let behind = conn.execute(sql, []).unwrap() > 0 || conn.execute("DELETE FROM contact", []).unwrap() > 0;
    drop(conn);
    assert!(behind && !by_shell(&command).1.is_empty());
}

#[test]
fn the_timer_runs_a_service_whose_commands_make_a_copy_and_check() {
    let desk = Desk::with_demo();
    std::fs::create_dir(desk.path("kopie")).unwrap();
    assert!(SERVICE.contains("Type=oneshot") && TIMER.contains("WantedBy=timers.target"));
    assert!(MANUAL.contains("binnenwerk-backup.service") && MANUAL.contains("enable --now binnenwerk-backup.timer"));
    // Which database and which folder, the settings say.
    assert_eq!(
        desk.command(&["config", "--write"]).env("XDG_CONFIG_HOME", desk.path("set")).status().unwrap().code(),
        Some(0)
    );
    let settings = desk.path("set/binnenwerk/config.toml");
    let example = std::fs::read_to_string(&settings).unwrap();
    let place = |line: &str| match line.trim_start_matches("# ").split(" = ").next() {
        Some("db") => format!("db = {:?}", desk.path("demo.db")),
        Some("backup") => format!("backup = {:?}", desk.path("kopie")),
        _ => line.to_owned(),
    };
    std::fs::write(&settings, example.lines().map(place).collect::<Vec<_>>().join("\n")).unwrap();
    assert_eq!(commands(SERVICE).len(), 2);
    for command in commands(SERVICE) {
        assert!(MANUAL.contains(&command.replace("/usr/bin/", "")), "the manual does not say {command}");
        // Systemd starts no shell.
        let placed = placed(command, &desk);
        let mut words = placed.split(' ');
        let mut call = Command::new(words.next().unwrap());
        let output = call.env_clear().env("XDG_CONFIG_HOME", desk.path("set")).args(words).output().unwrap();
        assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(copies(&desk), 1);
    assert!(is_a_moment(TIMER).contains("02:15") && MANUAL.contains("2:15"));
}

#[test]
fn the_other_timer_sends_the_heads_of_the_logs_to_the_log_of_the_machine_every_hour() {
    assert!(HEADS_SERVICE.contains("Type=oneshot") && HEADS_TIMER.contains("WantedBy=timers.target"));
    assert!(MANUAL.contains("enable --now binnenwerk-loghead.timer"));
    assert_eq!(is_a_moment(HEADS_TIMER), "*-*-* *:05:00");
    let [command] = commands(HEADS_SERVICE)[..] else { panic!("one command") };
    assert!(MANUAL.contains(&command.replace("/usr/bin/", "")), "the manual does not say {command}");
    let words: Vec<&str> = command.split(' ').skip(1).collect();
    let said = Desk::with_demo().run(&words);
    // Where nobody listens it says so.
    assert!(said.code == 0 || said.err.contains("/dev/log"), "{}", said.err);
}
