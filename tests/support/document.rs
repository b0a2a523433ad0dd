//! Documents with tables that the tests make.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Tests run side by side: one at a time writes to the documents.
static WRITING: Mutex<()> = Mutex::new(());

/// Where a file of the repository stands.
pub fn path(name: impl AsRef<Path>) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// What stands in it.
#[track_caller]
pub fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Holds the part of a document between `<!-- mark -->` and `<!-- /mark -->` to what it should be, or writes it anew when the
/// environment says `UPDATE_DOCS=1`.
#[track_caller]
pub fn hold(name: &str, mark: &str, wanted: &str) {
    let _alone = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let document = read(name);
    let (begin, end) = (format!("<!-- {mark} -->\n"), format!("<!-- /{mark} -->"));
    let (before, rest) = document.split_once(&begin).unwrap_or_else(|| panic!("{name}: no mark {mark}"));
    let (shown, after) = rest.split_once(&end).unwrap_or_else(|| panic!("{name}: no end of {mark}"));
    if shown != wanted {
        let update = std::env::var_os("UPDATE_DOCS").is_some_and(|value| value == "1");
        assert!(update, "{name} shows other {mark}. Run: UPDATE_DOCS=1 with this test");
        std::fs::write(path(name), format!("{before}{begin}{wanted}{end}{after}")).unwrap();
    }
}
