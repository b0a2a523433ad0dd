//! What clients are charged, and by which periods and rates.

use std::process::Command;

use super::support::launch::Launch;
use super::support::snapshots::assert_picture;
use super::{demo, started};

#[test]
fn the_lines_of_a_charge_statement() {
    let mut screen = demo("nl", (120, 40));
    screen.keys("4").wait_for("▌Opdrachtgevers");
    screen.keys("Down Down").wait_for("Doorbelastingen · Belastingdienst 8");
    screen.keys("Tab Tab Tab Tab").wait_for("▌Doorbelastingen");
    screen.wait_quiet();
    screen.keys("n").wait_for("nog niet vastgesteld");
    screen.wait_quiet();
    assert_picture("charges", &screen);
}

#[test]
fn what_a_correction_says_stands_below_at_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = folder.path().join("demo.db").display().to_string();
    let run = |args: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_binnenwerk"));
        let said = program.args(args).env("BINNENWERK_TODAY", "2026-11-22").output().expect("the program runs");
        assert!(said.status.success(), "{args:?}: {}", String::from_utf8_lossy(&said.stderr));
        said.stdout
    };
    run(&["demo", "--into", &db]);
    let shown = run(&["--db", &db, "statement", "show", "2026-0046", "--json"]);
    let shown: serde_json::Value = serde_json::from_slice(&shown).expect("JSON");
    let whole = |line: &&serde_json::Value| line["what"] == "Loonkosten" && line["until"] == "2026-09-30";
    let line = shown["lines"].as_array().and_then(|lines| lines.iter().find(whole)).expect("a wage");
    run(&["--db", &db, "hours", line["member"].as_str().expect("a number"), "11.5", "--on", "2026-09-05"]);
    let launch = Launch::new(env!("CARGO_BIN_EXE_binnenwerk")).args(["--db", &db, "--lang", "nl"]);
    let mut screen = started(launch.env("BINNENWERK_TODAY", "2026-11-22"), (80, 24));
    screen.keys("4").wait_for("▌Opdrachtgevers");
    screen.keys("Down Down").wait_for("▌Belastingdienst");
    screen.keys("Tab Tab Tab Tab").wait_for("▌Doorbelastingen");
    screen.keys("n").wait_for("· correcties -");
    screen.keys("G").wait_for("→ 11,5 vanaf 05-09-2026");
    // Several things take more lines, and nothing is cut.
    let number = line["member"].as_str().expect("a number");
    for (hours, on) in [("9", "2026-09-12"), ("8", "2026-09-19")] {
        run(&["--db", &db, "hours", number, hours, "--on", on]);
    }
    screen.keys("Esc n").wait_for("· correcties -");
    screen.keys("G").wait_for("→ 11,5 van 05-09-2026 t/m 11-09-2026 · ").wait_for("→ 8 vanaf 19-09-2026");
}

#[test]
fn the_regions_and_the_closed_periods() {
    for (size, regions, closed) in
        [((80, 24), "regions-80x24", "closed-periods-80x24"), ((120, 40), "regions-120x40", "closed-periods-120x40")]
    {
        let launch = Launch::new(env!("CARGO_BIN_EXE_binnenwerk")).args(["demo", "--lang", "nl", "--as", "maria"]);
        let mut screen = started(launch.env("BINNENWERK_TODAY", "2026-11-22"), size);
        screen.keys("r").wait_for("totaal");
        screen.wait_quiet();
        assert_picture(regions, &screen);
        screen.keys("Esc : a f g e s l o t e n Space p Enter").wait_for("▌Afgesloten perioden");
        for (month, first) in [("2 0 2 3 - 1 0", "01-10-2023"), ("2 0 2 3 - 1 1", "01-11-2023")] {
            screen.keys(&format!("n {month} Enter")).wait_for(first);
        }
        // A refusal takes the place of the moment at which the last one was saved, and the next key takes it away.
        screen.keys("x").wait_for("heeft hier geen einde");
        screen.keys("j");
        screen.wait_quiet();
        assert_picture(closed, &screen);
    }
}

#[test]
fn the_cost_items_and_their_rates() {
    for (size, picture) in [((80, 24), "costs-80x24"), ((120, 40), "costs-120x40")] {
        let mut screen = demo("nl", size);
        screen.keys(": t a r i e v e n Enter").wait_for("▌Kostenposten");
        screen.wait_for("persoon per maand");
        screen.keys("Tab").wait_for("▌Tarieven ·");
        screen.wait_quiet();
        assert_picture(picture, &screen);
    }
}
