//! Editing a column of all selected rows at once. The rows are named with what they hold and what they will hold; Enter does
//! it, Esc does nothing, and up and down show more of the rows.

use super::context::LayerContext;
use super::intent::Intent;
use super::line::{TextLine, read_typed, year_meant};
use super::purpose::PickItem;
use super::target::EditTarget;
use crate::app::action::{TextEdit, TextKey};
use crate::app::lexicon::Lexicon;
use crate::app::state::pane_specs::PaneId;
use crate::app::state::selection::SelectedRow;
use crate::domain::counting::Settings;
use crate::domain::days::Day;
use crate::domain::decimal::{Decimal, Tenths};
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Value};

/// A column of several rows being edited.
#[derive(Debug)]
pub struct BulkEdit {
    /// The pane that the rows stand in.
    pub pane: PaneId,
    /// The identifier of the column that is edited.
    pub column: &'static str,
    /// The type of value that the column holds.
    pub ty: FieldType,
    /// Whether the column may be left empty.
    pub optional: bool,
    /// The rows, with what was seen in the column.
    pub rows: Vec<SelectedRow>,
    /// From which day the value holds, for what changes from a day on.
    pub on: Option<Day>,
    /// What is typed, or what was chosen by name.
    pub line: TextLine,
    /// The first row that is shown.
    pub top: usize,
    /// Why it was refused last.
    pub refusal: Option<Refusal>,
    chosen: Value,
    touched: bool,
}

/// Sums over the rows, before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BulkSums {
    /// Hours a week.
    pub hours: (Decimal, Decimal),
    /// Jobs of those who count for the agreement; `None` when the unit is not known.
    pub jobs: Option<(Tenths, Tenths)>,
}

impl BulkEdit {
    /// Lines inside its frame beside the rows: the value, why it is refused, an empty one, and two of sums.
    pub const AROUND: usize = 5;

