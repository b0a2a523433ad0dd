//! The store as it was known at a moment: a copy in memory in which every later set of the log is undone, the latest first.
//! Each step back reverses a step that was made, so that every rule for a state of the store holds for these states too.

use chrono::{DateTime, Utc};

use super::database::Connection;
use super::due_days::Concerned;
use super::{OpenOptions, SqliteRepository, end, load, log, memory, open, rows, whole};
use crate::domain::change::{ChangeKind, LoggedChange, LoggedSet};
use crate::domain::id::CountedIds;
use crate::repository::rewound::before;
use crate::repository::{LogQuery, StoreError};

impl SqliteRepository {
    /// The store as it was known at a moment; `None` when its log begins later. Nothing of it is written to a file, and
    /// changes in it are lost when it is dropped. It needs memory for a whole copy.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read, or its log no longer says what a record held.
    pub fn known_at(&self, moment: DateTime<Utc>) -> Result<Option<Self>, StoreError> {
        self.without(|set| set.at > moment)
    }

    /// A copy of the store in memory; changes in it are lost when it is dropped.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn copy(&self) -> Result<Self, StoreError> {
        let copy = self.with_nobody_signed_in()?;
        self.hand_on(&copy)?;
        Ok(copy)
    }

    fn with_nobody_signed_in(&self) -> Result<Self, StoreError> {
        if self.conn.is_on_server() {
            let mut parts = Vec::new();
            self.read_everything(|conn| {
                whole::dump(conn, &mut |part| {
                    parts.push(part);
                    Ok(())
                })
            })?;
            return load::in_memory(OpenOptions::of_a_copy(&mut CountedIds::after(0)), parts);
        }
        let (mut copy, name) = memory::copy_of(&self.conn, &self.keys)?;
        open::prepare(&mut copy)?;
        Ok(Self::over_memory((copy, name), self.keys.clone()))
    }

    /// A copy without the first later set and all sets after it; `None` when nothing is left.
    ///
    /// # Errors
    /// Fails as [`Self::known_at`] does.
    pub(super) fn without(&self, later: impl Fn(&LoggedSet) -> bool) -> Result<Option<Self>, StoreError> {
        let copy = self.with_nobody_signed_in()?;
        copy.conn.execute_batch("BEGIN; PRAGMA defer_foreign_keys = ON")?;
        let known = go_back(&copy.conn, later);
        match known {
            Ok(true) => copy.conn.execute_batch("COMMIT")?,
            _ => end(&copy.conn),
        }
        if !known? {
            return Ok(None);
        }
        self.hand_on(&copy)?;
        Ok(Some(copy))
    }
}

/// Undoes the first later set and every one after it, including one that got an earlier time because a clock was set
/// back, and removes them from the log. Returns whether anything is left.
fn go_back(copy: &Connection, later: impl Fn(&LoggedSet) -> bool) -> Result<bool, StoreError> {
    // They are gone already in a copy of such a copy.
    let kept =
        ["log_set_kept", "log_change_kept", "log_erased_kept"].map(|name| format!("DROP TRIGGER IF EXISTS {name}"));
    copy.execute_batch(&kept.join(";"))?;
    let sets = log::read(copy, &LogQuery { changes: Some(0), ..LogQuery::default() }, u64::MAX)?;
    let Some(first) = sets.iter().filter(|set| later(set)).map(|set| set.revision).min() else { return Ok(true) };
    let mut concerned = Concerned::default();
    for revision in sets.iter().map(|set| set.revision).take_while(|revision| *revision >= first) {
        let before = LogQuery { before: Some(revision + 1), ..LogQuery::default() };
        for change in log::read(copy, &before, 1)?.iter().flat_map(|set| set.changes.iter().rev()) {
            take_back(copy, change, &mut concerned)?;
        }
        let number = i64::try_from(revision).map_err(|_| StoreError::Engine("a number in the log".to_owned()))?;
        // What an erasure left stays as long as the change that it is left of: no earlier values come back.
        copy.prepare("DELETE FROM log_erased WHERE revision = ?1")?.execute([number])?;
        copy.prepare("DELETE FROM log_change WHERE revision = ?1")?.execute([number])?;
        copy.prepare("DELETE FROM log_set WHERE revision = ?1")?.execute([number])?;
    }
    concerned.work_out(copy, &mut |_, _| {})?;
    Ok(sets.last().is_some_and(|set| set.revision < first))
}

fn take_back(copy: &Connection, change: &LoggedChange, concerned: &mut Concerned) -> Result<(), StoreError> {
    let now = match change.deed {
        ChangeKind::Removed => None,
        ChangeKind::Created | ChangeKind::Updated => rows::load(copy, change.kind, change.id)?,
    };
    if let Some(now) = &now {
        concerned.add(copy, now)?;
    }
    let now = now.filter(|_| change.deed == ChangeKind::Updated);
    let then = before(now, change)?;
    if let Some(then) = &then {
        concerned.add(copy, then)?;
    }
    let done = match (then, change.deed) {
        (None, _) => rows::delete(copy, change.kind, change.id),
        (Some(record), ChangeKind::Removed) => rows::insert(copy, &record),
        (Some(record), _) => rows::update(copy, &record),
    };
    Ok(done?)
}
