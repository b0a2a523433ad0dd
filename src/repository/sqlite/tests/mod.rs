//! Tests of this engine beyond the contract.

mod copies;
mod faults;
mod length;
mod plans;
mod size;
mod upgrade;

use chrono::{DateTime, Utc};

use super::*;
use crate::domain::id::{CountedIds, Ids};

fn founder() -> (String, DateTime<Utc>) {
    ("founder".to_owned(), DateTime::UNIX_EPOCH)
}

/// How the tests open a file.
fn options(create: bool, ids: &mut dyn Ids) -> OpenOptions<'_> {
    OpenOptions { create, allow_network: false, founder: founder(), ids }
}

fn in_memory() -> SqliteRepository {
    SqliteRepository::open_in_memory(founder(), &mut CountedIds::after(0)).expect("opens")
}

fn at(path: &Path) -> SqliteRepository {
    SqliteRepository::open(path, options(true, &mut CountedIds::after(0))).expect("opens")
}

#[test]
fn a_store_in_memory_keeps_the_contract() {
    crate::repository::contract::suite(&|| Box::new(in_memory()));
}
