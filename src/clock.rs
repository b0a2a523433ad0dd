//! The only clock and the only source of new identities. `main` makes them and passes them on; nothing else asks the system.

use chrono::{DateTime, Local, TimeDelta, TimeZone, Utc};
use uuid::Uuid;

use crate::domain::days::Day;
use crate::domain::id::{Id, Ids};

/// The clock of the system, or one with a fixed day.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    /// A day that is always "today", whatever the system says: the program's own tests fix it through the environment
    /// variable `BINNENWERK_TODAY`. The time at which something is done is never fixed.
    pub fixed: Option<Day>,
}

impl Clock {
    /// The current time.
    pub fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    /// Today, in the time zone of the user.
    pub fn today(&self) -> Day {
        self.fixed.unwrap_or_else(|| Local::now().date_naive())
    }

    /// The last moment of a day, in the time zone of the user.
    pub fn end_of(&self, day: Day) -> DateTime<Utc> {
        self.begin_of(day.succ_opt().unwrap_or(day)) - TimeDelta::nanoseconds(1)
    }

    /// The first moment of a day, in the time zone of the user.
    pub fn begin_of(&self, day: Day) -> DateTime<Utc> {
        let next = day.and_time(chrono::NaiveTime::MIN);
        let local = |at: chrono::NaiveDateTime| Local.from_local_datetime(&at).earliest();
        // Where the clock goes forward at midnight that moment does not exist; the one an hour later does.
        let midnight = local(next).or_else(|| local(next + TimeDelta::hours(1)));
        midnight.map_or(next.and_utc(), |midnight| midnight.with_timezone(&Utc))
    }

    /// A moment as shown on the user's own clock.
    pub fn local(&self, at: DateTime<Utc>) -> chrono::NaiveDateTime {
        at.with_timezone(&Local).naive_local()
    }
}

/// Identities made of time and chance (UUID version 7): no two programs make the same one.
#[derive(Debug, Clone, Copy, Default)]
pub struct FreshIds;

impl Ids for FreshIds {
    fn next_id(&mut self) -> Id {
        Id::from(Uuid::now_v7())
    }
}
