//! A line of text being typed, and reading what it says.

use tui_input::{Input, InputRequest};

use crate::app::action::TextEdit;
use crate::app::lexicon::Lexicon;
use crate::domain::days::{Day, DayOrder, YearMeant, parse_typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, InputRules, Value};

/// A line of text being typed. What it starts with is replaced by the first letter typed, as in a spreadsheet, and kept
/// when the cursor is moved first.
#[derive(Debug, Clone, Default)]
pub struct TextLine {
    input: Input,
    fresh: bool,
    taken: bool,
}

impl TextLine {
    /// A line that holds this text, to be replaced by typing.
    pub fn holding(text: String) -> Self {
        Self { fresh: !text.is_empty(), input: Input::new(text), taken: false }
    }

    /// A line with what was typed before, to be gone on with.
    pub fn going_on(text: String) -> Self {
        Self { fresh: false, input: Input::new(text), taken: false }
    }

    /// A line that holds what was taken over from elsewhere, to be replaced by typing.
    pub fn taken_over(text: String) -> Self {
        Self { taken: true, ..Self::holding(text) }
    }

    /// Whether this edit asks for what stands above, where a value of a type is typed: in words the letter may be meant as it is, when
    /// it stands among others or is typed again.
    pub fn asks_above(&self, edit: TextEdit, ty: FieldType) -> bool {
        let in_words = matches!(ty, FieldType::Text(_));
        edit == TextEdit::Insert('"') && (!in_words || (!self.taken && (self.fresh || self.text().is_empty())))
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Where the cursor stands, in cells from the start of the text.
    pub fn cursor(&self) -> usize {
        self.input.visual_cursor()
    }

    /// Whether the cursor stands behind the last letter.
    pub fn is_at_end(&self) -> bool {
        self.input.cursor() == self.text().chars().count()
    }

    /// Whether typing replaces everything.
    pub fn is_fresh(&self) -> bool {
        self.fresh
    }

    /// Edits the text.
    pub fn edit(&mut self, edit: TextEdit) {
        let replace = std::mem::take(&mut self.fresh);
        self.taken = false;
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

/// The year that is meant by a day typed without one, in a field of this name: what has an end is to go on until then.
pub fn year_meant(name: &str) -> YearMeant {
    if name.ends_with("until") || name == "wanted_by" { YearMeant::Coming } else { YearMeant::This }
}

/// Reads what was typed for a field. Days may be relative to today, whatever day is looked at: `vandaag`, `+7`, `2w`.
///
/// # Errors
/// Returns a refusal when the text is no value of the field's type.
pub fn read_typed(
    (ty, year): (FieldType, YearMeant),
    text: &str,
    words: &dyn Lexicon,
    today: Day,
) -> Result<Value, Refusal> {
    if ty == FieldType::Day
        && let Ok(day) = parse_typed(text.trim(), today, year)
    {
        return Ok(Value::Day(day));
    }
    ty.read(text, &InputRules { order: DayOrder::DayFirst, words: words.vocabulary() })
}
