//! What is remembered of windows that were answered before: at which positions which rows stood. The next window is
//! sought from the nearest of them, so that paging on, and going to the end and back, never walk over all rows before.
//! And the numbers of the whole programme, so that an edit does not count everybody again; and what the parameters say.
//!
//! A commit by this program moves what is remembered along, exactly, and lets the parameters be read again; a commit by another
//! program empties it.

use std::collections::{BTreeMap, BTreeSet};

use super::build::Build;
use super::counts::{self, PartOfTotals};
use super::database::{Connection, FromSql, OptionalRow, Sql, SqlRef};
use super::{lookup, rows};
use crate::domain::change::Change;
use crate::domain::columns::{ColumnSource, column};
use crate::domain::counting::{Settings, Totals};
use crate::domain::days::Day;
use crate::domain::filter::Expr;
use crate::domain::id::Id;
use crate::domain::kinds::PastValue;
use crate::domain::query::Query;
use crate::domain::record::Kind;
use crate::domain::value::FieldType;
use crate::repository::StoreError;

/// The value by which a row is ordered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// A number.
    Number(i64),
    /// A text, ordered by its bytes as the engine does.
    Text(String),
}

impl From<Key> for Sql {
    fn from(key: Key) -> Self {
        match key {
            Key::Number(n) => n.into(),
            Key::Text(text) => text.into(),
        }
    }
}

impl FromSql for Key {
    fn from_sql(column: SqlRef<'_>) -> Option<Self> {
        match column {
            SqlRef::Null => None,
            SqlRef::Integer(number) => Some(Key::Number(number)),
            SqlRef::Text(text) | SqlRef::Bytes(text) => Some(Key::Text(String::from_utf8_lossy(text).into_owned())),
        }
    }
}

/// The place of a row: the value by which it is ordered, then its identity.
pub(super) type RowPosition = (Key, Id);

/// Number of queries that are remembered.
const QUERIES: usize = 6;
/// The numbers and the parameters of how many days are remembered.
const DAYS: usize = 4;
/// Number of places that are remembered of one query.
const PLACES: usize = 4096;
/// Within this distance from the start, walking is cheaper than remembering across a commit.
const NEAR: u64 = 2000;
/// A commit of more changes than this empties the memory.
const FEW_CHANGES: usize = 8;

/// What is remembered of one query.
#[derive(Debug, Clone)]
pub(super) struct Known {
    query: Query,
    /// The place at each remembered position.
    pub places: BTreeMap<u64, RowPosition>,
    /// Number of rows of the query; `None` when it was not counted.
    pub count: Option<u64>,
    /// What the parameters say on the day of the query.
    pub settings: Option<Settings>,
}

impl Known {
    /// Remembers the place at a position.
    pub fn note(&mut self, position: u64, place: RowPosition) {
        self.places.insert(position, place);
        if self.places.len() > PLACES {
            let mut keep = false;
            self.places.retain(|_, _| {
                keep = !keep;
                keep
            });
        }
    }

    fn reaches_far(&self) -> bool {
        self.count.is_some_and(|n| n > NEAR) || self.places.keys().next_back().is_some_and(|p| *p > NEAR)
    }

    /// Adjusts the positions after one row moved from one place to another.
    fn moved(&mut self, from: Option<&RowPosition>, to: Option<&RowPosition>) {
        let later = |a: &RowPosition, b: &RowPosition| if self.query.sort.descending { a < b } else { a > b };
        let shifted = std::mem::take(&mut self.places)
            .into_iter()
            .filter(|(_, place)| Some(place) != from)
            .map(|(position, place)| {
                let gone = u64::from(from.is_some_and(|f| later(&place, f)));
                let come = u64::from(to.is_some_and(|t| later(&place, t)));
                (position + come - gone, place)
            })
            .collect();
        self.places = shifted;
        if let Some(count) = &mut self.count {
            *count = *count + u64::from(to.is_some()) - u64::from(from.is_some());
        }
    }
}

