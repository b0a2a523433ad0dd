//! Backup and restore.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::domain::reason::Reason;
use crate::repository::sqlite::backup::BEFORE_RESTORE;

fn members(path: &Path) -> usize {
    at(path).all(Kind::Member).expect("reads").len()
}

fn quiet(_: u64, _: u64) {}

#[test]
fn a_backup_of_a_store_in_use_is_one_whole_private_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copy) = (folder.path().join("roster.db"), folder.path().join("copy.db"));
    let mut repo = at(&path);
    add(&mut repo, 1);
    let mut told = Vec::new();
    repo.backup(&copy, false, &mut |done, total| told.push((done, total))).expect("copies");
    assert!(told.last().is_some_and(|(done, total)| done == total && *total > 0), "{told:?}");
    assert_eq!(fs::metadata(&copy).expect("is there").permissions().mode() & 0o777, 0o600);
    add(&mut repo, 2);
    let names = fs::read_dir(folder.path()).expect("reads").count();
    assert_eq!(names, 4, "the store with its two side files, and the copy");
    assert_eq!(members(&copy), 1);
    assert!(matches!(repo.backup(&copy, false, &mut quiet), Err(StoreError::File(Reason::StoreTaken, p)) if p == copy));
    assert_eq!(members(&copy), 1);
    repo.backup(&copy, true, &mut quiet).expect("replaces a copy");
    assert_eq!((members(&copy), at(&copy).check().expect("checks")), (2, Vec::new()));
}

#[test]
fn a_backup_never_replaces_what_is_no_store_or_is_in_use() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, other) = (folder.path().join("roster.db"), folder.path().join("other.db"));
    let repo = at(&path);
    let notes = folder.path().join("notes.txt");
    fs::write(&notes, "hello").expect("writes");
    assert!(matches!(repo.backup(&notes, true, &mut quiet), Err(StoreError::File(Reason::StoreForeign, _))));
    assert!(matches!(repo.backup(folder.path(), true, &mut quiet), Err(StoreError::File(Reason::StoreDirectory, _))));
    assert!(matches!(repo.backup(&path, true, &mut quiet), Err(StoreError::Io(_))));
    repo.backup(&other, false, &mut quiet).expect("copies");
    let mut open = at(&other);
    assert!(matches!(repo.backup(&other, true, &mut quiet), Err(StoreError::Busy)), "an earlier one, but in use");
    add(&mut open, 1);
    assert!(
        matches!(repo.backup(&other, true, &mut quiet), Err(StoreError::File(Reason::StoreOther, _))),
        "it holds more"
    );
    drop(open);
    let before = fs::read(&other).expect("reads");
    assert!(matches!(repo.backup(&other, true, &mut quiet), Err(StoreError::File(Reason::StoreOther, _))));
    assert!(matches!(repo.backup(&other, false, &mut quiet), Err(StoreError::File(Reason::StoreTaken, _))));
    assert_eq!(fs::read(&other).expect("reads"), before, "not even touched");
    let empty = folder.path().join("empty.db");
    fs::write(&empty, "").expect("writes");
    assert!(matches!(repo.backup(&empty, true, &mut quiet), Err(StoreError::File(Reason::StoreOther, _))));
    assert_eq!(fs::read_to_string(&notes).expect("reads"), "hello");
    assert_eq!(members(&other), 1);
}

#[test]
fn a_restore_puts_a_checked_copy_back_and_keeps_what_was_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copy) = (folder.path().join("roster.db"), folder.path().join("copy.db"));
    let mut repo = at(&path);
    add(&mut repo, 1);
    repo.backup(&copy, false, &mut quiet).expect("copies");
    add(&mut repo, 2);
    assert!(matches!(restore(&copy, &path), Err(StoreError::Busy)), "somebody works in it");
    drop(repo);
    restore(&copy, &path).expect("restores");
    assert_eq!((members(&path), members(&file::beside(&path, BEFORE_RESTORE))), (1, 2));
    let fresh = folder.path().join("new/place.db");
    restore(&copy, &fresh).expect("restores where nothing was");
    assert_eq!(members(&fresh), 1);
}

#[test]
fn a_copy_that_is_not_whole_is_never_put_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copy) = (folder.path().join("roster.db"), folder.path().join("copy.db"));
    let mut repo = at(&path);
    add(&mut repo, 1);
    repo.backup(&copy, false, &mut quiet).expect("copies");
    drop(repo);
    let whole = fs::read(&copy).expect("reads");
    fs::write(&copy, &whole[..whole.len() / 2]).expect("writes");
    assert!(matches!(restore(&copy, &path), Err(StoreError::File(Reason::StoreDamaged, _))));
    let mut spoiled = whole.clone();
    let half = whole.len() / 2;
    spoiled[half..half + 8192].fill(0x5a);
    fs::write(&copy, spoiled).expect("writes");
    assert!(restore(&copy, &path).is_err());
    assert_eq!(members(&path), 1);
    // But a damaged store is replaced by a whole copy.
    fs::write(&copy, &whole).expect("writes");
    fs::write(&path, &whole[..half]).expect("writes");
    restore(&copy, &path).expect("restores");
    assert_eq!(members(&path), 1);
    assert!(matches!(restore(&folder.path().join("none.db"), &path), Err(StoreError::File(Reason::StoreMissing, _))));
}

