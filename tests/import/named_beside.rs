//! A name beside a number, in lists of what belongs to a person: the row is about who has both.

use binnenwerk::domain::import_options::{Doubt, ImportOptions};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::repository::Repository;

use crate::office::*;

fn of_kind(kind: Kind) -> ImportOptions {
    ImportOptions { kind: Some(kind), ..ImportOptions::default() }
}

/// The kinds that belong to a member, with the headings and values that a row of each needs beside who it is about.
const BELONGING: [(Kind, &str, &str); 9] = [
    (Kind::Absence, "Eerste ziektedag;Percentage", "05-02-2024;100"),
    (Kind::Instrument, "Instrument;Status;Vanaf", "no-riskpolis;toegekend;01-03-2024"),
    (Kind::RegisterCheck, "Gecontroleerd op;Telt voor de afspraak;Telt voor het quotum", "05-02-2024;nee;nee"),
    (Kind::Placement, "Team;Uren;Vanaf;Tot en met", "Twee;20;01-03-2022;28-02-2023"),
    (Kind::Employment, "In dienst;Contract", "01-03-2023;onbepaald"),
    (Kind::Certificate, "Certificaat;Behaald op", "BHV;05-02-2024"),
    (Kind::Contact, "Datum;Manier;Notitie", "05-02-2024;telefonisch;Rooster besproken"),
    (Kind::Guidance, "Vanaf;Vorm", "01-03-2024;extra jobcoaching"),
    (Kind::EmploymentPhase, "Fase;Vanaf", "inwerken;01-03-2024"),
];

#[test]
fn a_name_beside_a_number_is_checked_in_every_list_of_what_belongs_to_a_member() {
    for (kind, headings, values) in BELONGING {
        let mut office = one_member();
        office.import(&roster("2;Mol, Bea;Twee;24;01-03-2023"));
        let mut told = |names: &str, name: &str| {
            let text = format!("Personeelsnummer;{names};{headings}\n2;{name};{values}\n");
            let plan = office.try_plan(&csv("x.csv", &text), &of_kind(kind));
            let plan = plan.unwrap_or_else(|reason| panic!("{kind} {names}: {reason:?}"));
            assert_eq!(plan.summary.unknown_columns.iter().filter(|(_, heading)| names.contains(heading)).count(), 0);
            refusals(&plan).iter().map(|(.., reason)| *reason).collect::<Vec<_>>()
        };
        for (names, other, own) in [
            ("Naam", "Aa, Jan", "Mol, Bea"),
            ("Name", "Jan Aa", "Bea Mol"),
            ("Achternaam;Voornaam", "Aa;Jan", "Mol;Bea"),
            ("Achternaam;Tussenvoegsel;Voorletters", "Mol;van;B.", "Mol;;B."),
        ] {
            // A certificate has a name of its own.
            if kind == Kind::Certificate && matches!(names, "Naam" | "Name") {
                continue;
            }
            assert!(told(names, other).contains(&Reason::NameOtherNumber), "{kind} {names}");
            assert!(told(names, own).is_empty(), "{kind} {names}: {:?}", told(names, own));
        }
    }
}

#[test]
fn the_refusal_is_about_the_column_with_the_name_and_nothing_is_stored() {
    let mut office = one_member();
    office.import(&roster("2;Mol, Bea;Twee;24;01-03-2023"));
    let rows =
        "Personeelsnummer;Naam;Eerste ziektedag;Percentage\n2;Aa, Jan;05-02-2024;100\n2;Mol, Bea;13-03-2024;100\n";
    let plan = office.plan(&csv("v.csv", rows), &of_kind(Kind::Absence));
    assert_eq!(refusals(&plan), [(2, "Naam", "Aa, Jan", Reason::NameOtherNumber)]);
    assert_eq!(plan.writes(), 1);
    let without = "Personeelsnummer;Naam;Eerste ziektedag;Percentage\n;Mol, Bea;05-02-2024;100\n";
    let plan = office.import_as(&csv("v.csv", without), &of_kind(Kind::Absence));
    assert_eq!(plan.writes(), 1, "a row without the number is about the name");
    let owner = office.repo.all(Kind::Absence).expect("asked")[0].get("member").reference().expect("a member");
    assert_eq!(office.repo.label(Kind::Member, owner).expect("asked"), "Mol, Bea");
}

