//! The record of destruction that the log keeps of an erasure: how much went and why, and no name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::personal::ErasedPerson;
use super::record::Kind;

/// What the log says of an erasure, as JSON in the note of its set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DestructionRecord {
    /// See [`Erasure::decided_by`](super::erasure::Erasure::decided_by).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub decided_by: Option<String>,
    /// See [`Erasure::terms`](super::erasure::Erasure::terms).
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub terms: BTreeMap<String, String>,
    /// Number of records of each kind, by its identifier, of which something went.
    pub records: BTreeMap<String, u64>,
    /// Those who were forgotten: kind, identity and what stands for them, so that a copy from before can be treated alike.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub persons: Vec<(String, Id, String)>,
    /// Up to which number or code was given out by then, of each kind of which somebody was forgotten; never that of who was: where they
    /// had the highest, the one after it, which nobody gets. So no number is given out twice.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub given_out: BTreeMap<String, String>,
    /// SHA-256 over what the log still says of the changes that it erased, in hexadecimal digits.
    pub hash: String,
}

impl DestructionRecord {
    /// Those who were forgotten, of kinds that are known here.
    pub fn forgotten(&self) -> impl Iterator<Item = ErasedPerson> + '_ {
        self.persons.iter().filter_map(|(kind, id, stand_in)| {
            Some(ErasedPerson { kind: Kind::identified(kind)?, id: *id, stand_in: stand_in.clone() })
        })
    }
}
