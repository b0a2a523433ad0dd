//! Without the hours in one job on a day, every number of jobs on it is not known: *niet bekend*, and null as JSON, never 0.

use serde_json::Value;

use crate::desk::Desk;

/// From 2026 on it is not known what a job is.
fn office() -> Desk {
    let desk = Desk::with_demo();
    let added = desk.run(&["add", "parameter", "name=job_hours", "from=2026-01-01"]);
    assert_eq!(added.code, 0, "{}", added.err);
    desk
}

/// The values of a key in the objects of a list.
fn each<'a>(list: &'a Value, key: &str) -> Vec<&'a Value> {
    let list = list.as_array().expect("a list");
    assert!(!list.is_empty(), "{key}");
    list.iter().map(|line| line.get(key).unwrap_or_else(|| panic!("{key} in {line}"))).collect()
}

fn none_is_known(list: &Value, key: &str) {
    assert!(each(list, key).into_iter().all(Value::is_null), "{key}: {list}");
}

fn all_are_known(list: &Value, key: &str) {
    assert!(each(list, key).into_iter().all(Value::is_number), "{key}: {list}");
}

#[test]
fn the_overview_and_the_year_say_that_jobs_are_not_known() {
    let desk = office();
    let overview = desk.json(&["report", "overview"]);
    let (before, since): (Vec<_>, Vec<_>) =
        overview["months"].as_array().unwrap().iter().cloned().partition(|month| month["day"].as_str() < Some("2026"));
    all_are_known(&Value::Array(before), "jobs");
    none_is_known(&Value::Array(since), "jobs");
    assert_eq!(overview["forecast"], Value::Null);
    let year = desk.json(&["report", "year", "2026"]);
    assert!(year["before"]["jobs"].is_number());
    assert_eq!((&year["end"]["jobs"], &year["net_new_jobs"]), (&Value::Null, &Value::Null));
    none_is_known(&year["months"], "jobs");
    for part in ["clients", "work_types", "provinces"] {
        none_is_known(&overview[part], "jobs");
        none_is_known(&year[part], "jobs");
        all_are_known(&year[part], "before");
    }
    let known = desk.json(&["report", "year", "2025"]);
    assert!(known["net_new_jobs"].is_number());
    all_are_known(&known["clients"], "jobs");
    assert!(desk.json(&["report", "overview", "--as-of", "2025-12-31"])["forecast"]["line"].is_array());
}

#[test]
fn every_report_and_list_of_such_a_day_leaves_its_jobs_unknown() {
    let desk = office();
    assert_eq!(desk.json(&["report", "jobs"])["jobs"], Value::Null);
    for by in ["client", "work-type", "province", "region"] {
        let report = desk.json(&["report", "jobs", "--by", by]);
        none_is_known(&report["lines"], "jobs");
        none_is_known(&report["lines"], "quota_jobs");
    }
    none_is_known(&desk.json(&["report", "jobs", "--by", "month", "--from", "2026-01-01"])["lines"], "jobs");
    none_is_known(&desk.json(&["report", "clients"])["lines"], "jobs");
    let over = desk.json(&["report", "clients", "--from", "2025-01-01"]);
    for column in ["period_jobs", "period_quota_jobs", "last_day_jobs"] {
        none_is_known(&over["lines"], column);
    }
    none_is_known(&desk.json(&["list", "teams"]), "jobs");
    none_is_known(&desk.json(&["list", "members"]), "jobs");
    let clients = desk.json(&["list", "organisations"]);
    for column in ["filled_jobs", "quota_jobs"] {
        none_is_known(&clients, column);
    }
    all_are_known(&clients, "people");
    all_are_known(&desk.json(&["list", "organisations", "--as-of", "2025-12-31"]), "filled_jobs");
    let without = desk.json(&["list", "organisations", "--filter", "filled_jobs<1"]);
    assert_eq!(without.as_array().map(Vec::len), Some(0), "what is not known is not less than one");
}

#[test]
fn people_read_that_it_is_not_known() {
    let desk = office();
    for args in [
        &["report", "jobs"][..],
        &["report", "overview"],
        &["report", "year", "2026"],
        &["report", "clients"],
        &["report", "clients", "--from", "2026-01-01"],
        &["report", "jobs", "--by", "client"],
        &["report", "jobs", "--by", "region"],
        &["report", "jobs", "--by", "month", "--from", "2026-01-01"],
        &["list", "teams"],
        &["list", "organisations"],
    ] {
        let said = desk.run(args);
        assert_eq!(said.code, 0, "{args:?}: {}", said.err);
        assert!(said.out.contains("niet bekend"), "{args:?}: {}", said.out);
        // Beside this year stands the one before, in which a part can have had none.
        let before = args.contains(&"year");
        assert!(before || said.out.split_whitespace().all(|word| word != "0,0"), "{args:?}: {}", said.out);
    }
    let overview = desk.run(&["report", "overview"]).out;
    assert!(overview.contains("De prognose is niet bekend"), "{overview}");
    assert!(!overview.contains(" 0 banen") && !overview.contains("0%"), "{overview}");
    let english = desk.run(&["--lang", "en", "report", "year", "2026"]).out;
    assert!(english.contains("how many jobs that is, is not known"), "{english}");
}
