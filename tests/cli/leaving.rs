//! Who leaves, who is left without a team, and what has to be told of whom: closed in the same step, or named.

use serde_json::Value;

use crate::desk::Desk;

/// A team with one member, who has a job-coach provision until next year and no-risk cover.
fn office() -> Desk {
    let desk = Desk::empty();
    for args in [
        &["add", "work_type", "name=Scannen"][..],
        &["add", "team", "code=S1", "name=Scanstraat", "places=4", "phase=structural", "from=2025-01-01"],
        &["add", "staff", "name=Wit, Lies", "role=job_coach"],
        &[
            "add",
            "member",
            "number=7",
            "name=Bos, Jet",
            "team=S1",
            "hours=28",
            "contract=permanent",
            "--on",
            "2025-02-03",
        ],
        &["instrument", "request", "7", "job_coach_provision", "--on", "2026-06-01", "--payer", "UWV"],
        &[
            "instrument",
            "grant",
            "7",
            "job_coach_provision",
            "--amount",
            "2700",
            "--per",
            "year",
            "--until",
            "2027-05-31",
        ],
        &["instrument", "request", "7", "no_risk_cover", "--on", "2025-02-03", "--payer", "UWV"],
        &["instrument", "grant", "7", "no_risk_cover"],
        &["add", "own_coach", "member=7", "staff=Wit, Lies", "from=2026-06-01"],
        &["signal", "open", "Bus rijdt niet", "--member", "7"],
    ] {
        let said = desk.run(&[args, &["--lang", "en"]].concat());
        assert_eq!(said.code, 0, "{args:?}: {}", said.err);
    }
    desk
}

fn sources(desk: &Desk, on: &str) -> Vec<String> {
    let rows = desk.json(&["report", "agenda", "--as-of", on])["rows"].clone();
    rows.as_array().expect("a list").iter().filter_map(|row| row["source"].as_str().map(str::to_owned)).collect()
}

fn ends(desk: &Desk, kind: &str) -> Vec<Value> {
    let all = desk.json(&["list", kind, "--all"]);
    all.as_array().expect("a list").iter().map(|one| one["until"].clone()).collect()
}

#[test]
fn what_belongs_to_the_service_ends_with_it_in_one_step_and_what_stays_open_is_named() {
    let desk = office();
    assert_eq!(desk.run(&["instrument", "request", "7", "LKV", "--on", "2026-11-20"]).code, 0);
    let left = desk.run(&["end", "7", "--service", "--on", "2026-11-22", "--reason", "moved_house", "--lang", "en"]);
    assert_eq!(left.code, 0, "{}", left.err);
    for told in ["Job-coach provision ends on", "No-risk cover ends on", "wage-cost benefit from", "Bus rijdt niet"] {
        assert!(left.err.to_lowercase().contains(&told.to_lowercase()), "{told}: {}", left.err);
    }
    let last = Value::from("2026-11-22");
    assert_eq!(ends(&desk, "own_coach"), std::slice::from_ref(&last));
    assert_eq!(
        ends(&desk, "instruments").iter().filter(|until| **until == last).count(),
        2,
        "what was asked for waits"
    );
    let after = sources(&desk, "2026-11-23");
    assert!(
        !after.contains(&"instrument-left".to_owned()) && !after.contains(&"own-coach-left".to_owned()),
        "{after:?}"
    );
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert!(!ends(&desk, "own_coach").contains(&last), "in one step");
}

