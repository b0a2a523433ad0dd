//! The embedded engine: one SQLite file, used by any number of programs on one machine at once.
//!
//! `main` opens it through [`SqliteRepository::open`]; everything else uses the trait. No SQL leaves this folder. `open` has
//! what is refused, `build` how a query becomes SQL, `commit` how a change is stored.

mod about;
mod access_log;
mod backup;
mod build;
mod bulk_load;
mod cache;
mod cells;
mod chain;
mod check;
mod columns;
mod commit;
mod connect;
mod counts;
mod database;
mod dated_copies;
mod destructions;
mod dialect;
mod due_columns;
mod due_days;
mod due_facts;
mod due_gathered;
mod due_rows;
mod encrypt;
mod erase;
mod erased_log;
mod errors;
mod file;
mod filter;
mod guidance_columns;
mod handed_copy;
mod indexes;
mod instruments;
mod kept_copies;
mod key;
mod known_at;
mod laid_down;
mod length;
mod line;
mod load;
mod log;
mod log_filter;
mod logged_values;
mod look;
mod lookup;
mod memory;
mod mentions;
mod newest_copy;
mod noting;
mod numbers;
mod open;
mod options;
mod password_file;
mod past;
mod patience;
mod permitted;
mod place;
mod reached;
mod rekey;
mod restore;
mod retention_columns;
mod row_batches;
mod rows;
mod schema;
mod screen_items;
mod search;
mod server;
mod server_store;
mod signed_in;
mod sql_values;
mod time_series;
mod try_out;
mod turn;
mod views;
mod whole;
mod window;

use std::cell::{Cell, OnceCell, RefCell};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

pub use backup::{same_file, unmake};
pub use connect::engine_version;
pub use errors::beyond_limit_by;
pub use file::{free_space, is_on_network_disk, server_address};
pub use key::{KEY_BYTES, KeyHolder, StoreKey, is_encrypted, opens};
pub use laid_down::LaidDown;
pub use options::{OpenOptions, Restored};
pub use reached::{Reached, reached};
pub use schema::VERSION as STORE_VERSION;

/// Whether this build can make and open encrypted stores.
pub const CAN_ENCRYPT: bool = cfg!(feature = "encryption");

use self::cache::{Known, QueryCache};
use self::database::Connection;
use self::errors::{Constraint, constraint, is_short_of_room, located};
use self::memory::NamedMemory;
use self::permitted::{Judge, Person, SignedIn};
use self::place::FileId;
use self::turn::Turns;
use super::{
    AccessQuery, CommitError, CopyMade, Erased, Finding, Interrupt, LastCopy, LogHead, LogQuery, Progress, Repository,
    SearchHit, StoreError, UndoStep, WholePart,
};
use crate::domain::absence::PlacedHours;
use crate::domain::access::Access;
use crate::domain::access::noted::{Noted, ReadNote};
use crate::domain::access::table::Power;
use crate::domain::actor;
use crate::domain::change::{Change, ChangeSet, LoggedSet, Revision};
use crate::domain::counting::{Settings, TeamCount, Totals};
use crate::domain::crediting::{Credit, PlacementGroup, TeamPlaces};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::erasure::Erasure;
use crate::domain::id::Id;
use crate::domain::kinds::PastValue;
use crate::domain::mentions::{Mentions, NamedRecord};
use crate::domain::paid_hours::CountedHours;
use crate::domain::personal::ErasedPerson;
use crate::domain::query::{Query, Sort, Window};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::screen_item::ScreenItem;
use crate::domain::time_series::{Movement, Snapshot};

/// A store in one SQLite file.
pub struct SqliteRepository {
    conn: Connection,
    /// Path of the file; empty for a store in memory.
    path: PathBuf,
    /// By what another connection finds a store in memory; `None` for one in a file.
    memory: Option<String>,
    /// Identity of the open file; `None` for a store in memory.
    file: Option<FileId>,
    cache: RefCell<QueryCache>,
    /// Who is signed in; without, everything is seen and changed.
    signed_in: RefCell<Option<SignedIn>>,
    /// The connection with the views of who is signed in, once what they see is limited.
    reader: OnceCell<Connection>,
    /// What opens the file and what lies beside it.
    keys: KeyHolder,
    /// Whether a set is tried out: its transaction stands open, and is read in.
    trying: Cell<bool>,
    /// Where one waits to write. Goes last.
    turns: Turns,
}

