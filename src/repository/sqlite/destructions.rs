//! The records of destruction that the log keeps: who was forgotten, and which numbers were given out by then.

use super::database::Connection;
use crate::domain::choices::Choice;
use crate::domain::destruction::DestructionRecord;
use crate::domain::log_verb::LogVerb;
use crate::domain::personal::ErasedPerson;
use crate::domain::record::Kind;
use crate::repository::StoreError;

/// Up to which number of a kind was given out when somebody of it was last forgotten; `None` where nobody was.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn given_out(conn: &Connection, kind: Kind) -> Result<Option<String>, StoreError> {
    let last = destructions(conn)?.into_iter().rev().find_map(|mut record| record.given_out.remove(kind.name()));
    Ok(last)
}

/// Those who were forgotten in a store, as its log says.
///
/// # Errors
/// Returns an error when the engine reports a failure, also for a store of a version that could forget nobody.
pub(super) fn forgotten(conn: &Connection) -> Result<Vec<ErasedPerson>, StoreError> {
    Ok(destructions(conn)?.iter().flat_map(DestructionRecord::forgotten).collect())
}

/// The records of destruction in the log, the oldest first.
fn destructions(conn: &Connection) -> Result<Vec<DestructionRecord>, StoreError> {
    let mut sets = conn.prepare("SELECT note FROM log_set WHERE verb = ?1 ORDER BY revision")?;
    let mut found = sets.query([LogVerb::Erase.name()])?;
    let mut records = Vec::new();
    while let Some(row) = found.next()? {
        records.extend(row.get::<Option<String>>(0)?.as_deref().and_then(DestructionRecord::read));
    }
    Ok(records)
}
