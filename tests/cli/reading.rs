//! Reports, lists, one record, the log.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::desk::Desk;

/// The published series: day, jobs, people, teams.
const SERIES: [(&str, f64, u64, u64); 7] = [
    ("2017-11-30", 159.0, 128, 13),
    ("2018-12-31", 214.0, 176, 23),
    ("2019-12-31", 298.0, 262, 35),
    ("2020-12-31", 387.0, 351, 39),
    ("2021-12-31", 510.0, 425, 53),
    ("2022-12-31", 688.0, 541, 65),
    ("2023-12-31", 870.0, 674, 80),
];

#[test]
fn the_demonstration_on_its_own_dates_gives_the_published_series() {
    let desk = Desk::empty();
    assert_eq!(desk.run(&["demo", "--into", "demo.db", "--as-of", "2023-12-31"]).code, 0);
    for (day, jobs, people, teams) in SERIES {
        let report = desk.json(&["report", "jobs", "--as-of", day]);
        assert_eq!(report["as_of"], day);
        assert_eq!(report["jobs"].as_f64(), Some(jobs), "{day}");
        assert_eq!((report["people"].as_u64(), report["teams"].as_u64()), (Some(people), Some(teams)), "{day}");
    }
}

#[test]
fn the_demonstration_ends_today_with_the_totals_of_its_last_day_and_passes_the_check() {
    let desk = Desk::with_demo();
    let said = desk.run(&["report", "jobs", "--json"]);
    assert!(
        said.out.starts_with(r#"{"as_of":"2026-11-22","jobs":870.0,"people":674,"teams":80,"places":"#),
        "{}",
        said.out
    );
    let report = said.json();
    let number = |name: &str| report[name].as_i64().expect("a number");
    assert_eq!(number("open_places") - number("surplus"), number("places") - number("filled") - number("reserved"));
    assert_eq!(desk.run(&["check"]).code, 0);
    assert_eq!(desk.run(&["log", "--verify"]).code, 0);
    assert!(desk.revision() >= 30, "the log is alive");
}

#[test]
fn the_same_seed_gives_the_same_people_and_any_number_of_them() {
    let (one, two) = (Desk::empty(), Desk::empty());
    for desk in [&one, &two] {
        assert_eq!(desk.run(&["demo", "--into", "demo.db", "--members", "1200", "--seed", "5"]).code, 0);
    }
    let list = ["list", "members", "--limit", "1300"];
    assert_eq!(one.json(&list), two.json(&list));
    assert_eq!(one.json(&["report", "jobs"])["people"], 1200);
}

#[test]
fn the_report_as_text_is_in_the_language_asked_for() {
    let desk = Desk::with_demo();
    let dutch = desk.run(&["report", "jobs"]).out;
    assert!(dutch.starts_with("Banen op 22-11-2026\n") && dutch.contains("870,0"), "{dutch}");
    let english = desk.run(&["report", "jobs", "--lang", "en"]).out;
    assert!(english.starts_with("Jobs on 2026-11-22\n") && english.contains("870.0"), "{english}");
}

#[test]
fn a_list_can_be_filtered_sorted_and_cut_in_either_language() {
    let desk = Desk::with_demo();
    let list = desk.json(&["list", "medewerkers", "--filter", "uren>=32", "--sort", "-uren", "--limit", "20"]);
    let hours: Vec<f64> = list.as_array().unwrap().iter().map(|m| m["hours"].as_f64().unwrap()).collect();
    assert_eq!(hours.len(), 20);
    assert!(hours.windows(2).all(|pair| pair[0] >= pair[1] && pair[1] >= 32.0), "{hours:?}");
    let english = desk.json(&["list", "members", "--filter", "hours>=32", "--sort", "-hours", "--limit", "20"]);
    assert_eq!(list, english);
    assert_eq!(desk.json(&["list", "teams"]).as_array().unwrap().len(), 80);
    assert!(desk.json(&["list", "teams", "--all"]).as_array().unwrap().len() > 80);
    assert_eq!(desk.json(&["list", "members", "--filter", "uren>40"]), serde_json::json!([]));
}

#[test]
fn a_word_is_looked_for_in_what_a_list_shows_and_not_in_names_alone() {
    let desk = Desk::with_demo();
    let numbers = |args: &[&str]| -> Vec<String> {
        let list = desk.json(&[&["list", "members", "--sort", "number", "--filter"], args].concat());
        let number = |row: &serde_json::Value| row["number"].as_str().expect("a number").to_owned();
        list.as_array().expect("a list").iter().map(number).collect()
    };
    let absent = numbers(&["verzuim"]);
    assert!(!absent.is_empty());
    assert_eq!(absent, numbers(&["status=verzuim"]), "the table shows how members stand");
    assert_eq!(numbers(&["verzuim", "--columns", "number,name"]), Vec::<String>::new(), "here it does not");
}

#[test]
fn json_has_the_english_names_of_the_columns_asked_for() {
    let desk = Desk::with_demo();
    let list = desk.json(&["list", "members", "--columns", "nummer,naam,uren,team", "--limit", "1"]);
    let keys: Vec<&String> = list[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["id", "number", "name", "hours", "team", "team_key", "team_id"]);
    assert!(list[0]["team"].as_str().is_some_and(|team| !team.is_empty()));
}

#[test]
fn a_list_is_written_in_every_form() {
    let desk = Desk::with_demo();
    let table = desk.run(&["list", "teams", "--limit", "3"]).out;
    assert_eq!(table.lines().count(), 4, "{table}");
    assert!(!table.contains('\u{1b}'), "no colours but on a terminal");
    let csv = desk.run(&["list", "members", "--format", "csv", "--limit", "3"]).out;
    assert_eq!((csv.lines().count(), csv.contains(';')), (4, true));
    assert!(desk.run(&["list", "members", "--format", "md", "--limit", "3"]).out.starts_with('|'));
    assert_eq!(desk.run(&["list", "members", "--out", "list.xlsx"]).code, 0);
    assert_eq!(&std::fs::read(desk.path("list.xlsx")).unwrap()[..2], b"PK");
    assert_eq!(desk.run(&["list", "members", "--format", "xlsx"]).code, 2);
    assert_eq!(desk.run(&["list", "members", "--out", "none/list.csv"]).code, 1);
}

#[test]
fn a_record_is_shown_with_its_dated_facts_and_its_history() {
    let desk = Desk::with_demo();
    let number = desk.member(24);
    assert_eq!(desk.run(&["hours", &number, "28", "--as", "tester"]).code, 0);
    let member = desk.json(&["show", "member", &number]);
    assert_eq!((&member["kind"], &member["number"]), (&"member".into(), &number.as_str().into()));
    assert!(member["placements"].as_array().unwrap().len() >= 2);
    assert_eq!(member["placements"].as_array().unwrap().first().unwrap()["hours"], 28);
    assert_eq!(member["history"][0]["verb"], "change_hours");
    let text = desk.run(&["show", "medewerker", &number]).out;
    assert!(text.contains("Plaatsingen") && text.contains("Geschiedenis") && text.contains("tester"), "{text}");
    let team = desk.json(&["show", "team", "T005"]);
    assert!(
        !team["client_shares"].as_array().unwrap().is_empty() && !team["team_roles"].as_array().unwrap().is_empty()
    );
    assert_eq!(desk.json(&["show", "team", team["id"].as_str().unwrap()])["code"], "T005");
}

#[test]
fn a_reader_who_stops_reading_ends_the_program_without_a_word() {
    let desk = Desk::with_demo();
    let list = ["list", "members", "--all", "--json"];
    let mut child = desk.command(&list).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::with_capacity(16, child.stdout.take().unwrap());
    lines.read_line(&mut String::new()).unwrap();
    drop(lines);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn help_and_keys_are_data_in_the_language_of_the_user() {
    let desk = Desk::empty();
    let help = desk.run(&["--help"]);
    assert_eq!(help.code, 0);
    assert!(help.out.contains("Opdrachten:") && !help.out.contains("OPTIONS"), "{}", help.out);
    assert!(desk.run(&["list", "--help", "--lang=en"]).out.contains("Which rows"));
    assert!(desk.run(&["--version"]).out.starts_with("binnenwerk "));
    let keys = desk.json(&["keys"]);
    assert!(keys.as_array().unwrap().iter().any(|key| key["action"] == "undo"));
}

#[test]
fn what_is_written_never_takes_the_place_of_a_file_that_has_to_stay() {
    let desk = Desk::with_demo();
    let whole = desk.json(&["list", "teams"]);
    std::fs::write(desk.path("brief.txt"), "aan de directie").unwrap();
    std::os::unix::fs::symlink(desk.path("brief.txt"), desk.path("naar")).unwrap();
    let month = ["--from", "2026-10-01", "--to", "2026-10-31"];
    let charges = [&["report", "charges", "--format", "csv"], &month[..], &["--out"]].concat();
    for command in [
        &["list", "vacancies", "--format", "md", "--out"][..],
        &["report", "year", "2025", "--format", "md", "--out"],
        &["report", "clients", "--format", "json", "--out"],
        &["report", "jobs", "--by", "month", "--format", "csv", "--out"],
        &["report", "agenda", "--format", "csv", "--out"],
        &["report", "agenda", "--ics"],
        &["statement", "show", "2026-0048", "--format", "csv", "--out"],
        &charges,
    ] {
        for (to, says) in [("brief.txt", "Met --force"), ("naar", "verwijzing"), ("demo.db", "met gegevens")] {
            let said = desk.run(&[command, &[to]].concat());
            assert!(said.code == 1 && said.err.contains(says), "{command:?} {to}: {}", said.err);
            assert_eq!(std::fs::read_to_string(desk.path("brief.txt")).unwrap(), "aan de directie");
        }
        for to in ["naar", "demo.db", "demo.db-wal"] {
            assert_eq!(desk.run(&[command, &[to, "--force"]].concat()).code, 1, "{command:?} {to}");
        }
        // What somebody else wrote stays, whatever is asked; what the same command wrote is replaced.
        let said = desk.run(&[command, &["brief.txt", "--force"]].concat());
        assert!(said.code == 1 && said.err.contains("niet met dit commando"), "{command:?}: {}", said.err);
        assert_eq!(std::fs::read_to_string(desk.path("brief.txt")).unwrap(), "aan de directie");
        assert_eq!(desk.run(&[command, &["uit"]].concat()).code, 0, "{command:?}");
        let first = std::fs::read(desk.path("uit")).unwrap();
        std::fs::write(desk.path("uit"), [&first[..], b"\nmore"].concat()).unwrap();
        assert_eq!(desk.run(&[command, &["uit", "--force"]].concat()).code, 0, "{command:?}");
        assert!(!std::fs::read(desk.path("uit")).unwrap().ends_with(b"\nmore"), "{command:?}");
        std::fs::remove_file(desk.path("uit")).unwrap();
    }
    for to in ["brief.txt", "naar"] {
        assert_eq!(desk.run(&["demo", "--into", to]).code, 1, "{to}");
    }
    std::fs::write(desk.path("leeg.db"), "").unwrap();
    assert_eq!(desk.run(&["demo", "--into", "leeg.db"]).code, 1);
    assert_eq!(desk.json(&["list", "teams"]), whole);
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn a_filter_that_is_too_long_or_too_deep_is_refused_in_one_sentence() {
    let desk = Desk::with_demo();
    for filter in ["(".repeat(9_000) + "a", "niet ".repeat(9_000) + "a", "a ".repeat(3_000), "a, ".repeat(3_000)] {
        for command in [&["list", "members"][..], &["report", "agenda"]] {
            let said = desk.run(&[command, &["--filter", &filter]].concat());
            if command[0] == "report" && !filter.contains(' ') {
                assert_eq!(said.code, 0, "one word that nothing bears");
                continue;
            }
            assert_eq!(said.code, 2, "{}", said.err);
            assert!(said.err.contains("te lang") && said.err.lines().count() == 1, "{}", said.err);
        }
    }
    let most = vec!["uren>=1"; 100].join(" en ");
    assert!(!desk.json(&["list", "members", "--filter", &most]).as_array().unwrap().is_empty());
    let deep = "-(".repeat(66) + "a" + &")".repeat(66);
    assert_eq!(desk.run(&["list", "members", "--filter", &deep]).code, 0);
}

#[test]
fn the_jobs_of_a_day_come_in_every_form_and_in_a_file() {
    let desk = Desk::with_demo();
    let json = desk.json(&["report", "jobs"]);
    let people = json["people"].as_u64().unwrap().to_string();
    assert_eq!(desk.run(&["report", "jobs", "--out", "banen.json"]).code, 0);
    let written: serde_json::Value = serde_json::from_slice(&std::fs::read(desk.path("banen.json")).unwrap()).unwrap();
    assert_eq!(written, json);
    for (form, begins) in [("csv", "\u{feff}"), ("md", "|"), ("xlsx", "PK")] {
        let name = format!("banen-als-{form}");
        assert_eq!(desk.run(&["report", "jobs", "--format", form, "--out", &name]).code, 0, "{form}");
        let bytes = std::fs::read(desk.path(&name)).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{form}");
        if form != "xlsx" {
            assert!(String::from_utf8(bytes).unwrap().contains(&people), "{form}");
            assert!(desk.run(&["report", "jobs", "--format", form]).out.starts_with(begins), "{form}");
        }
    }
    assert_eq!(desk.run(&["report", "jobs", "--format", "xlsx"]).code, 2);
    assert_eq!(desk.run(&["report", "jobs", "--from", "2026-01-01"]).code, 2, "days without a division by month");
}

#[test]
fn a_dash_for_a_file_is_standard_output() {
    let desk = Desk::with_demo();
    for (command, begins) in [
        (&["list", "teams", "--out"][..], "\u{feff}"),
        (&["list", "teams", "--format", "md", "--out"], "|"),
        (&["list", "teams", "--json", "--out"], "["),
        (&["report", "agenda", "--ics"], "BEGIN:VCALENDAR"),
    ] {
        let said = desk.run(&[command, &["-"]].concat());
        assert!(said.code == 0 && said.out.starts_with(begins), "{command:?}: {}", said.err);
        assert!(!desk.path("-").exists(), "{command:?}");
    }
    let workbook = desk.command(&["list", "teams", "--format", "xlsx", "--out", "-"]).output().unwrap();
    assert!(workbook.status.success() && workbook.stdout.starts_with(b"PK\x03\x04"));
}
