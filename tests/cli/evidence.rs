//! The logs as evidence: who did and looked at what is found by person, user, kind and day; what was altered is named; and an auditor reads
//! a copy that nobody can write.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;

use serde_json::Value;

use super::access::{give, json, through, with_rights};
use super::desk::{Desk, own_name, said};

/// A member whom the leader sees.
fn member_of_leader(desk: &Desk) -> (String, String) {
    let own = json(desk, "leider", &["list", "members"]);
    let text = |name: &str| own[0][name].as_str().expect("a text").to_owned();
    (text("number"), text("id"))
}

/// A column of a list of entries.
fn told(list: &Value, name: &str) -> Vec<String> {
    let rows = list.as_array().expect("a list").iter();
    rows.map(|row| row[name].as_str().map_or_else(|| row[name].to_string(), str::to_owned)).collect()
}

#[test]
fn the_access_log_is_told_by_person_user_kind_and_day_and_in_every_form() {
    let desk = with_rights();
    let (number, id) = member_of_leader(&desk);
    for (who, call) in [
        ("leider", vec!["show", "member", &number]),
        ("leider", vec!["list", "absences"]),
        ("leider", vec!["report", "charges"]),
        ("geld", vec!["list", "instruments"]),
    ] {
        through(&desk, who, &call);
    }
    let look = |args: &[&str]| json(&desk, "toezicht", &[&["log", "--access"], args].concat());
    let all = look(&[]);
    // The list of members that was asked for first shows instruments.
    assert_eq!(told(&all, "deed")[..4], ["list", "report", "list", "open"], "{all}");
    assert_eq!(told(&all, "result")[1], "not-for-your-role");
    assert_eq!(told(&look(&["--by", "geld"]), "what"), ["instrument"]);
    assert_eq!(told(&look(&["--person", &number]), "record"), [id]);
    assert_eq!(told(&look(&["--kind", "absence"]), "actor"), ["leider"]);
    assert!(told(&look(&["--until", "2020-01-01"]), "actor").is_empty());
    assert!(!told(&look(&["--since", "2020-01-01", "--limit", "1"]), "actor").is_empty());
    assert!(
        told(&json(&desk, "geld", &["log", "--access"]), "actor").iter().all(|who| who == "geld"),
        "only their own"
    );
    let looked = look(&["--by", "toezicht"]);
    assert!(told(&looked, "deed").iter().all(|deed| deed == "read_log") && !told(&looked, "deed").is_empty());
    let plain = through(&desk, "toezicht", &["log", "--access", "--by", "leider", "--format", "csv-plain"]).out;
    assert!(plain.starts_with("\"number\",\"at\",\"actor\",\"key\",\"tty\",\"host\",\"deed\""), "{plain}");
    // Moments, deeds, lists and results by what stays the same in every language.
    let line = plain.lines().find(|line| line.contains(",absence,")).expect("a line");
    let cells: Vec<&str> = line.split(',').collect();
    assert!(chrono::DateTime::parse_from_rfc3339(cells[1]).is_ok_and(|_| cells[1].ends_with('Z')), "{line}");
    assert!(["list", "done"].iter().all(|code| cells.contains(code)), "{line}");
    for (lang, words) in [
        ("nl", ["geweigerd (not-for-your-role)", "gegeven geopend"]),
        ("en", ["refused (not-for-your-role)", "opened a record"]),
    ] {
        let text = through(&desk, "toezicht", &["log", "--access", "--lang", lang]).out;
        assert!(words.iter().all(|word| text.contains(word)) && text.contains(&number), "{text}");
    }
}

#[test]
fn the_log_of_changes_is_told_by_person_user_kind_and_day_and_in_every_form() {
    let desk = Desk::with_demo();
    let number = desk.member(32);
    assert_eq!(desk.run(&["hours", &number, "24", "--as", "maria"]).code, 0);
    assert_eq!(desk.run(&["set", "team", "T001", "name=Kas", "--as", "piet"]).code, 0);
    let look = |args: &[&str]| desk.json(&[&["log"], args].concat());
    let full = format!("maria via {}", own_name());
    for name in ["maria", &full] {
        assert_eq!(told(&look(&["--by", name]), "verb"), ["change_hours"], "{name}");
    }
    assert_eq!(
        told(&look(&["--by", &own_name(), "--kind", "team", "--limit", "1"]), "actor"),
        [format!("piet via {}", own_name())]
    );
    let of_person = look(&["--person", &number]);
    assert_eq!(told(&of_person, "verb")[0], "change_hours", "{of_person}");
    assert!(look(&["--person", &number, "--by", "piet"]).as_array().is_some_and(Vec::is_empty));
    assert!(look(&["--until", "2020-01-01"]).as_array().is_some_and(Vec::is_empty));
    assert_eq!(look(&["--since", "2020-01-01", "--limit", "1"]).as_array().map(Vec::len), Some(1));
    let plain = desk.run(&["log", "--by", "maria", "--format", "csv-plain"]).out;
    let lines: Vec<&str> = plain.lines().collect();
    assert!(lines[0].starts_with("\"number\",\"at\",\"actor\",\"verb\"") && lines.len() > 1, "{plain}");
    assert!(lines.iter().any(|line| line.contains(",hours,")), "{plain}");
    // Days and choices as a script reads them, also where the words are Dutch ones.
    let end = ["end", &number, "--reason", "own_choice", "--on", "2026-11-30", "--as", "jan"];
    assert_eq!(desk.run(&end).code, 0);
    let (plain, to_read) =
        ["csv-plain", "csv"].map(|form| desk.run(&["log", "--by", "jan", "--format", form]).out).into();
    assert!(plain.contains(",own_choice") && plain.contains("2026-11-30"), "{plain}");
    assert!(to_read.contains("eigen keuze") && to_read.contains("30-11-2026"), "{to_read}");
    assert_eq!(desk.run(&["log", "--out", "log.xlsx"]).code, 0);
    assert!(desk.path("log.xlsx").exists());
    assert_eq!(desk.run(&["log", "--person", "bestaat-niet"]).code, 1);
    assert_eq!(desk.run(&["log", "--head", "--by", "maria"]).code, 2);
}

