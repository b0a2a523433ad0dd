//! `phase` and `package`: a next phase in the development of a member, a next version of a task package.

use super::args::{PackageArgs, PhaseArgs};
use super::failure::Failure;
use super::parse::{id_of, typed_value};
use super::session::Session;
use crate::domain::kinds::{EmploymentPhase, PackageVersion};
use crate::domain::record::{Kind, Record, Typed};
use crate::repository::Repository;
use crate::service::command::Command;

/// `phase`: the development phase of a member from a day on.
pub fn phase(session: &mut Session, repo: &dyn Repository, args: &PhaseArgs) -> Result<Command, Failure> {
    let member = id_of(repo, Kind::Member, &args.number)?;
    let field = (Kind::EmploymentPhase, EmploymentPhase::phase);
    let phase = typed_value(session, repo, field, &args.phase)?;
    let from = session.on(args.on.as_deref())?;
    let begun = EmploymentPhase { member, phase, from, ..EmploymentPhase::blank(session.ids.next_id()) };
    Ok(Command::Add(Record::EmploymentPhase(begun)))
}

/// `package`: the version of a task package from a day on.
pub fn package(session: &mut Session, repo: &dyn Repository, args: &PackageArgs) -> Result<Command, Failure> {
    let task_package = id_of(repo, Kind::TaskPackage, &args.name)?;
    let (from, description) = (session.on(args.on.as_deref())?, args.description.clone());
    let next = PackageVersion { task_package, description, from, ..PackageVersion::blank(session.ids.next_id()) };
    Ok(Command::Add(Record::PackageVersion(next)))
}
