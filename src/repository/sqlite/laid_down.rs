//! Copies that come as a stream, out of another form.

use std::fs::OpenOptions;
use std::io::{self, Read, Write};
use std::path::Path;

use super::errors::located;
use super::key::{self, HEAD, KeyHolder};
use super::place::Unfinished;
use crate::domain::reason::Reason;
use crate::repository::StoreError;

/// A copy that came as a stream, laid down beside the store in whose place it comes. It goes when it is done with.
pub struct LaidDown(Unfinished);

impl LaidDown {
    /// Lays down what is read from a file, for a store at another path. Nothing is laid down in clear beside a store that is encrypted.
    ///
    /// # Errors
    /// Returns [`Reason::StoreForeign`] and [`Reason::StoreInClear`], or what the reader or the system reports.
    pub fn of(source: &mut dyn Read, from: &Path, to: (&Path, &KeyHolder)) -> Result<Self, StoreError> {
        let (to, keys) = to;
        let mut head = Vec::new();
        Read::take(&mut *source, HEAD).read_to_end(&mut head)?;
        match key::seal_in(&head) {
            None => return Err(StoreError::File(Reason::StoreForeign, from.into())),
            Some(false) if keys.is_told() || key::is_encrypted(to) => {
                return Err(StoreError::File(Reason::StoreInClear, from.into()));
            }
            Some(_) => {}
        }
        let laid = Unfinished::beside(to)?;
        let mut write = || -> io::Result<()> {
            let mut file = OpenOptions::new().write(true).open(laid.path())?;
            file.write_all(&head)?;
            io::copy(source, &mut file).map(drop)
        };
        write().map_err(|error| located(error.into(), to))?;
        Ok(Self(laid))
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        self.0.path()
    }
}
