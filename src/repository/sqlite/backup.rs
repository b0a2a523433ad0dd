//! Copies of a store: made while it is in use, and checked before they get their name.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};

use super::connect::{self, OpenWay};
use super::database::{Connection, SqlResult};
use super::errors::located;
use super::file::{self, FileState};
use super::kept_copies::BEFORE_VERSION;
use super::key::KeyHolder;
use super::place::{FileId, Held, Unfinished, under_free_name};
use super::{check, commit, schema};
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::repository::{CopyMade, Progress, StoreError};

/// Pages that are copied between two reports of progress.
const STEP: i32 = 2_000;
/// Time to wait for a page that another program has locked.
const PAUSE: Duration = Duration::from_millis(5);
/// Number of such waits before the copy gives up.
const PAUSES: u32 = 1_000;

/// Copies an open store; see [`Repository::backup`](crate::repository::Repository::backup). Where a file exists the copy is
/// refused, unless `replace` allows it and the file is an earlier copy of this store that nobody has open.
///
/// # Errors
/// Returns [`Reason::WriteNoFolder`], [`Reason::StoreDirectory`], [`Reason::StoreForeign`] when something else than a store stands there,
/// [`Reason::StoreTaken`] when it may not be replaced, [`Reason::StoreOther`] when it is no earlier copy,
/// [`StoreError::Busy`] when it is in use, [`Reason::StoreDamaged`] when the copy is not whole, or what the engine or the
/// system reports.
pub(super) fn backup(
    (conn, own, keys): (&Connection, &Path, &KeyHolder),
    (to, replace): (&Path, bool),
    progress: Progress<'_>,
) -> Result<CopyMade, StoreError> {
    // A disk that is not there is no reason to fill the one below it.
    if !file::folder(to).is_dir() {
        return Err(StoreError::File(Reason::WriteNoFolder, to.into()));
    }
    if !own.as_os_str().is_empty() && same_file(own, to) {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "the copy would replace the store itself").into());
    }
    let earlier = |there: &Connection| -> Result<(), StoreError> {
        if is_earlier(there, conn)? { Ok(()) } else { Err(StoreError::File(Reason::StoreOther, to.into())) }
    };
    match file::state(to)? {
        FileState::Nothing => {
            let copy = copied((conn, keys), to, progress)?;
            let made = made(copy.path(), to, keys)?;
            let put = copy.put_new(to);
            return put.map(|()| made).map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => StoreError::File(Reason::StoreTaken, to.into()),
                _ => error.into(),
            });
        }
        _ if !replace => return Err(StoreError::File(Reason::StoreTaken, to.into())),
        FileState::Empty => return Err(StoreError::File(Reason::StoreOther, to.into())),
        // Read before it is locked, because locking changes the file.
        FileState::Store => earlier(&reader(to, keys)?)?,
    }
    let copy = copied((conn, keys), to, progress)?;
    let made = made(copy.path(), to, keys)?;
    let held = Held::of(to, keys)?;
    earlier(held.store().ok_or_else(|| StoreError::File(Reason::StoreDamaged, to.into()))?)?;
    copy.put_over(&held)?;
    Ok(made)
}

/// What a copy holds, read from the copy itself.
pub(super) fn made(copy: &Path, to: &Path, keys: &KeyHolder) -> Result<CopyMade, StoreError> {
    let conn = reader(copy, keys)?;
    let count = |kind: Kind| conn.query_row(&format!("SELECT count(*) FROM {kind}"), (), |row| row.get::<i64>(0));
    let records: i64 = Kind::ALL.into_iter().map(count).sum::<SqlResult<_>>()?;
    Ok(CopyMade {
        path: to.to_owned(),
        bytes: fs::metadata(copy)?.len(),
        records: records.unsigned_abs(),
        head: commit::head(&conn)?,
        removed: Vec::new(),
    })
}

