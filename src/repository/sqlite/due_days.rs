//! Keeps the days by which something has to be done, as [`due_spans`](crate::domain::due_days::due_spans) works them out: each change
//! of what they follow from works out those of the members concerned again, in its transaction. A list is then read along an index,
//! from any day.

use std::collections::BTreeSet;

use super::database::{Connection, Sql, SqlRef, SqlRow, ToSql};
use super::due_facts::{SpanReader, each};
use super::{indexes, rows};
use crate::domain::change::Change;
use crate::domain::choices::{AbsenceStep, Choice};
use crate::domain::due_days::{DueDay, DueRules, DueSpan};
use crate::domain::id::Id;
use crate::domain::kinds::Team;
use crate::domain::record::{Kind, Record};
use crate::domain::value::FieldType;
use crate::repository::{Progress, StoreError};

/// The table in which they are kept.
pub(super) const TABLE: &str = "due_day";

/// Stands for the first day of a span that has none.
const EVER: &str = "0000-01-01";

/// Stands for the last day of a span that has none.
pub(super) const NEVER: &str = "9999-12-31";

/// The fields of a team on which due days of its members depend.
const OF_TEAM: [&str; 3] = [Team::contact_days, Team::standstill_from, Team::standstill_until];

/// The members whose due days may be others.
#[derive(Debug, Default)]
pub(super) struct Concerned {
    members: BTreeSet<Id>,
    teams: BTreeSet<Id>,
    everybody: bool,
}

impl Concerned {
    /// Adds one member.
    pub fn add_member(&mut self, member: Id) {
        self.members.insert(member);
    }

    /// Adds everybody.
    pub fn add_everybody(&mut self) {
        self.everybody = true;
    }

    /// Whether this one is among them by name.
    pub fn has_member(&self, member: Id) -> bool {
        self.members.contains(&member)
    }

    /// Adds those whom a record is about, as it was before a change or as it is after it.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub fn add(&mut self, conn: &Connection, record: &Record) -> Result<(), StoreError> {
        match record {
            Record::Member(member) => drop(self.members.insert(member.id)),
            Record::Placement(_)
            | Record::Employment(_)
            | Record::Contact(_)
            | Record::Instrument(_)
            | Record::RegisterCheck(_)
            | Record::Absence(_)
            | Record::Signal(_)
            | Record::Arrangement(_)
            | Record::Guidance(_)
            | Record::LegalHold(_) => self.members.extend(record.get("member").reference()),
            Record::Team(team) => drop(self.teams.insert(team.id)),
            Record::PastValue(past) => match past.of_record() {
                Some((Kind::Team, team)) if OF_TEAM.contains(&past.field.as_str()) => drop(self.teams.insert(team)),
                Some((Kind::Member, member)) => drop(self.members.insert(member)),
                Some((Kind::Instrument, id)) => {
                    let instrument = rows::load(conn, Kind::Instrument, id)?;
                    self.members.extend(instrument.and_then(|record| record.get("member").reference()));
                }
                _ => {}
            },
            Record::Parameter(parameter) => self.everybody |= DueRules::depend_on(&parameter.name),
            _ => {}
        }
        Ok(())
    }

    /// Those whom changes are about that were made.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub fn by<'c>(conn: &Connection, changes: impl Iterator<Item = &'c Change>) -> Result<Self, StoreError> {
        let mut concerned = Self::default();
        for change in changes {
            let (before, after) = (change.before(), change.after());
            let same = |field: &&str| before.map(|record| record.get(field)) == after.map(|record| record.get(field));
            if change.kind() == Kind::Team && before.is_some() && after.is_some() && OF_TEAM.iter().all(same) {
                continue;
            }
            for record in [before, after].into_iter().flatten() {
                concerned.add(conn, record)?;
            }
        }
        Ok(concerned)
    }

    /// Works out their due days again.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub fn work_out(mut self, conn: &Connection, progress: Progress<'_>) -> Result<(), StoreError> {
        if self.everybody {
            return work_out_all(conn, progress);
        }
        for team in &self.teams {
            let mut placed = conn.prepare("SELECT member FROM placement WHERE team = ?1")?;
            for member in placed.query_map([team.bytes()], |row| row.get(0))? {
                self.members.insert(member?);
            }
        }
        if self.members.is_empty() {
            return Ok(());
        }
        let mut reader = SpanReader::of(conn)?;
        let mut known = conn.prepare("SELECT EXISTS (SELECT 1 FROM member WHERE id = ?1)")?;
        for member in self.members {
            let there = known.query_row([member.bytes()], |row| row.get(0))?;
            let spans = if there { reader.of_member(member)? } else { Vec::new() };
            if stored(conn, member)? != spans {
                conn.prepare("DELETE FROM due_day WHERE owner = ?1")?.execute([member.bytes()])?;
                store(conn, member, &spans)?;
            }
        }
        Ok(())
    }
}

