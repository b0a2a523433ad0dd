//! The course of the programme and who came and went: counted in one go as the domain counts by hand.

use super::*;
use crate::domain::days::holds;
use crate::domain::time_series::{Snapshot, flows};

/// Compares on days around the one looked at, so that ends and starts fall on them often.
pub fn compare(
    repo: &dyn Repository,
    teams: &[Team],
    placements: &[Placement],
    employments: &[Employment],
    checks: &[RegisterCheck],
) {
    let days: Vec<Day> = (-8..8).map(|n| today() + TimeDelta::days(n * 20)).collect();
    let denied = |check: &RegisterCheck, who, day| {
        check.member == who && !check.counts_for_agreement && holds(check.from, check.until, day)
    };
    let counts = |who: Id, day: Day| !checks.iter().any(|check| denied(check, who, day));
    let moment = |day: &Day| Snapshot::of(*day, teams, placements, |who| counts(who, *day));
    let wanted: Vec<Snapshot> = days.iter().map(moment).collect();
    assert_eq!(repo.snapshots(&days).expect("counts"), wanted);
    assert_eq!(repo.snapshots(&[]).expect("counts"), []);
    for (after, to) in [(days[0], days[15]), (days[4], days[9]), (days[7], days[8])] {
        assert_eq!(repo.movements(after, to).expect("counts"), flows(placements, employments, after, to));
    }
}