/// Whether the log of one store is the beginning of the log of another, which then knows everything in it.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn is_earlier(one: &Connection, other: &Connection) -> Result<bool, StoreError> {
    commit::head(one)?.map_or(Ok(false), |head| commit::has(other, &head))
}

/// Keeps a copy of a store before it is upgraded, under a free name. The caller holds the write lock, so that the store
/// does not change meanwhile.
///
/// # Errors
/// Fails as [`backup`] does.
pub(super) fn keep_version(path: &Path, keys: &KeyHolder) -> Result<PathBuf, StoreError> {
    let copy = copied((&reader(path, keys)?, keys), path, &mut |_, _| {})?;
    Ok(under_free_name(path, &format!("{BEFORE_VERSION}{}", schema::VERSION), |name| copy.put_new(name))?)
}

/// Takes away a store in which nothing was stored since it was made, and that nobody has open. Any other stays.
///
/// # Errors
/// Returns what the engine or the system reports.
pub fn unmake(path: &Path, keys: &KeyHolder) -> Result<(), StoreError> {
    match Held::of(path, keys) {
        Err(StoreError::Busy) => Ok(()),
        Err(error) => Err(error),
        Ok(held) => {
            let last = held.store().map(commit::last_set).transpose()?.flatten();
            if last.is_some_and(|(revision, _)| revision == 1) {
                fs::remove_file(path)?;
            }
            Ok(())
        }
    }
}

/// A connection to a store that is only read.
///
/// # Errors
/// Returns an error when the engine cannot open it.
pub(super) fn reader(path: &Path, keys: &KeyHolder) -> Result<Connection, StoreError> {
    connect::connect(path, OpenWay::Reading, keys).map_err(|error| located(error, path))
}

/// Opens a copy for reading and checks it.
///
/// # Errors
/// Returns [`StoreError::Newer`], [`Reason::StoreDamaged`], or what the engine reports.
pub(super) fn open_copy(path: &Path, keys: &KeyHolder) -> Result<Connection, StoreError> {
    let conn = reader(path, keys)?;
    schema::known(schema::version(&conn)?, path)?;
    if check::pages(&conn)?.is_empty() { Ok(conn) } else { Err(StoreError::File(Reason::StoreDamaged, path.into())) }
}

/// Whether two paths lead to the same existing file, by links or otherwise.
pub fn same_file(a: &Path, b: &Path) -> bool {
    matches!((FileId::at(a), FileId::at(b)), (Ok(a), Ok(b)) if a == b)
}

/// Makes a checked copy in the folder where it will get its name.
///
/// # Errors
/// Returns [`StoreError::Busy`], [`Reason::StoreDamaged`], or what the engine or the system reports.
pub(super) fn copied(
    (source, keys): (&Connection, &KeyHolder),
    to: &Path,
    progress: Progress<'_>,
) -> Result<Unfinished, StoreError> {
    let unfinished = Unfinished::beside(to)?;
    copy_pages((source, keys), unfinished.path(), progress).map_err(|error| located(error, unfinished.path()))?;
    Ok(unfinished)
}

fn copy_pages((source, keys): (&Connection, &KeyHolder), to: &Path, progress: Progress<'_>) -> Result<(), StoreError> {
    let mut target = connect::connect_like(to, source, keys)?;
    {
        let backup = Backup::new(source.file()?, &mut target)?;
        let mut waited = 0;
        loop {
            let step = backup.step(STEP)?;
            let about = backup.progress();
            let total = u64::try_from(about.pagecount).unwrap_or_default();
            progress(total - u64::try_from(about.remaining).unwrap_or_default().min(total), total);
            match step {
                StepResult::Done => break,
                StepResult::Busy | StepResult::Locked if waited < PAUSES => {
                    waited += 1;
                    std::thread::sleep(PAUSE);
                }
                StepResult::Busy | StepResult::Locked => return Err(StoreError::Busy),
                _ => {}
            }
        }
    }
    // A single file can be carried away by itself.
    target.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    drop(target);
    open_copy(to, keys).map(|_| ())
}
