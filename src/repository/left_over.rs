//! What a killed program left in a folder: files under a passing name, which it would have given their own name or taken away.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use rustix::fs::FlockOperation;

/// Marks a file as one that somebody is making; it ends with the file or the program. On a disk without locks nothing is marked, and
/// nothing is ever taken away there.
pub fn mark_as_being_made(file: &File) {
    let _ = rustix::fs::flock(file, FlockOperation::LockShared);
}

/// Takes away the files of these names that nobody is making any more, with what lies beside them under a name and one of `ends`. Answers
/// the turn to make files in that folder, which lasts until it goes: until one is marked, another program would take it for left over.
///
/// # Errors
/// Returns an error when the folder cannot be read, or cannot be locked.
pub fn clear_up(folder: &Path, passing: impl Fn(&str) -> bool, ends: &[&str]) -> io::Result<File> {
    let turn = File::open(folder)?;
    rustix::fs::flock(&turn, FlockOperation::LockExclusive)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if !name.to_str().is_some_and(&passing) || !entry.file_type()?.is_file() {
            continue;
        }
        let path = entry.path();
        // What is another user's, or went away meanwhile, is theirs.
        let Ok(left) = File::open(&path) else { continue };
        if rustix::fs::flock(&left, FlockOperation::NonBlockingLockExclusive).is_ok() {
            // The file itself last: a kill in between leaves it to find the rest by.
            for end in ends {
                let beside = [name.as_os_str(), OsStr::new(end)].into_iter().collect::<std::ffi::OsString>();
                let _ = fs::remove_file(path.with_file_name(beside));
            }
            let _ = fs::remove_file(&path);
        }
    }
    Ok(turn)
}
