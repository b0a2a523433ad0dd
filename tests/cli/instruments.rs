//! Instruments: asked for, granted, refused and ended by command, with what they bring and when something is due.

use serde_json::Value;

use crate::desk::{Desk, Said};

/// A member of whom nothing is known yet, in service since a day, for so many hours in a team.
fn newcomer(desk: &Desk, from: &str, hours: &str) {
    let teams = desk.json(&["list", "teams", "--filter", "status:structureel open>2", "--sort", "code"]);
    let team = format!("team={}", teams[0]["code"].as_str().unwrap());
    let hours = format!("uren={hours}");
    let said = desk.run(&["add", "member", "nummer=1", "naam=Aa, Jan van der", &team, &hours, "--on", from]);
    assert_eq!(said.code, 0, "{}", said.err);
}

fn refused(said: &Said, sentence: &str) {
    assert_eq!((said.code, said.err.contains(sentence)), (1, true), "{}", said.err);
}

fn instruments(desk: &Desk) -> Vec<Value> {
    let shown = desk.json(&["show", "member", "1"]);
    shown["instruments"].as_array().expect("a list").clone()
}

/// The line of the report on the only member with this name.
fn line(desk: &Desk, instrument: &str) -> Value {
    let report = desk.json(&["report", "instruments"]);
    let list = report["instruments"].as_array().expect("a list").clone();
    let found = list.into_iter().find(|l| l["member"] == "Aa, Jan van der" && l["instrument"] == instrument);
    found.expect("a line")
}

#[test]
fn a_subsidy_is_requested_granted_and_brings_the_worked_amount() {
    let desk = Desk::with_demo();
    newcomer(&desk, "2026-08-01", "32");
    let request = ["instrument", "request", "1", "LKS", "--on", "2026-08-20", "--payer", "Gemeente Assen"];
    assert_eq!(desk.run(&request).code, 0);
    assert_eq!(line(&desk, "wage_cost_subsidy")["status"], "requested");
    let grant = ["instrument", "grant", "1", "lks", "--wage-value", "60", "--reference", "2026-77"];
    assert_eq!(desk.run(&grant).code, 0);
    let held = line(&desk, "wage_cost_subsidy");
    assert_eq!((&held["status"], &held["per_month"]), (&"granted".into(), &1121.76.into()), "{held}");
    assert_eq!(held["payer"], "Gemeente Assen");
    assert_eq!(desk.run(&["set", "parameter", &charges(&desk), "waarde=23,5"]).code, 0);
    assert_eq!(line(&desk, "wage_cost_subsidy")["per_month"], 1108.29);
    let log = desk.json(&["log", "--limit", "2"]);
    assert_eq!(log[1]["verb"], "grant_instrument");
    assert_eq!((desk.run(&["undo"]).code, desk.run(&["undo"]).code), (0, 0));
    assert_eq!(instruments(&desk)[0]["status"], "requested");
}

/// The identity of the latest percentage of employer charges.
fn charges(desk: &Desk) -> String {
    let all = desk.json(&["list", "parameters", "--filter", "name=lks_employer_charges", "--sort", "-from"]);
    all[0]["id"].as_str().expect("an identity").to_owned()
}

#[test]
fn a_job_coach_that_may_be_below_the_floor_is_asked_for_with_a_remark() {
    let desk = Desk::with_demo();
    newcomer(&desk, "2026-10-26", "12");
    let ask = ["instrument", "request", "1", "jobcoach", "--from", "2026-11-02"];
    let said = desk.run(&ask);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("minder dan 35% van het minimumloon"), "{}", said.err);
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.run(&["hours", "1", "10", "--on", "2026-11-02"]).code, 0);
    let said = desk.run(&ask);
    assert!(said.err.contains("Bij minder dan 12 uur per week") && said.err.contains("10 uur"), "{}", said.err);
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.run(&["hours", "1", "24", "--on", "2026-11-02"]).code, 0);
    let said = desk.run(&ask);
    assert!(said.code == 0 && !said.err.contains("UWV"), "{}", said.err);
}

#[test]
fn what_comes_too_late_or_excludes_another_is_refused_and_changes_nothing() {
    let desk = Desk::with_demo();
    newcomer(&desk, "2026-01-05", "28");
    let before = desk.revision();
    refused(&desk.run(&["instrument", "request", "1", "LKS", "--from", "2026-01-05"]), "05-07-2026");
    refused(&desk.run(&["instrument", "request", "1", "jobcoach", "--from", "2026-09-01"]), "25-10-2026");
    refused(&desk.run(&["instrument", "grant", "1", "LKV"]), "Vraag het eerst aan");
    assert_eq!(desk.revision(), before);
    let ask = ["instrument", "request", "1", "loondispensatie", "--on", "2026-02-01"];
    assert_eq!(desk.run(&ask).code, 0);
    let grant = |until: &str| desk.run(&["instrument", "grant", "1", "loondispensatie", "--until", until]);
    refused(&grant("2026-07-30"), "ten minste 6 maanden");
    refused(&grant("2031-02-01"), "hoogstens 60 maanden");
    refused(&desk.run(&["instrument", "grant", "1", "loondispensatie"]), "einddatum");
    refused(&desk.run(&["instrument", "request", "1", "LKS", "--on", "2026-03-01"]), "gaan niet samen");
    let add = ["add", "instrument", "member=1", "instrument=LKS", "status=toegekend", "from=2026-03-01"];
    refused(&desk.run(&add), "gaan niet samen");
    assert_eq!(grant("2027-01-31").code, 0);
    assert_eq!(desk.run(&["instrument", "request", "1", "LKV"]).code, 0);
    assert_eq!(instruments(&desk).len(), 2);
}

