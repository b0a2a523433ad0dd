//! The embedded engine: one SQLite file, used by any number of programs on one machine at once.
//!
//! `main` opens it through [`SqliteRepository::open`]; everything else uses the trait. No SQL leaves this folder. `open` has
//! what is refused, `build` how a query becomes SQL, `commit` how a change is stored.

mod backup;
mod build;
mod bulk_load;
mod cache;
mod cells;
mod chain;
mod check;
mod columns;
mod commit;
mod counts;
mod errors;
mod file;
mod filter;
mod guidance_columns;
mod instruments;
mod known_at;
mod length;
mod log;
mod lookup;
mod open;
mod options;
mod past;
mod place;
mod rows;
mod schema;
mod search;
mod time_series;
mod window;

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, InterruptHandle, Transaction, TransactionBehavior};

pub use backup::{restore, same_file};
pub use options::OpenOptions;

use self::cache::{Known, QueryCache};
use self::errors::{Constraint, constraint, located};
use self::place::FileId;
use super::{CommitError, Finding, Interrupt, LogQuery, Progress, Repository, SearchHit, StoreError, UndoStep};
use crate::domain::absence::PlacedHours;
use crate::domain::change::{ChangeSet, LoggedSet, Revision};
use crate::domain::counting::{Settings, TeamCount, Totals};
use crate::domain::crediting::{Credit, PlacementGroup, TeamPlaces};
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::paid_hours::CountedHours;
use crate::domain::query::{Query, Window};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::time_series::{Movement, Snapshot};

/// A store in one SQLite file.
pub struct SqliteRepository {
    conn: Connection,
    /// Path of the file; empty for a store in memory.
    path: PathBuf,
    /// Identity of the open file; `None` for a store in memory.
    file: Option<FileId>,
    cache: RefCell<QueryCache>,
}

impl SqliteRepository {
    fn over(conn: Connection, path: PathBuf, file: Option<FileId>) -> Self {
        Self { conn, path, file, cache: RefCell::default() }
    }

    /// Whether the open file is the one that others find at its path. In a file that was moved away a change would be lost and
    /// what is read would be old.
    fn is_in_place(&self) -> Result<(), StoreError> {
        self.file.map_or(Ok(()), |file| file.still_at(&self.path))
    }

    /// Reads inside one transaction, so that everything read is of one state.
    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let reading = || {
            self.is_in_place()?;
            end(&self.conn);
            self.conn.execute_batch("BEGIN")?;
            let answer = work(&self.conn);
            end(&self.conn);
            answer
        };
        reading().map_err(|error| located(error, &self.path))
    }

    /// Reads as [`Self::read`] does, with what is remembered of a query.
    fn read_query<T>(
        &self,
        query: &Query,
        work: impl FnOnce(&Connection, &mut Known) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.read(|conn| {
            let version = Self::version(conn)?;
            work(conn, self.cache.borrow_mut().of(conn, query, version)?)
        })
    }

    /// A number that changes whenever another program commits. Reading it fixes the state that is read.
    fn version(conn: &Connection) -> Result<i64, StoreError> {
        Ok(conn.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
    }

    fn located<T>(&self, done: Result<T, CommitError>) -> Result<T, CommitError> {
        done.map_err(|error| match error {
            CommitError::Store(error) => CommitError::Store(located(error, &self.path)),
            other => other,
        })
    }

    fn try_commit(&mut self, set: &ChangeSet) -> Result<Revision, CommitError> {
        self.is_in_place()?;
        let cache = self.cache.get_mut();
        let version = Self::version(&self.conn)?;
        let before = cache.before(&self.conn, &set.changes, version).unwrap_or_default();
        end(&self.conn);
        let transaction = Transaction::new(&mut self.conn, TransactionBehavior::Immediate)?;
        if self.file.is_some() && (!file::is_headed(&self.path)? || length::is_cut_off(&transaction, &self.path)?) {
            return Err(StoreError::File(Reason::StoreDamaged, self.path.clone()).into());
        }
        let revision = commit::apply(&transaction, set)?;
        // Committed by hand: when references are broken the transaction stays open, and can tell which.
        if let Err(error) = transaction.execute_batch("COMMIT") {
            if constraint(&error) == Some(Constraint::Reference) {
                return Err(commit::broken_reference(&transaction, &set.changes)?.into());
            }
            return Err(error.into());
        }
        drop(transaction);
        // The set is stored: a cache that cannot follow is no reason to report a refusal.
        if cache.after(&self.conn, before).is_err() {
            cache.clear();
        }
        Ok(revision)
    }
}

