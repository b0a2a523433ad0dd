//! What can be named is told: the kinds, their fields, and what somebody may have meant by a name that is none.

use serde_json::Value;

use crate::desk::Desk;

/// What is said of a call that was put wrongly, or of a name that is none.
fn told(desk: &Desk, args: &[&str]) -> String {
    let said = desk.run(args);
    assert!(said.code != 0 && said.out.is_empty(), "{args:?}: {}", said.out);
    said.err
}

#[test]
fn a_slip_is_answered_with_what_may_have_been_meant() {
    let desk = Desk::with_demo();
    for (args, meant) in [
        (vec!["lst", "members"], "list"),
        (vec!["list", "membrs"], "medewerkers"),
        (vec!["list", "medwerkers"], "medewerkers"),
        (vec!["list", "members", "--fitler", "x"], "--filter"),
        (vec!["list", "members", "--filter", "urn<24"], "uren"),
        (vec!["list", "members", "--sort", "-urn"], "uren"),
        (vec!["list", "members", "--columns", "naam,contact_tot"], "contract_until"),
        (vec!["list", "members", "--format", "odt"], "ods"),
        (vec!["report", "job"], "jobs"),
        (vec!["report"], "jobs"),
        (vec!["help", "lst"], "list"),
        (vec!["show", "team", "T0005"], "T005"),
    ] {
        let said = told(&desk, &args);
        assert!(said.contains(meant), "{args:?}: {said}");
    }
    assert!(told(&desk, &["list", "members", "--sort", "kleur"]).contains("binnenwerk fields medewerkers"));
    assert!(told(&desk, &["list", "members", "--lang", "en", "--sort", "kleur"]).contains("binnenwerk fields members"));
}

#[test]
fn a_name_with_a_slip_finds_the_names_that_come_near_and_a_shared_one_those_that_it_could_be() {
    let desk = Desk::with_demo();
    let team = desk.json(&["show", "team", "T005"])["name"].as_str().unwrap().to_owned();
    let slip: String = team.chars().enumerate().filter(|(at, _)| *at != 1).map(|(_, sign)| sign).collect();
    let said = told(&desk, &["show", "team", &slip]);
    assert!(said.contains("Bedoelt u") && said.contains(&team) && said.contains("(T"), "{slip}: {said}");
    let members = desk.json(&["list", "members", "--columns", "naam"]);
    let surname = members[0]["name"].as_str().unwrap().split(',').next().unwrap().to_owned();
    let several =
        members.as_array().unwrap().iter().filter(|m| m["name"].as_str().unwrap().starts_with(&surname)).count();
    if several > 1 {
        let said = told(&desk, &["show", "member", &surname]);
        assert!(said.contains("Het kan zijn") && said.contains("(1"), "{said}");
    }
}

#[test]
fn a_code_is_found_in_small_letters_too() {
    let desk = Desk::with_demo();
    assert_eq!(desk.json(&["show", "team", "t005"]), desk.json(&["show", "team", "T005"]));
    let number = desk.member(24);
    assert_eq!(desk.run(&["move", &number, "t005", "--on", "morgen"]).code, 0);
}

#[test]
fn every_kind_and_field_that_is_told_can_be_typed() {
    let desk = Desk::with_demo();
    let kinds = desk.json(&["kinds"]);
    let word = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    assert!(kinds.as_array().unwrap().len() > 30);
    for kind in kinds.as_array().unwrap() {
        for name in ["kind", "plural", "word"] {
            let fields = desk.json(&["fields", &word(kind, name)]);
            assert_eq!(fields.as_array().unwrap().len() as u64, kind["fields"].as_u64().unwrap());
        }
    }
    for kind in ["members", "teams", "instruments"] {
        let fields = desk.json(&["fields", kind]);
        for field in fields.as_array().unwrap() {
            for name in ["field", "word"] {
                let list = desk.json(&["list", kind, "--limit", "1", "--columns", &word(field, name)]);
                assert!(!list[0][word(field, "field")].is_array(), "{field}");
                assert!(list[0].get(word(field, "field")).is_some(), "{field}: {list}");
            }
        }
    }
    let text = desk.run(&["fields", "medewerkers"]).out;
    assert!(text.contains("uren") && text.contains("verplicht") && text.contains("31-12-2026"), "{text}");
    assert!(desk.run(&["kinds", "--lang", "en"]).out.contains("members"));
}

#[test]
fn help_of_a_command_stands_behind_help_and_behind_the_option() {
    let desk = Desk::empty();
    for path in [vec!["list"], vec!["team", "end"]] {
        let by_word: Vec<&str> = ["help"].into_iter().chain(path.iter().copied()).collect();
        let by_option: Vec<&str> = path.iter().copied().chain(["--help"]).collect();
        assert_eq!(desk.run(&by_word).out, desk.run(&by_option).out);
    }
    assert_eq!(desk.run(&["help"]).out, desk.run(&["--help"]).out);
    let end = desk.run(&["team", "end", "--help", "--lang", "en"]).out;
    assert!(end.contains("<DATE>") && end.contains("binnenwerk team end T005"), "{end}");
    assert!(!desk.run(&["team", "end", "--help"]).out.contains("<DATE>"));
}

