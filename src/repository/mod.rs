//! Where records are kept. The trait speaks in whole changes and whole questions, never in transactions or SQL; each
//! engine has a folder of its own and passes the one contract suite (`contract`).
//!
//! Called by `app`, `exchange`, `report` and the command line. Knows the domain and nothing above it.

pub mod charging;
#[cfg(test)]
mod contract;
pub mod fixed;
pub mod grounds;
pub mod paid_hours;
pub mod sqlite;

use std::io;
use std::path::PathBuf;

use crate::domain::absence::PlacedHours;
use crate::domain::change::{ChangeSet, Clash, LoggedSet, Revision};
use crate::domain::counting::{Settings, TeamCount, Totals};
use crate::domain::crediting::{Credit, PlacementGroup, TeamPlaces};
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::PastValue;
use crate::domain::paid_hours::CountedHours;
use crate::domain::query::{Query, Window};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Recorded};
use crate::domain::refusal::Refusal;
use crate::domain::time_series::{Movement, Snapshot};

/// A hit of a search over people and teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchHit {
    /// Member, team, or what else was asked for.
    pub kind: Kind,
    /// Which record.
    pub id: Id,
    /// Its name.
    pub label: String,
    /// Its folded search text, for ranking.
    pub search: String,
    /// How it is like the words.
    pub likeness: Likeness,
}

/// How a record is like the words that were searched for, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Its key is what was typed, or its name begins with it.
    Begins,
    /// Each word begins a word of its name.
    Words,
    /// Each word is somewhere in its name.
    Inside,
    /// The letters of each word come in its name in this order.
    Letters,
}

/// Which sets of the log are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogQuery {
    /// Only sets that touched this record, and of those only what they did to it.
    pub record: Option<Id>,
    /// Only sets by this actor.
    pub actor: Option<String>,
    /// Only sets with a number below this one (to page on), newest first.
    pub before: Option<Revision>,
    /// Only sets with a number above this one (what another session did).
    pub after: Option<Revision>,
    /// Only sets that correct a closed day up to this one.
    pub corrects_by: Option<Day>,
    /// How many of the changes of a set to give; a large import has thousands. `None` gives all.
    pub changes: Option<u64>,
}

/// Whether a set can be undone or redone: which one would be next for an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UndoStep {
    /// The latest set of the actor that stands.
    Undo,
    /// The latest undo of the actor after which they did nothing new.
    Redo,
}

/// Something that a check of the store found wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Names the sentence in `text/`.
    pub code: &'static str,
    /// Details for who has to mend it: names of tables, numbers; no personal data.
    pub detail: String,
}

/// What is asked while something long runs: how much is done, and whether to go on.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64);

/// The keeper of records.
///
/// Every read sees one state of the store. A long read can be broken off by [`Interrupt`]; it then answers
/// [`StoreError::Interrupted`] and nothing is harmed.
pub trait Repository {
    /// Commits a set whole, with its entry in the log, and answers its number. Durable when it returns.
    /// The changes are made in order; fields that only one side changed are merged (see
    /// [`Change::onto`](crate::domain::change::Change::onto)).
    ///
    /// # Errors
    /// [`CommitError::Conflict`] with what is in the way; [`CommitError::Refused`] when a rule of the store stands
    /// against it (`number-taken`, `overlapping-placement`, `still-referred-to` …); nothing is changed then.
    fn commit(&mut self, set: &ChangeSet) -> Result<Revision, CommitError>;

    /// Fills an empty store with records that have no history before it: one entry in the log, which cannot be undone.
    /// For a demonstration programme; everything else goes through [`Repository::commit`].
    ///
    /// # Errors
    /// [`CommitError::Refused`] with `store-not-empty` when there are records beyond the founding parameters.
    fn bulk_load(
        &mut self,
        opening: &ChangeSet,
        records: &mut dyn Iterator<Item = Record>,
        progress: Progress<'_>,
    ) -> Result<Revision, CommitError>;

    /// The number of the latest commit, by whomever.
    fn revision(&self) -> Result<Revision, StoreError>;

    /// The rows `from..from + most` of a query.
    fn window(&self, query: &Query, from: u64, most: u64) -> Result<Window, StoreError>;

    /// How many rows a query has. Can take long in a large store; the screen asks for it after the rows.
    fn count(&self, query: &Query) -> Result<u64, StoreError>;

    /// The first rows of a query, at most so many; how many rows there are; and for rows in the order of a day how many of
    /// these days are not after `by`. One pass answers what [`window`](Self::window) and [`count`](Self::count) each go
    /// through everything for.
    fn first_of_all(&self, query: &Query, most: u64, by: Day) -> Result<(Window, u64, Option<u64>), StoreError>;

    /// How many rows of the query stand before this record; `None` when it is not among them.
    fn position(&self, query: &Query, id: Id) -> Result<Option<u64>, StoreError>;

