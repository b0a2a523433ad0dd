//! What a folder offers to read in.

use std::ffi::OsStr;
use std::fs::{DirEntry, read_dir};
use std::io;
use std::path::Path;

use crate::domain::names::fold;
use crate::domain::readable_files::{FolderEntry, FolderListing, may_become};
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::sanitize::clean;

/// How the names of files end that are offered. What a file is, its contents say; a name that ends otherwise can be typed.
pub const READABLE: [&str; 8] = ["csv", "txt", "tsv", "xlsx", "xlsm", "xls", "ods", "json"];

/// The most entries of a folder that are looked at.
const MOST_LOOKED_AT: usize = 100_000;

/// The most entries of a folder that are offered.
const MOST_OFFERED: usize = 1_000;

/// The folders and the files with a [readable](READABLE) name in a folder, whose name [may become](may_become) one of those
/// typed. Of a large folder no more than is looked through in a moment. A name that cannot be shown as it is, is left out.
///
/// # Errors
/// `folder-missing`, `folder-is-a-file`, `folder-unreadable`, each with the folder.
pub fn folder_listing(folder: &Path, typed: &str) -> Result<FolderListing, Refusal> {
    let refused = |error: io::Error| {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => Reason::FolderMissing,
            io::ErrorKind::NotADirectory => Reason::FolderIsAFile,
            _ => Reason::FolderUnreadable,
        };
        Refusal::new(reason).with("folder", clean(&folder.to_string_lossy()).into_owned())
    };
    let mut looked_at = 0;
    let mut found: Vec<(bool, String, DirEntry)> = Vec::new();
    for entry in read_dir(folder).map_err(refused)?.take(MOST_LOOKED_AT) {
        looked_at += 1;
        let Ok(entry) = entry else { continue };
        let Ok(name) = entry.file_name().into_string() else { continue };
        if clean(&name) == name
            && may_become(typed, &name)
            && let Some(is_file) = offered(&entry, &name)
        {
            found.push((is_file, name, entry));
        }
    }
    found.sort_by_cached_key(|(is_file, name, _)| (*is_file, fold(name), name.clone()));
    let cut = looked_at == MOST_LOOKED_AT || found.len() > MOST_OFFERED;
    found.truncate(MOST_OFFERED);
    let size = |entry: &DirEntry| entry.path().metadata().map_or(0, |about| about.len());
    let entry =
        |(is_file, name, entry): (bool, String, DirEntry)| FolderEntry { name, bytes: is_file.then(|| size(&entry)) };
    Ok(FolderListing { entries: found.into_iter().map(entry).collect(), cut })
}

/// Whether an entry is offered as a file, or as a folder; `None` when it is not. A link counts as what it leads to.
fn offered(entry: &DirEntry, name: &str) -> Option<bool> {
    let mut what = entry.file_type().ok()?;
    let readable = is_readable(name);
    if what.is_symlink() {
        what = entry.path().metadata().ok()?.file_type();
    }
    match (what.is_dir(), what.is_file() && readable) {
        (true, _) => Some(false),
        (false, true) => Some(true),
        (false, false) => None,
    }
}

fn is_readable(name: &str) -> bool {
    let end = Path::new(name).extension().and_then(OsStr::to_str).unwrap_or_default();
    READABLE.iter().any(|known| end.eq_ignore_ascii_case(known))
}
