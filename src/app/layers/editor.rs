//! Editing a cell in place. Enter saves; Tab and Shift-Tab save and go on to the next or previous cell; down and up
//! save and go on in the same column; Esc keeps the old value. What is refused stays as it was typed.

use super::{Flow, Line, read_typed};
use crate::app::action::{Action, Motion, TextEdit};
use crate::app::state::App;
use crate::app::state::pane_specs::PaneId;
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Value};
use crate::service::command::{Command, Seen};

/// What is being edited.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A column of a pane, for some rows with what was seen in them.
    Cells {
        /// Which pane.
        pane: PaneId,
        /// The rows.
        rows: Vec<Seen>,
        /// The column.
        column: &'static str,
    },
    /// A field of a record that is shown whole.
    Field {
        /// Its kind.
        kind: Kind,
        /// Which record.
        id: Id,
        /// Which field.
        field: &'static str,
        /// What was seen in it.
        seen: Value,
    },
}

impl Target {
    /// The command that sets it.
    pub fn command(&self, app: &App, value: Value) -> Command {
        match self {
            Target::Cells { pane, rows, column } => {
                Command::SetCell { kind: pane.kind(), rows: rows.clone(), column, value, on: app.as_of }
            }
            Target::Field { kind, id, field, seen } => {
                Command::Correct { kind: *kind, id: *id, fields: vec![(field, Some(seen.clone()), value)] }
            }
        }
    }

    /// Whether this value is what stands there already.
    pub fn holds(&self, value: &Value) -> bool {
        match self {
            Target::Cells { rows, .. } => rows.iter().all(|(_, seen)| seen.as_ref() == Some(value)),
            Target::Field { seen, .. } => seen == value,
        }
    }
}

/// A cell being edited.
#[derive(Debug)]
pub struct Editor {
    /// What.
    pub target: Target,
    /// What it holds.
    pub ty: FieldType,
    /// What is typed.
    pub line: Line,
    /// Why it was refused last.
    pub refusal: Option<Refusal>,
}

impl Editor {
    /// Handles an action.
    pub fn act(&mut self, action: Action, app: &mut App) -> Flow {
        match action {
            Action::Text(edit) => {
                self.refusal = None;
                self.line.edit(edit);
                Flow::Stay
            }
            Action::Cancel | Action::Back => Flow::Close,
            Action::Accept => self.save(app, |_| None),
            Action::Next => self.save(app, |app| app.edit_beside(Motion::Right)),
            Action::Previous => self.save(app, |app| app.edit_beside(Motion::Left)),
            Action::Move(motion @ (Motion::Up | Motion::Down)) => {
                if matches!(self.target, Target::Field { .. }) {
                    return self.save(app, |_| None);
                }
                self.save(app, move |app| app.edit_in_row(motion))
            }
            Action::Move(Motion::Left) => self.text(TextEdit::Left),
            Action::Move(Motion::Right) => self.text(TextEdit::Right),
            _ => Flow::Stay,
        }
    }

    fn text(&mut self, edit: TextEdit) -> Flow {
        self.line.edit(edit);
        Flow::Stay
    }

    fn save(&mut self, app: &mut App, then: impl Fn(&mut App) -> Option<super::Layer>) -> Flow {
        match read_typed(self.ty, self.line.text(), app.words(), app.today) {
            Err(refusal) => {
                self.refusal = Some(refusal.clone());
                app.refuse(refusal);
                Flow::Stay
            }
            Ok(value) => {
                if !self.target.holds(&value) {
                    app.set(&self.target, value);
                }
                match then(app) {
                    Some(layer) => Flow::Become(Box::new(layer)),
                    None => Flow::Close,
                }
            }
        }
    }
}
