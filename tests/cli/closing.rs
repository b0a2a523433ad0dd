//! A month is closed: its figures stay as they were published, and only what is named a correction changes them.

use crate::desk::Desk;

/// The hours of somebody who was in a team all October.
fn hours_in_october(desk: &Desk, number: &str) -> String {
    let filter = format!("nummer={number}");
    desk.json(&["list", "members", "--filter", &filter, "--as-of", "2026-10-15"])[0]["hours"].to_string()
}

fn closed() -> (Desk, String) {
    let desk = Desk::with_demo();
    let done = desk.run(&["close", "periode", "2026-10"]);
    assert!(done.code == 0 && done.err.starts_with("Bewaard: periode afgesloten. "), "{}", done.err);
    let placed = "placed_from<01-09-2026 status:werk hours>20 hours<30 counts_for_agreement:ja";
    let all = desk.json(&["list", "members", "--filter", placed, "--sort", "number"]);
    let found = all.as_array().expect("a list").iter().find(|member| member["placed_until"].is_null());
    let number = found.expect("somebody")["number"].as_str().expect("a number").to_owned();
    (desk, number)
}

#[test]
fn a_period_is_closed_once_when_it_is_over_and_for_good() {
    let (desk, _) = closed();
    let periods = desk.json(&["list", "closed_periods"]);
    assert_eq!((&periods[0]["from"], &periods[0]["until"]), (&"2026-10-01".into(), &"2026-10-31".into()));
    for (period, says) in [
        ("2026-10", "is al afgesloten"),
        ("2026-11", "loopt nog tot en met 30-11-2026"),
        ("2026", "loopt nog tot en met 31-12-2026"),
        ("najaar", "geen maand of jaar"),
        ("2026-13", "geen maand of jaar"),
    ] {
        let refused = desk.run(&["close", "period", period]);
        assert_eq!((refused.code, refused.out.as_str()), (1, ""), "{period}");
        assert!(refused.err.contains(says), "{period}: {}", refused.err);
    }
    let undone = desk.run(&["undo"]);
    assert_eq!(undone.code, 1);
    assert!(undone.err.contains("blijft afgesloten"), "{}", undone.err);
    assert_eq!(desk.run(&["undo", "--correct"]).code, 1);
    assert_eq!(desk.json(&["list", "closed_periods"]), periods);
    assert_eq!(desk.run(&["close", "period", "9-2026"]).code, 0, "the month before");
}

