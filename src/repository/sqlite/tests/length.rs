//! A file that is shorter than its header says: whole while the write-ahead log holds the rest, damaged otherwise.

use std::fs::{self, OpenOptions as FileOptions};
use std::os::unix::fs::FileExt;

use super::*;
use crate::domain::change::{Change, ChangeSet};
use crate::domain::kinds::Member;
use crate::domain::log_verb::LogVerb;
use crate::domain::reason::Reason;
use crate::domain::record::Typed;

const PAGE: u64 = 8192;
const PEOPLE: u16 = 600;

/// A store as a program leaves it that is killed after the first page of a checkpoint.
fn after_one_page(folder: &Path) -> PathBuf {
    let path = folder.join("begun.db");
    let mut repo = at(&path);
    repo.conn.file().expect("a file").execute_batch("PRAGMA wal_autocheckpoint = 0").expect("sets");
    let members = (0..PEOPLE).map(|n| {
        let mut bytes = [7; 16];
        bytes[14..].copy_from_slice(&n.to_be_bytes());
        let blank = Member::blank(Id::from_bytes(bytes));
        Change::Create(Record::Member(Member { number: n.to_string(), surname: "Veen".into(), ..blank }))
    });
    let (actor, at) = founder();
    let operation = Id::from_bytes([6; 16]);
    let changes = members.collect();
    repo.commit(&ChangeSet::new(operation, at, actor, LogVerb::Edit, changes)).expect("commits");
    let left = folder.join("left.db");
    for suffix in ["", "-wal"] {
        fs::copy(file::beside(&path, suffix), file::beside(&left, suffix)).expect("copies");
    }
    repo.conn.file().expect("a file").query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).expect("writes");
    let whole = fs::read(&path).expect("reads");
    let main = FileOptions::new().write(true).open(&left).expect("opens");
    main.write_all_at(&whole[..PAGE as usize], 0).expect("writes");
    let said: [u8; 4] = whole[28..32].try_into().expect("four bytes");
    assert!(u64::from(u32::from_be_bytes(said)) * PAGE > main.metadata().expect("is there").len());
    left
}

fn refusal(path: &Path) -> Option<StoreError> {
    SqliteRepository::open(path, options(true, &mut CountedIds::after(0))).err()
}

#[test]
fn a_store_of_which_the_log_holds_the_rest_is_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let left = after_one_page(folder.path());
    let (one, other) = (at(&left), at(&left));
    for repo in [&one, &other] {
        assert_eq!(repo.all(Kind::Member).expect("reads").len(), usize::from(PEOPLE));
        assert_eq!(repo.check().expect("checks"), []);
    }
}

#[test]
fn a_store_that_lacks_pages_in_file_and_log_is_damaged() {
    let folder = tempfile::tempdir().expect("a folder");
    let left = after_one_page(folder.path());
    let main = FileOptions::new().write(true).open(&left).expect("opens");
    let (length, log) = (main.metadata().expect("is there").len(), file::beside(&left, "-wal"));
    main.set_len(PAGE).expect("cuts");
    assert!(matches!(refusal(&left), Some(StoreError::File(Reason::StoreDamaged, path)) if path == left));
    main.set_len(length).expect("sets");
    fs::write(&log, "").expect("empties");
    assert!(matches!(refusal(&left), Some(StoreError::File(Reason::StoreDamaged, path)) if path == left));
}
