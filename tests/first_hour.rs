//! The first hour of an office: from the first start to ten edits, by somebody who knows no more than what the program says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod support;

use std::io::Write;
use std::process::Stdio;

use support::launch::Launch;
use support::office::{Office, PROGRAM, command};
use support::pty::Screen;
use support::roster::{quit, wait_here};

/// The verbs that the log has, the first first.
fn verbs(office: &Office) -> Vec<String> {
    let log = office.json(&["log", "--limit", "100"]);
    let verb = |entry: &serde_json::Value| entry["verb"].as_str().expect("a verb").to_owned();
    log.as_array().expect("a list").iter().rev().map(verb).collect()
}

/// What has to have been done once the hour is over.
fn assert_done(office: &Office) {
    let verbs = verbs(office);
    for verb in [
        "hire",
        "edit",
        "change_hours",
        "start_absence",
        "end_absence",
        "log_contact",
        "move_member",
        "extend_contract",
        "open_vacancy",
        "enrol",
        "change_stage",
        "end_employment",
        "undo",
    ] {
        assert!(verbs.iter().any(|done| done == verb), "{verb} is not in {verbs:?}");
    }
    for kind in ["members", "teams"] {
        let listed = command(&office.db()).args(["--json", "list", kind]).output().expect("starts");
        let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).expect("a list");
        assert_eq!(listed.as_array().expect("a list").len(), 2, "{listed}");
    }
    office.assert_whole();
}

/// Presses a key that the line at the bottom names with this word.
#[track_caller]
fn as_hinted(screen: &mut Screen, key: &str, word: &str) {
    let hint = format!("{key} {word}");
    screen.wait_until(|screen| screen.contents().lines().last().is_some_and(|line| line.contains(&hint)), &hint);
    screen.keys(key);
}

/// Looks for a word in the help, and does what is found first.
#[track_caller]
fn by_help(screen: &mut Screen, word: &str, found: &str) {
    as_hinted(screen, "?", "hulp");
    screen.wait_for("Typ om te zoeken");
    screen.text(word).wait_gone("Shift-Down").wait_for(found);
    screen.keys("Enter");
}

/// Goes through the fields of a form with `Enter`; each answer may leave what stands there. The last one is saved with what the bottom
/// line says.
#[track_caller]
fn fill_in(screen: &mut Screen, title: &str, answers: &[&str]) {
    screen.wait_for(title);
    for (nth, answer) in answers.iter().enumerate() {
        screen.text(answer);
        let last = nth + 1 == answers.len();
        as_hinted(screen, "Enter", if last { "bewaar" } else { "volgende" });
    }
}

