//! What is looked at once a verb has decided, whatever the verb: remarks, and rules between a record and others that
//! stand around it.

use super::{CommandError, instrument, load};
use crate::domain::change::{Change, Decision};
use crate::domain::id::Id;
use crate::domain::instruments;
use crate::domain::kinds::{Employment, Placement, TaskPackage};
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::verbs;
use crate::repository::{Repository, StoreError};

/// Remarks on teams whose places were changed to a number that does not fit their work.
pub fn on_sizes(repo: &dyn Repository, decision: &mut Decision) -> Result<(), CommandError> {
    let mut remarks = Vec::new();
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

/// Looks at the displacement check where somebody starts with a task package in a team (F22).
pub fn on_displacement(repo: &dyn Repository, decision: &mut Decision) -> Result<(), CommandError> {
    let mut remarks = Vec::new();
    for change in &decision.changes {
        let (Change::Create(Record::Placement(placement)) | Change::Update { after: Record::Placement(placement), .. }) =
            change
        else {
            continue;
        };
        let Some(package) = placement.task_package.and_then(|id| repo.record(Kind::TaskPackage, id).transpose()) else {
            continue;
        };
        let (package, team) = (package?, load::team_record(repo, placement.team)?);
        let Some(package) = TaskPackage::of(&package) else { continue };
        let checks = referring(repo, Kind::DisplacementCheck, placement.team)?;
        let there = referring(repo, Kind::Placement, placement.team)?;
        remarks.extend(verbs::start_tasks(placement, (&team, package), &checks, &there)?);
    }
    remarks.dedup();
    remarks.into_iter().for_each(|remark| decision.warn(remark));
    Ok(())
}

/// Refuses placements and employments that would overlap with the member's others, and instruments that exclude each other.
pub fn stands_free(repo: &dyn Repository, decision: &Decision) -> Result<(), CommandError> {
    for change in &decision.changes {
        match change.record() {
            Record::Placement(placement) => {
                let others = others::<Placement>(repo, Kind::Placement, placement.member)?;
                verbs::fits(placement, &others)?;
            }
            Record::Employment(employment) => {
                let others = others::<Employment>(repo, Kind::Employment, employment.member)?;
                verbs::service_fits(employment, &others)?;
            }
            Record::Instrument(one) => instruments::fits_beside(one, &instrument::of_member(repo, one.member)?)?,
            _ => {}
        }
    }
    Ok(())
}

fn others<R: Typed>(repo: &dyn Repository, kind: Kind, member: Id) -> Result<Vec<R>, StoreError> {
    Ok(repo.referring(kind, "member", member)?.iter().filter_map(R::of).cloned().collect())
}

fn referring<R: Typed>(repo: &dyn Repository, kind: Kind, team: Id) -> Result<Vec<R>, StoreError> {
    Ok(repo.referring(kind, "team", team)?.iter().filter_map(R::of).cloned().collect())
}
