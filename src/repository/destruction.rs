//! The record of destruction that the log keeps of an erasure: how much went and why, and no name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::change::Revision;
use crate::domain::id::Id;
use crate::domain::personal::ErasedPerson;
use crate::domain::record::Kind;

/// What the log says of an erasure, as JSON in the note of its set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DestructionRecord {
    /// See [`Erasure::decided_by`](crate::domain::erasure::Erasure::decided_by).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub decided_by: Option<String>,
    /// See [`Erasure::terms`](crate::domain::erasure::Erasure::terms).
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub terms: BTreeMap<String, String>,
    /// Number of records of each kind, by its identifier, of which something went.
    pub records: BTreeMap<String, u64>,
    /// Those who were forgotten: kind, identity and what stands for them, so that a copy from before can be treated alike.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub persons: Vec<(String, Id, String)>,
    /// SHA-256 over what the log still says of the changes that it erased, in hexadecimal digits.
    pub hash: String,
}

impl DestructionRecord {
    /// Reads the note of a set; `None` when it is none.
    pub fn read(note: &str) -> Option<Self> {
        serde_json::from_str(note).ok()
    }

    /// As the note of a set.
    pub fn note(&self) -> String {
        // A structure of texts and numbers can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Those who were forgotten, of kinds that are known here.
    pub fn forgotten(&self) -> impl Iterator<Item = ErasedPerson> + '_ {
        self.persons.iter().filter_map(|(kind, id, stand_in)| {
            Some(ErasedPerson { kind: Kind::identified(kind)?, id: *id, stand_in: stand_in.clone() })
        })
    }
}

/// What an erasure did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erased {
    /// The number of its set in the log.
    pub revision: Revision,
    /// Whether every place was cleared out. Otherwise another program still reads what was there, or the disk is full; who opens the
    /// store next does it.
    pub cleared: bool,
}