    /// An edit of these rows. What they all hold already stands there to be replaced.
    pub fn of(
        (pane, column): (PaneId, &'static str),
        (ty, optional): (FieldType, bool),
        rows: Vec<SelectedRow>,
        on: Option<Day>,
        words: &dyn Lexicon,
    ) -> Self {
        let (line, chosen) = (TextLine::default(), Value::Empty);
        let mut edit =
            Self { pane, column, ty, optional, rows, on, line, top: 0, refusal: None, chosen, touched: false };
        if let Some(value) = edit.shared() {
            let label = edit.rows.first().and_then(|row| row.seen.as_ref()?.label.clone());
            edit.line = TextLine::holding(label.unwrap_or_else(|| words.written(&value)));
            edit.chosen = value;
        }
        edit
    }

    /// The value that all rows hold, when it is one.
    pub fn shared(&self) -> Option<Value> {
        let mut values = self.rows.iter().map(|row| row.seen.as_ref().map(|cell| &cell.value));
        let first = values.next()??;
        values.all(|value| value == Some(first)).then(|| first.clone())
    }

    /// Whether the value is chosen from a list rather than typed.
    pub fn is_chosen(&self) -> bool {
        matches!(self.ty, FieldType::Ref(_) | FieldType::Choice(_) | FieldType::Flag)
    }

    /// What the rows will hold; `None` as long as nothing was typed or chosen.
    ///
    /// # Errors
    /// Returns a refusal when the text is no value of the type of the column.
    pub fn value(&self, words: &dyn Lexicon, today: Day) -> Result<Option<Value>, Refusal> {
        if !self.touched {
            return Ok(None);
        }
        if self.is_chosen() {
            return Ok(Some(self.chosen.clone()));
        }
        read_typed((self.ty, year_meant(self.column)), self.line.text(), words, today).map(Some)
    }

    /// How many rows hold this value already.
    pub fn unchanged(&self, value: &Value) -> usize {
        self.rows.iter().filter(|row| row.seen.as_ref().is_some_and(|cell| cell.value == *value)).count()
    }

    /// The sums of hours and jobs, where hours are edited.
    pub fn sums(&self, value: &Value, settings: Option<&Settings>) -> Option<BulkSums> {
        let Value::Decimal(after) = value else { return None };
        if self.ty != FieldType::Hours {
            return None;
        }
        let hours = |row: &SelectedRow| match row.seen.as_ref().map(|cell| &cell.value) {
            Some(Value::Decimal(hours)) => *hours,
            _ => Decimal::ZERO,
        };
        let counts = |row: &&SelectedRow| matches!(row.jobs.as_ref().map(|cell| &cell.value), Some(Value::Decimal(jobs)) if *jobs != Decimal::ZERO);
        let sum = |rows: &mut dyn Iterator<Item = &SelectedRow>| {
            rows.fold((Decimal::ZERO, Decimal::ZERO), |(a, b), row| (a + hours(row), b + *after))
        };
        let counted = sum(&mut self.rows.iter().filter(counts));
        Some(BulkSums {
            hours: sum(&mut self.rows.iter()),
            jobs: settings.and_then(|settings| settings.jobs(counted.0).zip(settings.jobs(counted.1))),
        })
    }

    /// Takes pasted text in, where the value is typed.
    pub fn paste(&mut self, text: &str) {
        if !self.is_chosen() {
            (self.touched, self.refusal) = (true, None);
            self.line.paste(text);
        }
    }

    /// Takes what was chosen.
    pub fn fill_in(&mut self, item: PickItem) {
        (self.line, self.chosen) = (TextLine::holding(item.label), item.value);
        (self.touched, self.refusal) = (true, None);
    }

    /// Handles a key.
    pub fn act(&mut self, key: TextKey, context: &LayerContext<'_>) -> Intent {
        match key {
            TextKey::Cancel => return Intent::Close,
            TextKey::Accept => return self.save(context),
            TextKey::Up | TextKey::Down | TextKey::PageUp | TextKey::PageDown => {
                let shown = context.page.saturating_sub(Self::AROUND).max(1);
                let tops = (self.rows.len() + 1).saturating_sub(shown);
                self.top = key.in_list().map_or(self.top, |motion| motion.in_list(self.top, shown, tops));
            }
            TextKey::Edit(TextEdit::Insert(c)) if self.is_chosen() => return self.choose(Some(c)),
            TextKey::Edit(TextEdit::Backspace | TextEdit::Delete | TextEdit::Clear) if self.is_chosen() => {
                return self.choose(None);
            }
            TextKey::Edit(edit) => {
                (self.touched, self.refusal) = (true, None);
                self.line.edit(edit);
            }
            TextKey::Next | TextKey::Previous | TextKey::Choose | TextKey::Discard | TextKey::SaveForNext => {}
        }
        Intent::Stay
    }

    /// What its value is chosen for, as far as one row tells it.
    pub fn near(&self) -> Option<(Kind, Id)> {
        self.rows.first().map(|row| (self.pane.kind(), row.id))
    }

    fn choose(&self, first: Option<char>) -> Intent {
        let (ty, optional, current) = (self.ty, self.optional, self.chosen.clone());
        let (offered, near) = (Vec::new(), self.near());
        Intent::Choose { field: 0, ty, optional, current, first, except: None, offered, near }
    }

    fn save(&mut self, context: &LayerContext<'_>) -> Intent {
        match self.value(context.words, context.today) {
            Err(refusal) => {
                self.refusal = Some(refusal.clone());
                Intent::Refuse(refusal)
            }
            Ok(None) if self.is_chosen() && self.chosen.is_empty() => self.choose(None),
            Ok(None) => Intent::Close,
            Ok(Some(value)) => {
                let seen = |row: &SelectedRow| (row.id, row.seen.as_ref().map(|cell| cell.value.clone()));
                let rows = self.rows.iter().map(seen).collect();
                let target = EditTarget::Cells { pane: self.pane, rows, column: self.column };
                Intent::Save { value: Some(value).filter(|value| !target.holds(value)), target, next: None }
            }
        }
    }
}
