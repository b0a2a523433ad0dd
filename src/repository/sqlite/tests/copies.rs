//! Backup and restore.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::domain::change::{Change, ChangeSet};
use crate::domain::kinds::Member;
use crate::domain::record::Typed;

fn add(repo: &mut SqliteRepository, n: u8) {
    let member = Member { number: n.to_string(), surname: "Aa".into(), ..Member::blank(Id::from_bytes([n; 16])) };
    let changes = vec![Change::Create(Record::Member(member))];
    let (actor, at) = founder();
    let operation = Id::from_bytes([n + 100; 16]);
    repo.commit(&ChangeSet { operation, at, actor, verb: "edit".into(), undoes: None, changes }).expect("commits");
}

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
    repo.backup(&copy, &mut |done, total| told.push((done, total))).expect("copies");
    assert!(told.last().is_some_and(|(done, total)| done == total && *total > 0), "{told:?}");
    assert_eq!(fs::metadata(&copy).expect("is there").permissions().mode() & 0o777, 0o600);
    add(&mut repo, 2);
    let names = fs::read_dir(folder.path()).expect("reads").count();
    assert_eq!(names, 4, "the store with its two side files, and the copy");
    assert_eq!(members(&copy), 1);
    repo.backup(&copy, &mut quiet).expect("replaces a copy");
    assert_eq!((members(&copy), at(&copy).check().expect("checks")), (2, Vec::new()));
}

#[test]
fn a_backup_never_replaces_what_is_no_store_or_is_in_use() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, other) = (folder.path().join("roster.db"), folder.path().join("other.db"));
    let repo = at(&path);
    let notes = folder.path().join("notes.txt");
    fs::write(&notes, "hello").expect("writes");
    assert!(matches!(repo.backup(&notes, &mut quiet), Err(StoreError::Foreign(_))));
    assert!(matches!(repo.backup(folder.path(), &mut quiet), Err(StoreError::Directory(_))));
    assert!(matches!(repo.backup(&path, &mut quiet), Err(StoreError::Io(_))));
    let mut open = at(&other);
    add(&mut open, 1);
    assert!(matches!(repo.backup(&other, &mut quiet), Err(StoreError::Busy)));
    assert_eq!(fs::read_to_string(&notes).expect("reads"), "hello");
    assert_eq!(open.all(Kind::Member).expect("reads").len(), 1);
}

#[test]
fn a_restore_puts_a_checked_copy_back_and_keeps_what_was_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copy) = (folder.path().join("roster.db"), folder.path().join("copy.db"));
    let mut repo = at(&path);
    add(&mut repo, 1);
    repo.backup(&copy, &mut quiet).expect("copies");
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
    repo.backup(&copy, &mut quiet).expect("copies");
    drop(repo);
    let whole = fs::read(&copy).expect("reads");
    fs::write(&copy, &whole[..whole.len() / 2]).expect("writes");
    assert!(matches!(restore(&copy, &path), Err(StoreError::Damaged(_))));
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
    assert!(matches!(restore(&folder.path().join("none.db"), &path), Err(StoreError::Missing(_))));
}
