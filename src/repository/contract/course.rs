//! The course of the programme and who came and went: counted in one go as the domain counts by hand.

use super::*;
use crate::domain::course::{Moment, flows};

/// Compares on days around the one looked at, so that ends and starts fall on them often.
pub fn compare(repo: &dyn Repository, teams: &[Team], placements: &[Placement], counts: impl Fn(Id) -> bool) {
    let days: Vec<Day> = (-8..8).map(|n| today() + TimeDelta::days(n * 20)).collect();
    let wanted: Vec<Moment> = days.iter().map(|day| Moment::of(*day, teams, placements, &counts)).collect();
    assert_eq!(repo.course(&days).expect("counts"), wanted);
    assert_eq!(repo.course(&[]).expect("counts"), []);
    for (after, to) in [(days[0], days[15]), (days[4], days[9]), (days[7], days[8])] {
        assert_eq!(repo.flows(after, to).expect("counts"), flows(placements, after, to));
    }
}
