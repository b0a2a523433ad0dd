//! Commands for candidates: each becomes one request of the application, and so one step to undo.

use super::args::{Applied, RecruitingVerb};
use super::failure::Failure;
use super::parse::{hours, id_of, typed_value};
use super::session::Session;
use crate::domain::days::Day;
use crate::domain::record::Kind;
use crate::domain::verbs::{Ending, StageStep};
use crate::repository::Repository;
use crate::service::command::{Command, RecruitingCommand, RunningApplication};

/// `apply`, `advance`, `back`, `reject`, `withdraw` and `place`: the way of a candidate to a vacancy.
///
/// # Errors
/// When a candidate, vacancy, stage, reason or day is not known.
pub fn recruit(session: &mut Session, repo: &dyn Repository, verb: &RecruitingVerb) -> Result<Command, Failure> {
    let candidate_id = |key: &str| id_of(repo, Kind::Candidate, key);
    let vacancy_id = |number: &str| id_of(repo, Kind::Vacancy, number);
    let running = |who: &Applied| -> Result<(RunningApplication, Day), Failure> {
        let vacancy = who.vacancy.as_deref().map(vacancy_id).transpose()?;
        let running = RunningApplication { candidate: candidate_id(&who.candidate)?, vacancy, stage: None };
        Ok((running, session.on(who.on.as_deref())?))
    };
    let close = |who: &Applied, ending: Ending, reason: &str| -> Result<RecruitingCommand, Failure> {
        let reason = typed_value(session, repo, (Kind::Application, "reason"), reason)?;
        let (running, on) = running(who)?;
        Ok(RecruitingCommand::Close(running, ending, reason, on))
    };
    Ok(Command::Recruiting(match verb {
        RecruitingVerb::Apply { candidate, vacancy, on } => {
            RecruitingCommand::Apply(candidate_id(candidate)?, vacancy_id(vacancy)?, session.on(on.as_deref())?)
        }
        RecruitingVerb::Advance { who, to, until } => {
            let step = match to {
                Some(stage) => StageStep::To(id_of(repo, Kind::Stage, stage)?),
                None => StageStep::On,
            };
            let (running, on) = running(who)?;
            RecruitingCommand::Step(running, step, session.given_day(until)?, on)
        }
        RecruitingVerb::Back(who) => {
            let (running, on) = running(who)?;
            RecruitingCommand::Step(running, StageStep::Back, None, on)
        }
        RecruitingVerb::Reject { who, reason } => close(who, Ending::Rejected, reason)?,
        RecruitingVerb::Withdraw { who, reason } => close(who, Ending::Withdrawn, reason)?,
        RecruitingVerb::Place { candidate, vacancy, on, number, hours: week, until } => RecruitingCommand::Place {
            who: RunningApplication {
                candidate: candidate_id(candidate)?,
                vacancy: Some(vacancy_id(vacancy)?),
                stage: None,
            },
            on: session.on(on.as_deref())?,
            number: number.clone(),
            hours: week.as_deref().map(|text| hours(session, repo, text)).transpose()?,
            contract_until: session.given_day(until)?,
        },
    }))
}
