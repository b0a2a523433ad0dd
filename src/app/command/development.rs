//! Deeds on development and on what task packages hold.

use super::{CommandError, Desk};
use crate::domain::change::Decision;
use crate::domain::choices::DevelopmentPhase;
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::record::{Kind, Typed};
use crate::domain::verbs;
use crate::repository::{Repository, StoreError};

/// Something that follows on what holds, from a day on.
#[derive(Debug, Clone, PartialEq)]
pub enum DevelopmentDeed {
    /// A phase in the development of a member.
    Phase(Id, DevelopmentPhase, Day),
    /// A version of a task package: what it holds from then on.
    Version(Id, String, Day),
}

impl DevelopmentDeed {
    /// The verb as the log names it.
    pub fn verb(&self) -> &'static str {
        match self {
            DevelopmentDeed::Phase(..) => "begin_phase",
            DevelopmentDeed::Version(..) => "new_version",
        }
    }
}

/// Decides on a deed.
pub fn decide(repo: &dyn Repository, desk: &mut Desk<'_>, deed: &DevelopmentDeed) -> Result<Decision, CommandError> {
    Ok(match deed {
        DevelopmentDeed::Phase(member, phase, on) => {
            let phases = of(repo, Kind::EmploymentPhase, "member", *member)?;
            verbs::begin_phase(*member, &phases, *phase, *on, desk.ids)?
        }
        DevelopmentDeed::Version(package, description, on) => {
            let versions = of(repo, Kind::PackageVersion, "task_package", *package)?;
            verbs::new_version(*package, &versions, description, *on, desk.ids)?
        }
    })
}

fn of<R: Typed>(repo: &dyn Repository, kind: Kind, field: &'static str, owner: Id) -> Result<Vec<R>, StoreError> {
    Ok(repo.referring(kind, field, owner)?.iter().filter_map(R::of).cloned().collect())
}
