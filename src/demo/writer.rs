//! The writer that collects the records of the made-up programme.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::dice::Dice;
use crate::domain::days::Day;
use crate::domain::id::{Id, Ids};
use crate::domain::record::{Kind, Record};
use crate::domain::recruiting::Stages;

/// Writes the records of one programme, piece after piece. The file about each kind has what is written of it.
pub struct Writer<'a> {
    /// The last day of the history.
    pub today: Day,
    /// The source of chance; each part of the programme has a stream of its own.
    pub dice: Dice,
    pub ids: &'a mut (dyn Ids + Send),
    /// The records that have been written and not taken yet.
    pub out: Vec<Record>,
    /// The stages of the store that the programme is for.
    pub stages: Stages,
    /// The clients, in the order of their list.
    pub clients: Vec<Id>,
    /// The work types with their task packages, in the order of their list.
    pub works: Vec<(Id, Vec<Id>)>,
    numbers: BTreeMap<Kind, u64>,
}

impl<'a> Writer<'a> {
    /// A writer that has written nothing yet.
    pub fn new(today: Day, dice: Dice, stages: Stages, ids: &'a mut (dyn Ids + Send)) -> Self {
        let (out, clients, works) = (Vec::new(), Vec::new(), Vec::new());
        Self { today, dice, ids, out, stages, clients, works, numbers: BTreeMap::new() }
    }

    /// The next number of a kind, from 1.
    pub fn number(&mut self, kind: Kind) -> u64 {
        let number = self.numbers.entry(kind).or_default();
        *number += 1;
        *number
    }

    /// The day this many days before the last day.
    pub fn ago(&self, days: i64) -> Day {
        self.today - TimeDelta::days(days)
    }

    /// A day between `least` and `most` days before the last day.
    pub fn ago_between(&mut self, least: i64, most: i64) -> Day {
        let days = self.dice.between(least, most);
        self.ago(days)
    }

    /// A day between `least` and `most` days after another.
    pub fn after(&mut self, day: Day, least: i64, most: i64) -> Day {
        day + TimeDelta::days(self.dice.between(least, most))
    }
}
