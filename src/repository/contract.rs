//! What every engine has to do. An engine makes its tests with [`contract_tests`] and a way to run a case on an empty store. Here are
//! the list of the cases and the small programme they play with; the cases stand in `contract/`.

pub mod absence;
pub mod chances;
pub mod counting;
pub mod finding;
pub mod guidance_columns;
pub mod instruments;
pub mod logging;
mod paid_hours;
pub mod past;
pub mod random;
pub mod reading;
pub mod recruiting;
mod time_series;
pub mod writing;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestRunner};

use super::{CommitError, Repository, TypedReading};
use crate::domain::change::{Change, ChangeSet, Revision};
use crate::domain::choices::{Contract, StaffRole};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::*;
use crate::domain::log_verb::LogVerb;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;

/// What is done with an empty store.
type Case<'a> = &'a mut dyn FnMut(&mut dyn Repository);

/// Makes a test of each case. `$on_empty` is the path of a function that runs a case on an empty store
/// of its own, as seen from a module below.
macro_rules! contract_tests {
    ($on_empty:path) => {
        crate::repository::contract::contract_tests! { $on_empty,
            writing: [
                a_new_store_has_the_founding_parameters,
                every_field_comes_back,
                fields_are_merged,
                a_stale_edit_conflicts,
                a_set_that_is_tried_out_is_seen_and_leaves_nothing,
                an_edit_of_a_gone_record_conflicts,
                edits_wrong_together_are_refused,
                an_operation_repeated_changes_nothing,
                a_set_that_changes_nothing_leaves_no_trace,
                a_taken_number_is_refused,
                overlaps_are_refused,
                references_hold,
                a_set_is_whole_or_nothing,
                a_large_set_tells_how_far_it_is,
                a_store_is_filled_in_bulk_once,
                what_fills_a_store_in_bulk_keeps_to_the_rules,
            ],
            reading: [
                members_of_the_day,
                cells_show_what_holds,
                other_kinds_follow_the_day,
                windows_put_together,
                first_rows_come_with_their_count,
                positions_lead_to_rows,
                memory_stays_right,
                facts_follow_their_member,
                who_comes_to_a_team_is_listed_there,
                every_column_works,
            ],
            finding: [
                filters_give_the_rows_they_say,
                who_works_for_a_client_follows_every_share,
                who_works_on_a_weekday,
                records_are_asked_for_by_identity,
                denying_gives_the_other_rows,
                signs_are_only_signs,
                records_are_found_by_key_and_name,
                what_refers_comes_in_order,
                a_search_finds_best_first,
                numbers_in_names_count,
            ],
            counting: [
                the_numbers_are_right,
                rows_are_summed_as_they_say,
                who_counts_follows_the_checks,
                facts_hold_on_their_days,
                numbers_agree_with_the_domain,
            ],
            absence: [
                hours_placed_and_missed_are_those_of_each_day,
            ],
            guidance_columns: [
                agrees_with_the_domain,
            ],
            instruments: [
                deadlines_agree,
                instruments_exclude,
                scores_are_withheld,
            ],
            recruiting: [
                candidates_of_a_vacancy,
                the_day_to_delete_by,
            ],
            chances: [
                phases_agree,
            ],
            past: [
                records_are_what_they_were,
                numbers_are_what_they_were,
                a_former_name_is_known,
                positions_go_by_the_names_of_the_day,
                past_values_stand_free,
            ],
            logging: [
                the_log_is_read_in_parts,
                undo_and_redo_go_back_and_forth,
                undo_brings_back,
                what_was_known_is_read_beside_what_is,
                a_sound_store_has_no_findings,
                what_is_kept_for_a_screen_is_of_one_person_and_in_no_log,
            ],
        }

        mod random {
            #[test]
            fn undone_and_redone() {
                crate::repository::contract::random::undone_and_redone(&$on_empty);
            }
        }
    };
    ($on_empty:path, $($group:ident: [$($case:ident,)+],)+) => {
        $(mod $group {
            $(#[test]
            fn $case() {
                $on_empty(&mut crate::repository::contract::$group::$case);
            })+
        })+
    };
}
pub(super) use contract_tests;

