//! A fact without a last day, added to those of its owner: what it ends and what it leaves as it is.

use super::client::{agree, record_check, share};
use super::dated::begin;
use super::development::{begin_phase, new_version};
use super::leading::{take_coaching, take_role};
use super::prelude::*;
use crate::domain::record::Recorded;

/// What adding a fact among the `known` ones of its owner decides; `None` for a kind of which one does not follow another, and for a
/// fact with a last day, which are added as they are.
///
/// # Errors
/// What the verb of its kind refuses.
pub fn follow(known: &[Record], fresh: &Record) -> Option<Result<Decision, Refusal>> {
    if !fresh.get("until").is_empty() {
        return None;
    }
    Some(match fresh {
        Record::TeamRole(role) => take_role(&of(known), role.clone()),
        Record::OwnCoach(coach) => take_coaching(&of(known), coach.clone()),
        Record::RegisterCheck(check) => record_check(&of(known), check.clone()),
        Record::ClientAgreement(agreement) => agree(&of(known), agreement.clone()),
        Record::EmploymentPhase(phase) => begin_phase(&of(known), phase.clone()),
        Record::PackageVersion(next) => {
            let versions: Vec<PackageVersion> = of(known);
            match versions.iter().any(|version| version.version == next.version) {
                true => new_version(&versions, next.clone()),
                false => begin(&versions, next.clone()),
            }
        }
        Record::ClientShare(fresh) => share(&of(known), fresh.clone()),
        _ => return None,
    })
}

fn of<R: Recorded>(records: &[Record]) -> Vec<R> {
    records.iter().cloned().filter_map(R::out_of).collect()
}
