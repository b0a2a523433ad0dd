//! Who counts, what is agreed with clients, and whose jobs they are: dated, by name, and adding up.

use serde_json::Value;

use crate::desk::Desk;

fn line<'a>(report: &'a Value, client: &str) -> &'a Value {
    let lines = report["lines"].as_array().expect("lines");
    lines.iter().find(|line| line["client"] == client).expect("a line")
}

/// In hundredths, so that nothing is lost in adding up.
fn sum(report: &Value, column: &str) -> i64 {
    let hundredths = |value: &Value| value.as_f64().map_or(0, |number| (number * 100.0).round() as i64);
    report["lines"].as_array().expect("lines").iter().map(|line| hundredths(&line[column])).sum()
}

fn done(desk: &Desk, args: &[&str]) -> String {
    let said = desk.run(args);
    assert_eq!(said.code, 0, "{args:?}: {}", said.err);
    said.err
}

#[test]
fn the_sums_over_clients_kinds_of_work_and_provinces_are_the_programme() {
    let desk = Desk::with_demo();
    let whole = desk.json(&["report", "jobs"]);
    let wanted = |name: &str| (whole[name].as_f64().expect("a number") * 100.0).round() as i64;
    for by in ["client", "work-type", "province"] {
        let report = desk.json(&["report", "jobs", "--by", by]);
        assert_eq!(sum(&report, "jobs"), wanted("jobs"), "{by}");
        assert_eq!(sum(&report, "people"), wanted("people"), "{by}");
        assert_eq!(sum(&report, "places"), wanted("places"), "{by}");
        assert_eq!(sum(&report, "open"), wanted("open_places"), "{by}");
        assert_eq!(report["total"]["jobs"].as_f64(), whole["jobs"].as_f64(), "{by}");
        assert!(report["total"]["quota_jobs"].as_f64() < whole["jobs"].as_f64(), "some count for the agreement only");
    }
    let clients = desk.json(&["report", "clients"]);
    assert_eq!((sum(&clients, "jobs"), sum(&clients, "employed")), (wanted("jobs"), wanted("people")));
    assert_eq!(sum(&clients, "agreed_jobs"), clients["total"]["agreed_jobs"].as_i64().expect("a number") * 100);
}

