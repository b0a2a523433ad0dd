//! Layers: what stands above the view. An event goes to the top layer first; each layer says what becomes of it.

pub mod charges;
pub mod confirm_note;
pub mod conflict;
pub mod editor;
pub mod filter;
pub mod form;
pub mod import;
pub mod palette;
pub mod picker;
pub mod record_detail;

use tui_input::{Input, InputRequest};

use crate::domain::days::{Day, DayOrder, parse_relative};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Reading, Value};

use super::action::TextEdit;
use super::lexicon::Lexicon;

/// A layer.
#[derive(Debug)]
pub enum Layer {
    /// Editing a cell in place.
    Editor(editor::Editor),
    /// Choosing from a list.
    Picker(picker::Picker),
    /// A few fields at once.
    Form(form::Form),
    /// The filter bar.
    Filter(filter::FilterBar),
    /// One record in full.
    RecordDetail(record_detail::RecordDetailView),
    /// What a client is charged.
    Charges(charges::ChargesView),
    /// Help, and the palette.
    Palette(palette::ActionPalette),
    /// Somebody else was first.
    Conflict(conflict::Conflict),
    /// A note that should not be kept.
    ConfirmNote(confirm_note::ConfirmNote),
    /// Reading in files.
    Import(import::ImportView),
}

/// What becomes of a layer after an event.
#[derive(Debug)]
pub enum Flow {
    /// It stays.
    Stay,
    /// It goes.
    Close,
    /// It stays, and another comes above it.
    Open(Box<Layer>),
    /// Another takes its place.
    Become(Box<Layer>),
    /// It stays, and the view below handles the action.
    Pass,
}

/// A line of text being typed. What it starts with is replaced by the first letter typed, as in a spreadsheet, and kept
/// when the cursor is moved first.
#[derive(Debug, Clone, Default)]
pub struct Line {
    input: Input,
    fresh: bool,
}

impl Line {
    /// A line that holds this text, to be replaced by typing.
    pub fn holding(text: String) -> Self {
        Self { fresh: !text.is_empty(), input: Input::new(text) }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Where the cursor stands, in cells from the start of the text.
    pub fn cursor(&self) -> usize {
        self.input.visual_cursor()
    }

    /// Whether typing replaces everything.
    pub fn is_fresh(&self) -> bool {
        self.fresh
    }

    /// Edits the text.
    pub fn edit(&mut self, edit: TextEdit) {
        let replace = std::mem::take(&mut self.fresh);
        let request = match edit {
            TextEdit::Insert(c) => {
                if replace {
                    self.input.reset();
                }
                InputRequest::InsertChar(c)
            }
            TextEdit::Backspace | TextEdit::Delete if replace => {
                self.input.reset();
                return;
            }
            TextEdit::Backspace => InputRequest::DeletePrevChar,
            TextEdit::Delete => InputRequest::DeleteNextChar,
            TextEdit::DeleteWord => InputRequest::DeletePrevWord,
            TextEdit::Clear => InputRequest::DeleteLine,
            TextEdit::Left => InputRequest::GoToPrevChar,
            TextEdit::Right => InputRequest::GoToNextChar,
            TextEdit::Start => InputRequest::GoToStart,
            TextEdit::End => InputRequest::GoToEnd,
        };
        let _ = self.input.handle(request);
    }

    /// Puts pasted text in; line ends become spaces and never submit.
    pub fn paste(&mut self, text: &str) {
        for c in text.trim_end_matches(['\r', '\n']).chars() {
            self.edit(TextEdit::Insert(if c.is_control() { ' ' } else { c }));
        }
    }
}

/// Reads what was typed for a field. Days may be relative to today, whatever day is looked at: `vandaag`, `+7`, `2w`.
///
/// # Errors
/// What the field's type refuses.
pub fn read_typed(ty: FieldType, text: &str, words: &dyn Lexicon, today: Day) -> Result<Value, Refusal> {
    if ty == FieldType::Day
        && let Ok(day) = parse_relative(text.trim(), today)
    {
        return Ok(Value::Day(day));
    }
    ty.read(text, &Reading { order: DayOrder::DayFirst, words: words.vocabulary() })
}
