//! Writes a file to disk as a whole or not at all, and never over one that has to stay.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::WriteError;
use super::own::OwnMark;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::sanitize::clean;
use crate::repository::left_over;

/// How the passing name of a file begins and ends.
const BEGIN: &str = ".binnenwerk-";
const END: &str = ".part";

/// What happens to a file that already has the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfThere {
    /// It stays, and writing is refused.
    Refuse,
    /// It is replaced, unless it is a store.
    Replace,
    /// It is replaced when it shows by this that the same command wrote it, or is empty.
    ReplaceOwn(OwnMark),
}

/// Writes a file through a hidden one in the same folder, which gets the name when it is complete and on disk; whatever
/// fails, the old file is untouched. Only its owner can read the file (0600), because it holds data on people.
///
/// # Errors
/// Returns `E` of what `content` fails with, or of [`WriteError`]: a file that is there ([`IfThere`]), a link, a store or a file beside
/// one, whatever [`IfThere`] says; a folder that is not there, or what the system refuses.
pub fn save<E: From<WriteError>>(
    path: &Path,
    if_there: IfThere,
    content: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    free(path, if_there)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(WriteError::from(Reason::WriteNoFolder).into());
    }
    // Unless it gets the name it is removed again, whatever goes wrong.
    let turn = left_over::clear_up(folder, |name| name.starts_with(BEGIN) && name.ends_with(END), &[]);
    let draft = tempfile::Builder::new().prefix(BEGIN).suffix(END).tempfile_in(folder);
    let mut draft = draft.map_err(WriteError::from)?;
    left_over::mark_as_being_made(draft.as_file());
    // A folder that may be written and not read, or a disk without locks: then what was left stays.
    drop(turn.ok());
    let mut out = BufWriter::new(draft.as_file_mut());
    content(&mut out)?;
    out.flush().and_then(|()| out.get_ref().sync_all()).map_err(WriteError::from)?;
    drop(out);
    rename_draft(draft, path, if_there)?;
    // The new name itself is on disk only when the folder is. Some file systems cannot do this; the file is complete all the same.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Refuses a name at which no file may be written.
fn free(path: &Path, if_there: IfThere) -> Result<(), WriteError> {
    // A log of changes that is put beside a store is played into it when it is opened.
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    if let Some(store) = ["-wal", "-shm", "-journal"].iter().find_map(|end| name.strip_suffix(end))
        && is_store(&path.with_file_name(store))?
    {
        return Err(Reason::WriteStore.into());
    }
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_symlink() => Err(Reason::WriteLink.into()),
        Ok(about) if about.is_dir() => Err(Reason::WriteIsDirectory.into()),
        Ok(about) if !about.is_file() => Err(Reason::WriteNotAFile.into()),
        Ok(_) if is_store(path)? => Err(Reason::WriteStore.into()),
        Ok(about) => match if_there {
            IfThere::Refuse => Err(about_file(path, Reason::FileExists)),
            IfThere::ReplaceOwn(mark) if about.len() > 0 && !mark.is_on(path)? => {
                Err(about_file(path, Reason::FileNotOurs))
            }
            IfThere::Replace | IfThere::ReplaceOwn(_) => Ok(()),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Whether this is a database of the engine, of this program or another. A file that is not there is none.
fn is_store(path: &Path) -> Result<bool, WriteError> {
    if !path.is_file() {
        return Ok(false);
    }
    Ok(OwnMark::Begin(&["SQLite format 3\0"]).is_on(path)?)
}

/// Gives the draft its name. Without leave to replace, a file that came there in the meantime stays as well.
fn rename_draft(mut draft: NamedTempFile, path: &Path, if_there: IfThere) -> Result<(), WriteError> {
    if if_there == IfThere::Refuse {
        draft = match draft.persist_noclobber(path) {
            Ok(_) => return Ok(()),
            Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(about_file(path, Reason::FileExists));
            }
            Err(failed) => failed.file,
        };
    }
    // What came there meanwhile, or a file system that cannot refuse to replace.
    free(path, if_there)?;
    if let IfThere::ReplaceOwn(mark) = if_there
        && fs::metadata(path).is_ok_and(|there| there.len() > 0)
        && !mark.is_of(path, draft.path())?
    {
        return Err(about_file(path, Reason::FileNotOurs));
    }
    draft.persist(path).map(drop).map_err(|failed| failed.error.into())
}

fn about_file(path: &Path, reason: Reason) -> WriteError {
    let name = clean(&path.display().to_string()).into_owned();
    WriteError::Refused(Refusal::new(reason).with("file", name))
}
