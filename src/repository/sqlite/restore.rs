//! Puts a copy in the place of a store. What has to be said of that is in the copy before it gets the name, so that there is never a
//! moment in which it stands there unsaid.

use std::io;
use std::path::{Path, PathBuf, absolute};

use super::backup::{copied, open_copy, reader, same_file};
use super::connect;
use super::connect::OpenWay;
use super::database::Connection;
use super::errors::located;
use super::file::{self, FileState};
use super::kept_copies::BEFORE_RESTORE;
use super::key::KeyHolder;
use super::options::{OpenOptions, Restored};
use super::place::Held;
use super::{SqliteRepository, commit, destructions, erase, key, newest_copy, open, rows};
use crate::domain::change::ChangeSet;
use crate::domain::erasure::Erasure;
use crate::domain::log_verb::LogVerb;
use crate::domain::personal::{ErasedPart, ErasedPerson, erased};
use crate::domain::reason::Reason;
use crate::domain::record::Record;
use crate::repository::{Progress, StoreError};

impl SqliteRepository {
    /// Puts a copy in the place of a store and returns where the old file is kept: beside it, under a free name. The copy is checked first, by
    /// itself and without changing it; what comes in its place is of this version, and who was forgotten since is forgotten in it too.
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
        let source = open_copy(from, &said.copy_keys).map_err(|error| located(error, from))?;
        // Nothing that was encrypted comes to lie there in clear unasked.
        if !key::is_sealed(source.file()?)? && (options.keys.is_told() || key::is_encrypted(to)) {
            return Err(StoreError::File(Reason::StoreInClear, from.into()));
        }
        let there = file::state(to)?;
        let forgotten = if there == FileState::Store { forgotten(to, &options.keys) } else { Vec::new() };
        let copy = copied((&source, &options.keys), to, progress)?;
        say(copy.path(), &absolute(said.copy)?, (said, forgotten), &mut options).map_err(|error| located(error, to))?;
        if there == FileState::Nothing {
            copy.put_new(to)?;
            return Ok(None);
        }
        // From here on nobody can open it: an edit in a file that is about to be put aside would be lost.
        let held = Held::of(to, &options.keys)?;
        let kept = if there == FileState::Empty { None } else { Some(held.keep(BEFORE_RESTORE)?) };
        copy.put_over(&held)?;
        Ok(kept)
    }
}

/// Writes into a copy that nobody else knows where it comes from. The copy that it was made of stays what it is, so that one of an older
/// version can be brought up to date here without keeping it once more.
fn say(
    path: &Path,
    from: &Path,
    (said, forgotten): (&Restored<'_>, Vec<ErasedPerson>),
    options: &mut OpenOptions<'_>,
) -> Result<(), StoreError> {
    let mut conn = connect::connect(path, OpenWay::Writing, &options.keys)?;
    open::prepare(&mut conn)?;
    let transaction = conn.begin()?;
    open::migrate(&transaction, path, options)?;
    commit::enter(&transaction, said.entry, (0, None), std::iter::empty()).map_err(open::uncommitted)?;
    newest_copy::remember(&transaction, from, said.copy_made)?;
    let persons = still_known(&transaction, forgotten)?;
    let erases = !persons.is_empty();
    if erases {
        let operation = options.ids.next_id();
        let set = ChangeSet { operation, verb: LogVerb::Erase, ..said.entry.clone() };
        let erasure = Erasure { persons, ..Erasure::default() };
        erase::erase(&transaction, &set, &erasure).map_err(open::uncommitted)?;
    }
    transaction.commit()?;
    // Nothing of them may come to lie under the name of the store.
    if erases { erase::clear(&conn, Path::new("")) } else { Ok(()) }
}

/// Those who were forgotten in a store by now. None where it cannot be read any more, which may be why a copy is put back.
fn forgotten(path: &Path, keys: &KeyHolder) -> Vec<ErasedPerson> {
    reader(path, keys).ok().and_then(|store| destructions::forgotten(&store).ok()).unwrap_or_default()
}

/// Of those who were forgotten, who is known here by more than a stand-in.
fn still_known(conn: &Connection, forgotten: Vec<ErasedPerson>) -> Result<Vec<ErasedPerson>, StoreError> {
    let mut known = Vec::new();
    for person in forgotten {
        let record = rows::load(conn, person.kind, person.id)?;
        let own = |record: Record| erased(&record, ErasedPart::Whole, &person.stand_in) != record;
        if record.is_some_and(own) {
            known.push(person);
        }
    }
    Ok(known)
}
