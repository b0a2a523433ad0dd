//! Lists that also tell of dated facts, beside sheets of those facts: a contract, a place, a leader or a client that changed.

use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::import_summary::RowOutcome;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::value::{FieldType, Value};
use binnenwerk::exchange::sheet::Sheet;
use binnenwerk::repository::Repository as _;

use crate::office::*;

const TEAMS: &str = "Teamcode;Team;Opdrachtgever;Teamleider;Plaatsen;Start\n\
                     K1;Kas;Waterschap;Sol, Mia;6;01-02-2021\nK2;Tuin;Provincie;Ree, Bas;6;01-02-2021\n";
const MEMBERS: &str = "Personeelsnummer;Naam;Team;Uren;Geplaatst vanaf;Contractsoort;Contract tot;In dienst;Telefoon\n\
                       31;Wit, Ali;Tuin;28;01-05-2024;vast;;01-02-2022;0671\n\
                       32;Geel, Ina;Kas;20;01-03-2023;tijdelijk;31-12-2026;01-03-2023;0672\n";
const SHARES: &str = "Teamcode;Opdrachtgever;Aandeel;Vanaf;T/m\n\
                      K1;Gemeente;100;01-02-2021;30-06-2024\nK1;Waterschap;100;01-07-2024;\nK2;Provincie;100;01-02-2021;\n";
const ROLES: &str = "Teamcode;Begeleider;Rol;Vanaf;T/m\n\
                     K1;Oud, Jan;teamleider;01-02-2021;31-12-2022\nK1;Sol, Mia;teamleider;01-01-2023;\n\
                     K2;Ree, Bas;teamleider;01-02-2021;\n";
const STAFF: &str = "Naam;Rol;Telefoon\nOud, Jan;teamleider;0681\nSol, Mia;teamleider;0682\nRee, Bas;teamleider;0683\n";
const EMPLOYMENTS: &str = "Personeelsnummer;Contractsoort;In dienst;Uit dienst;Contract tot\n\
                           31;tijdelijk;01-02-2022;31-01-2023;31-01-2023\n31;vast;01-02-2023;;\n\
                           32;tijdelijk;01-03-2023;;31-12-2026\n";
const PLACEMENTS: &str = "Personeelsnummer;Team;Uren per week;Vanaf;Tot en met\n\
                          31;Kas;32;01-02-2022;30-04-2024\n31;Tuin;28;01-05-2024;\n32;Kas;20;01-03-2023;\n";

fn files() -> Vec<(&'static str, &'static str)> {
    vec![
        ("teams.csv", TEAMS),
        ("members.csv", MEMBERS),
        ("client_shares.csv", SHARES),
        ("team_roles.csv", ROLES),
        ("staff.csv", STAFF),
        ("employments.csv", EMPLOYMENTS),
        ("placements.csv", PLACEMENTS),
    ]
}

fn read(files: &[(&str, &str)]) -> Vec<Sheet> {
    files.iter().flat_map(|(name, text)| csv(name, text)).collect()
}

fn options() -> ImportOptions {
    ImportOptions { create: vec![Kind::Organisation], today: Some(iso("2026-06-01")), ..ImportOptions::default() }
}

/// What holds from when until when, in words that need no identity.
fn facts(office: &Office) -> Vec<String> {
    let kinds = [Kind::ClientShare, Kind::TeamRole, Kind::Employment, Kind::Placement];
    let mut told: Vec<String> = Vec::new();
    for kind in kinds {
        for record in office.repo.all(kind).expect("reads") {
            let held = kind.fields().iter().map(|field| match (field.ty, record.get(field.name)) {
                (FieldType::Ref(of), Value::Ref(id)) => office.repo.label(of, id).expect("a name"),
                (_, value) => value.plain(),
            });
            told.push(format!("{kind}: {}", held.collect::<Vec<_>>().join(" ")));
        }
    }
    told.sort();
    told
}

#[test]
fn what_changed_comes_in_at_once_with_its_days_in_any_order_of_the_files() {
    let mut orders = vec![files()];
    orders.extend((1..files().len()).map(|turn| {
        let mut turned = files();
        turned.rotate_left(turn);
        turned
    }));
    orders.push(files().into_iter().rev().collect());
    let mut first = None;
    for order in orders {
        let mut office = Office::new();
        let names: Vec<&str> = order.iter().map(|(name, _)| *name).collect();
        let plan = office.import_as(&read(&order), &options());
        assert_eq!(plan.summary.refused, [], "{names:?}");
        let facts = facts(&office);
        assert_eq!(facts.len(), 3 + 3 + 3 + 3, "{facts:#?}");
        assert_eq!(*first.get_or_insert(facts.clone()), facts, "{names:?}");
        let again = office.plan(&read(&order), &options());
        assert_eq!(again.changes, [], "{names:?}: read in a second time");
    }
}

#[test]
fn a_list_that_says_otherwise_than_the_sheet_of_the_facts_is_refused_as_a_whole() {
    let hours = MEMBERS.replace(";20;", ";24;");
    let mut changed = files();
    changed[1].1 = &hours;
    let mut office = Office::new();
    let plan = office.plan(&read(&changed), &options());
    let refused: Vec<(usize, u32, Reason)> =
        plan.summary.refused.iter().map(|row| (row.sheet_index, row.row, row.reason.reason)).collect();
    let with_it = [(5, 4, Reason::RowOfItRefused), (6, 4, Reason::RowOfItRefused)];
    assert_eq!(refused, [[(1, 3, Reason::ToldOtherwiseIn)].as_slice(), &with_it].concat());
    assert!(plan.changes.iter().all(|change| change.record().label() != "Geel, Ina"), "nothing of the row is kept");
}

#[test]
fn a_row_that_is_read_twice_is_told_once() {
    let mut office = Office::new();
    let plan = office.plan(&read(&files()), &options());
    let told: Vec<(u32, RowOutcome, usize)> = plan
        .summary
        .rows
        .iter()
        .filter(|row| row.sheet_index == 1)
        .map(|row| (row.row, row.outcome, row.changes.len()))
        .collect();
    assert_eq!(told, [(2, RowOutcome::New, 1), (3, RowOutcome::New, 1)]);
}
