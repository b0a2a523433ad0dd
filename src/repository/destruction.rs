//! What an erasure did, and how the log keeps its record.

use crate::domain::change::Revision;
use crate::domain::destruction::DestructionRecord;

impl DestructionRecord {
    /// Reads the note of a set; `None` when it is none.
    pub fn read(note: &str) -> Option<Self> {
        serde_json::from_str(note).ok()
    }

    /// As the note of a set.
    pub fn note(&self) -> String {
        // A structure of texts and numbers can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What an erasure did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erased {
    /// The number of its set in the log.
    pub revision: Revision,
    /// Whether every place was cleared out. Otherwise another program still reads what was there, or the disk is full; who opens the
    /// store next does it.
    pub cleared: bool,
}
