//! Whether others on this machine get to a store around the program.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use super::file::folder;

/// A way in which others get to a store around the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// The file belongs to another user than the one who runs the program.
    OthersOwn,
    /// Another user may read or write the file.
    File,
    /// Another user may put another file in the place of this one, or take it away.
    Folder,
}

/// The ways in which others than who runs the program get to the store at a path; none of one that is not there.
pub fn reached(path: &Path) -> Vec<Reached> {
    let mode = |path: &Path| fs::metadata(path).ok().map(|about| about.permissions().mode());
    let others = fs::metadata(path).is_ok_and(|about| about.uid() != rustix::process::geteuid().as_raw());
    let file = mode(path).is_some_and(|mode| mode & 0o077 != 0) || is_listed(path);
    // In a folder with the sticky bit only the owner of a file takes it away.
    let folder = mode(folder(path)).is_some_and(|mode| mode & 0o022 != 0 && mode & 0o1000 == 0);
    [(others, Reached::OthersOwn), (file, Reached::File), (folder && path.exists(), Reached::Folder)]
        .into_iter()
        .filter_map(|(is, way)| is.then_some(way))
        .collect()
}

/// Whether an access control list names users or groups besides.
fn is_listed(path: &Path) -> bool {
    let mut list = [0_u8; 4];
    // Only that there is one counts: it does not fit, or it is read.
    let found = rustix::fs::getxattr(path, "system.posix_acl_access", &mut list);
    matches!(found, Ok(_) | Err(rustix::io::Errno::RANGE))
}

#[cfg(test)]
mod tests {
    use std::fs::Permissions;

    use super::*;

    #[test]
    fn rights_of_others_on_the_file_or_its_folder_are_seen() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("roster.db");
        assert_eq!(reached(&path), []);
        fs::write(&path, "x").unwrap();
        let set = |path: &Path, mode| fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
        for (file, folder, wanted) in [
            (0o600, 0o700, vec![]),
            (0o600, 0o755, vec![]),
            (0o640, 0o700, vec![Reached::File]),
            (0o604, 0o700, vec![Reached::File]),
            (0o600, 0o770, vec![Reached::Folder]),
            (0o600, 0o1777, vec![]),
            (0o666, 0o777, vec![Reached::File, Reached::Folder]),
        ] {
            set(&path, file);
            set(home.path(), folder);
            assert_eq!(reached(&path), wanted, "{file:o} in {folder:o}");
        }
    }
}
