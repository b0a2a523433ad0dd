//! How a store is to be opened.

use chrono::{DateTime, Utc};

use crate::domain::id::Ids;

/// How a store is to be opened.
pub struct OpenOptions<'a> {
    /// Make the store when there is none.
    pub create: bool,
    /// Open it on a network disk too; only safe when no other machine does.
    pub allow_network: bool,
    /// Who makes it, and when: noted in the log of a new store.
    pub founder: (String, DateTime<Utc>),
    /// Where the identities of the first records come from.
    pub ids: &'a mut dyn Ids,
}
