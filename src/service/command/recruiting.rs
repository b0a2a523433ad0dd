//! What is asked about candidates, and what has to be loaded for it.

use crate::domain::change::{Change, Decision};
use crate::domain::choices::{Choice, StageReason};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::duplicates::Reachable;
use crate::domain::id::Id;
use crate::domain::instruments::lost_with_register;
use crate::domain::kinds::{
    Application, Candidate, Employment, Instrument, Member, Placement, RegisterCheck, Stage, Vacancy,
};
use crate::domain::log_verb::LogVerb;
use crate::domain::names::fold;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::recruiting::Stages;
use crate::domain::refusal::{Arg, Refusal};
use crate::domain::value::Value;
use crate::domain::verbs::{self, CandidateFile, Ending, Placing, StageStep};
use crate::repository::free_number::free_number;
use crate::repository::{Repository, StoreError, TypedReading};

use super::context::{CommandContext, CommandError};
use super::overtaken::overtaken;
use super::{dated_facts, load};

/// How many people with a name like that of a new candidate are looked at, for each way to look.
const LOOKED_AT: usize = 30;

/// What can be done with a candidate.
#[derive(Debug, Clone, PartialEq)]
pub enum RecruitingCommand {
    /// Applies to a vacancy from a day on.
    Apply(Id, Id, Day),
    /// Somebody new applies to a vacancy from a day on.
    Enrol(Box<Candidate>, Id, Day),
    /// Each goes to another stage from a day on; the last day of a trial placement, when it is to be one.
    Step(Vec<RunningApplication>, StageStep, Option<Day>, Day),
    /// Gets no place.
    Close(RunningApplication, Ending, StageReason, Day),
    /// Gets the place.
    Place {
        /// Who, on which vacancy.
        who: RunningApplication,
        /// First day.
        on: Day,
        /// Number as a member; else the next free one.
        number: Option<String>,
        /// Hours a week; else those of the vacancy.
        hours: Option<Decimal>,
        /// End of the contract; else what the parameters say.
        contract_until: Option<Day>,
    },
}

/// A running application.
#[derive(Debug, Clone, PartialEq)]
pub struct RunningApplication {
    /// The identity of the record, if it was selected: it need not be the one under the cursor.
    pub id: Option<Id>,
    /// Whose.
    pub candidate: Id,
    /// To which vacancy; may be left out by a candidate with one.
    pub vacancy: Option<Id>,
    /// The stage it was seen in, if it was seen.
    pub stage: Option<Value>,
}

impl RecruitingCommand {
    /// The verb as the log names it.
    pub fn verb(&self) -> LogVerb {
        match self {
            RecruitingCommand::Apply(..) => LogVerb::Apply,
            RecruitingCommand::Enrol(..) => LogVerb::Enrol,
            RecruitingCommand::Step(..) => LogVerb::ChangeStage,
            RecruitingCommand::Close(_, Ending::Rejected, ..) => LogVerb::Reject,
            RecruitingCommand::Close(_, Ending::Withdrawn, ..) => LogVerb::Withdraw,
            RecruitingCommand::Place { .. } => LogVerb::PlaceCandidate,
        }
    }
}

/// A candidate with their applications and what recruiting goes by on a day.
fn file(repo: &dyn Repository, id: Id, on: Day) -> Result<CandidateFile, CommandError> {
    let applications = repo.referring_to(Application::candidate, id)?;
    file_of(repo, load::typed(repo, id)?, applications, on)
}

fn file_of(
    repo: &dyn Repository,
    candidate: Candidate,
    applications: Vec<Application>,
    on: Day,
) -> Result<CandidateFile, CommandError> {
    Ok(CandidateFile { candidate, applications, stages: stages(repo)?, rules: repo.settings(on)?.recruiting })
}

/// The vacancy that is meant: the one given, or that of the only running application.
fn vacancy(repo: &dyn Repository, file: &CandidateFile, given: Option<Id>, on: Day) -> Result<Vacancy, CommandError> {
    let refuse = |code| Refusal::new(code).with("candidate", Typed::label(&file.candidate));
    let mut running = file.running().map(|a| a.vacancy);
    match (given, running.next(), running.next()) {
        (Some(id), ..) | (None, Some(id), None) => load::typed_on(repo, id, on),
        (None, None, _) => Err(refuse(Reason::NoRunningApplication).into()),
        (None, Some(_), Some(_)) => Err(refuse(Reason::WhichVacancy).into()),
    }
}

