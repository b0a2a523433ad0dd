//! The rules of this office that reach over more than one record, asked of all that a merge would change.

use std::collections::{HashMap, HashSet};

use super::outcome::MergeRefused;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::instruments::fits_beside;
use crate::domain::kind::Kind;
use crate::domain::kinds::PastValue;
use crate::domain::reason::Reason;
use crate::domain::record::{Record, Recorded};
use crate::domain::refusal::Refusal;
use crate::domain::sensitive;
use crate::domain::value::FieldType;
use crate::domain::verbs::{about_role, in_the_way, shares_fit, stands_free};

/// What stands against the changes, each with the name of its record. `anyway` takes notes that should not be kept.
pub(super) fn refused(
    own: &[Record],
    changes: &[Change],
    anyway: bool,
    name: impl Fn(Id) -> String,
) -> Vec<MergeRefused> {
    let changed: HashSet<Id> = changes.iter().map(Change::id).collect();
    let stay = own.iter().filter(|record| !changed.contains(&record.id()));
    let after: Vec<&Record> = stay.chain(changes.iter().filter_map(Change::after)).collect();
    let there: HashSet<(Kind, Id)> = after.iter().map(|record| (record.kind(), record.id())).collect();
    let wanted: HashSet<_> = changes.iter().filter_map(Change::after).filter_map(beside).collect();
    let mut groups: HashMap<(Kind, String), Vec<&Record>> = HashMap::new();
    for record in &after {
        if let Some(group) = beside(record).filter(|group| wanted.contains(group)) {
            groups.entry(group).or_default().push(record);
        }
    }
    let mut refused = Vec::new();
    for change in changes {
        let Some(record) = change.after() else { continue };
        let none = Vec::new();
        let others = beside(record).and_then(|group| groups.get(&group)).unwrap_or(&none);
        let done = record
            .check()
            .and_then(|()| if anyway { Ok(()) } else { sensitive::check(change.before(), record) })
            .and_then(|()| refers(record, &there))
            .and_then(|()| fits(record, others, &name));
        if let Err(refusal) = done {
            refused.push(MergeRefused {
                kind: record.kind(),
                name: name(record.id()),
                own_name: String::new(),
                refusal,
            });
        }
    }
    refused
}

/// What is asked together with a record: those of its kind and owner, or the past values of the same field.
fn beside(record: &Record) -> Option<(Kind, String)> {
    if let Record::PastValue(past) = record {
        return Some((Kind::PastValue, format!("{} {}", past.record, past.field)));
    }
    record.owner().map(|(_, _, owner)| (record.kind(), owner.to_string()))
}

fn refers(record: &Record, there: &HashSet<(Kind, Id)>) -> Result<(), Refusal> {
    let kind = record.kind();
    for field in kind.fields() {
        let (FieldType::Ref(to), Some(id)) = (field.ty, record.get(field.name).reference()) else { continue };
        if !there.contains(&(to, id)) {
            return Err(Refusal::new(Reason::RefersToNothing).with("kind", to).at(kind, field.name));
        }
    }
    Ok(())
}

fn typed<R: Recorded>(records: &[&Record]) -> Vec<R> {
    records.iter().filter_map(|record| R::out_of((*record).clone())).collect()
}

fn fits(record: &Record, others: &[&Record], name: impl Fn(Id) -> String) -> Result<(), Refusal> {
    match record {
        Record::Instrument(instrument) => fits_beside(instrument, &typed(others)),
        Record::ClientShare(_) => shares_fit(&typed(others)),
        Record::TeamRole(role) => match in_the_way(role, &typed(others)) {
            None => Ok(()),
            Some(other) => Err(about_role(Reason::RoleHeld, other, (name(other.staff), name(other.team)), other.from)),
        },
        Record::PastValue(past) => {
            let overlaps = |other: &PastValue| {
                other.id != past.id
                    && past.from.is_none_or(|from| from <= other.until)
                    && other.from.is_none_or(|from| from <= past.until)
            };
            match typed::<PastValue>(others).iter().any(overlaps) {
                true => Err(Refusal::new(Reason::OverlappingPastValue)),
                false => Ok(()),
            }
        }
        record if record.kind().one_at_a_time().is_some() => {
            let others: Vec<Record> = others.iter().map(|other| (*other).clone()).collect();
            stands_free(record, &others)
        }
        _ => Ok(()),
    }
}