    /// One record by its identity.
    fn record(&self, kind: Kind, id: Id) -> Result<Option<Record>, StoreError>;

    /// The records whose key (number, code, name; for staff the name in either order) is this, or else whose folded
    /// name is this. More than one answer means that the name is shared.
    fn named(&self, kind: Kind, key: &str) -> Result<Vec<Record>, StoreError>;

    /// The records of a kind that refer to this one by this field: the placements of a member. In order of `from`.
    fn referring(&self, kind: Kind, field: &'static str, id: Id) -> Result<Vec<Record>, StoreError>;

    /// All records of a small kind.
    fn all(&self, kind: Kind) -> Result<Vec<Record>, StoreError>;

    /// [`record`](Self::record), as it was on a day. Without a day a record holds the latest value of each field, also one that
    /// is planned.
    fn record_on(&self, kind: Kind, id: Id, on: Day) -> Result<Option<Record>, StoreError>;

    /// [`all`](Self::all), as they were on a day.
    fn all_on(&self, kind: Kind, on: Day) -> Result<Vec<Record>, StoreError>;

    /// [`referring`](Self::referring), as they were on a day.
    fn referring_on(&self, kind: Kind, field: &'static str, id: Id, on: Day) -> Result<Vec<Record>, StoreError>;

    /// [`label`](Self::label), as it was on a day.
    fn label_on(&self, kind: Kind, id: Id, on: Day) -> Result<String, StoreError>;

    /// The name of a record, of a dated fact that of what it belongs to; empty when it is gone.
    fn label(&self, kind: Kind, id: Id) -> Result<String, StoreError>;

    /// Records of these kinds whose name is like the words typed: best first, at most so many. Without words the first by
    /// name.
    fn search(&self, kinds: &[Kind], words: &str, most: usize) -> Result<Vec<SearchHit>, StoreError>;

    /// The five numbers of a team on a day.
    fn team_count(&self, team: Id, as_of: Day) -> Result<TeamCount, StoreError>;

    /// The numbers of the whole programme on a day.
    fn totals(&self, as_of: Day) -> Result<Totals, StoreError>;

    /// The open places of all teams on a day: what [`totals`](Self::totals) says of them, without its other numbers.
    fn open_places(&self, as_of: Day) -> Result<i64, StoreError>;

    /// Goes through the placements that hold on some day of a period, and through the part of them that each absence on
    /// some day of it takes away; in no order. Days outside the period are not cut off.
    fn each_placed_hours(&self, period: (Day, Day), visit: &mut dyn FnMut(&PlacedHours)) -> Result<(), StoreError>;

    /// Goes through the placements that hold on some day of a period, and through the part of them in which a check of the
    /// register says that their member does not count; in no order. Days outside the period are not cut off.
    fn each_counted_hours(&self, period: (Day, Day), visit: &mut dyn FnMut(&CountedHours)) -> Result<(), StoreError>;

    /// The numbers of the programme on each of these days, which come one after the other: cheaper than one by one.
    fn snapshots(&self, days: &[Day]) -> Result<Vec<Snapshot>, StoreError>;

    /// Who came into the teams and who left them for good, after a day and up to another; see
    /// [`flows`](crate::domain::time_series::flows).
    fn movements(&self, after: Day, to: Day) -> Result<Vec<Movement>, StoreError>;

    /// Who is placed where on a day, added up by team, organisation credited and employer.
    fn placement_groups(&self, as_of: Day) -> Result<Vec<PlacementGroup>, StoreError>;

    /// The places and open places of each team that runs on a day.
    fn team_places(&self, as_of: Day) -> Result<Vec<TeamPlaces>, StoreError>;

    /// What is credited to each client on a day, and to none; see [`credits`](crate::domain::crediting::credits).
    fn credits(&self, as_of: Day) -> Result<Vec<Credit>, StoreError>;

    /// What the parameters say on a day.
    fn settings(&self, as_of: Day) -> Result<Settings, StoreError>;

    /// Sets of the log, newest first, at most so many.
    fn log(&self, query: &LogQuery, most: u64) -> Result<Vec<LoggedSet>, StoreError>;

    /// The set that undo or redo would take back for this actor.
    fn next_step(&self, actor: &str, step: UndoStep) -> Result<Option<LoggedSet>, StoreError>;

    /// Looks whether everything that was stored is whole: pages, references, the chain of the log, overlaps.
    fn check(&self) -> Result<Vec<Finding>, StoreError>;

    /// Writes a whole copy that can be opened by itself; the copy is checked before it takes its name. A file that stands
    /// there is replaced only when `replace` says so and it is an earlier copy of this store.
    fn backup(&self, to: &std::path::Path, replace: bool, progress: Progress<'_>) -> Result<(), StoreError>;

    /// The store as it was known after the set of this number, by itself: what is changed in it is lost with it. It needs memory
    /// for a whole copy.
    fn known_by(&self, revision: Revision) -> Result<Box<dyn Repository>, StoreError>;

    /// A handle with which another thread can break off a long read.
    fn interrupt(&self) -> Box<dyn Interrupt>;
}

/// Breaks off what the store is reading, if it is.
pub trait Interrupt: Send + Sync {
    /// Breaks off the read that is under way, if there is one.
    fn interrupt(&self);
}

/// What [`Repository`] answers as records of any kind, answered as one type: `repo.all_of::<Team>()`.
pub trait TypedReading {
    /// All records of a small kind.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn all_of<R: Recorded>(&self) -> Result<Vec<R>, StoreError>;

    /// One record by its identity; `None` when it is gone.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn one<R: Recorded>(&self, id: Id) -> Result<Option<R>, StoreError>;

    /// [`Self::all_of`], as they were on a day.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn all_of_on<R: Recorded>(&self, on: Day) -> Result<Vec<R>, StoreError>;

    /// [`Self::one`], as it was on a day.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn one_on<R: Recorded>(&self, id: Id, on: Day) -> Result<Option<R>, StoreError>;

    /// What is kept of the past of a record, of any of its fields.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn past_of(&self, kind: Kind, id: Id) -> Result<Vec<PastValue>, StoreError>;

    /// The records that refer to this one by this field, in order of `from`: `repo.referring_to::<Placement>("team", id)`.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn referring_to<R: Recorded>(&self, field: &'static str, id: Id) -> Result<Vec<R>, StoreError>;
}

impl<S: Repository + ?Sized> TypedReading for S {
    fn all_of<R: Recorded>(&self) -> Result<Vec<R>, StoreError> {
        Ok(self.all(R::KIND)?.into_iter().filter_map(R::out_of).collect())
    }

    fn one<R: Recorded>(&self, id: Id) -> Result<Option<R>, StoreError> {
        Ok(self.record(R::KIND, id)?.and_then(R::out_of))
    }

    fn all_of_on<R: Recorded>(&self, on: Day) -> Result<Vec<R>, StoreError> {
        Ok(self.all_on(R::KIND, on)?.into_iter().filter_map(R::out_of).collect())
    }

    fn one_on<R: Recorded>(&self, id: Id, on: Day) -> Result<Option<R>, StoreError> {
        Ok(self.record_on(R::KIND, id, on)?.and_then(R::out_of))
    }

    fn past_of(&self, kind: Kind, id: Id) -> Result<Vec<PastValue>, StoreError> {
        let mut past = self.all_of::<PastValue>()?;
        past.retain(|value| value.of_record() == Some((kind, id)));
        Ok(past)
    }

    fn referring_to<R: Recorded>(&self, field: &'static str, id: Id) -> Result<Vec<R>, StoreError> {
        Ok(self.referring(R::KIND, field, id)?.into_iter().filter_map(R::out_of).collect())
    }
}

/// Why nothing is stored: a commit changed nothing, or there is nothing to commit.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// Somebody else was first.
    #[error("conflict")]
    Conflict {
        /// In which places.
        clashes: Vec<Clash>,
        /// Who changed the first of them last, when the log knows.
        by: Option<String>,
    },
    /// A rule stands against it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<CommitError> for Refusal {
    fn from(error: CommitError) -> Refusal {
        match error {
            CommitError::Refused(refusal) => refusal,
            CommitError::Conflict { .. } => Refusal::new(Reason::ChangedMeanwhile),
            CommitError::Store(error) => Refusal::new(error.reason()),
        }
    }
}

/// Why the store could not do something.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file at a path is unfit, for a reason that begins with `store-`.
    #[error("{}: {}", .0.code(), .1.display())]
    File(Reason, PathBuf),
    /// The file was made by a newer version of the program.
    #[error("made by a newer version ({found} > {known}): {path}")]
    Newer {
        /// Which file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
    /// The disk is full.
    #[error("disk full")]
    Full,
    /// Another program kept the store busy too long.
    #[error("busy")]
    Busy,
    /// The read was broken off on request.
    #[error("interrupted")]
    Interrupted,
    /// Any other failure of files.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A fault in the engine; the text is the engine's own and holds no values.
    #[error("store: {0}")]
    Engine(String),
}

impl StoreError {
    /// Names the sentence in `text/`: `error-` followed by this code.
    pub fn reason(&self) -> Reason {
        match self {
            StoreError::File(reason, _) => *reason,
            StoreError::Newer { .. } => Reason::StoreNewer,
            StoreError::Full => Reason::StoreFull,
            StoreError::Busy => Reason::StoreBusy,
            StoreError::Interrupted => Reason::StoreInterrupted,
            StoreError::Io(_) => Reason::StoreIo,
            StoreError::Engine(_) => Reason::StoreEngine,
        }
    }

    /// The path it is about, if it is about one.
    pub fn path(&self) -> Option<&std::path::Path> {
        match self {
            StoreError::File(_, path) | StoreError::Newer { path, .. } => Some(path),
            _ => None,
        }
    }
}
