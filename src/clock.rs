//! The one clock, and the one source of new identities. Made in `main` and handed on; nothing else asks the system.

use chrono::{DateTime, Local, Utc};
use uuid::Uuid;

use crate::domain::days::Day;
use crate::domain::id::{Id, Ids};

/// The clock of the system, or one whose day was fixed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    /// A day that is always "today", whatever the system says: the program's own tests fix it through the environment
    /// variable `BINNENWERK_TODAY`. The time of a deed is never fixed.
    pub fixed: Option<Day>,
}

impl Clock {
    /// The time.
    pub fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    /// The day where the user is.
    pub fn today(&self) -> Day {
        self.fixed.unwrap_or_else(|| Local::now().date_naive())
    }

    /// A moment as the user's own clock showed it.
    pub fn local(&self, at: DateTime<Utc>) -> chrono::NaiveDateTime {
        at.with_timezone(&Local).naive_local()
    }
}

/// Identities by time and chance (UUID version 7): no two programs hand out the same one.
#[derive(Debug, Clone, Copy, Default)]
pub struct FreshIds;

impl Ids for FreshIds {
    fn next_id(&mut self) -> Id {
        Id::from(Uuid::now_v7())
    }
}