/// The remembered places of rows and numbers of the programme, for the latest queries and days.
#[derive(Debug, Default)]
pub(super) struct QueryCache {
    /// The engine's counter of commits by others, at the time this was last right.
    version: i64,
    /// The remembered queries; the latest used is last.
    known: Vec<Known>,
    /// The numbers of the programme on the latest days asked for.
    totals: Vec<(Day, Totals)>,
    /// What the parameters say on the days last asked for.
    settings: Vec<(Day, Settings)>,
}

/// Rows with the place of each, `None` for a row that was not among the rows of the query.
type Befores = Vec<(Id, Option<RowPosition>)>;

/// What a commit may change of the memory, as it was before; see [`QueryCache::before`].
#[derive(Debug, Default)]
pub(super) struct Before {
    /// The remembered queries, with the former places of the rows concerned.
    known: Vec<(Known, Befores)>,
    /// The numbers of the programme without those of the members and teams concerned.
    totals: Vec<(Day, Totals)>,
    counted: PartOfTotals,
}

impl QueryCache {
    /// What is remembered of a query; the memory is emptied first if another program has committed.
    ///
    /// # Errors
    /// Returns an error when the parameters cannot be read.
    pub fn of(&mut self, conn: &Connection, query: &Query, version: i64) -> Result<&mut Known, StoreError> {
        let settings = Some(self.settings(conn, query.as_of, version)?);
        let shape = Query { columns: Vec::new(), ..query.clone() };
        let known = match self.known.iter().position(|k| k.query == shape) {
            Some(at) => Known { settings, ..self.known.remove(at) },
            None => Known { query: shape, places: BTreeMap::new(), count: None, settings },
        };
        remember(&mut self.known, QUERIES, known);
        let last = self.known.len() - 1;
        Ok(&mut self.known[last])
    }

    /// What the parameters say on a day.
    ///
    /// # Errors
    /// Returns an error when they cannot be read.
    pub fn settings(&mut self, conn: &Connection, on: Day, version: i64) -> Result<Settings, StoreError> {
        self.stands_at(version);
        of_day(&mut self.settings, on, || lookup::settings(conn, on))
    }

    /// The numbers of the programme on a day.
    ///
    /// # Errors
    /// Returns an error when they cannot be counted.
    pub fn totals(&mut self, conn: &Connection, on: Day, version: i64) -> Result<Totals, StoreError> {
        self.stands_at(version);
        of_day(&mut self.totals, on, || counts::totals(conn, on, false))
    }

    fn stands_at(&mut self, version: i64) {
        if self.version != version {
            self.clear();
            self.version = version;
        }
    }

    /// Empties the memory.
    pub fn clear(&mut self) {
        self.known.clear();
        self.totals.clear();
        self.settings.clear();
    }

    /// Before a commit: takes out the memory and, for what is worth keeping, the present places of the rows concerned.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub fn before(&mut self, conn: &Connection, changes: &[Change], version: i64) -> Result<Before, StoreError> {
        let (known, totals) = (std::mem::take(&mut self.known), std::mem::take(&mut self.totals));
        self.settings.clear();
        let mut out = Before::default();
        if self.version != version || changes.len() > FEW_CHANGES {
            return Ok(out);
        }
        for known in known.into_iter().filter(Known::reaches_far) {
            if let Some(ids) = concerned(&known.query, changes) {
                let places = ids.into_iter().map(|id| Ok((id, place_of(conn, &known.query, id)?)));
                let places = places.collect::<Result<Vec<_>, StoreError>>()?;
                out.known.push((known, places));
            }
        }
        if let Some(counted) = counted(conn, changes)? {
            for (day, totals) in totals {
                out.totals.push((day, counts::totals_with(conn, day, &counted, (totals, -1))?));
            }
            out.counted = counted;
        }
        Ok(out)
    }

    /// After a commit: puts back what was taken out, adjusted.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub fn after(&mut self, conn: &Connection, before: Before) -> Result<(), StoreError> {
        for (mut known, places) in before.known {
            for (id, from) in places {
                let to = place_of(conn, &known.query, id)?;
                if from != to {
                    known.moved(from.as_ref(), to.as_ref());
                }
            }
            self.known.push(known);
        }
        for (day, others) in before.totals {
            self.totals.push((day, counts::totals_with(conn, day, &before.counted, (others, 1))?));
        }
        Ok(())
    }
}

