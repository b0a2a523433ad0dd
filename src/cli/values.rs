//! Values of records as they are printed: as people read them, and as JSON. What a reference points at goes by its name, which
//! `label` knows.

use serde_json::{Value as Json, json};

use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::sanitize::clean;
use crate::domain::value::{FieldType, Value};
use crate::repository::{Repository, StoreError};
use crate::text::Words;

/// A reference as JSON, in the one shape that it has everywhere: under the name of the field the name of what it refers to, under
/// `…_key` the key by which commands and imports find that (the number of a person, the code of a team; the name where that is the
/// key; null for a fact, which has none), and under `…_id` its identity. All three are null where it refers to nothing.
///
/// `to` is the identity, the name, and the key where that is not the name.
pub fn references(field: &str, kind: Kind, to: Option<(Id, String, Option<String>)>) -> Vec<(String, Json)> {
    let has_key = kind.key().is_some() || kind.owner().is_none();
    let [name, key, id] = match to {
        Some((id, name, key)) => {
            let key = key.or_else(|| has_key.then(|| name.clone()));
            [json!(name), json!(key), json!(id.to_string())]
        }
        None => [Json::Null, Json::Null, Json::Null],
    };
    vec![(field.to_owned(), name), (format!("{field}_key"), key), (format!("{field}_id"), id)]
}

/// The value of a field of a kind as JSON under a name; of a reference `label` knows the name, and the store the key.
///
/// # Errors
/// Returns an error when the store cannot answer.
pub fn value_json<'a>(
    repo: &dyn Repository,
    (name, ty): (&str, FieldType),
    value: &Value,
    label: impl Fn(Id) -> &'a str,
) -> Result<Vec<(String, Json)>, StoreError> {
    let FieldType::Ref(kind) = ty else { return Ok(vec![(name.to_owned(), json!(value))]) };
    let Some(id) = value.reference() else { return Ok(references(name, kind, None)) };
    let record = if kind.key().is_some() { repo.record(kind, id)? } else { None };
    let key = record.and_then(|record| Some(record.get(kind.key()?).plain()));
    Ok(references(name, kind, Some((id, label(id).to_owned(), key))))
}

/// A value as the user reads it.
pub fn shown<'a>(words: &Words, value: &Value, label: impl Fn(Id) -> &'a str) -> String {
    let text = value.reference().map_or_else(|| words.value(value), |id| label(id).to_owned());
    clean(&text).into_owned()
}
