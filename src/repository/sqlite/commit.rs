//! Committing: one transaction for the records and their entry in the log.

use super::database::{Connection, OptionalRow, SqlError, SqlResult, params};
use crate::domain::choices::Choice;
use chrono::SecondsFormat;

use super::chain::{self, Hash, SetPart};
use super::due_days::Concerned;
use super::errors::{Constraint, constraint};
use super::permitted::Judge;
use super::{lookup, rows};
use crate::domain::change::{Change, ChangeSet, Clash, Revision};
use crate::domain::closed_days::reaches_into;
use crate::domain::days::Day;
use crate::domain::kinds::ClosedPeriod;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::{Arg, Refusal};
use crate::domain::value::{FieldType, Value};
use crate::repository::{CommitError, LogHead, Progress, StoreError};

/// Of so many steps one is told.
const STEPS_TOLD: u64 = 512;

/// Makes the changes and enters them in the log, inside the caller's transaction, where `judge` allows them. A set that changes nothing
/// leaves no trace, except an undo, which would otherwise be offered for undoing again. `progress` is told of each change twice: when
/// it is made and when it is entered.
///
/// # Errors
/// Fails as [`Repository::commit`](crate::repository::Repository::commit) does; the caller then rolls back.
pub(super) fn apply(
    conn: &Connection,
    set: &ChangeSet,
    judge: Option<&Judge<'_>>,
    progress: Progress<'_>,
) -> Result<Revision, CommitError> {
    let (mut done, all) = (0, 2 * set.changes.len() as u64);
    let mut step = |progress: Progress<'_>| {
        done += 1;
        if done % STEPS_TOLD == 0 {
            progress(done, all);
        }
    };
    let mut same = conn.prepare("SELECT revision FROM log_set WHERE operation = ?1")?;
    if let Some(done) = same.query_row([set.operation.bytes()], |row| row.get::<i64>(0)).optional()? {
        return Ok(done.unsigned_abs());
    }
    judge.map_or(Ok(()), |judge| judge.before(&set.changes))?;
    let (mut noted, mut clashes) = (Vec::with_capacity(set.changes.len()), Vec::new());
    for change in &set.changes {
        step(progress);
        let stored = rows::load(conn, change.kind(), change.id())?;
        if stored.as_ref() == change.before() {
            noted.extend(write(conn, change)?.then_some(Made::AsTold(change)));
            continue;
        }
        match change.onto(stored.as_ref()) {
            Ok(next) => {
                let Some(change) = between(stored, next) else { continue };
                noted.extend(write(conn, &change)?.then(|| Made::Otherwise(Box::new(change))));
            }
            Err(found) => clashes.extend(found),
        }
    }
    let noted = || noted.iter().map(Made::change);
    if !clashes.is_empty() {
        let by = last_actor(conn, &clashes)?;
        return Err(CommitError::Conflict { clashes, by });
    }
    if noted().next().is_none() && set.undoes.is_none() {
        return Ok(revision(conn)?);
    }
    judge.map_or(Ok(()), |judge| judge.after(noted()))?;
    Concerned::by(conn, noted())?.work_out(conn, progress)?;
    let closed: Vec<ClosedPeriod> = lookup::all_of(conn)?;
    let stand = if closed.is_empty() { Vec::new() } else { lookup::kept_among(conn, noted())? };
    let corrects = reaches_into((noted(), &stand), &closed, set.correction)?;
    let size = noted().len() as i64;
    enter(conn, set, (size, corrects), noted().inspect(|_| step(progress)))
}

/// A change that was made. A set may have hundreds of thousands, so that those made as they were told are not kept twice.
enum Made<'c> {
    AsTold(&'c Change),
    /// Others changed the record meanwhile, in other fields.
    Otherwise(Box<Change>),
}

impl Made<'_> {
    fn change(&self) -> &Change {
        match self {
            Made::AsTold(change) => change,
            Made::Otherwise(change) => change,
        }
    }
}

