//! `"`: the value of the row above, in a cell; in a form that of the record entered before it, or of the row under the cursor.

use crate::app::action::Motion;
use crate::app::layers::Layer;
use crate::app::layers::form::Label;
use crate::app::layers::line::TextLine;
use crate::app::layers::target::EditTarget;
use crate::app::request::Effect;
use crate::app::state::App;
use crate::app::state::pane::Pane;
use crate::app::state::selection::SelectedRow;
use crate::app::state::status::{Note, Status};
use crate::domain::columns::{column, naming_column};
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::screen_item::ScreenItem;
use crate::domain::value::{FieldType, Value};

/// The name under which it is kept whether Enter goes down.
const ENTER_GOES_DOWN: &str = "enter-goes-down";

impl App {
    /// Takes the value of the row above in the cell under the cursor, and stores it.
    pub(in crate::app) fn ditto(&mut self) {
        if self.focused().is_some_and(|pane| !pane.selection.is_empty()) {
            return self.refuse(Refusal::new(Reason::OneRowAtATime));
        }
        let cell = match self.cell_here() {
            Ok(Some((target, ..))) if self.focused().is_some_and(Pane::edits_cells) => target,
            Ok(_) => return self.refuse(Refusal::new(Reason::SelectRowFirst)),
            Err(refusal) => return self.refuse(refusal),
        };
        match self.value_above(&cell) {
            Ok(value) => {
                if !cell.holds(&value) {
                    self.set(&cell, value);
                }
                self.step_down();
            }
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// After a value was stored with Enter: one row down, where the person has it so.
    pub(super) fn step_down(&mut self) {
        if !self.session.enter_goes_down || !self.layers.is_empty() {
            return;
        }
        let row = |app: &Self| app.focused().map(|pane| pane.cursor);
        let before = row(self);
        self.go(Motion::Down);
        if row(self) == before {
            self.pending.past_the_end = Some((false, Note::LastRow));
            self.stop_at(Note::LastRow);
        }
    }

    /// Fills in what is above, or was before, where something is typed or chosen.
    pub(super) fn take_over(&mut self) {
        let taken = match self.layers.last() {
            Some(Layer::Editor(editor)) => {
                self.value_above(&editor.target).map(|value| (self.words().written(&value), value))
            }
            Some(Layer::Form(_)) => self.taken_over(),
            _ => return,
        };
        match (taken, self.layers.last_mut()) {
            (Ok((text, _)), Some(Layer::Editor(editor))) => editor.line = TextLine::taken_over(text),
            (Ok((text, value)), Some(Layer::Form(form))) => form.take_over(text, value),
            (Err(refusal), _) => self.refuse(refusal),
            (Ok(_), _) => {}
        }
    }

    /// What the row above holds where this edit is.
    ///
    /// # Errors
    /// Refuses where nothing stands above, and what belongs to each row by itself.
    pub(super) fn value_above(&self, target: &EditTarget) -> Result<Value, Refusal> {
        let nothing = || Refusal::new(Reason::NothingAbove);
        let EditTarget::Cells { pane, rows, column } = target else { return Err(nothing()) };
        let pane = self.views.pane(*pane);
        let kind = pane.query.kind;
        if kind.key() == Some(*column) || naming_column(kind) == Some(*column) {
            return Err(Refusal::new(Reason::OwnOfEach));
        }
        let [(id, _)] = rows.as_slice() else { return Err(nothing()) };
        let at = pane.window.rows.iter().position(|row| row.id == *id).and_then(|at| at.checked_sub(1));
        let above = at.and_then(|at| pane.cell(pane.window.rows.get(at)?, column)).map(|cell| cell.value.clone());
        above.filter(|value| !value.is_empty()).ok_or_else(nothing)
    }

    /// What a field of the form on top takes over: as it was in the record entered before, or else as it stands in the row under the
    /// cursor of the list below.
    fn taken_over(&self) -> Result<(String, Value), Refusal> {
        let nothing = || Refusal::new(Reason::NothingBefore);
        let Some(Layer::Form(form)) = self.layers.last() else { return Err(nothing()) };
        let field = form.fields.get(form.focus).ok_or_else(nothing)?;
        if matches!(field.label, Label::Field(kind, name) if kind.key() == Some(name)) {
            return Err(Refusal::new(Reason::OwnOfEach));
        }
        let before = self.pending.entered.iter().find(|entered| entered.purpose.is_like(&form.purpose));
        let held = before.and_then(|entered| entered.fields.iter().find(|(name, _)| name == field.name()));
        if let Some((_, held)) = held.filter(|(_, (text, _))| !text.is_empty()) {
            return Ok(held.clone());
        }
        let (pane, below) = self.row_below(field.name(), field.ty).ok_or_else(nothing)?;
        self.must_be_revealed(pane, field.name())?;
        let cell = below.seen.filter(|cell| !cell.value.is_empty()).ok_or_else(nothing)?;
        Ok((cell.label.unwrap_or_else(|| self.words().written(&cell.value)), cell.value))
    }

    /// The row under the cursor with what it holds in a column of this name and type.
    fn row_below(&self, name: &str, ty: FieldType) -> Option<(Kind, SelectedRow)> {
        let pane = self.focused()?;
        let kind = pane.query.kind;
        let column = column(kind, name).filter(|column| column.ty == ty)?;
        Some((kind, pane.row_here(column.name)?))
    }

    /// Turns whether Enter goes down after it has saved, and keeps that for who works here.
    pub(in crate::app) fn turn_enter_down(&mut self) {
        let down = !self.session.enter_goes_down;
        self.session.enter_goes_down = down;
        self.effect(Effect::Keep(ScreenItem::Habit, ENTER_GOES_DOWN.to_owned(), Some(down.to_string())));
        self.status = Status::Note(if down { Note::EnterGoesDown } else { Note::EnterStays });
    }

    /// Takes in how somebody works, as the store kept it: that goes before the settings.
    pub fn bring_habits(&mut self, kept: Vec<(String, String)>) {
        for (name, text) in kept {
            if let (ENTER_GOES_DOWN, Ok(down)) = (name.as_str(), text.parse()) {
                self.session.enter_goes_down = down;
            }
        }
    }
}
