//! The values that a row gives for one record.

use super::prelude::*;
use std::ops::Deref;

/// Values by the names of their fields, each field at most once.
#[derive(Debug, Clone, Default)]
pub(super) struct RowValues(Vec<(&'static str, Value)>);

impl RowValues {
    /// The three parts of a person's name, empty ones too.
    pub(super) fn of_person(name: PersonName) -> Self {
        RowValues(name.parts().map(|(field, part)| (field, part.to_value())).to_vec())
    }

    /// The value of a field; `None` when the row gives none.
    pub(super) fn get(&self, field: &str) -> Option<&Value> {
        self.iter().find(|(name, _)| *name == field).map(|(_, value)| value)
    }

    pub(super) fn has(&self, field: &str) -> bool {
        self.get(field).is_some()
    }

    /// The value of a field as text; empty when the row gives none.
    pub(super) fn text(&self, field: &str) -> String {
        self.get(field).map(Value::plain).unwrap_or_default()
    }

    /// Sets the value of a field, replacing any other.
    pub(super) fn set(&mut self, field: &'static str, value: Value) {
        self.0.retain(|(name, _)| *name != field);
        self.0.push((field, value));
    }

    /// Keeps the fields whose value passes.
    pub(super) fn retain(&mut self, passes: impl Fn(&Value) -> bool) {
        self.0.retain(|(_, value)| passes(value));
    }

    /// The same without these fields.
    pub(super) fn without(mut self, fields: &[&str]) -> Self {
        self.0.retain(|(name, _)| !fields.contains(name));
        self
    }
}

impl Deref for RowValues {
    type Target = [(&'static str, Value)];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Extend<(&'static str, Value)> for RowValues {
    fn extend<I: IntoIterator<Item = (&'static str, Value)>>(&mut self, values: I) {
        values.into_iter().for_each(|(field, value)| self.set(field, value));
    }
}
