//! What may come to stand at a path: a new file where nothing is, another one only while nobody has the old one open, and
//! never beside a log that is not its own. Nothing that may hold data of people goes away; it gets a name that is free.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::fs::FlockOperation;

use super::connect::OpenWay;
use super::connect::connect;
use super::database::{Connection, SqlResult};
use super::errors::located;
use super::file::{beside, folder, if_there, sync_folder};
use super::key::KeyHolder;
use crate::domain::reason::Reason;
use crate::repository::{StoreError, is_of_room, left_over};

/// What the engine writes beside a store and reads back into whatever file has its name.
const LOGS: [&str; 2] = ["-wal", "-journal"];
/// What stands behind the name of every file that the engine keeps beside a store, and takes for its own.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];
/// Bytes of a write-ahead log, and of the journal, in which no page stands yet.
const NO_PAGE: u64 = 32;

/// Which file stands at a path: its device and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileId(u64, u64);

impl FileId {
    /// # Errors
    /// Returns an error when the system refuses.
    pub(super) fn at(path: &Path) -> io::Result<Self> {
        fs::metadata(path).map(|about| Self(about.dev(), about.ino()))
    }

    /// # Errors
    /// Returns [`Reason::StoreReplaced`] when this file does not stand at the path any more.
    pub(super) fn still_at(self, path: &Path) -> Result<(), StoreError> {
        match if_there(Self::at(path))? {
            Some(found) if found == self => Ok(()),
            _ => Err(StoreError::File(Reason::StoreReplaced, path.into())),
        }
    }
}

/// A file under a passing name in the folder of its later place. It goes away again unless it is put there. It is locked for as long
/// as it is made, by which another program sees that it was left by one that is gone.
pub(super) struct Unfinished {
    path: PathBuf,
    _lock: File,
}

/// What stands behind the later name, before the number of the program.
const UNFINISHED: &str = ".unfinished-";

impl Unfinished {
    /// Makes it, for its owner only, and the folder when that is lacking.
    ///
    /// # Errors
    /// Returns [`Reason::StoreLogName`] for a name under which the engine would take it for the log of another store and remove it,
    /// [`Reason::StoreReadOnly`] when the folder may not be written, or what the system reports.
    pub(super) fn beside(to: &Path) -> Result<Self, StoreError> {
        let name = to.file_name().unwrap_or_default().as_encoded_bytes();
        if BESIDE.iter().any(|end| name.ends_with(end.as_bytes())) {
            return Err(StoreError::File(Reason::StoreLogName, to.into()));
        }
        let refused = |error: io::Error| match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                StoreError::File(Reason::StoreReadOnly, to.into())
            }
            _ if is_of_room(&error) => StoreError::Full,
            _ => error.into(),
        };
        if !folder(to).exists() {
            DirBuilder::new().recursive(true).mode(0o700).create(folder(to)).map_err(refused)?;
        }
        let _turn = left_over::clear_up(folder(to), is_unfinished, &BESIDE).map_err(refused)?;
        let lock = std::cell::Cell::new(None);
        let make = |path: &Path| {
            let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
            left_over::mark_as_being_made(&made);
            lock.set(Some(made));
            Ok(())
        };
        let path = under_free_name(to, &format!("{UNFINISHED}{}", std::process::id()), make).map_err(refused)?;
        let lock = lock.take().ok_or(io::Error::from(io::ErrorKind::NotFound))?;
        Ok(Self { path, _lock: lock })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Waits until it is on the disk, readable for its owner only.
    fn sync(&self) -> io::Result<()> {
        fs::set_permissions(&self.path, Permissions::from_mode(0o600))?;
        File::open(&self.path)?.sync_all()
    }

    /// Gives it its name, where nothing may stand. A log left there by a file that is gone is set aside.
    ///
    /// # Errors
    /// Returns [`io::ErrorKind::AlreadyExists`] when something stands there, or what the system reports.
    pub(super) fn put_new(&self, to: &Path) -> io::Result<()> {
        self.sync()?;
        let _turn = turn_in_folder(to)?;
        if fs::symlink_metadata(to).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        set_logs_aside(to)?;
        fs::hard_link(&self.path, to)?;
        sync_folder(to)
    }

    /// Gives it the name of a file that [`Held`] keeps others from.
    ///
    /// # Errors
    /// Returns an error when the system refuses.
    pub(super) fn put_over(self, old: &Held<'_>) -> io::Result<()> {
        self.sync()?;
        let _turn = turn_in_folder(old.path)?;
        set_logs_aside(old.path)?;
        fs::rename(&self.path, old.path)?;
        sync_folder(old.path)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // Whatever went wrong is being reported already; what was put in its place has another name.
        // The file itself goes last: what lies beside it is found by it, also after a kill.
        for end in BESIDE {
            let _ = fs::remove_file(beside(&self.path, end));
        }
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether a name is that of an unfinished file: the later name, the mark and the number of the program.
fn is_unfinished(name: &str) -> bool {
    let number = name.rsplit_once(UNFINISHED).map(|(_, number)| number);
    number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit() || b == b'-'))
}

