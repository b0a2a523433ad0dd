//! The access log: what was looked at and tried. Chained as the log of changes is, and written in a transaction of its own, because
//! what it tells of happens whether anything is stored or not.

use chrono::SecondsFormat;

use super::chain::{self, Hash, NotePart};
use super::database::{Connection, OptionalRow, SqlResult, SqlRow, params};
use super::log_filter::{by, second};
use super::turn::Turns;
use crate::domain::access::noted::{Noted, ReadNote};
use crate::domain::choices::Choice;
use crate::domain::hex::{hex, unhex};
use crate::domain::id::Id;
use crate::repository::{AccessQuery, Finding, LogHead, StoreError};

const COLUMNS: &str = "number, at, actor, key, tty, host, deed, what, kind, record, result, hash";

/// Enters a note at the end.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn enter((conn, turns): (&Connection, &Turns), noted: &Noted) -> Result<(), StoreError> {
    let transaction = turns.begin(conn)?;
    let (last, before) = last(&transaction)?.unwrap_or((0, chain::START));
    let at = noted.at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    let (kind, record) = noted.about.map(|(kind, id)| (kind.name(), id)).unzip();
    let part = NotePart {
        number: last + 1,
        at: &at,
        actor: &noted.actor,
        key: noted.origin.key.as_deref(),
        tty: noted.origin.tty.as_deref(),
        host: noted.origin.host.as_deref(),
        deed: noted.deed.name(),
        what: noted.what,
        kind,
        record: record.as_ref().map(|id| id.bytes().as_slice()),
        result: noted.result.word(),
    };
    let hash = chain::note(&before, &part);
    insert(&transaction, &part, &hash)?;
    Ok(transaction.commit()?)
}

fn insert(conn: &Connection, part: &NotePart<'_>, hash: &Hash) -> SqlResult<usize> {
    let sql = format!("INSERT INTO access_log ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
    let NotePart { number, at, actor, key, tty, host, deed, what, kind, record, result } = part;
    conn.prepare(&sql)?.execute(params![number, at, actor, key, tty, host, deed, what, kind, record, result, hash])
}

/// Puts an entry of another store in its place.
///
/// # Errors
/// Returns an error when the engine reports a failure, or it is none.
pub(super) fn put(conn: &Connection, note: &ReadNote) -> Result<(), StoreError> {
    let odd = || StoreError::Engine("an entry of the access log".to_owned());
    let hash: Hash = unhex(&note.hash).and_then(|bytes| bytes.try_into().ok()).ok_or_else(odd)?;
    insert(conn, &part_of(note)?, &hash)?;
    Ok(())
}

fn part_of(note: &ReadNote) -> Result<NotePart<'_>, StoreError> {
    let odd = |_| StoreError::Engine("a number in the access log".to_owned());
    Ok(NotePart {
        number: i64::try_from(note.number).map_err(odd)?,
        at: &note.at,
        actor: &note.actor,
        key: note.key.as_deref(),
        tty: note.tty.as_deref(),
        host: note.host.as_deref(),
        deed: &note.deed,
        what: note.what.as_deref(),
        kind: note.kind.as_deref(),
        record: note.record.as_ref().map(|id| id.bytes().as_slice()),
        result: &note.result,
    })
}

fn from_row(row: SqlRow<'_>) -> SqlResult<ReadNote> {
    Ok(ReadNote {
        number: row.get::<i64>(0)?.unsigned_abs(),
        at: row.get(1)?,
        actor: row.get(2)?,
        key: row.get(3)?,
        tty: row.get(4)?,
        host: row.get(5)?,
        deed: row.get(6)?,
        what: row.get(7)?,
        kind: row.get(8)?,
        record: row.get::<Option<Id>>(9)?,
        result: row.get(10)?,
        hash: hex(&row.get::<Hash>(11)?),
    })
}