#[test]
fn a_given_name_alone_or_a_column_left_out_says_nothing_of_who_it_is() {
    let mut office = one_member();
    let rows = "Personeelsnummer;Voornaam;Eerste ziektedag;Percentage\n1;Piet;05-02-2024;100\n";
    let plan = office.plan(&csv("v.csv", rows), &of_kind(Kind::Absence));
    assert_eq!((refusals(&plan), plan.summary.unknown_columns.len()), (vec![], 1));
    let rows = "Personeelsnummer;Naam;Eerste ziektedag;Percentage\n1;Mol, Bea;05-02-2024;100\n";
    let left_out = ImportOptions { map: vec![("Naam".to_owned(), "-".to_owned())], ..of_kind(Kind::Absence) };
    assert_eq!(refusals(&office.plan(&csv("v.csv", rows), &left_out)), []);
}

/// The kinds that are about a team, with what a row of each needs beside it.
const OF_A_TEAM: [(Kind, &str, &str); 7] = [
    (Kind::Member, "Nr;Naam;Uren;Vanaf", "2;Mol, Bea;24;01-03-2024"),
    (Kind::Placement, "Personeelsnummer;Uren;Vanaf;Tot en met", "1;20;01-03-2022;28-02-2023"),
    (Kind::Vacancy, "Nummer;Uren per week;Aantal plaatsen;Open sinds", "V1;24;1;01-03-2024"),
    (Kind::TeamRole, "Begeleider;Rol;Vanaf", "Els Bos;teamleider;01-03-2024"),
    (Kind::ClientShare, "Opdrachtgever;Aandeel;Vanaf", "Havens;100;01-03-2024"),
    (Kind::Signal, "Onderwerp;Gemeld op", "Rooster;01-03-2024"),
    (Kind::DisplacementCheck, "Takenpakket;Getoetst op;Verdringt", "Scannen;01-03-2024;nee"),
];

#[test]
fn the_name_of_a_team_beside_its_code_is_checked_in_every_list_about_a_team() {
    for (kind, headings, values) in OF_A_TEAM {
        let mut office = one_member();
        office.import(&csv("klanten.csv", "Opdrachtgever;Korte naam\nHavens;Hvn\n"));
        office.import(&csv("werk.csv", "Werksoort;Takenpakketten\nArchief;Scannen\n"));
        office.import(&csv("begeleiders.csv", "Naam;Rol\nEls Bos;teamleider\n"));
        for (code, name, refused) in [
            ("T1", "Een", None),
            ("t1", "een", None),
            ("T1", "T1", None),
            ("", "Twee", None),
            ("T2", "", None),
            ("T1", "Twee", Some(Reason::NameOtherCode)),
            ("T1", "Drie", Some(Reason::NameOtherCode)),
        ] {
            let text = format!("Teamcode;Team;{headings}\n{code};{name};{values}\n");
            for options in [of_kind(kind), ImportOptions { kind: Some(kind), ..creating() }] {
                let plan = office.plan(&csv("x.csv", &text), &options);
                let told: Vec<Reason> = refusals(&plan).iter().map(|(.., reason)| *reason).collect();
                assert_eq!(told.first().copied(), refused, "{kind} {code} {name}");
            }
        }
    }
}

