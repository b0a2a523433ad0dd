//! Whole copies: made while the store is in use, checked before they take their name, and put back.

use std::fs::{self, File, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::errors::located;
use super::file::{self, Standing, beside};
use super::{check, schema};
use crate::repository::{Progress, StoreError};

/// How many pages are copied between two notes of progress.
const STEP: i32 = 2_000;
/// How long to wait for a page that another program holds.
const PAUSE: Duration = Duration::from_millis(5);
/// How often.
const PAUSES: u32 = 1_000;
/// What the store that was there is called after a restore.
pub const BEFORE_RESTORE: &str = ".before-restore";

/// Copies an open store; see [`Repository::backup`](crate::repository::Repository::backup). A store of this program that
/// stands at the place is replaced, unless it is in use.
///
/// # Errors
/// [`StoreError::Directory`], [`StoreError::Foreign`] when something else stands there, [`StoreError::Busy`] when it is in
/// use, [`StoreError::Damaged`] when the copy is not whole, or what the engine or the system reports.
pub(super) fn backup(conn: &Connection, own: &Path, to: &Path, progress: Progress<'_>) -> Result<(), StoreError> {
    if !own.as_os_str().is_empty() && same_file(own, to) {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "the copy would replace the store itself").into());
    }
    if there(to)? {
        settle(to)?;
    }
    let copy = copied(conn, to, progress)?;
    fs::rename(copy.path(), to)?;
    copy.keep();
    Ok(file::sync_folder(to)?)
}

/// Puts a copy in the place of a store. The copy is looked at first, by itself and without changing it; what stood there
/// is kept beside it, under its name with [`BEFORE_RESTORE`] behind it.
///
/// # Errors
/// [`StoreError::Missing`], [`StoreError::Foreign`], [`StoreError::Newer`], [`StoreError::Damaged`] for the copy;
/// [`StoreError::Foreign`] for a file in its place that is no store, [`StoreError::Busy`] when that is in use.
pub fn restore(from: &Path, to: &Path) -> Result<(), StoreError> {
    if file::standing(from)? == Standing::Nothing {
        return Err(StoreError::Missing(from.into()));
    }
    if same_file(from, to) {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "the copy is the store itself").into());
    }
    let source = look(from).map_err(|error| located(error, from))?;
    let replaced = there(to)?;
    if replaced {
        // A store that is damaged is what a copy is put back for; it only has to be a file of ours.
        match settle(to) {
            Ok(()) | Err(StoreError::Damaged(_) | StoreError::Foreign(_)) => {}
            Err(error) => return Err(error),
        }
    }
    let copy = copied(&source, to, &mut |_, _| {})?;
    if replaced {
        keep_old(to)?;
    }
    fs::rename(copy.path(), to)?;
    copy.keep();
    Ok(file::sync_folder(to)?)
}

/// Opens a copy for reading and looks whether it is whole.
fn look(path: &Path) -> Result<Connection, StoreError> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    let found = schema::version(&conn)?;
    if found > schema::VERSION {
        return Err(StoreError::Newer { path: path.into(), found, known: schema::VERSION });
    }
    if check::pages(&conn)?.is_empty() { Ok(conn) } else { Err(StoreError::Damaged(path.into())) }
}

/// Whether a store of ours stands there.
fn there(path: &Path) -> Result<bool, StoreError> {
    Ok(file::standing(path)? == Standing::Store)
}

/// Brings a store that is to be replaced into one file, which also shows whether somebody has it open. A write-ahead log
/// left beside it would otherwise be played into the file that comes in its place.
fn settle(path: &Path) -> Result<(), StoreError> {
    let settled = || -> Result<(), StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(path, flags)?;
        conn.busy_timeout(Duration::from_millis(200))?;
        let mode: String = conn.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
        if mode == "delete" { Ok(()) } else { Err(StoreError::Busy) }
    };
    settled().map_err(|error| located(error, path))
}

/// Gives the store that is about to be replaced a second name, so that there is never a moment without one.
fn keep_old(path: &Path) -> io::Result<()> {
    let kept = beside(path, BEFORE_RESTORE);
    match fs::remove_file(&kept) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
        _ => {}
    }
    fs::hard_link(path, &kept)?;
    // Of a damaged store the log may be left: it goes with it.
    match fs::rename(beside(path, "-wal"), beside(&kept, "-wal")) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

fn same_file(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

/// A file that goes away again unless it is kept.
struct Unfinished {
    path: PathBuf,
    kept: bool,
}

impl Unfinished {
    fn path(&self) -> &Path {
        &self.path
    }

    fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.kept {
            // Whatever went wrong is being reported already.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// A checked copy in the folder of its later place.
fn copied(source: &Connection, to: &Path, progress: Progress<'_>) -> Result<Unfinished, StoreError> {
    let path = beside(to, &format!(".unfinished-{}", std::process::id()));
    match fs::remove_file(&path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e.into()),
        _ => {}
    }
    file::make_private(&path)?;
    let unfinished = Unfinished { path, kept: false };
    copy_pages(source, unfinished.path(), progress).map_err(|error| located(error, unfinished.path()))?;
    fs::set_permissions(unfinished.path(), Permissions::from_mode(0o600))?;
    File::open(unfinished.path())?.sync_all()?;
    Ok(unfinished)
}

fn copy_pages(source: &Connection, to: &Path, progress: Progress<'_>) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut target = Connection::open_with_flags(to, flags)?;
    {
        let backup = Backup::new(source, &mut target)?;
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
    // One file that can be carried away by itself.
    target.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    drop(target);
    look(to).map(|_| ())
}
