//! What a choice is for, and what can be chosen.

use super::target::Target;
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::service::command::Seen;

/// What the choice is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// Move these members to the team chosen.
    Move(Vec<Seen>),
    /// Go to the person or team chosen.
    Find,
    /// Set a cell or field.
    Set(Target),
    /// Fill in this field of the form below.
    Field(usize),
    /// Place the member chosen on this vacancy.
    Fill(Id),
    /// Make a record of the kind chosen that belongs to this one.
    Add {
        /// Kind of the one it belongs to.
        kind: Kind,
        /// Which one.
        id: Id,
        /// Its name.
        name: String,
    },
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
}
