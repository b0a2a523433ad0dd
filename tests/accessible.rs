//! The program without a screen: the commonest tasks and every action by plain lines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod support;

use std::io::Write;
use std::process::{Command, Stdio};

use binnenwerk::app::action::Action;
use binnenwerk::app::actions;
use binnenwerk::text::{Language, Words};
use support::office::{DAY, Office, command};

/// Types these lines, without a screen and with these arguments; answers what was said.
fn said_with(office: &Office, args: &[&str], lines: &[&str]) -> String {
    said_by(command(&office.db()).args(["--as-of", DAY]).args(args), lines)
}

/// What a program says to these lines.
fn said_by(program: &mut Command, lines: &[&str]) -> String {
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = program.spawn().expect("starts");
    let typed: String = lines.iter().map(|line| format!("{line}\n")).collect();
    running.stdin.take().expect("a line in").write_all(typed.as_bytes()).expect("is read");
    let output = running.wait_with_output().expect("ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn said(office: &Office, lines: &[&str]) -> String {
    said_with(office, &["--accessible"], lines)
}

/// What the log says was done last.
fn last_verb(office: &Office) -> String {
    office.json(&["log", "--limit", "1"])[0]["verb"].as_str().expect("a verb").to_owned()
}

#[test]
fn the_commonest_tasks_are_done_by_plain_lines() {
    let office = Office::new();
    let [first, second] = [0, 1].map(|nth| office.members("").remove(nth));
    // The hours of somebody who is found by name; a value behind the name of the column.
    let told = said(&office, &["f", &first.number, "1", "uren 21"]);
    assert_eq!(office.member(&first.number).hours, 21.0, "{told}");
    // By question and answer, and taken back.
    let told = said(&office, &["f", &first.number, "1", "uren", "22", "u"]);
    assert_eq!(office.member(&first.number).hours, 21.0, "{told}");
    assert!(told.contains("Nu: 21"), "{told}");
    // Moved: the team is found by some of its letters, and chosen by its number.
    let team = office.members("").into_iter().map(|member| member.team).find(|team| *team != second.team).expect("one");
    let told = said(&office, &["f", &second.number, "1", "m", &team, "1"]);
    assert_eq!(office.member(&second.number).team, team, "{told}");
    // Absent, and back again.
    said(&office, &["f", &first.number, "1", "z", "", "", ""]);
    assert_eq!(last_verb(&office), "start_absence");
    said(&office, &["f", &first.number, "1", "z", "", ""]);
    assert_eq!(last_verb(&office), "end_absence");
    // Contact, in one line.
    said(&office, &["f", &first.number, "1", "c", "over het rooster gesproken", ""]);
    assert_eq!(last_verb(&office), "log_contact");
    // Somebody new: each field is asked for, with its number, its name and whether it is needed.
    let told = said(&office, &["2", "Tab", "n", "900001", "Vries, Noor de", "24"]);
    assert!(told.contains("verplicht"), "{told}");
    // Filtered, and told how many are left.
    let told = said(&office, &["Tab", "/", &first.name]);
    assert!(told.contains(&first.number), "{told}");
    office.assert_whole();
}

#[test]
fn a_refusal_is_a_sentence_and_changes_nothing() {
    let office = Office::new();
    let member = office.members("").remove(0);
    let before = office.everything();
    let told = said(&office, &["f", &member.number, "1", "uren 99", "/stop", "bestaat niet", "q"]);
    assert!(told.contains("40") && told.contains("Met ? hoort u"), "{told}");
    assert_eq!(office.everything(), before);
}

#[test]
fn every_action_is_asked_for_by_its_name() {
    let office = Office::new();
    let words = Words::new(Language::Dutch).spoken();
    // One call for all but those that end it.
    let ends = [Action::Back, Action::Demo];
    let named = actions::named().iter().filter(|(action, _)| !ends.contains(action));
    let called: Vec<String> = named.map(|(_, name)| words.say(&format!("action-{name}")).into_owned()).collect();
    let lines: Vec<&str> = called.iter().flat_map(|called| [called.as_str(), "/stop", "/stop", "/stop"]).collect();
    let told = said(&office, &lines);
    assert!(!told.contains("Dit is geen opdracht"), "{told}");
    assert!(told.matches("> ").count() > lines.len(), "it ended early: {told}");
    assert!(said(&office, &[&words.say("action-back")]).ends_with("> "));
}

#[test]
fn nothing_is_sent_that_moves_a_cursor_draws_a_frame_or_colours() {
    let office = Office::new();
    let told = said(
        &office,
        &["Tab", "?", "agenda", "log", "overzicht", "rooster", "Tab", "i", "", "", "/stop", "n", "/stop"],
    );
    let acts =
        |sign: char| (sign.is_control() && !matches!(sign, '\n' | '\x07')) || ('\u{2500}'..='\u{259f}').contains(&sign);
    assert_eq!(told.chars().find(|sign| acts(*sign)), None, "{told}");
    assert!(told.lines().all(|line| line.chars().count() < 2000));
}

#[test]
fn who_only_looks_changes_nothing() {
    let office = Office::new();
    let member = office.members("").remove(0);
    let before = std::fs::read(office.db()).expect("reads");
    let told =
        said_with(&office, &["--accessible", "--read-only"], &["f", &member.number, "1", "uren 21", "n", "/stop"]);
    assert!(told.contains("--read-only"), "{told}");
    assert_eq!(std::fs::read(office.db()).expect("reads"), before);
    let refused = office.run(&["--read-only", "set", "member", &member.number, "hours=21"]);
    assert_ne!(refused.status.code(), Some(0));
    assert_eq!(std::fs::read(office.db()).expect("reads"), before);
}

#[test]
fn the_tour_is_taken_by_plain_lines_and_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let nowhere = folder.path().join("none.db");
    let lines = ["f", "visser", "1", "uren 21", "m", "arch", "1", "t", "gisteren", "", "u", "q"];
    let told = said_by(command(&nowhere).args(["tour", "--accessible"]), &lines);
    for step in 1..=5 {
        assert!(told.contains(&format!("Stap {step} van 5")), "{step}: {told}");
    }
    assert!(told.contains("Klaar: dit was de rondleiding"), "{told}");
    assert!(!nowhere.exists(), "it is in memory");
}

