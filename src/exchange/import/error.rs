//! Why a row, or all of an import, goes no further.

use super::layout::FieldTarget;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::repository::StoreError;

/// Why a row is left out, or why there is no plan at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The row, or a sheet, cannot be understood or stored; it is because of the field that the refusal names.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed: nothing goes any further.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ImportError {
    /// A row is refused for this reason, because of what it says or does not say of a field.
    pub(super) fn at((kind, field): FieldTarget, reason: Reason) -> Self {
        Refusal::new(reason).at(kind, field).into()
    }

    /// The same about another field.
    pub(super) fn about(mut self, field: FieldTarget) -> Self {
        if let ImportError::Refused(refusal) = &mut self {
            refusal.field = Some(field);
        }
        self
    }
}

impl From<ImportError> for Refusal {
    fn from(error: ImportError) -> Refusal {
        match error {
            ImportError::Refused(refusal) => refusal,
            ImportError::Store(error) => Refusal::new(error.reason()),
        }
    }
}