#[test]
fn what_still_runs_of_who_left_otherwise_is_in_the_agenda() {
    let desk = office();
    let service = desk.json(&["list", "employment", "--all"])[0]["id"].as_str().expect("an identity").to_owned();
    assert_eq!(desk.run(&["end", "7", "--on", "2026-11-10", "--reason", "moved_house"]).code, 0);
    let ended = desk.run(&["set", "employment", &service, "until=2026-11-10", "end_reason=moved_house"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let found = sources(&desk, "2026-11-22");
    assert_eq!(found.iter().filter(|source| *source == "instrument-left").count(), 2, "{found:?}");
    assert!(found.contains(&"own-coach-left".to_owned()), "{found:?}");
}

#[test]
fn who_has_no_team_any_more_is_in_the_agenda_until_they_have_one() {
    let desk = office();
    assert!(!sources(&desk, "2026-11-22").contains(&"no-team".to_owned()));
    assert_eq!(desk.run(&["team", "end", "S1", "--on", "2026-11-21"]).code, 0);
    assert!(sources(&desk, "2026-11-22").contains(&"no-team".to_owned()));
    assert_eq!(
        desk.run(&["add", "team", "code=S2", "name=Post", "places=3", "phase=structural", "from=2026-11-01"]).code,
        0
    );
    assert_eq!(desk.run(&["move", "7", "S2"]).code, 0);
    assert!(!sources(&desk, "2026-11-22").contains(&"no-team".to_owned()));
}

#[test]
fn a_team_to_which_somebody_still_comes_does_not_end_before_and_it_is_told_who_that_is() {
    let desk = office();
    let other = ["add", "team", "code=S2", "name=Post", "places=3", "phase=structural", "from=2026-11-01"];
    assert_eq!(desk.run(&other).code, 0);
    let name = desk.json(&["list", "members"])[0]["name"].as_str().expect("a name").to_owned();
    assert_eq!(desk.run(&["move", "7", "S2", "--on", "2027-01-01"]).code, 0);
    let refused = desk.run(&["team", "end", "S2", "--on", "2026-12-15", "--lang", "nl"]);
    assert!(
        refused.code != 0 && refused.err.starts_with(&format!("{name} begint op 01-01-2027 nog in Post.")),
        "{}",
        refused.err
    );
    assert_eq!(desk.run(&["team", "end", "S2", "--on", "2027-01-31"]).code, 0);
}

#[test]
fn sickness_of_who_has_no_risk_cover_is_to_be_told_to_uwv_without_more_ado() {
    let desk = office();
    assert_eq!(desk.run(&["absent", "7", "--from", "2026-11-02"]).code, 0);
    let absence = desk.json(&["list", "absence"])[0].clone();
    assert_eq!((&absence["safety_net"], &absence["notice_due"]), (&true.into(), &"2026-12-14".into()));
    let own = desk.run(&["set", "absence", absence["id"].as_str().expect("an identity"), "safety_net=no"]);
    assert_eq!(own.code, 0, "{}", own.err);
    assert_eq!(desk.json(&["list", "absence"])[0]["notice_due"], Value::Null, "the office knows better");
}

#[test]
fn the_days_of_the_wage_cost_benefit_stand_in_the_agenda_and_can_be_set() {
    let desk = office();
    let days = |on: &str| {
        let rows = desk.json(&["report", "agenda", "--as-of", on])["rows"].clone();
        let of = |row: &Value| (row["source"] == "benefit-day").then(|| format!("{} {}", row["who"], row["due"]));
        rows.as_array().expect("a list").iter().filter_map(of).collect::<Vec<_>>()
    };
    assert_eq!(days("2026-11-22"), Vec::<String>::new());
    assert_eq!(days("2027-03-15"), ["\"lkv_overview_day\" \"2027-03-15\""]);
    assert_eq!(days("2027-04-01"), ["\"lkv_correction_day\" \"2027-05-01\""]);
    let told =
        desk.run(&["report", "agenda", "--as-of", "2027-07-01", "--filter", "loonkostenvoordeel", "--lang", "nl"]);
    assert!(told.out.contains("01-08-2027") && told.out.contains("beschikking verwacht"), "{}", told.out);
    let own = ["add", "parameter", "name=lkv_correction_day", "value=15.04", "from=2027-01-01", "source=Kantoor"];
    assert_eq!(desk.run(&own).code, 0);
    assert_eq!(days("2027-04-01"), ["\"lkv_correction_day\" \"2027-04-15\""]);
}

#[test]
fn an_end_that_is_typed_as_a_day_has_what_the_command_asks_for() {
    let desk = office();
    let id = |kind: &str| desk.json(&["list", kind, "--all"])[0]["id"].as_str().expect("an identity").to_owned();
    let (employment, placement, before) = (id("employment"), id("placement"), desk.revision());
    for args in [
        vec!["set", "employment", &employment, "until=2026-12-31"],
        vec!["set", "placement", &placement, "until=2026-12-31"],
        vec!["set", "member", "7", "employed_until=2026-12-31"],
    ] {
        let refused = desk.run(&args);
        assert_eq!(refused.code, 1, "{args:?} {}", refused.out);
        assert!(refused.err.contains("reden"), "{}", refused.err);
    }
    let team = desk.run(&["set", "team", "S1", "until=2026-12-31"]);
    assert_eq!(team.code, 1, "{}", team.out);
    assert!(team.err.contains("na 31-12-2026 werkt nog 1 medewerker in"), "{}", team.err);
    assert_eq!(desk.revision(), before);
    let never_so = desk.run(&["correct", "placement", &placement, "until=2026-12-31"]);
    assert_eq!(never_so.code, 0, "{}", never_so.err);
    let fresh = ["add", "team", "code=S2", "name=Post", "places=3", "phase=structural", "from=2026-11-01"];
    assert_eq!(desk.run(&fresh).code, 0);
    let empty = desk.run(&["set", "team", "S2", "until=2026-12-31"]);
    assert_eq!(empty.code, 0, "nobody is placed in it after that day: {}", empty.err);
}

#[test]
fn nobody_leaves_for_a_reason_with_which_a_placement_goes_on() {
    let desk = office();
    let before = desk.revision();
    for reason in ["other_hours", "other_team", "other_tasks"] {
        let refused = desk.run(&["end", "7", "--service", "--reason", reason]);
        assert_eq!(refused.code, 1, "{}", refused.out);
        assert!(refused.err.contains("gaat niemand uit dienst"), "{}", refused.err);
    }
    assert_eq!(desk.revision(), before);
    assert_eq!(desk.run(&["end", "7", "--service", "--reason", "own_choice"]).code, 0);
}