/// Runs a case on so many drawn values; a failure shows the smallest value that gives it.
fn on_any<S: Strategy>(cases: u32, drawn: &S, case: impl Fn(S::Value)) {
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let done = runner.run(drawn, |value| {
        case(value);
        Ok(())
    });
    if let Err(failure) = done {
        panic!("{failure}");
    }
}

/// A day of the programme of these cases.
fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// The day on which the cases look.
fn today() -> Day {
    day("2026-06-15")
}

/// An identity: which kind of thing, and which one.
fn id(kind: Kind, n: u16) -> Id {
    let mut bytes = [0; 16];
    bytes[0] = kind as u8 + 1;
    bytes[14..].copy_from_slice(&n.to_be_bytes());
    Id::from_bytes(bytes)
}

/// A set by an actor; the operation counts on from `n`.
fn set(n: u16, actor: &str, verb: LogVerb, changes: Vec<Change>) -> ChangeSet {
    let mut bytes = [0xff; 16];
    bytes[14..].copy_from_slice(&n.to_be_bytes());
    let at = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::seconds(1_780_000_000 + i64::from(n));
    ChangeSet::new(Id::from_bytes(bytes), at, actor, verb, changes)
}

/// Commits new records.
fn create(repo: &mut dyn Repository, n: u16, records: Vec<Record>) -> Result<Revision, CommitError> {
    repo.commit(&set(n, "ada", LogVerb::Edit, records.into_iter().map(Change::Create).collect()))
}

/// Commits one changed field, seen from the record as it is stored now.
fn edit(
    repo: &mut dyn Repository,
    n: u16,
    actor: &str,
    record: &Record,
    field: &str,
    value: impl Into<Value>,
) -> Revision {
    repo.commit(&set(n, actor, LogVerb::Edit, vec![change(record, field, value)])).expect("commits")
}

