//! Backup and restore.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::domain::reason::Reason;
use crate::repository::sqlite::kept_copies::BEFORE_RESTORE;

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
    assert!(matches!(restore(&copy, &path), Err(StoreError::File(Reason::CopyDamaged, _))));
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
    let held = place::Held::of(&path, &KeyHolder::default()).expect("locks");
    let outside = opened_file(&path);
    outside.file().expect("a file").busy_timeout(std::time::Duration::ZERO).expect("sets");
    assert!(schema::version(&outside).is_err_and(|error| error.is_busy()));
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
            assert!(refused(repo.backup(&name, false, &mut quiet).map(drop)), "{name:?}");
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

#[test]
fn what_a_killed_program_left_unfinished_goes_and_what_another_is_making_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let repo = at(&path);
    let [left, made, other] =
        ["old.db.unfinished-77", "new.db.unfinished-78-2", "notes.unfinished-x"].map(|name| folder.path().join(name));
    for name in [&left, &made, &other] {
        fs::write(name, "half a copy").expect("writes");
    }
    fs::write(file::beside(&left, "-journal"), "of half a copy").expect("writes");
    let lock = fs::File::open(&made).expect("opens");
    rustix::fs::flock(&lock, rustix::fs::FlockOperation::LockShared).expect("locks");
    repo.backup(&folder.path().join("copy.db"), false, &mut quiet).expect("copies");
    assert!(!left.exists() && !file::beside(&left, "-journal").exists());
    assert!(made.exists() && other.exists());
    drop(lock);
    repo.backup(&folder.path().join("copy.db"), true, &mut quiet).expect("copies");
    assert!(!made.exists() && other.exists());
}

#[test]
fn a_copy_is_never_made_in_a_folder_that_is_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let repo = at(&folder.path().join("roster.db"));
    let gone = folder.path().join("disk");
    let refused = repo.backup(&gone.join("copy.db"), false, &mut quiet);
    assert!(matches!(refused, Err(StoreError::File(Reason::WriteNoFolder, _))), "{refused:?}");
    assert!(!gone.exists());
}

/// The dated copies in a folder, the oldest first, with what they hold.
fn dated(folder: &Path) -> Vec<(String, usize)> {
    let names = fs::read_dir(folder).expect("reads").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().expect("text")).collect();
    // A copy that was opened has side files for as long as somebody looks into it.
    names.retain(|name| name.ends_with(".db"));
    names.sort();
    names.into_iter().map(|name| (name.clone(), members(&folder.join(name)))).collect()
}

#[test]
fn copies_in_a_folder_are_dated_and_only_the_oldest_of_this_store_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copies) = (folder.path().join("roster.db"), folder.path().join("copies"));
    fs::create_dir(&copies).expect("makes");
    let mut repo = at(&path);
    let noon = |day: &str| day.parse::<Day>().expect("a day").and_hms_opt(12, 0, 0).expect("noon");
    let copy =
        |repo: &SqliteRepository, day, keep, anyway| repo.backup_into(&copies, noon(day), (keep, anyway), &mut quiet);
    // Of others, by name or by what it is; none of these ever goes.
    fs::write(copies.join("roster-2020-01-01-120000.db"), "no store").expect("writes");
    fs::write(copies.join("roster-old.db"), "a name of their own").expect("writes");
    for (n, day) in (1..).zip(["2026-03-01", "2026-03-02", "2026-03-02", "2026-03-04"]) {
        add(&mut repo, n);
        let made = copy(&repo, day, Some(2), false).expect("copies");
        assert_eq!((made.records, made.head), (made.records.max(u64::from(n)), repo.head().expect("reads")));
        assert_eq!(made.bytes, fs::metadata(&made.path).expect("is there").len());
        assert_eq!(made.removed.len(), usize::from(n > 2));
    }
    for name in ["roster-2020-01-01-120000.db", "roster-old.db"] {
        fs::remove_file(copies.join(name)).expect("is still there");
    }
    let told = dated(&copies);
    let told: Vec<_> = told.iter().map(|(name, held)| (name.as_str(), *held)).collect();
    assert_eq!(told, [("roster-2026-03-02-120001.db", 3), ("roster-2026-03-04-120000.db", 4)]);
    // An older state of it, and another office under the same name, leave them alone.
    drop(repo);
    restore(&copies.join("roster-2026-03-02-120001.db"), &path).expect("restores");
    let older = at(&path);
    let elsewhere = tempfile::tempdir().expect("a folder");
    let other = at(&elsewhere.path().join("roster.db"));
    for repo in [&older, &other] {
        let refused = copy(repo, "2026-03-05", Some(1), false);
        assert!(matches!(refused, Err(StoreError::File(Reason::StoreNewerCopy, _))), "{refused:?}");
    }
    assert_eq!(dated(&copies).len(), 2);
    let made = copy(&older, "2026-03-05", Some(1), true).expect("copies");
    assert_eq!(made.removed, [copies.join("roster-2026-03-02-120001.db")], "its own older copy");
    let kept: Vec<usize> = dated(&copies).iter().map(|(_, held)| *held).collect();
    assert_eq!(kept, [4, 3], "what holds more stays");
}

#[test]
fn a_store_remembers_its_newest_copy_and_sees_one_that_is_not_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copy) = (folder.path().join("roster.db"), folder.path().join("copy.db"));
    let mut repo = at(&path);
    assert_eq!(repo.last_copy().expect("reads"), None);
    let noon = DateTime::from_timestamp(1_800_000_000, 0).expect("a moment");
    for n in 1..=2 {
        add(&mut repo, n);
        repo.backup(&copy, true, &mut quiet).expect("copies");
        repo.remember_copy(&copy, noon).expect("remembers");
        let known = repo.last_copy().expect("reads").expect("a copy");
        assert_eq!((&known.path, known.at, known.is_earlier), (&copy, noon, Some(true)));
    }
    assert_eq!(repo.check().expect("checks"), []);
    drop(repo);
    add(&mut at(&copy), 3);
    let repo = at(&path);
    assert_eq!(repo.last_copy().expect("reads").expect("a copy").is_earlier, Some(false));
    fs::remove_file(&copy).expect("removes");
    assert_eq!(repo.last_copy().expect("reads").expect("a copy").is_earlier, None);
}

#[test]
fn only_a_store_in_which_nothing_was_stored_and_that_nobody_has_open_is_unmade() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let repo = at(&path);
    unmake(&path, &KeyHolder::default()).expect("looks");
    assert!(path.exists(), "somebody has it open");
    drop(repo);
    unmake(&path, &KeyHolder::default()).expect("takes away");
    assert_eq!(fs::read_dir(folder.path()).expect("reads").count(), 0);
    let mut repo = at(&path);
    add(&mut repo, 1);
    drop(repo);
    unmake(&path, &KeyHolder::default()).expect("looks");
    assert_eq!(members(&path), 1);
    fs::write(folder.path().join("notes"), "mine").expect("writes");
    let _ = unmake(&folder.path().join("notes"), &KeyHolder::default());
    assert_eq!(fs::read_to_string(folder.path().join("notes")).expect("reads"), "mine");
}
