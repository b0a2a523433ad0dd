//! What may be a mistake or meant: refused until it is said to be meant.

use binnenwerk::domain::import_options::{Doubt, ImportAnswer, ImportOptions};
use binnenwerk::domain::record::Kind;

use crate::office::*;

const HEADINGS: &str = "Team;Personeelsnummer;Naam;Uren;Vanaf;Telefoon;E-mail\n";

fn list(rows: &str) -> Vec<binnenwerk::exchange::sheet::Sheet> {
    csv("lijst.csv", &format!("{HEADINGS}{rows}"))
}

fn accepting(doubt: Doubt) -> ImportOptions {
    ImportOptions { accept: vec![doubt], ..creating() }
}

/// An office of two people.
fn two() -> Office {
    let mut office = Office::new();
    let rows = "Linnen;1;Prins, Ada;32;01-02-2026;0611;ada@post.example\nKeuken;2;Kok, Ben;24;01-02-2026;0612;\n";
    office.import_as(&list(rows), &creating());
    office
}

fn refused(office: &mut Office, rows: &str) -> Vec<(u32, String, String)> {
    let plan = office.plan(&list(rows), &creating());
    plan.summary.refused.iter().map(|row| (row.row, row.column.clone(), reason(&row.reason))).collect()
}

#[test]
fn names_that_changed_places_are_refused_until_they_are_meant_and_a_marriage_is_not() {
    let mut office = two();
    let swapped = "Linnen;1;Kok, Ben;32;01-02-2026;0611;\nKeuken;2;Prins, Ada;24;01-02-2026;0612;\n";
    assert_eq!(
        refused(&mut office, swapped),
        [(2, "Naam".into(), "1 is Prins, Ada".into()), (3, "Naam".into(), "2 is Kok, Ben".into())]
    );
    let answers = office.plan(&list(swapped), &creating()).summary.answers();
    assert_eq!(answers, [(ImportAnswer::Accept(Doubt::OtherName), 2)]);
    assert_eq!(refused(&mut office, "Linnen;1;Vries, Ada de;32;01-02-2026;0611;\n"), []);
    let wholly = office.plan(&list("Linnen;1;Zand, Mo;32;01-02-2026;0611;\n"), &creating());
    let told: Vec<String> = wholly.summary.warnings.iter().map(|warning| reason(&warning.0)).collect();
    assert_eq!(told, ["Number 1 was Prins, Ada and is now Zand, Mo. See whether it is the same person."]);
    office.import_as(&list(swapped), &accepting(Doubt::OtherName));
    assert_eq!(office.value(Kind::Member, "1", "surname").plain(), "Kok");
}

#[test]
fn names_of_teams_that_changed_places_are_refused_until_they_are_meant_and_a_new_name_is_not() {
    let mut office = two();
    let head = "Teamcode;Team;Plaatsen\n";
    let mut refused = |rows: &str| {
        let plan = office.plan(&csv("teams.csv", &format!("{head}{rows}")), &ImportOptions::default());
        plan.summary.refused.iter().map(|row| (row.column.clone(), reason(&row.reason))).collect::<Vec<_>>()
    };
    let swapped = "T002;Linnen;10\nT001;Keuken;8\n";
    let told = ["T002 is Keuken", "T001 is Linnen"].map(|told| ("Team".to_owned(), told.to_owned()));
    assert_eq!(refused(swapped), told);
    assert_eq!(refused("T001;Keuken;8\n"), told[1..]);
    for renamed in ["T001;Linnenkamer;8\n", "T001;LINNEN;8\n", ";Keuken;8\n"] {
        assert_eq!(refused(renamed), [], "{renamed}");
    }
    let meant = ImportOptions { accept: vec![Doubt::OtherName], ..ImportOptions::default() };
    office.import_as(&csv("teams.csv", &format!("{head}{swapped}")), &meant);
    assert_eq!(office.value(Kind::Team, "T001", "name").plain(), "Keuken");
}

