//! Stores that are only read: no byte of their files changes.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::domain::reason::Reason;

fn looked_into(path: &Path) -> Result<SqliteRepository, StoreError> {
    let (founder, mut ids) = (founder(), CountedIds::after(500));
    SqliteRepository::open_to_read(
        path,
        OpenOptions { create: true, allow_network: false, founder, keys: KeyHolder::default(), ids: &mut ids },
    )
}

fn names(folder: &Path) -> usize {
    std::fs::read_dir(folder).expect("reads").count()
}

#[test]
fn a_copy_is_read_as_it_lies_there_also_where_nothing_may_be_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copies) = (folder.path().join("roster.db"), folder.path().join("copies"));
    std::fs::create_dir(&copies).expect("makes");
    let copy = copies.join("copy.db");
    let mut repo = at(&path);
    add(&mut repo, 1);
    repo.backup(&copy, false, &mut |_, _| {}).expect("copies");
    let bytes = std::fs::read(&copy).expect("reads");
    for (file, around) in [(0o600, 0o700), (0o400, 0o700), (0o444, 0o555)] {
        std::fs::set_permissions(&copy, Permissions::from_mode(file)).expect("sets");
        std::fs::set_permissions(&copies, Permissions::from_mode(around)).expect("sets");
        let looked = looked_into(&copy).expect("opens");
        assert_eq!((looked.check().expect("checks"), looked.all(Kind::Member).expect("reads").len()), (vec![], 1));
        let other = folder.path().join(format!("of-{file:o}-{around:o}.db"));
        looked.backup(&other, false, &mut |_, _| {}).expect("copies");
        drop(looked);
        assert_eq!((std::fs::read(&copy).expect("reads") == bytes, names(&copies)), (true, 1), "{file:o}");
        assert_eq!(std::fs::metadata(&copy).expect("is there").permissions().mode() & 0o777, file);
    }
    std::fs::set_permissions(&copies, Permissions::from_mode(0o700)).expect("sets");
    let mut looked = looked_into(&copy).expect("opens");
    let refused = looked.commit(&set(77, vec![Change::Create(member(2))]));
    assert!(matches!(refused, Err(CommitError::Store(StoreError::File(Reason::StoreReadOnly, _)))), "{refused:?}");
}

#[test]
fn a_store_in_use_is_read_with_what_was_just_written_and_refused_where_nobody_can_see_that() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let mut repo = at(&path);
    for n in 1..=2 {
        add(&mut repo, n);
        let looked = looked_into(&path).expect("opens");
        assert!(!looked.is_upgraded_in_memory());
        assert_eq!(looked.all(Kind::Member).expect("reads").len(), usize::from(n));
    }
    drop(repo);
    std::fs::set_permissions(&path, Permissions::from_mode(0o400)).expect("sets");
    assert_eq!(looked_into(&path).expect("opens").all(Kind::Member).expect("reads").len(), 2);
    std::fs::set_permissions(folder.path(), Permissions::from_mode(0o500)).expect("sets");
    let refused = looked_into(&path).err();
    std::fs::set_permissions(folder.path(), Permissions::from_mode(0o700)).expect("sets");
    assert!(matches!(refused, Some(StoreError::File(Reason::StoreReadOnly, _))), "{refused:?}");
}

#[test]
fn nothing_is_made_and_what_is_no_store_is_refused_as_ever() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    assert!(matches!(looked_into(&path), Err(StoreError::File(Reason::StoreMissing, _))));
    std::fs::write(&path, "").expect("writes");
    assert!(matches!(looked_into(&path), Err(StoreError::File(Reason::StoreEmpty, _))));
    std::fs::write(&path, "a letter").expect("writes");
    assert!(matches!(looked_into(&path), Err(StoreError::File(Reason::StoreForeign, _))));
    assert_eq!(names(folder.path()), 1);
    let whole = folder.path().join("whole.db");
    at(&whole).backup(&folder.path().join("copy.db"), false, &mut |_, _| {}).expect("copies");
    let bytes = std::fs::read(folder.path().join("copy.db")).expect("reads");
    std::fs::write(&path, &bytes[..bytes.len() - 8192]).expect("writes");
    assert!(matches!(looked_into(&path), Err(StoreError::File(Reason::StoreDamaged, _))));
}
