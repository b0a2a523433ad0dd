//! Puts a copy in the place of a store. What has to be said of that is in the copy before it gets the name, so that there is never a
//! moment in which it stands there unsaid.

use std::io;
use std::path::{Path, PathBuf, absolute};

use rusqlite::{OpenFlags, TransactionBehavior};

use super::backup::{copied, open_copy, same_file};
use super::errors::located;
use super::file::{self, FileState};
use super::options::{OpenOptions, Restored};
use super::place::Held;
use super::{SqliteRepository, commit, newest_copy, open};
use crate::domain::reason::Reason;
use crate::repository::{Progress, StoreError};

/// The suffix of the file in which a store is kept when a copy is restored over it.
pub(super) const BEFORE_RESTORE: &str = ".before-restore";

impl SqliteRepository {
    /// Puts a copy in the place of a store and returns where the old file is kept: beside it, under a free name. The copy is checked first, by
    /// itself and without changing it; what comes in its place is of this version.
    ///
    /// # Errors
    /// Returns [`Reason::StoreMissing`], [`Reason::StoreEmpty`], [`Reason::StoreForeign`], [`StoreError::Newer`],
    /// [`Reason::StoreDamaged`] for the copy; [`Reason::StoreNetworkDisk`] unless the options allow it, [`Reason::StoreForeign`] for a file in
    /// its place that is no store, [`StoreError::Busy`] when that is in use.
    pub fn restore(
        from: &Path,
        to: &Path,
        (said, mut options): (&Restored<'_>, OpenOptions<'_>),
        progress: Progress<'_>,
    ) -> Result<Option<PathBuf>, StoreError> {
        match file::state(from)? {
            FileState::Nothing => return Err(StoreError::File(Reason::StoreMissing, from.into())),
            FileState::Empty => return Err(StoreError::File(Reason::StoreEmpty, from.into())),
            FileState::Store => {}
        }
        if same_file(from, to) {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, "the copy is the store itself").into());
        }
        if !options.allow_network {
            file::on_this_machine(to)?;
        }
        let source = open_copy(from).map_err(|error| located(error, from))?;
        let there = file::state(to)?;
        let copy = copied(&source, to, progress)?;
        say(copy.path(), &absolute(from)?, said, &mut options).map_err(|error| located(error, to))?;
        if there == FileState::Nothing {
            copy.put_new(to)?;
            return Ok(None);
        }
        // From here on nobody can open it: an edit in a file that is about to be put aside would be lost.
        let held = Held::of(to)?;
        let kept = if there == FileState::Empty { None } else { Some(held.keep(BEFORE_RESTORE)?) };
        copy.put_over(&held)?;
        Ok(kept)
    }
}

/// Writes into a copy that nobody else knows where it comes from. The copy that it was made of stays what it is, so that one of an older
/// version can be brought up to date here without keeping it once more.
fn say(path: &Path, from: &Path, said: &Restored<'_>, options: &mut OpenOptions<'_>) -> Result<(), StoreError> {
    let mut conn = file::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    open::prepare(&mut conn)?;
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    open::migrate(&transaction, path, options)?;
    commit::enter(&transaction, said.entry, (0, None), &[]).map_err(open::uncommitted)?;
    newest_copy::remember(&transaction, from, said.copy_made)?;
    Ok(transaction.commit()?)
}
