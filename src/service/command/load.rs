//! Loading what the verbs need.

use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::{Employment, Member, Placement, Team, Vacancy, WorkType};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Recorded, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::verbs::{MemberFile, TeamFile};
use crate::repository::{Repository, StoreError, TypedReading};

use super::context::CommandError;

/// A member and their dated facts, owned.
pub struct OwnedMember {
    pub member: Member,
    pub employments: Vec<Employment>,
    pub placements: Vec<Placement>,
}

impl OwnedMember {
    pub fn file(&self) -> MemberFile<'_> {
        MemberFile { member: &self.member, employments: &self.employments, placements: &self.placements }
    }

    pub fn member_label(&self) -> String {
        Typed::label(&self.member)
    }
}

/// A team and what placing somebody in it needs, owned.
pub struct OwnedTeam {
    pub team: Team,
    pub work_type: Option<WorkType>,
    pub packages: Vec<Id>,
    pub count: crate::domain::counting::TeamCount,
}

impl OwnedTeam {
    pub fn file(&self) -> TeamFile<'_> {
        TeamFile { team: &self.team, work_type: self.work_type.as_ref(), packages: &self.packages, count: self.count }
    }
}

/// One record, or the refusal that it is gone.
pub fn record(repo: &dyn Repository, kind: Kind, id: Id) -> Result<Record, CommandError> {
    repo.record(kind, id)?.ok_or_else(|| Refusal::new(Reason::RecordGone).with("kind", kind).into())
}

/// The same, of its own type.
pub fn typed<R: Recorded>(repo: &dyn Repository, id: Id) -> Result<R, CommandError> {
    repo.one(id)?.ok_or_else(|| Refusal::new(Reason::RecordGone).with("kind", R::KIND).into())
}

pub fn member(repo: &dyn Repository, id: Id) -> Result<OwnedMember, CommandError> {
    Ok(OwnedMember {
        member: typed(repo, id)?,
        employments: repo.referring_to("member", id)?,
        placements: repo.referring_to("member", id)?,
    })
}

pub fn team(repo: &dyn Repository, id: Id, on: Day) -> Result<OwnedTeam, CommandError> {
    let team: Team = typed(repo, id)?;
    let work_type = work_type(repo, &team)?;
    let packages = match team.work_type {
        Some(work) => repo.referring(Kind::TaskPackage, "work_type", work)?.iter().map(Record::id).collect(),
        None => Vec::new(),
    };
    let count = repo.team_count(id, on)?;
    Ok(OwnedTeam { team, work_type, packages, count })
}

pub fn work_type(repo: &dyn Repository, team: &Team) -> Result<Option<WorkType>, CommandError> {
    team.work_type.map(|work| typed(repo, work)).transpose()
}

pub fn vacancy(repo: &dyn Repository, id: Id) -> Result<Vacancy, CommandError> {
    typed(repo, id)
}

pub fn team_record(repo: &dyn Repository, id: Id) -> Result<Team, CommandError> {
    typed(repo, id)
}

pub fn team_placements(repo: &dyn Repository, id: Id) -> Result<Vec<Placement>, StoreError> {
    repo.referring_to("team", id)
}

pub fn team_vacancies(repo: &dyn Repository, id: Id) -> Result<Vec<Vacancy>, StoreError> {
    repo.referring_to("team", id)
}
