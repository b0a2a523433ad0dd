//! Putting a file on disk whole or not at all, and never over one that has to stay.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::WriteError;

/// Tells apart two files that this program writes at once.
static WRITTEN: AtomicU32 = AtomicU32::new(0);

/// What becomes of a file that has the name already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfThere {
    /// It stays, and the writing is refused.
    Refuse,
    /// It gives way, unless it is a store.
    Replace,
}

/// Writes a file by way of a hidden one in the same folder that takes its name when it is complete and on disk; whatever goes
/// wrong, the old file is untouched. The file is readable by its owner only (0600): it holds data on people.
///
/// # Errors
/// `E` of what `content` fails with, or of [`WriteError`]: a file that is there ([`IfThere`]), a link, a store or a file beside
/// one, whatever [`IfThere`] says; a folder that is not there, or what the system refuses.
pub fn save<E: From<WriteError>>(
    path: &Path,
    if_there: IfThere,
    content: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    free(path, if_there)?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    if !folder.is_dir() {
        return Err(WriteError::NoFolder.into());
    }
    let draft =
        folder.join(format!(".binnenwerk-{}-{}.part", std::process::id(), WRITTEN.fetch_add(1, Ordering::Relaxed)));
    let done = write_draft(&draft, content).and_then(|()| Ok(take_name(&draft, path, if_there)?));
    if done.is_err() || if_there == IfThere::Refuse {
        // The first error is the one to tell; a draft that cannot be removed changes nothing about it.
        let _ = fs::remove_file(&draft);
    }
    done?;
    // The new name itself is on disk only when the folder is. Some file systems cannot do this; the file is complete all the same.
    if let Ok(folder) = File::open(&folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Refuses a name at which nothing may be written.
fn free(path: &Path, if_there: IfThere) -> Result<(), WriteError> {
    // A log of changes that is put beside a store is played into it when it is opened.
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    if let Some(store) = ["-wal", "-shm", "-journal"].iter().find_map(|end| name.strip_suffix(end))
        && is_store(&path.with_file_name(store))?
    {
        return Err(WriteError::Store);
    }
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_symlink() => Err(WriteError::Link),
        Ok(about) if about.is_dir() => Err(WriteError::IsDirectory),
        Ok(about) if !about.is_file() => Err(WriteError::NotAFile),
        Ok(_) if is_store(path)? => Err(WriteError::Store),
        Ok(_) if if_there == IfThere::Refuse => Err(WriteError::Exists(path.to_owned())),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Whether this is a database of the engine, of this program or another. A file that is not there is none.
fn is_store(path: &Path) -> Result<bool, WriteError> {
    if !path.is_file() {
        return Ok(false);
    }
    let mut head = Vec::new();
    File::open(path)?.take(16).read_to_end(&mut head)?;
    Ok(head == b"SQLite format 3\0")
}

fn write_draft<E: From<WriteError>>(
    draft: &Path,
    content: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(draft).map_err(WriteError::from)?;
    let mut out = BufWriter::new(file);
    content(&mut out)?;
    out.flush().and_then(|()| out.get_ref().sync_all()).map_err(WriteError::from)?;
    Ok(())
}

/// Gives the draft its name. Without leave to replace, a file that came there in the meantime stays as well: a second name for a
/// file is refused where there is one, a rename is not.
fn take_name(draft: &Path, path: &Path, if_there: IfThere) -> Result<(), WriteError> {
    if if_there == IfThere::Refuse {
        match fs::hard_link(draft, path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(WriteError::Exists(path.to_owned()));
            }
            Ok(()) => return Ok(()),
            // A file system without second names.
            Err(_) => free(path, if_there)?,
        }
    }
    Ok(fs::rename(draft, path)?)
}