#[test]
fn on_the_first_day_nothing_is_chosen_by_an_empty_line_and_what_lacks_is_asked_for_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = folder.path().join("nieuw.db");
    let told = said_by(
        command(&db).arg("--accessible").current_dir(&folder),
        &["", "", "", "", "h", "", "Hout", "/stop", "/stop"],
    );
    let [offers, form] = [told.find("Bestanden").expect("offers"), told.find("1/").expect("a form")];
    assert!(offers < form && !told[..form].contains("Typ een pad"), "nothing was chosen: {told}");
    let lines = |sought: &str| told.lines().filter(|line| line.contains(sought)).count();
    assert!(lines("Vul hier iets in") >= 1, "an empty line is no name: {told}");
    // Each file question says how it is answered.
    let files = said_by(command(&db).arg("--accessible").current_dir(&folder), &["i", "/stop"]);
    assert!(files.contains("Typ een pad") && !files.contains("Tab:"), "{files}");
}

#[test]
fn what_a_number_an_empty_line_and_a_question_mark_do_is_what_was_told_last() {
    let office = Office::new();
    // Once a command was chosen by its number, a number is a row of what it shows.
    let told = said(&office, &["kandidaten", "1", "1"]);
    let after = told.rsplit("Alle vacatures").next().expect("more");
    assert!(after.contains("> 1 "), "{after}");
    let member = office.members("").remove(0);
    let here = ["f", member.number.as_str(), "1"];
    // Which day is looked at is told with the list, and that an answer typed last waits for an empty line.
    let told = said(&office, &[&here[..], &["t", "1-2-2027", "", "T"]].concat());
    assert!(told.contains("met een lege regel is het klaar") && told.contains("peildatum 01-02-2027"), "{told}");
    // A question mark asks how a question is answered; it is no answer.
    let told = said(&office, &[&here[..], &["z", "?", "/stop"]].concat());
    assert!(told.contains("/kies") && !told.contains("Nu: ?"), "{told}");
    // Back in a form from a list of choices nothing is told again but the field that is next.
    let told = said(&office, &["Tab", "n", "/terug", "", "", "", "/kies", "/stop", "/stop"]);
    assert_eq!(told.matches("Een lege regel: volgende veld").count(), 1, "{told}");
    // Above a view a command is called what it does there.
    let told = said(&office, &["f", &office.members("contract<2000d").remove(0).number, "1", "K", "3j", "", "?"]);
    assert!(told.contains("1 doe het") && !told.contains("1 Wijzig"), "{told}");
    office.assert_whole();
}
