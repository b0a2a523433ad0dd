//! `register`, `agree` and `share`: who counts, and what is agreed with clients, from a day on.

use super::args::ClientsVerb;
use super::failure::Failure;
use super::parse::{id_of, typed_value};
use super::session::Session;
use crate::domain::kinds::{ClientAgreement, ClientShare, RegisterCheck};
use crate::domain::record::{Kind, Record, Typed};
use crate::repository::Repository;
use crate::service::command::Command;

/// `register`, `agree` and `share`: each a dated fact that is added.
pub fn clients(session: &mut Session, repo: &dyn Repository, verb: &ClientsVerb) -> Result<Command, Failure> {
    Ok(Command::Add(match verb {
        ClientsVerb::Register { number, counts, quota, next, on } => {
            let member = id_of(repo, Kind::Member, number)?;
            let flag = |field, text: &str| typed_value(session, repo, (Kind::RegisterCheck, field), text);
            let counts_for_agreement = flag(RegisterCheck::counts_for_agreement, counts)?;
            let counts_for_quota = match quota {
                Some(quota) => flag(RegisterCheck::counts_for_quota, quota)?,
                None => counts_for_agreement,
            };
            Record::RegisterCheck(RegisterCheck {
                member,
                from: session.on(on.as_deref())?,
                counts_for_agreement,
                counts_for_quota,
                next_check: session.given_day(next)?,
                checked_by: session.actor.clone(),
                ..RegisterCheck::blank(session.ids.next_id())
            })
        }
        ClientsVerb::Agree { client, jobs, paid_hours, on } => {
            let organisation = id_of(repo, Kind::Organisation, client)?;
            let number = |field, text: &str| typed_value(session, repo, (Kind::ClientAgreement, field), text);
            let jobs = number(ClientAgreement::jobs, jobs)?;
            let paid_hours_field = ClientAgreement::paid_hours;
            let paid_hours = paid_hours.as_deref().map(|text| number(paid_hours_field, text)).transpose()?;
            let from = session.on(on.as_deref())?;
            let blank = ClientAgreement::blank(session.ids.next_id());
            Record::ClientAgreement(ClientAgreement { organisation, jobs, paid_hours, from, ..blank })
        }
        ClientsVerb::Share { team, client, percent, on } => {
            let team = id_of(repo, Kind::Team, team)?;
            let organisation = id_of(repo, Kind::Organisation, client)?;
            let field = (Kind::ClientShare, ClientShare::share);
            let share = typed_value(session, repo, field, percent.trim_end_matches('%'))?;
            let from = session.on(on.as_deref())?;
            let blank = ClientShare::blank(session.ids.next_id());
            Record::ClientShare(ClientShare { team, organisation, share, from, ..blank })
        }
    }))
}