impl SqliteRepository {
    fn over(conn: Connection, (path, file): (PathBuf, Option<FileId>), keys: KeyHolder) -> Self {
        Self {
            conn,
            path,
            memory: None,
            file,
            cache: RefCell::default(),
            signed_in: RefCell::default(),
            reader: OnceCell::new(),
            keys,
            trying: Cell::new(false),
            turns: Turns::default(),
        }
    }

    /// A store in memory over its connection.
    fn over_memory((conn, name): NamedMemory, keys: KeyHolder) -> Self {
        Self { memory: Some(name), ..Self::over(conn, (PathBuf::new(), None), keys) }
    }

    /// Whether the open file is the one that others find at its path. In a file that was moved away a change would be lost and
    /// what is read would be old.
    fn is_in_place(&self) -> Result<(), StoreError> {
        self.file.map_or(Ok(()), |file| file.still_at(&self.path))
    }

    /// Reads inside one transaction, so that everything read is of one state.
    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let reading = || {
            if self.trying.get() {
                return work(&self.conn);
            }
            self.is_in_place()?;
            self.keep_up()?;
            let conn = self.reader();
            end(conn);
            conn.execute_batch("BEGIN")?;
            let answer = work(conn);
            end(conn);
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
            self.must_see_asked(query)?;
            let version = Self::version(conn)?;
            work(conn, self.cache.borrow_mut().of(conn, query, version)?)
        })
    }

    /// A number that changes whenever another program commits. Reading it fixes the state that is read.
    fn version(conn: &Connection) -> Result<i64, StoreError> {
        Ok(conn.version()?)
    }

    /// Writes by a transaction of its own. What went into a file that was moved away meanwhile counts as not done.
    fn write<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, CommitError>) -> Result<T, CommitError> {
        let done = self.is_in_place().map_err(CommitError::from).and_then(|()| work(self));
        end(&self.conn);
        let done = done.and_then(|answer| Ok(self.is_in_place().map(|()| answer)?));
        done.map_err(|error| match error {
            CommitError::Store(StoreError::File(Reason::StoreReadOnly, _)) if self.is_only_read().unwrap_or(false) => {
                CommitError::Store(StoreError::File(Reason::StoreOnlyRead, self.path.clone()))
            }
            CommitError::Store(error) => CommitError::Store(located(error, &self.path)),
            other => other,
        })
    }

    fn try_commit(&mut self, set: &ChangeSet, progress: Progress<'_>) -> Result<Revision, CommitError> {
        self.keep_up()?;
        let person = self.signed_in.get_mut().as_ref().map(|signed_in| &signed_in.person);
        let cache = self.cache.get_mut();
        let version = Self::version(&self.conn)?;
        // Who sees less than everything reads by another connection, which sees a commit of this one as of somebody else.
        let before = match person.is_some_and(Person::is_limited) {
            true => None,
            false => Some(cache.before(&self.conn, &set.changes, version).unwrap_or_default()),
        };
        end(&self.conn);
        if self.file.is_some() && is_short_of_room(&self.path) {
            return Err(StoreError::Full.into());
        }
        let transaction = self.turns.begin(&self.conn)?;
        if let Some(file) = self.turns.file()
            && (!file::is_headed(file)? || length::is_cut_off(&transaction, &self.path)?)
        {
            return Err(StoreError::File(Reason::StoreDamaged, self.path.clone()).into());
        }
        let judge = person.map(|person| Judge::new(&transaction, person)).transpose()?;
        let revision = commit::apply(&transaction, set, judge.as_ref(), progress)?;
        // Committed by hand: when references are broken the transaction stays open, and can tell which.
        if let Err(error) = transaction.commit_unbroken() {
            if constraint(&error) == Some(Constraint::Reference) {
                return Err(commit::broken_reference(&transaction, &set.changes)?.into());
            }
            return Err(error.into());
        }
        drop(transaction);
        // The set is stored: a cache that cannot follow is no reason to report a refusal.
        if before.is_none_or(|before| cache.after(&self.conn, before).is_err()) {
            cache.clear();
        }
        if set.changes.iter().any(|change| change.kind() == Kind::AccessRight) {
            self.look_again();
        }
        Ok(revision)
    }
}

