//! Editing in place, in any pane of any board: which cell, and what it becomes.

use crate::domain::columns::{ColumnSource, Derived, column};
use crate::domain::days::Day;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::{Arg, Refusal};
use crate::domain::value::{FieldType, Value};

use crate::app::action::{Action, Motion, TextEdit};
use crate::app::actions::layer_keys;
use crate::app::layers::Layer;
use crate::app::layers::target::EditTarget;
use crate::app::state::App;
use crate::app::state::pane::Pane;
use crate::app::state::selection::SelectionPurpose;
use crate::app::state::status::Note;
use crate::app::update::selection::required;
use crate::service::command::Seen;

/// A cell or field that can be edited: what it is, what it holds, whether it can be emptied, and what stands there.
pub(super) type EditableCell = (EditTarget, FieldType, bool, Value);

impl App {
    pub(super) fn edit_cell(&mut self) {
        let selected = self.focused().filter(|pane| !pane.selection.is_empty());
        let Some((pane, name)) = selected.and_then(|pane| Some((pane, pane.column_name()?))) else {
            return match self.cell_here() {
                Ok(Some(cell)) => self.open_editor(cell),
                Ok(None) => {}
                Err(refusal) => self.refuse(refusal),
            };
        };
        // With a selection the row under the cursor may be none of those that are meant.
        let name = edited_in(pane.query.kind, name);
        let question = pane.selected_question(SelectionPurpose::Edit(name));
        match editable(pane.query.kind, name).and_then(|()| self.must_be_revealed(pane.query.kind, name)) {
            Ok(()) => drop(self.ask(question)),
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// Whether a digit is the first of what comes to stand in the cell under the cursor, or in the selected rows.
    pub(in crate::app) fn takes_digits(&self) -> bool {
        let Some(pane) = self.focused().filter(|pane| pane.edits_cells()) else { return false };
        let kind = pane.query.kind;
        // In the column that a view opens with, digits lead to other views in every list.
        let opens = pane.column_place() == 0 && pane.id.spec().within.is_none();
        let on_rows = pane.current().is_some() || !pane.selection.is_empty();
        let edits = on_rows && !opens && !self.session.is_read_only && !self.pending.digits_are_views;
        let Some(name) = pane.column_name().filter(|_| edits).map(|name| edited_in(kind, name)) else { return false };
        column(kind, name).is_some_and(|column| column.ty.is_of_digits()) && editable(kind, name).is_ok()
    }

    /// Whether a digit leads nowhere: on a cell that takes none, while it does in cells beside it. Only where the names of the rows stand
    /// does it lead to a view, so that a digit in the wrong column changes neither the view nor what is edited next.
    pub(in crate::app) fn drops_digits(&self) -> bool {
        let edits = !self.session.is_read_only && !self.pending.digits_are_views && !self.takes_digits();
        edits && self.focused().is_some_and(|pane| pane.edits_cells() && pane.column_place() > 0)
    }

    /// Begins an edit with the digit that was typed on the cell.
    pub(super) fn begin_edit(&mut self, digit: char) {
        if !self.takes_digits() {
            self.pending.past_the_end = Some((true, Note::ViewByG));
            return self.stop_at(Note::ViewByG);
        }
        self.pending.begun_with = Some(digit);
        self.edit_cell();
        self.type_first();
    }

    /// Types the digit by which an edit was begun, once there is something to type it in.
    pub(super) fn type_first(&mut self) {
        let Some(mut layer) = self.layers.pop_if(|layer| matches!(layer, Layer::Editor(_) | Layer::BulkEdit(_))) else {
            return;
        };
        if let Some(digit) = self.pending.begun_with.take() {
            let typed = Action::Text(TextEdit::Insert(digit));
            layer.act(layer_keys(typed), &mut self.layer_context());
        }
        self.layers.push(layer);
    }

    /// Goes on editing in the next or previous column that can be edited.
    pub(super) fn edit_beside(&mut self, motion: Motion) {
        if let Some(start) = self.focused().map(Pane::column_place) {
            self.edit_beside_from(motion, start);
        }
    }

    /// The same, when the cursor started at this column. A column that comes into sight is edited once its cells have come.
    fn edit_beside_from(&mut self, motion: Motion, start: usize) {
        let edge = if motion == Motion::Right { Note::LastColumn } else { Note::FirstColumn };
        while self.views.focused_mut().is_some_and(|pane| pane.go(motion)) {
            self.fetch_rows(false);
            if self.focused().is_some_and(Pane::is_lacking) {
                self.pending.editing_on = Some((motion, start));
                return;
            }
            if let Ok(Some(cell)) = self.cell_here() {
                return self.open_editor(cell);
            }
        }
        if let Some(pane) = self.views.focused_mut() {
            pane.put_column(start);
        }
        self.fetch_rows(false);
        self.stop_at(edge);
    }

    /// Goes on with what waited for the cells of a column.
    pub(super) fn edit_what_came(&mut self) {
        if self.focused().is_none_or(Pane::is_lacking) {
            return;
        }
        let Some((motion, start)) = self.pending.editing_on.take() else { return };
        match self.cell_here() {
            Ok(Some(cell)) => self.open_editor(cell),
            _ if matches!(motion, Motion::Up | Motion::Down) => {}
            _ => self.edit_beside_from(motion, start),
        }
    }

    /// Goes on editing in the same column, one row on. At its end editing ends too: one value too many must not come to
    /// stand in the place of the last.
    pub(super) fn edit_in_row(&mut self, motion: Motion) {
        let Some(pane) = self.views.focused_mut() else { return };
        let before = pane.cursor;
        pane.go(motion);
        let (moved, start) = (pane.cursor != before, pane.column_place());
        self.fetch_rows(false);
        if moved && self.focused().is_some_and(Pane::is_lacking) {
            // The row is on its way: what is typed meanwhile is for it.
            self.pending.editing_on = Some((motion, start));
            return;
        }
        if moved {
            return self.edit_cell();
        }
        let edge = if motion == Motion::Down { Note::LastRow } else { Note::FirstRow };
        self.pending.past_the_end = Some((false, edge));
        self.stop_at(edge);
    }

    /// What there is to tell of a key that belongs to a value for which there is no cell: a digit, and what ends the value.
    pub(super) fn past_the_end(&mut self, action: Action) -> Option<Note> {
        let (typed, note) = self.pending.past_the_end.take()?;
        let ends = matches!(action, Action::Accept | Action::Move(Motion::Down | Motion::Up));
        let (dropped, typing) = (matches!(action, Action::Text(_)), typed && ends);
        let belongs = dropped || typing;
        self.pending.past_the_end = belongs.then_some((dropped, note));
        belongs.then_some(note)
    }

    /// What is edited at the cursor; a refusal when it cannot be edited.
    pub(super) fn cell_here(&self) -> Result<Option<EditableCell>, Refusal> {
        let Some(pane) = self.focused() else { return Ok(None) };
        let kind = pane.query.kind;
        let (Some(row), Some(name)) = (pane.current(), pane.column_name()) else { return Ok(None) };
        let name = edited_in(kind, name);
        let Some(column) = column(kind, name) else { return Ok(None) };
        // Nothing is edited that was not seen: a column that just came into sight may still lack its cells.
        let Some(value) = pane.cell(row, name).map(|cell| cell.value.clone()) else { return Ok(None) };
        let rows = vec![(row.id, Some(value.clone()))];
        let target = EditTarget::Cells { pane: pane.id, rows, column: name };
        editable(kind, name)?;
        self.must_be_revealed(kind, name)?;
        Ok(Some((target, column.ty, !required(kind, name), value)))
    }

    /// Sets what is edited: shown at once, stored by the worker.
    pub fn set(&mut self, target: &EditTarget, value: Value) {
        let on = match self.edited_from(target) {
            Ok(on) => on,
            Err(refusal) => return self.refuse(refusal),
        };
        if let EditTarget::Cells { pane, rows, column } = target {
            let shown: Vec<Seen> = rows.iter().map(|(id, _)| (*id, Some(value.clone()))).collect();
            self.views.pane_mut(*pane).show_in(column, &shown);
        }
        self.perform(target.command(on, value));
    }

    /// From which day an edit holds: the one looked at, but of a place in a team that begins later its first day. Places that
    /// begin on several days are not edited at once.
    fn edited_from(&self, target: &EditTarget) -> Result<Day, Refusal> {
        let as_of = self.session.as_of;
        let EditTarget::Cells { pane, rows, column: name } = target else { return Ok(as_of) };
        let pane = self.views.pane(*pane);
        if !column(pane.query.kind, name).is_some_and(|c| matches!(c.source, ColumnSource::Placement(_))) {
            return Ok(as_of);
        }
        let edited = pane.window.rows.iter().filter(|row| rows.iter().any(|(id, _)| *id == row.id));
        let mut days: Vec<Day> = edited.map(|row| pane.starts_later(row).unwrap_or(as_of)).collect();
        days.sort();
        days.dedup();
        match days[..] {
            [] => Ok(as_of),
            [day] => Ok(day),
            [.., last] => Err(Refusal::new(Reason::LaterPlacement).with("day", last)),
        }
    }
}

/// The column that is edited where another is shown: of a team's persons and places only the places can be set.
fn edited_in(kind: Kind, name: &'static str) -> &'static str {
    match (kind, name) {
        (Kind::Team, "filled") => "places",
        _ => name,
    }
}

/// Refuses a column that cannot be edited.
fn editable(kind: Kind, name: &'static str) -> Result<(), Refusal> {
    let editable = match column(kind, name).map(|column| column.source) {
        Some(ColumnSource::Derived(what)) => what == Derived::Name,
        Some(
            ColumnSource::Own
            | ColumnSource::Standing
            | ColumnSource::Placement("hours" | "work_days" | "task_package" | "team")
            | ColumnSource::Employment(_)
            | ColumnSource::Service(_)
            | ColumnSource::Fact(..),
        ) => true,
        Some(ColumnSource::Placement(_) | ColumnSource::KeyOf(_)) | None => false,
    };
    if editable { Ok(()) } else { Err(Refusal::new(Reason::NotEditable).with("field", Arg::Field(kind, name))) }
}
