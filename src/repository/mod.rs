//! The store of records. The trait speaks of whole changes and whole queries, never of transactions or SQL. Each engine has
//! a folder of its own and passes the same tests (`contract`).
//!
//! Called by `service`, `report`, `exchange`, `app` and the command line. Knows the domain and nothing above it.

pub mod charging;
#[cfg(test)]
mod contract;
mod copies;
mod destruction;
mod failure;
pub mod fixed;
pub mod free_number;
mod head;
pub mod left_over;
pub mod paid_hours;
pub mod payers;
mod rewound;
pub mod sqlite;
mod whole;

use std::path::PathBuf;

pub use copies::{CopyMade, LastCopy};
pub use destruction::Erased;
pub use failure::{CommitError, StoreError, is_of_room};
pub use head::{LogHead, LogHeads};
pub use whole::{KeptChange, KeptErased, KeptSet, WholePart, WholeSize};

use chrono::{DateTime, Utc};

use crate::domain::absence::PlacedHours;
use crate::domain::access::Access;
use crate::domain::access::noted::{Noted, ReadNote};
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
use crate::domain::query::{Query, Window};
use crate::domain::record::{Kind, Record, Recorded};
use crate::domain::screen_item::ScreenItem;
use crate::domain::time_series::{Movement, Snapshot};

/// A record found by a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchHit {
    /// Kind of the record.
    pub kind: Kind,
    /// Identity of the record.
    pub id: Id,
    /// Name of the record as people see it.
    pub label: String,
    /// The folded text that was searched, by which hits are ranked.
    pub search: String,
    /// How closely it matches the words.
    pub likeness: Likeness,
}

/// How closely a record matches the words of a search, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Its key is the text typed, or its name begins with it.
    Begins,
    /// Each word begins a word of its name.
    Words,
    /// Each word occurs somewhere in its name.
    Inside,
    /// The letters of each word occur in its name in this order.
    Letters,
}

/// Selects sets of the log; every condition that is given has to hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogQuery {
    /// Only sets that changed this record, and of those only what they did to it.
    pub record: Option<Id>,
    /// Only sets with a number below this one, for reading on; the newest come first.
    pub before: Option<Revision>,
    /// Only sets with a number above this one, to see what another session did.
    pub after: Option<Revision>,
    /// Only sets that correct a closed day on or before this one.
    pub corrects_by: Option<Day>,
    /// Only sets of who goes by this name, be it that of the system or one of their own giving.
    pub actor: Option<String>,
    /// Only sets that changed a record of this kind.
    pub kind: Option<Kind>,
    /// Only sets from this moment on, to the second.
    pub since: Option<DateTime<Utc>>,
    /// Only sets from before this moment, to the second.
    pub until: Option<DateTime<Utc>>,
    /// Most changes to return of each set, because a large import has thousands; `None` returns all.
    pub changes: Option<u64>,
}

/// Selects entries of the access log; every condition that is given has to hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccessQuery {
    /// Only those of who goes by this name, be it that of the system or one of their own giving.
    pub actor: Option<String>,
    /// Only those about one of these records; none for all.
    pub records: Vec<Id>,
    /// Only those about a record of this kind, or of a list of this kind.
    pub kind: Option<Kind>,
    /// Only those from this moment on, to the second.
    pub since: Option<DateTime<Utc>>,
    /// Only those from before this moment, to the second.
    pub until: Option<DateTime<Utc>>,
}

/// The direction in which the next set of a user is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UndoStep {
    /// Undo: the latest set of the user that still stands.
    Undo,
    /// Redo: the latest undo of the user, as long as they did nothing new after it.
    Redo,
}

/// A fault that a check of the store found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Code of the sentence in `text/`.
    pub code: &'static str,
    /// Details for who has to repair it: names of tables and numbers, no personal data.
    pub detail: String,
}

/// Called during something that takes long, with the amount done and the total.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64);

