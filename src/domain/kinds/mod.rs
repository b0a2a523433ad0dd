//! One file per kind of record: the typed struct, its field table and the rules between its own fields.

use super::days::Day;
use super::kind::Kind;
use super::refusal::Refusal;

mod absence;
mod application;
mod arrangement;
mod candidate;
mod certificate;
mod chance;
mod client_agreement;
mod client_share;
mod client_talk;
mod contact;
mod cost_item;
mod displacement_check;
mod employment;
mod employment_phase;
mod guidance;
mod instrument;
mod member;
mod organisation;
mod own_coach;
mod package_version;
mod parameter;
mod placement;
mod rate;
mod register_check;
mod signal;
mod staff;
mod stage;
mod statement;
mod statement_line;
mod survey;
mod task_package;
mod team;
mod team_role;
mod vacancy;
mod work_type;

pub use absence::Absence;
pub use application::Application;
pub use arrangement::Arrangement;
pub use candidate::Candidate;
pub use certificate::Certificate;
pub use chance::{Chance, ChancePhase};
pub use client_agreement::ClientAgreement;
pub use client_share::ClientShare;
pub use client_talk::ClientTalk;
pub use contact::Contact;
pub use cost_item::CostItem;
pub use displacement_check::DisplacementCheck;
pub use employment::Employment;
pub use employment_phase::EmploymentPhase;
pub use guidance::Guidance;
pub use instrument::Instrument;
pub use member::Member;
pub use organisation::Organisation;
pub use own_coach::OwnCoach;
pub use package_version::PackageVersion;
pub use parameter::Parameter;
pub use placement::Placement;
pub use rate::Rate;
pub use register_check::RegisterCheck;
pub use signal::Signal;
pub use staff::Staff;
pub use stage::Stage;
pub use statement::Statement;
pub use statement_line::StatementLine;
pub use survey::Survey;
pub use task_package::TaskPackage;
pub use team::Team;
pub use team_role::TeamRole;
pub use vacancy::Vacancy;
pub use work_type::WorkType;

/// Refuses an end before its start; `field` is where the end stands.
fn in_order(from: Day, until: Option<Day>, (kind, field): (Kind, &'static str)) -> Result<(), Refusal> {
    match until {
        Some(until) if until < from => Err(Refusal::new("end-before-start").at(kind, field)),
        _ => Ok(()),
    }
}
