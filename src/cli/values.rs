//! Values of records as they are printed: as people read them, and as JSON.

use serde_json::{Value as Json, json};

use super::session::Session;
use crate::domain::sanitize::clean;
use crate::domain::value::{FieldType, Value};
use crate::repository::{Repository, StoreError};

/// A value as JSON: a reference by the name of what it points at.
pub fn value_json(repo: &dyn Repository, ty: FieldType, value: &Value) -> Result<Json, StoreError> {
    Ok(match (ty, value) {
        (FieldType::Ref(kind), Value::Ref(id)) => json!(repo.label(kind, *id)?),
        (_, value) => json!(value),
    })
}

/// A value as the user reads it.
pub fn shown(session: &Session, repo: &dyn Repository, ty: FieldType, value: &Value) -> Result<String, StoreError> {
    let text = match (ty, value) {
        (FieldType::Ref(kind), Value::Ref(id)) => repo.label(kind, *id)?,
        (_, value) => session.words.value(value),
    };
    Ok(clean(&text).into_owned())
}
