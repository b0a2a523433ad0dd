//! What is kept out of sight of who looks along: sensitive values are concealed until somebody reveals them for a while. It takes no
//! right away: what somebody may see at all is decided by the store.

use crate::domain::access::topic::{is_sensitive, topic_of, topic_of_column, topic_of_field};
use crate::domain::agenda::DueSource;
use crate::domain::columns::{ColumnSource, Derived, column};
use crate::domain::record::Kind;

/// Whether sensitive values are to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Concealment {
    /// Nothing is ever concealed.
    #[default]
    Off,
    /// They are concealed.
    Concealed,
    /// They were revealed, for a while.
    Revealed,
}

impl Concealment {
    /// Whether sensitive values are concealed now.
    pub fn is_on(self) -> bool {
        self == Self::Concealed
    }

    /// Whether the records of a kind are concealed now.
    pub fn of_kind(self, kind: Kind) -> bool {
        self.is_on() && is_sensitive(topic_of(kind))
    }

    /// Whether a column of a list of a kind is concealed now.
    pub fn of_column(self, kind: Kind, name: &str) -> bool {
        let column = column(kind, name);
        // Of a member it tells who is absent.
        let status = kind == Kind::Member && column.is_some_and(|c| c.source == ColumnSource::Derived(Derived::Status));
        let topic = column.map(|column| topic_of_column(kind, column));
        self.of_kind(kind) || self.is_on() && (status || topic.is_some_and(is_sensitive))
    }

    /// Whether a field of a record is concealed now.
    pub fn of_field(self, kind: Kind, field: &str) -> bool {
        self.of_kind(kind) || self.is_on() && is_sensitive(topic_of_field(kind, field))
    }

    /// Whether it is concealed now of whom something is due from this source.
    pub fn of_due(self, source: &DueSource) -> bool {
        source.columns().iter().any(|name| self.of_column(source.kind, name))
    }
}
