//! Gives an encrypted store another key, in its place: a copy under the new key is read back and gets the name of the store, so that at any
//! moment the store opens with the old key or with the new one.

use std::fs;
use std::path::Path;

use super::backup::copied;
use super::connect::OpenWay;
use super::connect::connect;
use super::errors::located;
use super::key::{KeyHolder, StoreKey, is_encrypted};
use super::options::OpenOptions;
use super::place::Held;
use super::{SqliteRepository, commit, file, open};
use crate::domain::change::ChangeSet;
use crate::domain::reason::Reason;
use crate::repository::{Progress, StoreError};

impl SqliteRepository {
    /// Gives an encrypted store that nobody has open another key, and enters that in its log. Nothing under the old key is kept.
    ///
    /// # Errors
    /// Returns [`Reason::StoreNotEncrypted`], [`Reason::StoreNetworkDisk`] unless the options allow it, [`StoreError::Busy`] when it is in use,
    /// [`Reason::StoreDamaged`] when it or the copy is not whole, [`Reason::StoreKeyWrong`], or what the engine or the system reports.
    pub fn rekey(
        path: &Path,
        key: &StoreKey,
        (entry, mut options): (&ChangeSet, OpenOptions<'_>),
        progress: Progress<'_>,
    ) -> Result<(), StoreError> {
        file::state(path)?;
        // A link to the store would be replaced, and the store stay under the old key.
        let path = &fs::canonicalize(path)?;
        if !is_encrypted(path) {
            return Err(StoreError::File(Reason::StoreNotEncrypted, path.clone()));
        }
        if !options.allow_network {
            file::on_this_machine(path)?;
        }
        let damaged = || StoreError::File(Reason::StoreDamaged, path.clone());
        // From here on nobody can open it: an edit in a file that is about to go would be lost.
        let held = Held::of(path, &options.keys)?;
        let store = held.source()?.ok_or_else(damaged)?;
        let new = KeyHolder::of(key.clone());
        let copy = copied((store, &new), path, progress)?;
        let mut enter = || -> Result<(), StoreError> {
            let mut conn = connect(copy.path(), OpenWay::Writing, &new)?;
            if commit::head(&conn)? != commit::head(store)? {
                return Err(damaged());
            }
            open::prepare(&mut conn)?;
            let transaction = conn.begin()?;
            open::migrate(&transaction, copy.path(), &mut options)?;
            commit::enter(&transaction, entry, (0, None), std::iter::empty()).map_err(open::uncommitted)?;
            Ok(transaction.commit()?)
        };
        enter().map_err(|error| located(error, path))?;
        Ok(copy.put_over(&held)?)
    }
}