#[test]
fn the_heads_of_both_logs_show_from_outside_that_their_ends_were_cut() {
    let desk = with_rights();
    let before = fs::read(desk.path("demo.db")).expect("reads");
    let first = through(&desk, "toezicht", &["log", "--head"]).out.trim().to_owned();
    let (number, _) = member_of_leader(&desk);
    assert_eq!(through(&desk, "leider", &["show", "member", &number]).code, 0);
    give(&desk, "beheer", "nieuw", &["rol=werver", "bereik=alle teams"]);
    let head = through(&desk, "toezicht", &["log", "--head"]).out.trim().to_owned();
    assert!(head.contains('/') && head != first, "{first} {head}");
    assert_eq!(json(&desk, "toezicht", &["log", "--head"])["head"], head.as_str());
    for kept in [&first, &head] {
        assert_eq!(through(&desk, "toezicht", &["check", "--head", kept]).code, 0, "{kept}");
    }
    // Put back as it was, as one who knows how would cut off the end of both.
    fs::write(desk.path("demo.db"), before).expect("writes");
    assert_eq!(through(&desk, "toezicht", &["check"]).code, 0, "nothing shows from inside");
    let found = through(&desk, "toezicht", &["check", "--head", &head, "--json"]);
    let codes: Vec<Value> = serde_json::from_str(&found.out).expect("JSON");
    let codes: Vec<&str> = codes.iter().filter_map(|finding| finding["code"].as_str()).collect();
    assert_eq!((found.code, codes), (1, vec!["log-cut-off", "access-log-cut-off"]));
}

#[test]
fn the_head_goes_to_the_log_of_the_machine_or_says_that_nobody_listens() {
    let desk = Desk::with_demo();
    let said = desk.run(&["log", "--head", "--syslog"]);
    match fs::metadata("/dev/log") {
        Ok(_) => assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err),
        Err(_) => assert!(said.code == 1 && said.err.contains("/dev/log"), "{}", said.err),
    }
    assert_ne!(through(&desk, "an", &["log", "--head", "--syslog"]).code, 0, "not through the door");
}

#[test]
fn an_auditor_reads_a_copy_that_nobody_can_write_and_is_told_that_it_is_not_noted() {
    let desk = with_rights();
    give(&desk, "beheer", &own_name(), &["rol=beheerder", "bereik=alle teams"]);
    give(&desk, "beheer", "nobody", &["rol=auditor", "bereik=alle teams"]);
    through(&desk, "leider", &["list", "absences"]);
    assert_eq!(desk.run(&["backup", "kopie.db"]).code, 0);
    let copy = desk.path("kopie.db");
    fs::set_permissions(&copy, fs::Permissions::from_mode(0o400)).expect("sets");
    let before = fs::read(&copy).expect("reads");
    let is_root = nix::unistd::Uid::current().is_root();
    if is_root {
        chown(&copy, Some(65534), Some(65534)).expect("gives away");
        fs::set_permissions(copy.parent().expect("a folder"), fs::Permissions::from_mode(0o755)).expect("opens");
    }
    let calls: [&[&str]; 6] = [
        &["list", "absences", "--json"],
        &["show", "team", "T001"],
        &["log", "--limit", "3"],
        &["log", "--access", "--json"],
        &["log", "--verify"],
        &["log", "--head"],
    ];
    for call in calls {
        let mut command = desk.command(&[call, &["--db", "kopie.db"]].concat());
        if is_root {
            command.uid(65534).gid(65534);
        }
        let Ok(output) = command.output() else {
            // The program lies where another user does not come.
            return;
        };
        let got = said(output);
        let may = is_root || !call.contains(&"absences");
        assert_eq!(got.code == 0, may, "{call:?}: {}", got.err);
        let is_noted_elsewhere = ["absences", "--access", "--verify", "3"].iter().any(|word| call.contains(word));
        assert_eq!(got.err.contains("inzagelog"), may && is_noted_elsewhere, "{call:?}: {}", got.err);
        assert_eq!(fs::read(&copy).expect("reads"), before, "{call:?}");
    }
}