/// Breaks off the current read of a store, if there is one.
pub type Interrupt = Box<dyn Fn() + Send + Sync>;

/// A store of records.
///
/// Every read sees one state of the store. A long read that is broken off returns [`StoreError::Interrupted`] without harm.
pub trait Repository {
    /// Commits a set as a whole, with its entry in the log, and returns its number. It is durable on return.
    /// The changes are made in order; fields that only one side changed are merged (see
    /// [`Change::onto`](crate::domain::change::Change::onto)).
    ///
    /// # Errors
    /// Returns [`CommitError::Conflict`] with the clashes, or [`CommitError::Refused`] when a rule of the store is broken
    /// (`number-taken`, `overlapping-placement`, `still-referred-to` …). Nothing is changed then.
    fn commit(&mut self, set: &ChangeSet) -> Result<Revision, CommitError> {
        self.commit_showing(set, &mut |_, _| {})
    }

    /// As [`Repository::commit`], and tells how far it is.
    ///
    /// # Errors
    /// As [`Repository::commit`].
    fn commit_showing(&mut self, set: &ChangeSet, progress: Progress<'_>) -> Result<Revision, CommitError>;

    /// Fills an empty store with records without a history: one entry in the log, which cannot be undone.
    /// Only for a made-up programme; everything else goes through [`Repository::commit`].
    ///
    /// # Errors
    /// Returns [`CommitError::Refused`] with `store-not-empty` when there are records besides the founding parameters.
    fn bulk_load(
        &mut self,
        opening: &ChangeSet,
        records: &mut (dyn Iterator<Item = Record> + Send),
        progress: Progress<'_>,
    ) -> Result<Revision, CommitError>;

    /// Makes the changes of a set as [`commit`](Self::commit) does, lets `look` see the store as it is then, and takes them back:
    /// nothing is stored. References that would be broken are found by the commit itself only.
    ///
    /// # Errors
    /// Those of [`commit`](Self::commit), and those of `look`.
    fn try_out(
        &self,
        set: &ChangeSet,
        look: &mut dyn FnMut(&dyn Repository) -> Result<(), StoreError>,
    ) -> Result<(), CommitError>;

    /// The number of the latest commit by anybody.
    fn revision(&self) -> Result<Revision, StoreError>;

    /// The rows `from..from + most` of a query.
    fn window(&self, query: &Query, from: u64, most: u64) -> Result<Window, StoreError>;

    /// The number of rows of a query. It can take long in a large store; the screen asks for it after the rows.
    fn count(&self, query: &Query) -> Result<u64, StoreError>;

    /// The number of rows of a query, and what they come to together in a column of numbers.
    fn count_and_sum(&self, query: &Query, column: &'static str) -> Result<(u64, Decimal), StoreError>;

    /// The first `most` rows of a query, the number of all its rows and, for rows ordered by a day, how many of these days are
    /// not after each of `by`. One pass answers what [`window`](Self::window) and [`count`](Self::count) would each read everything
    /// for.
    fn first_of_all(&self, query: &Query, most: u64, by: &[Day])
    -> Result<(Window, u64, Option<Vec<u64>>), StoreError>;

    /// The number of rows of the query before this record; `None` when the record is not among them.
    fn position(&self, query: &Query, id: Id) -> Result<Option<u64>, StoreError>;

    /// One record by its identity; `None` when there is none.
    fn record(&self, kind: Kind, id: Id) -> Result<Option<Record>, StoreError>;

    /// The highest number or code of a kind, also of records that who is signed in does not see; `None` when there are none.
    fn highest_key(&self, kind: Kind) -> Result<Option<String>, StoreError>;

    /// Up to which number of a kind was given out when somebody of it was last forgotten; `None` where nobody was. Who comes in under
    /// one of these that nobody has now may be who was forgotten.
    fn given_out(&self, kind: Kind) -> Result<Option<String>, StoreError>;

    /// Whether a record of a kind has this number or code, also one that who is signed in does not see: that tells no more than the
    /// refusal to give it twice.
    fn is_taken(&self, kind: Kind, key: &str) -> Result<bool, StoreError>;

    /// The records with this key (number, code, name; a code also in small letters; for staff the name in either order), otherwise those with this folded
    /// name. More than one record means that the name is shared.
    fn named(&self, kind: Kind, key: &str) -> Result<Vec<Record>, StoreError>;

    /// The records of a kind that refer to this one by a field, such as the placements of a member, ordered by `from`.
    fn referring(&self, kind: Kind, field: &'static str, id: Id) -> Result<Vec<Record>, StoreError>;

    /// All records of a kind that has only few.
    fn all(&self, kind: Kind) -> Result<Vec<Record>, StoreError>;

    /// [`record`](Self::record), as it was on a day. Without a day a record holds the latest value of each field, planned ones
    /// included.
    fn record_on(&self, kind: Kind, id: Id, on: Day) -> Result<Option<Record>, StoreError>;

    /// [`all`](Self::all), as they were on a day.
    fn all_on(&self, kind: Kind, on: Day) -> Result<Vec<Record>, StoreError>;

    /// [`referring`](Self::referring), as they were on a day.
    fn referring_on(&self, kind: Kind, field: &'static str, id: Id, on: Day) -> Result<Vec<Record>, StoreError>;

    /// [`label`](Self::label), as it was on a day.
    fn label_on(&self, kind: Kind, id: Id, on: Day) -> Result<String, StoreError>;

    /// All past values of a record, of any of its fields.
    fn past_of(&self, kind: Kind, id: Id) -> Result<Vec<PastValue>, StoreError>;

    /// The records with a lasting identity that the changes are about, with all their past values, as they are stored now.
    fn kept_among(&self, changes: &[Change]) -> Result<Vec<Record>, StoreError>;

    /// The name of a record, for a dated fact that of its owner; empty when the record is gone.
    fn label(&self, kind: Kind, id: Id) -> Result<String, StoreError>;

    /// Records of these kinds whose name matches the words, the best first, at most `most`. Without words the first ones by
    /// name.
    fn search(&self, kinds: &[Kind], words: &str, most: usize) -> Result<Vec<SearchHit>, StoreError>;

    /// The five numbers of a team on a day.
    fn team_count(&self, team: Id, as_of: Day) -> Result<TeamCount, StoreError>;

    /// The numbers of the whole programme on a day.
    fn totals(&self, as_of: Day) -> Result<Totals, StoreError>;

    /// The open places of all teams on a day: the same number as in [`totals`](Self::totals), without the others.
    fn open_places(&self, as_of: Day) -> Result<i64, StoreError>;

    /// Visits the placements that hold on some day of a period, and for each absence in it the part of a placement that it
    /// falls in; in no particular order. Days outside the period are not cut off.
    fn each_placed_hours(&self, period: (Day, Day), visit: &mut dyn FnMut(&PlacedHours)) -> Result<(), StoreError>;

    /// Visits the placements that hold on some day of a period, and the part of each in which a register check says that the
    /// member does not count; in no particular order. Days outside the period are not cut off.
    fn each_counted_hours(&self, period: (Day, Day), visit: &mut dyn FnMut(&CountedHours)) -> Result<(), StoreError>;

    /// The numbers of the programme on each of these days, which are in order; cheaper than one by one.
    fn snapshots(&self, days: &[Day]) -> Result<Vec<Snapshot>, StoreError>;

    /// Who came into the teams and who left them for good, after a day up to and including another; see
    /// [`flows`](crate::domain::time_series::flows).
    fn movements(&self, after: Day, to: Day) -> Result<Vec<Movement>, StoreError>;

    /// The persons placed on a day, summed by team, organisation credited and employer.
    fn placement_groups(&self, as_of: Day) -> Result<Vec<PlacementGroup>, StoreError>;

    /// The places and open places of each team that runs on a day.
    fn team_places(&self, as_of: Day) -> Result<Vec<TeamPlaces>, StoreError>;

    /// What is credited to each client on a day, and to none; see [`credits`](crate::domain::crediting::credits).
    fn credits(&self, as_of: Day) -> Result<Vec<Credit>, StoreError>;

    /// The settings that the parameters give on a day.
    fn settings(&self, as_of: Day) -> Result<Settings, StoreError>;

    /// Sets of the log, the newest first, at most `most`.
    fn log(&self, query: &LogQuery, most: u64) -> Result<Vec<LoggedSet>, StoreError>;

    /// The set that the next undo or redo of this user would take back; `None` when there is none.
    fn next_step(&self, actor: &str, step: UndoStep) -> Result<Option<LoggedSet>, StoreError>;

    /// Number and hash of the last set of the log; `None` when nothing was ever stored.
    fn head(&self) -> Result<Option<LogHead>, StoreError>;

    /// Whether the log still has this set, with this hash: when it has, nothing up to it was altered or cut off.
    fn has_head(&self, head: &LogHead) -> Result<bool, StoreError>;

    /// What is kept for the screen of a person, each text with its name; an empty person for what all share.
    fn screen_items(&self, person: &str, item: ScreenItem) -> Result<Vec<(String, String)>, StoreError>;

    /// Keeps a text for the screen of a person in the place of what has this name; `None` takes that away. It stands in no log and makes
    /// no new revision.
    fn keep_screen_item(
        &self,
        person: &str,
        item: ScreenItem,
        name: &str,
        text: Option<&str>,
    ) -> Result<(), StoreError>;

    /// Enters in the access log what was looked at or tried, in a transaction of its own.
    ///
    /// # Errors
    /// Returns [`StoreReadOnly`](crate::domain::reason::Reason::StoreReadOnly) for a store that may not be written.
    fn note(&self, noted: &Noted) -> Result<(), StoreError>;

    /// Entries of the access log, the newest first, at most `most`.
    fn noted(&self, query: &AccessQuery, most: u64) -> Result<Vec<ReadNote>, StoreError>;

    /// Number and hash of the last entry of the access log; `None` when there is none.
    fn access_head(&self) -> Result<Option<LogHead>, StoreError>;

    /// Whether the access log still has this entry, with this hash.
    fn has_access_head(&self, head: &LogHead) -> Result<bool, StoreError>;

    /// Checks that everything stored is intact: pages, references, overlaps, the chain of the log, and that each record holds what
    /// the log says of it. Empty when it is.
    fn check_showing(&self, progress: Progress<'_>) -> Result<Vec<Finding>, StoreError>;

    /// [`check_showing`](Self::check_showing) for who does not wait for it.
    fn check(&self) -> Result<Vec<Finding>, StoreError> {
        self.check_showing(&mut |_, _| {})
    }

    /// Writes a whole copy that can be opened by itself; the copy is checked before it gets its name. An existing file is
    /// replaced only with `replace`, and only when it is an earlier copy of this store. The folder has to be there.
    fn backup(&self, to: &std::path::Path, replace: bool, progress: Progress<'_>) -> Result<CopyMade, StoreError>;

    /// Visits everything that it holds, records and log, in an order in which another store can be made of it.
    ///
    /// # Errors
    /// Returns what `visit` returns, which ends the visit.
    fn dump(&self, visit: &mut dyn FnMut(WholePart) -> Result<(), StoreError>) -> Result<(), StoreError>;

    /// Remembers that a copy of it was made, and when.
    fn remember_copy(&mut self, to: &std::path::Path, at: DateTime<Utc>) -> Result<(), CommitError>;

    /// The newest copy of it that it remembers; `None` when none was made.
    fn last_copy(&self) -> Result<Option<LastCopy>, StoreError>;

    /// Enters in the log what changed no record, such as that a copy was put back.
    fn enter(&mut self, set: &ChangeSet) -> Result<Revision, CommitError>;

    /// The records about these persons, they themselves first: those that are there, also of other kinds than the ones shown with a
    /// person, past values, and those that were removed, of which only the log still tells. Each once.
    fn about(&self, persons: &[(Kind, Id)]) -> Result<Vec<(Kind, Id)>, StoreError>;

    /// How texts name these persons, and the records with such a text, each with how sure it names them. Among these are records about
    /// the persons themselves.
    fn mentions(&self, persons: &[ErasedPerson]) -> Result<(Mentions, Vec<NamedRecord>), StoreError>;

    /// Erases for good what is held on people, with an entry in the log that says how much went and by what terms, but no name. The set
    /// gives who does it and when; it has no changes. Nothing of what is erased is left in the file, in what lies beside it, or in the
    /// copies beside it that the program itself kept, which go. There is no way back.
    ///
    /// # Errors
    /// Returns [`CommitError::Refused`] when a stand-in is in use. Nothing is changed then.
    fn erase(&mut self, set: &ChangeSet, erasure: &Erasure) -> Result<Erased, CommitError>;

    /// The copies beside it that an erasure takes away: what the program itself kept before an upgrade or a restore.
    fn kept_copies(&self) -> Result<Vec<PathBuf>, StoreError>;

    /// The store as it was known after the set with this number, as a store of its own. Changes in it are lost when it is
    /// dropped. It needs memory for a whole copy.
    fn known_by(&self, revision: Revision) -> Result<Box<dyn Repository>, StoreError>;

    /// Says who reads and writes from here on, by the name that stands in the log, and on which day their rights have to hold. What they may not see is then in no answer,
    /// and a commit that changes what they may not is refused. The rights are those that the store holds at any moment.
    ///
    /// # Errors
    /// Returns a refusal with [`NoAccess`](crate::domain::reason::Reason::NoAccess) when there are rights, but none of theirs.
    fn sign_in(&mut self, actor: &str, day: Day) -> Result<(), CommitError>;

    /// Lets everything be read and changed again: for what one has a power over as a whole.
    fn sign_out(&mut self);

    /// What who is signed in may see and change; everything when nobody is.
    fn access(&self) -> Access;

    /// What another thread calls to break off the current read, if there is one.
    fn interrupt(&self) -> Interrupt;
}

/// Reads of [`Repository`] with records of one type instead of any kind: `repo.all_of::<Team>()`.
pub trait TypedReading: Repository {
    /// All records of a kind that has only few.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    fn all_of<R: Recorded>(&self) -> Result<Vec<R>, StoreError> {
        Ok(self.all(R::KIND)?.into_iter().filter_map(R::out_of).collect())
    }

    /// One record by its identity; `None` when it is gone.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    fn one<R: Recorded>(&self, id: Id) -> Result<Option<R>, StoreError> {
        Ok(self.record(R::KIND, id)?.and_then(R::out_of))
    }

    /// [`Self::all_of`], as they were on a day.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    fn all_of_on<R: Recorded>(&self, on: Day) -> Result<Vec<R>, StoreError> {
        Ok(self.all_on(R::KIND, on)?.into_iter().filter_map(R::out_of).collect())
    }

    /// [`Self::one`], as it was on a day.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    fn one_on<R: Recorded>(&self, id: Id, on: Day) -> Result<Option<R>, StoreError> {
        Ok(self.record_on(R::KIND, id, on)?.and_then(R::out_of))
    }

    /// The records that refer to this one by a field, ordered by `from`: `repo.referring_to::<Placement>("team", id)`.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    fn referring_to<R: Recorded>(&self, field: &'static str, id: Id) -> Result<Vec<R>, StoreError> {
        Ok(self.referring(R::KIND, field, id)?.into_iter().filter_map(R::out_of).collect())
    }
}

impl<S: Repository + ?Sized> TypedReading for S {}
