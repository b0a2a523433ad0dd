//! Remarks on teams that become too full, or get a number of places that does not fit their work, whatever the verb.

use std::collections::{BTreeMap, BTreeSet};

use super::context::CommandError;
use super::load;
use crate::domain::change::{Change, Decision};
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::Placement;
use crate::domain::record::Record;
use crate::domain::verbs;
use crate::repository::Repository;

/// Looks at the size of every team that a decision changes or brings somebody into.
pub fn remark(repo: &dyn Repository, decision: &mut Decision) -> Result<(), CommandError> {
    let mut remarks = Vec::new();
    for ((team, on), coming) in arrivals(repo, decision)? {
        remarks.extend(verbs::crowded(&load::team(repo, team, on)?, coming));
    }
    for change in &decision.changes {
        if let Change::Update { before: Record::Team(before), after: Record::Team(after) } = change
            && (before.places, before.work_type) != (after.places, after.work_type)
        {
            remarks.extend(verbs::size_remark(after, load::work_type(repo, after)?.as_ref()));
        }
    }
    remarks.into_iter().for_each(|remark| decision.warn(remark));
    Ok(())
}

/// How many people more than before have or were promised a place in a team, on each first day of a changed placement in it.
fn arrivals(repo: &dyn Repository, decision: &Decision) -> Result<BTreeMap<(Id, Day), i64>, CommandError> {
    let placements: Vec<[Option<&Placement>; 2]> = decision.changes.iter().map(sides).collect();
    let begun = placements.iter().filter_map(|[_, after]| after.map(|after| (after.team, after.from)));
    let begun: BTreeSet<(Id, Day)> = begun.collect();
    let mut arrivals = BTreeMap::new();
    for (team, on) in begun {
        let soon = repo.settings(on)?.soon(on);
        let in_it = |placement: &&Placement| {
            placement.team == team && placement.from <= soon && placement.until.is_none_or(|until| until >= on)
        };
        let people = |side: usize| {
            let there = placements.iter().filter_map(|sides| sides.get(side).copied().flatten()).filter(in_it);
            there.map(|placement| placement.member).collect::<BTreeSet<Id>>().len() as i64
        };
        arrivals.insert((team, on), people(1) - people(0));
    }
    // Most changes bring nobody: then no team is counted.
    arrivals.retain(|_, coming| *coming > 0);
    Ok(arrivals)
}

/// The placement of a change before and after it; `None` where it was not there or is gone.
fn sides(change: &Change) -> [Option<&Placement>; 2] {
    match change {
        Change::Create(after) => [None, Placement::of(after)],
        Change::Update { before, after } => [Placement::of(before), Placement::of(after)],
        Change::Remove(before) => [Placement::of(before), None],
    }
}
