//! Commands for candidates: each becomes one request of the application, and so one step to undo.

use super::args::{Applied, RecruitingVerb};
use super::failure::Failure;
use super::parse::{choice, hours, record};
use super::session::Session;
use crate::domain::days::Day;
use crate::domain::record::Kind;
use crate::domain::verbs::{Ending, StageStep};
use crate::repository::Repository;
use crate::service::command::{Command, RecruitingCommand, RunningApplication};

/// `apply`, `advance`, `back`, `reject`, `withdraw` and `place`.
///
/// # Errors
/// Why it was not done.
pub fn recruit(session: &mut Session, args: &RecruitingVerb) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let command = match args {
        RecruitingVerb::Apply { candidate, vacancy, on } => {
            let who = record(&repo, Kind::Candidate, candidate)?.id();
            RecruitingCommand::Apply(who, record(&repo, Kind::Vacancy, vacancy)?.id(), session.on(on.as_deref())?)
        }
        RecruitingVerb::Advance { who, to, until } => {
            let step = match to {
                Some(stage) => StageStep::To(record(&repo, Kind::Stage, stage)?.id()),
                None => StageStep::On,
            };
            let (running, on) = running(session, &repo, who)?;
            RecruitingCommand::Step(running, step, day(session, until.as_deref())?, on)
        }
        RecruitingVerb::Back(who) => {
            let (running, on) = running(session, &repo, who)?;
            RecruitingCommand::Step(running, StageStep::Back, None, on)
        }
        RecruitingVerb::Reject { who, reason } => close(session, &repo, who, Ending::Rejected, reason)?,
        RecruitingVerb::Withdraw { who, reason } => close(session, &repo, who, Ending::Withdrawn, reason)?,
        RecruitingVerb::Place { candidate, vacancy, on, number, hours: week, until } => RecruitingCommand::Place {
            who: RunningApplication {
                candidate: record(&repo, Kind::Candidate, candidate)?.id(),
                vacancy: Some(record(&repo, Kind::Vacancy, vacancy)?.id()),
                stage: None,
            },
            on: session.on(on.as_deref())?,
            number: number.clone(),
            hours: week.as_deref().map(|text| hours(session, &repo, text)).transpose()?,
            contract_until: day(session, until.as_deref())?,
        },
    };
    session.perform(&mut repo, &Command::Recruiting(command))
}

fn day(session: &Session, given: Option<&str>) -> Result<Option<Day>, Failure> {
    given.map(|text| session.on(Some(text))).transpose()
}

fn running(session: &Session, repo: &dyn Repository, who: &Applied) -> Result<(RunningApplication, Day), Failure> {
    let candidate = record(repo, Kind::Candidate, &who.candidate)?.id();
    let vacancy = who.vacancy.as_deref().map(|number| record(repo, Kind::Vacancy, number)).transpose()?;
    let running = RunningApplication { candidate, vacancy: vacancy.map(|record| record.id()), stage: None };
    Ok((running, session.on(who.on.as_deref())?))
}

fn close(
    session: &Session,
    repo: &dyn Repository,
    who: &Applied,
    ending: Ending,
    reason: &str,
) -> Result<RecruitingCommand, Failure> {
    let reason = choice(session, repo, reason, (Kind::Application, "reason"))?;
    let (running, on) = running(session, repo, who)?;
    Ok(RecruitingCommand::Close(running, ending, reason, on))
}
