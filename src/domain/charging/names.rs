//! What the records behind charges are called: a statement keeps it, so that a later name changes no fixed statement.

use std::collections::BTreeMap;

use crate::domain::id::Id;

/// The names of records by identity; one that is not there has none.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChargeNames {
    /// Of clients, cost items, teams and members.
    pub labels: BTreeMap<Id, String>,
    /// The personnel numbers of members.
    pub numbers: BTreeMap<Id, String>,
}

impl ChargeNames {
    /// What a record is called.
    pub fn label(&self, id: Option<Id>) -> String {
        id.and_then(|id| self.labels.get(&id)).cloned().unwrap_or_default()
    }

    /// The number of a member.
    pub fn number(&self, member: Option<Id>) -> String {
        member.and_then(|id| self.numbers.get(&id)).cloned().unwrap_or_default()
    }
}
