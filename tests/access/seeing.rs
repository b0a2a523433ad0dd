//! What is seen: every way of reading gives what the tables of roles say, of every kind, for every role.

use std::collections::{BTreeSet, HashSet};

use binnenwerk::domain::access::HIDDEN;
use binnenwerk::domain::access::table::Scope;
use binnenwerk::domain::access::topic::{Topic, topic_of};
use binnenwerk::domain::choices::{AccessRole, Choice, MemberStatus};
use binnenwerk::domain::columns::columns;
use binnenwerk::domain::filter::{Expr, Relation};
use binnenwerk::domain::id::Id;
use binnenwerk::domain::kinds::{Member, Placement};
use binnenwerk::domain::query::{Query, Sort};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::domain::value::{FieldType, Value};
use binnenwerk::repository::free_number::free_number;
use binnenwerk::repository::sqlite::SqliteRepository;
use binnenwerk::repository::{LogQuery, Repository, TypedReading};

use super::programme::{Programme, ReachedBy, numbers_but_for, today};

fn ids(records: &[Record]) -> BTreeSet<Id> {
    records.iter().map(Record::id).collect()
}

#[test]
fn every_role_sees_the_records_and_fields_that_the_tables_give_it_and_no_others() {
    let mut programme = Programme::new();
    let whole = programme.whole();
    let (mut shown, mut withheld) = (0, 0);
    for given in programme.given.clone() {
        let reached = ReachedBy::of(&whole, &given);
        let seen = programme.as_seen_by(&given.login);
        for kind in Kind::ALL {
            let all = whole.all(kind).expect("reads");
            let (may, may_not): (Vec<Record>, Vec<Record>) =
                all.into_iter().partition(|record| reached.may(Scope::See, record, None));
            (shown, withheld) = (shown + may.len(), withheld + may_not.len());
            assert_eq!(ids(&seen.all(kind).expect("reads")), ids(&may), "{} {kind}", given.login);
            let query = Query::of(kind, today()).of_all_times().showing(&[]);
            let rows = seen.window(&query, 0, u64::from(u32::MAX)).expect("reads").rows;
            let listed: HashSet<Id> = rows.into_iter().map(|row| row.id).collect();
            assert!(may_not.iter().all(|record| !listed.contains(&record.id())), "{} {kind}", given.login);
            assert_eq!(seen.count(&query).expect("counts"), listed.len() as u64, "{} {kind}", given.login);
            for record in may_not.iter().take(3) {
                let key = kind.key().map(|key| record.get(key).plain()).unwrap_or_else(|| record.label());
                let named = seen.named(kind, &key).expect("reads");
                assert!(named.iter().all(|found| found.id() != record.id()), "{} {kind}", given.login);
                assert_eq!(seen.record(kind, record.id()).expect("reads"), None, "{} {kind}", given.login);
                assert_eq!(seen.position(&query, record.id()).expect("reads"), None, "{} {kind}", given.login);
                let hits = seen.search(&[kind], &record.label(), 500).expect("finds");
                assert!(hits.iter().all(|hit| hit.id != record.id()), "{} {kind}", given.login);
                assert_eq!(seen.label(kind, record.id()).expect("reads"), "", "{} {kind}", given.login);
            }
            for record in may.iter().take(40) {
                let found = seen.record(kind, record.id()).expect("reads").expect("is seen");
                for info in kind.fields() {
                    let expected = match reached.may(Scope::See, record, Some(info.name)) || kind == Kind::PastValue {
                        true => record.get(info.name),
                        false => Value::Empty,
                    };
                    assert_eq!(found.get(info.name), expected, "{} {kind} {}", given.login, info.name);
                }
            }
        }
    }
    assert!(shown > 10_000 && withheld > 10_000, "{shown} {withheld}");
}

#[test]
fn a_column_that_may_not_be_seen_holds_the_same_signs_in_every_row() {
    let mut programme = Programme::new();
    for given in programme.given.clone() {
        let seen = programme.as_seen_by(&given.login);
        let access = seen.access();
        for kind in Kind::ALL {
            let query = Query::of(kind, today());
            for row in seen.window(&query, 0, 60).expect("reads").rows {
                for (column, cell) in columns(kind).iter().zip(&row.cells) {
                    let hidden = cell.value == Value::Text(HIDDEN.to_owned());
                    let beyond = matches!(column.ty, FieldType::Ref(_)) && hidden;
                    let seen = access.sees_column(kind, column.name);
                    assert!(seen != hidden || beyond, "{} {kind} {}", given.login, column.name);
                }
            }
        }
    }
}

/// The rows of members with their status, as somebody sees them.
fn statuses(repo: &SqliteRepository, query: &Query) -> Vec<(Id, Value)> {
    let rows = repo.window(&query.clone().showing(&["status"]), 0, u64::from(u32::MAX)).expect("reads").rows;
    rows.into_iter().map(|row| (row.id, row.cells[0].value.clone())).collect()
}

