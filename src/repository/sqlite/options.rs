//! The options for opening a store.

use chrono::{DateTime, Utc};

use crate::domain::id::Ids;

/// The options for opening a store.
pub struct OpenOptions<'a> {
    /// Whether to make the store when there is none.
    pub create: bool,
    /// Whether to open it on a network disk too, which is safe only when no other machine does.
    pub allow_network: bool,
    /// The user who makes it and the moment, for the log of a new store.
    pub founder: (String, DateTime<Utc>),
    /// The source of identities for the first records.
    pub ids: &'a mut dyn Ids,
}