impl Repository for SqliteRepository {
    fn commit(&mut self, set: &ChangeSet) -> Result<Revision, CommitError> {
        let done = self.try_commit(set).and_then(|revision| Ok(self.is_in_place().map(|()| revision)?));
        end(&self.conn);
        self.located(done)
    }

    fn bulk_load(
        &mut self,
        opening: &ChangeSet,
        records: &mut dyn Iterator<Item = Record>,
        progress: Progress<'_>,
    ) -> Result<Revision, CommitError> {
        self.cache.get_mut().clear();
        end(&self.conn);
        self.is_in_place()?;
        let done = bulk_load::fill(&mut self.conn, opening, records, progress);
        end(&self.conn);
        let done = done.and_then(|revision| Ok(self.is_in_place().map(|()| revision)?));
        self.located(done)
    }

    fn revision(&self) -> Result<Revision, StoreError> {
        self.is_in_place()?;
        commit::revision(&self.conn).map_err(|error| located(error.into(), &self.path))
    }

    fn window(&self, query: &Query, from: u64, most: u64) -> Result<Window, StoreError> {
        self.read_query(query, |conn, known| window::read(conn, known, query, from, most))
    }

    fn count(&self, query: &Query) -> Result<u64, StoreError> {
        self.read_query(query, |conn, known| window::count(conn, known, query))
    }

    fn first_of_all(&self, query: &Query, most: u64, by: Day) -> Result<(Window, u64, Option<u64>), StoreError> {
        self.read_query(query, |conn, known| window::first_of_all(conn, known, query, (most, by)))
    }

    fn position(&self, query: &Query, id: Id) -> Result<Option<u64>, StoreError> {
        self.read_query(query, |conn, known| window::position(conn, known, query, id))
    }

    fn record(&self, kind: Kind, id: Id) -> Result<Option<Record>, StoreError> {
        self.read(|conn| rows::load(conn, kind, id))
    }

    fn named(&self, kind: Kind, key: &str) -> Result<Vec<Record>, StoreError> {
        self.read(|conn| lookup::named(conn, kind, key))
    }

    fn referring(&self, kind: Kind, field: &'static str, id: Id) -> Result<Vec<Record>, StoreError> {
        self.read(|conn| lookup::referring(conn, kind, (field, id), None))
    }

    fn all(&self, kind: Kind) -> Result<Vec<Record>, StoreError> {
        self.read(|conn| lookup::all(conn, kind, None))
    }

    fn record_on(&self, kind: Kind, id: Id, on: Day) -> Result<Option<Record>, StoreError> {
        self.read(|conn| lookup::one_on(conn, kind, id, on))
    }

    fn all_on(&self, kind: Kind, on: Day) -> Result<Vec<Record>, StoreError> {
        self.read(|conn| lookup::all(conn, kind, Some(on)))
    }

    fn referring_on(&self, kind: Kind, field: &'static str, id: Id, on: Day) -> Result<Vec<Record>, StoreError> {
        self.read(|conn| lookup::referring(conn, kind, (field, id), Some(on)))
    }

    fn label_on(&self, kind: Kind, id: Id, on: Day) -> Result<String, StoreError> {
        self.read(|conn| lookup::label_on(conn, kind, id, on))
    }

    fn label(&self, kind: Kind, id: Id) -> Result<String, StoreError> {
        self.read(|conn| rows::label(conn, kind, id))
    }

    fn search(&self, kinds: &[Kind], words: &str, most: usize) -> Result<Vec<SearchHit>, StoreError> {
        self.read(|conn| search::search(conn, kinds, words, most))
    }

