//! `report agenda`: each source on its day, gone when it is settled, as of any day, and as a calendar.

use serde_json::Value;

use crate::desk::Desk;

/// A small office: one team with a leader and a coach, one member in it, and something of every source.
fn office() -> Desk {
    let desk = Desk::empty();
    for line in [
        "add work_type name=Archief",
        "add team code=T1 name=Archief places=5 phase=pilot from=2026-01-01 pilot_until=2026-12-31",
        "add staff given_name=Lies surname=Wit role=team_leader",
        "add team_role team=T1 staff=Lies~Wit role=team_leader from=2026-01-01",
        "add team_role team=T1 staff=Lies~Wit role=job_coach from=2026-01-01",
        "add member number=1 name=Jan~Bos team=T1 hours=24 contract_until=2026-12-31 --on 2026-01-01",
        "add certificate member=1 name=VCA from=2024-01-01 until=2026-11-01",
        "add signal subject=Rooster team=T1 from=2026-11-01 due=2026-11-22",
        "add chance name=Scannen from=2026-10-01 next_step=Bellen next_step_on=2026-11-25",
        "add vacancy number=V1 team=T1 places=1 status=open open_since=2026-10-01 wanted_by=2026-11-20",
        "add register_check member=1 from=2026-01-01 counts_for_agreement=yes counts_for_quota=yes next_check=2026-12-01",
        "add candidate number=K1 surname=Vos",
        "add application candidate=K1 vacancy=V1 stage=Proefplaatsing from=2026-11-01 trial_until=2026-12-01",
        "add candidate number=K2 surname=Smit procedure_ended_on=2026-11-05",
    ] {
        desk.done(line);
    }
    desk
}

/// What is due on a day: source, day, days left.
fn due(desk: &Desk, on: &str) -> Vec<(String, String, i64)> {
    let rows = desk.json(&["report", "agenda", "--as-of", on])["rows"].clone();
    let text = |row: &Value, name: &str| row[name].as_str().expect("text").to_owned();
    let rows = rows.as_array().expect("a list").iter();
    rows.map(|row| (text(row, "source"), text(row, "due"), row["days_left"].as_i64().expect("a number"))).collect()
}

fn has(desk: &Desk, on: &str, source: &str) -> bool {
    due(desk, on).iter().any(|(name, ..)| name == source)
}

#[test]
fn everything_due_stands_in_one_list_by_day_with_what_is_late_first() {
    let desk = office();
    let found = due(&desk, "2026-11-22");
    let names: Vec<(&str, i64)> = found.iter().map(|(name, _, left)| (name.as_str(), *left)).collect();
    let wanted = [
        ("contact", -295),
        ("certificate", -21),
        ("vacancy", -2),
        ("signal", 0),
        ("chance", 3),
        ("notice", 8),
        ("register", 9),
        ("trial", 9),
        ("retention", 11),
        ("contract", 39),
        ("pilot", 39),
    ];
    assert_eq!(names, wanted);
}

#[test]
fn nothing_shows_before_its_window_which_an_office_can_set() {
    let desk = office();
    for (source, before, first) in [
        ("contract", "2026-10-31", "2026-11-01"),
        ("pilot", "2026-10-01", "2026-10-02"),
        ("register", "2026-10-31", "2026-11-01"),
        ("certificate", "2026-09-01", "2026-09-02"),
        ("signal", "2026-11-14", "2026-11-15"),
        ("chance", "2026-11-10", "2026-11-11"),
        ("vacancy", "2026-11-05", "2026-11-06"),
        ("trial", "2026-11-09", "2026-11-10"),
        ("retention", "2026-11-18", "2026-11-19"),
    ] {
        assert!(!has(&desk, before, source), "{source} on {before}");
        assert!(has(&desk, first, source), "{source} on {first}");
        assert!(has(&desk, "2027-03-01", source), "what is late stays: {source}");
    }
    desk.done("add parameter name=window_contract value=90 from=2026-02-01");
    assert!(has(&desk, "2026-10-02", "contract") && !has(&desk, "2026-10-01", "contract"));
}