#[test]
fn one_person_under_two_numbers_is_refused_until_they_are_two() {
    let mut office = two();
    let again = "Linnen;A1;Prins, Ada;32;01-02-2026;+31611;\n";
    assert_eq!(refused(&mut office, again), [(2, "Naam".into(), "is there as 1".into())]);
    assert_eq!(refused(&mut office, "Linnen;A1;Prins, Ada;32;01-02-2026;;ADA@post.example\n").len(), 1);
    assert_eq!(refused(&mut office, "Linnen;A1;Prins, Ada;32;01-02-2026;0699;\n"), [], "many share a name");
    assert_eq!(refused(&mut office, "Linnen;A1;Prins, Bo;32;01-02-2026;0611;\n"), [], "a family shares a telephone");
    let twice = "Linnen;7;Vos, Ina;32;01-02-2026;0677;\nLinnen;8;Vos, Ina;32;01-02-2026;0677;\n";
    assert_eq!(refused(&mut office, twice), [(3, "Naam".into(), "is there as 7".into())]);
    office.import_as(&list(again), &accepting(Doubt::SamePerson));
    assert_eq!(office.value(Kind::Member, "A1", "given_name").plain(), "Ada");
}

#[test]
fn a_team_that_is_nearly_another_is_not_made_unasked() {
    let mut office = two();
    let near = "Linnnen;3;Mol, Bea;32;01-02-2026;;\nKeu-ken;4;Bos, Cor;32;01-02-2026;;\nTuin;5;Som, Eef;32;01-02-2026;;\n\
                Tuyn;6;Aal, Gijs;8;01-02-2026;;\n";
    assert_eq!(
        refused(&mut office, near),
        [
            (2, "Team".into(), "looks like \"Linnen\"".into()),
            (3, "Team".into(), "looks like \"Keuken\"".into()),
            (5, "Team".into(), "looks like \"Tuin\"".into())
        ]
    );
    let plan = office.import_as(&list(near), &accepting(Doubt::NearName));
    assert_eq!(plan.summary.counts.iter().find(|(kind, _)| *kind == Kind::Team).map(|(_, tally)| tally.new), Some(4));
}

#[test]
fn a_number_that_lost_its_shape_makes_nobody_twice_until_it_is_of_another() {
    let mut office = Office::new();
    office.import_as(
        &list("Linnen;000204;Prins, Ada;32;01-02-2026;;\nLinnen;410022;Kok, Ben;24;01-02-2026;;\n"),
        &creating(),
    );
    let alike = |shown: &str, known: &str| format!("number {shown} looks like {known}");
    for (shown, known) in [("204", "000204"), ("410022.0", "410022"), ("410.022", "410022"), ("41OO22", "410022")] {
        assert_eq!(
            refused(&mut office, &format!("Linnen;{shown};Mol, Bea;32;01-02-2026;;\n")),
            [(2, "Personeelsnummer".into(), alike(shown, known))]
        );
    }
    let twice = "Linnen;77;Vos, Ina;32;01-02-2026;;\nLinnen;0077;Vos, Ina;32;01-02-2026;;\nLinnen;0204;Vos, Ida;8;01-02-2026;;\n";
    assert_eq!(
        refused(&mut office, twice),
        [(3, "Personeelsnummer".into(), alike("0077", "77")), (4, "Personeelsnummer".into(), alike("0204", "000204"))]
    );
    let answers = office.plan(&list(twice), &creating()).summary.answers();
    assert_eq!(answers, [(ImportAnswer::Accept(Doubt::OtherNumber), 2)]);
    assert_eq!(
        refused(&mut office, "Linnen;2040;Mol, Bea;32;01-02-2026;;\nLinnen;A204;Bos, Cor;32;01-02-2026;;\n"),
        []
    );
    office.import_as(&list(twice), &accepting(Doubt::OtherNumber));
    assert_eq!(office.value(Kind::Member, "0204", "surname").plain(), "Vos");
    assert_eq!(office.value(Kind::Member, "000204", "surname").plain(), "Prins");
}

fn refused_teams(office: &mut Office, rows: &str) -> Vec<(u32, String, String)> {
    let plan = office.plan(&csv("teams.csv", &format!("Teamcode;Team;Plaatsen;Start;Teamleider\n{rows}")), &creating());
    plan.summary.refused.iter().map(|row| (row.row, row.column.clone(), reason(&row.reason))).collect()
}

