//! What a choice is for, and what can be chosen.

use super::target::EditTarget;
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::report::Identified;
use crate::repository::SearchHit;
use crate::service::command::Seen;

/// What the choice is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// Move these members to the team chosen.
    Move(Vec<Seen>),
    /// Go to what is chosen.
    Find,
    /// Set a cell or field.
    Set(EditTarget),
    /// Fill in this field of the form below.
    Field(usize),
    /// Place the member chosen on this vacancy.
    Fill(Id),
    /// Make a record of the kind chosen that belongs to this one.
    Add {
        /// Kind of the one it belongs to.
        kind: Kind,
        /// The identity of the record that the new one belongs to.
        id: Id,
        /// The name of that record.
        name: String,
    },
    /// Go on with the draft chosen, by its place.
    Draft,
    /// Show the named view chosen, by its place.
    View,
    /// Put the candidate chosen on this vacancy.
    Apply(Id),
}

/// One of the many.
#[derive(Debug, Clone, PartialEq)]
pub struct PickItem {
    /// What choosing it gives.
    pub value: Value,
    /// Of which kind, for a record.
    pub kind: Option<Kind>,
    /// How it is shown.
    pub label: String,
    /// What tells it apart from others of the same name, for a record.
    pub identified: Identified,
}

impl PickItem {
    /// A value with its word.
    pub fn of(value: Value, label: String) -> Self {
        Self { value, kind: None, label, identified: Identified::default() }
    }

    /// A record that was found.
    pub fn found((hit, identified): (SearchHit, Identified)) -> Self {
        Self { value: Value::Ref(hit.id), kind: Some(hit.kind), label: hit.label, identified }
    }

    /// How it is written in a field once it is chosen: a person with their number, because of two people of one name.
    pub fn written(&self) -> String {
        match self.kind {
            Some(Kind::Member | Kind::Candidate) if !self.identified.number.is_empty() => {
                format!("{} · {}", self.label, self.identified.number)
            }
            _ => self.label.clone(),
        }
    }
}
