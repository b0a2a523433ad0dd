//! Bad input gets one clear sentence on stderr, exit code 1 (or 2 for a wrongly put command), and changes nothing.

use std::fs;

use crate::desk::Desk;

/// The sentence of a refused call; nothing is on stdout.
fn refused(desk: &Desk, args: &[&str], code: i32) -> String {
    let said = desk.run(args);
    assert_eq!((said.code, said.out.as_str()), (code, ""), "{args:?}: {}", said.err);
    assert_eq!(said.err.trim().lines().count(), 1, "{args:?}: {}", said.err);
    said.err.trim().to_owned()
}

#[test]
fn what_is_refused_changes_nothing() {
    let desk = Desk::with_demo();
    let (number, before) = (desk.member(24), desk.revision());
    let set = |pair: &str| refused(&desk, &["set", "member", &number, pair], 1);
    assert!(set("uren=41").contains("40"));
    assert!(set("uren=0").contains("hoger zijn dan 0"));
    assert!(set("uren=-3").contains("hoger zijn dan 0"));
    assert!(set("uren=veel").contains("geen getal"));
    assert!(set("register_checked_on=31-02-2026").contains("bestaat niet"));
    assert!(set("team=nergens").contains("geen team \"nergens\""));
    assert!(set("achternaam=").contains("vul hier iets in") || set("achternaam=").contains("Vul hier iets in"));
    for args in [
        vec!["move", number.as_str(), "T999"],
        vec!["move", "999999", "T001"],
        vec!["end", number.as_str(), "--on", "01-01-2010", "--reason", "verhuizing"],
        vec!["end", number.as_str(), "--reason", "ziek"],
        vec!["show", "member", "999999"],
        vec!["add", "member", "nummer=100001", "achternaam=Dubbel"],
        vec!["undo", "--as", "niemand"],
        vec!["redo"],
    ] {
        refused(&desk, &args, 1);
    }
    for args in [
        vec!["set", "member", number.as_str(), "kleur=rood"],
        vec!["move", number.as_str(), "T001", "--on", "31-02-2026"],
        vec!["list", "members", "--filter", "kleur=rood"],
        vec!["list", "members", "--filter", "uren<"],
        vec!["list", "members", "--sort", "kleur"],
        vec!["list", "members", "--columns", "naam,kleur"],
        vec!["report", "jobs", "--as-of", "gisterenochtend"],
    ] {
        let said = refused(&desk, &args, 2);
        assert!(["kleur", "31-02-2026", "uren", "gisterenochtend"].iter().any(|typed| said.contains(typed)), "{said}");
    }
    assert_eq!(desk.revision(), before);
}

#[test]
fn a_choice_given_without_a_word_is_not_filled_in_by_the_program() {
    let desk = Desk::with_demo();
    let (number, before) = (desk.member(24), desk.revision());
    for args in [
        vec!["end", number.as_str()],
        vec!["end", number.as_str(), "--service", "--on", "1-12-2026"],
        vec!["end", number.as_str(), "--reason", ""],
        vec!["end", number.as_str(), "--service", "--reason", " "],
        vec!["contact", number.as_str(), "--way", "", "gebeld"],
        vec!["add", "member", "nummer=777001", "achternaam=Vlierbes", "contract="],
    ] {
        let said = refused(&desk, &args, 1);
        assert!(said.to_lowercase().contains("vul hier iets in"), "{args:?}: {said}");
    }
    assert_eq!(desk.revision(), before);
}

#[test]
fn overlapping_placements_and_ends_before_starts_are_refused() {
    let desk = Desk::with_demo();
    let (number, before) = (desk.member(24), desk.revision());
    let member = format!("medewerker={number}");
    let overlap = ["add", "placement", &member, "team=T005", "uren=24", "from=01-11-2026"];
    assert!(refused(&desk, &overlap, 1).contains("plaatsing"));
    let shown = desk.json(&["show", "member", &number]);
    let id = shown["placements"][0]["id"].as_str().unwrap().to_owned();
    let end = refused(&desk, &["set", "placement", &id, "until=01-01-2001"], 1);
    assert!(end.contains("voor de eerste dag"), "{end}");
    assert_eq!(desk.revision(), before);
}

#[test]
fn a_wrongly_put_command_ends_with_code_2() {
    let desk = Desk::with_demo();
    for args in [
        vec!["lst"],
        vec!["list"],
        vec!["list", "frobs"],
        vec!["list", "members", "--frobnicate"],
        vec!["list", "members", "--format", "pdf"],
        vec!["list", "members", "--limit", "veel"],
        vec!["set", "member", "1", "uren"],
        vec!["report"],
        vec!["report", "jobs", "--lang", "de"],
        vec!["demo", "--members", "0"],
    ] {
        refused(&desk, &args, 2);
    }
}

#[test]
fn what_a_user_typed_cannot_act_in_their_terminal() {
    let desk = Desk::with_demo();
    for args in [["show", "member", "\u{1b}[31mrood"], ["list", "\u{1b}]0;x\u{7}", "--all"], ["\u{9b}1m", "--x", "y"]] {
        let said = desk.run(&args);
        assert_ne!(said.code, 0);
        assert!(!said.err.chars().any(|c| c != '\n' && c.is_control()), "{:?}", said.err);
    }
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let desk = Desk::with_demo();
    fs::write(desk.path("text.db"), "geen database\n").unwrap();
    let text = refused(&desk, &["--db", "text.db", "report", "jobs"], 1);
    assert!(text.contains("geen bestand van Binnenwerk"), "{text}");
    assert_eq!(fs::read_to_string(desk.path("text.db")).unwrap(), "geen database\n");
    assert!(refused(&desk, &["--db", ".", "report", "jobs"], 1).contains("een map"));
    assert!(refused(&desk, &["--db", "none.db", "report", "jobs"], 1).contains("is er niet"));
    assert!(!desk.path("none.db").exists());
    refused(&desk, &["demo", "--into", "demo.db"], 1);
    refused(&desk, &["demo", "--into", "text.db"], 1);
}

#[test]
fn the_screen_refuses_what_is_no_terminal() {
    let desk = Desk::with_demo();
    assert!(refused(&desk, &[], 1).contains("terminal"));
    let left = |name: &str| name.starts_with("binnenwerk-demo-");
    assert!(refused(&desk, &["demo"], 1).contains("terminal"));
    let names: Vec<String> =
        fs::read_dir(desk.path(".")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!names.iter().any(|name| left(name)), "{names:?}");
}