#[test]
fn months_are_told_from_two_years_back_or_from_the_day_asked_for() {
    let desk = Desk::with_demo();
    let usual = desk.json(&["report", "jobs", "--by", "month"]);
    assert_eq!(usual["lines"].as_array().expect("lines").len(), 25);
    assert_eq!(usual["lines"][24]["jobs"], 870.0);
    let asked = desk.json(&["report", "jobs", "--by", "month", "--from", "2026-08-15", "--to", "2026-10-31"]);
    let days: Vec<&str> = asked["lines"].as_array().unwrap().iter().map(|line| line["day"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-08-31", "2026-09-30", "2026-10-31"]);
    let one = desk.json(&["report", "jobs", "--as-of", "2026-09-30"]);
    assert_eq!((&asked["lines"][1]["jobs"], &asked["lines"][1]["people"]), (&one["jobs"], &one["people"]));
    assert_eq!(desk.run(&["report", "jobs", "--by", "client", "--from", "2026-01-01"]).code, 2);
}

#[test]
fn the_quota_is_reckoned_when_it_is_in_force_and_everything_is_known() {
    let desk = Desk::with_demo();
    done(&desk, &["agree", "Justid", "140", "--paid-hours", "20000000", "--on", "2026-11-01"]);
    let text = desk.run(&["report", "clients"]).out;
    assert!(text.contains("niet in werking") && text.contains("zonder opdrachtgever"), "{text}");
    done(&desk, &["add", "parameter", "name=quota_in_force", "value=1", "from=2026-11-02", "source=test"]);
    let text = desk.run(&["report", "clients"]).out;
    assert!(text.contains("niet bekend"), "the mean hours are not known: {text}");
    assert_eq!(line(&desk.json(&["report", "clients"]), "Justid")["levy"], Value::Null);
    done(&desk, &["add", "parameter", "name=quota_mean_hours", "value=1326", "from=2026-11-02", "source=test"]);
    let report = desk.json(&["report", "clients"]);
    let justid = line(&report, "Justid");
    // 20,000,000 x 2.58 % = 516,000 hours, less what is there, over 1,326.
    let there = justid["quota_jobs"].as_f64().expect("jobs") * 1326.0;
    let short = justid["shortfall"].as_f64().expect("places");
    assert!((short - (516_000.0 - there) / 1326.0).abs() < 0.06, "{short}");
    assert!((justid["levy"].as_f64().expect("euro") - short * 5000.0).abs() < 50.0);
    let before = desk.json(&["report", "clients", "--as-of", "2026-11-01"]);
    assert_eq!(line(&before, "Justid")["levy"], Value::Null, "not in force yet on that day");
}

#[test]
fn jobs_are_agreed_from_a_day_on_and_what_was_agreed_before_stays() {
    let desk = Desk::with_demo();
    let agreed = |day: &str| {
        line(&desk.json(&["report", "clients", "--as-of", day]), "Justid")["agreed_jobs"].as_i64().expect("a number")
    };
    let before = agreed("2026-06-30");
    done(&desk, &["agree", "Justid", "150", "--on", "2026-07-01"]);
    assert_eq!((agreed("2026-06-30"), agreed("2026-07-01"), agreed("2026-12-31")), (before, 150, 150));
    assert!(done(&desk, &["agree", "Justid", "150", "--on", "2026-07-01"]).contains("niets"), "it holds already");
    assert_eq!(desk.json(&["log", "--limit", "1"])[0]["verb"], "agree");
    done(&desk, &["undo"]);
    assert_eq!(agreed("2026-07-01"), before);
    done(&desk, &["set", "organisation", "Justid", "agreed_jobs=160", "--on", "2026-09-01"]);
    assert_eq!((agreed("2026-08-31"), agreed("2026-09-01")), (before, 160));
    assert_eq!(desk.run(&["agree", "Justid", "veel"]).code, 1);
}

#[test]
fn a_check_that_says_no_takes_somebody_out_of_the_jobs_from_its_day_on() {
    let desk = Desk::with_demo();
    let number = desk.member(36);
    let people = |day: &str| desk.json(&["report", "jobs", "--as-of", day])["people"].as_i64().expect("a number");
    let (past, now) = (people("2026-11-09"), people("2026-11-10"));
    done(&desk, &["register", &number, "nee", "--on", "2026-11-10", "--next", "2027-05-01"]);
    assert_eq!((people("2026-11-09"), people("2026-11-10")), (past, now - 1));
    let filter = format!("nummer={number}");
    let member = desk.json(&["list", "members", "--filter", &filter]);
    assert_eq!((&member[0]["counts_for_agreement"], &member[0]["counts_for_quota"]), (&false.into(), &false.into()));
    assert_eq!(
        (&member[0]["register_checked_on"], &member[0]["register_next_check"]),
        (&"2026-11-10".into(), &"2027-05-01".into())
    );
    // Put right on the same day, for the agreement only; then looked at again.
    done(&desk, &["register", &number, "ja", "--quota", "nee", "--on", "2026-11-10"]);
    assert_eq!(people("2026-11-10"), now);
    let then = (people("2026-11-19"), people("2026-11-20"));
    done(&desk, &["set", "member", &number, "telt mee=nee", "--on", "2026-11-20"]);
    assert_eq!((people("2026-11-19"), people("2026-11-20")), (then.0, then.1 - 1));
    let said = desk.run(&["register", &number, "ja", "--on", "2026-11-21", "--next", "2026-11-21"]);
    assert_eq!((said.code, said.err.contains("na de controle")), (1, true), "{}", said.err);
    for _ in 0..3 {
        done(&desk, &["undo"]);
    }
    assert_eq!((people("2026-11-09"), people("2026-11-10")), (past, now));
}

#[test]
fn shares_of_a_team_are_never_more_than_the_whole_and_move_its_jobs() {
    let desk = Desk::with_demo();
    let shares = desk.json(&["list", "client_shares", "--filter", "share=100", "--sort", "team"]);
    let (team, client) = (shares[0]["team"].as_str().unwrap(), shares[0]["organisation"].as_str().unwrap());
    let other = if client == "COA" { "DUO" } else { "COA" };
    let said = desk.run(&["share", team, other, "40"]);
    assert_eq!((said.code, said.err.contains("140")), (1, true), "{}", said.err);
    let jobs = |client: &str, day: &str| {
        line(&desk.json(&["report", "clients", "--as-of", day]), client)["jobs"].as_f64().expect("jobs")
    };
    let before = (jobs(client, "2026-11-20"), jobs(other, "2026-11-20"));
    assert!(
        done(&desk, &["share", team, client, "60%", "--on", "2026-11-15"]).contains("60"),
        "the rest is remarked on"
    );
    done(&desk, &["share", team, other, "40", "--on", "2026-11-15"]);
    assert!(jobs(client, "2026-11-20") < before.0 && jobs(other, "2026-11-20") > before.1);
    assert!((jobs(client, "2026-11-14") - before.0).abs() < 2.0, "not before that day");
    let whole = desk.json(&["report", "jobs", "--by", "client", "--as-of", "2026-11-20"]);
    let programme = desk.json(&["report", "jobs", "--as-of", "2026-11-20"]);
    assert_eq!(whole["total"]["jobs"].as_f64(), programme["jobs"].as_f64());
    let refused = desk.run(&["share", team, client, "61", "--on", "2026-11-18"]);
    assert_eq!(refused.code, 1, "{}", refused.err);
    done(&desk, &["share", team, other, "0", "--on", "2026-11-19"]);
    let none = desk.json(&["report", "clients", "--as-of", "2026-11-20"]);
    let rest =
        none["lines"].as_array().unwrap().iter().find(|line| line["client"].is_null()).expect("without a client");
    assert!(rest["jobs"].as_f64() > Some(0.0));
}

#[test]
fn a_report_goes_to_a_file_in_every_form() {
    let desk = Desk::with_demo();
    let csv = desk.run(&["report", "clients", "--format", "csv"]).out;
    assert!(csv.trim_start_matches('\u{feff}').starts_with("Opdrachtgever;Afgesproken;Banen"), "{csv}");
    assert!(csv.contains("\"zonder opdrachtgever\"") || csv.contains("zonder opdrachtgever"));
    let md = desk.run(&["report", "jobs", "--by", "work-type", "--format", "md"]).out;
    assert!(md.contains("| Archief"), "{md}");
    assert_eq!(desk.run(&["report", "clients", "--format", "xlsx"]).code, 2, "a workbook needs a file");
    done(&desk, &["report", "clients", "--out", "klanten.xlsx"]);
    assert!(std::fs::read(desk.path("klanten.xlsx")).expect("a file").starts_with(b"PK"));
    done(&desk, &["report", "jobs", "--by", "month", "--out", "maanden.json"]);
    let text = std::fs::read_to_string(desk.path("maanden.json")).expect("a file");
    assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON")["as_of"], crate::desk::TODAY);
}

#[test]
fn checks_and_agreements_come_in_from_sheets_and_go_out_to_them() {
    let desk = Desk::with_demo();
    let number = desk.member(36);
    let sheet = |name: &str, text: String| std::fs::write(desk.path(name), text).expect("writes");
    sheet("leden.csv", format!("Personeelsnr;Telt mee;Register gecontroleerd op\n{number};nee;01-11-2026\n"));
    done(&desk, &["import", "leden.csv"]);
    let people = |day: &str| desk.json(&["report", "jobs", "--as-of", day])["people"].as_i64().expect("a number");
    assert_eq!(people("2026-11-01"), people("2026-10-31") - 1);
    let again = desk.revision();
    done(&desk, &["import", "leden.csv"]);
    assert_eq!(desk.revision(), again, "a second time changes nothing");
    sheet("klanten.csv", "Opdrachtgever;Afgesproken banen;Vanaf\nJustid;155;01-10-2026\nNieuw;9;01-10-2026\n".into());
    done(&desk, &["import", "klanten.csv"]);
    let report = desk.json(&["report", "clients"]);
    assert_eq!(
        (&line(&report, "Justid")["agreed_jobs"], &line(&report, "Nieuw")["agreed_jobs"]),
        (&155.into(), &9.into())
    );
    let again = desk.revision();
    for (kind, file) in [("client_agreements", "afspraken.csv"), ("client_shares", "delen.csv")] {
        done(&desk, &["list", kind, "--all", "--out", file]);
        done(&desk, &["import", file, "--kind", kind]);
    }
    assert_eq!(desk.revision(), again, "what went out comes in without a change");
    sheet("geen-dag.csv", "Opdrachtgever;Afgesproken banen\nHelemaal nieuw;9\n".into());
    let said = desk.run(&["import", "geen-dag.csv"]);
    assert_eq!(said.code, 1);
    assert!(format!("{}{}", said.out, said.err).contains("dag vanaf wanneer"), "{}{}", said.out, said.err);
}

#[test]
fn a_client_has_a_short_name_that_every_command_knows() {
    let desk = Desk::with_demo();
    let client = desk.json(&["list", "clients", "--limit", "1"])[0]["name"].as_str().expect("a name").to_owned();
    done(&desk, &["set", "organisation", &client, "korte naam=Kort BV"]);
    let shown = desk.json(&["list", "clients", "--columns", "name,short_name", "--filter", "short_name:kort"]);
    assert_eq!(shown.as_array().expect("a list").len(), 1);
    assert_eq!((&shown[0]["name"], &shown[0]["short_name"]), (&client.as_str().into(), &"Kort BV".into()));
    let long = desk.run(&["set", "organisation", &client, "korte naam=Een veel te lange korte naam"]);
    assert_ne!(long.code, 0);
    let file = "Opdrachtgever;Korte naam opdrachtgever\nDienst Toezicht Oost;DTO\n";
    std::fs::write(desk.path("new.csv"), file).expect("writes");
    done(&desk, &["import", "new.csv"]);
    let read = desk.json(&["list", "clients", "--columns", "short_name", "--filter", "\"Dienst Toezicht Oost\""]);
    assert_eq!(read[0]["short_name"], "DTO");
}

#[test]
fn a_team_is_called_by_the_short_name_of_its_client_beside_its_own() {
    let desk = Desk::with_demo();
    let columns = ["--columns", "code,name,client,short_name"];
    let teams = desk.json(&[&["list", "teams"][..], &columns].concat());
    let text = |team: &Value, column: &str| team[column].as_str().unwrap_or_default().to_owned();
    let named = |team: &&Value| !text(team, "client").is_empty() && text(team, "name").contains(&text(team, "client"));
    let team = teams.as_array().expect("a list").iter().find(named).expect("a team called after its client");
    assert_eq!(team["short_name"], Value::Null, "nobody gave one yet");
    done(&desk, &["set", "organisation", &text(team, "client"), "korte naam=Q7"]);
    let after = desk.json(&[&["list", "teams", "--filter", &text(team, "code")][..], &columns].concat());
    assert_eq!(text(&after[0], "short_name"), text(team, "name").replace(&text(team, "client"), "Q7"));
    assert_eq!(after[0]["name"], team["name"]);
}
