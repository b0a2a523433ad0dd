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

/// 90 days are 12 6/7 weeks; one job is then 25.5 x 90 / 7 = 327.86 paid hours.
#[test]
fn the_jobs_of_a_client_over_a_period_are_its_paid_hours_over_those_of_one_job() {
    let desk = Desk::with_demo();
    for name in ["Inspectie Bos", "Inspectie Hei"] {
        done(&desk, &["add", "organisation", &format!("name={name}")]);
    }
    done(&desk, &["add", "team", "code=Z01", "name=Bosploeg", "places=4", "from=01-01-2026"]);
    done(&desk, &["share", "Z01", "Inspectie Bos", "60", "--on", "01-01-2026"]);
    done(&desk, &["share", "Z01", "Inspectie Bos", "25", "--on", "01-03-2026"]);
    done(&desk, &["share", "Z01", "Inspectie Hei", "75", "--on", "01-03-2026"]);
    for (number, hours, from) in [("900001", "35", "01-01-2026"), ("900002", "28", "15-01-2026")] {
        let (from, hours) = (format!("from={from}"), format!("hours={hours}"));
        let number = format!("number={number}");
        done(&desk, &["add", "member", &number, "surname=Wilg", "team=Z01", &hours, &from, "contract=permanent"]);
    }
    // From 15 February the second counts no more; from 11 March the first one counts for Inspectie Hei alone.
    done(&desk, &["register", "900002", "nee", "--on", "15-02-2026"]);
    let placement = desk.json(&["list", "placements", "--filter", "member=900001"])[0]["id"].clone();
    let placement = placement.as_str().expect("an identity");
    done(&desk, &["set", "placement", placement, "credited=Inspectie Hei", "--on", "11-03-2026"]);
    let over = |from: &str, to: &str| desk.json(&["report", "clients", "--from", from, "--to", to]);
    let quarter = over("01-01-2026", "31-03-2026");
    // First: 5 hours a day. 59 days at 60 % = 177, then 10 days at 25 % = 12.5; 10 days at 75 % = 37.5 and 21 whole = 105.
    // Second: 4 hours a day on 31 days at 60 % = 74.4.
    let (bos, hei) = (line(&quarter, "Inspectie Bos"), line(&quarter, "Inspectie Hei"));
    assert_eq!((&bos["paid_hours"], &hei["paid_hours"]), (&263.9.into(), &142.5.into()));
    // 263.9 / 327.86 = 0.805 and 142.5 / 327.86 = 0.435; on the last day 25 % of nobody and 35 / 25.5.
    assert_eq!((&bos["period_jobs"], &hei["period_jobs"]), (&0.8.into(), &0.4.into()));
    assert_eq!((&bos["last_day_jobs"], &hei["last_day_jobs"]), (&0.into(), &1.4.into()));
    assert_eq!(quarter["from"], "2026-01-01");
}

#[test]
fn paid_hours_of_all_clients_are_the_hours_of_the_programme_day_by_day() {
    let desk = Desk::with_demo();
    let week = desk.json(&["report", "clients", "--from", "05-10-2026", "--to", "11-10-2026"]);
    let hours = |day: u32| {
        let report = desk.json(&["report", "jobs", "--as-of", &format!("2026-10-{day:02}")]);
        (report["hours"].as_f64().expect("hours") * 100.0).round() as i64
    };
    let days: i64 = (5..=11).map(hours).sum();
    let stated = (week["total"]["paid_hours"].as_f64().expect("hours") * 100.0).round() as i64;
    assert_eq!(stated, (days + 3) / 7, "a seventh of the hours a week of each day");
    let day = desk.json(&["report", "clients", "--from", "11-10-2026", "--to", "11-10-2026"]);
    for one in day["lines"].as_array().expect("lines") {
        assert_eq!(one["period_jobs"], one["last_day_jobs"], "over one day it is the figure of the day");
    }
    let said = desk.run(&["report", "clients", "--from", "12-10-2026", "--to", "11-10-2026"]);
    assert_eq!((said.code, said.err.lines().count()), (1, 1), "{}", said.err);
}

