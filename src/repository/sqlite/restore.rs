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
use super::{SqliteRepository, commit, destructions, erase, key, lookup, newest_copy, open, rows};
use crate::domain::change::{Change, ChangeSet};
use crate::domain::erasure::Erasure;
use crate::domain::kinds::AccessRight;
use crate::domain::log_verb::LogVerb;
use crate::domain::personal::{ErasedPart, ErasedPerson, erased};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::repository::{Progress, StoreError};

impl SqliteRepository {
    /// Puts a copy in the place of a store and returns where the old file is kept: beside it, under a free name. The copy is checked first, by
    /// itself and without changing it; what comes in its place is of this version, who was forgotten since is forgotten in it too, and
    /// everybody keeps the rights of today.
    ///
    /// # Errors
    /// Returns [`Reason::StoreMissing`], [`Reason::StoreEmpty`], [`Reason::StoreForeign`], [`StoreError::Newer`],
    /// [`Reason::CopyDamaged`] for the copy; [`Reason::StoreNetworkDisk`] unless the options allow it, [`Reason::StoreForeign`] for a file in
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
        let source = open_copy(from, &said.copy_keys).map_err(|error| match located(error, from) {
            StoreError::File(Reason::StoreDamaged, copy) => StoreError::File(Reason::CopyDamaged, copy),
            other => other,
        })?;
        // Nothing that was encrypted comes to lie there in clear unasked.
        if !key::is_sealed(source.file()?)? && (options.keys.is_told() || key::is_encrypted(to)) {
            return Err(StoreError::File(Reason::StoreInClear, from.into()));
        }
        let there = file::state(to)?;
        let since = if there == FileState::Store { Since::of(to, &options.keys) } else { Since::default() };
        let copy = copied((&source, &options.keys), to, progress)?;
        say(copy.path(), &absolute(said.copy)?, (said, since), &mut options).map_err(|error| located(error, to))?;
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
    (said, since): (&Restored<'_>, Since),
    options: &mut OpenOptions<'_>,
) -> Result<(), StoreError> {
    let mut conn = connect::connect(path, OpenWay::Writing, &options.keys)?;
    open::prepare(&mut conn)?;
    let transaction = conn.begin()?;
    open::migrate(&transaction, path, options)?;
    let changes = to_rights(&transaction, since.rights)?;
    if changes.is_empty() {
        commit::enter(&transaction, said.entry, (0, None), std::iter::empty()).map_err(open::uncommitted)?;
    } else {
        let set = ChangeSet { changes, ..said.entry.clone() };
        commit::apply(&transaction, &set, None, &mut |_, _| {}).map_err(open::uncommitted)?;
    }
    newest_copy::remember(&transaction, from, said.copy_made)?;
    let persons = still_known(&transaction, since.forgotten)?;
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

/// What was decided since a copy was made and goes on: nothing where the store cannot be read any more, which may be why one is put back.
#[derive(Default)]
struct Since {
    forgotten: Vec<ErasedPerson>,
    /// The rights as they are; none where nobody laid any down.
    rights: Vec<AccessRight>,
}

impl Since {
    fn of(path: &Path, keys: &KeyHolder) -> Self {
        let Ok(store) = reader(path, keys) else { return Self::default() };
        Self {
            forgotten: destructions::forgotten(&store).unwrap_or_default(),
            rights: lookup::all_of(&store).unwrap_or_default(),
        }
    }
}

/// The changes that put these rights in the place of those of a copy. One for a team or somebody whom the copy does not know yet is left
/// out, and without any the copy keeps its own.
fn to_rights(conn: &Connection, rights: Vec<AccessRight>) -> Result<Vec<Change>, StoreError> {
    let mut known = Vec::new();
    for right in rights {
        let team = right.team.map(|team| rows::load(conn, Kind::Team, team)).transpose()?;
        let staff = right.staff.map(|staff| rows::load(conn, Kind::Staff, staff)).transpose()?;
        if [team, staff].into_iter().flatten().all(|found| found.is_some()) {
            known.push(right);
        }
    }
    if known.is_empty() {
        return Ok(Vec::new());
    }
    let of_copy: Vec<AccessRight> = lookup::all_of(conn)?;
    let gone = of_copy.iter().filter(|right| known.iter().all(|other| other.id != right.id));
    let mut changes: Vec<Change> = gone.cloned().map(|right| Change::Remove(right.into())).collect();
    for right in known {
        changes.extend(match of_copy.iter().find(|other| other.id == right.id) {
            Some(same) if *same == right => None,
            Some(other) => Some(Change::Update { before: other.clone().into(), after: right.into() }),
            None => Some(Change::Create(right.into())),
        });
    }
    Ok(changes)
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