#[test]
fn what_is_settled_is_gone_and_looking_back_it_is_there_again() {
    let desk = office();
    let today = "2026-11-22";
    let id = |source: &str| {
        let rows = desk.json(&["report", "agenda"])["rows"].clone();
        let row = rows.as_array().expect("a list").iter().find(|row| row["source"] == source).expect("is due").clone();
        row["id"].as_str().expect("text").to_owned()
    };
    for (source, line) in [
        ("contract", "contract 1 --until 2027-12-31".to_owned()),
        ("pilot", "team convert T1".to_owned()),
        ("certificate", format!("set certificate {} until=2029-11-01", id("certificate"))),
        ("signal", format!("set signal {} until=2026-11-22 outcome=Besproken", id("signal"))),
        ("chance", format!("set chance {} next_step_on=2027-02-01", id("chance"))),
        ("contact", "contact 1 Koffie".to_owned()),
        ("retention", "set candidate K2 consent_until=2027-10-01".to_owned()),
        ("vacancy", "vacancy close V1".to_owned()),
        ("trial", format!("set application {} trial_until=2027-02-01", id("trial"))),
    ] {
        assert!(has(&desk, today, source), "{source}");
        desk.done(&line);
        assert!(!has(&desk, today, source), "{source} after {line}");
    }
    for source in ["contract", "pilot", "signal", "contact", "vacancy"] {
        assert!(has(&desk, "2026-11-21", source), "{source} the day before");
    }
    desk.done("end 1 --service --reason verhuizing");
    assert!(!has(&desk, "2026-11-23", "register"), "whoever left needs no check");
}

#[test]
fn looking_back_a_chance_has_no_team_yet_and_a_later_certificate_is_not_there() {
    let desk = office();
    for line in [
        "add organisation name=UWV",
        "set chance Scannen organisation=UWV",
        "chance agree Scannen --on 2026-11-10",
        "chance team Scannen --on 2026-11-20 --places 5",
        "add certificate member=1 name=BHV from=2026-11-20 until=2026-12-01",
    ] {
        desk.done(line);
    }
    let certificates = |on: &str| due(&desk, on).iter().filter(|(name, ..)| name == "certificate").count();
    assert_eq!((has(&desk, "2026-11-19", "chance"), certificates("2026-11-19")), (true, 1));
    assert_eq!((has(&desk, "2026-11-20", "chance"), certificates("2026-11-20")), (false, 2));
}

#[test]
fn a_contract_is_extended_or_made_permanent_by_one_command_and_one_undo() {
    let desk = office();
    let revision = desk.revision();
    desk.done("contract 1 --until 2027-12-31");
    assert_eq!(desk.revision(), revision + 1);
    let until = |on: &str| {
        let list = desk.json(&["list", "members", "--columns", "contract,contract_until", "--as-of", on]);
        (list[0]["contract"].clone(), list[0]["contract_until"].clone())
    };
    assert_eq!(until("2027-01-01"), ("temporary".into(), "2027-12-31".into()), "the day after the old end");
    assert_eq!(until("2026-12-31"), ("temporary".into(), "2026-12-31".into()), "that day it was so");
    assert!(!has(&desk, "2026-11-22", "contract") && !has(&desk, "2026-11-22", "notice"));
    assert_eq!(desk.run(&["contract", "1", "--until", "2027-01-01"]).code, 1, "shorter");
    assert_eq!(desk.run(&["contract", "1"]).code, 2);
    assert_eq!(desk.run(&["contract", "1", "--permanent", "--until", "2028-01-01"]).code, 2);
    let early = desk.run(&["contract", "1", "--permanent", "--on", "2026-11-22"]);
    assert!(early.code == 1 && early.err.contains("01-01-2027"), "a next contract is planned: {}", early.err);
    desk.done("contract 1 --permanent");
    assert_eq!(until("2027-01-01"), ("permanent".into(), Value::Null));
    desk.done("undo");
    desk.done("undo");
    assert!(has(&desk, "2026-11-22", "contract"));
}

