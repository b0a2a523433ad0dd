//! What an edit is about.

use crate::app::state::pane_specs::PaneId;
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::service::command::{Command, Gesture, Seen};

/// What is being edited.
#[derive(Debug, Clone, PartialEq)]
pub enum EditTarget {
    /// A column of a pane, for some rows with what was seen in them.
    Cells {
        /// The pane whose kind of record is edited.
        pane: PaneId,
        /// The rows to change, each with the value that the user saw, so that a conflict is noticed.
        rows: Vec<Seen>,
        /// The identifier of the column.
        column: &'static str,
    },
    /// A field of a record that is shown whole.
    Field {
        /// The kind of the record.
        kind: Kind,
        /// The identity of the record.
        id: Id,
        /// The identifier of the field.
        field: &'static str,
        /// The value that the user saw in the field, so that a conflict is noticed.
        seen: Value,
        /// Whether it changes from a day, or is put right because it was never so.
        gesture: Gesture,
    },
}

impl EditTarget {
    /// The command that sets it.
    pub fn command(&self, as_of: Day, value: Value) -> Command {
        match self {
            EditTarget::Cells { pane, rows, column } => {
                Command::SetCell { kind: pane.kind(), rows: rows.clone(), column, value, on: as_of }
            }
            EditTarget::Field { kind, id, field, seen, gesture } => {
                let fields = vec![(*field, Some(seen.clone()), value)];
                Command::Edit { kind: *kind, id: *id, fields, on: as_of, gesture: *gesture }
            }
        }
    }

    /// The record that it is of, and of several the first.
    pub fn record(&self) -> Option<(Kind, Id)> {
        match self {
            EditTarget::Cells { pane, rows, .. } => rows.first().map(|(id, _)| (pane.kind(), *id)),
            EditTarget::Field { kind, id, .. } => Some((*kind, *id)),
        }
    }

    /// The field of one record that it changes from a day on, with what was seen in it; `None` for anything else.
    pub fn field(&self) -> Option<(Kind, Id, &'static str, Value)> {
        let (kind, id, name, seen) = match self {
            EditTarget::Cells { pane, rows, column } => match rows.as_slice() {
                [(id, Some(seen))] => (pane.kind(), *id, *column, seen.clone()),
                _ => return None,
            },
            EditTarget::Field { kind, id, field, seen, gesture: Gesture::Change } => (*kind, *id, *field, seen.clone()),
            EditTarget::Field { .. } => return None,
        };
        kind.field(name).map(|_| (kind, id, name, seen))
    }

    /// Whether it is put right for all days on which it held.
    pub fn is_correction(&self) -> bool {
        matches!(self, EditTarget::Field { gesture: Gesture::Correct, .. })
    }

    /// The name of the column or field.
    pub fn name(&self) -> &'static str {
        match self {
            EditTarget::Cells { column, .. } => column,
            EditTarget::Field { field, .. } => field,
        }
    }

    /// Whether this value is what stands there already.
    pub fn holds(&self, value: &Value) -> bool {
        match self {
            EditTarget::Cells { rows, .. } => rows.iter().all(|(_, seen)| seen.as_ref() == Some(value)),
            EditTarget::Field { seen, .. } => seen == value,
        }
    }
}