fn change(before: &Record, field: &str, value: impl Into<Value>) -> Change {
    let mut after = before.clone();
    after.set(field, value.into()).expect("fits");
    Change::Update { before: before.clone(), after }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn refusal(result: Result<Revision, CommitError>) -> Refusal {
    match result {
        Err(CommitError::Refused(refusal)) => refusal,
        other => panic!("not refused but {other:?}"),
    }
}

fn stored(repo: &dyn Repository, kind: Kind, n: u16) -> Record {
    repo.record(kind, id(kind, n)).expect("reads").expect("is there")
}

fn member(n: u16, given: &str, prefix: &str, surname: &str) -> Member {
    Member {
        number: format!("{:04}", 1000 + n),
        given_name: given.into(),
        prefix: prefix.into(),
        surname: surname.into(),
        ..Member::blank(id(Kind::Member, n))
    }
}

fn team(n: u16, name: &str) -> Team {
    Team {
        code: format!("T{n:03}"),
        name: name.into(),
        places: 4,
        from: day("2020-01-01"),
        ..Team::blank(id(Kind::Team, n))
    }
}

fn placement(n: u16, member: u16, team: u16, hours: i64, from: &str, until: Option<&str>) -> Placement {
    Placement {
        member: id(Kind::Member, member),
        team: id(Kind::Team, team),
        hours: Decimal::whole(hours),
        from: day(from),
        until: until.map(day),
        ..Placement::blank(id(Kind::Placement, n))
    }
}

fn employment(n: u16, member: u16, from: &str, until: Option<&str>) -> Employment {
    Employment {
        member: id(Kind::Member, member),
        from: day(from),
        until: until.map(day),
        contract: Contract::Permanent,
        ..Employment::blank(id(Kind::Employment, n))
    }
}

fn check(n: u16, member: u16, from: &str, until: Option<&str>, counts: bool) -> RegisterCheck {
    RegisterCheck {
        member: id(Kind::Member, member),
        from: day(from),
        until: until.map(day),
        counts_for_agreement: counts,
        counts_for_quota: counts,
        ..RegisterCheck::blank(id(Kind::RegisterCheck, n))
    }
}

/// Three teams; member 1 and 2 in the first, 3 in the one at a standstill, 4 employed without a team, 5 registered only,
/// 6 left, 7 still to come into the first, 8 employed and promised to the first.
fn programme() -> Vec<Record> {
    let client = Organisation { name: "Archief Noord".into(), ..Organisation::blank(id(Kind::Organisation, 1)) };
    let other = Organisation { name: "Zuiderwater".into(), ..Organisation::blank(id(Kind::Organisation, 2)) };
    let work = WorkType { name: "Digitaliseren".into(), ..WorkType::blank(id(Kind::WorkType, 1)) };
    let tasks = TaskPackage {
        name: "Scannen".into(),
        work_type: Some(work.id),
        ..TaskPackage::blank(id(Kind::TaskPackage, 1))
    };
    let leader = Staff {
        given_name: "Lies".into(),
        prefix: "de".into(),
        surname: "Wit".into(),
        ..Staff::blank(id(Kind::Staff, 1))
    };
    let role = |n, role, from: &str| TeamRole {
        team: id(Kind::Team, 1),
        staff: id(Kind::Staff, 1),
        role,
        from: day(from),
        ..TeamRole::blank(id(Kind::TeamRole, n))
    };
    let share = |n: u16, organisation, percent| ClientShare {
        team: id(Kind::Team, 1),
        organisation: id(Kind::Organisation, organisation),
        share: Decimal::whole(percent),
        from: day("2020-01-01"),
        ..ClientShare::blank(id(Kind::ClientShare, n))
    };
    let mut archive = team(1, "Archief Leiden");
    (archive.city, archive.work_type) = ("Leiden".into(), Some(work.id));
    archive.phase = crate::domain::choices::Phase::Structural;
    let mut idle = team(2, "Boekbinders");
    idle.standstill_from = Some(day("2026-06-01"));
    let mut ended = team(3, "Catering");
    ended.until = Some(day("2025-12-31"));
    let not_counting = RegisterCheck { counts_for_quota: true, ..check(1, 2, "2024-01-01", None, false) };
    let mut scanning = placement(1, 1, 1, 32, "2024-01-01", None);
    scanning.task_package = Some(tasks.id);
    let vacancy = Vacancy {
        number: "V001".into(),
        team: archive.id,
        open_since: day("2026-05-01"),
        ..Vacancy::blank(id(Kind::Vacancy, 1))
    };
    vec![
        Record::Organisation(client),
        Record::Organisation(other),
        Record::WorkType(work),
        Record::TaskPackage(tasks),
        Record::Staff(leader),
        Record::Team(archive),
        Record::Team(idle),
        Record::Team(ended),
        Record::ClientShare(share(1, 1, 40)),
        Record::ClientShare(share(2, 2, 60)),
        Record::TeamRole(role(1, StaffRole::TeamLeader, "2020-01-01")),
        Record::TeamRole(role(2, StaffRole::JobCoach, "2027-01-01")),
        Record::Member(member(1, "Jan", "van der", "Aa")),
        Record::Member(member(2, "Joël", "", "Bakker")),
        Record::Member(member(3, "Zoë", "", "Bos")),
        Record::Member(member(4, "Ans", "", "Bos Adema")),
        Record::Member(member(5, "Mohamed", "el", "Idrissi")),
        Record::Member(member(6, "Piet", "", "Vos")),
        Record::Member(member(7, "Ria", "", "Ypma")),
        Record::Member(member(8, "Kim", "", "Zand")),
        Record::Employment(employment(1, 1, "2024-01-01", None)),
        Record::Employment(employment(2, 2, "2024-01-01", None)),
        Record::Employment(employment(4, 4, "2024-01-01", None)),
        Record::Employment(employment(6, 6, "2024-01-01", Some("2026-03-31"))),
        Record::Employment(employment(8, 8, "2026-01-01", None)),
        Record::Placement(scanning),
        Record::Placement(placement(2, 2, 1, 20, "2024-01-01", None)),
        Record::Placement(placement(3, 3, 2, 24, "2026-01-01", None)),
        Record::Placement(placement(6, 6, 1, 24, "2024-01-01", Some("2026-03-31"))),
        Record::Placement(placement(7, 7, 1, 28, "2026-08-01", None)),
        Record::Placement(placement(8, 8, 1, 36, "2026-07-01", None)),
        Record::Vacancy(vacancy),
        Record::RegisterCheck(not_counting),
    ]
}

/// Fills a store with the programme, by "ada".
fn filled(repo: &mut dyn Repository) {
    create(repo, 1, programme()).expect("the programme fits");
}
