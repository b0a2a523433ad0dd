//! What changes from a day on, what is planned, and what is put right.

use crate::desk::Desk;

/// A work type, a client, and a team of the client that began in 2024 with six places.
fn small() -> Desk {
    let desk = Desk::empty();
    for args in [
        &["add", "work_type", "naam=Groen"][..],
        &["add", "client", "naam=Waterschap Oost"],
        &["add", "client", "naam=Kust"],
        &["add", "team", "code=G1", "naam=Plantsoen", "plaatsen=6", "vanaf=1-2-2024", "werksoort=Groen", "fase=pilot"],
        &["share", "G1", "Waterschap Oost", "100", "--on", "1-2-2024"],
        &["add", "member", "nummer=77", "naam=Vink, Bo", "team=G1", "uren=25,5", "--on", "1-3-2024"],
    ] {
        let said = desk.run(args);
        assert_eq!(said.code, 0, "{args:?}: {}", said.err);
    }
    desk
}

fn done(desk: &Desk, args: &[&str]) -> String {
    let said = desk.run(args);
    assert_eq!(said.code, 0, "{args:?}: {}", said.err);
    said.err
}

fn team(desk: &Desk, on: &str, field: &str) -> serde_json::Value {
    desk.json(&["list", "teams", "--as-of", on, "--all"])[0][field].clone()
}

#[test]
fn places_are_what_they_were_on_each_day_and_a_later_plan_stays() {
    let desk = small();
    done(&desk, &["set", "team", "G1", "plaatsen=9", "--on", "1-1-2027"]);
    let said = done(&desk, &["set", "team", "G1", "plaatsen=7", "--on", "1-6-2026"]);
    assert!(said.contains("01-01-2027"), "the planned change is named: {said}");
    let places = ["31-5-2026", "1-6-2026", "31-12-2026", "1-1-2027"].map(|on| team(&desk, on, "places"));
    assert_eq!(places, [6, 7, 7, 9]);
    let log = desk.run(&["log", "--limit", "2"]).out;
    assert!(log.contains("6 → 9 vanaf 01-01-2027"), "the log says from which day: {log}");
    let report = |on: &str| desk.json(&["report", "jobs", "--as-of", on])["places"].clone();
    assert_eq!(["31-5-2026", "1-6-2026", "1-1-2027"].map(report), [6, 7, 9]);
    done(&desk, &["undo"]);
    assert_eq!(["1-6-2026", "1-1-2027"].map(|on| team(&desk, on, "places")), [6, 9]);
    done(&desk, &["redo"]);
    assert_eq!(["31-5-2026", "1-6-2026", "1-1-2027"].map(|on| team(&desk, on, "places")), [6, 7, 9]);
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn a_change_before_a_planned_one_names_it_whatever_fact_it_is() {
    let desk = small();
    done(&desk, &["share", "G1", "Waterschap Oost", "40", "--on", "1-2-2025"]);
    done(&desk, &["share", "G1", "Kust", "30", "--on", "1-2-2025"]);
    done(&desk, &["agree", "Kust", "4", "--on", "1-2-2025"]);
    done(&desk, &["phase", "77", "inwerken", "--on", "1-3-2024"]);
    let planned = [
        &["hours", "77", "20", "--on", "1-3-2027"][..],
        &["share", "G1", "Kust", "40", "--on", "2-3-2027"],
        &["agree", "Kust", "6", "--on", "3-3-2027"],
        &["phase", "77", "zelfstandig", "--on", "4-3-2027"],
    ];
    for args in planned {
        let said = done(&desk, args);
        assert!(!said.contains("blijft staan"), "nothing is planned yet: {args:?}: {said}");
    }
    for (args, day) in [
        (&["hours", "77", "24", "--on", "1-1-2027"][..], "01-03-2027"),
        (&["set", "member", "77", "uren=23", "--on", "1-1-2026"], "01-01-2027"),
        (&["share", "G1", "Kust", "35", "--on", "1-1-2027"], "02-03-2027"),
        (&["agree", "Kust", "5", "--on", "1-1-2027"], "03-03-2027"),
        (&["phase", "77", "ontwikkelen", "--on", "1-1-2027"], "04-03-2027"),
    ] {
        let said = done(&desk, args);
        assert!(said.contains(day), "{args:?}: {said}");
    }
    let hours = ["1-3-2024", "1-1-2026", "31-12-2026", "1-1-2027", "28-2-2027", "1-3-2027"]
        .map(|on| desk.json(&["list", "member", "--as-of", on, "--all"])[0]["hours"].as_f64());
    assert_eq!(hours, [25.5, 23.0, 23.0, 24.0, 24.0, 20.0].map(Some));
}

#[test]
fn what_is_planned_after_an_end_is_named_and_stays() {
    let desk = small();
    done(&desk, &["set", "member", "77", "uren=20", "--on", "1-3-2027"]);
    let said = done(&desk, &["end", "77", "--on", "31-12-2026", "--reason", "eigen keuze"]);
    assert!(said.contains("01-03-2027"), "the planned placement is named: {said}");
    let hours = |on: &str| desk.json(&["list", "member", "--as-of", on, "--all"])[0]["hours"].clone();
    assert_eq!(hours("31-12-2026"), 25.5);
    assert_eq!(hours("1-1-2027"), serde_json::Value::Null);
    assert_eq!(hours("1-3-2027"), 20);
}

#[test]
fn a_day_that_a_command_has_no_use_for_is_refused() {
    let desk = small();
    let revision = desk.revision();
    for args in
        [&["undo"][..], &["redo"], &["log"], &["check"], &["keys"], &["backup", "kopie.db"], &["restore", "kopie.db"]]
    {
        let said = desk.run(&[args, &["--as-of", "1-1-2026"]].concat());
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}: {}", said.err);
        assert!(said.err.contains("--as-of"), "{}", said.err);
    }
    assert_eq!(desk.revision(), revision);
    assert!(!desk.path("kopie.db").exists());
}

