//! The names of the records behind charges. A statement keeps them, so that a new name changes no fixed statement.

use std::collections::BTreeMap;

use crate::domain::id::Id;

/// The names of records by their identity; a record that is not in it has an empty name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChargeNames {
    /// Names of clients, cost items, teams and members.
    pub labels: BTreeMap<Id, String>,
    /// Personnel numbers of members.
    pub numbers: BTreeMap<Id, String>,
}

impl ChargeNames {
    /// The name of a record; empty when it is unknown.
    pub fn label(&self, id: Option<Id>) -> String {
        id.and_then(|id| self.labels.get(&id)).cloned().unwrap_or_default()
    }

    /// The personnel number of a member; empty when it is unknown.
    pub fn number(&self, member: Option<Id>) -> String {
        member.and_then(|id| self.numbers.get(&id)).cloned().unwrap_or_default()
    }
}
