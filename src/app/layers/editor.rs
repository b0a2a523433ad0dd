//! Editing a cell in place. Enter saves; Tab and Shift-Tab save and go on to the next or previous cell; down and up
//! save and go on in the same column, or in the next field of a record; Esc keeps the old value. What is refused stays as it was typed.

use super::context::LayerContext;
use super::intent::Intent;
use super::line::{TextLine, read_typed, year_meant};
use super::target::EditTarget;
use crate::app::action::{Motion, TextKey};
use crate::app::form_kind::FormFor;
use crate::app::lexicon::Lexicon;
use crate::app::state::drafts::FormDraft;
use crate::domain::days::Day;
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Value};

/// A cell being edited.
#[derive(Debug)]
pub struct Editor {
    /// The cells or field that the value is saved to.
    pub target: EditTarget,
    /// The type of value that the typed text is read as.
    pub ty: FieldType,
    /// The text as typed so far.
    pub line: TextLine,
    /// Why the text was refused at the last attempt to save; `None` after the next edit.
    pub refusal: Option<Refusal>,
}

impl Editor {
    /// Handles a key.
    pub fn act(&mut self, key: TextKey, context: &LayerContext<'_>) -> Intent {
        match key {
            TextKey::Edit(edit) if self.line.asks_above(edit, self.ty) => Intent::TakeOver,
            TextKey::Edit(edit) => {
                self.refusal = None;
                self.line.edit(edit);
                Intent::Stay
            }
            TextKey::Cancel => Intent::Close,
            TextKey::Accept => self.save(context, None),
            TextKey::Next => self.save(context, Some(Motion::Right)),
            TextKey::Previous => self.save(context, Some(Motion::Left)),
            TextKey::Up => self.save(context, Some(Motion::Up)),
            TextKey::Down => self.save(context, Some(Motion::Down)),
            TextKey::PageUp | TextKey::PageDown | TextKey::Choose | TextKey::Discard | TextKey::SaveForNext => {
                Intent::Stay
            }
        }
    }

    /// The day that is understood from what is being typed; `None` before anything is typed, and for what is no day.
    pub fn day_understood(&self, words: &dyn Lexicon, today: Day) -> Option<Day> {
        let read = || read_typed((self.ty, year_meant(self.target.name())), self.line.text(), words, today).ok()?.day();
        if self.line.is_fresh() { None } else { read() }
    }

    /// What is typed in it, as a form for the same field goes on with it; `None` for what is no text of one record, and where nothing is.
    pub fn draft(&self, before: &str, subject: String) -> Option<FormDraft> {
        let typed = self.line.text();
        if !matches!(self.ty, FieldType::Text(_)) || typed == before {
            return None;
        }
        let (kind, id, name, seen) = self.target.field()?;
        let fields = vec![(name.to_owned(), (typed.to_owned(), Value::Empty))];
        Some(FormDraft { purpose: FormFor::Fill(kind, id, vec![(name, seen)]), subject, fields })
    }

    fn save(&mut self, context: &LayerContext<'_>, next: Option<Motion>) -> Intent {
        match read_typed((self.ty, year_meant(self.target.name())), self.line.text(), context.words, context.today) {
            Err(refusal) => {
                self.refusal = Some(refusal.clone());
                Intent::Refuse(refusal)
            }
            Ok(value) => {
                let target = self.target.clone();
                Intent::Save { value: Some(value).filter(|value| !target.holds(value)), target, next }
            }
        }
    }
}