#[test]
fn what_was_never_so_is_put_right_for_all_days_that_it_held() {
    let desk = small();
    done(&desk, &["set", "team", "G1", "plaats=Zwolle", "--on", "1-6-2025"]);
    done(&desk, &["correct", "team", "G1", "plaats=Deventer", "--on", "1-3-2025"]);
    let cities = ["1-2-2024", "31-5-2025", "1-6-2025"].map(|on| team(&desk, on, "city"));
    assert_eq!(cities, ["Deventer", "Deventer", "Zwolle"]);
    done(&desk, &["correct", "team", "G1", "plaats=Zutphen"]);
    assert_eq!(["31-5-2025", "1-6-2025"].map(|on| team(&desk, on, "city")), ["Deventer", "Zutphen"]);
    let log = desk.json(&["log", "--limit", "1"]);
    assert_eq!(log[0]["verb"], "correct");
    let said = desk.run(&["correct", "member", "77", "uren=20"]);
    assert_eq!(said.code, 1, "hours stand in the placement: {}", said.err);
}

#[test]
fn a_team_can_stand_still_more_than_once() {
    let desk = small();
    for (verb, on) in [("standstill", "1-3-2025"), ("resume", "1-5-2025"), ("standstill", "1-10-2026")] {
        done(&desk, &["team", verb, "G1", "--on", on]);
    }
    let status = ["28-2-2025", "1-4-2025", "1-5-2025", "30-9-2026", "1-10-2026"].map(|on| team(&desk, on, "status"));
    assert_eq!(status, ["pilot", "standstill", "pilot", "pilot", "standstill"]);
    done(&desk, &["team", "resume", "G1", "--on", "1-12-2026"]);
    done(&desk, &["team", "convert", "G1", "--on", "1-1-2027"]);
    done(&desk, &["team", "end", "G1", "--on", "1-2-2027"]);
    let status = ["1-4-2025", "30-11-2026", "1-12-2026", "1-1-2027", "1-2-2027", "2-2-2027"];
    let status = status.map(|on| team(&desk, on, "status"));
    assert_eq!(status, ["standstill", "standstill", "pilot", "structural", "structural", "ended"]);
    let phase = ["1-4-2025", "31-12-2026", "1-1-2027", "2-2-2027"].map(|on| team(&desk, on, "phase"));
    assert_eq!(phase, ["pilot", "pilot", "structural", "ended"]);
}

