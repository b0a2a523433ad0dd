//! Selecting rows, and doing something with all that are selected.

use crate::domain::columns::{ColumnSource, column};
use crate::domain::id::Id;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;

use crate::app::action::Motion;
use crate::app::form_kind::FormFor;
use crate::app::layers::Layer;
use crate::app::layers::bulk_edit::BulkEdit;
use crate::app::layers::form::Form;
use crate::app::layers::picker::Picker;
use crate::app::layers::purpose::{PickItem, Purpose};
use crate::app::request::Question;
use crate::app::state::App;
use crate::app::state::pane::Pane;
use crate::app::state::pane_specs::PaneId;
use crate::app::state::selection::{SelectedRow, SelectionNames, SelectionPurpose, SelectionStep};
use crate::app::state::status::Status;
use crate::service::command::{RunningApplication, Seen};

impl App {
    /// `*` and `!`: all rows of the filter, or those of them that are not selected.
    pub(in crate::app) fn select_rows(&mut self, step: SelectionStep) {
        let question = self.views.focused_mut().and_then(|pane| pane.step_question(step));
        if let Some(question) = question {
            self.ask(question);
        }
    }

    /// `V`: a range begins here, or ends.
    pub(in crate::app) fn turn_range(&mut self) {
        let Some(pane) = self.views.focused_mut() else { return };
        if let Some(id) = pane.current().map(|row| row.id) {
            pane.selection.turn_range(id);
        }
    }

    /// Shift and an arrow: selects the row under the cursor and the one beside it, and goes there.
    pub(in crate::app) fn mark_to(&mut self, motion: Motion) {
        let Some(pane) = self.views.focused_mut() else { return };
        if let Some(id) = pane.current().map(|row| row.id) {
            pane.selection.hold_range(id);
        }
        self.go(motion);
    }

    /// Lets a running range reach to the cursor.
    pub(super) fn extend_range(&mut self, id: PaneId) {
        if let Some(question) = self.views.pane_mut(id).step_question(SelectionStep::Range) {
            self.ask(question);
        }
    }

    /// Compares the selection of a pane with what is there, when that may have changed; once the rows have come that are still
    /// to be selected.
    pub(super) fn check_selection(&mut self, id: PaneId) {
        if self.is_asked(|question| matches!(question, Question::RowIds { pane, .. } if *pane == id)) {
            return;
        }
        let selection = &mut self.views.pane_mut(id).selection;
        if std::mem::take(&mut selection.unchecked) && !selection.is_empty() {
            let question = self.pane(id).selected_question(SelectionPurpose::Check);
            self.ask(question);
        }
    }

    /// Takes in what was asked about the selected rows: first what is gone, then what it was asked for.
    pub(super) fn take_selected(&mut self, id: PaneId, purpose: &SelectionPurpose, rows: Vec<SelectedRow>) {
        let gone = self.views.pane_mut(id).selection.keep(&rows);
        if gone > 0 {
            self.status = Status::Deselected(gone);
        }
        if !rows.is_empty() {
            self.open_for(id, purpose, rows, true);
            if let SelectionPurpose::Again(_, values) = purpose {
                self.propose(id, values);
            }
        }
    }

    /// Does something with the selected members, or else the one under the cursor.
    pub(in crate::app) fn with_members(&mut self, purpose: SelectionPurpose) {
        let Some(pane) = self.focused().filter(|pane| pane.query.kind == Kind::Member) else {
            return self.refuse(Refusal::new(Reason::SelectMemberFirst));
        };
        if !pane.selection.is_empty() {
            let question = pane.selected_question(purpose);
            self.ask(question);
        } else if let Some(row) = pane.row_here(purpose.column().unwrap_or_default()) {
            let id = pane.id;
            self.open_for(id, &purpose, vec![row], false);
        } else {
            self.refuse(Refusal::new(Reason::SelectMemberFirst));
        }
    }

    /// Does something with the row under the cursor, where rows are of this kind.
    pub(super) fn with_row_of(&mut self, kind: Kind, lacking: Reason, act: impl FnOnce(&mut App, Id)) {
        let pane = self.focused().filter(|pane| pane.query.kind == kind);
        self.with_one(pane.and_then(Pane::current).map(|row| row.id), lacking, act);
    }

    /// Does something with the one that the cursor means. Refused while rows are selected: these would be thought to be
    /// meant.
    pub(super) fn with_one<T>(&mut self, one: Option<T>, lacking: Reason, act: impl FnOnce(&mut App, T)) {
        match one {
            Some(_) if self.focused().is_some_and(|pane| !pane.selection.is_empty()) => {
                self.refuse(Refusal::new(Reason::OneRowAtATime));
            }
            Some(one) => act(self, one),
            None => self.refuse(Refusal::new(lacking)),
        }
    }