#[test]
fn a_whole_name_beside_a_part_of_it_is_a_name_twice() {
    let desk = Desk::with_demo();
    for kind in ["member", "staff", "candidate"] {
        for pairs in [["name=Aa, Jan", "surname=Bee"], ["given_name=Piet", "name=Aa, Jan"]] {
            let said = told(&desk, &[&["add", kind][..], &pairs[..]].concat());
            assert!(said.contains("twee keer") && said.contains("Naam"), "{kind} {pairs:?}: {said}");
        }
    }
}

#[test]
fn a_parameter_that_nothing_reads_or_that_cannot_be_is_not_kept() {
    let desk = Desk::empty();
    let told = |pairs: &str| desk.run(&[&["add", "parameter"][..], &pairs.split(' ').collect::<Vec<_>>()].concat());
    for (pairs, meant) in [
        ("naam=job_hour waarde=24 vanaf=1-1-2026", "job_hours"),
        ("naam=kleur waarde=24 vanaf=1-1-2026", "lijst met parameters"),
        ("naam=job_hours waarde=-5 vanaf=1-12-2026", "van 1 tot en met 60"),
        ("naam=quota_percent waarde=250 vanaf=1-12-2026", "van 0 tot en met 100"),
        ("naam=lkv_overview_day waarde=31,02 vanaf=1-12-2026", "31,02"),
    ] {
        let said = told(pairs);
        assert!(said.code == 1 && said.err.contains(meant), "{pairs}: {} {}", said.code, said.err);
    }
    assert_eq!(told("naam=job_hours waarde=24 vanaf=1-12-2026").code, 0);
    let list = desk.json(&["list", "parameters", "--all", "--filter", "name=job_hours", "--sort", "-from"]);
    let id = list[0]["id"].as_str().expect("an identity").to_owned();
    let said = desk.run(&["correct", "parameter", &id, "waarde=-5"]);
    assert!(said.code == 1 && said.err.contains("van 1 tot en met 60"), "{}", said.err);
}

#[test]
fn a_number_that_is_not_read_is_told_what_it_has_too_much_of() {
    let desk = Desk::with_demo();
    let members = desk.json(&["list", "members", "--filter", "uren>20"]);
    let number = members[0]["number"].as_str().expect("a number").to_owned();
    for hours in ["27,2727", "0,125", "27.2727272727273"] {
        let said = told(&desk, &["hours", &number, hours]);
        assert!(said.contains("achter de komma") && said.contains(hours), "{said}");
    }
    assert!(told(&desk, &["hours", &number, "veel"]).contains("geen getal"));
}

#[test]
fn a_heading_mapped_to_a_field_that_there_is_not_is_answered_with_the_nearest() {
    let desk = Desk::with_demo();
    let list = "Team;Nr;Naam;Wkuren;Vanaf;Mob\nT001;999101;Aa, Jan;20;2026-01-13;0612345678\n";
    std::fs::write(desk.path("a.csv"), list).expect("written");
    let mapped = ["import", "a.csv", "--map", "Nr=nummer", "--map", "Wkuren=uren", "--map"];
    let said = told(&desk, &[&mapped[..], &["Mob=telefon"]].concat());
    assert!(said.contains("telefon") && said.contains("telefoon"), "{said}");
    let said = told(&desk, &[&mapped[..], &["Mobiel=telefoon"]].concat());
    assert!(said.contains("Mobiel"), "{said}");
}

#[test]
fn a_code_or_name_in_other_capitals_is_there_already() {
    let desk = Desk::with_demo();
    for line in [
        "add work_type naam=Bos",
        "add organisation naam=Waterwerk",
        "add organisation naam=Havenwerk",
        "add member nummer=ab1 achternaam=Vis",
        "add candidate nummer=KX1 achternaam=Vos",
    ] {
        desk.done(line);
    }
    for line in [
        "add work_type naam=BOS",
        "add organisation naam=WATERWERK",
        "set organisation Havenwerk naam=waterwerk",
        "add member nummer=AB1 achternaam=Bot",
        "add candidate nummer=kx1 achternaam=Bot",
        "add team code=t001 naam=Nieuw plaatsen=3 start=1-1-2026 werksoort=Bos fase=structureel",
    ] {
        desk.refused(line, "is al in gebruik");
    }
    desk.done("set organisation Havenwerk naam=HAVENWERK");
    desk.done("set member ab1 nummer=AB1");
}
