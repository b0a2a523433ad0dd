//! The history of a programme: which team ran when, who was in it, for how many hours; and the series that the real
//! programme published. [`super::story`] makes one up.

use std::collections::BTreeMap;

use crate::domain::choices::EndReason;
use crate::domain::days::Day;

/// The published numbers of one day, or numbers that follow from them.
pub struct Mark {
    /// Year, month, day.
    pub day: (i32, u32, u32),
    /// Jobs of 25.5 hours, in tenths.
    pub jobs: i64,
    /// Number of persons in teams.
    pub people: usize,
    pub teams: usize,
}

const fn mark(day: (i32, u32, u32), jobs: i64, people: usize, teams: usize) -> Mark {
    Mark { day, jobs, people, teams }
}

/// The published series, in order.
pub const SERIES: [Mark; 7] = [
    mark((2017, 11, 30), 1590, 128, 13),
    mark((2018, 12, 31), 2140, 176, 23),
    mark((2019, 12, 31), 2980, 262, 35),
    mark((2020, 12, 31), 3870, 351, 39),
    mark((2021, 12, 31), 5100, 425, 53),
    mark((2022, 12, 31), 6880, 541, 65),
    mark((2023, 12, 31), 8700, 674, 80),
];

/// A team in the history.
#[derive(Debug, Clone)]
pub struct TeamPlan {
    /// Index in the list of works.
    pub work: usize,
    /// Index in the list of clients.
    pub client: usize,
    /// A second client and its percentage.
    pub second: Option<(usize, i64)>,
    /// Index in the list of cities.
    pub city: usize,
    /// Agreed places.
    pub places: i64,
    pub from: Day,
    /// Last day of the team; `None` while it runs.
    pub until: Option<Day>,
    /// Last day of the pilot with which it began; `None` if it began without one.
    pub pilot_until: Option<Day>,
    pub standstill_from: Option<Day>,
    /// Number of people in it at the end of the latest period.
    pub size: i64,
}

impl TeamPlan {
    /// Whether it is a pilot on a day.
    pub fn is_pilot(&self, on: Day) -> bool {
        self.pilot_until.is_some_and(|until| until >= on)
    }
}

/// A stay of somebody in a team on unchanged terms.
#[derive(Debug, Clone)]
pub struct Stay {
    /// Index of the team in the history.
    pub team: usize,
    /// Index in the task packages of the team's work.
    pub package: usize,
    /// Hundredths of an hour a week.
    pub hours: i64,
    /// First day of the stay.
    pub from: Day,
    /// Last day and reason of its end; `None` while it lasts.
    pub end: Option<(Day, EndReason)>,
}

/// Somebody's stays, in order; there is at least one.
#[derive(Debug, Clone)]
pub struct WorkHistory {
    /// The stays in teams, ordered by time.
    pub stays: Vec<Stay>,
    /// The period of the latest change: with one change in each period every story stays possible.
    pub touched: usize,
}

impl WorkHistory {
    /// The stay that has not ended; `None` for somebody who left.
    pub fn current(&self) -> Option<&Stay> {
        self.stays.last().filter(|stay| stay.end.is_none())
    }

    /// First day in service.
    pub fn joined(&self) -> Day {
        self.stays.first().map_or(Day::MIN, |stay| stay.from)
    }

    /// Last day in service, and the reason; `None` for somebody who is still there.
    pub fn left(&self) -> Option<(Day, EndReason)> {
        self.stays.last().and_then(|stay| stay.end)
    }
}

/// The teams and people of a whole programme.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// The teams, ordered by first day.
    pub teams: Vec<TeamPlan>,
    /// The people, ordered by first day.
    pub people: Vec<WorkHistory>,
}

impl History {
    /// Keeps this many of the people in teams on the last day, with their teams, and of the others those whose whole
    /// history is in these teams.
    pub fn keep(&mut self, wanted: usize, last: Day) {
        let here = |person: &WorkHistory| {
            let stay = person.stays.last().filter(|stay| stay.from <= last);
            stay.filter(|stay| stay.end.is_none_or(|(day, _)| day >= last)).map(|stay| stay.team)
        };
        let (mut kept, mut people) = (BTreeMap::new(), 0);
        for at in (0..self.teams.len()).filter(|at| self.teams[*at].until.is_none()) {
            let size = self.people.iter().filter(|person| here(person) == Some(at)).count();
            if people < wanted && size > 0 {
                people += size;
                kept.insert(at, kept.len());
            }
        }
        let mut left = wanted;
        self.people.retain_mut(|person| {
            let present = here(person).is_some();
            let whole = person.stays.iter().all(|stay| kept.contains_key(&stay.team));
            person.stays.retain_mut(|stay| kept.get(&stay.team).map(|team| stay.team = *team).is_some());
            if present && here(person).is_some() && left > 0 {
                left -= 1;
                return true;
            }
            !present && whole
        });
        self.teams = kept.keys().map(|at| self.teams[*at].clone()).collect();
    }
}

/// A day of the published series.
pub fn day((year, month, day): (i32, u32, u32)) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// The last day of the history on its own dates.
pub fn own_last_day() -> Day {
    day(SERIES[SERIES.len() - 1].day)
}