#[test]
fn what_reaches_into_a_closed_period_is_a_correction_or_is_refused() {
    let (desk, number) = closed();
    let before = desk.json(&["report", "jobs", "--as-of", "2026-10-31"]);
    let was = hours_in_october(&desk, &number);
    let refused = desk.run(&["hours", &number, "36", "--on", "15-10-2026"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("1-10-2026") && refused.err.contains("31-10-2026"), "{}", refused.err);
    assert!(refused.err.contains("--correct"), "{}", refused.err);
    assert_eq!(hours_in_october(&desk, &number), was);
    assert_eq!(desk.run(&["hours", &number, "32", "--on", "1-11-2026"]).code, 0, "an open day");
    let open = desk.run(&["hours", &number, "31", "--on", "1-12-2026", "--correct"]);
    assert_eq!((open.code, open.err.contains("afgesloten")), (0, false), "{}", open.err);
    assert_eq!(
        desk.json(&["log", "--limit", "1"])[0]["corrects"],
        serde_json::Value::Null,
        "nothing closed was corrected"
    );
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.json(&["report", "jobs", "--as-of", "2026-10-31"]), before);

    let corrected = desk.run(&["hours", &number, "36", "--on", "15-10-2026", "--correct"]);
    let named = corrected.err.contains("1-10-2026 tot en met 31-10-2026: die periode is afgesloten");
    assert_eq!((corrected.code, named), (0, true), "{}", corrected.err);
    assert_eq!(hours_in_october(&desk, &number), "36");
    let logged = desk.json(&["log", "--limit", "1"]);
    assert_eq!((&logged[0]["verb"], &logged[0]["corrects"]), (&"change_hours".into(), &"2026-10-15".into()));
    assert!(desk.run(&["log", "--limit", "1"]).out.contains("verbetering van een afgesloten periode"));
    let undone = desk.run(&["undo"]);
    assert_eq!(undone.code, 1, "to take a correction back is one too");
    assert_eq!(hours_in_october(&desk, &number), "36");
    assert_eq!(desk.run(&["undo", "--correct"]).code, 0);
    assert_eq!(hours_in_october(&desk, &number), was);
    assert_eq!(desk.json(&["report", "jobs", "--as-of", "2026-10-31"]), before, "both are the same again");
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn an_import_is_held_to_it_too() {
    let (desk, number) = closed();
    let file = desk.path("uren.csv");
    let row = desk.json(&["list", "members", "--filter", &format!("nummer={number}")])[0].clone();
    let [team, name] = ["team", "name"].map(|column| row[column].as_str().expect("a name").to_owned());
    let text = format!("Team;Personeelsnummer;Naam;Uren;Vanaf\n{team};{number};\"{name}\";36;15-10-2026\n");
    std::fs::write(&file, text).expect("writes");
    let file = file.to_str().expect("a path");
    let was = hours_in_october(&desk, &number);
    let refused = desk.run(&["import", file]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("31-10-2026"), "{}", refused.err);
    assert_eq!(hours_in_october(&desk, &number), was);
    let done = desk.run(&["import", file, "--correct"]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert_eq!(hours_in_october(&desk, &number), "36");
}

#[test]
fn a_report_of_a_corrected_day_tells_what_was_published_and_what_is_known_now() {
    let (desk, number) = closed();
    let before = desk.json(&["report", "jobs", "--as-of", "2026-10-31"]);
    assert!(before.get("published").is_none());
    assert_eq!(desk.run(&["hours", &number, "36", "--on", "15-10-2026", "--correct"]).code, 0);
    let now = desk.json(&["report", "jobs", "--as-of", "2026-10-31"]);
    let published = &now["published"];
    assert_eq!((&published["from"], &published["until"]), (&"2026-10-01".into(), &"2026-10-31".into()));
    assert_eq!(published["figures"], before);
    assert!(now["hours"].as_f64() > before["hours"].as_f64());
    let text = desk.run(&["report", "jobs", "--as-of", "31-10-2026"]).out;
    assert!(text.contains("Gepubliceerd") && text.contains("Nu bekend"), "{text}");
    assert!(
        desk.json(&["report", "jobs", "--as-of", "2026-10-14"]).get("published").is_none(),
        "before the correction"
    );
    assert!(desk.json(&["report", "jobs", "--as-of", "2026-11-01"]).get("published").is_none(), "an open day");
    let overview = desk.json(&["report", "overview", "--as-of", "2026-10-31"]);
    assert!(overview["published"]["figures"]["months"].is_array());
    let year = desk.run(&["report", "year", "2026", "--as-of", "2026-10-31", "--format", "md"]).out;
    assert!(year.contains("gepubliceerd op"), "{year}");
    let clients = desk.json(&["report", "clients", "--as-of", "2026-10-31"]);
    assert_ne!(clients["published"]["figures"]["total"], clients["total"]);
    assert_eq!(desk.run(&["absent", &number, "--from", "05-10-2026", "--until", "06-10-2026", "--correct"]).code, 0);
    let absence = ["report", "absence", "--from", "1-10-2026", "--to", "31-10-2026"];
    let known = desk.json(&absence);
    assert!(known["absent_hours"].as_f64() > known["published"]["figures"]["absent_hours"].as_f64(), "{known}");
    assert!(desk.run(&absence).out.contains("gepubliceerd op"));
}

#[test]
fn what_changes_from_a_day_leaves_a_closed_month_alone_and_what_is_put_right_in_it_is_marked() {
    let (desk, _) = closed();
    let teams = desk.json(&["list", "teams", "--as-of", "2026-10-15"]);
    let code = teams[0]["code"].as_str().expect("a code").to_owned();
    let places = |on: &str| {
        desk.json(&["list", "teams", "--filter", &format!("code={code}"), "--as-of", on])[0]["places"].clone()
    };
    let corrects = || desk.json(&["log", "--limit", "1"])[0]["corrects"].clone();
    let was = places("2026-10-31");
    for args in [&["plaatsen=41", "--on", "1-11-2026"][..], &["plaatsen=42"], &["plaatsen=43", "--on", "1-12-2027"]] {
        let done = desk.run(&[&["set", "team", &code], args].concat());
        assert_eq!(done.code, 0, "{args:?}: {}", done.err);
        assert_eq!((places("2026-10-31"), corrects()), (was.clone(), serde_json::Value::Null), "{args:?}");
    }
    let refused = desk.run(&["set", "team", &code, "plaatsen=40", "--on", "20-10-2026"]);
    assert_eq!((refused.code, places("2026-10-31")), (1, was.clone()), "{}", refused.err);
    let done = desk.run(&["correct", "team", &code, "plaatsen=44", "--on", "1-12-2027"]);
    assert_eq!((done.code, corrects()), (0, serde_json::Value::Null), "only what is planned: {}", done.err);
    let done = desk.run(&["correct", "team", &code, "plaatsen=39", "--on", "20-10-2026"]);
    assert_eq!((done.code, places("2026-10-31")), (0, 39.into()), "{}", done.err);
    assert_eq!(corrects(), "2026-10-01");
    let known = desk.json(&["report", "jobs", "--as-of", "2026-10-31"]);
    assert_ne!(known["published"]["figures"]["places"], known["places"]);
}

/// The figures of the last day of each month since a year ago, and of today.
fn figures(desk: &Desk) -> Vec<(String, serde_json::Value)> {
    let months = ["2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31", "2026-11-22"];
    let report = |on: &str| desk.json(&["report", "jobs", "--as-of", on]);
    months.map(|on| (on.to_owned(), report(on))).into()
}

#[test]
fn a_correction_tells_beforehand_which_figures_it_changes_and_changes_those() {
    let (desk, _) = closed();
    let teams = desk.json(&["list", "teams", "--as-of", "2026-06-01"]);
    let code = teams[0]["code"].as_str().expect("a code").to_owned();
    assert_eq!(desk.run(&["set", "team", &code, "plaatsen=30", "--on", "1-11-2026"]).code, 0);
    let right = ["correct", "team", &code, "plaatsen=27", "--on", "15-10-2026"];
    let before = figures(&desk);
    let told = desk.run(&[&right[..], &["--dry-run"]].concat());
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.contains("31-10-2026") && told.out.contains("afgesloten"), "{}", told.out);
    let announced = desk.json(&[&right[..], &["--dry-run"]].concat());
    assert_eq!(figures(&desk), before, "nothing was changed");
    let done = desk.run(&right);
    assert_eq!(done.code, 0, "{}", done.err);
    let after = figures(&desk);
    let mut differ = Vec::new();
    for ((on, was), (_, is)) in before.iter().zip(&after) {
        for (figure, value) in was.as_object().expect("figures") {
            if figure != "published" && is[figure] != *value {
                differ.push((on.clone(), figure.clone(), value.clone(), is[figure].clone()));
            }
        }
    }
    let of = |key: &str, line: &serde_json::Value| line[key].clone();
    let text = |key: &str, line: &serde_json::Value| line[key].as_str().expect("a text").to_owned();
    let lines = announced.as_array().expect("a list");
    let of_client = |line: &serde_json::Value| line["part"]["by"] == "client" && line["figure"] == "places";
    assert!(lines.iter().any(of_client), "{announced}");
    let in_report = |line: &serde_json::Value| before[0].1.get(text("figure", line)).is_some();
    let whole = lines.iter().filter(|line| line.get("part").is_none() && in_report(line));
    let recent = whole.filter(|line| text("day", line).as_str() >= "2026-06-30");
    let announced: Vec<_> =
        recent.map(|line| (text("day", line), text("figure", line), of("before", line), of("after", line))).collect();
    differ.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    let mut announced = announced;
    announced.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    assert!(differ.iter().any(|(on, figure, ..)| (on.as_str(), figure.as_str()) == ("2026-10-31", "places")));
    assert!(!differ.iter().any(|(on, ..)| on == "2026-11-22"), "what changed on 1 November stays");
    assert_eq!(announced, differ);
}
