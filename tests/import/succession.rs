//! A fact without a last day follows the one before it, and the shares of one team from one day are one whole.

use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::domain::value::Value;
use binnenwerk::repository::Repository;

use crate::office::*;

fn of_kind(kind: Kind) -> ImportOptions {
    ImportOptions { kind: Some(kind), ..ImportOptions::default() }
}

/// An office with two teams, three clients and three people who lead.
fn office() -> Office {
    let mut office = one_member();
    office.import(&csv("klanten.csv", "Opdrachtgever;Korte naam\nHavens;Hvn\nKadaster;Kad\nVeilig;Vlg\n"));
    office.import(&csv("begeleiders.csv", "Naam;Rol\nEls Bos;teamleider\nIna Vos;teamleider\nAli Kaya;teamleider\n"));
    office
}

const SHARES: &str = "Team;Opdrachtgever;Aandeel;Vanaf\n";
const ROLES: &str = "Team;Begeleider;Rol;Vanaf\n";

fn share_list(rows: &str) -> Vec<binnenwerk::exchange::sheet::Sheet> {
    csv("aandelen.csv", &format!("{SHARES}{rows}\n"))
}

fn role_list(rows: &str) -> Vec<binnenwerk::exchange::sheet::Sheet> {
    csv("rollen.csv", &format!("{ROLES}{rows}\n"))
}

/// The facts of a kind in the order of their first days: what a field refers to or holds, first and last day.
fn facts(office: &Office, kind: Kind, fields: &[&str]) -> Vec<String> {
    let shown = |record: &Record, field: &str| match record.get(field) {
        Value::Ref(id) => {
            let found =
                [Kind::Organisation, Kind::Staff].into_iter().find_map(|kind| office.repo.record(kind, id).ok()?);
            found.map(|record| record.label()).unwrap_or_default()
        }
        value => value.plain(),
    };
    let all = office.repo.all(kind).expect("asked");
    let line = |record: &Record| fields.iter().map(|field| shown(record, field)).collect::<Vec<_>>().join(" ");
    let mut lines: Vec<String> = all.iter().map(|record| line(record).trim_end().to_owned()).collect();
    lines.sort();
    lines
}

fn shares(office: &Office) -> Vec<String> {
    facts(office, Kind::ClientShare, &["from", "organisation", "share", "until"])
}

#[test]
fn who_leads_a_team_next_takes_over_and_a_second_time_nothing_changes() {
    let roles = |office: &Office| facts(office, Kind::TeamRole, &["from", "staff", "until"]);
    for rows in
        ["T1;Bos, Els;teamleider;13-07-2026", "T1;Bos, Els;teamleider;13-07-2026\nT1;Vos, Ina;teamleider;01-01-2026"]
    {
        let mut office = office();
        if !rows.contains("Vos") {
            office.import_as(&role_list("T1;Vos, Ina;teamleider;01-01-2026"), &of_kind(Kind::TeamRole));
        }
        office.import_as(&role_list(rows), &of_kind(Kind::TeamRole));
        assert_eq!(roles(&office), ["2026-01-01 Vos, Ina 2026-07-12", "2026-07-13 Bos, Els"]);
        assert_eq!(office.import_as(&role_list(rows), &of_kind(Kind::TeamRole)).writes(), 0, "a second time");
        // Somebody in between, and the same person from a later day.
        office.import_as(&role_list("T1;Kaya, Ali;teamleider;01-04-2026"), &of_kind(Kind::TeamRole));
        assert_eq!(
            roles(&office),
            ["2026-01-01 Vos, Ina 2026-03-31", "2026-04-01 Kaya, Ali 2026-07-12", "2026-07-13 Bos, Els"]
        );
        let later = office.import_as(&role_list("T1;Bos, Els;teamleider;01-09-2026"), &of_kind(Kind::TeamRole));
        let told: Vec<Reason> = later.summary.warnings.iter().map(|warning| warning.0.reason).collect();
        assert_eq!((later.writes(), told), (0, vec![Reason::StartsEarlier]));
    }
}

