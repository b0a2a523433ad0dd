//! An erasure: what is to go for good.

use std::collections::BTreeMap;

use super::id::Id;
use super::personal::ErasedPerson;
use super::record::Kind;

/// What is to be erased for good.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Erasure {
    /// Who is to be forgotten, with everything about them.
    pub persons: Vec<ErasedPerson>,
    /// Single fields of records that are to be emptied.
    pub parts: Vec<(Kind, Id, &'static [&'static str])>,
    /// The terms by which it was due, by the identifier of their parameter, each with its value; empty for what somebody asked for.
    pub terms: BTreeMap<String, String>,
    /// Who decided it, where that is not the user who does it.
    pub decided_by: Option<String>,
}
