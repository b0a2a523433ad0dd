//! Hands over everything in a store. What tables there are besides those of the kinds is said here, and held against the schema by
//! a test.

use super::database::{Connection, SqlResult, SqlRow};
use super::{access_log, rows, schema};
use crate::domain::record::Kind;
use crate::repository::{KeptChange, KeptErased, KeptSet, StoreError, WholePart, WholeSize};

/// The tables of the log, which are handed over besides those of the kinds.
pub(super) const LOG: [&str; 4] = ["log_set", "log_change", "log_erased", "access_log"];

/// Tables that are not handed over: what follows from the records, what is about the file itself, and what is of one person at
/// their screen.
#[cfg(test)]
pub(super) const OF_THE_FILE: [&str; 4] = ["due_day", "left_to_clear", "newest_copy", "screen_item"];

/// Visits everything.
///
/// # Errors
/// Returns what `visit` returns, and an error when the engine reports a failure or a column holds what its field does not know.
pub(super) fn dump(
    conn: &Connection,
    visit: &mut dyn FnMut(WholePart) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    visit(WholePart::Begin(size(conn)?))?;
    for kind in Kind::ALL {
        let sql = format!("SELECT {} FROM {kind} ORDER BY id", rows::table(kind).columns);
        let mut statement = conn.prepare_long(&sql)?;
        let mut found = statement.query(())?;
        while let Some(row) = found.next()? {
            visit(WholePart::Record(Box::new(rows::record_from(kind, row)?)))?;
        }
    }
    let mut sets = conn.prepare_long(
        "SELECT revision, operation, at, actor, verb, undoes, size, corrects, hash, note FROM log_set ORDER BY revision",
    )?;
    let mut changes = conn.prepare(
        "SELECT revision, seq, kind, record, deed, fields_before, fields_after, salt, commitment FROM log_change
         WHERE revision = ?1 ORDER BY seq",
    )?;
    let mut erased = conn.prepare(
        "SELECT revision, seq, erased_by, fields_before, fields_after, salt, commitment FROM log_erased
         WHERE revision = ?1 AND seq = ?2 ORDER BY erased_by",
    )?;
    let mut found = sets.query(())?;
    while let Some(row) = found.next()? {
        visit(WholePart::Set(set(row)?))?;
        let mut of_set = changes.query([row.get::<i64>(0)?])?;
        while let Some(row) = of_set.next()? {
            visit(WholePart::Change(change(row)?))?;
            let mut left = erased.query([row.get::<i64>(0)?, row.get(1)?])?;
            while let Some(row) = left.next()? {
                visit(WholePart::Erased(left_of(row)?))?;
            }
        }
    }
    access_log::each(conn, &mut |note| visit(WholePart::Noted(note)))
}

/// How much there is.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn size(conn: &Connection) -> SqlResult<WholeSize> {
    // A table that a store of an older version lacks holds nothing.
    let count = |table: &str| match conn.has_table(table)? {
        true => conn.query_row(&format!("SELECT count(*) FROM {table}"), (), |row| number(row, 0)),
        false => Ok(0),
    };
    let [sets, changes, erased, noted] = LOG.map(count);
    let records = Kind::ALL.into_iter().map(|kind| count(kind.name())).sum::<SqlResult<u64>>()?;
    Ok(WholeSize { store: schema::VERSION, records, sets: sets?, changes: changes?, erased: erased?, noted: noted? })
}

fn number(row: SqlRow<'_>, index: usize) -> SqlResult<u64> {
    row.get::<i64>(index).map(i64::unsigned_abs)
}

fn set(row: SqlRow<'_>) -> SqlResult<KeptSet> {
    Ok(KeptSet {
        revision: number(row, 0)?,
        operation: row.get(1)?,
        at: row.get(2)?,
        actor: row.get(3)?,
        verb: row.get(4)?,
        undoes: row.get::<Option<i64>>(5)?.map(i64::unsigned_abs),
        size: number(row, 6)?,
        corrects: row.get(7)?,
        hash: row.get(8)?,
        note: row.get(9)?,
    })
}

fn change(row: SqlRow<'_>) -> SqlResult<KeptChange> {
    let fields: (Option<String>, Option<String>) = (row.get(5)?, row.get(6)?);
    Ok(KeptChange {
        revision: number(row, 0)?,
        seq: number(row, 1)?,
        kind: row.get(2)?,
        record: row.get(3)?,
        deed: row.get(4)?,
        fields: fields.0.zip(fields.1),
        salt: row.get::<Option<Vec<u8>>>(7)?.unwrap_or_default(),
        commitment: row.get(8)?,
    })
}

fn left_of(row: SqlRow<'_>) -> SqlResult<KeptErased> {
    let fields: (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
    Ok(KeptErased {
        revision: number(row, 0)?,
        seq: number(row, 1)?,
        erased_by: number(row, 2)?,
        fields: fields.0.zip(fields.1),
        salt: row.get::<Option<Vec<u8>>>(5)?.unwrap_or_default(),
        commitment: row.get(6)?,
    })
}
