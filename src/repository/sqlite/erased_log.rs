//! What is left in the log of changes that were erased, held against the record of destruction.

use sha2::{Digest, Sha256};

use super::chain::Hash;
use super::database::{Connection, SqlResult};

/// The hash over what is left of the changes that a set erased.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn hash(conn: &Connection, by: i64) -> SqlResult<Hash> {
    let mut rows =
        conn.prepare("SELECT revision, seq, commitment FROM log_erased WHERE erased_by = ?1 ORDER BY revision, seq")?;
    let mut found = rows.query([by])?;
    let mut hash = Sha256::new();
    while let Some(row) = found.next()? {
        let [revision, seq] = [row.get::<i64>(0)?, row.get(1)?];
        hash.update(revision.to_be_bytes());
        hash.update(seq.to_be_bytes());
        hash.update(row.get::<Hash>(2)?);
    }
    Ok(hash.finalize().into())
}
