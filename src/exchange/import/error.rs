//! Why a row, or all of an import, goes no further.

use super::layout::FieldTarget;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::repository::StoreError;

/// Why there is no plan at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The sheets cannot be understood.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ImportError> for Refusal {
    fn from(error: ImportError) -> Refusal {
        match error {
            ImportError::Refused(refusal) => refusal,
            ImportError::Store(error) => Refusal::new(error.reason()),
        }
    }
}

/// Why a row goes no further.
pub(super) enum RowError {
    /// The row is refused because of this column of the sheet, or of the field that the refusal names.
    Fault { column: Option<usize>, refusal: Refusal },
    /// The store failed: nothing goes any further.
    Store(StoreError),
}

impl RowError {
    pub(super) fn in_column(column: usize, refusal: Refusal) -> Self {
        RowError::Fault { column: Some(column), refusal }
    }

    /// The row is refused for this reason, because of what it says or does not say of a field.
    pub(super) fn at((kind, field): FieldTarget, reason: Reason) -> Self {
        Refusal::new(reason).at(kind, field).into()
    }

    /// The same about another field, unless it is about a column.
    pub(super) fn about(mut self, field: FieldTarget) -> Self {
        if let RowError::Fault { column: None, refusal } = &mut self {
            refusal.field = Some(field);
        }
        self
    }
}

impl From<Refusal> for RowError {
    fn from(refusal: Refusal) -> Self {
        RowError::Fault { column: None, refusal }
    }
}

/// For what cannot be a fault of a row.
impl From<RowError> for ImportError {
    fn from(error: RowError) -> Self {
        match error {
            RowError::Store(error) => error.into(),
            RowError::Fault { refusal, .. } => refusal.into(),
        }
    }
}

impl From<StoreError> for RowError {
    fn from(error: StoreError) -> Self {
        RowError::Store(error)
    }
}
