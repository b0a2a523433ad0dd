//! What each row does, before anything is stored: new, changed from what to what, the same, refused.

use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::import_summary::{ImportSummary, RowOutcome};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::text::{Language, Words};

use crate::office::*;

const HEADINGS: &str = "Team;Personeelsnummer;Naam;Uren;Vanaf;Telefoon\n";

/// A row's number, its outcome, who it is about, and what it changes, as people read it.
fn told(summary: &ImportSummary) -> Vec<(u32, RowOutcome, &str, Vec<String>)> {
    let words = Words::new(Language::Dutch);
    let what = |row: &binnenwerk::domain::import_summary::ImportedRow| {
        row.changes.iter().map(|change| words.row_change(row.kind, change)).collect()
    };
    summary.rows.iter().map(|row| (row.row, row.outcome, row.name.as_str(), what(row))).collect()
}

#[test]
fn a_row_tells_what_it_makes_and_what_it_changes_from_what_to_what() {
    let mut office = Office::new();
    let first = "Scannen;11;Vos, Ada;32;01-02-2026;0611\nPost;12;Mol, Bea;24;01-02-2026;0612\nPost;13;Bos, Cor;24;01-02-2026;\n";
    let sheets = csv("een.csv", &format!("{HEADINGS}{first}"));
    let made = office.import_as(&sheets, &creating());
    assert_eq!(made.summary.having(RowOutcome::New), 3);
    let rest = made.summary.rows.iter().all(|row| row.kind == Kind::Member && row.changes.is_empty());
    assert!(rest, "what is new stands in the file");

    let second = "Scannen;11;Vos, Ada;32;01-02-2026;0699\nScannen;12;Mol, Bea;28;13-04-2026;0612\n\
                  Post;13;Bos, Cor;24;01-02-2026;\nPost;14;Kok, Dik;24;01-02-2026;\nPots;15;Som, Eef;24;01-02-2026;\n";
    let plan = office.plan(&csv("twee.csv", &format!("{HEADINGS}{second}")), &ImportOptions::default());
    let moved = vec![
        "plaatsing T/m – → 12-04-2026, reden – → ander team".to_owned(),
        "plaatsing erbij: team Scannen, uren 28, vanaf 13-04-2026".to_owned(),
    ];
    let expected = [
        (2, RowOutcome::Changed, "Vos, Ada", vec!["telefoon 0611 → 0699".to_owned()]),
        (3, RowOutcome::Changed, "Mol, Bea", moved),
        (4, RowOutcome::Unchanged, "Bos, Cor", vec![]),
        (5, RowOutcome::New, "Kok, Dik", vec![]),
    ];
    assert_eq!(told(&plan.summary), expected);
    let counts = [RowOutcome::New, RowOutcome::Changed, RowOutcome::Unchanged, RowOutcome::Refused]
        .map(|outcome| plan.summary.having(outcome));
    assert_eq!((counts, plan.summary.refused[0].row), ([1, 2, 1, 1], 6));
}

#[test]
fn a_row_tells_what_differs_from_the_row_before_it_and_a_refused_row_leaves_nothing() {
    let mut office = one_member();
    let sheets = csv(
        "certificaten.csv",
        "Medewerker;Certificaat;Behaald op;Geldig tot\n1;BHV;01-04-2023;31-03-2024\n1;BHV;01-04-2023;31-03-2025\n\
         1;BHV;01-04-2023;31-03-2024\n",
    );
    let kind = ImportOptions { kind: Some(Kind::Certificate), ..ImportOptions::default() };
    let plan = office.plan(&sheets, &kind);
    let outcomes: Vec<_> = plan.summary.rows.iter().map(|row| (row.row, row.outcome, row.kind)).collect();
    let kind = Kind::Certificate;
    assert_eq!(outcomes, [(2, RowOutcome::New, kind), (4, RowOutcome::Unchanged, kind)]);
    let member = office.value(Kind::Member, "1", "surname").plain();
    assert!(plan.summary.rows[0].name.starts_with(&member), "a fact is told by whom it is about");
}

#[test]
fn a_team_with_more_people_than_places_is_told_with_its_numbers() {
    let mut office = Office::new();
    office.import(&csv("t.csv", "Teamcode;Team;Plaatsen;Start\nT1;Linnen;2;01-01-2020\nT2;Keuken;2;01-01-2020\n"));
    let on = ImportOptions { today: Some(iso("2026-06-01")), ..ImportOptions::default() };
    let rows = |team: &str, numbers: std::ops::Range<u32>| {
        let row = |n: u32| format!("{team};{n};Naam{n}, A;24;01-02-2026;\n");
        csv("l.csv", &format!("{HEADINGS}{}", numbers.map(row).collect::<String>()))
    };
    let told = |plan: &binnenwerk::exchange::import::Plan| -> Vec<String> {
        plan.summary.warnings.iter().map(|warning| reason(&warning.0)).filter(|text| text.contains("places")).collect()
    };
    assert_eq!(told(&office.import_as(&rows("Linnen", 1..3), &on)), [""; 0]);
    assert_eq!(told(&office.import_as(&rows("Linnen", 2..4), &on)), ["Team Linnen now has 3 people for 2 places."]);
    assert_eq!(told(&office.plan(&rows("Keuken", 2..4), &on)), [""; 0], "two move to a team with two places");
}

#[test]
fn a_place_that_begins_before_somebody_is_employed_is_told() {
    let told = |office: &mut Office, from: &str| {
        let list =
            format!("Nr;Naam;Team;Uren;Vanaf;In dienst;Contract\n11;Aa, Ans;Een;24;{from};01-03-2025;onbepaald\n");
        let plan = office.plan(&csv("a.csv", &list), &ImportOptions::default());
        plan.summary.warnings.iter().any(|warning| warning.0.reason == Reason::PlacementsOutsideService)
    };
    let mut office = one_member();
    assert!(told(&mut office, "28-02-2025"));
    assert!(!told(&mut office, "01-03-2025"));
}
