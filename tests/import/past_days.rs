//! What a list changes on days that have passed is said; a team is known by a name of earlier days.

use binnenwerk::domain::import_options::{Doubt, ImportOptions};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::exchange::import::Plan;
use binnenwerk::exchange::sheet::Sheet;
use binnenwerk::repository::Repository;

use crate::office::*;

fn today() -> ImportOptions {
    ImportOptions { today: Some(iso("2026-11-22")), ..ImportOptions::default() }
}

fn of_kind(kind: Kind) -> ImportOptions {
    ImportOptions { kind: Some(kind), ..today() }
}

/// The number that a remark counts; `None` without that remark.
fn counted(plan: &Plan, reason: Reason) -> Option<String> {
    let remark = plan.summary.warnings.iter().find(|warning| warning.0.reason == reason)?;
    Some(crate::office::reason(&remark.0).chars().filter(char::is_ascii_digit).collect())
}

fn past(office: &mut Office, sheets: &[Sheet], wishes: &ImportOptions) -> Option<String> {
    let plan = office.plan(sheets, wishes);
    assert_eq!(plan.summary.refused, []);
    counted(&plan, Reason::PastDaysChange)
}

#[test]
fn another_value_from_a_first_day_that_has_passed_is_counted() {
    let mut office = one_member();
    office.import(&roster("2;Mol, Bea;Twee;24;01-12-2026"));
    let one = Some("1".to_owned());
    for (row, told) in [
        ("1;Aa, Jan;Twee;32;01-03-2023", &one),
        ("1;Aa, Jan;Een;20;01-03-2023", &one),
        ("1;Aa, Jan;Een;32;01-03-2023", &None),
        ("1;Aa, Jan;Twee;20;01-12-2026", &None),
        ("2;Mol, Bea;Een;20;01-12-2026", &None),
        ("3;Som, Eef;Een;20;01-03-2023", &None),
    ] {
        assert_eq!(&past(&mut office, &roster(row), &today()), told, "{row}");
    }
    let ended = "Personeelsnummer;Team;Uren;Vanaf;Tot en met\n1;Een;32;01-03-2023;31-10-2026\n";
    assert_eq!(past(&mut office, &csv("p.csv", ended), &of_kind(Kind::Placement)), None, "an end is no other past");
}

#[test]
fn facts_of_every_kind_with_days_are_counted() {
    let mut office = one_member();
    office.import(&csv("o.csv", "Opdrachtgever;Afgesproken banen;Afgesproken per\nHavens;5;01-01-2023\n"));
    office.import_as(&csv("k.csv", "Naam;Grondslag\nHuur;team per maand\n"), &of_kind(Kind::CostItem));
    for (kind, headings, was, is) in [
        (Kind::Rate, "Kostenpost;Vanaf;Bedrag", "Huur;01-01-2026;1000", "Huur;01-01-2026;1200"),
        (
            Kind::ClientShare,
            "Team;Opdrachtgever;Vanaf;Aandeel",
            "Een;Havens;01-01-2023;100",
            "Een;Havens;01-01-2023;60",
        ),
        (Kind::Parameter, "Naam;Vanaf;Waarde", "contact_days;01-01-2023;30", "contact_days;01-01-2023;40"),
        (Kind::Absence, "Medewerker;Vanaf;Percentage", "1;05-02-2024;100", "1;05-02-2024;50"),
        (Kind::Employment, "Medewerker;Vanaf;Contract", "1;01-03-2023;onbepaald", "1;01-03-2023;tijdelijk"),
    ] {
        let mut list = |row: &str| {
            let until = if row.contains("tijdelijk") { ("Contract tot;", ";31-12-2027") } else { ("", "") };
            let text = format!("{headings};{}\n{row}{}\n", until.0, until.1).replace(";\n", "\n").replace(";;", ";");
            let sheets = csv("x.csv", &text);
            let told = past(&mut office, &sheets, &of_kind(kind));
            office.import_as(&sheets, &of_kind(kind));
            told
        };
        assert_eq!(list(was), None, "{kind}");
        assert_eq!(list(is).as_deref(), Some("1"), "{kind}");
    }
}

#[test]
fn a_team_that_starts_later_is_counted_with_the_placements_before_its_start() {
    let mut office = one_member();
    office.import(&roster("2;Mol, Bea;Een;24;01-03-2026"));
    let later = csv("t.csv", "Teamcode;Team;Plaatsen;Start\nT1;Een;8;01-01-2024\n");
    let plan = office.plan(&later, &today());
    assert_eq!(counted(&plan, Reason::PastDaysChange).as_deref(), Some("1"));
    assert_eq!(counted(&plan, Reason::PlacementsOutsideTeam).as_deref(), Some("1"));
    office.commit(plan);
    let plan = office.plan(&csv("t.csv", "Teamcode;Team;Plaatsen;Start\nT1;Een;12;01-01-2024\n"), &today());
    assert_eq!(counted(&plan, Reason::PastDaysChange), None, "more places hold from today");
    assert_eq!(counted(&plan, Reason::PlacementsOutsideTeam), None, "that was told when the start was set");
}

#[test]
fn a_team_and_a_client_are_known_by_a_name_of_earlier_days() {
    let mut office = one_member();
    office.import(&csv("o.csv", "Opdrachtgever;Afgesproken banen;Afgesproken per\nHavens;5;01-01-2023\n"));
    let renamed = "Teamcode;Team;Plaatsen;Start\nT1;Eerste;8;01-01-2020\n";
    office.import_as(&csv("t.csv", renamed), &ImportOptions { on: Some(iso("2026-07-01")), ..today() });
    for name in ["Een", "eerste", "EEN"] {
        let create = ImportOptions { create: vec![Kind::Team], ..today() };
        let plan = office.plan(&roster(&format!("2;Mol, Bea;{name};24;01-03-2026")), &create);
        assert_eq!(plan.summary.refused, []);
        assert!(plan.changes.iter().all(|change| change.record().kind() != Kind::Team), "{name} makes no team");
    }
    office.import_as(&roster("2;Mol, Bea;Een;24;01-03-2026"), &today());
    assert_eq!(office.placements("2"), ["T1 24 2026-03-01"]);
    let plan = office.import_as(&csv("t.csv", "Team;Plaatsen;Start\nEen;9;01-01-2020\n"), &today());
    assert!(plan.writes() > 0, "nine places hold from today");
    assert_eq!(office.value(Kind::Team, "T1", "name").plain(), "Eerste", "the old name does not come back");
    assert_eq!(office.repo.all(Kind::Team).expect("asked").len(), 2);
}

#[test]
fn a_name_that_another_team_has_now_is_that_team() {
    let mut office = one_member();
    let swapped = "Teamcode;Team;Plaatsen;Start\nT1;Drie;8;01-01-2020\nT2;Een;8;01-01-2020\n";
    let meant = ImportOptions { on: Some(iso("2026-07-01")), accept: vec![Doubt::OtherName], ..today() };
    office.import_as(&csv("t.csv", swapped), &meant);
    office.import_as(&roster("2;Mol, Bea;Een;24;01-08-2026"), &today());
    assert_eq!(office.placements("2"), ["T2 24 2026-08-01"]);
}