#[test]
fn somebody_is_in_service_since_the_first_day_whatever_contracts_followed() {
    let desk = office();
    let since = |on: &str| {
        let columns = ["list", "members", "--columns", "employed_from,employed_until", "--as-of", on];
        let one = desk.json(&columns)[0].clone();
        (one["employed_from"].clone(), one["employed_until"].clone())
    };
    desk.done("contract 1 --until 2027-12-31");
    for on in ["2026-11-22", "2026-12-31", "2027-01-01", "2027-06-01"] {
        assert_eq!(since(on), ("2026-01-01".into(), Value::Null), "{on}: one service");
    }
    desk.done("end 1 --service --on 2026-12-15 --reason own_choice");
    assert_eq!(
        since("2026-12-01"),
        ("2026-01-01".into(), "2026-12-15".into()),
        "the contract that was to follow is gone"
    );
    let again = ["rehire", "1", "T1", "--hours", "24", "--on", "2027-03-01"];
    let said = desk.run(&again);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("laatste dag"), "a temporary contract has an end: {}", said.err);
    assert_eq!(desk.run(&[&again[..], &["--until", "2027-12-31"]].concat()).code, 0);
    assert_eq!(since("2027-04-01"), ("2027-03-01".into(), Value::Null), "another service");
}

#[test]
fn a_chain_of_contracts_is_remarked_on_and_notice_stays_until_it_is_noted() {
    let desk = office();
    let remarked = |until: &str| desk.run(&["contract", "1", "--until", until]).err.contains("7:668a");
    assert!(has(&desk, "2026-11-22", "notice") && has(&desk, "2026-12-20", "notice"), "what is late stays");
    let employment = desk.json(&["list", "employments"])[0]["id"].as_str().expect("text").to_owned();
    desk.done(&format!("set employment {employment} notice_given_on=2026-11-23"));
    assert!(!has(&desk, "2026-11-24", "notice") && has(&desk, "2026-11-24", "contract"));
    assert!(!remarked("2027-12-31"), "two years");
    assert!(has(&desk, "2027-11-15", "notice"), "of the next contract nobody gave notice yet");
    let third = desk.run(&["contract", "1", "--until", "2029-01-05", "--on", "2028-01-01"]);
    assert!(third.code == 0 && third.err.contains("7:668a"), "beyond 36 months: {}", third.err);
}

#[test]
fn a_team_without_leader_or_coach_and_one_at_a_standstill_are_due() {
    let desk = office();
    desk.done("add team code=T2 name=Bos places=5 phase=structural from=2026-01-01");
    let found = due(&desk, "2026-11-22");
    for source in ["leader", "coach"] {
        assert!(found.contains(&(source.into(), "2026-11-22".into(), 0)), "{found:?}");
    }
    desk.done("set team T2 standstill_from=2026-11-01 standstill_until=2026-11-30");
    assert!(has(&desk, "2026-11-22", "standstill") && !has(&desk, "2026-11-15", "standstill"));
    assert!(!has(&desk, "2026-12-01", "standstill"), "it is at work again");
}

#[test]
fn a_member_who_was_never_checked_and_a_step_in_an_absence_are_due() {
    let desk = office();
    desk.done("add member number=2 name=Eva~Vos team=T1 hours=24 --on 2026-06-01");
    assert!(has(&desk, "2026-11-22", "unchecked"));
    desk.done("add register_check member=2 from=2026-11-22 counts_for_agreement=yes counts_for_quota=yes");
    assert!(!has(&desk, "2026-11-22", "unchecked"));
    desk.done("absent 2 --from 2026-10-20");
    let step = due(&desk, "2026-11-22").into_iter().find(|(source, ..)| source == "absence").expect("is due");
    assert_eq!((step.1.as_str(), step.2), ("2026-12-01", 9), "the sixth week");
    assert!(!has(&desk, "2026-11-16", "absence"));
    desk.done("recovered 2");
    assert!(!has(&desk, "2026-11-22", "absence"));
}

#[test]
fn what_has_to_be_asked_for_in_time_is_due_and_stays_when_it_is_late() {
    let desk = office();
    desk.done("add instrument member=1 instrument=wage_cost_subsidy status=to_request from=2026-01-01");
    assert!(!has(&desk, "2026-05-01", "instrument"));
    assert!(has(&desk, "2026-06-20", "instrument") && has(&desk, "2026-11-22", "instrument"));
}

#[test]
fn words_filter_by_sort_by_name_and_by_team() {
    let desk = office();
    let count =
        |filter: &str| desk.json(&["report", "agenda", "--filter", filter])["rows"].as_array().expect("a list").len();
    assert_eq!((count("contract"), count("bos"), count("contract bos"), count("contract vos")), (2, 5, 2, 0));
    assert_eq!(count("archief"), 8, "in the team, or the team itself");
}

