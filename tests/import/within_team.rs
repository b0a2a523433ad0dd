//! Nobody comes into a team by import on a day on which the command that moves people refuses it.

use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::repository::Repository;

use crate::office::*;

fn on_the(day: &str) -> ImportOptions {
    ImportOptions { today: Some(iso(day)), ..ImportOptions::default() }
}

/// An office with a team that is at a standstill from July until September, one that ends in October, and one that has yet to begin.
fn office() -> Office {
    let mut office = one_member();
    let teams = "Teamcode;Team;Start;Einde;Stil vanaf;Stil tot en met\n\
                 T3;Stil;01-01-2020;;01-07-2026;30-09-2026\nT4;Kort;01-01-2020;31-10-2026;;\nT5;Later;01-01-2027;;;\n";
    office.import(&csv("t.csv", teams));
    office
}

const PLACES: &str = "Personeelsnummer;Team;Uren;Vanaf;Tot en met\n";

/// Why each row of a roster and of a list of placements is refused, with the column.
fn refused(office: &mut Office, team: &str, from: &str, until: &str) -> Vec<Option<(String, Reason)>> {
    let roster = format!("Nr;Naam;Team;Uren;Vanaf;Tot en met\n9;Mol, Bea;{team};20;{from};{until}\n");
    let placements = format!("{PLACES}1;{team};20;{from};{until}\n");
    let moved = roster.replace("9;Mol, Bea", "1;Aa, Jan");
    let until_then = format!("{PLACES}1;Een;32;01-03-2023;31-03-2023\n");
    office.import_as(&csv("p.csv", &until_then), &of_placements("2026-07-15"));
    let lists =
        [(roster, on_the("2026-07-15")), (moved, on_the("2026-07-15")), (placements, of_placements("2026-07-15"))];
    let why = |(text, options): (String, ImportOptions)| {
        let plan = office.plan(&csv("x.csv", &text), &options);
        plan.summary.refused.first().map(|row| (row.column.clone(), row.reason.reason))
    };
    lists.into_iter().map(why).collect()
}

fn of_placements(day: &str) -> ImportOptions {
    ImportOptions { kind: Some(Kind::Placement), ..on_the(day) }
}

#[test]
fn nobody_comes_into_a_team_that_takes_nobody_in_a_roster_or_a_list_of_placements() {
    let mut office = office();
    for (team, from, until, expected) in [
        ("Stil", "13-08-2026", "", Some(("Team", Reason::TeamAtStandstill))),
        ("Stil", "30-06-2026", "", None),
        ("Stil", "01-10-2026", "", None),
        ("Kort", "01-11-2026", "", Some(("Vanaf", Reason::TeamEnded))),
        ("Kort", "01-10-2026", "30-11-2026", Some(("Tot en met", Reason::TeamEnded))),
        ("Kort", "01-10-2026", "31-10-2026", None),
        ("Later", "31-12-2026", "", Some(("Vanaf", Reason::TeamNotStarted))),
        ("Later", "01-01-2027", "", None),
    ] {
        let expected = expected.map(|(column, reason)| (column.to_owned(), reason));
        assert_eq!(refused(&mut office, team, from, until), vec![expected; 3], "{team} {from} {until}");
    }
}

#[test]
fn a_planned_standstill_counts_from_its_day_and_who_is_there_may_work_other_hours() {
    let mut office = one_member();
    let stands_still = "Teamcode;Team;Stil vanaf\nT1;Een;01-12-2026\n";
    office
        .import_as(&csv("t.csv", stands_still), &ImportOptions { on: Some(iso("2026-12-01")), ..on_the("2026-11-22") });
    for (row, expected) in [
        ("9;Mol, Bea;Een;20;30-11-2026", vec![]),
        ("9;Mol, Bea;Een;20;13-12-2026", vec![Reason::TeamAtStandstill]),
        ("1;Aa, Jan;Een;20;13-12-2026", vec![]),
        ("1;Aa, Jan;Een;32;01-03-2023", vec![]),
    ] {
        let plan = office.plan(&roster(row), &on_the("2026-11-22"));
        assert_eq!(refusals(&plan).iter().map(|row| row.3).collect::<Vec<_>>(), expected, "{row}");
    }
}

#[test]
fn who_comes_to_a_team_of_which_the_last_day_is_known_works_there_until_that_day() {
    let mut office = office();
    let plan = office.import_as(&roster("9;Mol, Bea;Kort;20;01-10-2026"), &on_the("2026-07-15"));
    assert_eq!(office.placements("9"), ["T4 20 2026-10-01 2026-10-31 team_ended"]);
    let told = plan.summary.warnings.iter().filter(|warning| warning.0.reason == Reason::PlacesOfEndedTeams).count();
    assert_eq!(told, 1);
    assert_eq!(office.repo.all(Kind::Placement).expect("asked").len(), 2);
    let again = office.plan(&roster("9;Mol, Bea;Kort;20;01-10-2026"), &on_the("2026-07-15"));
    assert_eq!(again.writes(), 0, "a second time");
}
