//! Edits that were begun on a value that somebody else has changed since.

use crate::domain::change::Clash;
use crate::domain::record::Record;
use crate::domain::value::Value;

use super::context::CommandError;

/// Refuses an edit that was begun on a value that is no longer there.
pub fn not_overtaken<'a>(
    record: &Record,
    fields: impl IntoIterator<Item = (&'static str, Option<&'a Value>, &'a Value)>,
) -> Result<(), CommandError> {
    for (field, seen, value) in fields {
        let theirs = record.get(field);
        if let Some(seen) = seen
            && *seen != theirs
            && theirs != *value
        {
            return Err(overtaken(record, field, seen.clone(), value, theirs));
        }
    }
    Ok(())
}

/// The conflict of an edit that was begun on another value than is stored now.
pub fn overtaken(record: &Record, field: &'static str, seen: Value, yours: &Value, theirs: Value) -> CommandError {
    CommandError::Conflict {
        clashes: vec![Clash {
            kind: record.kind(),
            id: record.id(),
            field: Some(field),
            seen,
            yours: yours.clone(),
            theirs,
        }],
        by: None,
    }
}
