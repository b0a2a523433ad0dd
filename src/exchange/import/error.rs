//! Why a row, or all of an import, goes no further: as what is planned would be refused, so a row is.

use super::layout::FieldTarget;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::repository::CommitError;

impl CommitError {
    /// A row is refused for this reason, because of what it says or does not say of a field.
    pub(super) fn at((kind, field): FieldTarget, reason: Reason) -> Self {
        Refusal::new(reason).at(kind, field).into()
    }

    /// The same about another field.
    pub(super) fn about(mut self, field: FieldTarget) -> Self {
        if let CommitError::Refused(refusal) = &mut self {
            refusal.field = Some(field);
        }
        self
    }
}
