//! Loading what the verbs need.

use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::{Employment, Placement, TaskPackage, Team, WorkType};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Recorded};
use crate::domain::refusal::Refusal;
use crate::domain::verbs::{MemberFile, TeamFile};
use crate::repository::{Repository, TypedReading};

use super::context::CommandError;

/// One record, or the refusal that it is gone.
pub fn record(repo: &dyn Repository, kind: Kind, id: Id) -> Result<Record, CommandError> {
    repo.record(kind, id)?.ok_or_else(|| Refusal::new(Reason::RecordGone).with("kind", kind).into())
}

/// The same, of its own type.
pub fn typed<R: Recorded>(repo: &dyn Repository, id: Id) -> Result<R, CommandError> {
    repo.one(id)?.ok_or_else(|| Refusal::new(Reason::RecordGone).with("kind", R::KIND).into())
}

/// The same, as it is seen on a day.
pub fn typed_on<R: Recorded>(repo: &dyn Repository, id: Id, on: Day) -> Result<R, CommandError> {
    repo.one_on(id, on)?.ok_or_else(|| Refusal::new(Reason::RecordGone).with("kind", R::KIND).into())
}

pub fn member(repo: &dyn Repository, id: Id) -> Result<MemberFile, CommandError> {
    Ok(MemberFile {
        member: typed(repo, id)?,
        employments: repo.referring_to(Employment::member, id)?,
        placements: repo.referring_to(Placement::member, id)?,
    })
}

pub fn team(repo: &dyn Repository, id: Id, on: Day) -> Result<TeamFile, CommandError> {
    let team: Team = typed_on(repo, id, on)?;
    let work_type = work_type(repo, &team)?;
    let packages = match team.work_type {
        Some(work) => repo.referring(Kind::TaskPackage, TaskPackage::work_type, work)?.iter().map(Record::id).collect(),
        None => Vec::new(),
    };
    let count = repo.team_count(id, on)?;
    Ok(TeamFile { team, work_type, packages, count })
}

pub fn work_type(repo: &dyn Repository, team: &Team) -> Result<Option<WorkType>, CommandError> {
    team.work_type.map(|work| typed(repo, work)).transpose()
}
