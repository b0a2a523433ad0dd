//! Changes everything in a store that somebody may not see, and nothing else.

use std::collections::BTreeMap;

use binnenwerk::domain::access::table::Scope;
use binnenwerk::domain::change::Change;
use binnenwerk::domain::id::Id;
use binnenwerk::domain::kinds::AccessRight;
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::repository::Repository;
use binnenwerk::repository::sqlite::SqliteRepository;

use super::changing::with_another;
use super::programme::{Given, Programme, ReachedBy};

/// So many records of a kind are changed, one here and one there.
const OF_A_KIND: usize = 12;
/// Of so many of which all fields at once are refused, the fields are tried one by one.
const ONE_BY_ONE: usize = 3;

/// How many records of a kind there are of which something may not be seen, and of how many something was changed.
#[derive(Debug, Default, Clone, Copy)]
pub struct Altered {
    /// With something that may not be seen.
    pub unseen: usize,
    /// Of which that was changed, or that came or went.
    pub changed: usize,
}

/// Changes whatever this right does not show, of every kind and field that a rule lets be changed by itself; some of these records
/// go, and others come.
pub fn alter(programme: &mut Programme, given: &Given) -> BTreeMap<Kind, Altered> {
    let mut altered = BTreeMap::new();
    for kind in Kind::ALL {
        let mut whole = programme.whole();
        let reached = ReachedBy::of(&whole, given);
        let records = whole.all(kind).expect("reads");
        let unseen: Vec<(Record, Vec<&'static str>)> = records
            .into_iter()
            .filter(|record| !gives_reach(record, given))
            .map(|record| (record.clone(), fields(&reached, &record)))
            .collect();
        let unseen: Vec<_> = unseen.into_iter().filter(|(_, fields)| !fields.is_empty()).collect();
        let unseen: Vec<_> = unseen.iter().step_by(unseen.len() / OF_A_KIND + 1).cloned().collect();
        let wanted = unseen.iter().filter_map(|(record, fields)| another(record, fields)).collect();
        let (mut changed, refused) = what_goes(programme, &mut whole, wanted);
        for change in refused.iter().take(ONE_BY_ONE) {
            let (_, fields) = unseen.iter().find(|(record, _)| record.id() == change.id()).expect("one of these");
            for field in fields {
                let now = whole.record(kind, change.id()).expect("reads").expect("is there");
                let set = programme.set(with_another(&now, field).into_iter().collect());
                changed += usize::from(!set.changes.is_empty() && whole.commit(&set).is_ok());
            }
        }
        let mut come_and_gone = Vec::new();
        for (record, fields) in unseen.iter().filter(|(_, fields)| fields.len() == kind.fields().len()).take(ONE_BY_ONE)
        {
            come_and_gone.push(Change::Create(copied(record, programme.next_id(), fields)));
            come_and_gone.extend(whole.record(kind, record.id()).expect("reads").map(Change::Remove));
        }
        for change in come_and_gone {
            let (done, _) = what_goes(programme, &mut whole, vec![change]);
            changed += done;
        }
        if !unseen.is_empty() {
            altered.insert(kind, Altered { unseen: unseen.len(), changed });
        }
    }
    altered
}

/// Whether a record says itself what somebody reaches.
fn gives_reach(record: &Record, given: &Given) -> bool {
    let staff = |field: &str| given.staff.is_some() && record.get(field).reference() == given.staff;
    match record {
        Record::TeamRole(_) | Record::OwnCoach(_) => staff("staff"),
        record => AccessRight::of(record).is_some_and(|right| right.login == given.login),
    }
}

/// The fields of a record that a right does not show.
fn fields(reached: &ReachedBy, record: &Record) -> Vec<&'static str> {
    let whole = reached.may(Scope::See, record, None);
    let hidden =
        |name: &&str| !whole || record.kind() != Kind::PastValue && !reached.may(Scope::See, record, Some(name));
    record.kind().fields().iter().map(|info| info.name).filter(hidden).collect()
}

/// The change that gives all of these fields of a record another value, as far as one is easily made.
fn another(record: &Record, fields: &[&'static str]) -> Option<Change> {
    let mut after = record.clone();
    for field in fields {
        if let Some(Change::Update { after: changed, .. }) = with_another(&after, field) {
            after = changed;
        }
    }
    (after != *record).then(|| Change::Update { before: record.clone(), after })
}

fn copied(record: &Record, id: Id, fields: &[&'static str]) -> Record {
    let mut copy = Record::blank(record.kind(), id);
    for field in fields {
        let _ = copy.set(field, record.get(field));
    }
    match another(&copy, fields) {
        Some(Change::Update { after, .. }) => after,
        _ => copy,
    }
}

/// Makes as many of these changes as no rule stands against; answers how many, and which were refused.
fn what_goes(programme: &mut Programme, whole: &mut SqliteRepository, changes: Vec<Change>) -> (usize, Vec<Change>) {
    if changes.is_empty() {
        return (0, Vec::new());
    }
    let set = programme.set(changes);
    if whole.commit(&set).is_ok() {
        return (set.changes.len(), Vec::new());
    }
    let mut first = set.changes;
    if first.len() == 1 {
        return (0, first);
    }
    let second = first.split_off(first.len() / 2);
    let (done, refused) = what_goes(programme, whole, first);
    let (more, others) = what_goes(programme, whole, second);
    (done + more, [refused, others].concat())
}
