//! Edits that were begun on a value that somebody else has changed since.

use crate::domain::change::{Clash, Decision};
use crate::domain::id::Id;
use crate::domain::kinds::Placement;
use crate::domain::record::Record;
use crate::domain::value::Value;

use super::context::CommandError;

/// A record, with the value that was seen in it when the edit was begun, if it was seen: who acts on something else than what
/// is stored by then is asked first.
pub type Seen = (Id, Option<Value>);

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

/// Asks first when somebody else gave it an end in the meantime, also when it is the same day for another reason.
pub fn not_ended_meanwhile(
    now: Option<Record>,
    seen: Option<&Value>,
    last: Value,
    decision: Decision,
) -> Result<Decision, CommandError> {
    match (now, seen) {
        (Some(now), Some(seen)) if now.get(Placement::until) != *seen && !decision.changes.is_empty() => {
            let theirs = now.get(Placement::until);
            Err(overtaken(&now, Placement::until, seen.clone(), &last, theirs))
        }
        _ => Ok(decision),
    }
}
