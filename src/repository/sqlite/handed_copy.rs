//! Copies that are handed over as a stream: what is written elsewhere in another form, encrypted for somebody say.

use std::fs::File;
use std::path::PathBuf;

use super::SqliteRepository;
use super::backup::{copied, made};
use super::errors::located;
use crate::domain::access::table::Power;
use crate::repository::{CopyMade, Progress, StoreError};

impl SqliteRepository {
    /// Makes a copy beside the store, encrypted as that is, checks it, hands it over and takes it away again. Answers what was made of it:
    /// at which path, which is up to `hand`.
    ///
    /// # Errors
    /// Returns [`Reason::NotForYourRole`](crate::domain::reason::Reason::NotForYourRole), what `hand` fails with, or the errors of
    /// [`Repository::backup`](crate::repository::Repository::backup).
    pub fn with_copy<E: From<StoreError>>(
        &self,
        progress: Progress<'_>,
        hand: impl FnOnce(&mut File) -> Result<PathBuf, E>,
    ) -> Result<CopyMade, E> {
        self.must_have(Power::Copy)?;
        self.is_in_place()?;
        let copy =
            copied((&self.conn, &self.keys), &self.path, progress).map_err(|error| located(error, &self.path))?;
        let mut about = made(copy.path(), &self.path, &self.keys)?;
        about.path = hand(&mut File::open(copy.path()).map_err(StoreError::from)?)?;
        about.bytes = about.path.metadata().map_err(StoreError::from)?.len();
        Ok(about)
    }
}
