//! A record with what it was on earlier days.

use std::collections::BTreeSet;

use crate::domain::days::Day;
use crate::domain::kinds::PastValue;
use crate::domain::record::{Record, Recorded};
use crate::domain::refusal::Refusal;
use crate::domain::verbs::as_of;

/// A record that keeps its identity, with what it was on earlier days.
#[derive(Debug, Clone)]
pub struct OverTime<R> {
    /// What it is by its latest values.
    pub(super) latest: R,
    /// What it was from each day on which something changed; empty where nothing did.
    earlier: Vec<(Option<Day>, R)>,
}

impl<R: Recorded + Clone> OverTime<R> {
    /// Puts a record and its past values together.
    ///
    /// # Errors
    /// Returns the refusal of a field for a past value that it cannot hold.
    pub fn new(latest: R, past: &[PastValue]) -> Result<Self, Refusal> {
        let mut days: BTreeSet<Option<Day>> = past.iter().map(|value| value.from).collect();
        days.extend(past.iter().map(|value| value.until.succ_opt()));
        let mut earlier = Vec::new();
        if !past.is_empty() {
            let record: Record = latest.clone().into();
            for day in std::iter::once(None).chain(days.into_iter().flatten().map(Some)) {
                let then = R::out_of(as_of(&record, past, day.unwrap_or(Day::MIN))?);
                earlier.extend(then.map(|then| (day, then)));
            }
        }
        Ok(Self { latest, earlier })
    }

    pub(super) fn on(&self, day: Option<Day>) -> &R {
        let after = self.earlier.partition_point(|(from, _)| *from <= day);
        after.checked_sub(1).and_then(|at| self.earlier.get(at)).map_or(&self.latest, |(_, then)| then)
    }

    pub(super) fn each(&self) -> impl Iterator<Item = &R> {
        self.earlier.iter().map(|(_, then)| then).chain([&self.latest])
    }

    pub(super) fn turns(&self) -> impl Iterator<Item = Day> {
        self.earlier.iter().filter_map(|(from, _)| *from)
    }
}
