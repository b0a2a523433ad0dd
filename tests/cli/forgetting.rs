//! What is held on a person can be asked for, and they can be forgotten for good.

use std::fs;

use serde_json::Value;

use crate::desk::Desk;

const PHONE: &str = "06-99887766";
const MAIL: &str = "kwik.zwaardvis@voorbeeld.nl";
const NOTE: &str = "Wil graag op vrijdag vroeger naar huis";

/// A member whom only this test knows, with a past: hired, moved, absent, and left years ago.
fn with_somebody() -> Desk {
    joined_by_somebody(Desk::with_demo())
}

fn joined_by_somebody(desk: Desk) -> Desk {
    let run = |args: &[&str]| {
        let said = desk.run(args);
        assert_eq!(said.code, 0, "{args:?}: {}", said.err);
    };
    run(&[
        "add",
        "member",
        "number=987654",
        "voornaam=Kwik",
        "achternaam=Zwaardvis",
        &format!("phone={PHONE}"),
        &format!("email={MAIL}"),
        "team=T001",
        "uren=24",
        "from=2023-01-02",
        "--anyway",
    ]);
    run(&["contact", "987654", NOTE, "--on", "2023-03-01"]);
    run(&["set", "member", "987654", "phone=06-11223344"]);
    run(&["set", "member", "987654", &format!("phone={PHONE}")]);
    run(&["absent", "987654", "--from", "2023-05-01"]);
    run(&["recovered", "987654", "--on", "2023-05-12"]);
    run(&["end", "987654", "--on", "2023-12-31", "--reason", "own_choice", "--service"]);
    desk
}

