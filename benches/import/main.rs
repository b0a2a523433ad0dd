//! What reading in a roster, making a demonstration and loading what was dumped of it cost, the sizes taking turns within one run, and
//! how that stands to what the `.import` of sqlite3 takes for the same rows with the same indexes:
//!
//! ```text
//! cargo bench --bench import [-- --check]
//! ```
//!
//! `BENCH_ROWS` (rows of the roster, with commas between; 15000,60000 where nothing is said, 300000 is a large one),
//! `BENCH_MEMBERS` (members of the demonstration; 5000,20000, and 1000000 is a large one) and `BENCH_ROUNDS` (3) choose what is done and
//! how often. `BENCH_BEFORE`, the path of another build of the program, takes turns with this one: the last columns tell how this
//! one stands to it. The roster has teams of twelve that are not there yet, so that each row makes a member and a placement. Each
//! store is made anew and goes again. `BENCH_SQLITE` is the sqlite3 to compare with (`sqlite3`); `none` compares with nothing. It gets
//! every table of the store that was made, also those of the log, as text of which nothing is checked: no foreign keys, no rules of
//! columns, no triggers. Identities are in hexadecimal, because a text has no bytes.
//!
//! `--check` fails the run when the time to read in grows more than 1.5 times as much as the rows. Only the ratios mean something
//! on a machine that does other things too.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a bench tells what it found")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what cannot be measured ends the run")]

#[path = "../screen/figures.rs"]
mod figures;
mod sqlite;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use figures::{Figures, OfStore};

/// How often the memory of the program is looked at.
const LOOK: Duration = Duration::from_millis(10);
/// Members of each team of the roster.
const IN_A_TEAM: u64 = 12;
/// The day on which everything is done.
const TODAY: (&str, &str) = ("BINNENWERK_TODAY", "2026-03-02");
/// How much more than the rows the time to read them in may grow.
const GROWTH: f64 = 1.5;
/// The measure that may fail a run.
const READING_IN: &str = "reading in, s";
/// What the ratio to sqlite3 is called.
const AS_SQLITE: [&str; 3] = ["reading in: times .import", "making it: times .import", "loading it: times .import"];

fn main() -> ExitCode {
    let check = std::env::args().any(|argument| argument == "--check");
    let (rows, members) = (numbers("BENCH_ROWS", "15000,60000"), numbers("BENCH_MEMBERS", "5000,20000"));
    let rounds = numbers("BENCH_ROUNDS", "3")[0];
    let before = std::env::var_os("BENCH_BEFORE").map(PathBuf::from);
    let beside = before.is_some();
    let programs: Vec<PathBuf> = [PathBuf::from(env!("CARGO_BIN_EXE_binnenwerk"))].into_iter().chain(before).collect();
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let (mut imports, mut demos) = (Figures::new(&rows, beside), Figures::new(&members, beside));
    for round in 1..=rounds {
        eprintln!("round {round} of {rounds}");
        for (which, program) in programs.iter().enumerate() {
            for (at, rows) in rows.iter().enumerate() {
                read_in(program, folder.path(), *rows, &mut imports.of(which * imports.sizes() + at));
            }
            for (at, members) in members.iter().enumerate() {
                make(program, folder.path(), *members, &mut demos.of(which * demos.sizes() + at));
            }
        }
    }
    print!("{}", imports.table("a roster, median of all rounds"));
    print!("{}", demos.table("a demonstration, median of all rounds"));
    let more = rows[rows.len() - 1] as f64 / rows[0] as f64;
    let grown = imports.ratio(READING_IN) / more;
    if check && grown > GROWTH {
        eprintln!("reading in grows {grown:.2} times as much as the rows, {GROWTH} is allowed");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn numbers(name: &str, usual: &str) -> Vec<u64> {
    let text = std::env::var(name).unwrap_or_else(|_| usual.to_owned());
    text.split(',').map(|size| size.trim().parse().expect("a number")).collect()
}

/// Reads a roster in that is made for it.
fn read_in(program: &Path, folder: &Path, rows: u64, figures: &mut OfStore<'_>) {
    let (file, store) = (folder.join(format!("roster-{rows}.csv")), folder.join("office.db"));
    fs::write(&file, roster(rows)).expect("a roster");
    let mut command = Command::new(program);
    command.arg("--db").arg(&store).arg("import").arg(&file).arg("--create-teams");
    let (seconds, most) = cost(&mut command);
    figures.add(READING_IN, seconds);
    figures.add("reading in: most memory, MB", most);
    if let Some(others) = sqlite::import(&store, folder) {
        figures.add(AS_SQLITE[0], seconds / others);
    }
    remove(&store);
}

/// Makes a demonstration, and another store of what is dumped of it.
fn make(program: &Path, folder: &Path, members: u64, figures: &mut OfStore<'_>) {
    let (store, dumped, loaded) = (folder.join("demo.db"), folder.join("demo.jsonl"), folder.join("loaded.db"));
    let mut command = Command::new(program);
    command.args(["demo", "--members", &members.to_string(), "--into"]).arg(&store);
    let (making, most) = cost(&mut command);
    figures.add("making it, s", making);
    figures.add("making it: most memory, MB", most);
    cost(Command::new(program).arg("--db").arg(&store).arg("dump").arg(&dumped));
    let (loading, most) = cost(Command::new(program).arg("--db").arg(&loaded).arg("load").arg(&dumped));
    figures.add("loading it, s", loading);
    figures.add("loading it: most memory, MB", most);
    remove(&loaded);
    remove(&dumped);
    if let Some(others) = sqlite::import(&store, folder) {
        figures.add(AS_SQLITE[1], making / others);
        figures.add(AS_SQLITE[2], loading / others);
    }
    remove(&store);
}

/// A roster of nobody.
fn roster(rows: u64) -> String {
    let letter = |n: u64| char::from(b'a' + (n % 26) as u8);
    let mut text = "Personeelsnummer;Voornaam;Achternaam;Team;Uren;Vanaf\n".to_owned();
    for n in 0..rows {
        let (given, surname) = ([letter(n), letter(n / 26)], [letter(n / 676), letter(n / 17_576)]);
        let (given, surname): (String, String) = (given.iter().collect(), surname.iter().collect());
        let (number, team, hours) = (100_000 + n, n / IN_A_TEAM, [24, 28, 32, 36][(n % 4) as usize]);
        let (day, month, year) = (1 + n % 9, 1 + n % 8, 2015 + n % 10);
        let line = format!("{number};Voor{given};Achter{surname};T{team:05};{hours};{day:02}-{month:02}-{year}");
        writeln!(text, "{line}").expect("text takes text");
    }
    text
}

/// The seconds that a command takes and the most megabytes of memory that it has.
fn cost(command: &mut Command) -> (f64, f64) {
    command.env(TODAY.0, TODAY.1).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let began = Instant::now();
    let mut child = command.spawn().expect("the program starts");
    let mut most = 0;
    let status = loop {
        most = most.max(most_of(child.id()));
        if let Some(status) = child.try_wait().expect("it ends") {
            break status;
        }
        thread::sleep(LOOK);
    };
    let seconds = began.elapsed().as_secs_f64();
    assert!(status.success(), "{command:?} fails: {status}");
    (seconds, most as f64 / 1024.0)
}

/// Takes a file away, and what the engine kept beside it.
fn remove(file: &Path) {
    fs::remove_file(file).expect("the file goes");
    for beside in ["-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(beside);
        _ = fs::remove_file(name);
    }
}

/// The most kilobytes of memory that a program had so far; 0 when it is gone.
fn most_of(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse().ok()).unwrap_or_default()
}
