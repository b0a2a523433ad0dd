//! Creating and editing one record, field by field.

use super::prelude::*;

/// Refuses kinds that are never created or edited by hand.
///
/// # Errors
/// The reason that the kind gives; see [`Typed::FROZEN`](crate::domain::record::Typed::FROZEN).
pub fn not_frozen(kind: Kind) -> Result<(), Refusal> {
    kind.frozen().map_or(Ok(()), |reason| Err(Refusal::new(reason)))
}

/// Creates a record.
///
/// # Errors
/// What its field table or its own rules refuse, and what [`not_frozen`] does.
pub fn create(record: Record) -> Result<Decision, Refusal> {
    not_frozen(record.kind())?;
    Decision::created(record)
}

/// Sets fields of a record.
///
/// # Errors
/// Returns `unknown-field`, `required`, what the field's type refuses, the rules between the fields, and what [`not_frozen`] does.
pub fn edit(record: &Record, fields: &[(&str, Value)]) -> Result<Decision, Refusal> {
    not_frozen(record.kind())?;
    let mut after = record.clone();
    for (field, value) in fields {
        after.set(field, value.clone())?;
    }
    Decision::updated(record.clone(), after)
}
