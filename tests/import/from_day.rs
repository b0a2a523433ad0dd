//! A list that is read in again says how it is from a day on; the days before it stay as they were.

use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::exchange::import::Plan;
use binnenwerk::repository::Repository;

use crate::office::*;

const HEAD: &str = "Teamcode;Team;Plaatsen;Fase;Start;Opdrachtgever;Aandeel;Teamleider\n";

fn on_the(day: &str) -> ImportOptions {
    ImportOptions { today: Some(iso(day)), ..ImportOptions::default() }
}

fn team(row: &str) -> Vec<binnenwerk::exchange::sheet::Sheet> {
    csv("t.csv", &format!("{HEAD}{row}\n"))
}

/// An office with one team, for all of which Havens is the client, and which Jan de Wit leads.
fn office() -> Office {
    let mut office = Office::new();
    office.import(&csv("k.csv", "Opdrachtgever;Afgesproken banen;Afgesproken per\nHavens;5;01-01-2023\n"));
    office.import_as(&team("T1;Een;8;pilot;01-01-2023;Havens;100;Wit, Jan de"), &on_the("2023-01-02"));
    office
}

fn remark(plan: &Plan) -> Vec<String> {
    let said = plan.summary.warnings.iter().filter(|warning| warning.0.reason == Reason::ImportHoldsFrom);
    said.map(|warning| reason(&warning.0)).collect()
}

/// A field of the only record of a kind as it was on a day.
fn then(office: &Office, kind: Kind, field: &str, day: &str) -> String {
    let all = office.repo.all_on(kind, iso(day)).expect("reads");
    let held = |record: &&Record| {
        let (from, until) = (record.get("from").plain(), record.get("until").plain());
        from.as_str() <= day && (until.is_empty() || until.as_str() >= day)
    };
    let found: Vec<&Record> = all.iter().filter(held).collect();
    assert_eq!(found.len(), 1, "{kind} on {day}");
    let value = found[0].get(field);
    match value.reference() {
        Some(id) => office.repo.label(Kind::Staff, id).expect("reads"),
        None => value.plain(),
    }
}

#[test]
fn what_a_list_says_of_a_team_holds_from_its_day_and_the_preview_names_that_day() {
    let mut office = office();
    let again = team("T1;Eén;12;structureel;01-01-2023;Havens;60;Kaya, Ali");
    let plan = office.plan(&again, &on_the("2026-11-22"));
    let told = remark(&plan);
    assert!(told.len() == 1 && told[0].starts_with("Of 3 records") && told[0].contains("from 2026-11-22"), "{told:?}");
    office.commit(plan);
    for (kind, field, was, is) in [
        (Kind::Team, "places", "8", "12"),
        (Kind::Team, "phase", "pilot", "structural"),
        (Kind::ClientShare, "share", "100", "60"),
        (Kind::TeamRole, "staff", "Wit, Jan de", "Kaya, Ali"),
    ] {
        assert_eq!(then(&office, kind, field, "2026-11-21"), was, "{field} before");
        assert_eq!(then(&office, kind, field, "2026-11-22"), is, "{field} from the day");
    }
    let third = office.plan(&again, &on_the("2026-11-23"));
    assert_eq!((third.writes(), remark(&third).len()), (0, 0), "{:?}", third.changes);
}

#[test]
fn a_list_of_an_earlier_day_leaves_what_was_changed_later() {
    let mut office = office();
    office.import_as(&team("T1;Een;12;pilot;01-01-2023;Havens;100;Wit, Jan de"), &on_the("2026-11-22"));
    let june = ImportOptions { on: Some(iso("2026-06-01")), ..on_the("2026-11-23") };
    let plan = office.import_as(&team("T1;Een;10;pilot;01-01-2023;Havens;100;Wit, Jan de"), &june);
    assert!(
        plan.summary.warnings.iter().any(|warning| warning.0.reason == Reason::LaterChangeStays),
        "{:?}",
        plan.summary.warnings
    );
    let places = |day| then(&office, Kind::Team, "places", day);
    assert_eq!(["2026-05-31", "2026-06-01", "2026-11-21", "2026-11-22"].map(places), ["8", "10", "10", "12"]);
}

#[test]
fn a_later_end_of_a_contract_is_the_next_contract_and_the_old_one_keeps_its_end() {
    let head = "Nr;Naam;In dienst;Contract;Contract tot\n";
    let list = |contract: &str| csv("m.csv", &format!("{head}7;Bos, Jet;01-02-2025;{contract}\n"));
    let mut office = Office::new();
    office.import_as(&list("tijdelijk;31-01-2027"), &on_the("2025-02-01"));
    let longer = list("tijdelijk;31-01-2028");
    office.import_as(&longer, &on_the("2026-11-22"));
    assert_eq!(then(&office, Kind::Employment, "contract_until", "2027-01-31"), "2027-01-31");
    assert_eq!(then(&office, Kind::Employment, "contract_until", "2027-02-01"), "2028-01-31");
    assert_eq!(office.plan(&longer, &on_the("2026-11-23")).writes(), 0, "a second time");
    office.import_as(&list("vast;"), &on_the("2026-12-01"));
    assert_eq!(then(&office, Kind::Employment, "contract", "2028-01-31"), "temporary");
    assert_eq!(then(&office, Kind::Employment, "contract", "2028-02-01"), "permanent");
}

