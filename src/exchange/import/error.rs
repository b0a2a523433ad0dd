//! Why a row, or all of an import, goes no further.

use crate::domain::record::Kind;
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
    /// For who shows refusals only: a failing store gives its reason.
    fn from(error: ImportError) -> Refusal {
        match error {
            ImportError::Refused(refusal) => refusal,
            ImportError::Store(error) => Refusal::new(error.reason()),
        }
    }
}

/// Why a row goes no further.
pub(super) enum RowError {
    /// The row is refused; laid at the door of this column of the sheet, or of the field that the refusal names.
    Fault { column: Option<usize>, refusal: Refusal },
    /// The store failed: nothing goes any further.
    Store(StoreError),
}

impl RowError {
    pub(super) fn in_column(column: usize, refusal: Refusal) -> Self {
        RowError::Fault { column: Some(column), refusal }
    }

    /// Lays a refusal at a field's door, instead of where it was.
    pub(super) fn moved(self, kind: Kind, field: &'static str) -> Self {
        match self {
            RowError::Fault { column: None, refusal } => {
                RowError::Fault { column: None, refusal: Refusal { field: Some((kind, field)), ..refusal } }
            }
            other => other,
        }
    }
}

impl From<Refusal> for RowError {
    fn from(refusal: Refusal) -> Self {
        RowError::Fault { column: None, refusal }
    }
}

impl From<StoreError> for RowError {
    fn from(error: StoreError) -> Self {
        RowError::Store(error)
    }
}
