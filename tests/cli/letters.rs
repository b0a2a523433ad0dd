//! Letters from templates: what the template names is filled in and nothing else, and a letter that cannot be whole is not made.

use std::fs;

use super::desk::{Desk, Said};

/// A folder with the demonstration and a template.
fn with_template(text: &str) -> Desk {
    let desk = Desk::with_demo();
    fs::write(desk.path("brief.md"), text).expect("written");
    desk
}

/// The number and the name of two members whose contract ends.
fn ending(desk: &Desk) -> [(String, String); 2] {
    let columns = ["--columns", "number,name", "--limit", "2", "--json"];
    let rows = desk.run(&[&["list", "member", "--filter", "contract<90d"], &columns[..]].concat()).json();
    let text = |row: usize, name: &str| rows[row][name].as_str().expect("text").to_owned();
    [0, 1].map(|row| (text(row, "number"), text(row, "name")))
}

/// A name as it is said: `Aa, Anouk van der` is `Anouk van der Aa`.
fn spoken(name: &str) -> String {
    let (surname, rest) = name.split_once(", ").expect("a name in order of surname");
    format!("{rest} {surname}")
}

fn refused(said: &Said, with: &str) {
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{}", said.err);
    assert!(said.err.contains(with), "{}", said.err);
}

#[test]
fn one_letter_goes_to_the_terminal_with_days_and_names_filled_in() {
    let desk = with_template(
        "\u{feff}Beste {{ naam }},\n{{Contract_tot}}|{{team.name}}|{{team.provincie}}|{{e-mail?}}|{{+14}}\n",
    );
    let [(number, name), _] = ending(&desk);
    let row = desk.run(&[
        "list",
        "member",
        "--filter",
        &format!("nummer:{number}"),
        "--columns",
        "contract_until,team",
        "--json",
    ]);
    let (row, said) = (row.json(), desk.run(&["letter", "brief.md", "medewerker", &number]));
    assert_eq!(said.code, 0, "{}", said.err);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines[0], format!("Beste {},", spoken(&name)));
    let fields: Vec<&str> = lines[1].split('|').collect();
    let until = row[0]["contract_until"].as_str().expect("a day");
    let written: Vec<&str> = until.split('-').rev().collect();
    assert_eq!(fields[0], written.join("-"));
    assert_eq!(fields[1], row[0]["team"].as_str().expect("a team"));
    assert!(!fields[2].is_empty());
    assert_eq!(fields[4], "06-12-2026", "two weeks from today");
}

#[test]
fn each_of_many_gets_a_file_and_none_is_written_over() {
    let desk = with_template("Beste {{naam}}");
    let [(first, _), (second, name)] = ending(&desk);
    let args = ["letter", "brief.md", "member", &first, &second];
    let said = desk.run(&args);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    fs::create_dir(desk.path("brieven")).expect("made");
    let path = |number: &str| desk.path(&format!("brieven/brief-{number}.md"));
    fs::write(path(&second), "mine").expect("written");
    let out = [&args[..], &["--out", "brieven"]].concat();
    refused(&desk.run(&out), "brief-");
    assert_eq!(fs::read_to_string(path(&second)).expect("a file"), "mine");
    assert!(!path(&first).exists(), "all or nothing");
    let anew = || desk.run(&[&out[..], &["--force"]].concat());
    refused(&anew(), "brief-");
    assert_eq!(fs::read_to_string(path(&second)).expect("a file"), "mine", "no letter of this template");
    fs::write(path(&second), "Beste iemand anders").expect("written");
    assert_eq!(anew().code, 0);
    assert_eq!(fs::read_to_string(path(&second)).expect("a file"), format!("Beste {}", spoken(&name)));
    assert!(path(&first).exists());
}

#[test]
fn an_instrument_is_asked_for_with_the_fields_that_its_form_has() {
    let desk = with_template("{{member.name}} ({{medewerker.nummer}}): {{instrument}} vanaf {{from}}");
    let rows =
        desk.run(&["list", "instrument", "--limit", "1", "--columns", "member,instrument,from", "--json"]).json();
    let listed = rows[0]["member"].as_str().expect("a name");
    let who = spoken(listed);
    fs::create_dir(desk.path("out")).expect("made");
    let said = desk.run(&["letter", "brief.md", "instrument", "--filter", listed, "--out", "out"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let mut letters = fs::read_dir(desk.path("out")).expect("a folder");
    let letter = fs::read_to_string(letters.next().expect("a letter").expect("read").path()).expect("text");
    assert!(letter.starts_with(&who) && letter.contains(" vanaf "), "{letter}");
}

#[test]
fn a_template_with_a_fault_makes_no_letter_and_says_where() {
    let desk = Desk::with_demo();
    let [(number, _), _] = ending(&desk);
    for (text, with) in [
        ("a\n{{naam", "regel 2"),
        ("a\nb\n{{schoenmaat}}", "regel 3"),
        ("{{team.schoenmaat}}", "schoenmaat"),
        ("{{naam.naam}}", "naam.naam"),
        ("{{bsn}}", "UAVG"),
        ("{{diagnose}}", "diagnose"),
        ("{{}}", "regel 1"),
    ] {
        fs::write(desk.path("brief.md"), text).expect("written");
        refused(&desk.run(&["letter", "brief.md", "medewerker", &number]), with);
    }
    fs::write(desk.path("brief.md"), [0xff, 0xfe, 0x00]).expect("written");
    refused(&desk.run(&["letter", "brief.md", "medewerker", &number]), "UTF-8");
    refused(&desk.run(&["letter", "geen.md", "medewerker", &number]), "geen.md");
    fs::write(desk.path("brief.md"), "{{naam}}").expect("written");
    refused(&desk.run(&["letter", "brief.md", "medewerker", "--filter", "nummer:bestaatniet"]), "niets");
    assert_eq!(desk.run(&["letter", "brief.md", "medewerker"]).code, 2);
}

#[test]
fn an_empty_field_is_refused_unless_the_template_says_that_it_may_be() {
    let desk = with_template("{{achternaam}} {{e-mail}}");
    let rows = desk.run(&["list", "member", "--columns", "number,surname,email", "--json"]).json();
    let rows = rows.as_array().expect("rows");
    let row = rows.iter().find(|row| row["email"].is_null()).expect("somebody without");
    let (number, surname) = (row["number"].as_str().expect("text"), row["surname"].as_str().expect("text"));
    refused(&desk.run(&["letter", "brief.md", "medewerker", number]), number);
    fs::write(desk.path("brief.md"), "{{achternaam}}{{e-mail?}}").expect("written");
    let said = desk.run(&["letter", "brief.md", "medewerker", number]);
    assert_eq!(said.out.trim_end(), surname, "{}", said.err);
}
