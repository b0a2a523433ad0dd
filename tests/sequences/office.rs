//! A small office in memory, whose staff act on a day of their own choice.

use binnenwerk::demo;
use binnenwerk::domain::change::ChangeSet;
use binnenwerk::domain::days::Day;
use binnenwerk::domain::id::{CountedIds, Ids};
use binnenwerk::domain::kinds::Stage;
use binnenwerk::domain::log_verb::LogVerb;
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::domain::recruiting::Stages;
use binnenwerk::repository::sqlite::SqliteRepository;
use binnenwerk::repository::{Repository, TypedReading};
use binnenwerk::service::command::{Command, CommandContext, CommandError, Done, perform};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

/// People in its teams at the start.
const PEOPLE: u64 = 40;

/// An office.
pub struct Office {
    pub repo: SqliteRepository,
    pub ids: CountedIds,
}

/// The day before the first command: the demonstration ends on it.
pub fn start() -> Day {
    Day::from_ymd_opt(2026, 6, 30).expect("a day")
}

pub fn noon(day: Day) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(12)
}

impl Office {
    /// The same office every time.
    pub fn new() -> Self {
        let mut ids = CountedIds::after(1 << 64);
        let mut repo =
            SqliteRepository::open_in_memory(("an".to_owned(), noon(start())), &mut ids).expect("a store in memory");
        let opening = ChangeSet::new(ids.next_id(), noon(start()), "an", LogVerb::MakeStore, Vec::new());
        let stages = repo.all_of::<Stage>().expect("reads");
        let records = demo::programme(demo::SEED, PEOPLE, start(), Stages::of(stages), &mut ids).collect::<Vec<_>>();
        repo.bulk_load(&opening, &mut records.into_iter(), &mut |_, _| {}).expect("a programme");
        Self { repo, ids: CountedIds::after(1 << 80) }
    }

    /// Does something on a day.
    pub fn perform(&mut self, command: &Command, on: Day) -> Result<Done, CommandError> {
        let mut desk = CommandContext { ids: &mut self.ids, actor: "an", now: noon(on) };
        perform(&mut self.repo, &mut desk, command)
    }

    /// All records of a kind.
    pub fn all(&self, kind: Kind) -> Vec<Record> {
        self.repo.all(kind).expect("reads")
    }

    /// Everything that is stored.
    pub fn everything(&self) -> Vec<Record> {
        Kind::ALL.into_iter().flat_map(|kind| self.all(kind)).collect()
    }
}
