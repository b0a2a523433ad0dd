//! Development and leaving, versions of task packages, and displacement.

use serde_json::Value;

use crate::desk::Desk;

#[test]
fn who_moves_on_has_a_destination_and_the_report_counts_leavers() {
    let desk = Desk::with_demo();
    let number = desk.member(24);
    let end = |reason: &str| {
        desk.run(&["end", &number, "--service", "--on", "2026-11-20", "--reason", reason, "--destination", "market"])
    };
    let refused = end("verhuizing");
    assert_eq!((refused.code, refused.err.contains("bestemming hoort bij doorstroom")), (1, true), "{}", refused.err);
    let before = desk.json(&["report", "leavers", "--from", "2026-11-21", "--to", "2026-11-21"]);
    assert_eq!(end("moved_on").code, 0);
    let after = desk.json(&["report", "leavers", "--from", "2026-11-21", "--to", "2026-11-21"]);
    let (list, was) = (after["leavers"].as_array().unwrap(), before["leavers"].as_array().unwrap());
    assert_eq!(list.len(), was.len() + 1);
    let market = |leaver: &&Value| leaver["end_reason"] == "moved_on" && leaver["destination"] == "market";
    assert!(list.iter().find(market).is_some_and(|leaver| leaver["team"] != ""), "{after}");
    let total: u64 = after["reasons"].as_array().unwrap().iter().map(|c| c["people"].as_u64().unwrap()).sum();
    assert_eq!(total, list.len() as u64);
    let said = desk.run(&["report", "leavers", "--from", "2026-11-21", "--to", "2026-11-21"]);
    assert!(said.out.contains("doorstroom"), "{}", said.out);
    assert!(
        said.out.contains("20-11-2026") && said.out.contains("wie 21-11-2026 als laatste dag heeft"),
        "{}",
        said.out
    );
    let on_the_last_day = desk.json(&["report", "leavers", "--from", "2026-11-20", "--to", "2026-11-20"]);
    assert!(on_the_last_day["leavers"].as_array().unwrap().iter().all(|l| l["until"] == "2026-11-19"));
}

#[test]
fn a_contract_that_goes_on_is_no_leaving() {
    let desk = Desk::with_demo();
    let all = desk.json(&["list", "employments", "--all", "--filter", "until>=2026-01-01 until<=2026-06-30"]);
    let report = desk.json(&["report", "leavers", "--from", "2026-01-01", "--to", "2026-06-30"]);
    let (ended, left) = (all.as_array().unwrap().len(), report["leavers"].as_array().unwrap().len());
    assert!(left > 0 && left < ended, "{left} of {ended}");
    assert_eq!(desk.run(&["report", "leavers", "--from", "2026-06-30", "--to", "2026-01-01"]).code, 1);
}

#[test]
fn phases_follow_on_each_other_and_the_oath_and_certificates_are_kept() {
    let desk = Desk::with_demo();
    let number = desk.member(28);
    let phases = |desk: &Desk| desk.json(&["show", "member", &number])["employment_phases"].clone();
    let now = phases(&desk)[0]["phase"].as_str().expect("a phase").to_owned();
    let next = if now == "growing" { "steady" } else { "growing" };
    assert_eq!(desk.run(&["phase", &number, next, "--on", "2026-11-01"]).code, 0);
    let after = phases(&desk);
    assert_eq!((&after[0]["phase"], &after[0]["from"]), (&next.into(), &"2026-11-01".into()));
    assert_eq!((&after[1]["phase"], &after[1]["until"]), (&now.as_str().into(), &"2026-10-31".into()));
    let again = desk.run(&["phase", &number, next, "--on", "2026-11-10"]);
    assert_eq!((again.code, again.err.trim()), (0, "Er is niets veranderd."));

    assert_eq!(desk.run(&["set", "member", &number, "oath_on=2026-11-03"]).code, 0);
    let member = format!("member={number}");
    let add = ["add", "certificate", &member, "name=Bosmaaier", "from=2026-11-03", "until=2031-11-02"];
    assert_eq!(desk.run(&add).code, 0);
    let shown = desk.json(&["show", "member", &number]);
    assert_eq!(shown["oath_on"], "2026-11-03");
    assert!(shown["certificates"].as_array().unwrap().iter().any(|c| c["until"] == "2031-11-02"), "{shown}");
    let due = desk.json(&["list", "certificates", "--filter", "until<2027-02-01", "--sort", "until"]);
    assert!(due.as_array().unwrap().len() > 3, "the demonstration has some that run out");
}

