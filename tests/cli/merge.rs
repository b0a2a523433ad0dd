//! `merge`: another office brought into this one.

use std::fs;

use serde_json::{Value, json};

use crate::access::give;
use crate::desk::{Desk, own_name};
use crate::released;

/// Two made-up programmes that never were one.
fn two() -> Desk {
    let desk = Desk::empty();
    for (file, seed) in [("demo.db", "1"), ("north.db", "2")] {
        assert_eq!(desk.run(&["demo", "--into", file, "--members", "40", "--seed", seed]).code, 0);
    }
    desk
}

/// A small office, and a copy of it under another name.
fn copied() -> Desk {
    let desk = Desk::empty();
    let rows = "nummer;achternaam;telefoon\n41;Moer;010-11\n42;Wilg;010-12\n43;Iep;010-13\n";
    fs::write(desk.path("people.csv"), rows).unwrap();
    assert_eq!(desk.run(&["add", "work_type", "naam=Griend"]).code, 0);
    assert_eq!(desk.run(&["import", "people.csv"]).code, 0);
    fs::copy(desk.path("demo.db"), desk.path("north.db")).unwrap();
    desk
}

fn merged(desk: &Desk, more: &[&str]) -> Value {
    let said = desk.run(&[&["merge", "north.db", "--json"], more].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    serde_json::from_str(&said.out).expect("JSON")
}

/// How many records of all kinds have an outcome.
fn count(done: &Value, outcome: &str) -> u64 {
    let kinds = done["kinds"].as_object().expect("kinds");
    kinds.values().map(|kind| kind[outcome].as_u64().expect("a number")).sum()
}

fn phone(desk: &Desk, number: &str) -> String {
    desk.json(&["show", "member", number])["phone"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn two_programmes_become_one_in_one_set_that_undo_takes_back() {
    let desk = two();
    let (before, other) = (desk.revision(), fs::read(desk.path("north.db")).unwrap());
    let members = desk.json(&["list", "members", "--all"]).as_array().unwrap().len();
    let open = desk.run(&["merge", "north.db"]);
    assert_eq!((open.code, desk.revision()), (1, before), "{}", open.out);
    assert!(open.err.contains("--keep") && open.err.contains("--renumber"), "{}", open.err);
    let answers = ["--keep", "ours", "--renumber", "N-"];
    let trial = merged(&desk, &[&["--dry-run"], &answers[..]].concat());
    assert_eq!((desk.revision(), trial["revision"].is_null()), (before, true));
    let done = merged(&desk, &answers);
    assert_eq!((desk.revision(), &done["revision"]), (before + 1, &(before + 1).into()));
    assert_eq!((&trial["kinds"], &trial["records"]), (&done["kinds"], &done["records"]), "as it was told before");
    let of = |db: &str| desk.json(&["list", "members", "--all", "--db", db]).as_array().unwrap().len();
    assert_eq!(of("demo.db"), members + of("north.db"));
    let jobs = |db: &str| desk.json(&["report", "jobs", "--db", db])["people"].as_u64().unwrap();
    assert_eq!(jobs("demo.db"), 40 + jobs("north.db"));
    let check = desk.run(&["check"]);
    assert_eq!(check.code, 0, "{}", check.out);
    let behind = count(&done, "behind");
    assert!(behind > 0 && desk.run(&["merge", "north.db"]).err.contains(&behind.to_string()));
    // The log names where it came from, and a second time there is nothing to bring.
    let head: String = desk.run(&["log", "--head", "--db", "north.db"]).out.trim().to_owned();
    assert_eq!(desk.json(&["log", "--limit", "1"])[0]["note"], format!("north.db {head}"));
    assert!(desk.run(&["log", "--limit", "1"]).out.contains(&head));
    let again = merged(&desk, &[]);
    assert_eq!((&again["revision"], count(&again, "new"), count(&again, "conflict")), (&Value::Null, 0, 0));
    assert_eq!(desk.revision(), before + 1);
    assert!(fs::read(desk.path("north.db")).unwrap() == other, "the other is only read");
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!((of("demo.db"), desk.run(&["check"]).code), (members, 0));
    assert_eq!(merged(&desk, &[&["--dry-run"], &answers[..]].concat())["kinds"], trial["kinds"], "as if it never was");
}

#[test]
fn a_copy_that_went_on_by_itself_comes_back_with_what_it_changed() {
    let desk = copied();
    assert_eq!(desk.run(&["set", "member", "41", "telefoon=010-21"]).code, 0);
    assert_eq!(desk.run(&["set", "member", "42", "telefoon=010-32", "--db", "north.db"]).code, 0);
    assert_eq!(desk.run(&["add", "work_type", "naam=Post", "--db", "north.db"]).code, 0);
    let done = merged(&desk, &[]);
    assert_eq!(["newer", "kept", "new", "conflict"].map(|outcome| count(&done, outcome)), [1, 1, 1, 0]);
    assert_eq!(["41", "42", "43"].map(|number| phone(&desk, number)), ["010-21", "010-32", "010-13"]);
    let before = desk.revision();
    assert_eq!(count(&merged(&desk, &[]), "conflict"), 0);
    assert_eq!(desk.revision(), before);
    // Both sides change one record: that is for a person to say.
    assert_eq!(desk.run(&["set", "member", "43", "telefoon=010-41"]).code, 0);
    assert_eq!(desk.run(&["set", "member", "43", "telefoon=010-42", "--db", "north.db"]).code, 0);
    let before = desk.revision();
    let said = desk.run(&["merge", "north.db"]);
    assert_eq!((said.code, desk.revision()), (1, before));
    assert!(said.out.contains("43 Iep") && said.out.contains("010-41 | 010-42"), "{}", said.out);
    merged(&desk, &["--keep", "theirs"]);
    assert_eq!(phone(&desk, "43"), "010-42");
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn only_a_field_that_both_changed_is_asked_and_an_answer_names_it() {
    let desk = copied();
    for (number, ours, theirs) in [("41", "010-21", "010-31"), ("42", "010-22", "010-32")] {
        let here = ["set", "member", number, &format!("telefoon={ours}"), "mail=a@voorbeeld.nl"].map(str::to_owned);
        let here: Vec<&str> = here.iter().map(String::as_str).collect();
        assert_eq!(desk.run(&here).code, 0);
        let there = ["set", "member", number, &format!("telefoon={theirs}"), "tussenvoegsel=van", "--db", "north.db"];
        assert_eq!(desk.run(&there).code, 0);
    }
    let before = desk.revision();
    let open = desk.run(&["merge", "north.db"]);
    assert_eq!((open.code, desk.revision()), (1, before));
    let rows: Vec<&str> = open.out.lines().filter(|line| line.contains(" | ")).collect();
    assert!(rows.len() == 3 && rows[1].contains("41 Moer") && rows[1].contains("010-21 | 010-31"), "{}", open.out);
    assert!(open.err.contains("--take") && open.err.contains("--keep"), "{}", open.err);
    for (wrong, word) in [
        ("41.phone", "GEGEVEN.VELD"),
        ("41.phone=both", "GEGEVEN.VELD"),
        ("43.phone=ours", "43.phone"),
        ("41.mail=theirs", "41.mail"),
        ("team 41.phone=ours", "team 41"),
    ] {
        let said = desk.run(&["merge", "north.db", "--keep", "ours", "--take", wrong]);
        assert!(said.code != 0 && said.err.contains(word) && desk.revision() == before, "{wrong}: {}", said.err);
    }
    let one = ["merge", "north.db", "--json", "--take", "41.telefoon=theirs"];
    let said = desk.run(&one);
    assert_eq!((said.code, desk.revision()), (1, before), "42 has no answer yet");
    let told: Value = serde_json::from_str(&said.out).unwrap();
    let field = |record: usize, name: &str| {
        let fields = told["records"][record]["fields"].as_array().unwrap();
        fields.iter().find(|field| field["field"] == name).unwrap().clone()
    };
    let phone_of = |ours: &str, theirs: &str, side: Value| json!({ "field": "phone", "ours": ours, "theirs": theirs, "asked": true, "side": side });
    assert_eq!(field(0, "phone"), phone_of("010-21", "010-31", "theirs".into()));
    assert_eq!(field(1, "phone"), phone_of("010-22", "010-32", Value::Null));
    assert_eq!(field(0, "email")["side"], "ours", "who alone changed it, is not asked");
    let done = merged(&desk, &["--take", "41.phone=theirs", "--keep", "ours"]);
    assert_eq!(done["records"][0]["answer"], "theirs");
    assert_eq!(["41", "42"].map(|number| phone(&desk, number)), ["010-31", "010-22"]);
    let who = desk.json(&["show", "member", "42"]);
    assert_eq!((&who["email"], &who["prefix"]), (&"a@voorbeeld.nl".into(), &"van".into()));
    let before = desk.revision();
    merged(&desk, &[]);
    assert_eq!(desk.revision(), before, "a second time there is nothing to ask");
}

#[test]
fn a_number_of_two_people_names_both_and_is_refused_or_gets_a_prefix() {
    let desk = copied();
    let people = [("44", "Berk", "demo.db"), ("44", "Els", "north.db")];
    for (number, name, db) in people {
        let fields = [format!("nummer={number}"), format!("achternaam={name}")];
        assert_eq!(desk.run(&["add", "member", &fields[0], &fields[1], "--db", db]).code, 0);
    }
    let said = desk.run(&["merge", "north.db", "--keep", "theirs"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("44 Berk") && said.out.contains("44 Els"), "{}", said.out);
    merged(&desk, &["--renumber", "N"]);
    let name = |number: &str| desk.json(&["show", "member", number])["surname"].clone();
    assert_eq!(["44", "N44"].map(name), ["Berk", "Els"]);
    let before = desk.revision();
    merged(&desk, &[]);
    assert_eq!(desk.revision(), before);
}

#[test]
fn a_parameter_that_differs_asks_whose_stays() {
    let desk = Desk::empty();
    for (db, value) in [("demo.db", "31"), ("north.db", "32")] {
        let value = format!("value={value}");
        let fields = ["add", "parameter", "name=window_signal", &value, "from=2026-01-01", "source=office"];
        assert_eq!(desk.run(&[&fields[..], &["--db", db]].concat()).code, 0);
    }
    let said = desk.run(&["merge", "north.db", "--json"]);
    assert_eq!(said.code, 1);
    let told: Value = serde_json::from_str(&said.out).unwrap();
    let record = &told["records"][0];
    assert_eq!((&record["outcome"], &record["conflict"]), (&"conflict".into(), &"values".into()), "{told}");
    assert_eq!((&record["fields"][0]["ours"], &record["fields"][0]["theirs"]), (&31.into(), &32.into()), "{told}");
    let before = desk.revision();
    merged(&desk, &["--keep", "ours"]);
    assert_eq!(desk.revision(), before, "nothing differs from what stays");
    merged(&desk, &["--keep", "theirs"]);
    assert_eq!(desk.revision(), before + 1);
}

#[test]
fn a_fact_that_does_not_fit_is_named_and_nothing_is_brought() {
    let desk = copied();
    let day = |db: &str, from: &str| {
        let from = format!("from={from}");
        let fields = ["add", "employment", "member=41", &from, "contract=permanent"];
        let said = desk.run(&[&fields[..], &["--db", db]].concat());
        assert_eq!(said.code, 0, "{}", said.err);
    };
    day("demo.db", "2026-01-01");
    day("north.db", "2026-02-01");
    let before = desk.revision();
    let said = desk.run(&["merge", "north.db"]);
    assert_eq!((said.code, desk.revision()), (1, before));
    assert!(said.out.contains("41 Moer 2026-02-01") && said.out.contains("01-01-2026"), "{}", said.out);
}

#[test]
fn a_dump_is_merged_as_its_office_and_what_is_no_office_is_refused() {
    let desk = copied();
    assert_eq!(desk.run(&["set", "member", "42", "telefoon=010-32", "--db", "north.db"]).code, 0);
    assert_eq!(desk.run(&["dump", "north.jsonl", "--db", "north.db"]).code, 0);
    let said = desk.run(&["merge", "north.jsonl"]);
    assert_eq!((said.code, phone(&desk, "42").as_str()), (0, "010-32"), "{}", said.err);
    let before = desk.revision();
    for (file, text) in [("people.csv", "people.csv"), ("none.db", "none.db"), ("demo.db", "bestand")] {
        let said = desk.run(&["merge", file]);
        assert_eq!((said.code, desk.revision()), (1, before), "{file}");
        assert!(said.err.contains(text), "{}", said.err);
    }
}

#[test]
fn an_office_of_an_older_version_is_brought_in_and_its_file_never_written() {
    let desk = copied();
    let older = desk.path("older.db");
    released::store(&older);
    let (bytes, written) = (fs::read(&older).unwrap(), fs::metadata(&older).unwrap().modified().unwrap());
    let answers = ["merge", "older.db", "--keep", "ours", "--renumber", "O-"];
    let trial = desk.run(&[&answers[..], &["--dry-run"]].concat());
    assert_eq!(trial.code, 0, "{}", trial.err);
    let done = desk.run(&answers);
    assert_eq!(done.code, 0, "{}", done.err);
    let members = desk.json(&["list", "members", "--all"]).as_array().unwrap().len();
    assert!(members > 3, "those of the other came beside the three: {members}");
    assert_eq!(desk.run(&["check"]).code, 0);
    let note = desk.json(&["log", "--limit", "1"])[0]["note"].clone();
    assert!(note.as_str().is_some_and(|note| note.starts_with("older.db ")), "{note}");
    // Looked into in a copy: not a byte of it is changed, and nothing stands beside it.
    assert!(fs::read(&older).unwrap() == bytes, "the file is as it was");
    assert_eq!(fs::metadata(&older).unwrap().modified().unwrap(), written);
    let beside = fs::read_dir(desk.path(".")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(beside.filter(|name| name.starts_with("older.db")).collect::<Vec<_>>(), ["older.db"]);
}

#[test]
fn who_was_erased_here_is_not_brought_back_by_an_office_that_still_has_them() {
    let desk = copied();
    assert_eq!(desk.run(&["contact", "41", "Ging goed", "--on", "2026-01-05", "--db", "north.db"]).code, 0);
    assert_eq!(desk.run(&["set", "member", "41", "telefoon=010-99", "--db", "north.db"]).code, 0);
    assert_eq!(desk.run(&["set", "member", "42", "telefoon=010-32", "--db", "north.db"]).code, 0);
    assert_eq!(desk.run(&["erase", "41", "--final"]).code, 0);
    let trial = desk.run(&["merge", "north.db", "--dry-run"]);
    assert_eq!(trial.code, 0, "{}", trial.err);
    assert!(trial.out.contains("hier gewist") && trial.err.contains("hier is gewist"), "{}{}", trial.out, trial.err);
    let done = merged(&desk, &["--keep", "theirs"]);
    assert_eq!((count(&done, "erased"), count(&done, "newer"), count(&done, "new")), (2, 1, 0), "{done}");
    let members = desk.json(&["list", "members", "--all"]);
    let mut names: Vec<&str> = members.as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap()).collect();
    names.sort_unstable();
    assert_eq!((names, phone(&desk, "42").as_str()), (vec!["42", "43", "X0001"], "010-32"));
    assert_eq!(desk.json(&["person", "X0001"])["contacts"], Value::Null);
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn a_note_of_which_the_term_has_passed_does_not_come_back_from_an_office_that_still_has_it() {
    let desk = copied();
    assert_eq!(desk.run(&["contact", "41", "Ging goed", "--on", "2021-01-05"]).code, 0);
    fs::copy(desk.path("demo.db"), desk.path("north.db")).unwrap();
    assert_eq!(desk.run(&["retention", "--final"]).code, 0);
    let note = || desk.json(&["person", "41"])["contacts"][0]["note"].clone();
    assert_eq!(note(), "–");
    let done = merged(&desk, &["--keep", "theirs"]);
    assert_eq!((count(&done, "kept"), count(&done, "conflict"), note()), (1, 0, "–".into()), "{done}");
}

#[test]
fn a_trial_lists_what_is_new_with_what_it_holds_and_what_differs_and_stays_short() {
    let desk = copied();
    assert_eq!(desk.run(&["set", "member", "42", "telefoon=010-32", "--db", "north.db"]).code, 0);
    let rows: Vec<String> = (100..130).map(|number| format!("{number};Es{number};010-{number}")).collect();
    fs::write(desk.path("more.csv"), format!("nummer;achternaam;telefoon\n{}\n", rows.join("\n"))).unwrap();
    assert_eq!(desk.run(&["import", "more.csv", "--db", "north.db"]).code, 0);
    let trial = ["merge", "north.db", "--dry-run"];
    let told = desk.run(&trial);
    assert_eq!(told.code, 0, "{}", told.err);
    let line = |text: &str, name: &str| text.lines().find(|line| line.contains(name)).unwrap_or_default().to_owned();
    assert!(line(&told.out, "42 Wilg").contains("010-12 → 010-32"), "{}", told.out);
    assert!(line(&told.out, "100 Es100").contains("010-100"), "{}", told.out);
    assert!(!told.out.contains("Es129") && told.out.contains("en 5 meer"), "{}", told.out);
    let newer = desk.run(&[&trial[..], &["--show", "newer"]].concat()).out;
    assert!(newer.contains("010-32") && !newer.contains("Es100"), "{newer}");
    let all = merged(&desk, &["--dry-run"]);
    let records = all["records"].as_array().unwrap();
    let last = records.iter().find(|record| record["name"] == "129 Es129").expect("all of them");
    let phone = json!({ "field": "phone", "ours": null, "theirs": "010-129", "asked": false, "side": "theirs" });
    assert!(last["fields"].as_array().unwrap().contains(&phone), "{last}");
}

#[test]
fn what_may_be_here_already_is_asked_with_both_and_comes_when_it_is_meant() {
    let desk = Desk::empty();
    let office = |db: &str, people: &str, teams: &str| {
        let file = |name: &str, text: &str| {
            fs::write(desk.path(name), text).unwrap();
            name.to_owned()
        };
        let people = file("people.csv", &format!("nummer;voornaam;achternaam;telefoon\n{people}"));
        let teams = file("teams.csv", &format!("Teamcode;Team;Plaatsen;Start\n{teams}"));
        assert_eq!(desk.run(&["import", &people, &teams, "--db", db]).code, 0);
        assert_eq!(desk.run(&["add", "organisation", &format!("name=Griend {db}"), "--db", db]).code, 0);
    };
    office("demo.db", "000041;Ans;Moer;010-11\n43;Piet;Iep;\n", "T001;Rietveld;4;01-02-2024\n");
    office(
        "north.db",
        "52;Ans;Moer;010 11\n0043;Truus;Lis;\n54;Cor;Den;\n",
        "T-001;Zand;4;01-02-2024\nB2;Rietvelt;4;01-02-2024\n",
    );
    let before = desk.revision();
    let refused = desk.run(&["merge", "north.db", "--dry-run", "--json"]);
    assert_eq!((refused.code, desk.revision()), (1, before), "{}", refused.err);
    let done: Value = serde_json::from_str(&refused.out).expect("JSON");
    let told =
        |row: &Value| ["kind", "code", "name", "own_name"].map(|key| row[key].as_str().unwrap_or_default().to_owned());
    let mut told: Vec<[String; 4]> = done["refused"].as_array().expect("rows").iter().map(told).collect();
    told.sort();
    let row = |kind: &str, code: &str, name: &str, own: &str| [kind, code, name, own].map(str::to_owned);
    let expected = [
        row("member", "number-otherwise", "0043 Lis, Truus", "43 Iep, Piet"),
        row("member", "same-person-other-number", "52 Moer, Ans", "000041 Moer, Ans"),
        row("team", "near-name", "B2 Rietvelt", "T001 Rietveld"),
        row("team", "near-name", "T-001 Zand", "T001 Rietveld"),
    ];
    assert_eq!(told, expected);
    let text = desk.run(&["merge", "north.db"]);
    assert!(text.code == 1 && desk.revision() == before, "{}", text.out);
    assert!(text.out.contains("52 Moer, Ans") && text.out.contains("000041 Moer, Ans"), "{}", text.out);
    assert!(text.err.contains("--accept"), "{}", text.err);
    let meant = merged(&desk, &["--accept", "same-person,other-number,near-name"]);
    assert_eq!((count(&meant, "new") >= 6, desk.revision()), (true, before + 1), "{meant}");
}

#[test]
fn an_administrator_is_told_of_no_value_that_the_role_may_not_see() {
    let desk = copied();
    assert_eq!(desk.run(&["set", "member", "41", "telefoon=010-21"]).code, 0);
    for (number, phone) in [("41", "010-31"), ("42", "010-32")] {
        let phone = format!("telefoon={phone}");
        assert_eq!(desk.run(&["set", "member", number, &phone, "--db", "north.db"]).code, 0);
    }
    let add = ["add", "member", "nummer=44", "achternaam=Els", "telefoon=010-34", "--db", "north.db"];
    assert_eq!(desk.run(&add).code, 0);
    let candidate = ["add", "candidate", "nummer=K1", "achternaam=Vlier", "telefoon=010-35", "--db", "north.db"];
    let said = desk.run(&candidate);
    assert_eq!(said.code, 0, "{}", said.err);
    let seen = desk.run(&["merge", "north.db", "--dry-run"]).out;
    for word in ["010-21 | 010-31", "010-12 → 010-32", "010-34", "Vlier"] {
        assert!(seen.contains(word), "who has no role sees {word}: {seen}");
    }
    give(&desk, "tester", &own_name(), &["rol=beheerder", "bereik=alle teams"]);
    for form in [&["--dry-run"][..], &["--dry-run", "--json"], &["--show", "new,newer"], &[]] {
        let told = desk.run(&[&["merge", "north.db"], form].concat());
        let told = told.out + &told.err;
        for word in ["010-", "Vlier"] {
            assert!(!told.contains(word), "{form:?}: {word} in {told}");
        }
        assert!(told.contains("41 Moer") && told.contains("····"), "{form:?}: {told}");
    }
}
