//! The keys of the everyday tasks: here, in VisiData and in a spreadsheet.
//!
//! Here and in VisiData the keys are pressed in the real program, and what came of them is looked up in its data: a count cannot lie.
//! VisiData is only run where `BINNENWERK_VISIDATA` says where it is:
//! `BINNENWERK_VISIDATA=/path/to/vd cargo test --test keystrokes -- --ignored`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "../support/document.rs"]
mod document;
#[path = "../support/mod.rs"]
mod support;
mod table;
mod tasks;
mod visidata;

use std::path::Path;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use serde_json::Value;

use support::keys;
use support::office::{DAY, Office};
use support::pty::PATIENCE;
use tasks::{Fact, Keys, OF_NAME, RUN_OUT, TASKS, Task};

/// A day on which every contract that a task extends has begun anew.
const LATER: &str = "2024-02-01";

impl Keys {
    /// How many keys the task takes.
    pub fn count(&self) -> usize {
        keys::parse(self.keys).len()
    }
}

/// The programme, and people whose contracts run out within days of each other.
fn office() -> Office {
    static MADE: OnceLock<Office> = OnceLock::new();
    let office = Office::empty();
    std::fs::copy(MADE.get_or_init(with_contracts).db(), office.db()).expect("cannot copy the database");
    office
}

fn with_contracts() -> Office {
    let office = Office::new();
    for nth in 0..RUN_OUT {
        let (number, until) = (format!("number=990{nth}"), format!("contract_until=2024-01-{}", 10 + nth));
        let name = format!("name={OF_NAME}, Loes");
        let args = ["add", "member", &number, &name, "team=T001", "hours=16", &until, "--on", "2023-02-01"];
        assert!(office.run(&args).status.success(), "{args:?}");
    }
    office
}

/// What the store holds of a field of somebody.
fn held(office: &Office, (number, field, _): &Fact) -> String {
    if *field == "note" {
        return told(&office.json(&["show", "member", number])["contacts"][0]["note"]);
    }
    let filter = format!("number={number}");
    let on = |day: &str| {
        let args = ["list", "member", "--filter", &filter, "--columns", field, "--as-of", day];
        office.json(&args)[0].get(field).map(told)
    };
    // A contract that was extended is another from the day after its old end on; one that was not has ended then.
    let later = if *field == "contract_until" { on(LATER) } else { None };
    later.or_else(|| on(DAY)).unwrap_or_default()
}

/// A value as people write it.
fn told(value: &Value) -> String {
    value.as_str().map_or_else(|| if value.is_null() { String::new() } else { value.to_string() }, str::to_owned)
}

/// Waits until what was done has come into the data.
#[track_caller]
fn wait_for(facts: &[Fact], held: impl Fn(&Fact) -> String, task: &str, shown: impl Fn() -> String) {
    let begun = Instant::now();
    loop {
        let other: Vec<(Fact, String)> =
            facts.iter().map(|fact| (*fact, held(fact))).filter(|(fact, held)| held != fact.2).collect();
        if other.is_empty() {
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "{task}: held instead {other:?}\n{}", shown());
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Waits until the file has everybody, below a line of headings.
#[track_caller]
fn wait_for_file(path: &Path) {
    let begun = Instant::now();
    while std::fs::read_to_string(path).map_or(0, |text| text.lines().count()) < 600 {
        assert!(begun.elapsed() < PATIENCE, "{} does not come", path.display());
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn done_here(task: &Task) {
    let office = office();
    let mut screen = office.launch().folder(office.folder()).start();
    support::office::in_sight(&screen);
    screen.keys(task.ours.begin).wait_quiet();
    wait_for(task.before, |fact| held(&office, fact), task.name, || screen.contents());
    screen.keys(task.ours.keys).wait_quiet();
    screen.keys(task.ours.proof).wait_quiet();
    wait_for(task.after, |fact| held(&office, fact), task.name, || screen.contents());
    if let Some([file, _]) = task.file {
        wait_for_file(&office.folder().join(file));
    }
    screen.close();
}

#[test]
fn each_task_is_done_by_its_keys_here() {
    // Most of the time is waiting for a screen to be quiet.
    std::thread::scope(|scope| {
        for some in TASKS.chunks(TASKS.len().div_ceil(4)) {
            scope.spawn(move || some.iter().for_each(done_here));
        }
    });
}

#[test]
#[ignore = "needs VisiData, which BINNENWERK_VISIDATA tells where it is"]
fn each_task_is_done_by_its_keys_in_visidata() {
    let program = std::env::var_os("BINNENWERK_VISIDATA").expect("BINNENWERK_VISIDATA says where vd is");
    for task in TASKS {
        visidata::done(Path::new(&program), task);
    }
}

#[test]
fn no_task_takes_more_keys_here_than_elsewhere() {
    for task in TASKS {
        let ours = task.ours.count();
        assert!(ours <= task.visidata.count(), "{}: VisiData takes fewer keys", task.name);
        assert!(ours <= task.spreadsheet.keys, "{}: a spreadsheet takes fewer keys", task.name);
    }
}
