//! Why a row, or the whole import, is refused: in the same form as the refusal of a verb.

use super::mapped_column::FieldTarget;
use super::prelude::*;

impl CommitError {
    /// Refuses a row for this reason, because of a value, or a missing value, of this field.
    pub(super) fn at((kind, field): FieldTarget, reason: Reason) -> Self {
        Refusal::new(reason).at(kind, field).into()
    }

    /// The same refusal about another field.
    pub(super) fn about(mut self, field: FieldTarget) -> Self {
        if let CommitError::Refused(refusal) = &mut self {
            refusal.field = Some(field);
        }
        self
    }
}