#[test]
fn a_client_keeps_the_name_that_it_had_and_is_found_by_it() {
    let desk = small();
    done(&desk, &["add", "cost_item", "naam=Loon", "grondslag=contractuur"]);
    done(&desk, &["add", "rate", "post=Loon", "bedrag=20", "vanaf=1-1-2024"]);
    done(&desk, &["statement", "fix", "Waterschap Oost", "--from", "1-1-2026", "--to", "31-3-2026"]);
    let number = desk.json(&["list", "statements", "--all"])[0]["number"].as_str().unwrap().to_owned();
    let past = || {
        let year = desk.run(&["report", "year", "2025", "--format", "md"]).out;
        let clients = desk.run(&["report", "clients", "--as-of", "31-12-2025"]).out;
        format!("{year}{clients}{}", desk.run(&["statement", "show", &number]).out)
    };
    let before = past();
    assert!(before.contains("Waterschap Oost"));
    done(&desk, &["set", "client", "Waterschap Oost", "naam=Hoogheemraadschap", "--on", "1-1-2027"]);
    done(&desk, &["set", "cost_item", "Loon", "naam=Vergoeding", "grondslag=persoon per maand", "--on", "1-1-2027"]);
    assert_eq!(past(), before);
    let jobs = desk.run(&["report", "jobs", "--by", "client", "--as-of", "1-1-2027"]).out;
    assert!(jobs.contains("Hoogheemraadschap") && !jobs.contains("Waterschap"), "{jobs}");
    done(&desk, &["agree", "Waterschap Oost", "3", "--on", "1-2-2027"]);
    let clients = desk.json(&["list", "clients", "--as-of", "1-2-2027"]);
    let agreed = clients.as_array().unwrap().iter().find(|client| client["name"] == "Hoogheemraadschap").unwrap();
    assert_eq!(agreed["agreed_jobs"], 3, "found by its former name");
}

#[test]
fn a_job_counts_for_another_client_from_the_day_on() {
    let desk = small();
    let id = desk.json(&["list", "placements"])[0]["id"].as_str().unwrap().to_owned();
    done(&desk, &["set", "placement", &id, "telt voor=Kust", "--on", "1-12-2026"]);
    let client = |on: &str| {
        let lines = desk.json(&["report", "clients", "--as-of", on])["lines"].clone();
        lines.as_array().unwrap().iter().find(|line| line["jobs"] == 1.0).unwrap()["client"].clone()
    };
    assert_eq!(["30-11-2026", "1-12-2026"].map(client), ["Waterschap Oost", "Kust"]);
    let said = desk.run(&["set", "placement", &id, "uren=20", "--on", "1-1-2020"]);
    assert_eq!(said.code, 1, "it did not hold then: {}", said.err);
}

#[test]
fn working_days_hold_from_a_day_and_have_to_be_the_hours_of_the_week() {
    let desk = small();
    let days = |on: &str| desk.json(&["list", "member", "--as-of", on, "--all"])[0]["work_days"].clone();
    let refused = desk.run(&["set", "member", "77", "werkdagen=ma-wo 8"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("24 uur") && refused.err.contains("25,5 uur"), "both sums: {}", refused.err);
    done(&desk, &["set", "member", "77", "werkdagen=ma-wo 8, do 1,5", "--on", "1-6-2026"]);
    assert_eq!([days("31-5-2026"), days("1-6-2026")], [serde_json::Value::Null, "8-8-8-1.5-0".into()]);
    assert!(desk.run(&["list", "members", "--filter", "werkdagen:do"]).out.contains("Vink"));
    assert!(desk.run(&["report", "team", "G1"]).out.contains("ma-wo 8 · do 1,5"));

    let said = done(&desk, &["hours", "77", "20", "--on", "1-9-2026"]);
    assert!(said.contains("25,5 uur") && said.contains("20 uur"), "what was left empty is told: {said}");
    assert_eq!([days("31-8-2026"), days("1-9-2026")], ["8-8-8-1.5-0".into(), serde_json::Value::Null]);
    done(&desk, &["undo"]);
    assert_eq!(days("1-9-2026"), "8-8-8-1.5-0");
    for given in ["werkdagen=ma-di 8", "werkdagen=ma-wo 8, do 1,5"] {
        assert_eq!(desk.run(&["set", "member", "77", "uren=20", given, "--on", "1-9-2026"]).code, 1, "{given}");
    }
    let said = done(&desk, &["set", "member", "77", "uren=20", "werkdagen=ma-di 8, vr 4", "--on", "1-9-2026"]);
    assert!(!said.contains("Let op"), "{said}");
    assert_eq!([days("31-8-2026"), days("1-9-2026")], ["8-8-8-1.5-0", "8-8-0-0-4"].map(serde_json::Value::from));
    done(&desk, &["add", "team", "code=G2", "naam=Kas", "plaatsen=6", "vanaf=1-2-2024", "fase=pilot"]);
    done(&desk, &["move", "77", "G2", "--on", "1-10-2026"]);
    assert_eq!(days("1-10-2026"), "8-8-0-0-4", "a move keeps them");
    assert_eq!(desk.run(&["check"]).code, 0);
}