#[test]
fn a_filter_a_count_and_an_order_by_status_follow_what_one_sees_of_it() {
    let mut programme = Programme::new();
    // Of a team of theirs they see who is absent, of the others they do not.
    programme.give_another("team_leader-own_teams", AccessRole::Recruiter);
    let all = Query::of(Kind::Member, today()).sorted(Sort::by("status"));
    let (mut found, mut refused, mut kinds) = (0, 0, HashSet::new());
    for given in programme.given.clone() {
        let seen = programme.as_seen_by(&given.login);
        let shown = statuses(&seen, &all);
        let place = |value: &Value| MemberStatus::NAMES.iter().position(|name| *value == Value::Choice(name));
        assert!(shown.is_sorted_by_key(|(_, status)| place(status)), "{}", given.login);
        kinds.insert((
            given.login.clone(),
            shown.iter().filter(|(_, status)| *status == of(MemberStatus::Placed)).count(),
        ));
        for status in MemberStatus::ALL {
            let query = all.clone().matching(Expr::is("status", of(*status)));
            let expected: Vec<_> = shown.iter().filter(|(_, shown)| *shown == of(*status)).cloned().collect();
            let tells_of_absence = [MemberStatus::AtWork, MemberStatus::Absent].contains(status);
            if tells_of_absence && !seen.access().sees(Topic::Absence) {
                let reason = Err(Reason::NotForYourRole);
                assert!(expected.is_empty(), "{}", given.login);
                assert_eq!(seen.window(&query, 0, 9).map(|_| ()).map_err(|error| error.reason()), reason);
                assert_eq!(seen.count(&query).map_err(|error| error.reason()).map(|_| ()), reason);
                let denied = all.clone().matching(Expr::Not(Box::new(Expr::is("status", of(*status)))));
                assert_eq!(seen.count(&denied).map_err(|error| error.reason()).map(|_| ()), reason);
                refused += 1;
                continue;
            }
            assert_eq!(statuses(&seen, &query), expected, "{} {status:?}", given.login);
            assert_eq!(seen.count(&query).expect("counts"), expected.len() as u64, "{} {status:?}", given.login);
            found += expected.len();
        }
    }
    let placed = |login: &str| kinds.iter().find(|(of, _)| of == login).map_or(0, |(_, placed)| *placed);
    assert_eq!((placed("auditor-all_teams"), placed("team_leader-all_teams")), (0, 0));
    let (some, all) = (placed("team_leader-own_teams"), placed("recruiter-all_teams"));
    assert!(some > 0 && some < all, "{some} of {all}");
    assert!(found > 100 && refused > 5, "{found} {refused}");
}

#[test]
fn nothing_is_filtered_or_ordered_by_a_column_that_one_does_not_see() {
    let mut programme = Programme::new();
    let (mut asked, mut refused) = (0, 0);
    for given in programme.given.clone() {
        let seen = programme.as_seen_by(&given.login);
        let access = seen.access();
        for kind in Kind::ALL.into_iter().filter(|kind| access.sees(topic_of(*kind))) {
            for column in columns(kind) {
                let all = Query::of(kind, today());
                let lacking = Expr::Compare { column: column.name, relation: Relation::Is, value: Value::Empty };
                for query in [all.clone().sorted(Sort::by(column.name)), all.matching(lacking)] {
                    let done = seen.count(&query).map(|_| ()).map_err(|error| error.reason());
                    let may = access.sees_column(kind, column.name);
                    let wanted = if may { Ok(()) } else { Err(Reason::NotForYourRole) };
                    assert_eq!(done, wanted, "{} {kind} {}", given.login, column.name);
                    (asked, refused) = (asked + usize::from(may), refused + usize::from(!may));
                }
            }
        }
    }
    assert!(asked > 1_000 && refused > 100, "{asked} {refused}");
}

fn of(status: MemberStatus) -> Value {
    Value::Choice(status.name())
}

#[test]
fn counts_and_sums_are_over_what_one_may_see() {
    let mut programme = Programme::new();
    let whole = programme.whole();
    let everybody: Vec<Member> = whole.all_of().expect("members");
    for given in programme.given.clone() {
        let outside = numbers_but_for(&whole, &ReachedBy::of(&whole, &given)).len();
        let seen = programme.as_seen_by(&given.login);
        let placements: Vec<Placement> = seen.all_of().expect("placements");
        let placed =
            placements.iter().filter(|p| p.from <= today() && p.until.is_none_or(|day| day >= today())).count();
        let totals = seen.totals(today()).expect("counts");
        assert!(totals.people as usize <= placed, "{}", given.login);
        let groups = seen.placement_groups(today()).expect("counts");
        assert_eq!(groups.iter().map(|group| group.people).sum::<i64>() as usize, placed, "{}", given.login);
        let series = seen.snapshots(&[today()]).expect("counts");
        assert_eq!(series[0].people, totals.people, "{}", given.login);
        assert_eq!(given.teams.is_none(), outside == everybody.len(), "{}", given.login);
    }
}

#[test]
fn the_log_tells_nothing_of_what_one_may_not_see() {
    let mut programme = Programme::new();
    programme.edit_some();
    let whole = programme.whole();
    let all = whole.log(&LogQuery::default(), 5_000).expect("reads");
    let told: usize = all.iter().map(|set| set.changes.len()).sum();
    assert!(told > 100, "{told}");
    for given in programme.given.clone() {
        let reached = ReachedBy::of(&whole, &given);
        let seen = programme.as_seen_by(&given.login);
        for set in seen.log(&LogQuery::default(), 5_000).expect("reads") {
            for change in &set.changes {
                let Some(record) = whole.record(change.kind, change.id).expect("reads") else { continue };
                for (field, ..) in &change.fields {
                    let field = (change.kind != Kind::PastValue).then_some(*field);
                    assert!(
                        reached.may(Scope::See, &record, field) || seen.access().has(super::changing::READ_LOG),
                        "{} {} {field:?}",
                        given.login,
                        change.kind
                    );
                }
            }
        }
    }
}

#[test]
fn a_number_that_is_given_out_is_free_whoever_asks() {
    let mut programme = Programme::new();
    let whole = programme.whole();
    for kind in [Kind::Member, Kind::Candidate, Kind::Team, Kind::Vacancy] {
        let free = free_number(&whole, kind).expect("reads");
        for given in programme.given.clone() {
            let own = programme.as_seen_by(&given.login);
            assert_eq!(free_number(&own, kind).expect("reads"), free, "{kind} for {}", given.login);
        }
    }
}
