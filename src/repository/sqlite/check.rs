//! Checks that everything stored is intact: pages, references, overlaps, choices, sums, the chain of the log, and that the records
//! hold what the log says.

use super::chain::{self, Hash, SetPart};
use super::database::{Connection, SqlResult, SqlRow};
use super::{access_log, due_days, erased_log, logged_values};
use crate::domain::choices::Choice;
use crate::domain::destruction::DestructionRecord;
use crate::domain::hex::hex;
use crate::domain::log_verb::LogVerb;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::value::FieldType;
use crate::repository::{Finding, Progress, StoreError};

/// All faults of the store; empty when it is intact.
///
/// # Errors
/// Returns an error when the engine cannot make the check itself.
pub(super) fn all(conn: &Connection, progress: Progress<'_>) -> Result<Vec<Finding>, StoreError> {
    let mut findings = pages(conn)?;
    let broken = broken_references(conn)?;
    if broken > 0 {
        findings.push(Finding { code: "broken-references", detail: broken.to_string() });
    }
    findings.extend(overlaps(conn)?.into_iter().map(|reason| Finding { code: reason.code(), detail: String::new() }));
    findings.extend(unknown_choices(conn)?);
    findings.extend(false_totals(conn)?);
    findings.extend(log(conn)?);
    findings.extend(access_log::verify(conn)?);
    findings.extend(logged_values::compare(conn, progress)?);
    if findings.is_empty() {
        findings.extend(false_due_days(conn)?);
    }
    Ok(findings)
}

/// The faults that the engine finds in its pages and indexes.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn pages(conn: &Connection) -> Result<Vec<Finding>, StoreError> {
    if conn.is_on_server() {
        return Ok(Vec::new());
    }
    let lines = texts(conn, "PRAGMA integrity_check(20)")?;
    let bad = lines.into_iter().filter(|line| line != "ok");
    Ok(bad.map(|detail| Finding { code: "damaged-pages", detail }).collect())
}

/// The number of references to records that do not exist.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn broken_references(conn: &Connection) -> SqlResult<i64> {
    // A server holds its references itself.
    if conn.is_on_server() { Ok(0) } else { number(conn, "SELECT count(*) FROM pragma_foreign_key_check") }
}

/// The reasons for which existing overlaps should have been refused, each at most once.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn overlaps(conn: &Connection) -> SqlResult<Vec<Reason>> {
    let mut found = Vec::new();
    for (kind, code) in Kind::ALL.into_iter().filter_map(|kind| Some((kind, kind.one_at_a_time()?))) {
        let owner = kind.owner().unwrap_or("id");
        // Ordered by first day, each has to end before the next begins. Compared here: the engine takes twice as long.
        let mut all = conn.prepare_long(&format!("SELECT {owner}, \"from\", until FROM {kind} ORDER BY 1, 2"))?;
        let mut rows = all.query(())?;
        let (mut last, mut ended): (Option<Vec<u8>>, Option<Vec<u8>>) = (None, None);
        while let Some(row) = rows.next()? {
            let (of, from) = (row.get_ref(0)?.bytes(), row.get_ref(1)?.bytes());
            if last.as_deref() == of && (ended.is_none() || ended.as_deref() >= from) {
                found.push(code);
                break;
            }
            last = of.map(<[u8]>::to_vec);
            ended = row.get_ref(2)?.bytes().map(<[u8]>::to_vec);
        }
    }
    Ok(found)
}

fn number(conn: &Connection, sql: &str) -> SqlResult<i64> {
    conn.query_row(sql, (), |row| row.get(0))
}

fn texts(conn: &Connection, sql: &str) -> SqlResult<Vec<String>> {
    conn.prepare(sql)?.query_map((), |row| row.get(0))?.collect()
}

/// Values that are no choice of their field: the table, the column and their number.
fn unknown_choices(conn: &Connection) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    for kind in Kind::ALL {
        for field in kind.fields() {
            let FieldType::Choice(choices) = field.ty else { continue };
            let (column, known) = (field.name, choices.join("', '"));
            let sql = format!("SELECT count(*) FROM {kind} WHERE \"{column}\" NOT IN ('{known}')");
            let count = number(conn, &sql)?;
            if count > 0 {
                findings.push(Finding { code: "unknown-choice", detail: format!("{kind}.{column}: {count}") });
            }
        }
    }
    Ok(findings)
}

/// Fixed statements with a total that is not the sum of their lines.
fn false_totals(conn: &Connection) -> Result<Vec<Finding>, StoreError> {
    let numbers = texts(
        conn,
        "SELECT number FROM statement
         WHERE total <> (SELECT coalesce(sum(amount), 0) FROM statement_line WHERE statement = statement.id)
         ORDER BY number",
    )?;
    Ok(numbers.into_iter().map(|detail| Finding { code: "statement-total", detail }).collect())
}

/// Due days that do not follow from the records: the number of members who have some. Asked of records that are as they should be.
fn false_due_days(conn: &Connection) -> Result<Option<Finding>, StoreError> {
    let differing = due_days::differing(conn)?;
    Ok((differing > 0).then(|| Finding { code: "due-days", detail: differing.to_string() }))
}

