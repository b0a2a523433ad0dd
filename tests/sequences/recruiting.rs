//! Deeds about candidates on their way to a place.

use binnenwerk::domain::choices::StageReason;
use binnenwerk::domain::days::Day;
use binnenwerk::domain::id::{Id, Ids};
use binnenwerk::domain::kinds::Candidate;
use binnenwerk::domain::record::{Kind, Record, Typed};
use binnenwerk::domain::value::Value;
use binnenwerk::domain::verbs::{Ending, StageStep};
use binnenwerk::service::command::{Command, RecruitingCommand, RunningApplication};
use chrono::TimeDelta;

use super::office::Office;
use super::random_commands::{id, lacks, one_that};

/// A vacancy that is not over, for members or for staff.
fn vacancy(office: &Office, at: usize, staff: bool) -> Option<Id> {
    let fits = |vacancy: &Record| lacks(vacancy, "closed_on") && lacks(vacancy, "role") != staff;
    one_that(office, Kind::Vacancy, at, fits).map(|vacancy| vacancy.id())
}

fn enrolling(office: &mut Office, on: Day, (a, b): (usize, usize), staff: bool) -> Option<Command> {
    let vacancy = vacancy(office, b, staff)?;
    let candidate = Candidate {
        number: format!("Z{:05}", a % 100_000),
        surname: "Kandidaat".to_owned(),
        counts_for_agreement: Some(true),
        register_checked_on: Some(on),
        ..Candidate::blank(office.ids.next_id())
    };
    Some(Command::Recruiting(RecruitingCommand::Enrol(Box::new(candidate), vacancy, on)))
}

pub fn enrol(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    enrolling(office, on, (a, b), false)
}

pub fn enrol_for_staff(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    enrolling(office, on, (a, b), true)
}

fn applying(office: &Office, on: Day, (a, b): (usize, usize), staff: bool) -> Option<Command> {
    let free = |candidate: &Record| lacks(candidate, "member") && lacks(candidate, "staff");
    let candidate = one_that(office, Kind::Candidate, a, free)?.id();
    Some(Command::Recruiting(RecruitingCommand::Apply(candidate, vacancy(office, b, staff)?, on)))
}

pub fn apply(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    applying(office, on, (a, b), false)
}

pub fn apply_for_staff(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    applying(office, on, (a, b), true)
}

/// A running application of which something is true.
fn running(office: &Office, at: usize, fits: impl Fn(&Record) -> bool) -> Option<RunningApplication> {
    let application = one_that(office, Kind::Application, at, |one| lacks(one, "until") && fits(one))?;
    Some(RunningApplication {
        id: None,
        candidate: application.get("candidate").reference()?,
        vacancy: application.get("vacancy").reference(),
        stage: Some(application.get("stage")),
    })
}

/// A running application to a vacancy for members, or for staff.
fn seeking(office: &Office, at: usize, staff: bool) -> Option<RunningApplication> {
    let mut vacancies = office.all(Kind::Vacancy);
    vacancies.retain(|vacancy| lacks(vacancy, "role") != staff);
    running(office, at, |one| vacancies.iter().any(|vacancy| one.get("vacancy") == Value::Ref(vacancy.id())))
}

pub fn stage_on(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let trial = (b % 4 == 0).then(|| on + TimeDelta::days(30));
    Some(Command::Recruiting(RecruitingCommand::Step(vec![running(office, a, |_| true)?], StageStep::On, trial, on)))
}

pub fn stage_to(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let stage = id(office, Kind::Stage, b)?;
    Some(Command::Recruiting(RecruitingCommand::Step(
        vec![running(office, a, |_| true)?],
        StageStep::To(stage),
        None,
        on,
    )))
}

/// Whether an application is in the stage that all begin in.
fn begins(office: &Office) -> impl Fn(&Record) -> bool {
    let first = one_that(office, Kind::Stage, 0, |stage| stage.get("position") == Value::Whole(1));
    move |application| first.as_ref().is_some_and(|stage| application.get("stage") == Value::Ref(stage.id()))
}

pub fn stage_back(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    let begins = begins(office);
    let who = running(office, a, |one| !begins(one))?;
    Some(Command::Recruiting(RecruitingCommand::Step(vec![who], StageStep::Back, None, on)))
}

pub fn reject(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    let who = running(office, a, begins(office))?;
    Some(Command::Recruiting(RecruitingCommand::Close(who, Ending::Rejected, StageReason::OtherCandidate, on)))
}

pub fn withdraw(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    let who = running(office, a, |_| true)?;
    Some(Command::Recruiting(RecruitingCommand::Close(who, Ending::Withdrawn, StageReason::OtherWork, on)))
}

fn placing(who: RunningApplication, on: Day) -> Command {
    Command::Recruiting(RecruitingCommand::Place { who, on, number: None, hours: None, contract_until: None })
}

pub fn place_member(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    Some(placing(seeking(office, a, false)?, on))
}

pub fn place_staff(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    Some(placing(seeking(office, a, true)?, on))
}