    fn team_count(&self, team: Id, as_of: Day) -> Result<TeamCount, StoreError> {
        self.read(|conn| counts::team_count(conn, team, as_of))
    }

    fn totals(&self, as_of: Day) -> Result<Totals, StoreError> {
        self.read(|conn| {
            let version = Self::version(conn)?;
            let mut cache = self.cache.borrow_mut();
            if let Some(known) = cache.totals(as_of, version) {
                return Ok(known);
            }
            let totals = counts::totals(conn, as_of)?;
            cache.note_totals(as_of, totals);
            Ok(totals)
        })
    }

    fn open_places(&self, as_of: Day) -> Result<i64, StoreError> {
        self.read(|conn| counts::open_places(conn, as_of))
    }

    fn each_placed_hours(&self, period: (Day, Day), visit: &mut dyn FnMut(&PlacedHours)) -> Result<(), StoreError> {
        self.read(|conn| time_series::each_placed_hours(conn, period, visit))
    }

    fn each_counted_hours(&self, period: (Day, Day), visit: &mut dyn FnMut(&CountedHours)) -> Result<(), StoreError> {
        self.read(|conn| time_series::each_counted_hours(conn, period, visit))
    }

    fn snapshots(&self, days: &[Day]) -> Result<Vec<Snapshot>, StoreError> {
        self.read(|conn| time_series::snapshots(conn, days))
    }

    fn movements(&self, after: Day, to: Day) -> Result<Vec<Movement>, StoreError> {
        self.read(|conn| time_series::movements(conn, after, to))
    }

    fn placement_groups(&self, as_of: Day) -> Result<Vec<PlacementGroup>, StoreError> {
        self.read(|conn| counts::placement_groups(conn, as_of))
    }

    fn team_places(&self, as_of: Day) -> Result<Vec<TeamPlaces>, StoreError> {
        self.read(|conn| counts::team_places(conn, as_of))
    }

    fn credits(&self, as_of: Day) -> Result<Vec<Credit>, StoreError> {
        self.read(|conn| counts::credits(conn, as_of))
    }

    fn settings(&self, as_of: Day) -> Result<Settings, StoreError> {
        self.read(|conn| self.cache.borrow_mut().settings(conn, as_of, Self::version(conn)?))
    }

    fn log(&self, query: &LogQuery, most: u64) -> Result<Vec<LoggedSet>, StoreError> {
        self.read(|conn| log::read(conn, query, most))
    }

    fn next_step(&self, actor: &str, step: UndoStep) -> Result<Option<LoggedSet>, StoreError> {
        self.read(|conn| log::next_step(conn, actor, step))
    }

    fn check(&self) -> Result<Vec<Finding>, StoreError> {
        self.read(check::all)
    }

    fn backup(&self, to: &Path, replace: bool, progress: Progress<'_>) -> Result<(), StoreError> {
        self.is_in_place()?;
        backup::backup(&self.conn, &self.path, (to, replace), progress).map_err(|error| located(error, to))
    }

    fn known_by(&self, revision: Revision) -> Result<Box<dyn Repository>, StoreError> {
        let known = self.known_after(revision)?;
        Ok(Box::new(known.ok_or_else(|| StoreError::Engine("the log begins later".to_owned()))?))
    }

    fn interrupt(&self) -> Box<dyn Interrupt> {
        Box::new(Handle(self.conn.get_interrupt_handle()))
    }
}

/// Ends what is left of a transaction in which nothing is to be kept. Done again when it is broken off: an interrupt that
/// is meant for the read may reach the very statement that ends it.
fn end(conn: &Connection) {
    for _ in 0..10_000 {
        if conn.is_autocommit() || conn.execute_batch("ROLLBACK").is_ok() {
            return;
        }
        std::thread::yield_now();
    }
}

struct Handle(InterruptHandle);

impl Interrupt for Handle {
    fn interrupt(&self) {
        self.0.interrupt();
    }
}

#[cfg(test)]
mod tests;
