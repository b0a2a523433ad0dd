//! Who is absent, how much, until when, what has to be done about it, and the rate.

use serde_json::Value;

use crate::desk::Desk;

fn member(desk: &Desk, number: &str, on: &str) -> Value {
    desk.json(&["list", "members", "--filter", &format!("nummer={number}"), "--as-of", on])[0].clone()
}

/// Somebody who was not absent lately.
fn healthy(desk: &Desk) -> String {
    let list = desk.json(&["list", "members", "--filter", "status:werk placed_from<01-01-2026", "--sort", "number"]);
    let found = list.as_array().expect("a list").iter().find(|member| {
        let number = member["number"].as_str().expect("a number");
        let absences = desk.json(&["show", "member", number])["absences"].clone();
        absences.as_array().is_none_or(Vec::is_empty) && member["placed_until"].is_null()
    });
    found.expect("somebody")["number"].as_str().expect("a number").to_owned()
}

#[test]
fn an_absence_starts_changes_and_ends_and_each_day_shows_what_held() {
    let desk = Desk::with_demo();
    let number = healthy(&desk);
    let start = ["absent", &number, "--from", "02-11-2026", "--expected", "30-11-2026"];
    let told = desk.run(&start).err;
    assert!(told.starts_with("Bewaard: verzuim gemeld. ") && told.lines().count() == 1, "{told}");
    let row = member(&desk, &number, "2026-11-22");
    assert_eq!((&row["status"], &row["absent_since"]), (&"absent".into(), &"2026-11-02".into()));
    assert_eq!(desk.run(&["absent", &number, "--from", "16-11-2026", "--percent", "50"]).code, 0);
    let running = desk.json(&["list", "absences"]);
    let absence = running.as_array().expect("a list").iter().find(|absence| absence["member"] == row["name"]);
    let absence = absence.expect("the absence that runs");
    assert_eq!((&absence["percent"], &absence["spell_from"]), (&50.into(), &"2026-11-02".into()));
    assert_eq!((&absence["step"], &absence["step_due"]), (&"problem_analysis".into(), &"2026-12-14".into()));
    assert_eq!(desk.run(&["recovered", &number, "--on", "23-11-2026"]).code, 0);
    assert_eq!(member(&desk, &number, "2026-11-22")["status"], "absent", "the last day");
    assert_eq!(member(&desk, &number, "2026-11-23")["status"], "at_work", "the first day back");
    assert_eq!(member(&desk, &number, "2026-11-01")["status"], "at_work");
    let verbs: Vec<Value> =
        desk.json(&["log", "--limit", "3"]).as_array().unwrap().iter().map(|s| s["verb"].clone()).collect();
    assert_eq!(verbs, ["end_absence", "change_absence", "start_absence"]);
}

#[test]
fn what_follows_within_four_weeks_is_the_same_absence() {
    let desk = Desk::with_demo();
    let number = healthy(&desk);
    for args in [
        ["absent", number.as_str(), "--from", "01-08-2026", "--until", "31-08-2026"],
        ["absent", number.as_str(), "--from", "28-09-2026", "--until", "30-09-2026"],
    ] {
        assert_eq!(desk.run(&args).code, 0);
    }
    assert_eq!(member(&desk, &number, "2026-09-29")["absent_since"], "2026-08-01", "27 days between");
    assert_eq!(desk.run(&["absent", &number, "--from", "29-10-2026"]).code, 0);
    assert_eq!(member(&desk, &number, "2026-11-22")["absent_since"], "2026-10-29", "28 days between");
}

#[test]
fn what_cannot_be_is_refused_in_one_sentence_and_changes_nothing() {
    let desk = Desk::with_demo();
    let number = healthy(&desk);
    let before = desk.revision();
    let refused = |args: &[&str], words: &str| {
        let said = desk.run(args);
        assert_eq!((said.code, said.err.trim().lines().count()), (1, 1), "{args:?} {}", said.err);
        assert!(said.err.contains(words), "{args:?}: {}", said.err);
    };
    refused(&["recovered", &number], "niet afwezig");
    refused(&["absent", &number, "--from", "01-01-2010"], "niet in dienst");
    refused(&["absent", &number, "--percent", "140"], "100");
    refused(&["absent", &number, "--from", "10-11-2026", "--until", "01-11-2026"], "voor de eerste dag");
    assert_eq!(desk.revision(), before);
    assert_eq!(desk.run(&["absent", &number]).code, 0);
    refused(&["absent", &number], "al afwezig");
    let member = format!("member={number}");
    refused(&["add", "absence", &member, "from=20-11-2026", "percent=100"], "verzuim");
}

