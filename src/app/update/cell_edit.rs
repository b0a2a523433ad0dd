//! Editing in place, in any pane of any board: which cell, what it becomes, and the same again on other rows.

use crate::domain::columns::{ColumnSource, Derived, column};
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::{Arg, Refusal};
use crate::domain::value::{FieldType, Value};

use crate::app::action::Motion;
use crate::app::layers::target::Target;
use crate::app::state::App;
use crate::app::state::status::{Note, Status};
use crate::service::command::Command;

/// A cell that can be edited: what it is, what it holds, whether it can be emptied, and what stands there.
type EditableCell = (Target, FieldType, bool, Value);

impl App {
    pub(super) fn edit_cell(&mut self) {
        if let Some(cell) = self.cell_here() {
            self.open_cell(cell);
        }
    }

    /// Goes on editing in the next or previous column that can be edited.
    pub(super) fn edit_beside(&mut self, motion: Motion) {
        let Some(start) = self.focused().map(|pane| pane.column) else { return };
        while self.views.focused_mut().is_some_and(|pane| pane.go(motion)) {
            if let Some(cell) = self.cell_here() {
                return self.open_cell(cell);
            }
        }
        if let Some(pane) = self.views.focused_mut() {
            pane.column = start;
        }
        self.status = Status::Quiet;
    }

    /// Goes on editing in the same column, one row on.
    pub(super) fn edit_in_row(&mut self, motion: Motion) {
        let Some(pane) = self.views.focused_mut() else { return };
        let before = pane.cursor;
        pane.go(motion);
        let moved = pane.cursor != before;
        self.fetch_rows(false);
        if !moved {
            self.status = Status::Note(if motion == Motion::Down { Note::LastRow } else { Note::FirstRow });
        }
        // On the last row the editor stays open: what is typed on must not fall through to the view.
        self.edit_cell();
    }

    fn open_cell(&mut self, (target, ty, optional, value): EditableCell) {
        self.open_editor(target, ty, optional, value);
    }

    /// What is edited at the cursor; a refusal when it cannot be edited.
    fn cell_here(&mut self) -> Option<EditableCell> {
        let pane = self.focused()?;
        let kind = pane.query.kind;
        let (row, name) = (pane.current()?, pane.column_name()?);
        let name = edited_in(kind, name);
        let column = column(kind, name)?;
        let value = pane.cell(row, name).map(|cell| cell.value.clone()).unwrap_or_default();
        let rows = pane.chosen(name);
        let editable = match column.source {
            ColumnSource::Derived(what) => what == Derived::Name,
            ColumnSource::Own
            | ColumnSource::Standing
            | ColumnSource::Placement("hours" | "task_package" | "team")
            | ColumnSource::Employment(_)
            | ColumnSource::Fact(..) => true,
            ColumnSource::Placement(_) => false,
        };
        if !editable {
            self.refuse(Refusal::new(Reason::NotEditable).with("field", Arg::Field(kind, name)));
            return None;
        }
        let target = Target::Cells { pane: pane.id, rows, column: name };
        let required = matches!(name, "hours" | "team") || kind.field(name).is_some_and(|info| info.required);
        Some((target, column.ty, !required, value))
    }

    /// Sets what is edited: shown at once, stored by the worker.
    pub fn set(&mut self, target: &Target, value: Value) {
        if let Target::Cells { pane, rows, column } = target {
            let pane = self.views.pane_mut(*pane);
            let at = pane.query.columns.iter().position(|c| c == column);
            for row in &mut pane.window.rows {
                if let Some(at) = at.filter(|_| rows.iter().any(|(id, _)| *id == row.id))
                    && let Some(cell) = row.cells.get_mut(at)
                    && !matches!(value, Value::Ref(_))
                {
                    cell.value = value.clone();
                }
            }
        }
        let command = target.command(self.session.as_of, value);
        self.pending.last_edit = Some(command.clone());
        self.perform(command);
    }

    /// Does the last edit again on the chosen rows.
    pub(in crate::app) fn repeat(&mut self) {
        let Some(Command::SetCell { kind, column, value, .. }) = self.pending.last_edit.clone() else {
            return self.refuse(Refusal::new(Reason::NothingToRepeat));
        };
        let Some(pane) = self.focused().filter(|pane| pane.query.kind == kind) else {
            return self.refuse(Refusal::new(Reason::NothingToRepeat));
        };
        let rows = pane.chosen(column).into_iter().map(|(id, _)| (id, None)).collect();
        let target = Target::Cells { pane: pane.id, rows, column };
        self.set(&target, value);
    }
}

/// The column that is edited where another is shown: of a team's persons and places only the places can be set.
fn edited_in(kind: Kind, name: &'static str) -> &'static str {
    match (kind, name) {
        (Kind::Team, "filled") => "places",
        _ => name,
    }
}