/// The reads that are one function of this folder, which gets the connection and the same arguments.
macro_rules! reads {
    ($($name:ident($($arg:ident: $ty:ty),*) -> $answer:ty => $function:path;)+) => {
        $(fn $name(&self, $($arg: $ty),*) -> Result<$answer, StoreError> {
            self.read(|conn| $function(conn, $($arg),*))
        })+
    };
}

impl Repository for SqliteRepository {
    reads! {
        revision() -> Revision => commit::revision;
        record(kind: Kind, id: Id) -> Option<Record> => rows::load;
        label(kind: Kind, id: Id) -> String => rows::label;
        named(kind: Kind, key: &str) -> Vec<Record> => lookup::named;
        record_on(kind: Kind, id: Id, on: Day) -> Option<Record> => lookup::one_on;
        label_on(kind: Kind, id: Id, on: Day) -> String => lookup::label_on;
        past_of(kind: Kind, id: Id) -> Vec<PastValue> => lookup::past_of;
        kept_among(changes: &[Change]) -> Vec<Record> => lookup::kept_among;
        search(kinds: &[Kind], words: &str, most: usize) -> Vec<SearchHit> => search::search;
        team_count(team: Id, as_of: Day) -> TeamCount => counts::team_count;
        placement_groups(as_of: Day) -> Vec<PlacementGroup> => counts::placement_groups;
        team_places(as_of: Day) -> Vec<TeamPlaces> => counts::team_places;
        credits(as_of: Day) -> Vec<Credit> => counts::credits;
        each_placed_hours(period: (Day, Day), visit: &mut dyn FnMut(&PlacedHours)) -> () =>
            time_series::each_placed_hours;
        each_counted_hours(period: (Day, Day), visit: &mut dyn FnMut(&CountedHours)) -> () =>
            time_series::each_counted_hours;
        snapshots(days: &[Day]) -> Vec<Snapshot> => time_series::snapshots;
        movements(after: Day, to: Day) -> Vec<Movement> => time_series::movements;
        head() -> Option<LogHead> => commit::head;
        has_head(head: &LogHead) -> bool => commit::has;
        access_head() -> Option<LogHead> => access_log::head;
        has_access_head(head: &LogHead) -> bool => access_log::has;
    }

    fn last_copy(&self) -> Result<Option<LastCopy>, StoreError> {
        self.read(|conn| newest_copy::newest(conn, &self.keys))
    }

    fn commit_showing(&mut self, set: &ChangeSet, progress: Progress<'_>) -> Result<Revision, CommitError> {
        match self.write(|repo| repo.try_commit(set, progress)) {
            // The line to the server was cut. Whether it was committed by then is seen by the set's own identity, so that it is never
            // committed twice.
            Err(CommitError::Store(StoreError::File(Reason::ServerAway, _))) => {
                self.write(|repo| repo.try_commit(set, progress))
            }
            done => done,
        }
    }

    fn try_out(
        &self,
        set: &ChangeSet,
        look: &mut dyn FnMut(&dyn Repository) -> Result<(), StoreError>,
    ) -> Result<(), CommitError> {
        self.tried(set, look)
    }

    fn bulk_load(
        &mut self,
        opening: &ChangeSet,
        records: &mut (dyn Iterator<Item = Record> + Send),
        progress: Progress<'_>,
    ) -> Result<Revision, CommitError> {
        self.write(|repo| {
            repo.cache.get_mut().clear();
            end(&repo.conn);
            bulk_load::fill(&repo.conn, opening, records, progress)
        })
    }

    fn referring(&self, kind: Kind, field: &'static str, id: Id) -> Result<Vec<Record>, StoreError> {
        self.read(|conn| lookup::referring(conn, kind, (field, id), None))
    }

    fn referring_on(&self, kind: Kind, field: &'static str, id: Id, on: Day) -> Result<Vec<Record>, StoreError> {
        self.read(|conn| lookup::referring(conn, kind, (field, id), Some(on)))
    }

    fn all(&self, kind: Kind) -> Result<Vec<Record>, StoreError> {
        self.read(|conn| lookup::all(conn, kind, None))
    }