#[test]
fn more_than_the_limit_is_told_and_counted() {
    let desk = office();
    for n in 2..=5 {
        desk.done(&format!("add signal subject=S{n} team=T1 from=2026-11-01 due=2026-11-1{n}"));
    }
    let agenda = desk.json(&["report", "agenda", "--limit", "2"]);
    assert_eq!(agenda["more"], serde_json::json!([{ "source": "signal", "count": 3 }]));
    let said = desk.run(&["report", "agenda", "--limit", "2"]).out;
    assert!(said.contains("En nog 3 keer: signaal afhandelen."), "{said}");
    assert!(said.starts_with("Agenda op 22-11-2026\n") && said.contains("21 d te laat"), "{said}");
}

#[test]
fn the_agenda_is_written_in_every_form() {
    let desk = office();
    for (file, begins) in
        [("a.csv", "\u{feff}"), ("a.md", "|"), ("a.json", "{"), ("a.xlsx", "PK"), ("a.ods", "PK"), ("a.ics", "BEGIN")]
    {
        assert_eq!(desk.run(&["report", "agenda", "--out", file]).code, 0, "{file}");
        assert!(std::fs::read(desk.path(file)).expect("a file").starts_with(begins.as_bytes()), "{file}");
    }
    assert_eq!(desk.run(&["report", "agenda", "--out", "a.docx"]).code, 2);
    assert_eq!(desk.run(&["report", "agenda", "--format", "xlsx"]).code, 2);
}

/// The events of a calendar, each as its properties.
fn events(text: &str) -> Vec<Vec<(String, String)>> {
    assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    let lines = text.replace("\r\n ", "");
    let mut events = Vec::new();
    for line in lines.lines() {
        let (name, value) = line.split_once(':').expect("a property");
        match (name, value) {
            ("BEGIN", "VEVENT") => events.push(Vec::new()),
            _ => {
                if let Some(event) = events.last_mut() {
                    let event: &mut Vec<(String, String)> = event;
                    event.push((name.to_owned(), value.to_owned()));
                }
            }
        }
    }
    events
}

#[test]
fn a_calendar_has_an_event_a_row_under_the_same_names_each_time_and_no_names_of_people() {
    let desk = office();
    assert_eq!(desk.run(&["report", "agenda", "--ics", "a.ics"]).code, 0);
    let text = std::fs::read_to_string(desk.path("a.ics")).expect("a file");
    let first = events(&text);
    assert_eq!(first.len(), 11);
    let of = |event: &[(String, String)], name: &str| {
        event.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone()).expect("a property")
    };
    let contract = first.iter().find(|event| of(event, "SUMMARY").starts_with("contract loopt")).expect("is there");
    assert_eq!(of(contract, "SUMMARY"), "contract loopt af: 1");
    assert_eq!(of(contract, "DTSTART;VALUE=DATE"), "20261231");
    for private in ["Bos", "Rooster", "Bellen"] {
        assert!(!text.contains(private), "{private}");
    }
    let again = desk.run(&["report", "agenda", "--format", "ics"]).out;
    let uids = |events: &[Vec<(String, String)>]| events.iter().map(|e| of(e, "UID")).collect::<Vec<_>>();
    assert_eq!(uids(&events(&again)), uids(&first));
}

/// An office whose people were in a list elsewhere until today: nothing was recorded on any of them.
fn read_in_today() -> Desk {
    let desk = Desk::empty();
    std::fs::write(desk.path("ploegen.csv"), "Teamcode;Teamnaam;Plaatsen;Vanaf\nP1;Postkamer;9;01-02-2019\n").unwrap();
    let people = "Personeelsnummer;Naam;Team;Uren;Vanaf\n\
        41;Haan, Ida de;P1;24;01-03-2019\n42;Mol, Sem;P1;32;14-06-2021\n43;Kraai, Fee;P1;18;16-11-2026\n";
    std::fs::write(desk.path("mensen.csv"), people).unwrap();
    for file in ["ploegen.csv", "mensen.csv"] {
        desk.done(&format!("import {file}"));
    }
    desk
}