#[test]
fn working_days_of_a_roster_go_along_and_are_left_empty_when_they_no_longer_fit() {
    let mut office = office();
    let head = "Nr;Naam;Team;Uren;Werkdagen\n";
    let list = |rows: &str| csv("m.csv", &format!("{head}{rows}\n"));
    let on = |day: &str| ImportOptions { on: Some(iso(day)), ..on_the("2026-11-22") };
    office.import_as(&list("7;Bos, Jet;Een;24;ma 8, wo 8, vr 8"), &on("2026-01-01"));
    let days = |office: &Office, day: &str| then(office, Kind::Placement, "work_days", day);
    assert_eq!(days(&office, "2026-01-01"), "8-0-8-0-8");
    let again = office.plan(&list("7;Bos, Jet;Een;24;8-0-8-0-8"), &on("2026-02-01"));
    assert_eq!(again.writes(), 0, "the same in other words");
    office.import_as(&list("7;Bos, Jet;Een;;ma-wo 8"), &on("2026-03-01"));
    let around = |office: &Office, on: [&str; 2]| on.map(|day| days(office, day));
    assert_eq!(around(&office, ["2026-02-28", "2026-03-01"]), ["8-0-8-0-8", "8-8-8-0-0"]);

    let plan = office.import_as(&list("7;Bos, Jet;Een;32;"), &on("2026-05-01"));
    let told: Vec<String> = plan.summary.warnings.iter().map(|warning| reason(&warning.0)).collect();
    let cleared = "Of 1 placement the working days do not fit the new hours a week. They are empty now.";
    assert!(told.contains(&cleared.to_owned()), "{told:?}");
    assert_eq!(around(&office, ["2026-04-30", "2026-05-01"]), ["8-8-8-0-0", ""]);
    let refused = office.plan(&list("7;Bos, Jet;Een;32;ma-wo 8"), &on("2026-06-01")).summary.refused;
    assert_eq!(refused.iter().map(|row| row.reason.reason).collect::<Vec<_>>(), [Reason::WorkDaysOtherSum]);
}

/// A list that gives no day of a fact says how it is now: what held on earlier days stays, and a fact that is over is left alone.
#[test]
fn a_list_without_the_day_of_a_fact_leaves_what_held_before_it() {
    let mut office = Office::new();
    let head = "Nr;Naam;In dienst;Uit dienst;Contract;Telt mee;Register gecontroleerd\n";
    office.import_as(
        &csv(
            "m.csv",
            &format!("{head}8;Smit, Noa;01-02-2024;;vast;ja;01-02-2024\n9;Kok, Gé;01-02-2024;31-03-2025;vast;;\n"),
        ),
        &on_the("2024-02-01"),
    );
    let now = csv("m.csv", "Nr;Naam;Telt mee\n8;Smit, Noa;nee\n");
    office.import_as(&now, &on_the("2026-11-22"));
    let counts = |day| then(&office, Kind::RegisterCheck, "counts_for_agreement", day);
    assert_eq!(["2024-02-01", "2026-11-21", "2026-11-22"].map(counts), ["true", "true", "false"]);
    assert_eq!(office.plan(&now, &on_the("2026-11-23")).writes(), 0, "a second time");

    let before = office.repo.all(Kind::Employment).expect("asked");
    let left = office
        .plan(&csv("m.csv", "Nr;Naam;Contract;Contract tot\n9;Kok, Gé;tijdelijk;31-01-2027\n"), &on_the("2026-11-22"));
    let refused: Vec<_> = left.summary.refused.iter().map(|row| row.reason.reason).collect();
    assert_eq!((refused, left.writes()), (vec![Reason::Required], 0));
    let same = office.plan(&csv("m.csv", "Nr;Naam;Contract\n9;Kok, Gé;vast\n"), &on_the("2026-11-22"));
    assert_eq!((same.writes(), same.summary.refused.len()), (0, 0));
    assert_eq!(office.repo.all(Kind::Employment).expect("asked"), before);
}

#[test]
fn a_list_of_teams_without_days_gives_a_running_team_its_client_and_leader_from_the_day_of_the_list() {
    let from = |office: &Office, kind: Kind| {
        let mut days: Vec<String> =
            office.repo.all(kind).expect("asked").iter().map(|fact| fact.get("from").plain()).collect();
        days.sort();
        days
    };
    let list = |columns: &str, cells: &str| {
        csv("teams.csv", &format!("Teamcode;Team;Opdrachtgever;Teamleider{columns}\nT1;Een;Kadaster;Kok, Ans{cells}\n"))
    };
    let told = |plan: &Plan| plan.summary.warnings.iter().any(|warning| warning.0.reason == Reason::ImportHoldsFrom);
    let clients = ImportOptions { create: vec![Kind::Organisation], ..on_the("2026-03-09") };
    for (options, columns, cells, day) in [
        (clients.clone(), "", "", "2026-03-09"),
        (ImportOptions { on: Some(iso("2025-07-01")), ..clients.clone() }, "", "", "2025-07-01"),
        (clients.clone(), ";Start", ";01-01-2020", "2020-01-01"),
    ] {
        let mut office = one_member();
        let plan = office.import_as(&list(columns, cells), &options);
        assert_eq!(told(&plan), columns.is_empty(), "{day}");
        assert_eq!([Kind::ClientShare, Kind::TeamRole].map(|kind| from(&office, kind)), [[day], [day]]);
        let again = office.import_as(&list(columns, cells), &options);
        assert_eq!(again.writes(), 0, "{day}");
    }
    let mut office = Office::new();
    let options = clients;
    office.import_as(&list(";Plaatsen;Start", ";8;01-01-2020"), &options);
    assert_eq!(from(&office, Kind::ClientShare), ["2020-01-01"], "the team is new");
}