    fn all_on(&self, kind: Kind, on: Day) -> Result<Vec<Record>, StoreError> {
        self.read(|conn| lookup::all(conn, kind, Some(on)))
    }

    fn window(&self, query: &Query, from: u64, most: u64) -> Result<Window, StoreError> {
        let found = self.read_query(query, |conn, known| window::read(conn, known, query, from, most))?;
        Ok(self.shown(query, found))
    }

    fn count(&self, query: &Query) -> Result<u64, StoreError> {
        self.read_query(query, |conn, known| window::count(conn, known, query))
    }

    fn count_and_sum(&self, query: &Query, column: &'static str) -> Result<(u64, Decimal), StoreError> {
        self.must_see_asked(&query.clone().sorted(Sort::by(column)))?;
        self.read_query(query, |conn, known| window::count_and_sum(conn, known, (query, column)))
    }

    fn first_of_all(
        &self,
        query: &Query,
        most: u64,
        by: &[Day],
    ) -> Result<(Window, u64, Option<Vec<u64>>), StoreError> {
        let (found, count, reached) =
            self.read_query(query, |conn, known| window::first_of_all(conn, known, query, (most, by)))?;
        Ok((self.shown(query, found), count, reached))
    }

    fn position(&self, query: &Query, id: Id) -> Result<Option<u64>, StoreError> {
        self.read_query(query, |conn, known| window::position(conn, known, query, id))
    }

    fn log(&self, query: &LogQuery, most: u64) -> Result<Vec<LoggedSet>, StoreError> {
        let access = self.access();
        self.read(|conn| match access == Access::Everything || access.has(Power::ReadLog) {
            true => log::read(conn, query, most),
            false => log::read_permitted(conn, query, most, &access),
        })
    }

    fn next_step(&self, actor: &str, step: UndoStep) -> Result<Option<LoggedSet>, StoreError> {
        // What is taken back is judged as any change is, whatever its values.
        self.read_everything(|conn| log::next_step(conn, actor, step))
    }

    fn highest_key(&self, kind: Kind) -> Result<Option<String>, StoreError> {
        self.read_everything(|conn| numbers::highest_key(conn, kind, &[]))
    }

    fn given_out(&self, kind: Kind) -> Result<Option<String>, StoreError> {
        self.read_everything(|conn| destructions::given_out(conn, kind))
    }

    fn is_taken(&self, kind: Kind, key: &str) -> Result<bool, StoreError> {
        self.read_everything(|conn| numbers::is_taken(conn, kind, key))
    }

    fn dump(&self, visit: &mut dyn FnMut(WholePart) -> Result<(), StoreError>) -> Result<(), StoreError> {
        self.must_have(Power::WriteOut)?;
        self.read_everything(|conn| whole::dump(conn, visit))
    }

    fn check_showing(&self, progress: Progress<'_>) -> Result<Vec<Finding>, StoreError> {
        self.must_have(Power::Verify)?;
        self.read_everything(|conn| check::all(conn, progress))
    }

    fn sign_in(&mut self, actor: &str, day: Day) -> Result<(), CommitError> {
        self.sign_in_as(actor, day)
    }

    fn screen_items(&self, person: &str, item: ScreenItem) -> Result<Vec<(String, String)>, StoreError> {
        self.read_everything(|conn| screen_items::of(conn, person, item))
    }

    fn keep_screen_item(
        &self,
        person: &str,
        item: ScreenItem,
        name: &str,
        text: Option<&str>,
    ) -> Result<(), StoreError> {
        self.is_in_place()?;
        end(&self.conn);
        screen_items::keep((&self.conn, &self.turns), (person, item), name, text)
            .map_err(|error| located(error, &self.path))
    }

    fn note(&self, noted: &Noted) -> Result<(), StoreError> {
        self.note_entry(noted)
    }

    fn noted(&self, query: &AccessQuery, most: u64) -> Result<Vec<ReadNote>, StoreError> {
        let actor = self.signed_in.borrow().as_ref().map(|signed_in| signed_in.person.actor.clone());
        // Who has not to see to it sees what is noted of themselves.
        let Some(own) = actor.filter(|_| !self.access().has(Power::Verify)) else {
            return self.read(|conn| access_log::read(conn, query, most));
        };
        let login = |name: &str| actor::declared_by(name).unwrap_or(name).to_owned();
        let own = login(&own);
        let mut found = self.read(|conn| access_log::read(conn, query, u64::MAX))?;
        found.retain(|note| login(&note.actor) == own);
        found.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(found)
    }

