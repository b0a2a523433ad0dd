//! What is known of copies of a store.

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use super::LogHead;

/// A copy that was just made and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyMade {
    /// Where it is.
    pub path: PathBuf,
    /// Size of the file.
    pub bytes: u64,
    /// Number of records in it, of all kinds, without the log.
    pub records: u64,
    /// The last set of its log; `None` when that is empty.
    pub head: Option<LogHead>,
    /// Older copies that were taken away, because there were more than were to be kept.
    pub removed: Vec<PathBuf>,
}

/// What a store remembers of the newest copy of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastCopy {
    /// Where it was put.
    pub path: PathBuf,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Whether it is still there, and what it holds is the beginning of what the store holds; `None` when it cannot be read there.
    pub is_earlier: Option<bool>,
}
