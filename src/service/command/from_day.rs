//! From which day on the changes of a command hold. What a verb changed in a record that keeps its identity is turned into a
//! change from that day: what the fields held until then stays known, a change planned for later stays.

use crate::domain::change::{Change, Decision};
use crate::domain::days::Day;
use crate::domain::field::Lifetime;
use crate::domain::kinds::PastValue;
use crate::domain::record::{Kind, Record};
use crate::domain::verbs;
use crate::repository::{Repository, StoreError};

use super::chance::ChanceCommand;
use super::context::{CommandContext, CommandError};
use super::instrument::InstrumentStep;
use super::model::{Command, Gesture, TeamCommand, VacancyCommand};
use super::recruiting::RecruitingCommand;
use super::standing;

/// The first day on which what a command changes is so; `None` when it is so for all days, or only of what is dated itself.
fn first_day(command: &Command) -> Option<Day> {
    match command.asked() {
        Command::SetCell { kind, column, value, on, .. } => {
            Some(standing::first_day(*kind, std::iter::once((*column, value)), *on))
        }
        Command::Edit { kind, fields, on, gesture: Gesture::Change, .. } => {
            Some(standing::first_day(*kind, fields.iter().map(|(field, _, value)| (*field, value)), *on))
        }
        Command::Vacancy(
            _,
            VacancyCommand::Hold { on, .. } | VacancyCommand::Close(on) | VacancyCommand::Fill(_, on),
        ) => Some(*on),
        // The last day of a team is as those before it.
        Command::Team(_, TeamCommand::End { last, .. }) => last.succ_opt(),
        Command::Team(_, TeamCommand::StandStill(from) | TeamCommand::Resume(from) | TeamCommand::Convert(from)) => {
            Some(*from)
        }
        Command::Chance(_, ChanceCommand::Agree(on) | ChanceCommand::GiveUp(on)) => Some(*on),
        Command::Chance(_, ChanceCommand::Team { from, .. }) => Some(*from),
        Command::Recruiting(
            RecruitingCommand::Apply(_, _, on)
            | RecruitingCommand::Enrol(_, _, on)
            | RecruitingCommand::Step(.., on)
            | RecruitingCommand::Close(.., on)
            | RecruitingCommand::Place { on, .. },
        ) => Some(*on),
        Command::Instrument(command) => match command.step {
            InstrumentStep::Plan(on)
            | InstrumentStep::Request(on)
            | InstrumentStep::Grant(on)
            | InstrumentStep::Refuse(on) => Some(on),
            InstrumentStep::End { last, decided_on } => Some(standing::first_day_of_end(last, decided_on)),
        },
        _ => None,
    }
}

/// Keeps what the fields held that a decision changes from a day on.
///
/// # Errors
/// Returns an error when a field refuses its value, or the store reports one.
pub fn keep_past(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    command: &Command,
    decision: Decision,
) -> Result<Decision, CommandError> {
    let Some(on) = first_day(command) else { return Ok(decision) };
    let mut whole = Decision { changes: Vec::new(), warnings: decision.warnings };
    for change in decision.changes {
        let (kind, id) = (change.kind(), change.id());
        let dated = change.differences().iter().any(|(field, ..)| kind.lifetime(field) == Lifetime::Dated);
        let kept = dated && kind.keeps_identity() && change.before().is_some();
        let stored = if kept { repo.record(kind, id)? } else { None };
        match (&change, stored) {
            (Change::Update { before, after }, Some(stored)) => {
                let past = repo.past_of(kind, id)?;
                whole = whole.and(verbs::changed_from((&stored, &past), (before, after), on, context.ids)?);
            }
            _ => whole.changes.push(change),
        }
    }
    Ok(whole)
}

/// Names the facts that begin later than those that a decision changes from a day, and that it leaves as they are.
pub fn name_what_comes_later(
    repo: &dyn Repository,
    command: &Command,
    decision: &mut Decision,
) -> Result<(), StoreError> {
    if matches!(command.asked(), Command::Edit { gesture: Gesture::Correct, .. }) {
        return Ok(());
    }
    let mut remarks = Vec::new();
    for change in &decision.changes {
        let Change::Update { before, after } = change else { continue };
        let Some((field, _, owner)) = after.owner().filter(|_| verbs::changes_on_days(before, after)) else { continue };
        let mut others = repo.referring(after.kind(), field, owner)?;
        others.retain(|other| decision.changes.iter().all(|change| change.id() != other.id()));
        remarks.extend(verbs::later_stays(after, &others));
    }
    remarks.into_iter().for_each(|remark| decision.warn(remark));
    Ok(())
}

/// A record as it is seen on a day, with what is kept of its past.
///
/// # Errors
/// Returns the error that the store reports.
pub fn seen_on(repo: &dyn Repository, stored: &Record, on: Day) -> Result<(Record, Vec<PastValue>), CommandError> {
    let kind: Kind = stored.kind();
    let past = if kind.keeps_identity() { repo.past_of(kind, stored.id())? } else { Vec::new() };
    Ok((verbs::as_of(stored, &past, on)?, past))
}