    fn sign_out(&mut self) {
        self.signed_in.take();
        self.reader.take();
        self.cache.get_mut().clear();
    }

    fn access(&self) -> Access {
        // What cannot be looked up is told by whatever is read next.
        let _ = self.keep_up();
        self.signed_in.borrow().as_ref().map_or(Access::Everything, |signed_in| signed_in.person.access.clone())
    }

    fn totals(&self, as_of: Day) -> Result<Totals, StoreError> {
        self.read(|conn| self.cache.borrow_mut().totals(conn, as_of, Self::version(conn)?))
    }

    fn open_places(&self, as_of: Day) -> Result<i64, StoreError> {
        self.read(|conn| Ok(counts::totals(conn, as_of, true)?.open_places))
    }

    fn settings(&self, as_of: Day) -> Result<Settings, StoreError> {
        self.read(|conn| self.cache.borrow_mut().settings(conn, as_of, Self::version(conn)?))
    }

    fn backup(&self, to: &Path, replace: bool, progress: Progress<'_>) -> Result<CopyMade, StoreError> {
        self.must_have(Power::Copy)?;
        if self.conn.is_on_server() {
            return self.copied_to_file((to, replace), progress);
        }
        self.is_in_place()?;
        backup::backup((&self.conn, &self.path, &self.keys), (to, replace), progress)
            .map_err(|error| located(error, to))
    }

    fn remember_copy(&mut self, to: &Path, at: DateTime<Utc>) -> Result<(), CommitError> {
        self.write(|repo| {
            let transaction = repo.turns.begin(&repo.conn)?;
            newest_copy::remember(&transaction, to, at)?;
            Ok(transaction.commit()?)
        })
    }

    fn enter(&mut self, set: &ChangeSet) -> Result<Revision, CommitError> {
        self.write(|repo| {
            let transaction = repo.turns.begin(&repo.conn)?;
            let revision = commit::enter(&transaction, set, (0, None), std::iter::empty())?;
            transaction.commit()?;
            Ok(revision)
        })
    }

    fn about(&self, persons: &[(Kind, Id)]) -> Result<Vec<(Kind, Id)>, StoreError> {
        let access = self.access();
        self.read(|conn| {
            Ok(about::about(conn, persons, &access)?.into_iter().map(|(kind, id, _)| (kind, id)).collect())
        })
    }

    fn mentions(&self, persons: &[ErasedPerson]) -> Result<(Mentions, Vec<NamedRecord>), StoreError> {
        self.read(|conn| {
            let mentions = mentions::of(conn, persons)?;
            let records = mentions::records(conn, &mentions)?;
            Ok((mentions, records))
        })
    }

    fn erase(&mut self, set: &ChangeSet, erasure: &Erasure) -> Result<Erased, CommitError> {
        self.must_have(Power::PersonalData)?;
        self.write(|repo| {
            let transaction = repo.turns.begin(&repo.conn)?;
            let revision = erase::erase(&transaction, set, erasure)?;
            transaction.commit()?;
            repo.cache.get_mut().clear();
            // It is erased by now; what is left to clear is remembered.
            let cleared = erase::clear(&repo.conn, &repo.path).is_ok();
            Ok(Erased { revision, cleared })
        })
    }

    fn kept_copies(&self) -> Result<Vec<PathBuf>, StoreError> {
        match self.file {
            Some(_) => kept_copies::kept_copies(&self.path),
            None => Ok(Vec::new()),
        }
    }

    fn known_by(&self, revision: Revision) -> Result<Box<dyn Repository>, StoreError> {
        let known = self.without(|set| set.revision > revision)?;
        Ok(Box::new(known.ok_or_else(|| StoreError::Engine("the log begins later".to_owned()))?))
    }

    fn interrupt(&self) -> Interrupt {
        // Rights can come while it is open, and with them another connection to read by.
        let both = [Some(&self.conn), self.reader.get()];
        let breaks = both.map(|conn| conn.map(Connection::interrupt));
        Box::new(move || breaks.iter().flatten().for_each(|one| one()))
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

#[cfg(test)]
mod tests;