#[test]
fn ten_edits_are_made_at_80_by_24_with_what_the_screen_says() {
    let office = Office::empty();
    let mut screen = Launch::new(PROGRAM).arg("--db").arg(office.db()).args(["--as", "an"]).size(24, 80).start();
    // A kind of work, a team and two people: each form leads to the next.
    screen.wait_for("h Met de hand beginnen");
    screen.keys("h");
    fill_in(&mut screen, "Nieuw: werksoort", &["Onderzoek", "", ""]);
    screen.wait_for("Enter: zo laten, of typ zelf");
    fill_in(&mut screen, "Nieuw team", &["", "Noord", "", "Groningen", "", "8", "", ""]);
    for (name, hours, written) in [("Anna de Vries", "32", "Vries, Anna de"), ("Bert Jansen", "20", "Jansen, Bert")] {
        fill_in(&mut screen, "Nieuwe medewerker · Noord", &["", name, hours, "", "", "", ""]);
        screen.wait_for(written);
    }
    as_hinted(&mut screen, "Esc", "niets doen");
    screen.wait_for("Medewerkers · Noord !tl !jc 2");
    // A telephone number: the record names the fields that hold nothing, and a digit begins it.
    screen.wait_gone("Nieuwe medewerker");
    screen.keys("Down");
    wait_here(&screen, "Vries, Anna de");
    screen.keys("i").wait_for("leeg: Telefoon");
    screen.keys("Down Down Down Down").text("0612345678").wait_for("Enter bewaar");
    screen.keys("Enter").wait_for("0612345678").wait_for("0-9 wijzig");
    screen.keys("Esc");
    // A key that does nothing says where it is told what can be done; hours from a day on.
    screen.keys("Z").wait_for("Deze toets doet hier niets. In de hulp");
    screen.keys("Esc").wait_gone("Deze toets");
    by_help(&mut screen, "vanaf", "Kijk naar een andere dag");
    screen.wait_for("Andere peildatum");
    screen.text("+40").keys("Enter").wait_for("PEILDATUM");
    screen.keys("Right").wait_for("0-9 wijzig");
    screen.keys("2 8 Enter").wait_for("bewaard");
    screen.keys("Esc").wait_for("T gaat terug naar vandaag");
    screen.keys("T").wait_gone("PEILDATUM");
    // Ill, and better; a contact.
    by_help(&mut screen, "ziek", "Verzuim");
    screen.wait_for("Verzuim · Vries, Anna de");
    screen.keys("Enter").wait_gone("Verzuim · ");
    screen.wait_for("verzuim 1 d");
    by_help(&mut screen, "ziek", "Verzuim");
    screen.wait_for("Weer aan het werk · Vries");
    screen.keys("Enter").wait_for("de melding is ingetrokken");
    screen.keys("Esc");
    by_help(&mut screen, "contact", "Leg contact vast");
    screen.wait_for("Contact · Vries, Anna de");
    screen.text("gebeld").keys("Enter").wait_gone("Contact · ");
    // A second team, and somebody who goes there: it is told who is moved and where they went.
    screen.keys("S-Tab").wait_for("▌Teams 1");
    as_hinted(&mut screen, "n", "nieuw");
    fill_in(&mut screen, "Nieuw team", &["", "Zuid", "", "Assen", "", "6", "", ""]);
    screen.wait_for("▌Teams 2");
    screen.keys("Up Tab Up");
    wait_here(&screen, "Jansen, Bert");
    as_hinted(&mut screen, "m", "verplaats");
    screen.wait_for("Verplaats Jansen, Bert naar team, vanaf");
    screen.keys("Down").wait_for("▌Zuid");
    as_hinted(&mut screen, "Enter", "kies");
    screen.wait_for("Jansen, Bert: ").wait_for("Zuid");
    wait_here(&screen, "Vries, Anna de");
    screen.keys("Esc");
    // A contract that goes on: what it becomes is shown before it is done.
    by_help(&mut screen, "verlengen", "Contracten verlengen");
    screen.wait_for("Contracten · Vries, Anna de");
    screen.wait_for("loopt nu tot en met ");
    screen.text("2j");
    as_hinted(&mut screen, "Enter", "volgende");
    screen.wait_for("Contracten van 1 medewerker");
    as_hinted(&mut screen, "Enter", "doe het");
    screen.wait_for("▌Medewerkers");
    screen.keys("Tab").wait_for("▌Vacatures");
    let told = screen.row(23);
    assert!(!told.contains("wijzig") && !told.contains("sluit"), "there is no row to do that with: {told}");
    // A vacancy, whose work is made on the way, a candidate for it, and the next stage.
    as_hinted(&mut screen, "n", "nieuw");
    screen.wait_for("Nieuwe vacature · Noord");
    screen.keys("Enter Down").wait_for("Er is nog geen takenpakket");
    screen.keys("Enter");
    fill_in(&mut screen, "Nieuw: takenpakket", &["Invoer", ""]);
    screen.wait_gone("Nieuw: takenpakket");
    fill_in(&mut screen, "Nieuwe vacature · Noord", &["", "24", "", "", "", ""]);
    screen.wait_for("Vacatures · Noord 1");
    screen.keys("3").wait_for("▌Vacatures 1");
    screen.keys("Down");
    as_hinted(&mut screen, "a", "zet op vacature");
    screen.wait_for("Er zijn nog geen kandidaten.");
    screen.keys("Esc");
    as_hinted(&mut screen, "Tab", "kandidaten");
    screen.wait_for("▌Sollicitaties · V001");
    as_hinted(&mut screen, "n", "nieuw");
    fill_in(&mut screen, "Nieuwe kandidaat · V001", &["Kees Bos", "", "", ""]);
    screen.wait_for("Voorselectie 1");
    as_hinted(&mut screen, ">", "verder");
    screen.wait_for("Intake 1");
    // The end of a job: of the place alone it is said that the job goes on; and that is taken back.
    screen.keys("1").wait_for("▌Vacatures · Noord 1");
    screen.keys("Tab Down Tab");
    wait_here(&screen, "Jansen, Bert");
    by_help(&mut screen, "beëindig", "Beëindig wat onder de cursor staat");
    screen.wait_for("het dienstverband loopt door");
    screen.keys("Esc").wait_gone("het dienstverband loopt door");
    by_help(&mut screen, "ontslag", "Uit dienst");
    screen.wait_for("Uit dienst · Jansen, Bert");
    screen.text("+60");
    as_hinted(&mut screen, "Enter", "volgende");
    screen.keys("Down").wait_for("eigen keuze");
    screen.text("eigen").keys("Enter");
    as_hinted(&mut screen, "Enter", "bewaar");
    screen.wait_gone("Uit dienst · ");
    as_hinted(&mut screen, "u", "ongedaan");
    screen.wait_for("✓ ongedaan: Jansen, Bert");
    quit(&mut screen);
    assert_done(&office);
}