/// How much the agenda leaves out on a day, by source.
fn let_off(desk: &Desk, on: &str) -> Vec<(String, u64)> {
    let agenda = desk.json(&["report", "agenda", "--as-of", on]);
    let told = agenda["let_off"].as_array().expect("a list").iter();
    told.map(|told| (told["source"].as_str().expect("text").to_owned(), told["count"].as_u64().expect("a number")))
        .collect()
}

fn count(desk: &Desk, on: &str, source: &str) -> usize {
    due(desk, on).iter().filter(|(name, ..)| name == source).count()
}

#[test]
fn the_first_day_after_an_import_is_calm_and_what_is_left_out_is_told() {
    let desk = read_in_today();
    let today = "2026-11-22";
    assert_eq!((count(&desk, today, "contact"), count(&desk, today, "unchecked")), (0, 0));
    // Fee's contact is not late in either way of counting.
    assert_eq!(let_off(&desk, today), [("unchecked".to_owned(), 3), ("contact".to_owned(), 2)]);
    let told = desk.run(&["report", "agenda"]).out;
    assert!(told.contains("Telt vanaf 22-11-2026: 3× register nooit nagegaan, 2× contact opnemen"), "{told}");
    assert!(!desk.run(&["report", "contacts"]).out.contains("Haan"));

    // From the day of the import on it waits as long as with anybody.
    let last = "2026-12-22";
    assert_eq!(
        due(&desk, last).iter().filter(|row| row.0 == "contact").map(|row| row.2).collect::<Vec<_>>(),
        [0, 0, 0]
    );
    assert_eq!((count(&desk, "2026-12-21", "unchecked"), count(&desk, last, "unchecked")), (0, 3));
    assert_eq!(let_off(&desk, last), []);

    // Who comes later has nothing to be let off.
    desk.done("add member number=44 name=Uil,~Bo team=P1 hours=24 --on 2026-11-23");
    assert_eq!(count(&desk, "2026-11-23", "unchecked"), 1);
    // What was recorded is late when it is late.
    desk.done("contact 41 Koffie --on 2026-09-01");
    assert_eq!(count(&desk, today, "contact"), 1);
    assert_eq!(let_off(&desk, today), [("unchecked".to_owned(), 3), ("contact".to_owned(), 1)]);
}

#[test]
fn only_the_first_import_begins_to_record_and_an_office_says_otherwise() {
    let desk = read_in_today();
    let since =
        || desk.json(&["list", "parameters", "--all", "--filter", "naam=recorded_since"]).as_array().unwrap().len();
    assert_eq!(since(), 1);
    std::fs::write(desk.path("later.csv"), "Personeelsnummer;Naam;Team;Uren;Vanaf\n45;Vink, Jo;P1;20;01-01-2020\n")
        .unwrap();
    desk.done("import later.csv");
    assert_eq!(since(), 1, "the office was recording already");
    for _ in 0..2 {
        desk.done("undo");
    }
    assert_eq!(since(), 0, "it goes with the people it came with");

    let desk = read_in_today();
    desk.done("add parameter name=recorded_since from=2027-03-01");
    assert_eq!(count(&desk, "2027-03-02", "contact"), 0);
}

