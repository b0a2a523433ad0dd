//! Everything that a store holds, handed over part by part, so that another store can be made equal to it.

use super::Revision;
use crate::domain::access::noted::ReadNote;
use crate::domain::id::Id;
use crate::domain::record::Record;

/// A part of everything that a store holds: first [`Begin`](Self::Begin), then all records, then each set of the log with its
/// changes behind it, in their order.
#[derive(Debug, Clone, PartialEq)]
pub enum WholePart {
    /// What follows.
    Begin(WholeSize),
    /// A record of any kind.
    Record(Box<Record>),
    /// A set of the log.
    Set(KeptSet),
    /// A change of the set before it.
    Change(KeptChange),
    /// What an erasure left of the change before it, or of what an earlier one left.
    Erased(KeptErased),
    /// An entry of the access log; they come last.
    Noted(ReadNote),
}

/// The version of what is stored, and how much there is of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WholeSize {
    /// Version of the store; only a store of the same version can be made equal.
    pub store: i64,
    /// Number of records.
    pub records: u64,
    /// Number of sets in the log.
    pub sets: u64,
    /// Number of changes in these sets that the log names.
    pub changes: u64,
    /// Number of times that an erasure left something of a change.
    pub erased: u64,
    /// Number of entries of the access log.
    pub noted: u64,
}

impl WholeSize {
    /// The number of parts that follow.
    pub fn parts(&self) -> u64 {
        self.records + self.sets + self.changes + self.erased + self.noted
    }
}

/// A set of the log as it is kept, with all that its hash covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptSet {
    /// Number of the set.
    pub revision: Revision,
    /// Identity of the operation.
    pub operation: Id,
    /// Moment of the commit, in the stored form.
    pub at: String,
    /// Name of the user.
    pub actor: String,
    /// Identifier of the verb.
    pub verb: String,
    /// Number of the set that it undoes.
    pub undoes: Option<Revision>,
    /// Number of records that it changed.
    pub size: u64,
    /// The first closed day that it corrects, in the stored form.
    pub corrects: Option<String>,
    /// What the log says of it besides its records.
    pub note: Option<String>,
    /// The hash that chains it to the set before it.
    pub hash: [u8; 32],
}

/// A change of the log as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptChange {
    /// Number of its set.
    pub revision: Revision,
    /// Its place in the set, from 0.
    pub seq: u64,
    /// Identifier of the kind.
    pub kind: String,
    /// Identity of the record.
    pub record: Id,
    /// What was done: `created`, `updated`, `removed`.
    pub deed: String,
    /// The fields before and after as JSON; `None` when they were blanked.
    pub fields: Option<(String, String)>,
    /// The salt of the commitment; empty when it was blanked.
    pub salt: Vec<u8>,
    /// The commitment to the values.
    pub commitment: [u8; 32],
}

/// What an erasure left of a change of the log, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptErased {
    /// Number of the set of the change.
    pub revision: Revision,
    /// Place of the change in the set, from 0.
    pub seq: u64,
    /// Number of the set that erased it.
    pub erased_by: Revision,
    /// The fields before and after as JSON; `None` when a later erasure took them too.
    pub fields: Option<(String, String)>,
    /// The salt of the commitment; empty when it was blanked.
    pub salt: Vec<u8>,
    /// The commitment to the values.
    pub commitment: [u8; 32],
}
