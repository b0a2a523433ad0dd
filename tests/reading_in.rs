//! Reading files in from the screen, on a real terminal: in any order, with the answers that the screen asks for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod support;

use std::path::Path;
use std::process::Command;

use support::launch::Launch;
use support::pty::Screen;
use support::roster::{counted, quit};

const PROGRAM: &str = env!("CARGO_BIN_EXE_binnenwerk");
const FILES: [&str; 6] =
    ["plaatsingen.csv", "vacatures.csv", "medewerkers.csv", "teams.csv", "werksoorten.csv", "opdrachtgevers.csv"];

/// A folder with the office's six files and no database yet.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in FILES {
        std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name), folder.path().join(name))
            .unwrap();
    }
    folder
}

fn started(folder: &Path) -> Screen {
    let launch = Launch::new(PROGRAM).args(["--lang", "nl", "--db", "kantoor.db"]).folder(folder);
    let screen = launch.env("BINNENWERK_TODAY", "2023-12-31").size(24, 80).start();
    screen.wait_for("Hoe wilt u beginnen?");
    screen
}

/// Jobs, people and teams at the end of 2023, as the store in the folder has them.
fn published(folder: &Path) -> [f64; 3] {
    let mut command = Command::new(PROGRAM);
    command.args(["--db", "kantoor.db", "report", "jobs", "--as-of", "2023-12-31", "--json"]).current_dir(folder);
    let told = command.output().unwrap();
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    ["jobs", "people", "teams"].map(|name| told[name].as_f64().unwrap())
}

/// With nothing read before: what is offered first is taken, the files of the folder are marked, and what they hold is agreed to.
#[test]
fn from_no_database_to_a_roster_with_people_takes_ten_keys() {
    let folder = folder();
    let mut screen = started(folder.path());
    counted(&mut screen, "Enter", 1);
    screen.wait_for("welke?");
    counted(&mut screen, "Down Space Space Space Space Space Space", 7);
    screen.wait_for("6 bestanden gekozen");
    counted(&mut screen, "Enter", 1);
    screen.wait_for("alles inlezen");
    counted(&mut screen, "Enter", 1);
    screen.wait_for("Ingelezen");
    screen.wait_for("870,0/1500");
    quit(&mut screen);
    assert_eq!(published(folder.path()), [870.0, 674.0, 80.0]);
}

#[test]
fn six_files_at_once_in_either_order_give_the_published_numbers() {
    let mut reversed = FILES;
    reversed.reverse();
    for files in [FILES, reversed] {
        let folder = folder();
        let mut screen = started(folder.path());
        screen.keys(": 'inlezen' Enter").wait_for("welke?");
        screen.text(&files.join(" ")).keys("Enter").wait_for("alles inlezen");
        screen.keys("Enter").wait_for("Ingelezen");
        quit(&mut screen);
        assert_eq!(published(folder.path()), [870.0, 674.0, 80.0]);
    }
}

#[test]
fn six_files_one_by_one_in_a_wrong_order_give_the_published_numbers() {
    let folder = folder();
    let mut screen = started(folder.path());
    let mut waiting = std::collections::VecDeque::from(FILES);
    let mut refused = 0;
    while let Some(name) = waiting.pop_front() {
        screen.keys(": 'inlezen' Enter").wait_for("welke?");
        screen.text(name).keys("Enter");
        screen.wait_until(
            |screen| {
                ["alles inlezen", "wordt geweigerd", "worden geweigerd"]
                    .iter()
                    .any(|said| screen.contents().contains(said))
            },
            "a preview",
        );
        if screen.contents().contains("geweigerd") {
            refused += 1;
            assert!(refused < 20, "{name} is never read in");
            waiting.push_back(name);
            screen.keys("Esc").wait_for("welke?");
            screen.keys("Esc").wait_gone("welke?");
        } else {
            screen.keys("Enter").wait_for("Ingelezen");
            screen.wait_quiet();
        }
    }
    assert!(refused > 0, "placements come before people and teams");
    quit(&mut screen);
    assert_eq!(published(folder.path()), [870.0, 674.0, 80.0]);
}

#[test]
fn an_answer_is_a_number_to_press_and_shows_what_it_would_do() {
    let folder = tempfile::tempdir().unwrap();
    let headings = "Ploeg;Nr;Naam;Uren;Vanaf;Telefoon\n";
    let rows = [
        "Kas;1;Wit, Ali;24;13-02-2023;0611\n",
        "Kas;2;Zwart, Bo;24;13-02-2023;0612\n",
        "Kas;;Rood, Cis;24;13-02-2023;0613\n",
    ];
    std::fs::write(folder.path().join("ploeg.csv"), format!("{headings}{}", rows.concat())).unwrap();
    let mut screen = started(folder.path());
    screen.keys(": 'inlezen' Enter").wait_for("welke?");
    screen.text("ploeg.csv").keys("Enter").wait_for("o: zeggen wat het is");
    screen.keys("o").wait_for("Rij met koppen");
    screen.keys("Tab").text("Ploeg=team").keys("Enter").wait_for("teams maken die er nog niet zijn (2 regels)");
    screen.keys("1").wait_gone("teams maken");
    screen.wait_for("nummers geven aan wie er geen heeft (1 regel)");
    screen.keys("1").wait_for("alles inlezen");
    screen.keys("Tab").wait_for("Rood, Cis");
    screen.keys("Tab").wait_for("alles inlezen");
    screen.keys("Enter").wait_for("Ingelezen");
    screen.wait_for("Kas");
    quit(&mut screen);
    let told = Command::new(PROGRAM)
        .args(["--db", "kantoor.db", "list", "members", "--json"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(told.as_array().unwrap().len(), 3);
}