#[test]
fn one_role_for_two_people_from_one_day_is_refused_and_cover_stands_beside() {
    let mut office = office();
    office.import_as(&role_list("T1;Vos, Ina;teamleider;01-01-2026"), &of_kind(Kind::TeamRole));
    let two = role_list("T1;Bos, Els;teamleider;13-07-2026\nT1;Kaya, Ali;teamleider;13-07-2026");
    let plan = office.plan(&two, &of_kind(Kind::TeamRole));
    assert_eq!(refusals(&plan).iter().map(|row| (row.0, row.3)).collect::<Vec<_>>(), [(3, Reason::ToldOtherwise)]);
    let cover = "Team;Begeleider;Rol;Vanaf;Tot en met;Vervanging\nT1;Bos, Els;teamleider;13-07-2026;31-08-2026;ja\n";
    office.import_as(&csv("rollen.csv", cover), &of_kind(Kind::TeamRole));
    let fixed = "Team;Begeleider;Rol;Vanaf;Tot en met\nT1;Kaya, Ali;teamleider;13-07-2026;31-08-2026\n";
    let plan = office.plan(&csv("rollen.csv", fixed), &of_kind(Kind::TeamRole));
    assert_eq!(refusals(&plan).iter().map(|row| row.3).collect::<Vec<_>>(), [Reason::RoleHeld]);
}

#[test]
fn the_shares_of_one_team_from_one_day_take_the_place_of_those_before_them() {
    for rows in [
        ["T1;Havens;60;13-01-2026", "T1;Kadaster;40;13-01-2026"],
        ["T1;Kadaster;40;13-01-2026", "T1;Havens;60;13-01-2026"],
    ] {
        let mut office = office();
        office.import_as(&share_list("T1;Havens;100;01-01-2024"), &of_kind(Kind::ClientShare));
        let rows = rows.join("\n");
        office.import_as(&share_list(&rows), &of_kind(Kind::ClientShare));
        let expected = ["2024-01-01 Havens 100 2026-01-12", "2026-01-13 Havens 60", "2026-01-13 Kadaster 40"];
        assert_eq!(shares(&office), expected, "{rows}");
        assert_eq!(office.import_as(&share_list(&rows), &of_kind(Kind::ClientShare)).writes(), 0, "a second time");
        // Put right, the larger part first.
        office
            .import_as(&share_list("T1;Havens;70;13-01-2026\nT1;Kadaster;30;13-01-2026"), &of_kind(Kind::ClientShare));
        assert_eq!(shares(&office)[1..], ["2026-01-13 Havens 70", "2026-01-13 Kadaster 30"]);
    }
}

#[test]
fn shares_that_are_a_whole_end_those_of_others_and_a_part_leaves_them() {
    let mut office = office();
    let history =
        "T1;Kadaster;100;01-07-2026\nT1;Havens;60;01-01-2026\nT1;Kadaster;40;01-01-2026\nT1;Havens;100;01-01-2024";
    office.import_as(&share_list(history), &of_kind(Kind::ClientShare));
    let expected = [
        "2024-01-01 Havens 100 2025-12-31",
        "2026-01-01 Havens 60 2026-06-30",
        "2026-01-01 Kadaster 40 2026-06-30",
        "2026-07-01 Kadaster 100",
    ];
    assert_eq!(shares(&office), expected);
    assert_eq!(office.import_as(&share_list(history), &of_kind(Kind::ClientShare)).writes(), 0, "a second time");
    office.import_as(&share_list("T1;Kadaster;50;01-09-2026"), &of_kind(Kind::ClientShare));
    office.import_as(&share_list("T1;Veilig;50;01-10-2026"), &of_kind(Kind::ClientShare));
    let ended = share_list("T1;Kadaster;0;01-11-2026");
    office.import_as(&ended, &of_kind(Kind::ClientShare));
    let expected = ["2026-07-01 Kadaster 100 2026-08-31", "2026-09-01 Kadaster 50 2026-10-31", "2026-10-01 Veilig 50"];
    assert_eq!(shares(&office)[3..], expected);
    assert_eq!(office.import_as(&ended, &of_kind(Kind::ClientShare)).writes(), 0, "a second time");
}

#[test]
fn shares_that_are_more_than_the_whole_are_refused_each_with_what_can_be_done() {
    let mut office = office();
    office.import_as(&share_list("T1;Havens;60;01-01-2024\nT1;Kadaster;40;01-01-2024"), &of_kind(Kind::ClientShare));
    let refused = |office: &mut Office, rows: &str| {
        let plan = office.plan(&share_list(rows), &of_kind(Kind::ClientShare));
        refusals(&plan).iter().map(|row| (row.0, row.3)).collect::<Vec<_>>()
    };
    let both = [2, 3].map(|row| (row, Reason::SharesOverWhole));
    assert_eq!(refused(&mut office, "T1;Havens;70;01-01-2026\nT1;Veilig;50;01-01-2026"), both);
    assert_eq!(refused(&mut office, "T1;Veilig;50;01-01-2026"), [(2, Reason::SharesOverWhole)]);
    assert_eq!(refused(&mut office, "T1;Veilig;50;01-01-2026\nT1;Havens;10;01-01-2026"), []);
    assert_eq!(refused(&mut office, "T1;Veilig;0;01-01-2026"), [(2, Reason::NoShareToEnd)]);
}

