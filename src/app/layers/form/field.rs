//! One field of a form.

use crate::app::action::TextEdit;
use crate::app::layers::line::{TextLine, read_typed, year_meant};
use crate::app::lexicon::Lexicon;
use crate::app::state::concealment::Concealment;
use crate::domain::columns::column;
use crate::domain::days::{Day, YearMeant};
use crate::domain::real_name;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
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
    /// The type of value that the field holds.
    pub ty: FieldType,
    /// Whether it has to be filled in.
    pub required: bool,
    /// What is typed, or the name of what was chosen.
    pub line: TextLine,
    /// What was chosen from a list.
    pub(super) chosen: Value,
    /// The texts that it is chosen from; empty where the type says what there is to choose.
    pub(super) offered: Vec<String>,
    /// Which year a day without one is in.
    pub(super) year: YearMeant,
    /// Why it was refused last.
    pub refusal: Option<Refusal>,
}

impl FormField {
    /// An empty field for a field or column of a kind.
    pub fn of(kind: Kind, name: &'static str) -> Self {
        let ty = column(kind, name).map_or(FieldType::Text(200), |c| c.ty);
        let required = kind.field(name).is_some_and(|info| info.required);
        Self { required, ..Self::labelled(Label::Field(kind, name), ty) }
    }

    /// An empty field with words of its own, which has to be filled in.
    pub fn own(name: &'static str, ty: FieldType) -> Self {
        Self::labelled(Label::Own(name), ty)
    }

    fn labelled(label: Label, ty: FieldType) -> Self {
        let (Label::Field(_, name) | Label::Own(name)) = label;
        let (line, chosen) = (TextLine::default(), Value::Empty);
        Self { label, ty, required: true, line, chosen, offered: Vec::new(), year: year_meant(name), refusal: None }
    }

    /// The same, for a day on which something ends now: without a year it is the nearest.
    pub fn near(mut self) -> Self {
        self.year = YearMeant::Nearest;
        self
    }

    /// The same, with a choice of these only.
    pub fn among(mut self, choices: &'static [&'static str]) -> Self {
        self.ty = FieldType::Choice(choices);
        self
    }

    /// The same, with a choice of these texts.
    pub fn offering(mut self, texts: Vec<String>) -> Self {
        self.offered = texts;
        self
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

    /// Whether something sensitive stands in it.
    pub fn holds_sensitive(&self) -> bool {
        let sensitive =
            |kind, name| Concealment::Concealed.of_column(kind, name) || Concealment::Concealed.of_field(kind, name);
        matches!(self.label, Label::Field(kind, name) if sensitive(kind, name)) && !self.line.text().is_empty()
    }

    /// Whether this edit asks for what was entered before.
    pub(super) fn asks_above(&self, edit: TextEdit) -> bool {
        match self.is_chosen() {
            true => edit == TextEdit::Insert('"'),
            false => self.line.asks_above(edit, self.ty),
        }
    }

    /// Whether it is filled in by choosing rather than typing.
    pub fn is_chosen(&self) -> bool {
        !self.offered.is_empty() || matches!(self.ty, FieldType::Ref(_) | FieldType::Choice(_) | FieldType::Flag)
    }

    /// What it holds now. Nothing typed is [`Value::Empty`], also where it has to be filled in.
    ///
    /// # Errors
    /// Returns a refusal when the text is no value of the type of the field, or cannot be the number or name of a person where that is
    /// asked.
    pub fn read(&self, words: &dyn Lexicon, today: Day) -> Result<Value, Refusal> {
        if self.is_chosen() {
            return Ok(self.chosen.clone());
        }
        let value = read_typed((self.ty, self.year), self.line.text(), words, today)?;
        match (self.label, &value) {
            // What was there already is left alone.
            (Label::Field(kind, name), Value::Text(typed)) if !self.line.is_fresh() => {
                real_name::check_typed((kind, name), typed).map(|()| value)
            }
            _ => Ok(value),
        }
    }

    /// The day that is understood from what is being typed; `None` before anything is typed, and for what is no day.
    pub fn day_understood(&self, words: &dyn Lexicon, today: Day) -> Option<Day> {
        match self.read(words, today) {
            Ok(Value::Day(day)) if !self.line.is_fresh() => Some(day),
            _ => None,
        }
    }

    /// Looks whether what is typed is understood; a day is then written out.
    ///
    /// # Errors
    /// As [`FormField::read`]; the refusal stays with the field until something else is typed.
    pub(super) fn check(&mut self, words: &dyn Lexicon, today: Day) -> Result<(), Refusal> {
        let read = self.read(words, today);
        self.refusal = read.as_ref().err().cloned();
        let value = read?;
        if self.ty == FieldType::Day && !self.line.is_fresh() {
            self.line = TextLine::holding(words.written(&value));
        }
        Ok(())
    }

    /// Whether nothing stands in it though something has to.
    pub fn lacks(&self) -> bool {
        self.required && self.line.text().trim().is_empty()
    }

    /// Refuses that nothing stands in it though something has to; the refusal stays with the field until something is typed.
    ///
    /// # Errors
    /// Returns `required`.
    pub(super) fn check_filled_in(&mut self) -> Result<(), Refusal> {
        if !self.lacks() {
            return Ok(());
        }
        let refusal = Refusal::new(Reason::Required);
        self.refusal = Some(refusal.clone());
        Err(refusal)
    }

    /// The key that was typed for a record of a kind, when this is the field of one.
    pub(super) fn key_typed(&self) -> Option<(Kind, &str)> {
        let Label::Field(kind, name) = self.label else { return None };
        let typed = self.line.text().trim();
        (kind.key() == Some(name) && !self.line.is_fresh() && !typed.is_empty()).then_some((kind, typed))
    }

    /// The name by which its value is asked for.
    pub fn name(&self) -> &'static str {
        match self.label {
            Label::Field(_, name) | Label::Own(name) => name,
        }
    }
}