#[test]
fn the_next_thing_due_is_a_column_to_list_filter_and_sort_by() {
    let desk = Desk::with_demo();
    newcomer(&desk, "2026-08-01", "32");
    let due = |desk: &Desk| {
        let list = desk.json(&["list", "instruments", "--filter", "member=1", "--sort", "deadline"]);
        list.as_array().expect("a list").iter().map(|row| row["deadline"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(desk.run(&["instrument", "plan", "1", "LKS", "--from", "2026-08-01"]).code, 0);
    assert_eq!(due(&desk), ["2027-02-01"]);
    assert_eq!(desk.run(&["instrument", "request", "1", "LKS"]).code, 0);
    assert_eq!(due(&desk), [Value::Null]);
    assert_eq!(desk.run(&["instrument", "grant", "1", "LKS"]).code, 0);
    // A flat start, until the loonwaarde is measured.
    assert_eq!(due(&desk), ["2027-01-31"]);
    assert_eq!(line(&desk, "wage_cost_subsidy")["per_month"], 1402.2);
    let overdue = desk.json(&["list", "instruments", "--filter", "deadline<2026-11-22", "--sort", "deadline"]);
    assert!(overdue.as_array().expect("a list").len() > 3, "the demonstration has some: {overdue}");
}

#[test]
fn an_instrument_is_refused_or_ended_and_a_benefit_lasts_as_long_as_the_service() {
    let desk = Desk::with_demo();
    newcomer(&desk, "2025-03-01", "36");
    assert_eq!(desk.run(&["instrument", "request", "1", "no-risk"]).code, 0);
    assert_eq!(desk.run(&["instrument", "refuse", "1", "no-risk"]).code, 0);
    assert_eq!(instruments(&desk)[0]["status"], "refused");
    assert_eq!(desk.run(&["instrument", "request", "1", "LKV", "--from", "2025-03-01"]).code, 0);
    assert_eq!(desk.run(&["instrument", "grant", "1", "LKV"]).code, 0);
    let held = line(&desk, "wage_cost_benefit");
    assert_eq!((&held["until"], &held["per_month"]), (&Value::Null, &157.56.into()), "as long as the service lasts");
    assert_eq!(desk.run(&["instrument", "end", "1", "LKV", "--on", "2026-11-21"]).code, 0);
    let ended = instruments(&desk).into_iter().find(|i| i["instrument"] == "wage_cost_benefit").expect("one");
    assert_eq!((&ended["status"], &ended["until"]), (&"ended".into(), &"2026-11-21".into()));
}

#[test]
fn who_leaves_the_register_is_told_what_lapses_until_it_is_ended() {
    let desk = Desk::with_demo();
    newcomer(&desk, "2026-03-01", "36");
    for verb in ["request", "grant"] {
        assert_eq!(desk.run(&["instrument", verb, "1", "LKV"]).code, 0);
    }
    let due = || {
        let rows = desk.json(&["report", "agenda", "--limit", "1000"])["rows"].clone();
        let rows = rows.as_array().expect("a list").clone();
        rows.iter().filter(|row| row["source"] == "register-lost" && row["who"].to_string().contains("Aa, Jan")).count()
    };
    let said = desk.run(&["register", "1", "nee"]);
    assert!(said.code == 0 && said.err.contains("loonkostenvoordeel"), "{}", said.err);
    assert_eq!(due(), 1);
    let held = line(&desk, "wage_cost_benefit");
    assert_eq!(
        (&held["lapsed"], &held["per_month"]),
        (&true.into(), &Value::Null),
        "nothing is expected of it any more"
    );
    assert!(desk.run(&["report", "instruments"]).out.contains("vervallen (register)"));
    assert_eq!(desk.run(&["instrument", "end", "1", "LKV"]).code, 0);
    assert_eq!(due(), 0);
}

/// What is expected a month is what a client is charged less; a client that has the whole team.
#[test]
fn what_is_expected_of_a_grant_without_an_amount_is_charged() {
    let desk = Desk::empty();
    for line in [
        "add work_type naam=Kassen",
        "add client naam=Tuindienst",
        "add team code=T1 naam=Kassen plaatsen=5 vanaf=2025-01-01 werksoort=Kassen",
        "share T1 Tuindienst 100 --on 2025-01-01",
        "add member nummer=1 naam=Aa team=T1 uren=36 --on 2026-02-01",
        "instrument request 1 LKS --from 2026-02-01 --on 2026-02-02",
        "instrument grant 1 LKS --wage-value 70 --on 2026-02-10",
        "instrument request 1 LKV --from 2026-02-01 --on 2026-02-02",
        "instrument grant 1 LKV --on 2026-02-10",
    ] {
        let said = desk.run(&line.split(' ').collect::<Vec<_>>());
        assert_eq!(said.code, 0, "{line}: {}", said.err);
    }
    let expected = desk.json(&["report", "instruments", "--as-of", "2026-11-22"])["granted"].clone();
    let cents = |value: &Value| (value.as_f64().expect("known") * 100.0).round() as i64;
    let month = ["report", "charges", "--client", "Tuindienst", "--from", "2026-11-01", "--to", "2026-11-30"];
    let charged = desk.json(&month)["windfalls"].clone();
    // WML 2,294.40 and 8 %, 30 % of it, 23.5 % charges: 918.07; 36 h of LKV at 1.01: 157.56.
    assert_eq!((cents(&expected), cents(&charged)), (107_563, -107_563));
    let before = desk.json(&["report", "instruments", "--as-of", "2026-06-30"])["granted"].clone();
    assert_eq!(before, expected, "no jump on 1 July");
}

#[test]
fn an_amount_that_needs_an_unknown_parameter_is_unknown_and_says_so() {
    let desk = Desk::with_demo();
    newcomer(&desk, "2026-08-01", "32");
    assert_eq!(desk.run(&["instrument", "request", "1", "LKV"]).code, 0);
    let parameter = ["add", "parameter", "name=lkv_hour", "from=2026-11-01", "source=Nog niet vastgesteld"];
    assert_eq!(desk.run(&parameter).code, 0);
    let held = line(&desk, "wage_cost_benefit");
    assert_eq!((&held["per_month"], &held["missing"]), (&Value::Null, &"lkv_hour".into()));
    let said = desk.run(&["report", "instruments"]);
    assert!(said.out.contains("niet bekend (LKV: bedrag per uur)"), "{}", said.out);
}

#[test]
fn the_report_adds_up_by_payer() {
    let desk = Desk::with_demo();
    let report = desk.json(&["report", "instruments"]);
    let cents = |value: &Value| (value.as_f64().expect("an amount") * 100.0).round() as i64;
    let lines = report["instruments"].as_array().expect("a list");
    let counted = lines.iter().filter(|l| l["counts"] == true && l["status"] == "granted" && !l["per_month"].is_null());
    let sum: i64 = counted.map(|l| cents(&l["per_month"])).sum();
    let payers: i64 = report["payers"].as_array().expect("a list").iter().map(|p| cents(&p["granted"])).sum();
    assert_eq!((cents(&report["granted"]), payers), (sum, sum));
    assert!(sum > 0);
    let kinds = ["wage_cost_subsidy", "wage_dispensation", "wage_cost_benefit", "no_risk_cover", "job_coach_provision"];
    for kind in kinds {
        assert!(lines.iter().any(|l| l["instrument"] == kind), "the demonstration has no {kind}");
    }
}

#[test]
fn an_office_sees_and_sets_its_parameters_and_an_unknown_one_says_so() {
    let desk = Desk::with_demo();
    let said = desk.run(&["list", "parameters"]);
    let unknown = said.out.lines().find(|line| line.contains("quota_mean_hours")).expect("a line");
    assert!(unknown.contains("niet bekend") && unknown.contains("Quotum: gemiddelde uren per jaar"), "{unknown}");
    let english = desk.run(&["list", "parameters", "--lang", "en"]);
    assert!(english.out.contains("LKV: amount per hour"), "{}", english.out);
    let add =
        ["add", "parameter", "name=quota_mean_hours", "waarde=1326", "from=2027-01-01", "bron=Besluit", "zekerheid=A"];
    assert_eq!(desk.run(&add).code, 0);
    let all = desk.json(&["list", "parameters", "--filter", "name=quota_mean_hours", "--sort", "from"]);
    assert_eq!((&all[0]["value"], &all[1]["value"]), (&Value::Null, &1326.into()));
    let id = all[0]["id"].as_str().expect("an identity");
    assert_eq!(desk.run(&["set", "parameter", id, "waarde=1300", "bron=Opgave"]).code, 0);
    let now = desk.json(&["list", "parameters", "--filter", "name=quota_mean_hours", "--sort", "from"]);
    assert_eq!((&now[0]["value"], &now[0]["source"]), (&1300.into(), &"Opgave".into()));
}
