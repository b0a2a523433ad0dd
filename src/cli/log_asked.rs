//! Which entries of a log are asked for: the same of both logs.

use chrono::{DateTime, Utc};

use super::args::LogArgs;
use super::failure::Failure;
use super::parse::person;
use super::session::Session;
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::repository::Repository;

/// Which entries of a log are asked for.
#[derive(Debug, Clone, Default)]
pub struct LogAsked {
    /// About whom.
    pub person: Option<(Kind, Id)>,
    /// The records about that person, also those that were removed.
    pub records: Vec<Id>,
    /// Of whom.
    pub actor: Option<String>,
    /// About which kind of record.
    pub kind: Option<Kind>,
    /// From when on.
    pub since: Option<DateTime<Utc>>,
    /// Before when.
    pub until: Option<DateTime<Utc>>,
}

impl LogAsked {
    /// What was typed.
    ///
    /// # Errors
    /// Returns an error for a person, kind or day that there is not.
    pub fn of(session: &Session, repo: &dyn Repository, args: &LogArgs) -> Result<Self, Failure> {
        let who = args.person.as_deref().map(|key| person(repo, key)).transpose()?;
        let who = who.map(|record| (record.kind(), record.id()));
        let records = match who {
            Some(who) => repo.about(&[who])?.into_iter().map(|(_, id)| id).collect(),
            None => Vec::new(),
        };
        let clock = session.clock;
        let since = session.given_day(&args.since)?.map(|day| clock.begin_of(day));
        let until = session.given_day(&args.until)?.map(|day| clock.begin_of(day.succ_opt().unwrap_or(day)));
        let kind = args.kind.as_deref().map(|word| session.kind(word)).transpose()?;
        Ok(Self { person: who, records, actor: args.by.clone(), kind, since, until })
    }
}
