//! Commands about instruments: loads what the rules look at and lets the verb decide.

use super::context::{CommandContext, CommandError};
use super::load;
use crate::domain::change::Decision;
use crate::domain::choices::InstrumentKind;
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::instruments::InstrumentFile;
use crate::domain::kinds::{Instrument, Parameter};
use crate::domain::log_verb::LogVerb;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::verbs::{self, InstrumentTerms};
use crate::repository::{Repository, StoreError, TypedReading};

/// Something done with an instrument of a member.
#[derive(Debug, Clone, PartialEq)]
pub struct InstrumentCommand {
    /// The member that the instrument is for.
    pub member: Id,
    /// The kind of instrument.
    pub instrument: InstrumentKind,
    /// The step that is recorded, with its day.
    pub step: InstrumentStep,
    /// What is said with it.
    pub terms: InstrumentTerms,
}

/// What can be done with an instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InstrumentStep {
    /// Note that it has to be asked for, from a day on.
    Plan(Day),
    /// Ask for it on a day.
    Request(Day),
    /// It was granted on a day.
    Grant(Day),
    /// It was refused on a day.
    Refuse(Day),
    /// It ends.
    End {
        /// The last day on which the instrument holds.
        last: Day,
        /// The day on which that was decided.
        decided_on: Day,
    },
}

impl InstrumentStep {
    /// The verb as the log names it.
    pub fn verb(self) -> LogVerb {
        match self {
            InstrumentStep::Plan(_) => LogVerb::PlanInstrument,
            InstrumentStep::Request(_) => LogVerb::RequestInstrument,
            InstrumentStep::Grant(_) => LogVerb::GrantInstrument,
            InstrumentStep::Refuse(_) => LogVerb::RefuseInstrument,
            InstrumentStep::End { .. } => LogVerb::EndInstrument,
        }
    }
}

/// What it means that an instrument comes to stand otherwise; `after` has what else is said of it too.
pub fn step(repo: &dyn Repository, now: &Instrument, after: Instrument, on: Day) -> Result<Decision, CommandError> {
    with_file(repo, now.member, |file| verbs::step_instrument(file, now, after, on))
}

/// What is decided on all that the rules look at of a member.
fn with_file(
    repo: &dyn Repository,
    member: Id,
    decide: impl FnOnce(&InstrumentFile<'_>) -> Result<Decision, Refusal>,
) -> Result<Decision, CommandError> {
    let person = load::member(repo, member)?;
    let (instruments, parameters) = (of_member(repo, member)?, repo.all_of::<Parameter>()?);
    Ok(decide(&InstrumentFile {
        member: &person.member,
        employments: &person.employments,
        placements: &person.placements,
        instruments: &instruments,
        parameters: &parameters,
    })?)
}

/// Decides on a command.
pub fn decide(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    command: &InstrumentCommand,
) -> Result<Decision, CommandError> {
    let (kind, terms) = (command.instrument, &command.terms);
    let mut past = Vec::new();
    for instrument in of_member(repo, command.member)?.iter().filter(|one| one.instrument == kind) {
        past.extend(repo.past_of(Kind::Instrument, instrument.id)?);
    }
    with_file(repo, command.member, |file| match command.step {
        InstrumentStep::Plan(on) => verbs::plan_instrument(file, kind, on, terms, context.ids),
        InstrumentStep::Request(on) => verbs::request_instrument(file, kind, on, terms, context.ids),
        InstrumentStep::Grant(_) => verbs::grant_instrument(file, kind, terms),
        InstrumentStep::Refuse(_) => verbs::refuse_instrument(file, kind, terms),
        InstrumentStep::End { last, decided_on } => match verbs::end_instrument(file, kind, last) {
            Err(refusal) if refusal.reason == Reason::NoSuchInstrument => {
                verbs::end_instrument_earlier(file, kind, (last, decided_on), &past)
            }
            decided => decided,
        },
    })
}

/// The instruments of a member, of any time.
pub fn of_member(repo: &dyn Repository, member: Id) -> Result<Vec<Instrument>, StoreError> {
    repo.referring_to::<Instrument>(Instrument::member, member)
}
