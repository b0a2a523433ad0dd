//! Two people of one name are told apart by their number, in what is written and in what is read.

use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::repository::Repository;

use crate::office::*;

fn of_kind(kind: Kind) -> ImportOptions {
    ImportOptions { kind: Some(kind), ..ImportOptions::default() }
}

/// An office in which 41 and 42 are both called Yilmaz, Sem, and 43 is somebody else.
fn two_called_sem() -> Office {
    let mut office = Office::new();
    let head = "Nr;Naam;In dienst;Contract\n";
    office.import(&csv(
        "m.csv",
        &format!(
            "{head}41;Yilmaz, Sem;01-02-2024;vast\n42;Yilmaz, Sem;01-02-2024;vast\n43;Graaf, Loes de;01-02-2024;vast\n"
        ),
    ));
    office
}

#[test]
fn a_person_is_found_by_number_and_the_name_beside_it_only_confirms_it() {
    for (row, expected) in [
        ("Yilmaz, Sem;42", Ok("42")),
        ("Sem Yilmaz;41", Ok("41")),
        ("S. Yilmaz;41", Ok("41")),
        (";43", Ok("43")),
        ("43;43", Ok("43")),
        ("de Graaf;43", Ok("43")),
        ("Loes de Graaf;", Ok("43")),
        ("Yilmaz, Sem;", Err(("Medewerker", Reason::AmbiguousName))),
        ("Graaf, Loes de;42", Err(("Medewerker", Reason::NameOtherNumber))),
        ("Yilmaz, Ali;42", Err(("Medewerker", Reason::NameOtherNumber))),
        ("Yilmaz, Sem;44", Err(("Personeelsnummer", Reason::UnknownRecord))),
        (";", Err(("Medewerker", Reason::Required))),
    ] {
        let mut office = two_called_sem();
        let head = "Medewerker;Personeelsnummer;Certificaat;Behaald op\n";
        let plan = office.plan(&csv("c.csv", &format!("{head}{row};VCA;03-06-2025\n")), &of_kind(Kind::Certificate));
        let refused: Vec<_> = plan.summary.refused.iter().map(|row| (row.column.clone(), row.reason.reason)).collect();
        let holder = plan.changes.first().and_then(|change| change.record().get("member").reference());
        let number = |id| office.repo.record(Kind::Member, id).expect("asked").expect("there").get("number").plain();
        match expected {
            Ok(expected) => assert_eq!((refused, holder.map(number)), (vec![], Some(expected.into())), "{row}"),
            Err((column, reason)) => assert_eq!((refused, holder), (vec![(column.into(), reason)], None), "{row}"),
        }
    }
}

#[test]
fn placements_of_two_people_of_one_name_stay_with_each_of_them() {
    let mut office = two_called_sem();
    office.import(&csv("t.csv", "Teamcode;Team;Plaatsen;Start\nT7;Zeven;8;01-01-2024\n"));
    let head = "Medewerker;Personeelsnummer;Team;Uren;Vanaf\n";
    let rows = "Yilmaz, Sem;41;T7;24;01-03-2024\nYilmaz, Sem;42;T7;36;01-03-2024\n";
    let sheets = csv("p.csv", &format!("{head}{rows}"));
    assert_eq!(office.import_as(&sheets, &of_kind(Kind::Placement)).summary.refused, []);
    assert_eq!(office.repo.all(Kind::Placement).expect("asked").len(), 2);
    assert_eq!(office.import_as(&sheets, &of_kind(Kind::Placement)).writes(), 0, "a second time");
    let twice = csv("p.csv", &format!("{head}Yilmaz, Sem;41;T7;24;01-03-2024\n;41;T7;30;01-03-2024\n"));
    let plan = office.plan(&twice, &of_kind(Kind::Placement));
    let refused: Vec<_> =
        plan.summary.refused.iter().map(|row| (row.row, row.column.as_str(), row.reason.reason)).collect();
    assert_eq!(refused, [(3, "Personeelsnummer", Reason::DuplicateInFile)]);
}
