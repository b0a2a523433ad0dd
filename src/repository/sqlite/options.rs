//! The options for opening a store, and what one says that was restored.

use std::path::Path;

use chrono::{DateTime, Utc};

use super::key::KeyHolder;
use crate::domain::change::ChangeSet;
use crate::domain::id::Ids;

/// The options for opening a store.
pub struct OpenOptions<'a> {
    /// Whether to make the store when there is none.
    pub create: bool,
    /// Whether to open it on a network disk too, which is safe only when no other machine does.
    pub allow_network: bool,
    /// The user who makes it and the moment, for the log of a new store.
    pub founder: (String, DateTime<Utc>),
    /// What opens it when it is encrypted.
    pub keys: KeyHolder,
    /// The source of identities for the first records.
    pub ids: &'a mut dyn Ids,
}

impl<'a> OpenOptions<'a> {
    /// For a copy of a store, in which nothing is founded.
    pub(super) fn of_a_copy(ids: &'a mut dyn Ids) -> Self {
        let founder = (String::new(), DateTime::UNIX_EPOCH);
        Self { create: true, allow_network: true, founder, keys: KeyHolder::default(), ids }
    }
}

/// What a store that was restored says of that.
pub struct Restored<'a> {
    /// The entry in its log, without changes.
    pub entry: &'a ChangeSet,
    /// Where the copy is found another time.
    pub copy: &'a Path,
    /// What opens the copy when it is encrypted; what comes in the place of the store has the key of that.
    pub copy_keys: KeyHolder,
    /// When the copy was made, which is from then on the newest one that the store remembers.
    pub copy_made: DateTime<Utc>,
}