#[test]
fn whoever_leaves_is_absent_no_longer() {
    let desk = Desk::with_demo();
    let number = healthy(&desk);
    assert_eq!(desk.run(&["absent", &number, "--from", "02-11-2026"]).code, 0);
    let end = ["end", &number, "--on", "30-11-2026", "--reason", "eigen keuze", "--service"];
    assert_eq!(desk.run(&end).code, 0);
    assert_eq!(desk.json(&["show", "member", &number])["absences"][0]["until"], "2026-11-30");
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.json(&["show", "member", &number])["absences"][0]["until"], Value::Null);
}

#[test]
fn the_rate_of_the_parts_is_the_rate_of_the_whole() {
    let desk = Desk::with_demo();
    let period = ["--from", "01-01-2026", "--to", "31-10-2026"];
    let report = |by: &str| desk.json(&[&["report", "absence", "--by", by][..], &period[..]].concat());
    let number = |value: &Value| value.as_f64().expect("a number");
    for by in ["team", "client"] {
        let report = report(by);
        for hours in ["contract_hours", "absent_hours"] {
            let parts: f64 = report["rows"].as_array().expect("a list").iter().map(|row| number(&row[hours])).sum();
            assert!((parts - number(&report[hours])).abs() < 1.0, "{by} {hours}: {parts} {}", report[hours]);
        }
        assert!((4.0..7.0).contains(&number(&report["rate"])), "{}", report["rate"]);
    }
}

#[test]
fn one_person_absent_for_a_known_time_gives_a_known_rate() {
    let desk = Desk::empty();
    for args in [
        vec!["add", "team", "code=T1", "name=Archief", "places=2", "phase=structureel", "from=01-01-2026"],
        vec!["add", "member", "number=1", "name=Jan Aa", "team=T1", "hours=28", "--on", "01-01-2026"],
        vec!["absent", "1", "--from", "01-03-2026", "--until", "10-03-2026"],
        vec!["absent", "1", "--from", "11-03-2026", "--until", "20-03-2026", "--percent", "50"],
    ] {
        let said = desk.run(&args);
        assert_eq!(said.code, 0, "{args:?}: {}", said.err);
    }
    let report = desk.json(&["report", "absence", "--from", "01-01-2026", "--to", "10-04-2026"]);
    // 100 days of 4 hours, of which 10 days were missed whole and 10 by half.
    assert_eq!(
        (&report["contract_hours"], &report["absent_hours"], &report["rate"]),
        (&400.into(), &60.into(), &15.into())
    );
    let empty = desk.json(&["report", "absence", "--from", "01-01-2025", "--to", "31-01-2025"]);
    assert_eq!(empty["rate"], Value::Null);
}

#[test]
fn hours_missed_follow_the_working_days_and_the_rate_does_not() {
    let desk = Desk::empty();
    for args in [
        &["add", "team", "code=G1", "naam=Plantsoen", "plaatsen=6", "vanaf=1-2-2024", "fase=pilot"][..],
        &["add", "member", "nummer=77", "naam=Vink, Bo", "team=G1", "uren=24", "--on", "1-3-2024"],
        &["absent", "77", "--from", "1-6-2026", "--percent", "50", "--until", "10-6-2026"],
    ] {
        let said = desk.run(args);
        assert_eq!(said.code, 0, "{args:?}: {}", said.err);
    }
    let missed = |on: &str| desk.json(&["list", "absences", "--as-of", on])[0]["missed_hours"].clone();
    let rate = || desk.json(&["report", "absence", "--from", "1-6-2026", "--to", "30-6-2026"]);
    let before = rate();
    assert_eq!(missed("10-6-2026"), Value::Null, "not known");
    let placement = desk.json(&["list", "placements", "--all"])[0]["id"].as_str().expect("an identity").to_owned();
    let known = desk.run(&["correct", "placement", &placement, "werkdagen=ma 8, di 8, do 8"]);
    assert_eq!(known.code, 0, "{}", known.err);
    // 1 June 2026 is a Monday; half of Monday and Tuesday, nothing of Wednesday, half of Thursday.
    let on = ["1-6-2026", "2-6-2026", "3-6-2026", "4-6-2026", "10-6-2026"].map(missed);
    assert_eq!(on, [4, 8, 8, 12, 20].map(Value::from));
    assert_eq!(rate(), before, "the rate counts calendar days");
}