#[test]
fn a_new_version_of_a_task_package_ends_the_one_before_the_day_before() {
    let desk = Desk::with_demo();
    assert_eq!(desk.run(&["package", "Archief A", "Ordenen en nalopen", "--on", "2026-12-01"]).code, 0);
    let versions = desk.json(&["show", "task_package", "Archief A"])["package_versions"].clone();
    assert_eq!((&versions[0]["version"], &versions[0]["from"]), (&3.into(), &"2026-12-01".into()));
    assert_eq!((&versions[1]["version"], &versions[1]["until"]), (&2.into(), &"2026-11-30".into()));
    let as_of = |day: &str| {
        let filter = "task_package=\"Archief A\"";
        desk.json(&["list", "package_versions", "--filter", filter, "--as-of", day])[0]["version"].clone()
    };
    assert_eq!((as_of("2026-11-30"), as_of("2026-12-01")), (2.into(), 3.into()));
    let again = desk.run(&["package", "Archief A", "Nog eens", "--on", "2026-12-01"]);
    assert_eq!((again.code, again.err.contains("01-12-2026")), (1, true), "{}", again.err);
}

/// A team with a task package that nobody does there yet.
fn fresh_package(desk: &Desk) -> (String, String) {
    assert_eq!(desk.run(&["add", "task_package", "name=Proef", "work_type=Archief"]).code, 0);
    let teams = desk.json(&["list", "teams", "--filter", "status:structureel open>2", "--sort", "code"]);
    (teams[0]["code"].as_str().unwrap().to_owned(), "task_package=Proef".to_owned())
}

#[test]
fn the_first_with_a_task_package_in_a_team_needs_a_displacement_check() {
    let desk = Desk::with_demo();
    let (team, package) = fresh_package(&desk);
    let hire = |number: &str| {
        let (number, team) = (format!("nummer={number}"), format!("team={team}"));
        desk.run(&["add", "member", &number, "surname=Aa", &team, "uren=24", &package])
    };
    let unchecked = |desk: &Desk| {
        let report = desk.json(&["report", "displacement"]);
        report["unchecked"].as_array().unwrap().iter().any(|used| used["task_package"] == "Proef")
    };
    let first = hire("1");
    assert_eq!((first.code, first.err.contains("nog niet getoetst op verdringing")), (0, true), "{}", first.err);
    assert!(unchecked(&desk));
    let second = hire("2");
    assert_eq!((second.code, second.err.contains("getoetst")), (0, false), "{}", second.err);
    let check = |displaces: &str, on: &str| {
        let (team, displaces, on) =
            (format!("team={team}"), format!("displaces={displaces}"), format!("checked_on={on}"));
        desk.run(&["add", "displacement_check", &team, &package, &displaces, &on, "checked_by=OR"]).code
    };
    assert_eq!(check("nee", "2026-11-20"), 0);
    assert!(!unchecked(&desk));
    assert_eq!(check("ja", "2026-11-21"), 0);
    let third = hire("3");
    assert_eq!((third.code, third.err.contains("verdringt")), (1, true), "{}", third.err);
    let known = desk.json(&["report", "displacement"]);
    let (missing, used) = (known["unchecked"].as_array().unwrap().len() as u64, known["in_use"].as_u64().unwrap());
    assert!(missing > 1 && missing * 5 < used, "{missing} of {used}");
}
