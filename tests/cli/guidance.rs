//! Contact, signals, guidance, coaches and gaps; and that what should not be kept is nowhere in the file.

use serde_json::Value;

use crate::desk::Desk;

/// Words that must be nowhere, as bytes, in any file of the folder.
fn nowhere(desk: &Desk, words: &[&str]) {
    for entry in std::fs::read_dir(desk.path("")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        words.iter().for_each(|word| assert!(!text.contains(word), "{word} in {}", path.display()));
    }
}

/// The row of a member.
fn member(desk: &Desk, number: &str) -> Value {
    desk.json(&["list", "members", "--filter", &format!("nummer={number}")])[0].clone()
}

#[test]
fn contact_is_noted_in_one_line_and_counts_for_when_it_is_due_again() {
    let desk = Desk::with_demo();
    let number = desk.member(32);
    let said = desk.run(&["contact", &number, "Rooster besproken", "--on", "20-11-2026", "--way", "gebeld"]);
    assert!(said.code == 0 && said.err.starts_with("Bewaard: contact vastgelegd. "), "{}", said.err);
    let row = member(&desk, &number);
    assert_eq!((&row["last_contact"], &row["contact_due"]), (&"2026-11-20".into(), &"2026-12-20".into()));
    let earlier = desk.json(&["list", "members", "--filter", &format!("nummer={number}"), "--as-of", "2026-11-19"]);
    assert_ne!(earlier[0]["last_contact"], "2026-11-20", "a past day does not know of it");
    let contacts = desk.json(&["show", "member", &number])["contacts"].clone();
    assert_eq!((&contacts[0]["way"], &contacts[0]["note"]), (&"phone".into(), &"Rooster besproken".into()));
    let team = row["team"].as_str().expect("a team").to_owned();
    assert_eq!(desk.run(&["set", "team", &team, "contact_days=7"]).code, 0);
    assert_eq!(member(&desk, &number)["contact_due"], "2026-11-27", "as often as the team says");
}

#[test]
fn the_overdue_list_is_that_of_the_filter_and_shrinks_with_a_contact() {
    let desk = Desk::with_demo();
    let report = desk.json(&["report", "contacts"]);
    let overdue = report["overdue"].as_array().expect("a list").clone();
    let listed = desk.json(&["list", "members", "--filter", "contact_due<vandaag"]);
    assert_eq!(overdue.len(), listed.as_array().expect("a list").len());
    assert!(overdue.len() > 5 && overdue.iter().all(|late| late["days"].as_i64() > Some(0)));
    let first = overdue[0]["number"].as_str().expect("a number");
    assert_eq!(desk.run(&["contact", first, "Gesproken"]).code, 0);
    let after = desk.json(&["report", "contacts"]);
    assert_eq!(after["overdue"].as_array().expect("a list").len(), overdue.len() - 1);
    assert!(desk.run(&["report", "contacts"]).out.starts_with("Contact over tijd op 22-11-2026"));
}

#[test]
fn a_signal_is_opened_with_an_owner_and_a_due_day_and_closed_with_an_outcome() {
    let desk = Desk::with_demo();
    let number = desk.member(32);
    let owner = desk.json(&["list", "staff", "--filter", "rol:jobcoach", "--limit", "1"])[0]["name"].clone();
    let owner = owner.as_str().expect("a name");
    let open = ["signal", "open", "Bus rijdt niet meer", "--member", &number, "--owner", owner, "--due", "+7"];
    assert_eq!(desk.run(&open).code, 0);
    let shown = desk.json(&["show", "member", &number])["signals"][0].clone();
    assert_eq!((&shown["owner"], &shown["due"]), (&owner.into(), &"2026-11-29".into()));
    let close = ["signal", "close", "Bus rijdt niet meer", "--outcome", "Rijdt mee", "--on", "25-11-2026"];
    assert_eq!(desk.run(&close).code, 0);
    let shown = desk.json(&["show", "member", &number])["signals"][0].clone();
    assert_eq!((&shown["until"], &shown["outcome"]), (&"2026-11-25".into(), &"Rijdt mee".into()));
    assert!(desk.run(&["signal", "close", "Bus rijdt niet meer", "--on", "30-11-2026"]).err.contains("al geëindigd"));
    let log = desk.json(&["log", "--limit", "1"]);
    assert_eq!(log[0]["verb"], "close_signal");
}

#[test]
fn an_own_coach_stands_before_the_teams_until_it_is_closed() {
    let desk = Desk::with_demo();
    let number = desk.member(32);
    let before = member(&desk, &number)["coach"].clone();
    let coaches = desk.json(&["list", "staff", "--filter", "rol:jobcoach"]);
    let other = coaches.as_array().expect("a list").iter().map(|c| &c["name"]).find(|name| **name != before);
    let other = other.and_then(Value::as_str).expect("another coach");
    let add = ["add", "own_coach", &format!("member={number}"), &format!("staff={other}"), "from=01-11-2026"];
    assert_eq!(desk.run(&add).code, 0);
    assert_eq!(member(&desk, &number)["coach"], other);
    assert_eq!(desk.run(&["close", "own_coach", &number, "--on", "10-11-2026"]).code, 0);
    assert_eq!(member(&desk, &number)["coach"], before);
    let past = desk.json(&["list", "members", "--filter", &format!("nummer={number}"), "--as-of", "2026-11-05"]);
    assert_eq!(past[0]["coach"], other, "that day stays as it was");
    assert!(desk.run(&["close", "own_coach", &number]).err.contains("niets dat loopt"));
}