/// Works out the due days of everybody.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn work_out_all(conn: &Connection, progress: Progress<'_>) -> Result<(), StoreError> {
    conn.execute("DELETE FROM due_day", ())?;
    // Put in order once at the end, which takes far less than keeping them in order.
    let dropped = indexes::drop(conn, |what, table, _| what == "index" && table == TABLE)?;
    each(conn, progress, |member, spans| store(conn, member, &spans))?;
    Ok(conn.execute_batch(&dropped.join(";"))?)
}

/// How many members have other due days than follow from the records.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn differing(conn: &Connection) -> Result<u64, StoreError> {
    let strangers = "SELECT count(DISTINCT owner) FROM due_day WHERE owner NOT IN (SELECT id FROM member)";
    let mut differing = conn.query_row(strangers, (), |row| row.get::<i64>(0))?.unsigned_abs();
    each(conn, &mut |_, _| {}, |member, spans| {
        differing += u64::from(stored(conn, member)? != spans);
        Ok(())
    })?;
    Ok(differing)
}

/// The due days that are stored of a member, in the order in which [`due_spans`](crate::domain::due_days::due_spans) has them.
fn stored(conn: &Connection, member: Id) -> Result<Vec<DueSpan>, StoreError> {
    let mut found = conn.prepare(&format!(
        "SELECT what, record, nullif(\"from\", '{EVER}'), nullif(until, '{NEVER}'), nullif(day, '{EVER}'), step FROM {TABLE}
         WHERE owner = ?1 ORDER BY what, record, \"from\""
    ))?;
    let span = |row: SqlRow<'_>| {
        let what: String = row.get(0)?;
        let of = DueDay::named(&what).ok_or_else(|| StoreError::Engine(format!("due for {what}")))?;
        Ok(DueSpan {
            of,
            record: row.get(1)?,
            from: rows::value_at(row, 2, FieldType::Day)?,
            until: rows::value_at(row, 3, FieldType::Day)?,
            day: rows::value_at(row, 4, FieldType::Day)?,
            step: rows::value_at(row, 5, FieldType::Choice(AbsenceStep::NAMES))?,
        })
    };
    found.query_and_then([member.bytes()], span)?.collect()
}

fn store(conn: &Connection, member: Id, spans: &[DueSpan]) -> Result<(), StoreError> {
    let mut insert = conn.prepare(&insert_of(1))?;
    for span in spans {
        let mut columns: Vec<Sql> = Vec::new();
        each_column(member, span, &mut |column| columns.push(column.into()));
        insert.execute(columns)?;
    }
    Ok(())
}

/// The statement that adds so many of them at once.
pub(super) fn insert_of(spans: usize) -> String {
    format!("INSERT INTO {TABLE} VALUES {}", vec!["(?, ?, ?, ?, ?, ?, ?)"; spans].join(", "))
}

/// The columns of one of them.
pub(super) fn each_column(owner: Id, span: &DueSpan, take: &mut dyn FnMut(SqlRef<'_>)) {
    take(SqlRef::Bytes(owner.bytes()));
    take(span.of.name().to_sql());
    take(SqlRef::Bytes(span.record.bytes()));
    for (day, lacking) in [(span.from, EVER), (span.until, NEVER), (span.day, EVER)] {
        match day {
            Some(day) => rows::with_day_text(day, |text| take(text.to_sql())),
            None => take(lacking.to_sql()),
        }
    }
    take(span.step.map_or(SqlRef::Null, |step| step.name().to_sql()));
}
