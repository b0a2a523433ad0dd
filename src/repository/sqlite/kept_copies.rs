//! What the program itself keeps beside a store, by its name.

use std::fs;
use std::path::{Path, PathBuf};

use super::file::folder;
use crate::repository::StoreError;

/// What stands behind the name of a store in that of the copy that is kept before an upgrade, before the version that it becomes.
pub(super) const BEFORE_VERSION: &str = ".before-version-";
/// The suffix of the file in which a store is kept when a copy is restored over it.
pub(super) const BEFORE_RESTORE: &str = ".before-restore";
/// The same of everything that is kept.
const KEPT: [&str; 4] = [BEFORE_VERSION, BEFORE_RESTORE, "-wal.left-over", "-journal.left-over"];

/// What the program itself kept beside a store: before an upgrade or a restore, and logs that belonged to no file.
///
/// # Errors
/// Returns an error when the folder cannot be read.
pub(super) fn kept_copies(path: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let own = path.file_name().unwrap_or_default().as_encoded_bytes();
    let mut copies = Vec::new();
    for entry in fs::read_dir(folder(path))? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(end) = name.as_encoded_bytes().strip_prefix(own) else { continue };
        let kept = KEPT.iter().any(|mark| end.starts_with(mark.as_bytes()));
        let log_of_kept = ["-wal", "-shm", "-journal"].iter().any(|log| end.ends_with(log.as_bytes()));
        if kept && !log_of_kept && entry.file_type()?.is_file() {
            copies.push(entry.path());
        }
    }
    copies.sort();
    Ok(copies)
}
