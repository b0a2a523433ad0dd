//! One file per kind of record: the typed struct, its field table and the rules between its own fields.

use super::days::Day;
use super::record::Kind;
use super::refusal::Refusal;

mod client_share;
mod employment;
mod member;
mod organisation;
mod parameter;
mod placement;
mod staff;
mod task_package;
mod team;
mod team_role;
mod vacancy;
mod work_type;

pub use client_share::ClientShare;
pub use employment::Employment;
pub use member::Member;
pub use organisation::Organisation;
pub use parameter::Parameter;
pub use placement::Placement;
pub use staff::Staff;
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
