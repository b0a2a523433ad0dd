//! The one clock, and the one source of new identities. Made in `main` and handed on; nothing else asks the system.

use chrono::{DateTime, Local, TimeDelta, TimeZone, Utc};
use uuid::Uuid;

use crate::domain::days::Day;
use crate::domain::id::{Id, Ids};

/// The clock of the system, or one whose day was fixed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    /// A day that is always "today", whatever the system says: the program's own tests fix it through the environment
    /// variable `BINNENWERK_TODAY`. The time at which something is done is never fixed.
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

    /// The last moment of a day where the user is.
    pub fn end_of(&self, day: Day) -> DateTime<Utc> {
        let next = day.succ_opt().unwrap_or(day).and_time(chrono::NaiveTime::MIN);
        let local = |at: chrono::NaiveDateTime| Local.from_local_datetime(&at).earliest();
        // Where the clock goes forward at midnight that moment is not there; the one an hour later is.
        let midnight = local(next).or_else(|| local(next + TimeDelta::hours(1)));
        midnight.map_or(next.and_utc(), |midnight| midnight.with_timezone(&Utc)) - TimeDelta::nanoseconds(1)
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
