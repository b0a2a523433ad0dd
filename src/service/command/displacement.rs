//! Looking at the displacement check wherever somebody starts with a task package in a team, whatever the verb.

use super::context::CommandError;
use super::load;
use crate::domain::change::{Change, Decision};
use crate::domain::kinds::{DisplacementCheck, Placement, TaskPackage, Team};
use crate::domain::record::Record;
use crate::domain::verbs;
use crate::repository::{Repository, TypedReading};

/// Looks at the displacement check where somebody starts with a task package in a team.
pub fn remark(repo: &dyn Repository, decision: &mut Decision) -> Result<(), CommandError> {
    let mut remarks = Vec::new();
    for change in &decision.changes {
        let (Change::Create(Record::Placement(placement)) | Change::Update { after: Record::Placement(placement), .. }) =
            change
        else {
            continue;
        };
        let Some(package) = placement.task_package else { continue };
        let Some(package) = repo.one::<TaskPackage>(package)? else { continue };
        let team: Team = load::typed_on(repo, placement.team, placement.from)?;
        let checks = repo.referring_to::<DisplacementCheck>(DisplacementCheck::team, placement.team)?;
        let there = repo.referring_to::<Placement>(Placement::team, placement.team)?;
        remarks.extend(verbs::start_tasks(placement, (&team, &package), &checks, &there)?);
    }
    remarks.dedup();
    remarks.into_iter().for_each(|remark| decision.warn(remark));
    Ok(())
}
