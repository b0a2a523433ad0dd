//! What each row does, before anything is stored: new, changed from what to what, the same, refused.

use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::import_summary::{ImportSummary, NEW_ROWS_WITH_FIELDS, RowOutcome};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::text::{Language, Words};

use crate::office::*;

const HEADINGS: &str = "Team;Personeelsnummer;Naam;Uren;Vanaf;Telefoon\n";

/// A row's number, its outcome, who it is about, and what it changes, as people read it.
fn told(summary: &ImportSummary) -> Vec<(u32, RowOutcome, &str, String)> {
    let words = Words::new(Language::Dutch);
    summary.rows.iter().map(|row| (row.row, row.outcome, row.name.as_str(), words.row_changes(row))).collect()
}

#[test]
fn a_row_tells_what_it_makes_and_what_it_changes_from_what_to_what() {
    let mut office = Office::new();
    let first = "Scannen;11;Vos, Ada;32;01-02-2026;0611\nPost;12;Mol, Bea;24;01-02-2026;0612\nPost;13;Bos, Cor;24;01-02-2026;\n";
    let sheets = csv("een.csv", &format!("{HEADINGS}{first}"));
    let made = office.import_as(&sheets, &creating());
    assert_eq!(made.summary.having(RowOutcome::New), 3);
    assert!(made.summary.rows.iter().all(|row| row.kind == Kind::Member));

    let second = "Scannen;11;Vos, Ada;32;01-02-2026;0699\nScannen;12;Mol, Bea;28;13-04-2026;0612\n\
                  Post;13;Bos, Cor;24;01-02-2026;\nPost;14;Kok, Dik;24;01-02-2026;\nPots;15;Som, Eef;24;01-02-2026;\n";
    let plan = office.plan(&csv("twee.csv", &format!("{HEADINGS}{second}")), &ImportOptions::default());
    let moved = "plaatsing T/m – → 12-04-2026, reden – → ander team; \
                 plaatsing erbij: team Scannen, uren 28, vanaf 13-04-2026";
    let comes = "nummer 14, voornaam Dik, achternaam Kok; plaatsing erbij: team Post, uren 24, vanaf 01-02-2026";
    let expected = [
        (2, RowOutcome::Changed, "Vos, Ada", "telefoon 0611 → 0699".to_owned()),
        (3, RowOutcome::Changed, "Mol, Bea", moved.to_owned()),
        (4, RowOutcome::Unchanged, "Bos, Cor", String::new()),
        (5, RowOutcome::New, "Kok, Dik", comes.to_owned()),
    ];
    assert_eq!(told(&plan.summary), expected);
    let counts = [RowOutcome::New, RowOutcome::Changed, RowOutcome::Unchanged, RowOutcome::Refused]
        .map(|outcome| plan.summary.having(outcome));
    assert_eq!((counts, plan.summary.refused[0].row), ([1, 2, 1, 1], 6));
}

#[test]
fn of_a_long_file_the_fields_of_the_first_new_rows_are_told() {
    let mut office = Office::new();
    let row = |n: usize| format!("Scannen;{n};Naam{n}, A;24;01-02-2026;\n");
    let rows: String = (1..=NEW_ROWS_WITH_FIELDS + 2).map(row).collect();
    let made = office.import_as(&csv("lang.csv", &format!("{HEADINGS}{rows}")), &creating());
    let with_fields = made.summary.rows.iter().take_while(|row| !row.changes.is_empty()).count();
    assert_eq!((with_fields, made.summary.rows.len()), (NEW_ROWS_WITH_FIELDS, NEW_ROWS_WITH_FIELDS + 2));
    let bare = &made.summary.rows[NEW_ROWS_WITH_FIELDS];
    assert_eq!((bare.outcome, bare.name.as_str(), bare.changes.len()), (RowOutcome::New, "Naam1001, A", 0));
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

#[test]
fn another_surname_or_given_name_under_a_known_number_is_told_and_a_slip_is_not() {
    let mut office = Office::new();
    let roster = "Nr;Naam;Telefoon\n21;Vos, Ada;0611\n22;Mol, B.;0612\n23;Janssen, Cor;0613\n24;Bos, Dik;0614\n";
    office.import(&csv("een.csv", roster));
    let now = "Nr;Naam;Telefoon\n21;Kok, Ada;0611\n22;Mol, Bea;0612\n23;Jansen, Cor;0613\n24;Bos, Eef;0614\n";
    let plan = office.plan(&csv("twee.csv", now), &ImportOptions::default());
    let told: Vec<String> = plan.summary.warnings.iter().map(|warning| reason(&warning.0)).collect();
    let of = |number: u32, was: &str, is: &str| {
        format!("Number {number} was {was} and is now {is}. See whether it is the same person.")
    };
    assert_eq!(told, [of(21, "Vos, Ada", "Kok, Ada"), of(24, "Bos, Dik", "Bos, Eef")]);
}

#[test]
fn a_team_that_gets_fewer_places_than_it_has_people_is_told() {
    let mut office = Office::new();
    office.import(&csv("t.csv", "Teamcode;Team;Plaatsen;Start\nT1;Linnen;2;01-01-2020\nT2;Keuken;2;01-01-2020\n"));
    let on = ImportOptions { today: Some(iso("2026-06-01")), ..ImportOptions::default() };
    let row = |n: u32| format!("Linnen;{n};Naam{n}, A;24;01-02-2026;\n");
    office.import_as(&csv("l.csv", &format!("{HEADINGS}{}", (1..3).map(row).collect::<String>())), &on);
    let fewer = |places: u32| csv("t.csv", &format!("Teamcode;Team;Plaatsen\nT1;Linnen;{places}\nT2;Keuken;1\n"));
    let mut told = |places: u32| -> Vec<Reason> {
        let plan = office.plan(&fewer(places), &on);
        plan.summary
            .warnings
            .iter()
            .map(|warning| warning.0.reason)
            .filter(|reason| *reason != Reason::ImportHoldsFrom)
            .collect()
    };
    assert_eq!(told(1), [Reason::TeamOverPlaces]);
    assert_eq!(told(3), []);
}
