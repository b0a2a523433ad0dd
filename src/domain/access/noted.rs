//! What of looking and trying is noted in the access log, and what is said of it there. One place decides it, by the topics of what
//! is looked at, so that every command and every question of the screen follows.

use chrono::{DateTime, Utc};

use super::topic::{Topic, is_sensitive, topic_of, topic_of_column};
use super::{may_tell_absence, tells_absence};
use crate::domain::columns::column;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::named::named;
use crate::domain::personal::PERSONS;
use crate::domain::query::Query;

named! {
    /// What somebody did or tried, besides changing records.
    pub enum AccessDeed {
        /// Came in.
        SignIn = "sign_in",
        /// Opened a record.
        Open = "open",
        /// Read a list.
        List = "list",
        /// Read a report.
        Report = "report",
        /// Had letters filled in.
        Letter = "letter",
        /// Wrote a file.
        Export = "export",
        /// Changed records, or tried to.
        Change = "change",
        /// Read the log, or what the access log says of others.
        ReadLog = "read_log",
        /// Checked that everything is whole.
        Check = "check",
        /// Looked after the keys by which people come in.
        Keys = "keys",
        /// Copied the store.
        Backup = "backup",
        /// Put a copy in its place.
        Restore = "restore",
        /// Wrote out everything.
        Dump = "dump",
        /// Made a store of what was written out.
        Load = "load",
        /// Brought another office in.
        Merge = "merge",
        /// Read everything that is held on somebody.
        Person = "person",
        /// Looked at what is due to be erased, or erased it.
        Retention = "retention",
        /// Showed sensitive values that were concealed on the screen.
        Reveal = "reveal",
        /// Looked at what an erasure would take of somebody, or erased it.
        Erase = "erase",
    }
}

/// What came of it: it was done, or refused for a reason, of which this is the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccessResult {
    /// It was done.
    Done,
    /// It was refused.
    Refused(&'static str),
}

impl AccessResult {
    /// The word in the access log.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused(code) => code,
        }
    }
}

/// From where somebody works; empty for what nobody can tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// The key they came in with: its kind and how it ends.
    pub key: Option<String>,
    /// The terminal.
    pub tty: Option<String>,
    /// The address of the other machine.
    pub host: Option<String>,
}

/// An entry of the access log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// When.
    pub at: DateTime<Utc>,
    /// Who, as in the log of changes.
    pub actor: String,
    /// From where.
    pub origin: Origin,
    /// What they did.
    pub deed: AccessDeed,
    /// Which list or report it was: an identifier, never a value.
    pub what: Option<&'static str>,
    /// About whom, where it was about one record.
    pub about: Option<(Kind, Id)>,
    /// What came of it.
    pub result: AccessResult,
}

/// An entry of the access log as it is read back; also one of a later version, of which this one does not know the deed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadNote {
    /// Number of the entry.
    pub number: u64,
    /// When, in the stored form.
    pub at: String,
    /// Who.
    pub actor: String,
    /// With which key.
    pub key: Option<String>,
    /// From which terminal.
    pub tty: Option<String>,
    /// From which machine.
    pub host: Option<String>,
    /// What was done.
    pub deed: String,
    /// Which list or report it was.
    pub what: Option<String>,
    /// Kind of the record that it was about.
    pub kind: Option<String>,
    /// Identity of the record that it was about.
    pub record: Option<Id>,
    /// `done`, or the code of why it was refused.
    pub result: String,
    /// The hash that chains it to the entry before it, in hexadecimal digits.
    pub hash: String,
}

/// Whether opening a record is noted: that of a person, and what is sensitive itself.
pub fn opening_is_noted(kind: Kind) -> bool {
    PERSONS.contains(&kind) || is_sensitive(topic_of(kind))
}

/// Whether reading a list is noted: one that shows what is sensitive, or of which the rows or their order tell it.
pub fn list_is_noted(query: &Query) -> bool {
    let (kind, compared) = (query.kind, query.filter.compared());
    let by_absence = compared.iter().any(|(name, value)| tells_absence(kind, name, value))
        || query.columns.iter().any(|name| may_tell_absence(kind, name));
    let names = query.columns.iter().copied().chain(compared.iter().map(|(name, _)| *name)).chain([query.sort.column]);
    let topics = names.filter_map(|name| column(kind, name)).map(|column| topic_of_column(kind, column));
    by_absence || topics.chain([topic_of(kind)]).any(is_sensitive)
}

/// Whether reading a report on these topics is noted.
pub fn report_is_noted(topics: &[Topic]) -> bool {
    topics.iter().any(|topic| is_sensitive(*topic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::days::Day;
    use crate::domain::filter::{Expr, Relation};
    use crate::domain::query::Sort;
    use crate::domain::value::Value;

    #[test]
    fn what_is_sensitive_is_noted_and_what_everybody_may_know_is_not() {
        assert!(opening_is_noted(Kind::Member) && opening_is_noted(Kind::Candidate) && opening_is_noted(Kind::Absence));
        assert!(!opening_is_noted(Kind::Team) && !opening_is_noted(Kind::Organisation));
        let day = Day::from_ymd_opt(2026, 11, 22).expect("a day");
        let list = |kind: Kind, columns: &[&'static str]| Query::of(kind, day).showing(columns);
        let names = list(Kind::Member, &["number", "name"]);
        assert!(list_is_noted(&list(Kind::Member, &["number", "absent_since"])));
        assert!(!list_is_noted(&names) && list_is_noted(&list(Kind::Instrument, &["from"])));
        let among = |column: &'static str, value: Value| {
            let condition = Expr::Compare { column, relation: Relation::Is, value };
            list_is_noted(&names.clone().matching(condition))
        };
        assert!(among("absent_since", Value::Day(day)) && among("status", Value::Choice("absent")));
        assert!(!among("status", Value::Choice("without_team")));
        let by_absence = Sort { column: "absent_since", descending: false };
        assert!(list_is_noted(&names.clone().sorted(by_absence)), "their order tells it");
        assert!(report_is_noted(&[Topic::Programme, Topic::Absence]) && !report_is_noted(&[Topic::Programme]));
    }
}