#[test]
fn every_restore_keeps_what_it_replaces_and_what_the_ones_before_it_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copy) = (folder.path().join("roster.db"), folder.path().join("copy.db"));
    let mut repo = at(&path);
    repo.backup(&copy, false, &mut quiet).expect("copies");
    (1..=3).for_each(|n| add(&mut repo, n));
    drop(repo);
    let kept: Vec<PathBuf> = (0..3).map(|_| restore(&copy, &path).expect("restores").expect("keeps")).collect();
    let names = ["", "-2", "-3"].map(|nth| file::beside(&path, &format!("{BEFORE_RESTORE}{nth}")));
    assert_eq!(
        (kept.as_slice(), kept.iter().map(|kept| members(kept)).collect::<Vec<_>>()),
        (&names[..], vec![3, 0, 0])
    );
}

#[test]
fn a_log_beside_the_place_is_never_played_into_a_copy() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copy) = (folder.path().join("roster.db"), folder.path().join("copy.db"));
    let [moved, second] = ["moved.db", "second.db"].map(|name| folder.path().join(name));
    let mut repo = at(&path);
    repo.backup(&copy, false, &mut quiet).expect("copies");
    (1..=3).for_each(|n| add(&mut repo, n));
    let log = fs::read(file::beside(&path, "-wal")).expect("a log");
    // The store is lost, its log is left; so is one beside the name of a copy to be made.
    fs::rename(&path, &moved).expect("moves");
    fs::write(file::beside(&second, "-wal"), &log).expect("writes");
    drop(repo);
    fs::write(file::beside(&path, "-wal"), &log).expect("writes");
    assert_eq!(restore(&copy, &path).expect("restores"), None);
    assert_eq!(members(&path), 0);
    at(&path).backup(&second, false, &mut quiet).expect("copies");
    assert_eq!((members(&second), at(&second).check().expect("checks")), (0, Vec::new()));
    for place in [&path, &second] {
        assert_eq!(fs::read(file::beside(place, "-wal.left-over")).expect("is kept"), log);
    }
}

#[test]
fn the_log_of_a_damaged_store_stays_with_it_and_comes_beside_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copy) = (folder.path().join("roster.db"), folder.path().join("copy.db"));
    let mut repo = at(&path);
    add(&mut repo, 1);
    repo.backup(&copy, false, &mut quiet).expect("copies");
    drop(repo);
    let whole = fs::read(&path).expect("reads");
    fs::write(&path, &whole[..whole.len() / 2]).expect("cuts");
    let log = file::beside(&path, "-journal");
    fs::write(&log, "what was being written when it was damaged").expect("writes");
    let damaged = restore(&copy, &path).expect("restores").expect("keeps");
    assert!(!log.exists());
    add(&mut at(&path), 2);
    let good = restore(&copy, &path).expect("restores").expect("keeps");
    assert_ne!(damaged, good);
    assert_eq!((members(&good), members(&path)), (2, 1));
}

#[test]
fn nobody_opens_a_store_while_another_is_put_in_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    drop(at(&path));
    let held = place::Held::of(&path).expect("locks");
    let outside = Connection::open(&path).expect("opens");
    outside.busy_timeout(std::time::Duration::ZERO).expect("sets");
    assert!(schema::version(&outside).is_err_and(|e| e.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy)));
    drop(held);
    assert_eq!(schema::version(&outside).expect("reads"), schema::VERSION);
}

#[test]
fn no_copy_and_no_store_gets_a_name_that_the_engine_takes_for_a_log() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let mut repo = at(&path);
    add(&mut repo, 1);
    for end in ["-journal", "-wal", "-shm"] {
        for base in ["roster.db", "elsewhere.db"] {
            let name = folder.path().join(format!("{base}{end}"));
            let before = fs::read(&name).ok();
            let refused = |done: Result<(), StoreError>| {
                matches!(
                    done,
                    Err(StoreError::File(Reason::StoreLogName | Reason::StoreTaken | Reason::StoreForeign, _))
                )
            };
            assert!(refused(repo.backup(&name, false, &mut quiet)), "{name:?}");
            assert!(before.is_some() || !name.exists(), "{name:?}");
        }
    }
    repo.backup(&folder.path().join("copy.db"), false, &mut quiet).expect("copies");
    assert!(matches!(
        restore(&folder.path().join("copy.db"), &folder.path().join("other-journal")),
        Err(StoreError::File(Reason::StoreLogName, _))
    ));
    drop(repo);
    assert_eq!(members(&path), 1);
}