#[test]
fn steps_of_an_absence_from_before_the_import_are_left_out_until_one_is_ticked() {
    let desk = read_in_today();
    // Week 42 is on 1 December 2026, week 8 was on 7 April.
    desk.done("absent 42 --from 2026-02-10");
    let steps = |on: &str| {
        let rows = desk.json(&["report", "agenda", "--as-of", on])["rows"].clone();
        let rows = rows.as_array().expect("a list").iter().filter(|row| row["source"] == "absence");
        rows.map(|row| row["due"].as_str().expect("a day").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(steps("2026-04-08"), Vec::<String>::new());
    assert_eq!(
        let_off(&desk, "2026-04-08").iter().find(|(name, _)| name == "absence"),
        Some(&("absence".to_owned(), 1))
    );
    assert_eq!(steps("2026-11-22"), ["2026-12-01"]);
}

/// The end of everybody's contract on a day, by number.
fn ends(desk: &Desk, on: &str) -> Vec<(String, Value)> {
    let args = ["list", "members", "--columns", "number,contract_until", "--sort", "number", "--as-of", on];
    let list = desk.json(&args);
    let rows = list.as_array().expect("a list").iter();
    rows.map(|row| (row["number"].as_str().expect("text").to_owned(), row["contract_until"].clone())).collect()
}

#[test]
fn many_contracts_are_told_first_and_then_changed_in_one_step() {
    let desk = office();
    for (number, until) in [("21", "2026-12-15"), ("22", "2027-01-10"), ("23", "2027-08-31")] {
        desk.done(&format!(
            "add member number={number} name=Lijster,~Kim team=T1 hours=16 contract_until={until} --on 2026-02-01"
        ));
    }
    let before = ends(&desk, "2026-11-23");
    let trial = desk.json(&["contract", "--filter", "contract<60d", "--until", "31-12-2027", "--dry-run"]);
    let told = trial["rows"].as_array().expect("a list").iter();
    let told: Vec<_> = told
        .map(|row| (row["number"].as_str().expect("text"), row["contract_until"].as_str().expect("a day")))
        .collect();
    let mut sorted = told.clone();
    sorted.sort();
    assert_eq!(sorted, [("1", "2026-12-31"), ("21", "2026-12-15"), ("22", "2027-01-10")]);
    assert!(trial["rows"].as_array().expect("a list").iter().all(|row| row["new_contract_until"] == "2027-12-31"));
    assert!(trial["rows"].as_array().expect("a list").iter().all(|row| {
        let old: chrono::NaiveDate = row["contract_until"].as_str().expect("a day").parse().expect("a day");
        row["new_from"] == old.succ_opt().expect("a day").to_string() && row["chain_contracts"] == 2
    }));
    let refused = desk.json(&["contract", "23,21", "--until", "31-5-2027", "--dry-run"]);
    assert!(refused["rows"][0]["refused"].as_str().is_some_and(|why| why.contains("31-05-2027")), "{refused}");
    assert!(refused["rows"][1]["refused"].is_null(), "{refused}");
    let text = desk.run(&["contract", "21, 22", "--permanent", "--dry-run"]).out;
    assert!(
        text.contains("15-12-2026") && text.contains("10-01-2027") && text.matches("onbepaald").count() >= 2,
        "{text}"
    );
    assert_eq!(ends(&desk, "2026-11-23"), before, "a trial changes nothing");

    let revision = desk.revision();
    desk.done("contract --filter contract<60d --until 2027-12-31");
    assert_eq!(desk.revision(), revision + 1, "one step");
    let after = ends(&desk, "2027-02-01");
    let until = |number: &str| after.iter().find(|(known, _)| known == number).map(|(_, until)| until.clone());
    assert_eq!(until("21"), Some("2027-12-31".into()));
    assert_eq!(until("23"), Some("2027-08-31".into()), "it was not in the filter");
    desk.done("undo");
    assert_eq!(ends(&desk, "2026-11-23"), before);

    desk.done("contract 21,22 --end");
    let left = desk.json(&[
        "list",
        "members",
        "--all",
        "--filter",
        "nummer=22",
        "--columns",
        "status",
        "--as-of",
        "2027-01-11",
    ]);
    assert_eq!(left[0]["status"], "left");
    assert_eq!(ends(&desk, "2027-01-10").len(), 3, "whoever stays until their own last day is there");
}

#[test]
fn of_many_contracts_none_changes_when_one_cannot() {
    let desk = office();
    desk.done("add member number=31 name=Wulp,~Pim team=T1 hours=16 contract_until=2028-12-31 --on 2026-02-01");
    let before = (ends(&desk, "2026-11-23"), desk.revision());
    for args in [
        &["contract", "1,31", "--until", "2027-12-31"][..],
        &["contract", "1,99", "--until", "2027-12-31"],
        &["contract", "1,31"],
        &["contract", "--filter", "contract<2d", "--permanent"],
        &["contract", "1", "--filter", "contract<60d", "--permanent"],
    ] {
        let said = desk.run(args);
        assert_ne!(said.code, 0, "{args:?}");
        assert!(!said.err.trim().is_empty(), "{args:?}");
    }
    assert_eq!((ends(&desk, "2026-11-23"), desk.revision()), before);
}
