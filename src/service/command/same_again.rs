//! The same record a second time.

use crate::domain::change::{Change, Decision};
use crate::domain::id::Id;
use crate::domain::names::fold;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::{Arg, Refusal};
use crate::domain::value::{FieldType, Value};
use crate::repository::{Repository, StoreError};

use super::context::CommandError;

/// Refuses a decision that makes, or makes of another, a record that is there already by its identity. A kind with a key is left to
/// the store, where no two have one key.
pub fn refuse(repo: &dyn Repository, decision: &Decision) -> Result<(), CommandError> {
    for change in &decision.changes {
        let record = match change {
            Change::Create(record) => record,
            Change::Update { before, after } if !before.is_same_as(after) => after,
            _ => continue,
        };
        // What a field held in the past is kept by the program, as often as it needs.
        if record.kind().key().is_some() || record.kind() == Kind::PastValue {
            continue;
        }
        let stored = match record.owner() {
            Some((field, _, owner)) => repo.referring(record.kind(), field, owner)?,
            None => repo.all(record.kind())?,
        };
        let stays = |other: &&Record| decision.changes.iter().all(|change| change.id() != other.id());
        if stored.iter().filter(stays).any(|other| other.is_same_as(record)) {
            return Err(told(repo, record)?.into());
        }
    }
    Ok(())
}

/// Refuses a key that another record has but for capitals: in lists and commands the two would be one. The very same key is left to the
/// store.
pub fn refuse_key(repo: &dyn Repository, decision: &Decision) -> Result<(), CommandError> {
    for change in &decision.changes {
        let Some(after) = change.after() else { continue };
        let Some(field) = after.kind().key() else { continue };
        let (kind, key) = (after.kind(), after.get(field).plain());
        if change.before().is_some_and(|before| before.get(field).plain() == key) {
            continue;
        }
        for letters in [key.to_lowercase(), key.to_uppercase(), key.clone()] {
            let known = repo.named(kind, &letters)?.into_iter().map(|other| (other.id(), other.get(field).plain()));
            let same = |(id, other): &(Id, String)| *id != after.id() && *other != key && fold(other) == fold(&key);
            let stays = |id: Id| decision.changes.iter().all(|change| change.id() != id);
            if let Some((_, other)) = known.into_iter().find(|known| same(known) && stays(known.0)) {
                return Err(Refusal::taken(kind, field, other).into());
            }
        }
    }
    Ok(())
}

/// The refusal, which names the record by all that identifies it.
fn told(repo: &dyn Repository, record: &Record) -> Result<Refusal, StoreError> {
    let kind = record.kind();
    let mut what = Vec::new();
    // The parts of a name are told as the name that they make.
    let named: &[&str] = if kind == Kind::Staff { &[] } else { kind.identity() };
    if named.is_empty() {
        what.push(Arg::Text(record.label()));
    }
    for field in named {
        what.extend(match (record.get(field), kind.field(field).map(|info| info.ty)) {
            (Value::Empty, _) => None,
            (Value::Ref(id), Some(FieldType::Ref(to))) => Some(Arg::Text(repo.label(to, id)?)),
            (Value::Day(day), _) => Some(Arg::Day(day)),
            (Value::Choice(choice), _) => Some(Arg::Choice(choice)),
            (value, _) => Some(Arg::Text(value.plain())),
        });
    }
    let refusal = Refusal::new(Reason::AlreadyThere).with("kind", kind).with("what", what);
    let told_apart = kind.identity().iter().rev().find(|field| Some(**field) != kind.owner());
    Ok(told_apart.map_or(refusal.clone(), |field| refusal.at(kind, field)))
}