#[test]
fn clients_become_one_from_a_day_and_reports_of_before_keep_the_old_names_and_shares() {
    let desk = Desk::with_demo();
    let before = |desk: &Desk| -> Vec<Value> {
        let day = ["--as-of", "2026-11-30"];
        let reports = [&["report", "clients"][..], &["report", "jobs", "--by", "client"], &["report", "overview"]];
        let mut seen: Vec<Value> = reports.iter().map(|report| desk.json(&[*report, &day[..]].concat())).collect();
        seen.push(desk.json(&["list", "teams", "--columns", "code,client", "--as-of", "2026-11-30"]));
        seen.push(desk.json(&["statement", "show", "2025-0003"]));
        seen
    };
    let was = before(&desk);
    let (justid, ind) = (line(&was[0], "Justid").clone(), line(&was[0], "IND").clone());
    let merge = ["client", "merge", "Justid", "IND", "--into", "Dienst Recht", "--on", "01-12-2026"];
    let revision = desk.revision();
    let told = desk.json(&[&merge[..], &["--dry-run"]].concat());
    assert!(told["shares"].as_u64() > Some(5) && told["agreements"].as_u64() > Some(1), "{told}");
    let shown = desk.run(&[&merge[..], &["--dry-run"]].concat());
    assert!(shown.out.contains("Dienst Recht") && shown.err.contains("Zou veranderen"), "{}{}", shown.out, shown.err);
    assert_eq!(desk.revision(), revision, "nothing is changed by a trial");
    done(&desk, &merge);
    assert_eq!(before(&desk), was);
    let then = desk.json(&["report", "clients", "--as-of", "2026-12-01"]);
    let names: Vec<&str> = then["lines"].as_array().unwrap().iter().filter_map(|l| l["client"].as_str()).collect();
    assert!(!names.contains(&"Justid") && !names.contains(&"IND"), "{names:?}");
    let one = line(&then, "Dienst Recht");
    let sum = |column: &str| justid[column].as_f64().unwrap() + ind[column].as_f64().unwrap();
    assert!((one["jobs"].as_f64().unwrap() - sum("jobs")).abs() < 0.11, "{one}");
    for column in ["agreed_jobs", "places"] {
        assert!((one[column].as_f64().unwrap() - sum(column)).abs() < 0.011, "{column}: {one}");
    }
    assert_eq!(desk.json(&["log", "--limit", "1"])[0]["verb"], "merge_clients");
    assert_eq!(desk.run(&["check"]).code, 0);
    done(&desk, &["undo"]);
    let undone = desk.json(&["report", "clients", "--as-of", "2026-12-01"]);
    assert_eq!(line(&undone, "IND")["agreed_jobs"], ind["agreed_jobs"], "one step back");
}

#[test]
fn a_part_of_a_client_goes_over_in_the_teams_that_are_named_or_in_all() {
    let desk = Desk::with_demo();
    let shares = desk.json(&["list", "client_shares", "--filter", "organisation=COA", "--sort", "team"]);
    let team = shares[0]["team"].as_str().expect("a team").to_owned();
    let share = |client: &str, day: &str| -> f64 {
        let filter = format!("organisation=\"{client}\" team=\"{team}\"");
        let held = desk.json(&["list", "client_shares", "--filter", &filter, "--as-of", day]);
        held.as_array().expect("a list").iter().map(|share| share["share"].as_f64().expect("a number")).sum()
    };
    let whole = share("COA", "2026-11-22");
    let split = ["client", "split", "COA", "--into", "COA Oost"];
    done(&desk, &[&split[..], &["--team", &team, "--on", "01-12-2026"]].concat());
    assert_eq!([share("COA", "2026-11-30"), share("COA Oost", "2026-11-30")], [whole, 0.0]);
    assert_eq!([share("COA", "2026-12-01"), share("COA Oost", "2026-12-01")], [0.0, whole]);
    done(&desk, &["undo"]);
    done(&desk, &[&split[..], &["--share", "25%", "--jobs", "10"]].concat());
    assert_eq!([share("COA", "2026-11-22"), share("COA Oost", "2026-11-22")], [whole * 0.75, whole * 0.25]);
    let report = desk.json(&["report", "clients"]);
    assert_eq!(line(&report, "COA Oost")["agreed_jobs"], 10);
    let before = desk.revision();
    for (args, says) in [
        (&["client", "split", "COA", "--into", "COA West"][..], "--share"),
        (&["client", "split", "COA", "--into", "COA West", "--share", "120"], "van 0 tot en met 100"),
        (&["client", "split", "COA", "--into", "COA West", "--share", "0"], "niets om over te dragen"),
        (&["client", "split", "COA", "--into", "COA West", "--share", "5", "--jobs", "9000"], "afgesproken"),
        (&["client", "merge", "COA", "--into", "COA"], "zichzelf"),
        (&["client", "merge", "Nergens", "--into", "COA"], "Nergens"),
        (&["client", "rename", "COA", "COA"], "heet al zo"),
        (&["client", "rename", "COA", "DUO"], "al in gebruik"),
    ] {
        let said = desk.run(args);
        assert_eq!((said.code, said.err.trim().lines().count()), (1, 1), "{args:?}: {}", said.err);
        assert!(said.err.contains(says), "{args:?}: {}", said.err);
    }
    assert_eq!(desk.revision(), before, "nothing is changed by what is refused");
    done(&desk, &["client", "rename", "COA", "Opvang", "--short", "OPV", "--on", "01-01-2027"]);
    let named = |day: &str| {
        let report = desk.json(&["report", "clients", "--as-of", day]);
        report["lines"].as_array().unwrap().iter().any(|line| line["client"] == "Opvang")
    };
    assert_eq!([named("2026-12-31"), named("2027-01-01")], [false, true]);
}
