//! Chances: talks that may become teams.

use crate::desk::Desk;

/// A desk with the demonstration and one chance of its own.
fn with_chance() -> Desk {
    let desk = Desk::with_demo();
    let client = desk.json(&["list", "organisations", "--limit", "1"])[0]["name"].as_str().expect("a name").to_owned();
    let fields = [format!("opdrachtgever={client}"), "city=Almelo".to_owned()];
    let mut args =
        vec!["add", "chance", "naam=Scannen bij de balie", "sinds=1-9-2026", "plaatsen=12", "expected_jobs=14,5"];
    args.extend(fields.iter().map(String::as_str));
    let said = desk.run(&args);
    assert_eq!(said.code, 0, "{}", said.err);
    desk
}

fn phase(desk: &Desk, day: &str) -> String {
    let list = desk.json(&["list", "chances", "--filter", "\"scannen bij de balie\"", "--as-of", day, "--all"]);
    list[0]["phase"].as_str().expect("a phase").to_owned()
}

#[test]
fn an_agreed_chance_becomes_a_team_in_one_step_that_one_undo_takes_back() {
    let desk = with_chance();
    let chance = "Scannen bij de balie";
    let early = desk.run(&["chance", "team", chance]);
    assert_eq!(early.code, 1);
    assert!(early.err.contains("nog niet afgesproken"), "{}", early.err);
    assert_eq!(desk.run(&["chance", "agree", chance, "--on", "1-10-2026"]).code, 0);
    let before = desk.revision();
    let said = desk.run(&["chance", "team", chance, "--on", "1-11-2026"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(desk.revision(), before + 1, "one set");
    let text = desk.json(&["show", "team", chance]).to_string();
    assert!(text.contains("\"pilot\"") && text.contains("2027-10-31") && text.contains("Almelo"), "{text}");
    let list = desk.json(&["list", "teams", "--filter", "\"scannen bij de balie\""]);
    assert_eq!((list[0]["places"].as_i64(), list[0]["status"].as_str()), (Some(12), Some("pilot")));
    assert!(list[0]["client"].is_string(), "it counts for its client");
    let code = list[0]["code"].as_str().expect("a code");
    let codes = desk.json(&["list", "teams", "--all", "--columns", "code"]);
    let highest = codes.as_array().expect("codes").iter().filter_map(|team| team["code"].as_str()).max();
    assert_eq!(Some(code), highest, "the next free number");
    for (day, wanted) in
        [("30-9-2026", "prospect"), ("1-10-2026", "agreed"), ("1-11-2026", "pilot"), ("1-11-2027", "pilot")]
    {
        assert_eq!(phase(&desk, day), wanted, "{day}");
    }
    assert_eq!(desk.run(&["team", "convert", code, "--on", "1-11-2027"]).code, 0);
    assert_eq!((phase(&desk, "31-10-2027"), phase(&desk, "1-11-2027")), ("pilot".into(), "structural".into()));
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(phase(&desk, "22-11-2026"), "agreed");
    assert_eq!(desk.run(&["show", "team", chance]).code, 1, "the team is gone again");
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn code_and_places_can_be_chosen_and_a_code_that_is_taken_changes_nothing() {
    let desk = with_chance();
    let chance = "Scannen bij de balie";
    assert_eq!(desk.run(&["chance", "agree", chance]).code, 0);
    let before = desk.revision();
    let taken = desk.run(&["chance", "team", chance, "--code", "T001"]);
    assert_eq!((taken.code, desk.revision()), (1, before), "{}", taken.err);
    assert_eq!(desk.run(&["chance", "team", chance, "--code", "BALIE", "--places", "9"]).code, 0);
    let team = desk.json(&["list", "teams", "--filter", "code:balie"]);
    assert_eq!((team[0]["code"].as_str(), team[0]["places"].as_i64()), (Some("BALIE"), Some(9)));
    let twice = desk.run(&["chance", "team", chance]);
    assert_eq!(twice.code, 1);
    assert!(twice.err.contains("al een team"), "{}", twice.err);
}

#[test]
fn a_chance_that_is_given_up_leaves_the_forecast() {
    let desk = with_chance();
    let chance = "Scannen bij de balie";
    assert_eq!(desk.run(&["set", "chance", chance, "verwachte start=1-1-2027"]).code, 0);
    let jobs = || desk.json(&["report", "overview"])["forecast"]["chance_jobs"].as_f64().expect("a number");
    let before = jobs();
    assert_eq!(desk.run(&["chance", "agree", chance]).code, 0);
    assert!((jobs() - before - 14.5).abs() < 1e-9);
    assert_eq!(desk.run(&["chance", "close", chance]).code, 0);
    assert!((jobs() - before).abs() < 1e-9);
    assert_eq!(phase(&desk, "22-11-2026"), "given_up");
    let again = desk.run(&["chance", "agree", chance]);
    assert!(again.code == 1 && again.err.contains("vervallen op 22-11-2026"), "{}", again.err);
}

#[test]
fn the_demonstration_has_chances_in_every_phase_and_talks_with_clients() {
    let desk = Desk::with_demo();
    let chances = desk.json(&["list", "chances", "--all"]);
    let chances = chances.as_array().expect("a list");
    assert!((15..=25).contains(&chances.len()), "{}", chances.len());
    for wanted in ["prospect", "agreed", "pilot", "structural", "given_up"] {
        assert!(chances.iter().any(|chance| chance["phase"] == wanted), "none is {wanted}");
    }
    let talks = desk.json(&["list", "client_talks", "--all"]);
    assert!(talks.as_array().is_some_and(|talks| talks.len() >= 20));
    let report = desk.json(&["report", "overview"]);
    assert!(report["forecast"]["chance_jobs"].as_f64() > Some(30.0), "{}", report["forecast"]);
    assert!(report["forecast"]["pipeline"].as_array().is_some_and(|points| points.len() >= 12));
}