/// A candidate with the vacancy that is meant, checked against what was seen.
fn find(repo: &dyn Repository, who: &RunningApplication, on: Day) -> Result<(CandidateFile, Vacancy), CommandError> {
    let file = file(repo, who.candidate, on)?;
    let vacancy = vacancy(repo, &file, who.vacancy, on)?;
    if let (Ok(now), Some(seen)) = (file.application(&vacancy), &who.stage)
        && Value::Ref(now.stage) != *seen
    {
        let theirs = Value::Ref(now.stage);
        let now = Record::Application(now.clone());
        return Err(overtaken(&now, Application::stage, seen.clone(), seen, theirs));
    }
    Ok((file, vacancy))
}

/// What it means that a running application comes to another stage on a day.
pub fn stage(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    application: &Application,
    (stage, trial_until): (Id, Option<Day>),
    on: Day,
) -> Result<Decision, CommandError> {
    let file = file(repo, application.candidate, on)?;
    let vacancy = load::typed(repo, application.vacancy)?;
    Ok(verbs::change_stage(&file, &vacancy, (StageStep::To(stage), trial_until), on, context.ids)?)
}

/// Decides on a command.
pub fn decide(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    command: &RecruitingCommand,
) -> Result<Decision, CommandError> {
    match command {
        RecruitingCommand::Apply(candidate, vacancy, on) => {
            let file = file(repo, *candidate, *on)?;
            Ok(verbs::apply(&file, &load::typed_on(repo, *vacancy, *on)?, *on, context.ids)?)
        }
        RecruitingCommand::Enrol(candidate, vacancy, on) => {
            let file = file_of(repo, (**candidate).clone(), Vec::new(), *on)?;
            let made = verbs::create(Record::Candidate((**candidate).clone()))?;
            Ok(made.and(verbs::apply(&file, &load::typed_on(repo, *vacancy, *on)?, *on, context.ids)?))
        }
        RecruitingCommand::Step(who, step, trial_until, on) => {
            let steps = who.iter().map(|who| {
                let (file, vacancy) = find(repo, who, *on)?;
                Ok(verbs::change_stage(&file, &vacancy, (*step, *trial_until), *on, context.ids)?)
            });
            steps.collect()
        }
        RecruitingCommand::Close(who, ending, reason, on) => {
            let (file, vacancy) = find(repo, who, *on)?;
            Ok(verbs::close_application(&file, &vacancy, (*ending, *reason), *on, context.ids)?)
        }
        RecruitingCommand::Place { who, on, number, hours, contract_until } => {
            let (file, vacancy) = find(repo, who, *on)?;
            let team = load::team(repo, vacancy.team, *on)?;
            let number = match number {
                Some(number) => number.clone(),
                None => free_number(repo, Kind::Member)?,
            };
            let placing = Placing { on: *on, number, hours: *hours, contract_until: *contract_until };
            let placed = verbs::place(&file, &vacancy, &team, &placing, context.ids)?;
            roles_taken(repo, placed)
        }
    }
}

/// Whoever gets the role of a vacancy takes it over from whoever has it.
fn roles_taken(repo: &dyn Repository, placed: Decision) -> Result<Decision, CommandError> {
    let mut decision = Decision { changes: Vec::new(), warnings: placed.warnings };
    for change in placed.changes {
        let made = match change {
            Change::Create(Record::TeamRole(role)) => dated_facts::take_role(repo, role)?,
            change => Decision { changes: vec![change], warnings: Vec::new() },
        };
        decision = decision.and(made);
    }
    Ok(decision)
}

/// The stages of the office.
///
/// # Errors
/// Returns the error that the store reports.
pub fn stages(repo: &dyn Repository) -> Result<Stages, StoreError> {
    Ok(Stages::of(repo.all_of::<Stage>()?))
}

/// What values are proposed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposing {
    /// A new record of this kind: the number or code that is its key.
    Key(Kind),
    /// Whoever gets the place of this vacancy.
    Place(Id),
}

