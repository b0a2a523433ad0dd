//! What is seen: every way of reading gives what the tables of roles say, of every kind, for every role.

use std::collections::{BTreeSet, HashSet};

use binnenwerk::domain::access::HIDDEN;
use binnenwerk::domain::access::table::Scope;
use binnenwerk::domain::columns::columns;
use binnenwerk::domain::id::Id;
use binnenwerk::domain::kinds::{Member, Placement};
use binnenwerk::domain::query::Query;
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::domain::value::{FieldType, Value};
use binnenwerk::repository::free_number::free_number;
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
    let mut whole = programme.whole();
    // A change to one record of every kind that can be put right.
    let mut changes = Vec::new();
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::AccessRight) {
        for record in whole.all(kind).expect("reads").into_iter().take(12) {
            changes.extend(super::changing::another(&record).map(|(_, change)| change));
        }
    }
    let set = programme.set(changes);
    let refused = whole.commit(&set);
    // What rules stand against is left out, so that the rest is in the log.
    if refused.is_err() {
        for change in set.changes {
            let one = programme.set(vec![change]);
            let _ = whole.commit(&one);
        }
    }
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
                        reached.may(Scope::See, &record, field) || seen.access().has(super::changing::VERIFY),
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
