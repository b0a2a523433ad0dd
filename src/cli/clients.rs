//! `register`, `agree` and `share`: who counts, and what is agreed with clients, from a day on.

use super::args::ClientsVerb;
use super::failure::Failure;
use super::parse::record;
use super::session::Session;
use crate::domain::decimal::Decimal;
use crate::domain::kinds::{ClientAgreement, ClientShare, RegisterCheck};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;
use crate::repository::Repository;
use crate::service::command::Command;

/// Does it.
pub fn clients(session: &mut Session, verb: &ClientsVerb) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let added = match verb {
        ClientsVerb::Register { number, counts, quota, next, on } => {
            let member = record(&repo, Kind::Member, number)?.id();
            let counts = field(session, &repo, (Kind::RegisterCheck, "counts_for_agreement"), counts)?;
            let quota = match quota {
                Some(quota) => field(session, &repo, (Kind::RegisterCheck, "counts_for_quota"), quota)?,
                None => counts.clone(),
            };
            Record::RegisterCheck(RegisterCheck {
                member,
                from: session.on(on.as_deref())?,
                counts_for_agreement: counts == Value::Flag(true),
                counts_for_quota: quota == Value::Flag(true),
                next_check: next.as_deref().map(|text| session.on(Some(text))).transpose()?,
                checked_by: session.actor.clone(),
                ..RegisterCheck::blank(session.ids.next_id())
            })
        }
        ClientsVerb::Agree { client, jobs, paid_hours, on } => {
            let organisation = record(&repo, Kind::Organisation, client)?.id();
            let number = |name, text: &String| match field(session, &repo, (Kind::ClientAgreement, name), text)? {
                Value::Whole(number) => Ok(number),
                _ => Err(Failure::from(Refusal::new(Reason::Required).at(Kind::ClientAgreement, name))),
            };
            let jobs = number("jobs", jobs)?;
            let paid_hours = paid_hours.as_ref().map(|text| number("paid_hours", text)).transpose()?;
            let from = session.on(on.as_deref())?;
            let blank = ClientAgreement::blank(session.ids.next_id());
            Record::ClientAgreement(ClientAgreement { organisation, jobs, paid_hours, from, ..blank })
        }
        ClientsVerb::Share { team, client, percent, on } => {
            let team = record(&repo, Kind::Team, team)?.id();
            let organisation = record(&repo, Kind::Organisation, client)?.id();
            let percent = percent.trim_end_matches('%');
            let share = match field(session, &repo, (Kind::ClientShare, "share"), percent)? {
                Value::Decimal(share) => share,
                _ => Decimal::ZERO,
            };
            let from = session.on(on.as_deref())?;
            let blank = ClientShare::blank(session.ids.next_id());
            Record::ClientShare(ClientShare { team, organisation, share, from, ..blank })
        }
    };
    session.perform(&mut repo, &Command::Add(added))
}

/// Reads what a field is to be.
fn field(
    session: &Session,
    repo: &dyn Repository,
    (kind, name): (Kind, &'static str),
    text: &str,
) -> Result<Value, Failure> {
    let Some(info) = kind.field(name) else { return Ok(Value::Empty) };
    session.value(repo, info.ty, text).map_err(|failure| match failure {
        Failure::Refused(refusal) => Failure::Refused(refusal.at(kind, name)),
        other => other,
    })
}
