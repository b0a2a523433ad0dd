//! The files of a programme read in: totals, a second time, in any order, with faults, and mended.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod any_sheet;
mod books;
mod cells;
mod columns;
mod doubts;
mod faults;
mod from_day;
mod identity;
mod lists_and_their_facts;
mod made_by_name;
mod named_beside;
mod named_kind;
mod office;
mod one_answer;
mod outcomes;
mod past_days;
mod points;
mod roster;
mod rows_apart;
mod succession;
mod two_of_one_name;
mod waiting;
mod within_team;

use binnenwerk::domain::import_options::ImportOptions;
use binnenwerk::domain::import_summary::Tally;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::value::Value;
use binnenwerk::repository::Repository;

use office::*;

#[test]
fn the_six_files_give_the_published_series_in_whatever_order_they_are_named() {
    for turn in 0..FILES.len() {
        let mut names = FILES;
        names.rotate_left(turn);
        if turn % 2 == 1 {
            names.reverse();
        }
        let mut office = Office::new();
        let plan = office.import(&sheets(&names));
        assert_eq!((plan.summary.unknown_columns.len(), plan.summary.forbidden_columns.len()), (0, 0));
        assert_eq!(plan.summary.ambiguous_columns, [("teams.csv".to_owned(), "Einde pilot".to_owned())]);
        let new = |tally: u64| Tally { new: tally, ..Tally::default() };
        let expected = [
            (Kind::Organisation, new(13)),
            (Kind::WorkType, new(9)),
            (Kind::TaskPackage, new(16)),
            (Kind::Staff, new(164)),
            (Kind::Team, new(82)),
            (Kind::ClientShare, new(82)),
            (Kind::TeamRole, new(164)),
            (Kind::Member, new(766)),
            (Kind::Employment, new(766)),
            (Kind::Placement, new(1288)),
            (Kind::Vacancy, new(47)),
            (Kind::RegisterCheck, new(766)),
            (Kind::ClientAgreement, new(13)),
        ];
        assert_eq!(plan.summary.counts, expected);
        assert_eq!(plan.summary.warnings, []);
        office.holds_the_series();
    }
}

/// A file that comes before what it names is refused with all its rows named, changes nothing, and is read in when its turn comes
/// again.
#[test]
fn the_six_files_one_by_one_in_any_order_give_the_same_programme() {
    for turn in 0..FILES.len() {
        let mut waiting = std::collections::VecDeque::from(FILES);
        waiting.rotate_left(turn);
        if turn % 2 == 0 {
            waiting.make_contiguous().reverse();
        }
        let mut office = Office::new();
        let mut tries = 0;
        while let Some(name) = waiting.pop_front() {
            tries += 1;
            assert!(tries <= FILES.len() * FILES.len(), "{name} is never read in");
            let plan = office.plan(&sheets(&[name]), &ImportOptions::default());
            if plan.summary.refused.is_empty() { office.commit(plan) } else { waiting.push_back(name) }
        }
        office.holds_the_series();
    }
}

#[test]
fn files_read_in_one_by_one_and_the_workbook_give_the_same_programme() {
    let mut one_by_one = Office::new();
    for name in FILES {
        one_by_one.import(&sheets(&[name]));
    }
    one_by_one.holds_the_series();
    let mut workbook = Office::new();
    workbook.import(&sheets(&["programma-2023.xlsx"]));
    workbook.holds_the_series();
    // The files say what the workbook said, to the last field.
    let plan = workbook.plan(&sheets(&FILES), &ImportOptions::default());
    assert_eq!((plan.changes.len(), plan.summary.refused.len()), (0, 0));
}

#[test]
fn a_second_import_changes_nothing() {
    let mut office = Office::filled();
    for names in [&FILES[..], &["programma-2023.xlsx"], &["rooster-plat.csv"]] {
        let plan = office.import(&sheets(names));
        assert_eq!(plan.changes, [], "{names:?}");
        assert!(
            plan.summary.counts.iter().all(|(_, tally)| tally.new + tally.changed == 0),
            "{:?}",
            plan.summary.counts
        );
    }
    let plan = office.plan(&sheets(&FILES), &ImportOptions::default());
    let unchanged: u64 = plan.summary.counts.iter().map(|(_, tally)| tally.unchanged).sum();
    assert_eq!(unchanged, 4176);
}

#[test]
fn a_flat_roster_alone_makes_members_teams_and_task_packages_when_asked() {
    let mut office = Office::new();
    let flat = sheets(&["rooster-plat.csv"]);
    let refused = office.plan(&flat, &ImportOptions::default());
    assert_eq!((refused.summary.refused.len(), refused.writes()), (674, 0));
    assert!(refused.summary.refused.iter().all(|row| row.reason.reason == Reason::UnknownTeam && row.column == "Team"));
    let plan = office.import_as(&flat, &creating());
    let kinds: Vec<(Kind, u64)> = plan.summary.counts.iter().map(|(kind, tally)| (*kind, tally.new)).collect();
    assert_eq!(kinds, [(Kind::TaskPackage, 16), (Kind::Team, 79), (Kind::Member, 674), (Kind::Placement, 674)]);
    assert_eq!(office.totals("2023-12-31"), ("870.0".to_owned(), 674, 79));
    let places: i64 = office.repo.totals(iso("2023-12-31")).expect("totals").places;
    assert_eq!(places, 674, "a place for everybody");
    assert_eq!(office.value(Kind::Team, "AMO Rijksvastgoedbedrijf Leeuwarden", "code"), Value::Text("T001".into()));
    assert_eq!(office.import_as(&flat, &creating()).writes(), 0, "a second time");
}

#[test]
fn a_later_row_of_the_same_person_does_not_double_staff_and_another_leader_replaces() {
    let mut office = Office::new();
    let head = "Teamcode;Team;Plaatsen;Start;Teamleider;Jobcoach\n";
    office.import(&csv(
        "t.csv",
        &format!("{head}T1;Een;8;01-01-2020;Jan de Wit;Els Bos\nT2;Twee;8;01-01-2020;Wit, Jan de;Els Bos\n"),
    ));
    assert_eq!(office.repo.all(Kind::Staff).expect("asked").len(), 2);
    let plan = office.import(&csv("t.csv", &format!("{head}T1;Een;8;01-01-2020;Ali Kaya;Els Bos\n")));
    let tally: Vec<(Kind, Tally)> = plan.summary.counts.clone();
    assert!(tally.contains(&(Kind::TeamRole, Tally { new: 0, changed: 1, unchanged: 1 })), "{tally:?}");
    assert_eq!(office.repo.all(Kind::TeamRole).expect("asked").len(), 4);
}