/// Verifies the log from its first set to its last.
fn log(conn: &Connection) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    let mut sets = conn.prepare_long(
        "SELECT revision, operation, at, actor, verb, undoes, size, hash, corrects, note FROM log_set ORDER BY revision",
    )?;
    let mut found = sets.query(())?;
    let (mut before, mut last) = (chain::START, 0);
    while let Some(row) = found.next()? {
        let revision: i64 = row.get(0)?;
        if revision != last + 1 {
            findings.push(Finding { code: "log-gap", detail: format!("{} - {}", last + 1, revision - 1) });
        }
        let hash: Hash = row.get(7)?;
        if chained(conn, row, &before)? != Some(hash) {
            findings.push(Finding { code: "log-chain-broken", detail: revision.to_string() });
        }
        (before, last) = (hash, revision);
    }
    findings.extend(erased(conn)?);
    let stray = texts(
        conn,
        "SELECT DISTINCT CAST(revision AS TEXT) FROM log_change WHERE revision NOT IN (SELECT revision FROM log_set)",
    )?;
    findings.extend(stray.into_iter().map(|detail| Finding { code: "log-chain-broken", detail }));
    Ok(findings)
}

/// Verifies what is left of the changes that were erased: that nothing is blank without an erasure that says so, and that an erasure
/// has to what it has said since.
fn erased(conn: &Connection) -> Result<Vec<Finding>, StoreError> {
    let mut wrong = std::collections::BTreeSet::new();
    let blank_by_nobody = "SELECT c.revision FROM log_change c
        LEFT JOIN log_erased e ON e.revision = c.revision AND e.seq = c.seq AND e.fields_after IS NOT NULL
        WHERE (c.fields_after IS NULL) <> (e.erased_by IS NOT NULL)";
    let twice =
        "SELECT revision FROM log_erased WHERE fields_after IS NOT NULL GROUP BY revision, seq HAVING count(*) > 1";
    let by_nobody = "SELECT revision FROM log_erased e WHERE NOT EXISTS (
        SELECT 1 FROM log_set s WHERE s.revision = e.erased_by AND s.verb = ?1)";
    for sql in [blank_by_nobody, twice] {
        wrong.extend(conn.prepare(sql)?.query_map((), |row| row.get::<i64>(0))?.collect::<Result<Vec<_>, _>>()?);
    }
    let verb = LogVerb::Erase.name();
    wrong.extend(conn.prepare(by_nobody)?.query_map([verb], |row| row.get::<i64>(0))?.collect::<Result<Vec<_>, _>>()?);
    let mut left =
        conn.prepare_long("SELECT revision, fields_before, fields_after, salt, commitment FROM log_erased")?;
    let mut found = left.query(())?;
    while let Some(row) = found.next()? {
        let values: (Option<String>, Option<String>, Option<Vec<u8>>) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let kept = match &values {
            (Some(before), Some(after), Some(salt)) => chain::commitment(salt, before, after) == row.get::<Hash>(4)?,
            (None, None, None) => true,
            _ => false,
        };
        if !kept {
            wrong.insert(row.get(0)?);
        }
    }
    let mut sets = conn.prepare("SELECT revision, note FROM log_set WHERE verb = ?1")?;
    let mut found = sets.query([verb])?;
    while let Some(row) = found.next()? {
        let (revision, note): (i64, Option<String>) = (row.get(0)?, row.get(1)?);
        let said = note.as_deref().and_then(DestructionRecord::read).map(|record| record.hash);
        if said != Some(hex(&erased_log::hash(conn, revision)?)) {
            wrong.insert(revision);
        }
    }
    Ok(wrong.into_iter().map(|revision| Finding { code: "log-chain-broken", detail: revision.to_string() }).collect())
}

/// The hash that a set should have; `None` when the values of one of its changes do not match their commitment.
fn chained(conn: &Connection, row: SqlRow<'_>, before: &Hash) -> Result<Option<Hash>, StoreError> {
    let (at, actor, verb): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
    let operation: Vec<u8> = row.get(1)?;
    let (corrects, note): (Option<String>, Option<String>) = (row.get(8)?, row.get(9)?);
    let part = SetPart {
        revision: row.get(0)?,
        operation: &operation,
        at: &at,
        actor: &actor,
        verb: &verb,
        undoes: row.get(5)?,
        size: row.get(6)?,
        corrects: corrects.as_deref(),
        note: note.as_deref(),
    };
    // The hash takes none for the set 0, which there is not.
    if part.undoes == Some(0) {
        return Ok(None);
    }
    let mut chained = chain::set(before, &part);
    let mut changes = conn.prepare(
        "SELECT kind, record, deed, fields_before, fields_after, salt, commitment, seq FROM log_change
         WHERE revision = ?1 ORDER BY seq",
    )?;
    let mut found = changes.query([part.revision])?;
    let mut next = 0;
    while let Some(change) = found.next()? {
        // The hash covers their order, not these numbers.
        if change.get::<i64>(7)? != next {
            return Ok(None);
        }
        next += 1;
        let (kind, deed): (String, String) = (change.get(0)?, change.get(2)?);
        let record: Vec<u8> = change.get(1)?;
        let commitment: Hash = change.get(6)?;
        let values: (Option<String>, Option<String>, Option<Vec<u8>>) =
            (change.get(3)?, change.get(4)?, change.get(5)?);
        let kept = match &values {
            (Some(before), Some(after), Some(salt)) => chain::commitment(salt, before, after) == commitment,
            // Blanked on purpose, all three together, because a person was forgotten: see [`erased`].
            (None, None, None) => true,
            _ => false,
        };
        if !kept {
            return Ok(None);
        }
        chain::change(&mut chained, &kind, &record, &deed, &commitment);
    }
    Ok(Some(chained.end()))
}