/// What can be proposed for the fields of a form: the next free number or code; hours and contract as vacancy and parameters
/// have them. Who gets a role needs none of these.
///
/// # Errors
/// Returns the error that the store reports.
pub fn proposed(
    repo: &dyn Repository,
    what: Option<Proposing>,
    on: Day,
) -> Result<Vec<(&'static str, Value)>, StoreError> {
    let vacancy = match what {
        None => return Ok(Vec::new()),
        Some(Proposing::Key(kind)) => {
            let Some(key) = kind.key() else { return Ok(Vec::new()) };
            let number = (key, Value::Text(free_number(repo, kind)?));
            if kind != Kind::Member {
                return Ok(vec![number]);
            }
            let until = repo.settings(on)?.recruiting.contract_until(on);
            return Ok(vec![number, ("contract_until", until.map_or(Value::Empty, Value::Day))]);
        }
        Some(Proposing::Place(id)) => repo.one::<Vacancy>(id)?,
    };
    let Some(vacancy) = vacancy.filter(|vacancy| vacancy.role.is_none()) else {
        return Ok(Vec::new());
    };
    let number = (Member::number, Value::Text(free_number(repo, Kind::Member)?));
    let hours = (Placement::hours, vacancy.hours.map_or(Value::Empty, Value::Decimal));
    let until = repo.settings(on)?.recruiting.contract_until(on);
    Ok(vec![number, hours, (Employment::contract_until, until.map_or(Value::Empty, Value::Day))])
}

/// What holds for candidates, applications and register checks whoever writes them: a consent and a trial placement are not too
/// long, who seems to be there already is pointed out, and so is what somebody loses who leaves the register.
pub fn look_over(repo: &dyn Repository, decision: &mut Decision) -> Result<(), CommandError> {
    let mut remarks = Vec::new();
    for change in &decision.changes {
        let sets = |field: &str| change.differences().iter().any(|(name, ..)| *name == field);
        if matches!(change, Change::Create(_)) {
            remarks.extend(likely_there(repo, change.record())?);
        }
        match change.record() {
            Record::Candidate(candidate) => {
                if let (true, Some(ended)) = (sets(Candidate::consent_until), candidate.procedure_ended_on) {
                    repo.settings(ended)?.recruiting.consent_fits(candidate)?;
                }
            }
            Record::Application(application) if sets(Application::trial_until) && application.trial_until.is_some() => {
                repo.settings(application.from)?.recruiting.trial_until(application.from, application.trial_until)?;
            }
            Record::RegisterCheck(check)
                if sets(RegisterCheck::counts_for_agreement) && !check.counts_for_agreement =>
            {
                let held = repo.referring_to::<Instrument>(Instrument::member, check.member)?;
                let remark = |lost: &Instrument| {
                    Refusal::new(Reason::LostWithRegister)
                        .with("instrument", Arg::Choice(lost.instrument.name()))
                        .with("day", lost.from)
                };
                remarks.extend(lost_with_register(&held, check.from).map(remark));
            }
            _ => {}
        }
    }
    remarks.into_iter().for_each(|remark| decision.warn(remark));
    Ok(())
}

/// A remark when somebody who is there is likely the same person as a new candidate or member. That a member was a candidate
/// is usual.
fn likely_there(repo: &dyn Repository, new: &Record) -> Result<Option<Refusal>, StoreError> {
    let Some(reach) = Reachable::of(new).filter(|reach| reach.ways().next().is_some()) else { return Ok(None) };
    let among: &[Kind] = match new.kind() {
        Kind::Member => &[Kind::Member],
        _ => &[Kind::Candidate, Kind::Member],
    };
    let start = |text: &str| fold(text).chars().take(3).collect::<String>();
    let starts = format!("{} {}", start(&reach.name.given), start(&reach.name.surname));
    for words in [reach.name.spoken(), starts, reach.name.surname.clone()] {
        for found in repo.search(among, &words, LOOKED_AT)? {
            let Some(record) = repo.record(found.kind, found.id)?.filter(|record| record.id() != new.id()) else {
                continue;
            };
            if Reachable::of(&record).is_some_and(|other| other.is_like(&reach)) {
                let number = record.get(Candidate::number).plain();
                return Ok(Some(
                    Refusal::new(Reason::LikelyDuplicate)
                        .with("kind", found.kind)
                        .with("number", number)
                        .with("name", found.label),
                ));
            }
        }
    }
    Ok(None)
}
