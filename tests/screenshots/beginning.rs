//! How to begin: an empty roster, files that are read in, the demonstration.

use std::process::Command;
use std::time::Duration;

use super::support::launch::Launch;
use super::support::snapshots::assert_picture;
use super::{demo, started};

#[test]
fn a_file_is_looked_at_before_it_is_read_in() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("programma.db");
    let data = |name: &&str| format!("{}/tests/data/{name}.csv", env!("CARGO_MANIFEST_DIR"));
    let programme = ["werksoorten", "opdrachtgevers", "teams", "medewerkers", "plaatsingen", "vacatures"];
    let imported = Command::new(env!("CARGO_BIN_EXE_binnenwerk"))
        .arg("--db")
        .arg(&file)
        .arg("import")
        .args(programme.iter().map(data))
        .output()
        .unwrap();
    assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stderr));
    for (size, rows) in [((120, 40), "import-rows-120x40"), ((80, 24), "import-rows-80x24")] {
        let launch = Launch::new(env!("CARGO_BIN_EXE_binnenwerk")).arg("--db").arg(&file);
        let mut screen = started(launch.env("BINNENWERK_TODAY", "2023-12-31"), size);
        screen.keys(": 'inlezen' Enter").wait_for("Bestanden inlezen: welke?");
        screen.keys("'tests/data/rooster-vuil.csv' Enter").wait_for("geweigerd");
        screen.wait_quiet();
        if size.0 == 120 {
            assert_picture("import-preview", &screen);
        }
        screen.keys("Tab").wait_for("Tab: verder");
        assert_picture(rows, &screen);
    }
}

#[test]
fn files_to_read_in_are_chosen_from_their_folder() {
    for (size, picture) in [((80, 24), "files-80x24"), ((120, 40), "files-120x40")] {
        let mut screen = demo("nl", size);
        screen.keys(": 'inlezen' Enter").wait_for("Bestanden inlezen: welke?");
        screen.keys("'tests/da' Tab").wait_for("werksoorten.csv");
        screen.keys("Down Down Space Space").wait_for("2 bestanden gekozen");
        screen.wait_quiet();
        assert_picture(picture, &screen);
    }
}

#[test]
fn an_empty_roster_says_how_to_begin() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("leeg.db");
    for (cols, rows) in [(80, 24), (120, 40)] {
        let launch = Launch::new(env!("CARGO_BIN_EXE_binnenwerk")).args(["--lang", "nl", "--db", db.to_str().unwrap()]);
        let mut screen = launch.env("BINNENWERK_TODAY", "2026-11-22").size(rows, cols).start();
        screen.wait_for("In deze map staan geen bestanden");
        screen.wait_quiet();
        assert_picture(&format!("first-start-{cols}x{rows}"), &screen);
        screen.keys("q");
    }
}

#[test]
fn how_to_begin_is_told_until_there_is_a_team() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("leeg.db");
    let launch = Launch::new(env!("CARGO_BIN_EXE_binnenwerk")).args(["--lang", "nl", "--db", db.to_str().unwrap()]);
    let launch = launch.folder(env!("CARGO_MANIFEST_DIR")).env("BINNENWERK_TODAY", "2023-12-31");
    let mut screen = launch.size(24, 80).start();
    screen.wait_for("Hoe wilt u beginnen?");
    let files = ["werksoorten", "opdrachtgevers", "teams"].map(|name| format!("tests/data/{name}.csv"));
    screen.keys(&format!(": 'inlezen' Enter '{}' Enter", files.join(" ")));
    screen.wait_for("alles inlezen");
    screen.keys("Enter").wait_for("AMO");
    screen.wait_quiet();
    assert!(!screen.contents().contains("Hoe wilt u beginnen?"), "{}", screen.contents());
}

#[test]
fn the_demonstration_is_looked_at_from_an_empty_roster_and_left_again() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("leeg.db");
    let launch = Launch::new(env!("CARGO_BIN_EXE_binnenwerk")).args(["--lang", "nl", "--db", db.to_str().unwrap()]);
    let mut screen = launch.env("BINNENWERK_TODAY", "2026-11-22").size(24, 80).start();
    screen.wait_for("Hoe wilt u beginnen?");
    let before = std::fs::read(&db).unwrap();
    screen.keys("d").wait_for("Dit is de demo");
    screen.wait_for(" 1–");
    screen.keys("Down").wait_gone("Dit is de demo");
    screen.wait_for(" DEMO ");
    // The vacancies of the team, no longer those of all.
    screen.wait_for("AMO COA Hoofddorp 0");
    screen.wait_quiet();
    assert_picture("first-start-demo", &screen);
    screen.keys("q").wait_for("Hoe wilt u beginnen?");
    assert!(std::fs::read(&db).unwrap() == before, "nothing of it came into the store");
    screen.keys("Esc").wait_gone("Hoe wilt u beginnen?");
    screen.keys("q");
    assert!(screen.wait_exit(Duration::from_secs(20)).is_some_and(|status| status.success()));
}

#[test]
fn an_empty_roster_offers_the_files_of_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let name = |name: &str| folder.path().join(name);
    std::fs::write(name("ploegen.csv"), "Teamcode;Team;Plaatsen;Start\nK1;Kas;6;01-02-2024\n").unwrap();
    std::fs::write(name("mensen in dienst.csv"), "Nr;Naam;Team;Uren;Vanaf\n7;Wit, Ali;Kas;24;01-03-2024\n").unwrap();
    std::fs::write(name("brief.docx"), "geen lijst").unwrap();
    let launch = Launch::new(env!("CARGO_BIN_EXE_binnenwerk")).args(["--lang", "nl", "--db", "leeg.db"]);
    let mut screen = launch.folder(folder.path()).env("BINNENWERK_TODAY", "2026-11-22").size(24, 80).start();
    screen.wait_for("In deze map (2)");
    screen.wait_quiet();
    assert_picture("first-start-files", &screen);
    screen.keys("i").wait_for("Bestanden inlezen: welke?");
    screen.wait_for("ploegen.csv");
    screen.keys("Down Space Space Enter");
    screen.wait_for("alles inlezen");
}
