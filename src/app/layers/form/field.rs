//! One field of a form.

use crate::app::layers::line::TextLine;
use crate::app::lexicon::Lexicon;
use crate::domain::columns::column;
use crate::domain::record::Kind;
use crate::domain::value::{FieldType, Value};

/// What stands before a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// The label of a field or column.
    Field(Kind, &'static str),
    /// Words of their own: `label-` followed by this.
    Own(&'static str),
}

/// One field of a form.
#[derive(Debug)]
pub struct FormField {
    /// What stands before it.
    pub label: Label,
    /// What it holds.
    pub ty: FieldType,
    /// Whether it has to be filled in.
    pub required: bool,
    /// What is typed, or the name of what was chosen.
    pub line: TextLine,
    /// What was chosen from a list.
    pub(super) chosen: Value,
}

impl FormField {
    /// An empty field for a field or column of a kind.
    pub fn of(kind: Kind, name: &'static str) -> Self {
        let ty = column(kind, name).map_or(FieldType::Text(200), |c| c.ty);
        let required = kind.field(name).is_some_and(|info| info.required);
        Self { label: Label::Field(kind, name), ty, required, line: TextLine::default(), chosen: Value::Empty }
    }

    /// An empty field with words of its own, which has to be filled in.
    pub fn own(name: &'static str, ty: FieldType) -> Self {
        Self { label: Label::Own(name), ty, required: true, line: TextLine::default(), chosen: Value::Empty }
    }

    /// The same, to be filled in.
    pub fn needed(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same, which may stay empty.
    pub fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    /// The same, holding a value.
    pub fn with(mut self, value: Value, words: &dyn Lexicon) -> Self {
        self.line = TextLine::holding(words.written(&value));
        self.chosen = value;
        self
    }

    /// Whether it is filled in by choosing rather than typing.
    pub fn is_chosen(&self) -> bool {
        matches!(self.ty, FieldType::Ref(_) | FieldType::Choice(_) | FieldType::Flag)
    }

    /// The name by which its value is asked for.
    pub fn name(&self) -> &'static str {
        match self.label {
            Label::Field(_, name) | Label::Own(name) => name,
        }
    }
}
