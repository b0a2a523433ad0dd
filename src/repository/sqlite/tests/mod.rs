//! Tests of this engine beyond the contract.

mod access_log;
mod copies;
mod due;
mod erasing;
mod everything;
mod faults;
mod length;
mod look;
mod of_each;
mod on_server;
mod parameters;
mod plans;
mod replaced;
mod size;
mod tampering;
mod turns;
mod upgrade;

use chrono::{DateTime, Utc};

use super::*;
use crate::domain::id::{CountedIds, Ids};
use crate::domain::kinds::Member;
use crate::domain::log_verb::LogVerb;
use crate::domain::record::Typed;

fn founder() -> (String, DateTime<Utc>) {
    ("founder".to_owned(), DateTime::UNIX_EPOCH)
}

/// How the tests open a file.
fn options(create: bool, ids: &mut dyn Ids) -> OpenOptions<'_> {
    OpenOptions { create, allow_network: false, founder: founder(), keys: KeyHolder::default(), ids }
}

fn in_memory() -> SqliteRepository {
    SqliteRepository::open_in_memory(founder(), &mut CountedIds::after(0)).expect("opens")
}

fn at(path: &Path) -> SqliteRepository {
    SqliteRepository::open(path, options(true, &mut CountedIds::after(0))).expect("opens")
}

/// A connection to a file that may be no store.
fn opened_file(path: impl AsRef<Path>) -> Connection {
    rusqlite::Connection::open(path).expect("opens").into()
}

fn member(n: u16) -> Record {
    let mut bytes = [9; 16];
    bytes[14..].copy_from_slice(&n.to_be_bytes());
    Record::Member(Member { number: n.to_string(), surname: "Aa".into(), ..Member::blank(Id::from_bytes(bytes)) })
}

fn set(n: u32, changes: Vec<Change>) -> ChangeSet {
    let mut bytes = [8; 16];
    bytes[12..].copy_from_slice(&n.to_be_bytes());
    let at = DateTime::<Utc>::UNIX_EPOCH;
    ChangeSet::new(Id::from_bytes(bytes), at, "ada", LogVerb::Edit, changes)
}

fn add(repo: &mut SqliteRepository, n: u16) {
    repo.commit(&set(n.into(), vec![Change::Create(member(n))])).expect("commits");
}

/// Puts a copy back, as the founder.
fn restore(from: &Path, to: &Path) -> Result<Option<PathBuf>, StoreError> {
    let (actor, copy_made) = founder();
    let entry = ChangeSet::new(Id::from_bytes([7; 16]), copy_made, actor, LogVerb::Restore, Vec::new());
    let said = Restored { entry: &entry, copy: from, copy_keys: KeyHolder::default(), copy_made };
    SqliteRepository::restore(from, to, (&said, options(false, &mut CountedIds::after(1 << 20))), &mut |_, _| {})
}

/// A store in memory keeps the contract.
mod contract_in_memory {
    use crate::repository::Repository;

    fn on_empty(case: &mut dyn FnMut(&mut dyn Repository)) {
        case(&mut super::in_memory());
    }

    crate::repository::contract::contract_tests!(super::on_empty);
}

/// A store in a file keeps the contract.
mod contract_in_a_file {
    use crate::repository::Repository;

    fn on_empty(case: &mut dyn FnMut(&mut dyn Repository)) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut repo = super::at(&folder.path().join("roster.db"));
        // What is written is not at stake here; the disk would only make it slow.
        repo.conn.file().expect("a file").execute_batch("PRAGMA synchronous = OFF").expect("sets");
        case(&mut repo);
    }

    crate::repository::contract::contract_tests!(super::on_empty);
}
