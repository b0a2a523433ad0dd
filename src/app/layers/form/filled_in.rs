//! The values of a filled-in form.

use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldValue, Value};

/// The values of a form, by the names of its fields.
pub(super) struct FilledIn(pub(super) Vec<(&'static str, Value)>);

impl FilledIn {
    /// The value of a field. Refused when the form has no such field, or the value is of another type.
    pub(super) fn read<T: FieldValue>(&self, name: &str) -> Result<T, Refusal> {
        let value = self.0.iter().find(|(known, _)| *known == name).and_then(|(_, value)| T::from_value(value.clone()));
        value.ok_or_else(|| Refusal::new(Reason::Required))
    }

    /// The same of a field that not every form of its sort has; `None` without one.
    pub(super) fn read_if_asked<T: FieldValue>(&self, name: &str) -> Result<Option<T>, Refusal> {
        if self.0.iter().any(|(known, _)| *known == name) { self.read(name) } else { Ok(None) }
    }

    /// A text; `None` when nothing was typed.
    pub(super) fn text(&self, name: &str) -> Result<Option<String>, Refusal> {
        Ok(Some(self.read::<String>(name)?).filter(|text| !text.is_empty()))
    }
}