#[test]
fn a_list_of_teams_asks_about_a_team_that_looks_like_another_by_code_or_name() {
    let mut office = two();
    let like = |row: u32, column: &str, known: &str| (row, column.to_owned(), format!("looks like \"{known}\""));
    let rows = "T0O1;Tuin;5;01-02-2026;\nT-002;Kas;5;01-02-2026;\nT010;Linnnen;5;01-02-2026;\nT011;keuken;5;01-02-2026;\n\
                T012;Atelier;5;01-02-2026;\nT013;Atelier;5;01-02-2026;\n;Ateliers;5;01-02-2026;\n";
    assert_eq!(
        refused_teams(&mut office, rows),
        [
            like(2, "Teamcode", "T001"),
            like(3, "Teamcode", "T002"),
            like(4, "Team", "Linnen"),
            like(5, "Team", "T002 Keuken"),
            like(7, "Team", "T012 Atelier"),
            like(8, "Team", "Atelier"),
        ]
    );
    let sheets = csv("teams.csv", &format!("Teamcode;Team;Plaatsen;Start;Teamleider\n{rows}"));
    let plan = office.import_as(&sheets, &accepting(Doubt::NearName));
    assert_eq!(plan.summary.counts.iter().find(|(kind, _)| *kind == Kind::Team).map(|(_, tally)| tally.new), Some(7));
}

#[test]
fn a_code_with_a_letter_for_a_figure_is_asked_about_wherever_a_list_names_it() {
    let mut office = two();
    for code in ["T0O1", "T-001", "T 001", "T1"] {
        let rows = format!("{code};3;Mol, Bea;32;01-02-2026;;\n");
        assert_eq!(refused(&mut office, &rows), [(2, "Team".into(), "looks like \"T001\"".into())], "{code}");
    }
}

#[test]
fn a_leader_who_is_nearly_another_is_not_made_unasked() {
    let mut office = two();
    office.import(&csv("begeleiders.csv", "Begeleider;Rol\nWillems, Noor;teamleider\n"));
    let rows = "T001;Linnen;5;01-02-2026;Noor Wilems\nT002;Keuken;5;01-02-2026;WILLEMS, NOOR\n";
    assert_eq!(refused_teams(&mut office, rows), [(2, "Teamleider".into(), "looks like \"Willems, Noor\"".into())]);
    let list = csv("begeleiders.csv", "Begeleider;Rol\nWillemss, Noor;jobcoach\nBakker, Daan;jobcoach\n");
    let plan = office.plan(&list, &creating());
    let told: Vec<_> = plan.summary.refused.iter().map(|row| (row.row, reason(&row.reason))).collect();
    assert_eq!(told, [(2, "looks like \"Willems, Noor\"".into())]);
    office.import_as(&list, &accepting(Doubt::NearName));
}

#[test]
fn staff_with_initials_and_with_a_whole_given_name_may_be_one() {
    let staff = |rows: &str| csv("b.csv", &format!("Naam;Rol\n{rows}"));
    let refused = |office: &mut Office, rows: &str| -> Vec<(u32, String)> {
        let plan = office.plan(&staff(rows), &ImportOptions::default());
        plan.summary.refused.iter().map(|row| (row.row, reason(&row.reason))).collect()
    };
    let mut office = Office::new();
    let like = |known: &str| format!("looks like \"{known}\"");
    let two = "Jan de Boer;teamleider\nBoer, J. de;jobcoach\n";
    assert_eq!(refused(&mut office, two), [(3, like("Boer, Jan de"))], "two of one file");
    office.import(&staff("Jan de Boer;teamleider\nBakker, P.;jobcoach\n"));
    assert_eq!(
        refused(&mut office, "J. de Boer;teamleider\nPetra Bakker;jobcoach\n"),
        [(2, like("Boer, Jan de")), (3, like("Bakker, P."))]
    );
    assert_eq!(refused(&mut office, "K. de Boer;teamleider\nJoost de Boer;jobcoach\nBakker, Q.;jobcoach\n"), []);
    let meant = ImportOptions { accept: vec![Doubt::NearName], ..ImportOptions::default() };
    assert_eq!(office.plan(&staff("J. de Boer;teamleider\n"), &meant).summary.refused, []);
}
