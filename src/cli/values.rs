//! Values of records as they are printed: as people read them, and as JSON. What a reference points at goes by its name, which
//! `label` knows.

use serde_json::{Value as Json, json};

use crate::domain::id::Id;
use crate::domain::sanitize::clean;
use crate::domain::value::Value;
use crate::text::Words;

/// A value as JSON.
pub fn value_json<'a>(value: &Value, label: impl Fn(Id) -> &'a str) -> Json {
    value.reference().map_or_else(|| json!(value), |id| json!(label(id)))
}

/// A value as the user reads it.
pub fn shown<'a>(words: &Words, value: &Value, label: impl Fn(Id) -> &'a str) -> String {
    let text = value.reference().map_or_else(|| words.value(value), |id| label(id).to_owned());
    clean(&text).into_owned()
}
