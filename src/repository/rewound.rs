//! Records as they were known after a set of the log, read beside the present ones: only what changed since is held, so that no copy
//! of the store is needed.

use std::collections::BTreeMap;

use super::{LogQuery, Repository, StoreError, TypedReading};
use crate::domain::change::{ChangeKind, LoggedChange, Revision};
use crate::domain::id::Id;
use crate::domain::record::{Kind, Record, Recorded};
use crate::domain::value::Value;

/// Records as they are known now, or were after a set of the log.
pub(super) struct Rewound<'a> {
    pub repo: &'a dyn Repository,
    /// What was known of each record that changed since; `None` where it did not exist.
    changed: BTreeMap<Id, Option<Record>>,
}

impl<'a> Rewound<'a> {
    /// As they are known now.
    pub fn now(repo: &'a dyn Repository) -> Self {
        Self { repo, changed: BTreeMap::new() }
    }

    /// Those of these kinds as they were known after the set with this number, and of other kinds as they are now.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read, or its log no longer says what a record held.
    pub fn to(repo: &'a dyn Repository, revision: Revision, kinds: &[Kind]) -> Result<Self, StoreError> {
        let mut changed: BTreeMap<Id, Option<Record>> = BTreeMap::new();
        // One set at a time: a large import has many changes.
        let since = LogQuery { after: Some(revision), changes: Some(0), ..LogQuery::default() };
        for set in repo.log(&since, u64::MAX)? {
            let whole = LogQuery { before: Some(set.revision + 1), ..LogQuery::default() };
            for change in repo.log(&whole, 1)?.iter().flat_map(|set| set.changes.iter().rev()) {
                if kinds.contains(&change.kind) {
                    let known = match changed.remove(&change.id) {
                        Some(known) => known,
                        None => repo.record(change.kind, change.id)?,
                    };
                    changed.insert(change.id, before(known, change)?);
                }
            }
        }
        Ok(Self { repo, changed })
    }

    /// See [`TypedReading::all_of`].
    pub fn all_of<R: Recorded>(&self) -> Result<Vec<R>, StoreError> {
        Ok(self.as_known(self.repo.all_of()?, |_| true))
    }

    /// See [`TypedReading::one`].
    pub fn one<R: Recorded>(&self, id: Id) -> Result<Option<R>, StoreError> {
        match self.changed.get(&id) {
            Some(known) => Ok(known.clone().and_then(R::out_of)),
            None => self.repo.one(id),
        }
    }

    /// See [`TypedReading::referring_to`]; in no particular order.
    pub fn referring_to<R: Recorded>(&self, field: &'static str, id: Id) -> Result<Vec<R>, StoreError> {
        let refers = |record: &Record| record.get(field) == Value::Ref(id);
        Ok(self.as_known(self.repo.referring_to(field, id)?, refers))
    }

    fn as_known<R: Recorded>(&self, mut found: Vec<R>, wanted: impl Fn(&Record) -> bool) -> Vec<R> {
        found.retain(|record| !self.changed.contains_key(&record.id()));
        let known = self.changed.values().flatten().filter(|record| record.kind() == R::KIND && wanted(record));
        found.extend(known.cloned().filter_map(R::out_of));
        found
    }
}

/// A record as it was before a change of it, by what it was after; `None` where the change made it.
///
/// # Errors
/// Returns an error when the log no longer says what the record held.
pub(super) fn before(after: Option<Record>, change: &LoggedChange) -> Result<Option<Record>, StoreError> {
    let odd = |what: String| StoreError::Engine(format!("a {} in the log: {what}", change.kind));
    let mut record = match (change.deed, after) {
        (ChangeKind::Created, _) => return Ok(None),
        (ChangeKind::Removed, _) => Record::blank(change.kind, change.id),
        (ChangeKind::Updated, Some(record)) => record,
        (ChangeKind::Updated, None) => return Err(odd("it is gone".to_owned())),
    };
    // The log also mentions fields that the kind no longer has.
    let known = change.fields.iter().filter(|(name, ..)| change.kind.field(name).is_some());
    for (name, before, _) in known {
        record.set(name, before.clone()).map_err(|refusal| odd(refusal.to_string()))?;
    }
    Ok(Some(record))
}
