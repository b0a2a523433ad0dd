//! Reading records as the types they are, from any engine.

use super::{Repository, StoreError};
use crate::domain::id::Id;
use crate::domain::record::Recorded;

/// What [`Repository`] answers as records of any kind, answered as one type: `repo.all_of::<Team>()`.
pub trait TypedReading {
    /// All records of a small kind.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn all_of<R: Recorded>(&self) -> Result<Vec<R>, StoreError>;

    /// One record by its identity; `None` when it is gone.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn one<R: Recorded>(&self, id: Id) -> Result<Option<R>, StoreError>;

    /// The records that refer to this one by this field, in order of `from`: `repo.referring_to::<Placement>("team", id)`.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn referring_to<R: Recorded>(&self, field: &'static str, id: Id) -> Result<Vec<R>, StoreError>;
}

impl<S: Repository + ?Sized> TypedReading for S {
    fn all_of<R: Recorded>(&self) -> Result<Vec<R>, StoreError> {
        Ok(self.all(R::KIND)?.into_iter().filter_map(R::out_of).collect())
    }

    fn one<R: Recorded>(&self, id: Id) -> Result<Option<R>, StoreError> {
        Ok(self.record(R::KIND, id)?.and_then(R::out_of))
    }

    fn referring_to<R: Recorded>(&self, field: &'static str, id: Id) -> Result<Vec<R>, StoreError> {
        Ok(self.referring(R::KIND, field, id)?.into_iter().filter_map(R::out_of).collect())
    }
}
