//! What each side changed since both had the same.

use std::collections::{HashMap, HashSet};

use super::outcome::{LogMark, TracedChange, TracedSet};
use crate::domain::change::{ChangeKind, Revision};
use crate::domain::id::Id;

/// What one side changed since.
#[derive(Debug, Default)]
pub(super) struct ChangedSince {
    changed: HashMap<Id, ChangedFields>,
    removed: HashSet<Id>,
}

/// What was changed of one record.
#[derive(Debug)]
enum ChangedFields {
    /// All of it, or nobody can tell any more what.
    All,
    /// These fields.
    Only(HashSet<&'static str>),
}

impl ChangedSince {
    /// Whether the record was changed in any way.
    pub fn has(&self, id: Id) -> bool {
        self.changed.contains_key(&id)
    }

    /// Whether a field of the record may have been changed.
    pub fn has_field(&self, id: Id, field: &'static str) -> bool {
        match self.changed.get(&id) {
            None => false,
            Some(ChangedFields::All) => true,
            Some(ChangedFields::Only(fields)) => fields.contains(field),
        }
    }

    /// Whether the log names the fields of the record that changed.
    pub fn names_fields(&self, id: Id) -> bool {
        matches!(self.changed.get(&id), Some(ChangedFields::Only(_)))
    }

    fn add(&mut self, change: &TracedChange) {
        let none = || ChangedFields::Only(HashSet::new());
        match (self.changed.entry(change.record).or_insert_with(none), &change.fields) {
            (ChangedFields::Only(fields), Some(more)) => fields.extend(more),
            (all, _) => *all = ChangedFields::All,
        }
        match change.deed {
            ChangeKind::Removed => self.removed.insert(change.record),
            ChangeKind::Created | ChangeKind::Updated => self.removed.remove(&change.record),
        };
    }

    /// What came from the other is no change of its own any more.
    fn take_off(&mut self, change: &TracedChange) {
        self.removed.remove(&change.record);
        match (self.changed.get_mut(&change.record), &change.fields) {
            (Some(ChangedFields::Only(fields)), Some(taken)) => {
                fields.retain(|field| !taken.contains(field));
                if !fields.is_empty() {
                    return;
                }
            }
            // Which other fields were its own cannot be told.
            (Some(ChangedFields::All), Some(_)) => return,
            _ => {}
        }
        self.changed.remove(&change.record);
    }

    /// Whether the record was taken away.
    pub fn took(&self, id: Id) -> bool {
        self.removed.contains(&id)
    }
}

/// What both sides changed since a state that both had.
#[derive(Debug, Default)]
pub(super) struct SinceCommon {
    pub ours: ChangedSince,
    pub theirs: ChangedSince,
    /// Whether there is such a state: without one nothing tells who was later.
    pub decides: bool,
    /// Whether one side was brought into the other before: what nobody changed since was settled then.
    pub settled: bool,
}

impl SinceCommon {
    /// Finds that state: the last set that both logs have, or what one side took over from the other.
    pub fn of(ours: &[TracedSet], theirs: &[TracedSet]) -> Self {
        let known: HashSet<_> = theirs.iter().map(|set| set.mark).collect();
        let common = ours.iter().filter(|set| known.contains(&set.mark)).map(|set| set.mark.0).max();
        let (from_ours, from_theirs) = (taken_over(theirs, ours), taken_over(ours, theirs));
        Self {
            ours: touched(ours, theirs, common.max(from_ours).unwrap_or(0)),
            theirs: touched(theirs, ours, common.max(from_theirs).unwrap_or(0)),
            decides: common.or(from_ours).or(from_theirs).is_some(),
            settled: from_ours.or(from_theirs).is_some(),
        }
    }
}

/// Up to which set of `other` one side took its records over.
fn taken_over(own: &[TracedSet], other: &[TracedSet]) -> Option<Revision> {
    let standing = standing(own);
    let sets = own.iter().filter(|set| standing.contains(&set.mark.0));
    sets.filter_map(|set| set.merged).filter(|mark| has(other, *mark)).map(|mark| mark.0).max()
}

/// Whether a log has this set. The numbers of a log go up by one.
fn has(log: &[TracedSet], mark: LogMark) -> bool {
    log.binary_search_by_key(&mark.0, |set| set.mark.0).is_ok_and(|at| log[at].mark == mark)
}

/// The sets that no later set took back.
fn standing(log: &[TracedSet]) -> HashSet<Revision> {
    let (mut standing, mut undone) = (HashSet::new(), HashSet::new());
    for set in log.iter().rev() {
        if undone.contains(&set.mark.0) {
            continue;
        }
        standing.insert(set.mark.0);
        undone.extend(set.undoes);
    }
    standing
}

/// What the sets after one changed. What was taken back since counts for nothing, and what came from the other is none of its own.
fn touched(own: &[TracedSet], other: &[TracedSet], after: Revision) -> ChangedSince {
    let standing = standing(own);
    let undoes: HashMap<Revision, Revision> = own.iter().filter_map(|set| Some((set.mark.0, set.undoes?))).collect();
    let first = |set: &TracedSet| {
        let mut at = set.mark.0;
        while let Some(before) = undoes.get(&at) {
            at = *before;
        }
        at
    };
    let from_other = |set: &TracedSet| set.merged.is_some_and(|mark| has(other, mark));
    let mut touched = ChangedSince::default();
    for set in own.iter().filter(|set| set.mark.0 > after && standing.contains(&set.mark.0)) {
        if set.undoes.is_some() && first(set) > after {
            continue;
        }
        for change in &set.changes {
            if from_other(set) { touched.take_off(change) } else { touched.add(change) }
        }
    }
    touched
}