#[test]
fn a_code_that_is_not_of_the_named_team_makes_no_other_team_and_a_former_name_is_its_name() {
    let mut office = one_member();
    let head = "Teamcode;Team;Nr;Naam;Uren;Vanaf\n";
    let other_code = csv("a.csv", &format!("{head}T9;Twee;2;Mol, Bea;24;01-03-2024\n"));
    for options in [ImportOptions::default(), creating()] {
        let plan = office.plan(&other_code, &options);
        assert_eq!(refusals(&plan), [(2, "Teamcode", "T9", Reason::NameOtherCode)]);
        let sentence = reason(&plan.summary.refused[0].reason);
        assert!(["T2", "Twee", "T9"].iter().all(|named| sentence.contains(named)), "{sentence}");
    }
    let on = |day: &str| ImportOptions { on: Some(iso(day)), today: Some(iso(day)), ..ImportOptions::default() };
    office.import_as(&csv("teams.csv", "Teamcode;Team\nT1;Archief\n"), &on("2024-02-01"));
    for name in ["Een", "Archief"] {
        let text = format!("{head}T1;{name};2;Mol, Bea;24;01-03-2024\n");
        assert_eq!(refusals(&office.plan(&csv("a.csv", &text), &on("2024-03-01"))), [], "{name}");
    }
}

#[test]
fn a_whole_name_beside_parts_of_another_is_refused_for_members_and_staff() {
    let mut office = one_member();
    for (whole, given, prefix, surname, stored) in [
        ("Aa, Jan", "Piet", "", "Bee", None),
        ("Jan Aa", "Jan", "", "Bee", None),
        ("Aa, Jan", "Piet", "", "", None),
        ("Piet", "", "", "Bee", None),
        ("Bee, Piet", "Piet", "", "Bee", Some("Bee, Piet")),
        ("Piet van der Bee", "Piet", "v.d.", "Bee", Some("Bee, Piet v.d.")),
        ("P. Bee", "Piet", "", "Bee", Some("Bee, Piet")),
        ("Bee", "Piet", "", "Bee", Some("Bee, Piet")),
        ("Bee, Piet Jan", "Piet", "", "Bee", Some("Bee, Piet")),
        ("Bee", "Piet", "", "", Some("Bee, Piet")),
        ("Piet van der Bee", "Piet", "", "", Some("Bee, Piet van der")),
    ] {
        let parts = format!("{whole};{given};{prefix};{surname}");
        for (kind, head, rest) in [
            (Kind::Member, "Naam;Voornaam;Tussenvoegsel;Achternaam;Personeelsnummer", "102"),
            (Kind::Staff, "Naam;Voornaam;Tussenvoegsel;Achternaam;Rol", "teamleider"),
        ] {
            let plan = office.plan(&csv("n.csv", &format!("{head}\n{parts};{rest}\n")), &of_kind(kind));
            let refused: Vec<_> = refusals(&plan).iter().map(|(_, column, _, reason)| (*column, *reason)).collect();
            let made = plan.changes.first().map(|change| change.record().label());
            let expected = if stored.is_some() { vec![] } else { vec![("Naam", Reason::NamesDiffer)] };
            assert_eq!((refused, made.as_deref()), (expected, stored), "{kind} {parts}");
        }
    }
}

#[test]
fn of_two_teams_with_one_name_the_code_tells_which() {
    let mut office = Office::new();
    let teams = csv("teams.csv", "Teamcode;Team;Plaatsen;Start\nT1;Een;8;01-01-2020\nT2;Een;8;01-01-2020\n");
    office.import_as(&teams, &ImportOptions { accept: vec![Doubt::NearName], ..ImportOptions::default() });
    let head = "Nr;Naam;Team;Teamcode;Uren;Vanaf\n";
    office.import(&csv("a.csv", &format!("{head}1;Aa, Jan;Een;T2;32;01-03-2023\n2;Bb, Piet;Een;T1;32;01-03-2023\n")));
    assert_eq!(office.placements("1"), ["T2 32 2023-03-01"]);
    assert_eq!(office.placements("2"), ["T1 32 2023-03-01"]);
    let without = csv("b.csv", "Nr;Naam;Team;Uren;Vanaf\n3;Cc, An;Een;32;01-03-2023\n");
    let plan = office.plan(&without, &ImportOptions::default());
    assert_eq!(refusals(&plan).len(), 1, "the name alone does not tell");
}
