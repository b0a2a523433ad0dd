//! Checks a file before the engine touches it, so that nothing is changed in a file that is refused.

use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::io::{self, Read};
use std::os::unix::fs::{FileExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::schema::{self, APPLICATION_ID};
use crate::domain::reason::Reason;
use crate::repository::StoreError;

/// The file at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileState {
    /// There is no file.
    Nothing,
    /// A file of zero bytes, as is left when a store was lost.
    Empty,
    /// A store of this program.
    Store,
}

/// The folder of a path.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// The path with a suffix to its last name: `roster.db-wal`.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or(OsStr::new("store")).to_owned();
    name.push(suffix);
    path.with_file_name(name)
}

/// The result of an operation on a file; `None` when there is no file.
///
/// # Errors
/// Returns any other error of the system.
pub(super) fn if_there<T>(done: io::Result<T>) -> io::Result<Option<T>> {
    match done {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        done => done.map(Some),
    }
}

/// The address of a server, where a store is named by one and not by a file.
pub fn server_address(path: &Path) -> Option<&str> {
    path.to_str().filter(|text| ["postgres://", "postgresql://"].iter().any(|begins| text.starts_with(begins)))
}

/// Looks at a file without changing it.
///
/// # Errors
/// Returns [`Reason::StoreOnServer`] for the address of a server, [`Reason::StoreDirectory`], [`Reason::StoreForeign`], [`StoreError::Newer`],
/// [`Reason::StoreNotAllowed`], or what else the system reports.
pub(super) fn state(path: &Path) -> Result<FileState, StoreError> {
    if server_address(path).is_some() {
        return Err(StoreError::File(Reason::StoreOnServer, path.into()));
    }
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::PermissionDenied => StoreError::File(Reason::StoreNotAllowed, path.into()),
        _ => error.into(),
    };
    let Some(about) = if_there(fs::metadata(path)).map_err(failed)? else { return Ok(FileState::Nothing) };
    if about.is_dir() {
        return Err(StoreError::File(Reason::StoreDirectory, path.into()));
    }
    if !about.is_file() {
        return Err(StoreError::File(Reason::StoreForeign, path.into()));
    }
    if about.len() == 0 {
        return Ok(FileState::Empty);
    }
    let version = version_in(&File::open(path).map_err(failed)?)?
        .ok_or_else(|| StoreError::File(Reason::StoreForeign, path.into()))?;
    schema::known(version, path).map(|_| FileState::Store)
}

/// The version of the store that a file begins like; `None` when it is none.
fn version_in(file: &File) -> io::Result<Option<i64>> {
    let mut head = [0u8; 100];
    match file.read_exact_at(&mut head, 0) {
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let number = |at: usize| head.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, i32::from_be_bytes);
    let is_ours = head.starts_with(b"SQLite format 3\0") && number(68) == APPLICATION_ID;
    Ok(is_ours.then(|| number(60).into()))
}

/// Whether a file that is open still begins like a store of this version. It is not opened for it: closing it again would take away the
/// locks that the engine has on it.
///
/// # Errors
/// Returns the error that the system reports.
pub(super) fn is_headed(file: &File) -> Result<bool, StoreError> {
    Ok(version_in(file)?.is_some_and(|version| schema::known(version, Path::new("")).is_ok()))
}

/// Whether a store keeps a log beside it, as one does from the first time that it is opened to be written; a copy does not.
///
/// # Errors
/// Returns the error that the system reports.
pub(super) fn is_logged_ahead(path: &Path) -> io::Result<bool> {
    let mut head = [0u8; 20];
    File::open(path)?.read_exact(&mut head)?;
    // Source: sqlite.org/fileformat2.html, section 1.3.3.
    Ok(head.get(18) == Some(&2))
}

/// Whether a file or a folder may be written. No write bit for anybody means that it should stay as it is, even where the system would
/// let us write.
///
/// # Errors
/// Returns the error that the system reports.
pub(super) fn may_write(path: &Path) -> io::Result<bool> {
    let closed = fs::metadata(path)?.permissions().mode() & 0o222 == 0;
    Ok(!closed && rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok())
}

/// Refuses a file that cannot be written, or that others can write; removes the right of others to read it.
///
/// # Errors
/// Returns [`Reason::StoreReadOnly`], [`Reason::StoreExposed`].
pub(super) fn secure(path: &Path) -> Result<(), StoreError> {
    let mode = fs::metadata(path)?.permissions().mode();
    if !may_write(path)? || !may_write(folder(path))? {
        return Err(StoreError::File(Reason::StoreReadOnly, path.into()));
    }
    if mode & 0o022 != 0 {
        return Err(StoreError::File(Reason::StoreExposed, path.into()));
    }
    if mode & 0o055 != 0 {
        fs::set_permissions(path, Permissions::from_mode(mode & 0o700))
            .map_err(|_| StoreError::File(Reason::StoreExposed, path.into()))?;
    }
    Ok(())
}

/// Kinds of file system that live on another machine or in another program, where locks cannot be trusted: NFS, SMB,
/// CIFS, FUSE, AFS, Ceph, Coda, Lustre, 9P.
const NETWORK: [i64; 10] = [
    0x6969,
    0x517b,
    0xff53_4d42,
    0xfe53_4d42,
    0x6573_5546,
    0x5346_414f,
    0x00c3_6400,
    0x7375_7245,
    0x0bd0_0bd0,
    0x0102_1997,
];

/// Whether a file system of this type is a network disk.
pub(super) fn is_network(kind: i64) -> bool {
    NETWORK.contains(&(kind & 0xffff_ffff))
}

/// Refuses a folder on a network disk: two machines with one file would damage it.
///
/// # Errors
/// Returns [`Reason::StoreNetworkDisk`].
pub(super) fn on_this_machine(path: &Path) -> Result<(), StoreError> {
    // Where the system cannot tell, nothing is refused. The type of the number differs between systems.
    #[allow(clippy::useless_conversion)]
    match rustix::fs::statfs(folder(path)) {
        Ok(about) if is_network(i64::from(about.f_type)) => {
            Err(StoreError::File(Reason::StoreNetworkDisk, path.into()))
        }
        _ => Ok(()),
    }
}

/// Whether a path is on a network disk; false where the system cannot tell.
pub fn is_on_network_disk(path: &Path) -> bool {
    on_this_machine(path).is_err()
}

/// The bytes that are free for this user on the disk of a path; `None` where the system cannot tell.
pub fn free_space(path: &Path) -> Option<u64> {
    let about = rustix::fs::statvfs(folder(path)).ok()?;
    Some(about.f_bavail.saturating_mul(about.f_frsize))
}

/// Waits until the folder's list of names is on the disk, after a rename.
///
/// # Errors
/// Returns an error when the system refuses.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(folder(path))?.sync_all()
}