/// The files of the folder of a desk that hold a text.
fn holding(desk: &Desk, text: &str) -> Vec<String> {
    let (plain, lower) = (text.as_bytes(), text.to_lowercase().into_bytes());
    let mut found = Vec::new();
    for entry in fs::read_dir(desk.path("")).expect("a folder") {
        let entry = entry.expect("an entry");
        if !entry.file_type().expect("a type").is_file() {
            continue;
        }
        let bytes = fs::read(entry.path()).expect("reads");
        let has = |form: &[u8]| bytes.windows(form.len()).any(|window| window == form);
        if has(plain) || has(&lower) {
            found.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    found
}

fn figures(desk: &Desk) -> Vec<Value> {
    vec![
        desk.json(&["report", "year", "2023"]),
        desk.json(&["report", "absence", "--from", "2023-01-01", "--to", "2023-12-31"]),
        desk.json(&["report", "jobs", "--as-of", "2023-06-15"]),
        desk.json(&["report", "clients", "--as-of", "2023-06-15"]),
        desk.json(&["report", "overview"]),
    ]
}

#[test]
fn everything_held_on_a_person_is_given_as_text_and_as_json() {
    let desk = with_somebody();
    let said = desk.run(&["person", "987654"]);
    assert_eq!(said.code, 0, "{}", said.err);
    for text in ["Zwaardvis", PHONE, MAIL, NOTE, "06-11223344"] {
        assert!(said.out.contains(text), "{text}: {}", said.out);
    }
    let json = desk.json(&["person", "987654"]);
    assert_eq!(json["members"][0]["surname"], "Zwaardvis");
    assert_eq!(
        (json["absences"].as_array().map(Vec::len), json["contacts"][0]["note"].as_str()),
        (Some(1), Some(NOTE))
    );
    assert!(json["history"].as_array().expect("a list").len() >= 6);
    assert_eq!(json["placements"][0]["until"], "2023-12-31");
    assert_ne!(desk.run(&["person", "nobody"]).code, 0);
    let candidate =
        desk.json(&["list", "candidates", "--all", "--limit", "1"])[0]["number"].as_str().map(str::to_owned);
    let held = desk.json(&["person", &candidate.expect("a candidate")]);
    assert_eq!(held["candidates"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_person_is_forgotten_in_every_file_and_the_figures_stay() {
    let desk = with_somebody();
    fs::write(desk.path("demo.db.before-restore"), format!("{MAIL} {NOTE}")).expect("writes");
    let before = figures(&desk);
    let look = desk.run(&["erase", "987654"]);
    assert_eq!(look.code, 0, "{}", look.err);
    assert!(look.err.contains("--final") && look.err.contains("demo.db.before-restore"), "{}", look.err);
    assert!(!holding(&desk, MAIL).is_empty(), "so far it only told");
    let done = desk.run(&["erase", "987654", "--final", "--decided-by", "P. Bos"]);
    assert_eq!(done.code, 0, "{}", done.err);
    for text in ["987654", "Zwaardvis", PHONE, "06-11223344", MAIL, NOTE] {
        assert_eq!(holding(&desk, text), [""; 0], "{text}");
    }
    assert_eq!(figures(&desk), before);
    assert_eq!(desk.run(&["check"]).code, 0);
    let log = desk.json(&["log", "--limit", "1"]);
    assert_eq!((log[0]["verb"].as_str(), log[0]["size"].as_u64()), (Some("erase"), Some(0)));
    let note = log[0]["note"].as_str().expect("a note");
    assert!(note.contains("P. Bos") && note.contains("\"member\":1"), "{note}");
    let said = desk.run(&["log", "--limit", "1"]).out;
    assert!(
        said.contains("gewist uit") && said.contains("1 medewerkers") && said.contains("besloten door P. Bos"),
        "{said}"
    );
    assert!(!said.contains('{') && said.contains("op verzoek"), "{said}");
    // There is no way back, and nothing before it is taken back by mistake.
    let undo = desk.run(&["undo"]);
    assert_eq!((undo.code, undo.err.contains("gewist")), (1, true), "{}", undo.err);
    assert_ne!(desk.run(&["redo"]).code, 0);
    let again = desk.run(&["erase", "X0001", "--final"]);
    assert!(again.code != 0 && again.err.contains("X0001"), "{}", again.err);
    // What was known on an earlier day can still be asked, without who it was.
    assert_eq!(desk.run(&["list", "members", "--known-on", "2026-11-21"]).code, 0);
    // All of it goes into another file and back.
    assert_eq!(desk.run(&["dump", "all.jsonl"]).code, 0);
    assert_eq!(holding(&desk, MAIL), [""; 0]);
    assert_eq!(desk.run(&["--db", "again.db", "load", "all.jsonl"]).code, 0);
    assert_eq!(desk.run(&["--db", "again.db", "check"]).code, 0);
}

#[test]
fn who_is_forgotten_is_named_no_more_in_texts_about_others_and_what_may_be_them_is_pointed_at() {
    let desk = with_somebody();
    let run = |args: &[&str]| {
        let said = desk.run(args);
        assert_eq!(said.code, 0, "{args:?}: {}", said.err);
    };
    run(&["add", "signal", "subject=Kwik Zwaardvis (987654) en de bus", "team=T001", "raised=2023-11-01"]);
    run(&["add", "chance", "name=Plek voor Zwaardvis, Kwik", "since=2023-01-01"]);
    run(&["contact", "100001", "werkt graag met K. Zwaardvis, bel +31 6 99 88 77 66", "--on", "2023-06-01"]);
    // What was written once, and what was taken away since: only the log tells it.
    run(&["set", "signal", "Kwik Zwaardvis (987654) en de bus", "subject=De bus, met kwik.zwaardvis@voorbeeld.nl"]);
    run(&["set", "signal", "De bus, met kwik.zwaardvis@voorbeeld.nl", "subject=De bus van mevrouw Zwaardvis"]);
    run(&[
        "add",
        "arrangement",
        "member=100002",
        "subject=vervoer",
        "terms=rijdt mee met Kwik Zwaardvis",
        "from=2023-02-01",
    ]);
    run(&["undo"]);
    let named = desk.json(&["person", "987654"])["named_in"].clone();
    let texts: Vec<&str> = named.as_array().expect("a list").iter().filter_map(|one| one["text"].as_str()).collect();
    assert_eq!(texts.len(), 3, "{texts:?}");
    let plan = desk.json(&["erase", "987654"]);
    assert_eq!(
        (plan["doubtful"].as_array().map(Vec::len), plan["doubtful"][0]["kind"].as_str()),
        (Some(1), Some("signal"))
    );
    assert!(desk.run(&["erase", "987654"]).out.contains("mevrouw Zwaardvis"));
    run(&["set", "signal", "De bus van mevrouw Zwaardvis", "subject=De bus"]);
    run(&["erase", "987654", "--final"]);
    for text in ["987654", "Kwik Zwaardvis", "Zwaardvis, Kwik", "K. Zwaardvis", "99 88 77 66", MAIL] {
        assert_eq!(holding(&desk, text), [""; 0], "{text}");
    }
    let chances = desk.json(&["list", "chances", "--filter", "naam:X0001", "--all"]);
    assert_eq!(chances[0]["name"], "Plek voor X0001");
    assert!(
        desk.run(&["list", "contacts", "--all", "--format", "csv"]).out.contains("werkt graag met X0001, bel X0001")
    );
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn a_program_killed_while_it_erases_leaves_all_of_the_person_or_nothing() {
    let small = Desk::empty();
    assert_eq!(small.run(&["demo", "--into", "demo.db", "--members", "20"]).code, 0);
    let made = joined_by_somebody(small);
    let store = fs::read(made.path("demo.db")).expect("a store");
    let (mut before, mut after) = (0, 0);
    let mut usual = std::time::Duration::from_millis(400);
    for nth in 0..8 {
        let desk = Desk::empty();
        fs::write(desk.path("demo.db"), &store).expect("writes");
        fs::set_permissions(desk.path("demo.db"), std::os::unix::fs::PermissionsExt::from_mode(0o600)).expect("sets");
        let mut command = desk.command(&["erase", "987654", "--final"]);
        let began = std::time::Instant::now();
        let mut running =
            command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().expect("starts");
        if nth == 0 {
            assert!(running.wait().expect("ends").success());
            usual = began.elapsed();
            continue;
        }
        std::thread::sleep(usual * nth / 7);
        running.kill().expect("kills");
        running.wait().expect("ends");
        let check = desk.run(&["check"]);
        assert_eq!(check.code, 0, "kill {nth}: {}", check.out);
        let there = desk.run(&["person", "987654"]);
        if there.code == 0 {
            before += 1;
            assert!([MAIL, PHONE, NOTE].iter().all(|text| there.out.contains(text)), "kill {nth}: {}", there.out);
            let log = desk.json(&["log", "--limit", "1"]);
            assert_ne!(log[0]["verb"], "erase", "kill {nth}");
            assert_eq!(desk.run(&["erase", "987654", "--final"]).code, 0, "kill {nth}");
        } else {
            after += 1;
            assert_eq!(desk.json(&["log", "--limit", "1"])[0]["verb"], "erase", "kill {nth}");
            // Who opens it next for work clears up what was left.
            assert_eq!(desk.run(&["add", "work_type", "naam=Kas"]).code, 0);
        }
        for text in ["987654", "Zwaardvis", PHONE, MAIL, NOTE] {
            assert_eq!(holding(&desk, text), [""; 0], "kill {nth}: {text}");
        }
    }
    println!("{before} before, {after} after");
    assert!(before > 0, "no kill came before it was erased");
}

#[test]
fn the_day_in_a_list_by_which_something_goes_is_that_of_the_terms_and_there_is_none_for_who_is_kept_or_gone() {
    let desk = with_somebody();
    let (listed, retention) = (|on: &str| listed_as_due(&desk, on), |on: &str| due_to_go(&desk, on));
    for on in ["2024-01-15", "2024-07-01", "2025-03-02", "2026-01-01", "2026-11-21", "2028-05-05"] {
        assert_eq!(listed(on), retention(on), "{on}");
    }
    assert!(listed("2024-07-02").contains(&"987654".to_owned()));
    let hold = ["add", "legal_hold", "member=987654", "reason=Klacht", "decided_by=P. Bos", "from=2024-01-01"];
    assert_eq!(desk.run(&hold).code, 0);
    assert!(!listed("2026-01-01").contains(&"987654".to_owned()));
    let on = "2027-06-01";
    assert!(!listed(on).is_empty());
    assert_eq!(desk.run(&["retention", "--final", "--as-of", on]).code, 0);
    assert_eq!(listed(on), [""; 0]);
}

/// The numbers of those who left and of candidates of whom a list says that something is to be gone before a day.
fn listed_as_due(desk: &Desk, on: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    for (kind, columns) in [("members", "number,delete_by"), ("candidates", "number,delete_by,member,staff")] {
        let rows = desk.json(&["list", kind, "--all", "--as-of", on, "--columns", columns]);
        let due = rows.as_array().expect("a list").iter().filter(|row| {
            let came_to_work = ["member", "staff"].iter().any(|name| row[*name].is_string());
            !came_to_work && row["delete_by"].as_str().is_some_and(|day| day < on)
        });
        numbers.extend(due.map(|row| row["number"].as_str().expect("a number").to_owned()));
    }
    numbers.sort();
    numbers
}

/// The numbers of those who left and of candidates of whom something goes by its term.
fn due_to_go(desk: &Desk, on: &str) -> Vec<String> {
    let list = desk.json(&["retention", "--as-of", on]);
    let left = |number: &str| {
        let shown = desk.json(&["person", number]);
        let open = |name: &str| shown[name].as_array().is_some_and(|all| all.iter().any(|one| one["until"].is_null()));
        !open("employments") && !open("placements")
    };
    let due = list.as_array().expect("a list").iter().filter(|due| due["held"] == false);
    let mut numbers: Vec<String> = due
        .map(|due| due["person_key"].as_str().expect("a number").to_owned())
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .filter(|number| left(number))
        .collect();
    numbers.sort();
    numbers
}

#[test]
fn no_number_is_given_out_twice_and_who_comes_in_under_one_of_who_was_forgotten_is_named() {
    let desk = with_somebody();
    assert_eq!(desk.run(&["erase", "987654", "--final"]).code, 0);
    fs::write(desk.path("nieuw.csv"), "Voornaam;Achternaam\nKarel;Nieuw\n").expect("writes");
    let said = desk.run(&["import", "nieuw.csv", "--kind", "member", "--number-people"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let karel = desk.json(&["list", "members", "--all", "--filter", "Nieuw", "--columns", "number"]);
    assert_eq!(karel[0]["number"], "987656", "the one after it would tell which was theirs, and no X0002");
    // From a list of somebody who still has them.
    fs::write(desk.path("terug.csv"), "Personeelsnummer;Voornaam;Achternaam\n987654;Kwik;Zwaardvis\n").expect("writes");
    let refused = desk.run(&["import", "terug.csv", "--kind", "member"]);
    assert_eq!(
        (refused.code, refused.err.contains("given-out") || refused.out.contains("gewist")),
        (1, true),
        "{}{}",
        refused.out,
        refused.err
    );
    assert_eq!(holding(&desk, "Zwaardvis"), ["terug.csv"]);
    let list = "Personeelsnummer;Voornaam;Achternaam\n987657;Kwik;Zwaardvis\n";
    fs::write(desk.path("later.csv"), list).expect("writes");
    assert_eq!(desk.run(&["import", "later.csv", "--kind", "member", "--dry-run"]).code, 0, "a number of later");
    // From an office that never was one with this one.
    let run = |args: &[&str]| desk.run(&[&["--db", "other.db"], args].concat());
    assert_eq!(desk.run(&["demo", "--into", "other.db", "--members", "20", "--seed", "7"]).code, 0);
    assert_eq!(run(&["import", "terug.csv", "--kind", "member"]).code, 0);
    let said = desk.run(&["merge", "other.db", "--dry-run"]);
    assert!(said.err.contains("987654") && said.err.contains("gewist"), "{}", said.err);
    let meant = desk.run(&["import", "terug.csv", "--kind", "member", "--accept", "given-out"]);
    assert_eq!(meant.code, 0, "{}", meant.err);
}

#[test]
fn who_is_in_service_or_kept_by_a_hold_is_not_forgotten() {
    let desk = with_somebody();
    let member = desk.member(32);
    let refused = desk.run(&["erase", &member, "--final"]);
    assert!(refused.code != 0 && refused.err.contains("in dienst"), "{}", refused.err);
    let hold = ["add", "legal_hold", "member=987654", "reason=Klacht", "decided_by=P. Bos", "from=2024-01-01"];
    assert_eq!(desk.run(&hold).code, 0);
    let refused = desk.run(&["erase", "987654", "--final", "--anyway"]);
    assert!(refused.code != 0 && refused.err.contains("wisverbod"), "{}", refused.err);
    let due = desk.json(&["retention", "--as-of", "2030-01-01"]);
    let own = |list: &Value| -> Vec<Value> {
        list.as_array().expect("a list").iter().filter(|due| due["person_key"] == "987654").cloned().collect()
    };
    assert!(!own(&due).is_empty() && own(&due).iter().all(|due| due["held"] == true), "{due}");
    assert_eq!(desk.run(&["retention", "--final", "--as-of", "2030-01-01"]).code, 0);
    assert!(desk.json(&["person", "987654"])["contacts"][0]["note"] == NOTE, "the hold stands");
    let after = desk.json(&["retention", "--as-of", "2030-01-01"]);
    assert!(after.as_array().expect("a list").iter().all(|due| due["held"] == true), "the rest went: {after}");
    let hold = desk.json(&["list", "legal_holds"])[0]["id"].as_str().map(str::to_owned).expect("an id");
    assert_eq!(desk.run(&["set", "legal_hold", &hold, "until=2024-06-30"]).code, 0);
    assert_eq!(desk.run(&["erase", "987654", "--final"]).code, 0);
}

#[test]
fn what_is_due_goes_by_its_term_and_a_term_of_the_office_comes_first() {
    let desk = with_somebody();
    let keep = |on: &str| -> Vec<String> {
        let list = desk.json(&["retention", "--as-of", on]);
        let own = list.as_array().expect("a list").iter().filter(|due| due["person_key"] == "987654");
        own.map(|due| due["term"].as_str().expect("a term").to_owned()).collect()
    };
    assert_eq!(keep("2024-01-15"), [""; 0]);
    assert_eq!(keep("2024-07-01"), ["contact_details_keep_months"]);
    assert_eq!(keep("2025-03-02"), ["contact_details_keep_months", "contact_note_keep_months"]);
    assert_eq!(keep("2026-01-01"), ["member_keep_months"]);
    let own = ["add", "parameter", "name=member_keep_months", "value=120", "from=2024-01-01", "source=Selectielijst"];
    assert_eq!(desk.run(&own).code, 0);
    assert!(!keep("2026-01-01").contains(&"member_keep_months".to_owned()));
    let before = figures(&desk);
    let done = desk.run(&["retention", "--final", "--as-of", "2026-11-22"]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert_eq!(holding(&desk, NOTE), [""; 0]);
    assert_eq!(holding(&desk, PHONE), [""; 0]);
    assert!(!holding(&desk, "Zwaardvis").is_empty(), "the file itself stays ten years");
    assert_eq!(figures(&desk), before);
    assert_eq!((desk.run(&["check"]).code, desk.json(&["retention"])), (0, Value::Array(Vec::new())));
    let note = desk.json(&["log", "--limit", "1"])[0]["note"].as_str().map(str::to_owned).expect("a note");
    assert!(note.contains("\"contact_note_keep_months\":\"24\""), "{note}");
    let said = desk.run(&["log", "--limit", "1"]).out;
    assert!(said.contains("volgens") && !said.contains("contact_note"), "{said}");
}