    /// Opens what does this with these rows, which are named when they were selected.
    fn open_for(&mut self, pane: PaneId, purpose: &SelectionPurpose, rows: Vec<SelectedRow>, selected: bool) {
        let several = selected.then(|| SelectionNames::of(&rows));
        let name = rows.first().filter(|_| !selected).map(|row| row.name.clone()).unwrap_or_default();
        let seen = |rows: Vec<SelectedRow>| -> Vec<Seen> {
            rows.into_iter().map(|row| (row.id, row.seen.map(|cell| cell.value))).collect()
        };
        let ids = |rows: &[SelectedRow]| rows.iter().map(|row| row.id).collect::<Vec<Id>>();
        let form = match purpose {
            SelectionPurpose::Check => return,
            SelectionPurpose::Again(again, _) => return self.open_for(pane, again, rows, selected),
            SelectionPurpose::Edit(column) => return self.open_bulk_edit(pane, column, rows),
            SelectionPurpose::Move => {
                let mut picker = Picker::records(Purpose::Move(seen(rows)), &[Kind::Team]);
                (picker.several, picker.subject) = (several, name);
                return self.open_picker(picker);
            }
            SelectionPurpose::Stage(step) => {
                let who = rows.into_iter().filter_map(|row| {
                    let (candidate, vacancy) = row.application?;
                    let stage = row.seen.map(|cell| cell.value);
                    Some(RunningApplication { id: Some(row.id), candidate, vacancy: Some(vacancy), stage })
                });
                let who = who.collect();
                return self.change_stages(who, *step);
            }
            SelectionPurpose::EndPlacement => FormFor::EndPlacement(seen(rows)),
            SelectionPurpose::EndService => FormFor::EndService(seen(rows)),
            SelectionPurpose::Contracts => FormFor::Contracts(seen(rows)),
            SelectionPurpose::Letters => FormFor::Letters(pane.kind(), ids(&rows)),
            SelectionPurpose::Contact => FormFor::Contact(ids(&rows)),
            SelectionPurpose::Absence => {
                let is_absent =
                    |row: &&SelectedRow| row.seen.as_ref().is_some_and(|cell| cell.value == Value::Choice("absent"));
                match rows.iter().filter(is_absent).count() {
                    0 => FormFor::StartAbsence(ids(&rows)),
                    away if away == rows.len() => FormFor::EndAbsence(ids(&rows)),
                    _ => return self.refuse(Refusal::new(Reason::AbsentAndPresent)),
                }
            }
        };
        let form = match form {
            FormFor::Letters(kind, ids) => self.letters_form(kind, ids, name),
            form => Form::new(form, name, &self.layer_context()),
        };
        self.push_form(Form { several, ..form });
    }

    /// Fills in values in the form or the edit that was opened for selected rows.
    fn propose(&mut self, pane: PaneId, values: &[(&'static str, Value)]) {
        if let Some(Layer::Form(form)) = self.layers.last_mut() {
            // A draft holds what was chosen before.
            if !form.from_draft {
                form.propose(values, self.session.words.as_ref());
            }
            return;
        }
        let Some((column, value)) = values.first() else { return };
        // A record is filled in by the name that stands in a row that holds it already; without one it is chosen anew.
        let label = match value.reference() {
            Some(_) => self.pane(pane).label_of(column, value),
            None => Some(self.words().written(value)),
        };
        let Some(label) = label else { return };
        self.layers.pop_if(|layer| matches!(layer, Layer::Picker(_)));
        if let Some(Layer::BulkEdit(edit)) = self.layers.last_mut() {
            edit.fill_in(PickItem::of(value.clone(), label));
        }
    }

    /// Opens the edit of a column of all these rows at once, and above it the list where its value is chosen.
    fn open_bulk_edit(&mut self, pane: PaneId, name: &'static str, rows: Vec<SelectedRow>) {
        let kind = pane.kind();
        let Some(column) = column(kind, name) else { return };
        let dated = matches!(column.source, ColumnSource::Placement(_) | ColumnSource::Fact(..));
        let on = Some(self.session.as_of).filter(|_| dated);
        let optional = !required(kind, name);
        let edit = BulkEdit::of((pane, name), (column.ty, optional), rows, on, self.words());
        let (shared, near) = (edit.shared().unwrap_or_default(), edit.near());
        self.layers.push(Layer::BulkEdit(edit));
        self.type_first();
        if let Some(mut picker) = Picker::fitting(Purpose::Field(0), column.ty, optional, shared, self.words()) {
            picker.near = near;
            self.open_picker(picker);
        }
    }
}

/// Whether a column cannot be emptied.
pub(super) fn required(kind: Kind, name: &str) -> bool {
    matches!(name, "hours" | "team") || kind.field(name).is_some_and(|info| info.required)
}
