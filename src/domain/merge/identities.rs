//! Identities of an office that never was this one: two such offices may have given the same identity to different things, so
//! that each of the other gets one that follows from it, the same each time.

use std::borrow::Cow;
use std::collections::HashMap;

use super::matching::referring;
use super::outcome::{MergeSide, TracedChange, TracedSet};
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;

/// The other office with the identities that its records have here. Where both logs begin alike they are copies of one office, and an
/// identity means the same in both.
///
/// # Errors
/// Returns the refusal of a field, which a record that was stored does not give.
pub(super) fn as_known_here<'a>(ours: &MergeSide, theirs: &'a MergeSide) -> Result<Cow<'a, MergeSide>, Refusal> {
    let root = |side: &MergeSide| side.log.first().map(|set| set.mark);
    if root(ours) == root(theirs) {
        return Ok(Cow::Borrowed(theirs));
    }
    let seed = root(theirs).map_or([0; 32], |(_, hash)| hash);
    let known: HashMap<Id, Id> =
        theirs.records.iter().map(|record| (record.id(), following_from(&seed, record.id()))).collect();
    let record = |record: &Record| referring(record, following_from(&seed, record.id()), &known);
    let set = |set: &TracedSet| TracedSet {
        changes: set
            .changes
            .iter()
            .map(|change| TracedChange { record: following_from(&seed, change.record), ..change.clone() })
            .collect(),
        ..set.clone()
    };
    Ok(Cow::Owned(MergeSide {
        records: theirs.records.iter().map(record).collect::<Result<_, _>>()?,
        log: theirs.log.iter().map(set).collect(),
        erased: theirs.erased.iter().map(|id| following_from(&seed, *id)).collect(),
        forgotten: theirs.forgotten.iter().map(|id| following_from(&seed, *id)).collect(),
    }))
}

/// The identity turned by a hash: another for each office, and as different from each other as they were.
fn following_from(hash: &[u8; 32], id: Id) -> Id {
    let mut bytes = *id.bytes();
    bytes.iter_mut().zip(hash).for_each(|(byte, turned)| *byte ^= turned);
    Id::from_bytes(bytes)
}
