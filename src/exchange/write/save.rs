//! Putting a file on disk whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::WriteError;

/// Tells apart two files that this program writes at once.
static WRITTEN: AtomicU32 = AtomicU32::new(0);

/// Writes a file by way of a hidden one in the same folder that takes its name when it is complete and on disk; whatever goes
/// wrong, the old file is untouched. The file is readable by its owner only (0600): it holds data on people. A file of
/// that name is replaced.
pub fn save(path: &Path, content: impl FnOnce(&mut dyn Write) -> Result<(), WriteError>) -> Result<(), WriteError> {
    // A link keeps its place and its target is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&path) {
        Ok(about) if about.is_dir() => return Err(WriteError::IsDirectory),
        Ok(about) if !about.is_file() => return Err(WriteError::NotAFile),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let Some(name) = path.file_name() else { return Err(WriteError::IsDirectory) };
    if !folder.is_dir() {
        return Err(WriteError::NoFolder);
    }
    let draft =
        folder.join(format!(".binnenwerk-{}-{}.part", std::process::id(), WRITTEN.fetch_add(1, Ordering::Relaxed)));
    let done = write_draft(&draft, content).and_then(|()| Ok(fs::rename(&draft, folder.join(name))?));
    if done.is_err() {
        // The first error is the one to tell; a draft that cannot be removed changes nothing about it.
        let _ = fs::remove_file(&draft);
        return done;
    }
    // The new name itself is on disk only when the folder is. Some file systems cannot do this; the file is complete all the same.
    if let Ok(folder) = File::open(&folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

fn write_draft(draft: &Path, content: impl FnOnce(&mut dyn Write) -> Result<(), WriteError>) -> Result<(), WriteError> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(draft)?;
    let mut out = BufWriter::new(file);
    content(&mut out)?;
    out.flush()?;
    out.get_ref().sync_all()?;
    Ok(())
}