/// A file that is to be replaced, and that nobody can open meanwhile.
pub(super) struct Held<'a> {
    path: &'a Path,
    /// Has the lock of a store; there is none on a damaged or an empty one.
    lock: Option<Connection>,
}

impl<'a> Held<'a> {
    /// Brings a store into one file and locks it; one that is damaged beyond that is left as it is.
    ///
    /// # Errors
    /// Returns [`StoreError::Busy`] when somebody has it open, or what the engine reports.
    pub(super) fn of(path: &'a Path, keys: &KeyHolder) -> Result<Self, StoreError> {
        if fs::metadata(path)?.len() == 0 {
            return Ok(Self { path, lock: None });
        }
        match locked(path, keys).map_err(|error| located(error, path)) {
            Ok(lock) => Ok(Self { path, lock: Some(lock) }),
            Err(StoreError::File(Reason::StoreDamaged | Reason::StoreForeign, _)) => Ok(Self { path, lock: None }),
            Err(error) => Err(error),
        }
    }

    /// The store, when it is one that can be read.
    pub(super) fn store(&self) -> Option<&Connection> {
        self.lock.as_ref()
    }

    /// The store, so that its pages can be copied, which a transaction stands in the way of: others stay shut out without one.
    ///
    /// # Errors
    /// Returns what the engine reports.
    pub(super) fn source(&self) -> SqlResult<Option<&Connection>> {
        if let Some(conn) = &self.lock {
            conn.query_row("PRAGMA locking_mode = EXCLUSIVE", (), |_| Ok(()))?;
            conn.execute_batch("COMMIT")?;
        }
        Ok(self.lock.as_ref())
    }

    /// Gives the file a second name that is free, so that there is never a moment without one; what a damaged one left in
    /// its logs goes with it.
    ///
    /// # Errors
    /// Returns an error when the system refuses.
    pub(super) fn keep(&self, suffix: &str) -> io::Result<PathBuf> {
        let _turn = turn_in_folder(self.path)?;
        let kept = under_free_name(self.path, suffix, |name| fs::hard_link(self.path, name))?;
        for log in LOGS {
            if_there(fs::rename(beside(self.path, log), beside(&kept, log)))?;
        }
        Ok(kept)
    }
}

/// A connection that nobody else can have, to a store without logs.
fn locked(path: &Path, keys: &KeyHolder) -> Result<Connection, StoreError> {
    let open = || -> Result<Connection, StoreError> {
        let conn = connect(path, OpenWay::Writing, keys)?;
        conn.file()?.busy_timeout(Duration::from_millis(200))?;
        Ok(conn)
    };
    let conn = open()?;
    let mode = |conn: &Connection, pragma: &str| conn.query_row(pragma, (), |row| row.get::<String>(0));
    match mode(&conn, "PRAGMA journal_mode = DELETE").map_err(StoreError::from) {
        Err(error @ StoreError::File(Reason::StoreDamaged, _)) => {
            // Whether others have it open shows before it shows that it is damaged, when this one does not have it.
            drop(conn);
            let alone = open()?;
            mode(&alone, "PRAGMA locking_mode = EXCLUSIVE")?;
            let seen = alone.query_row("SELECT 1 FROM sqlite_schema", (), |_| Ok(())).map_err(StoreError::from);
            return Err(if matches!(seen, Err(StoreError::Busy)) { StoreError::Busy } else { error });
        }
        Err(error) => return Err(error),
        Ok(_) => {}
    }
    conn.execute_batch("BEGIN EXCLUSIVE")?;
    // Somebody who came between the two has it open with a log again.
    if mode(&conn, "PRAGMA journal_mode")? == "delete" { Ok(conn) } else { Err(StoreError::Busy) }
}

/// Names of which the first that is free is used: `roster.db` and the suffix, then with `-2`, `-3` behind it. A name beside
/// which a log lies is not free.
pub(super) fn under_free_name(
    path: &Path,
    suffix: &str,
    make: impl Fn(&Path) -> io::Result<()>,
) -> io::Result<PathBuf> {
    let named = |nth: u32| beside(path, &if nth == 1 { suffix.to_owned() } else { format!("{suffix}-{nth}") });
    for name in (1..=u32::MAX).map(named) {
        if LOGS.iter().any(|log| beside(&name, log).exists()) {
            continue;
        }
        match make(&name) {
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
            done => return done.map(|()| name),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Gives the logs that lie beside a path another name, under which nothing reads them. One without a page goes away, and so
/// does the index of a log, which holds no data.
fn set_logs_aside(path: &Path) -> io::Result<()> {
    for log in LOGS {
        let left = beside(path, log);
        let Some(about) = if_there(fs::metadata(&left))? else { continue };
        if about.len() > NO_PAGE {
            under_free_name(&left, ".left-over", |name| fs::hard_link(&left, name))?;
        }
        fs::remove_file(&left)?;
    }
    if_there(fs::remove_file(beside(path, "-shm"))).map(drop)
}

/// Waits for the turn to put files in a folder, until the answer goes: two programs that do it at once would set aside
/// each other's logs.
fn turn_in_folder(path: &Path) -> io::Result<File> {
    let folder = File::open(folder(path))?;
    rustix::fs::flock(&folder, FlockOperation::LockExclusive)?;
    Ok(folder)
}