#[test]
fn guidance_and_arrangements_run_for_a_time_and_what_has_its_own_verb_is_not_closed() {
    let desk = Desk::with_demo();
    let (number, of) = (desk.member(32), format!("member={}", desk.member(32)));
    let add = ["add", "guidance", &of, "form=taal", "provider=Taalhuis", "from=01-10-2026"];
    assert_eq!(desk.run(&add).code, 0);
    assert_eq!(desk.run(&["close", "guidance", &number, "--on", "20-11-2026"]).code, 0);
    let shown = desk.json(&["show", "member", &number])["guidances"].clone();
    assert!(shown.as_array().expect("a list").iter().any(|g| g["until"] == "2026-11-20" && g["form"] == "language"));
    let add = ["add", "arrangement", &of, "subject=werktijden", "terms=Begint om 10 uur", "from=01-10-2026"];
    assert_eq!(desk.run(&add).code, 0, "{}", desk.run(&add).err);
    let refused = desk.run(&["close", "placement", &number]);
    assert_eq!((refused.code, refused.err.contains("eigen opdracht")), (1, true), "{}", refused.err);
}

#[test]
fn a_team_without_a_leader_or_a_coach_is_found() {
    let desk = Desk::with_demo();
    let gaps = desk.json(&["report", "gaps"])["gaps"].clone();
    let gaps = gaps.as_array().expect("a list");
    assert!(!gaps.is_empty() && gaps.iter().all(|gap| gap["leader"].is_null() || gap["coach"].is_null()));
    let filter = ["list", "teams", "--filter", "leader=leeg or coach=leeg"];
    assert_eq!(desk.json(&filter).as_array().expect("a list").len(), gaps.len());
    assert!(desk.run(&["report", "gaps"]).out.contains("ontbreekt"));
}

#[test]
fn a_note_about_health_or_with_a_citizen_number_is_refused_and_is_nowhere_in_the_file() {
    let desk = Desk::with_demo();
    let (number, before) = (desk.member(32), desk.revision());
    let of = format!("member={number}");
    for args in [
        vec!["contact", number.as_str(), "Zit thuis met een burn-out"],
        vec!["contact", number.as_str(), "Nummer 111222333 doorgegeven"],
        vec!["signal", "open", "Slikt medicatie", "--member", &number],
        vec!["add", "arrangement", &of, "subject=overig", "terms=Therapie op dinsdag", "from=01-11-2026"],
        vec!["add", "guidance", &of, "form=overig", "provider=GGZ Noord", "from=01-11-2026"],
    ] {
        let said = desk.run(&args);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{args:?}");
        assert!(said.err.contains("gezondheid") && said.err.contains("--anyway"), "{}", said.err);
        assert!(!said.err.contains("burn-out") && !said.err.contains("111222333"), "{}", said.err);
    }
    assert_eq!(desk.revision(), before);
    nowhere(&desk, &["burn-out", "111222333", "medicatie", "therapie op", "ggz noord"]);
    let insisted = desk.run(&["contact", &number, "Leest een boek over autisme", "--anyway"]);
    assert_eq!(insisted.code, 0, "{}", insisted.err);
    assert_eq!(desk.json(&["show", "member", &number])["contacts"][0]["note"], "Leest een boek over autisme");
}

#[test]
fn a_sheet_with_such_a_note_has_that_row_refused_and_nothing_of_it_is_written() {
    let desk = Desk::with_demo();
    let number = desk.member(32);
    let sheet = format!(
        "Medewerker;Datum;Manier;Notitie\n{number};02-11-2026;gesprek;Kreeg een diagnose\n{number};03-11-2026;gesprek;Ging goed\n"
    );
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("contact.csv");
    std::fs::write(&file, sheet).expect("written");
    let file = file.to_str().expect("UTF-8");
    let refused = desk.run(&["import", file, "--kind", "contact", "--dry-run"]);
    assert!(format!("{}{}", refused.out, refused.err).contains("gezondheid"), "{}{}", refused.out, refused.err);
    let json = desk.run(&["import", file, "--kind", "contact", "--dry-run", "--json"]);
    assert!(!json.out.to_lowercase().contains("diagnose"), "{}", json.out);
    let taken = desk.run(&["import", file, "--kind", "contact", "--skip-bad"]);
    assert_eq!(taken.code, 0, "{}", taken.err);
    let contacts = desk.json(&["show", "member", &number])["contacts"].clone();
    assert!(contacts.as_array().expect("a list").iter().any(|contact| contact["note"] == "Ging goed"));
    let before = desk.revision();
    assert_eq!(desk.run(&["import", file, "--kind", "contact", "--skip-bad"]).code, 0);
    assert_eq!(desk.revision(), before, "a second time changes nothing");
    nowhere(&desk, &["kreeg een diagnose"]);
    let beside = std::fs::read_dir(folder.path()).expect("a folder").map(|e| e.expect("an entry").path());
    for path in beside.filter(|path| !path.ends_with("contact.csv")) {
        let text = std::fs::read_to_string(&path).expect("text");
        assert!(!text.to_lowercase().contains("diagnose"), "{text}");
    }
}