/// What is remembered of a day; otherwise it is read, and remembered.
fn of_day<T: Copy>(
    known: &mut Vec<(Day, T)>,
    on: Day,
    read: impl FnOnce() -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    if let Some((_, known)) = known.iter().find(|(day, _)| *day == on) {
        return Ok(*known);
    }
    let found = read()?;
    remember(known, DAYS, (on, found));
    Ok(found)
}

/// Adds to a list that holds at most so many; the oldest goes.
fn remember<T>(list: &mut Vec<T>, most: usize, one: T) {
    if list.len() >= most {
        list.remove(0);
    }
    list.push(one);
}

/// The members and teams whose part in the numbers of the programme these changes may alter; `None` when that cannot be
/// told.
fn counted(conn: &Connection, changes: &[Change]) -> Result<Option<PartOfTotals>, StoreError> {
    let (mut members, mut teams) = (BTreeSet::new(), BTreeSet::new());
    for change in changes {
        match change.kind() {
            Kind::Member => members.extend([change.id()]),
            Kind::Team => teams.extend([change.id()]),
            kind @ (Kind::Placement | Kind::RegisterCheck) => {
                // The stored record may have changed since the change was decided on.
                let stored = rows::load(conn, kind, change.id())?;
                for record in [Some(change.record()), change.before(), stored.as_ref()].into_iter().flatten() {
                    members.extend(record.get("member").reference());
                    teams.extend(record.get("team").reference());
                }
            }
            Kind::Parameter => return Ok(None),
            Kind::PastValue => match whose_past(change) {
                Some((Kind::Team, team)) => teams.extend([team]),
                Some(_) => {}
                None => return Ok(None),
            },
            _ => {}
        }
    }
    Ok(Some(PartOfTotals {
        members: members.into_iter().map(Some).collect(),
        teams: teams.into_iter().map(Some).collect(),
    }))
}

/// The record that a past value belongs to; `None` for any other change.
fn whose_past(change: &Change) -> Option<(Kind, Id)> {
    PastValue::of(change.record()).and_then(PastValue::of_record)
}

/// The place of a row in a query; `None` when it is not among its rows.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn place_of(conn: &Connection, query: &Query, id: Id) -> Result<Option<RowPosition>, StoreError> {
    let mut build = Build::new(conn, query);
    // Found by its identity.
    build.due_by = None;
    let rows = build.rows()?;
    let (with, mark) = (build.tables_on_day()?, build.bind(id));
    let sql = format!("{with}SELECT {} FROM {} WHERE {} AND k.id = {mark}", rows.order, rows.tables, rows.condition);
    let mut statement = conn.prepare(&sql)?;
    Ok(statement.query_row(build.values, |row| Ok((row.get(0)?, id))).optional()?)
}

/// The rows of a query that these changes may add, move or remove; `None` when that cannot be told.
fn concerned(query: &Query, changes: &[Change]) -> Option<BTreeSet<Id>> {
    let mut ids = BTreeSet::new();
    for change in changes {
        match (query.kind, change.kind()) {
            (kind, changed) if kind == changed => ids.extend([change.id()]),
            (Kind::Member, Kind::Placement | Kind::Employment | Kind::RegisterCheck) => {
                let sides = [Some(change.record()), change.before()].into_iter().flatten();
                ids.extend(sides.filter_map(|record| record.get("member").reference()));
            }
            (kind, Kind::PastValue) if whose_past(change).is_some_and(|(of, _)| of == kind) => {
                ids.extend(whose_past(change).map(|(_, id)| id));
            }
            _ if stands_alone(query) => {}
            _ => return None,
        }
    }
    Some(ids)
}

/// Whether the rows and the order of a query depend on its own kind and the dated facts of a member only.
fn stands_alone(query: &Query) -> bool {
    let own = |name| {
        column(query.kind, name).is_some_and(|c| matches!(c.source, ColumnSource::Own | ColumnSource::Placement(_)))
    };
    let named = column(query.kind, query.sort.column).is_some_and(|c| {
        super::columns::is_name(query.kind, c) || (c.source == ColumnSource::Own && !matches!(c.ty, FieldType::Ref(_)))
    });
    query.filter == Expr::All && named && query.within.is_none_or(|(name, _)| own(name))
}