#[test]
fn the_next_phase_of_somebody_and_the_next_version_of_a_package_end_the_one_before() {
    let mut office = office();
    office.import(&csv("werk.csv", "Werksoort;Takenpakketten\nArchief;Scannen\n"));
    let phases = csv("f.csv", "Personeelsnummer;Fase;Vanaf\n1;zelfstandig;01-06-2024\n1;inwerken;01-03-2024\n");
    office.import_as(&phases, &of_kind(Kind::EmploymentPhase));
    let expected = ["2024-03-01 2024-05-31", "2024-06-01"];
    assert_eq!(facts(&office, Kind::EmploymentPhase, &["from", "until"]), expected);
    assert_eq!(office.import_as(&phases, &of_kind(Kind::EmploymentPhase)).writes(), 0, "a second time");
    let versions = csv(
        "v.csv",
        "Takenpakket;Versie;Omschrijving;Vanaf\nScannen;2;Ook dozen;01-06-2024\nScannen;1;Alleen papier;01-03-2024\n",
    );
    office.import_as(&versions, &of_kind(Kind::PackageVersion));
    let expected = ["2024-03-01 1 2024-05-31", "2024-06-01 2"];
    assert_eq!(facts(&office, Kind::PackageVersion, &["from", "version", "until"]), expected);
    assert_eq!(office.import_as(&versions, &of_kind(Kind::PackageVersion)).writes(), 0, "a second time");
}

/// A list of teams tells who the client and the team leader are now, whatever changed since the team began.
#[test]
fn another_client_and_leader_in_a_list_of_teams_hold_from_the_day_of_the_list() {
    let mut office = office();
    let list = |row: &str| csv("t.csv", &format!("Teamcode;Team;Start;Opdrachtgever;Teamleider\n{row}\n"));
    let on = |day: &str| ImportOptions { today: Some(iso(day)), ..ImportOptions::default() };
    office.import_as(&list("T1;Een;01-01-2020;Havens;Ina Vos"), &on("2024-01-01"));
    for (row, day) in
        [("T1;Een;01-01-2020;Kadaster;Els Bos", "2026-11-22"), ("T1;Een;01-01-2020;Veilig;Ali Kaya", "2026-12-01")]
    {
        let plan = office.import_as(&list(row), &on(day));
        let told = plan.summary.warnings.iter().filter(|warning| warning.0.reason == Reason::ImportHoldsFrom);
        assert_eq!(told.count(), 1, "{day}");
        assert_eq!(office.plan(&list(row), &on(day)).writes(), 0, "a second time");
    }
    let expected = ["2020-01-01 Havens 100 2026-11-21", "2026-11-22 Kadaster 100 2026-11-30", "2026-12-01 Veilig 100"];
    assert_eq!(shares(&office), expected);
    let expected = ["2020-01-01 Vos, Ina 2026-11-21", "2026-11-22 Bos, Els 2026-11-30", "2026-12-01 Kaya, Ali"];
    assert_eq!(facts(&office, Kind::TeamRole, &["from", "staff", "until"]), expected);
}

#[test]
fn what_goes_on_as_another_from_today_changes_no_day_of_the_past() {
    let mut office = office();
    let on = |day: &str| ImportOptions { today: Some(iso(day)), ..of_kind(Kind::TeamRole) };
    office.import_as(&role_list("T1;Vos, Ina;teamleider;01-01-2024"), &on("2024-01-01"));
    for (from, changed) in [("22-11-2026", 0), ("01-01-2027", 0), ("21-11-2026", 1)] {
        let plan = office.plan(&role_list(&format!("T1;Bos, Els;teamleider;{from}")), &on("2026-11-22"));
        let told = plan.summary.warnings.iter().filter(|warning| warning.0.reason == Reason::PastDaysChange).count();
        assert_eq!((plan.writes(), told), (2, changed), "{from}");
    }
}
