//! `phase` and `package`: a next phase in the development of a member, a next version of a task package.

use super::failure::Failure;
use super::parse::record;
use super::session::Session;
use crate::domain::choices::{Choice, DevelopmentPhase};
use crate::domain::declare::field_name;
use crate::domain::kinds::{EmploymentPhase, PackageVersion};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, FieldValue};
use crate::service::command::Command;

/// `phase`.
pub fn phase(session: &mut Session, number: &str, phase: &str, on: Option<&str>) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let member = record(&repo, Kind::Member, number)?.id();
    let value = session.value(&repo, FieldType::Choice(DevelopmentPhase::NAMES), phase).map_err(|f| match f {
        Failure::Refused(refusal) => {
            Failure::Refused(refusal.at(Kind::EmploymentPhase, field_name!(EmploymentPhase.phase)))
        }
        other => other,
    })?;
    let phase = DevelopmentPhase::from_value(value);
    let phase = phase
        .ok_or_else(|| Refusal::new(Reason::Required).at(Kind::EmploymentPhase, field_name!(EmploymentPhase.phase)))?;
    let from = session.on(on)?;
    let begun = EmploymentPhase { member, phase, from, ..EmploymentPhase::blank(session.ids.next_id()) };
    session.perform(&mut repo, &Command::Add(Record::EmploymentPhase(begun)))
}

/// `package`.
pub fn package(session: &mut Session, name: &str, description: &str, on: Option<&str>) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let task_package = record(&repo, Kind::TaskPackage, name)?.id();
    let (from, description) = (session.on(on)?, description.to_owned());
    let next = PackageVersion { task_package, description, from, ..PackageVersion::blank(session.ids.next_id()) };
    session.perform(&mut repo, &Command::Add(Record::PackageVersion(next)))
}
