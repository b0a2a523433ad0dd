//! Looking at the displacement check wherever somebody starts with a task package in a team, whatever the verb (F22).

use super::{CommandError, load};
use crate::domain::change::{Change, Decision};
use crate::domain::id::Id;
use crate::domain::kinds::TaskPackage;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::verbs;
use crate::repository::{Repository, StoreError};

/// Looks at the displacement check where somebody starts with a task package in a team (F22).
pub fn remark(repo: &dyn Repository, decision: &mut Decision) -> Result<(), CommandError> {
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

fn referring<R: Typed>(repo: &dyn Repository, kind: Kind, team: Id) -> Result<Vec<R>, StoreError> {
    Ok(repo.referring(kind, "team", team)?.iter().filter_map(R::of).cloned().collect())
}