/// The number of the latest set; 0 when there is none.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn revision(conn: &Connection) -> Result<Revision, StoreError> {
    let mut latest = conn.prepare("SELECT coalesce(max(revision), 0) FROM log_set")?;
    Ok(latest.query_row((), |row| row.get::<i64>(0))?.unsigned_abs())
}

/// The change from what is stored to what has to be; `None` when nothing differs.
fn between(stored: Option<Record>, next: Option<Record>) -> Option<Change> {
    match (stored, next) {
        (Some(before), Some(after)) if before != after => Some(Change::Update { before, after }),
        (None, Some(record)) => Some(Change::Create(record)),
        (Some(gone), None) => Some(Change::Remove(gone)),
        _ => None,
    }
}

/// Makes a change of what is stored. `false` when nothing differs.
fn write(conn: &Connection, change: &Change) -> Result<bool, CommitError> {
    if change.before() == change.after() {
        return Ok(false);
    }
    // Two edits that are each allowed can break a rule together.
    change.after().map_or(Ok(()), Record::check)?;
    let written = match change {
        Change::Create(record) => rows::insert(conn, record),
        Change::Update { after, .. } => rows::update(conn, after),
        Change::Remove(gone) => rows::delete(conn, gone.kind(), gone.id()),
    };
    written.map_err(|error| refused(error, change.record()))?;
    Ok(true)
}

/// The refusal of a rule of the schema; any other error stays as it is.
pub(super) fn refused(error: SqlError, record: &Record) -> CommitError {
    match constraint(&error) {
        Some(Constraint::Taken(kind, field)) => Refusal::taken(kind, field, record.get(field).plain()).into(),
        Some(Constraint::Rule(code)) => match record.get("from") {
            Value::Day(day) => Refusal::new(code).with("day", day).at(record.kind(), "from").into(),
            _ => Refusal::new(code).into(),
        },
        Some(Constraint::Reference) | None => error.into(),
    }
}

/// The broken reference for which the engine refused to end the transaction.
///
/// # Errors
/// Returns an error when the file cannot be read.
pub(super) fn broken_reference(conn: &Connection, changes: &[Change]) -> Result<Refusal, CommitError> {
    for change in changes {
        let Some(record) = change.after() else {
            let gone = change.record();
            let Some((kind, field)) = referrer(conn, gone)? else { continue };
            return Ok(Refusal::new(Reason::StillReferredTo)
                .with("kind", gone.kind())
                .with("record", gone.label())
                .with("by", kind)
                .with("field", Arg::Field(kind, field)));
        };
        for field in record.kind().fields() {
            let (FieldType::Ref(to), Some(id)) = (field.ty, record.get(field.name).reference()) else { continue };
            if rows::load(conn, to, id)?.is_none() {
                return Ok(Refusal::new(Reason::RefersToNothing).with("kind", to).at(record.kind(), field.name));
            }
        }
    }
    Ok(Refusal::new(Reason::RefersToNothing))
}

fn referrer(conn: &Connection, to: &Record) -> SqlResult<Option<(Kind, &'static str)>> {
    for kind in Kind::ALL {
        for field in kind.fields().iter().filter(|f| f.ty == FieldType::Ref(to.kind())) {
            let sql = format!("SELECT EXISTS (SELECT 1 FROM {kind} WHERE \"{}\" = ?1)", field.name);
            if conn.query_row(&sql, [to.id().bytes()], |row| row.get(0))? {
                return Ok(Some((kind, field.name)));
            }
        }
    }
    Ok(None)
}

/// The user who last changed the record of the first clash and, if that can be told, the same field.
fn last_actor(conn: &Connection, clashes: &[Clash]) -> SqlResult<Option<String>> {
    let Some(first) = clashes.first() else { return Ok(None) };
    conn.prepare(
        "SELECT s.actor FROM log_change c JOIN log_set s ON s.revision = c.revision
         WHERE c.record = ?1 AND (?2 IS NULL OR c.fields_after IS NULL OR instr(c.fields_after, '\"' || ?2 || '\":') > 0)
         ORDER BY c.revision DESC LIMIT 1",
    )?
    .query_row(params![first.id.bytes(), first.field], |row| row.get(0))
    .optional()
}