fn last(conn: &Connection) -> SqlResult<Option<(i64, Hash)>> {
    conn.prepare("SELECT number, hash FROM access_log ORDER BY number DESC LIMIT 1")?
        .query_row((), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}

/// Number and hash of the last entry; `None` when there is none.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn head(conn: &Connection) -> Result<Option<LogHead>, StoreError> {
    Ok(last(conn)?.map(|(number, hash)| LogHead { revision: number.unsigned_abs(), hash }))
}

/// Whether it has an entry with this number and this hash.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn has(conn: &Connection, head: &LogHead) -> Result<bool, StoreError> {
    let Ok(number) = i64::try_from(head.revision) else { return Ok(false) };
    let mut entries = conn.prepare("SELECT hash FROM access_log WHERE number = ?1")?;
    let hash: Option<Hash> = entries.query_row([number], |row| row.get(0)).optional()?;
    Ok(hash == Some(head.hash))
}

/// Entries, the newest first, at most `most`.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn read(conn: &Connection, query: &AccessQuery, most: u64) -> Result<Vec<ReadNote>, StoreError> {
    let by = by("actor", "?1");
    let sql = format!(
        "SELECT {COLUMNS} FROM access_log WHERE (?1 IS NULL OR {by})
         AND (?2 = '[]' OR hex(record) IN (SELECT value FROM json_each(?2)))
         AND (?3 IS NULL OR kind = ?3 OR what = ?3) AND (?4 IS NULL OR at >= ?4) AND (?5 IS NULL OR at < ?5)
         ORDER BY number DESC LIMIT ?6"
    );
    let records: Vec<String> = query.records.iter().map(|id| hex(id.bytes()).to_uppercase()).collect();
    let asked = params![
        query.actor,
        serde_json::Value::from(records).to_string(),
        query.kind.map(|kind| kind.name()),
        query.since.as_ref().map(second),
        query.until.as_ref().map(second),
        super::window::bounded(most),
    ];
    let mut statement = conn.prepare(&sql)?;
    Ok(statement.query_map(asked, from_row)?.collect::<SqlResult<_>>()?)
}

/// Visits every entry, the oldest first.
///
/// # Errors
/// Returns what `visit` returns, or an error of the engine.
pub(super) fn each(
    conn: &Connection,
    visit: &mut dyn FnMut(ReadNote) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = conn.prepare_long(&format!("SELECT {COLUMNS} FROM access_log ORDER BY number"))?;
    let mut found = statement.query(())?;
    while let Some(row) = found.next()? {
        visit(from_row(row)?)?;
    }
    Ok(())
}

/// Verifies it from its first entry to its last: which are missing, and which are not what was entered.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn verify(conn: &Connection) -> Result<Vec<Finding>, StoreError> {
    let (mut findings, mut before, mut last) = (Vec::new(), chain::START, 0);
    let missing = |from: u64, to: u64| Finding { code: "access-log-missing", detail: format!("{from} - {to}") };
    each(conn, &mut |note| {
        let hash = chain::note(&before, &part_of(&note)?);
        if note.number != last + 1 {
            findings.push(missing(last + 1, note.number - 1));
        }
        if hex(&hash) != note.hash {
            findings.push(Finding { code: "access-log-altered", detail: note.number.to_string() });
        }
        // What follows is held against what stands here: one fault is one finding.
        before = unhex(&note.hash).and_then(|bytes| bytes.try_into().ok()).unwrap_or(hash);
        last = note.number;
        Ok(())
    })?;
    // On a server nobody may cut it off.
    let sequence = "SELECT seq FROM sqlite_sequence WHERE name = 'access_log'";
    let given: Option<i64> =
        if conn.is_on_server() { None } else { conn.query_row(sequence, (), |row| row.get(0)).optional()? };
    if let Some(given) = given.map(i64::unsigned_abs).filter(|given| *given > last) {
        findings.push(missing(last + 1, given));
    }
    Ok(findings)
}
