//! Another file, other bytes or none where a store is open.

use std::fs;
use std::os::unix::fs::FileExt;

use super::*;
use crate::domain::change::Change;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;

#[test]
fn nothing_is_called_saved_in_a_file_that_is_no_longer_at_its_path() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, aside) = (folder.path().join("roster.db"), folder.path().join("aside.db"));
    let mut repo = at(&path);
    add(&mut repo, 1);
    let mut edit = |n: u16| repo.commit(&set(n.into(), vec![Change::Create(member(n))]));
    let replaced =
        |done| matches!(done, Err(CommitError::Store(StoreError::File(Reason::StoreReplaced, p))) if p == path);
    fs::rename(&path, &aside).expect("moves");
    assert!(replaced(edit(2)));
    fs::copy(&aside, &path).expect("copies");
    assert!(replaced(edit(3)), "another file came in its place");
    fs::remove_file(&path).expect("removes");
    assert!(replaced(edit(4)));
    fs::rename(&aside, &path).expect("moves back");
    edit(5).expect("it is where it was");
    // Its first bytes, which nobody reads again as long as it is open.
    let mut head = [0u8; 200];
    let main = fs::OpenOptions::new().read(true).write(true).open(&path).expect("opens");
    main.read_exact_at(&mut head, 0).expect("reads");
    main.write_all_at(&[0x5a; 200], 0).expect("writes");
    assert!(matches!(edit(5), Err(CommitError::Store(StoreError::File(Reason::StoreDamaged, p))) if p == path));
    main.write_all_at(&head, 0).expect("writes");
    let length = fs::metadata(&path).expect("is there").len();
    let main = fs::OpenOptions::new().write(true).open(&path).expect("opens");
    main.set_len(length / 2).expect("cuts");
    assert!(matches!(edit(6), Err(CommitError::Store(StoreError::File(Reason::StoreDamaged, p))) if p == path));
    main.set_len(0).expect("empties");
    assert!(edit(7).is_err());
}

#[test]
fn nothing_old_is_read_from_a_file_that_is_no_longer_at_its_path() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, aside) = (folder.path().join("roster.db"), folder.path().join("aside.db"));
    let mut repo = at(&path);
    add(&mut repo, 1);
    let query = Query::of(Kind::Member, "2026-06-15".parse().expect("a day"));
    let replaced =
        |error: Option<StoreError>| matches!(error, Some(StoreError::File(Reason::StoreReplaced, p)) if p == path);
    let reads = |repo: &SqliteRepository| {
        [
            repo.window(&query, 0, 9).err(),
            repo.count(&query).err(),
            repo.record(Kind::Member, member(1).id()).err(),
            repo.search(&[Kind::Member], "", 5).err(),
            repo.revision().err(),
            repo.log(&LogQuery::default(), 5).err(),
        ]
    };
    assert!(reads(&repo).iter().all(Option::is_none));
    fs::rename(&path, &aside).expect("moves");
    assert!(reads(&repo).into_iter().all(replaced));
    drop(at(&path));
    assert!(reads(&repo).into_iter().all(replaced), "another store came in its place");
    fs::rename(&aside, &path).expect("moves back");
    assert!(reads(&repo).iter().all(Option::is_none));
}