#[test]
fn ten_edits_are_made_by_plain_lines_with_what_they_say() {
    let office = Office::empty();
    let said = |lines: &[&str]| {
        let mut program = command(&office.db());
        program.arg("--accessible").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut running = program.spawn().expect("starts");
        let typed: String = lines.iter().map(|line| format!("{line}\n")).collect();
        running.stdin.take().expect("a line in").write_all(typed.as_bytes()).expect("is read");
        let output = running.wait_with_output().expect("ends");
        String::from_utf8(output.stdout).expect("text")
    };
    // All three offers are told at once, and what an empty line does.
    let kind = ["h", "Onderzoek", "", ""];
    let team = ["", "Noord", "", "Groningen", "", "8", "", ""];
    let anna = ["", "Anna de Vries", "32", "", "", "", ""];
    let bert = ["", "Bert Jansen", "20", "", "", "", ""];
    let told = said(&[&kind[..], &team, &anna, &bert, &["/stop"]].concat());
    for offer in ["i Bestanden inlezen", "d Rondkijken in de demo", "h Met de hand beginnen"] {
        assert!(told[..told.find("1/3").expect("a form")].contains(offer), "{offer}: {told}");
    }
    assert!(told.contains("op het laatste veld: bewaren") && told.contains("keuze. Nu: pilot"), "{told}");
    // A column is changed by its name; from another day on once that is looked at.
    let told = said(&["f", "anna", "1", "Z", "?", "telefoon 0612345678", "t", "+40", "", "uren 28", "T"]);
    assert!(
        told.contains("Dit is geen opdracht. Met ? hoort u")
            && told.contains("Of typ een kolom")
            && told.contains(", peildatum "),
        "{told}"
    );
    let told = said(&["f", "anna", "1", "ziek", "", "", "", "ziek", "", "c", "gebeld", ""]);
    assert!(told.contains("de melding is ingetrokken") && told.contains("is het klaar"), "{told}");
    let told = said(&["n", "", "Zuid", "", "Assen", "", "6", "", "", "f", "bert", "1", "m", "zuid", "1"]);
    assert!(told.contains("Verplaats Jansen, Bert naar team") && told.contains("✓ bewaard · Jansen, Bert: "), "{told}");
    let told = said(&["f", "anna", "1", "K", "2j", "", "?", "1"]);
    assert!(told.contains("1 doe het"), "{told}");
    said(&["f", "anna", "1", "v", "", "", "", "24", "", "", "", ""]);
    let told = said(&["kandidaten", "1", "1", "a", "/stop", "tab", "n", "Kees Bos", "", "", "", ">"]);
    assert!(told.contains("Er zijn nog geen kandidaten.") && told.contains("Fase Intake"), "{told}");
    let told = said(&["f", "bert", "1", "x", "/stop", "ontslag", "+60", "eigen", "", "", "u"]);
    assert!(told.contains("het dienstverband loopt door") && told.contains("✓ ongedaan: Jansen, Bert"), "{told}");
    assert_done(&office);
}
