//! Plain making and editing of one record, field by field.

use crate::domain::change::Decision;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;

/// Makes a record.
///
/// # Errors
/// What its field table or its own rules refuse.
pub fn create(record: Record) -> Result<Decision, Refusal> {
    let mut decision = Decision::default();
    decision.create(record)?;
    Ok(decision)
}

/// Sets fields of a record.
///
/// # Errors
/// `unknown-field`, `required`, what the field's type refuses, and the rules between the fields.
pub fn edit(record: &Record, fields: &[(&str, Value)]) -> Result<Decision, Refusal> {
    let mut after = record.clone();
    for (field, value) in fields {
        after.set(field, value.clone())?;
    }
    let mut decision = Decision::default();
    decision.update(record.clone(), after)?;
    Ok(decision)
}
