//! What a merge is about: two offices, what becomes of each record, and what settles a conflict.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::domain::change::{Change, ChangeKind, Revision};
use crate::domain::id::Id;
use crate::domain::import_options::Doubt;
use crate::domain::kind::Kind;
use crate::domain::named::{Choice, named};
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;

/// Number and hash of a set of a log: two logs that have the same one are equal up to it.
pub type LogMark = (Revision, [u8; 32]);

/// What one of the two offices holds.
#[derive(Debug, Clone, Default)]
pub struct MergeSide {
    /// Its records of every kind.
    pub records: Vec<Record>,
    /// Its log, the oldest set first.
    pub log: Vec<TracedSet>,
    /// Those who were forgotten there.
    pub forgotten: HashSet<Id>,
    /// The records of which something fell to a term there.
    pub erased: HashSet<Id>,
}

/// What the log of an office tells of one set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracedSet {
    /// Its number and hash.
    pub mark: LogMark,
    /// The set that it undoes.
    pub undoes: Option<Revision>,
    /// Where the set brought another office in: the last set of the log of that one, as it was then.
    pub merged: Option<LogMark>,
    /// What it changed.
    pub changes: Vec<TracedChange>,
}

/// What the log of an office tells of one change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracedChange {
    /// The record.
    pub record: Id,
    /// What was done to it.
    pub deed: ChangeKind,
    /// The fields that changed; `None` when all of them count: for a new record, and where the log does not tell any more.
    pub fields: Option<Vec<&'static str>>,
}

named! {
    /// Whose value stays where both sides say something else.
    pub enum KeptSide {
        /// This office.
        Ours = "ours",
        /// The other office.
        Theirs = "theirs",
    }

    /// What becomes of a record in a merge.
    pub enum MergeOutcome {
        /// Both have it, with equal values.
        Same = "same",
        /// Only the other has it.
        New = "new",
        /// Only the other changed or filled it, or some fields of it, and no field is in conflict.
        Newer = "newer",
        /// Only the other took it away since both had the same.
        Gone = "gone",
        /// Only this office changed it, or took it away, since both had the same.
        Kept = "kept",
        /// Both say something else, of one field at least, and nothing tells which is right.
        Conflict = "conflict",
        /// It is fixed, and stays in the other office.
        Behind = "behind",
        /// It is about somebody who was forgotten here, and stays in the other office.
        Erased = "erased",
    }

    /// Why a record is in conflict.
    pub enum MergeConflict {
        /// The same record holds other values.
        Values = "values",
        /// One number or code stands for two things.
        Number = "number",
        /// One side changed what the other took away.
        Removed = "removed",
    }

    /// What settles a conflict.
    pub enum MergeAnswer {
        /// What this office has stays.
        Ours = "ours",
        /// What the other has comes in its place.
        Theirs = "theirs",
        /// The record of the other gets another number.
        Renumbered = "renumbered",
        /// Of one field this, of another that: each has its own.
        Fields = "fields",
    }
}

/// The answers that were given beforehand.
#[derive(Debug, Clone, Default)]
pub struct MergeAnswers {
    /// Whose values stay where nothing of [`take`](Self::take) says so.
    pub keep: Option<KeptSide>,
    /// Whose value stays of one field of one record, by its [`MergedRecord::id`]; without a field, of all of that record.
    pub take: HashMap<(Id, Option<&'static str>), KeptSide>,
    /// What stands before a number of the other that is taken here by somebody or something else.
    pub renumber: Option<String>,
    /// Whether notes are taken that should not be kept.
    pub anyway: bool,
    /// What may be something that is here already, and is meant as something new.
    pub accept: Vec<Doubt>,
}

impl MergeAnswers {
    /// Whose value stays: what is said of the field, else of the record, else of all.
    pub(super) fn of(&self, record: Id, field: Option<&'static str>) -> Option<KeptSide> {
        let said = self.take.get(&(record, field)).or_else(|| self.take.get(&(record, None)));
        said.copied().or(self.keep)
    }
}

/// A field of which the two offices say something else.
#[derive(Debug, Clone, PartialEq)]
pub struct MergedField {
    /// Its identifier.
    pub name: &'static str,
    /// The value in this office.
    pub ours: Value,
    /// The value in the other.
    pub theirs: Value,
    /// Whether somebody has to say whose value stays: both changed it, or nothing tells who did.
    pub asked: bool,
    /// Whose value stays; `None` while nothing says so.
    pub side: Option<KeptSide>,
}

/// What becomes of one record of the other office, or of one that it took away.
#[derive(Debug, Clone, PartialEq)]
pub struct MergedRecord {
    /// Its kind.
    pub kind: Kind,
    /// The identity that it has or gets here.
    pub id: Id,
    /// The identity of what stands for it here, or is in its way; `None` when there is nothing such.
    pub own: Option<Id>,
    /// How people name it in the other office, for a dated fact by its owner.
    pub name: String,
    /// How people name what stands for it here; empty when there is nothing such.
    pub own_name: String,
    /// Its number or code in the other office; empty when it has none.
    pub key: String,
    /// The number or code of what stands for it here; empty when there is none.
    pub own_key: String,
    /// What becomes of it.
    pub outcome: MergeOutcome,
    /// Why it is in conflict; `None` when it is not.
    pub conflict: Option<MergeConflict>,
    /// What settles the conflict; `None` while nothing does.
    pub answer: Option<MergeAnswer>,
    /// The fields that differ.
    pub fields: Vec<MergedField>,
}

/// A record that would break a rule of this office, or that may be here already.
#[derive(Debug, Clone, PartialEq)]
pub struct MergeRefused {
    /// Its kind.
    pub kind: Kind,
    /// How people name it, for a dated fact by its owner.
    pub name: String,
    /// How people name what it may be here; empty when there is nothing such.
    pub own_name: String,
    /// The rule.
    pub refusal: Refusal,
}

/// What a merge would do.
#[derive(Debug, Clone, Default)]
pub struct MergePlan {
    /// Of each kind that the other has, how many records have each outcome, in the order of [`MergeOutcome`].
    pub counts: BTreeMap<Kind, [u64; MergeOutcome::ALL.len()]>,
    /// Every record that is not the same on both sides.
    pub records: Vec<MergedRecord>,
    /// What rules of this office stand against, and what may be here already.
    pub refused: Vec<MergeRefused>,
    /// The changes to commit, in an order in which they can be made; of no use while there is a conflict without an answer.
    pub changes: Vec<Change>,
    /// How people name each record of both sides, for a dated fact by its owner.
    pub names: BTreeMap<Id, String>,
}

impl MergePlan {
    /// The number of records with an outcome.
    pub fn count(&self, outcome: MergeOutcome) -> u64 {
        self.counts.values().map(|tally| tally[outcome as usize]).sum()
    }

    /// The conflicts that nothing settles.
    pub fn open(&self) -> impl Iterator<Item = &MergedRecord> {
        self.records.iter().filter(|record| record.outcome == MergeOutcome::Conflict && record.answer.is_none())
    }
}