/// The number and the hash of the latest set; `None` when the log is empty.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn last_set(conn: &Connection) -> SqlResult<Option<(i64, Hash)>> {
    conn.prepare("SELECT revision, hash FROM log_set ORDER BY revision DESC LIMIT 1")?
        .query_row((), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}

/// The last set of the log; `None` when the log is empty.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn head(conn: &Connection) -> Result<Option<LogHead>, StoreError> {
    let last = last_set(conn)?;
    Ok(last.map(|(revision, hash)| LogHead { revision: revision.unsigned_abs(), hash }))
}

/// Whether the log has a set with this number and this hash.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn has(conn: &Connection, head: &LogHead) -> Result<bool, StoreError> {
    let Ok(revision) = i64::try_from(head.revision) else { return Ok(false) };
    let mut sets = conn.prepare("SELECT hash FROM log_set WHERE revision = ?1")?;
    let hash: Option<Hash> = sets.query_row([revision], |row| row.get(0)).optional()?;
    Ok(hash == Some(head.hash))
}

/// Notes a set and its changes at the end of the log, and the first closed day that it corrects, if any. `changes` may be fewer
/// than `size`: the opening of a demonstration programme is one line.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn enter<'c>(
    conn: &Connection,
    set: &ChangeSet,
    (size, corrects): (i64, Option<Day>),
    changes: impl IntoIterator<Item = &'c Change>,
) -> Result<Revision, CommitError> {
    let (before, hash) = last_set(conn)?.unwrap_or((0, chain::START));
    let at = set.at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    let corrects = corrects.map(rows::day_text);
    let part = SetPart {
        revision: before + 1,
        operation: set.operation.bytes(),
        at: &at,
        actor: &set.actor,
        verb: set.verb.name(),
        undoes: set.undoes.map(|r| r as i64),
        size,
        corrects: corrects.as_deref(),
        note: set.note.as_deref(),
    };
    let mut chained = chain::set(&hash, &part);
    let mut salt = conn.prepare("SELECT randomblob(16)")?;
    let mut insert = conn.prepare("INSERT INTO log_change VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?;
    for (seq, change) in changes.into_iter().enumerate() {
        let (before, after) = differences(change);
        let salt: [u8; 16] = salt.query_row((), |row| row.get(0))?;
        let commitment = chain::commitment(&salt, &before, &after);
        let (kind, id, deed) = (change.kind().name(), change.id(), change.deed().name());
        chain::change(&mut chained, kind, id.bytes(), deed, &commitment);
        let seq = seq as i64;
        insert.execute(params![part.revision, seq, kind, id.bytes(), deed, before, after, salt, commitment])?;
    }
    conn.prepare("INSERT INTO log_set VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?.execute(params![
        part.revision,
        part.operation,
        part.at,
        part.actor,
        part.verb,
        part.undoes,
        part.size,
        chained.end(),
        part.corrects,
        part.note,
    ])?;
    conn.note_entry();
    Ok(part.revision.unsigned_abs())
}

/// The fields that differ, before and after, as two JSON objects of texts.
fn differences(change: &Change) -> (String, String) {
    let json = |value: &Value| match value {
        Value::Empty => serde_json::Value::Null,
        other => serde_json::Value::String(other.plain()),
    };
    let sides = change
        .differences()
        .into_iter()
        .map(|(field, old, new)| ((field.to_owned(), json(&old)), (field.to_owned(), json(&new))));
    let (before, after): (serde_json::Map<_, _>, serde_json::Map<_, _>) = sides.unzip();
    (serde_json::Value::Object(before).to_string(), serde_json::Value::Object(after).to_string())
}
