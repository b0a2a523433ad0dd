//! From a command to a commit.

use crate::domain::change::{Change, ChangeSet, Clash, Decision, Revision};
use crate::domain::choices::Choice;
use crate::domain::closed_days::reaches_into;
use crate::domain::kinds::{ClosedPeriod, Placement, Team, Vacancy};
use crate::domain::reason::Reason;
use crate::domain::record::Record;
use crate::domain::refusal::{Refusal, Warning};
use crate::domain::summary::ChangeSummary;
use crate::domain::value::Value;
use crate::domain::verbs::{self};
use crate::domain::{known_parameters, real_name, sensitive};
use crate::repository::fixed::remark_on_fixed;
use crate::repository::{CommitError, LogQuery, Repository, StoreError, TypedReading};

use super::context::{CommandContext, CommandError, Done};
use super::model::{Command, Gesture, TeamCommand, VacancyCommand};
use super::overtaken::{not_ended_meanwhile, not_overtaken};
use super::{
    cell, chance, charging, contract, dated_facts, displacement, ending, forget, from_day, guidance, instrument,
    later_start, load, own_rights, recruiting, reorganise, same_again, staff, team_end, team_size, undo, within,
};

/// Does what a command asks, as one set: whole, or not at all.
///
/// When somebody else commits between the loading and the commit, it is thought through once more on the new state, so
/// that the refusal or conflict that comes out is about what is stored now.
///
/// # Errors
/// Returns an error when the verb refuses, the commit conflicts, or the store fails. Nothing is changed then.
pub fn perform(
    repo: &mut dyn Repository,
    context: &mut CommandContext<'_>,
    command: &Command,
) -> Result<Done, CommandError> {
    if let Command::Forget(wanted) = command.asked() {
        return forget::perform(repo, context, (wanted, command.insists()));
    }
    let result = match attempt(repo, context, command) {
        Err(CommandError::Conflict { .. } | CommandError::Refused(_)) if !command.takes_back() => {
            attempt(repo, context, command)
        }
        other => other,
    };
    match result {
        Err(CommandError::Conflict { clashes, by: None }) => {
            let by = clashes.first().and_then(|clash| last_actor(repo, clash));
            Err(CommandError::Conflict { clashes, by })
        }
        other => other,
    }
}

/// What a command would change, with its remarks, without doing it.
///
/// # Errors
/// Returns an error when the verb refuses, or the store fails.
pub fn preview(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    command: &Command,
) -> Result<Decision, CommandError> {
    let mut decision = from_its_day(repo, context, command)?;
    say_what_is_fixed(repo, &mut decision)?;
    Ok(decision)
}

/// What a command decides, as changes from its day on, with the remarks about what is changed.
fn from_its_day(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    command: &Command,
) -> Result<Decision, CommandError> {
    let mut decision = decide(repo, context, command)?;
    team_size::remark(repo, &mut decision)?;
    let mut decision = from_day::keep_past(repo, context, command, decision)?;
    from_day::name_what_comes_later(repo, command, &mut decision)?;
    Ok(decision)
}

/// Says that changes are about days of statements that were fixed.
fn say_what_is_fixed(repo: &dyn Repository, decision: &mut Decision) -> Result<(), StoreError> {
    let remark = remark_on_fixed(repo, &decision.changes)?;
    remark.into_iter().for_each(|remark| decision.warn(remark));
    Ok(())
}

/// The remark of a correction that was made in a closed period, which names the first that it reaches into.
fn corrected_period(repo: &dyn Repository, changes: &[Change]) -> Result<Option<Warning>, StoreError> {
    let (closed, stand) = (repo.all_of::<ClosedPeriod>()?, repo.kept_among(changes)?);
    let reached = reaches_into((changes, &stand), &closed, false).err();
    Ok(reached.map(|refusal| Warning(Refusal { reason: Reason::ClosedPeriodCorrected, ..refusal })))
}

/// Who set the field last, as far as the log tells.
fn last_actor(repo: &dyn Repository, clash: &Clash) -> Option<String> {
    let sets = repo.log(&LogQuery { record: Some(clash.id), ..LogQuery::default() }, 20).ok()?;
    let set = sets.into_iter().find(|set| {
        let mut changes = set.changes.iter().filter(|change| change.id == clash.id);
        changes.any(|change| clash.field.is_none_or(|field| change.fields.iter().any(|(name, ..)| *name == field)))
    });
    set.map(|set| set.actor)
}

fn attempt(
    repo: &mut dyn Repository,
    context: &mut CommandContext<'_>,
    command: &Command,
) -> Result<Done, CommandError> {
    let taken = command.takes_back().then(|| undo::target(repo, context.actor, command)).transpose()?;
    let (mut decision, (verb, again), undoes) = match taken {
        Some(set) => {
            let changes = undo::changes(repo, &set)?;
            (Decision { changes, warnings: Vec::new() }, undo::verb(repo, &set)?, Some(set.revision))
        }
        None => (from_its_day(repo, context, command)?, (command.verb().name().to_owned(), false), None),
    };
    look_over(repo, context.actor, (command, undoes.is_some()), &mut decision)?;
    let changed = decision.changes.len();
    let summary = ChangeSummary::of(&decision.changes, |kind, id| repo.label(kind, id))?;
    let Decision { changes, mut warnings } = decision;
    let corrections = command.is_correction().then(|| changes.clone());
    let revision = if changed == 0 { None } else { Some(commit(repo, context, command, undoes, changes)?) };
    // It is stored by now, whether or not the remark can be made.
    warnings.extend(corrections.and_then(|corrections| corrected_period(repo, &corrections).ok().flatten()));
    Ok(Done { revision, verb, again, changed, summary, warnings, at: context.now })
}

/// Holds what is to be changed against the rules for all commands, and remarks on it.
fn look_over(
    repo: &dyn Repository,
    actor: &str,
    (command, undoes): (&Command, bool),
    decision: &mut Decision,
) -> Result<(), CommandError> {
    if !undoes {
        same_again::refuse_key(repo, decision)?;
        within::look_over(repo, decision)?;
        displacement::remark(repo, decision)?;
        later_start::remark(repo, command, decision)?;
        each_change(decision, real_name::check)?;
        each_change(decision, known_parameters::check)?;
        // Who knows better can insist.
        if !command.insists() {
            each_change(decision, sensitive::check)?;
        }
        recruiting::look_over(repo, decision)?;
    }
    say_what_is_fixed(repo, decision)?;
    own_rights::remark(repo, actor, decision)?;
    Ok(())
}

/// What a command would commit, with its remarks, for one that takes nothing back.
///
/// # Errors
/// Returns an error when the verb refuses, or the store fails.
pub(super) fn planned(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    command: &Command,
) -> Result<(ChangeSet, Vec<Warning>), CommandError> {
    let mut decision = from_its_day(repo, context, command)?;
    look_over(repo, context.actor, (command, false), &mut decision)?;
    let Decision { changes, warnings } = decision;
    Ok((set_of(context, command, None, changes), warnings))
}

fn commit(
    repo: &mut dyn Repository,
    context: &mut CommandContext<'_>,
    command: &Command,
    undoes: Option<Revision>,
    changes: Vec<Change>,
) -> Result<Revision, CommitError> {
    repo.commit(&set_of(context, command, undoes, changes))
}

fn set_of(
    context: &mut CommandContext<'_>,
    command: &Command,
    undoes: Option<Revision>,
    changes: Vec<Change>,
) -> ChangeSet {
    ChangeSet {
        operation: context.ids.next_id(),
        at: context.now,
        actor: context.actor.to_owned(),
        verb: command.verb(),
        undoes,
        correction: command.is_correction(),
        note: None,
        changes,
    }
}

fn decide(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    command: &Command,
) -> Result<Decision, CommandError> {
    match command {
        Command::SetCell { kind, rows, column, value, on } => {
            let cells = rows
                .iter()
                .map(|(id, seen)| cell::set(repo, context, (*kind, *id), column, (seen.as_ref(), value), *on));
            let all = cells.collect::<Result<Decision, _>>()?;
            dated_facts::stand_free(repo, &all)?;
            ending::is_whole(repo, &all)?;
            Ok(all)
        }
        Command::FillCells { kind, cells, column, on } => {
            let each = cells.iter().map(|cell| {
                let value = cell.value.clone()?;
                let one = Command::SetCell { kind: *kind, rows: vec![cell.row.clone()], column, value, on: *on };
                let decision = decide(repo, context, &one)?;
                // From which day on it is so can be another for each value.
                from_day::keep_past(repo, context, &one, decision)
            });
            each.collect::<Result<Decision, _>>()
        }
        Command::Edit { kind, id, fields, on, gesture } => {
            let decision = cell::edit(repo, context, (*kind, *id), fields, (*on, *gesture))?;
            same_again::refuse(repo, &decision)?;
            dated_facts::stand_free(repo, &decision)?;
            if *gesture == Gesture::Change {
                ending::is_whole(repo, &decision)?;
            }
            Ok(decision)
        }
        Command::Add(record) => add(repo, record),
        Command::Hire(member, terms, place) => {
            let team = place.map(|(team, on)| load::team(repo, team, terms.from).map(|t| (t, on))).transpose()?;
            let place = team.as_ref().map(|(team, on)| (team, *on));
            Ok(verbs::hire((**member).clone(), *terms, place, context.ids)?)
        }
        Command::Rehire(id, terms, place) => {
            let person = load::member(repo, *id)?;
            let team = place.map(|(team, on)| load::team(repo, team, terms.from).map(|t| (t, on))).transpose()?;
            let place = team.as_ref().map(|(team, on)| (team, *on));
            Ok(verbs::rehire(&person, *terms, place, context.ids)?)
        }
        Command::Move { members, team, on, terms } => {
            let team = load::team(repo, *team, *on)?;
            let mut all = Decision::default();
            for (id, seen) in members {
                let person = load::member(repo, *id)?;
                if let Some(now) = person.placement_on(*on).cloned() {
                    let to = Value::Ref(team.team.id);
                    not_overtaken(&Record::Placement(now), [(Placement::team, seen.as_ref(), &to)])?;
                }
                all = all.and(verbs::move_member(&person, &team, *on, *terms, context.ids)?);
            }
            Ok(all)
        }
        Command::EndPlacement { members, last, reason } => members
            .iter()
            .map(|(id, seen)| {
                let person = load::member(repo, *id)?;
                let decision = verbs::end_placement(&person, *last, *reason)?;
                let now = person.placement_on(*last).cloned().map(Record::Placement);
                not_ended_meanwhile(now, seen.as_ref(), Value::Day(*last), decision)
            })
            .collect(),
        Command::EndEmployment { members, last, decided_on, reason, destination } => members
            .iter()
            .map(|(id, seen)| {
                let person = load::member(repo, *id)?;
                contract::end_service(repo, &person, seen.as_ref(), ((*last, *decided_on), *reason, *destination))
            })
            .collect(),
        Command::Contract(command) => contract::decide(repo, context, command),
        Command::Vacancy(id, command) => {
            let (VacancyCommand::Hold { on, .. } | VacancyCommand::Close(on) | VacancyCommand::Fill(_, on)) = command;
            let vacancy: Vacancy = load::typed_on(repo, *id, *on)?;
            match command {
                VacancyCommand::Hold { to: Some(to), on } => Ok(verbs::vacancy_to(&vacancy, *to, *on)?),
                VacancyCommand::Hold { to: None, on } => Ok(verbs::hold_vacancy(&vacancy, *on)?),
                VacancyCommand::Close(on) => Ok(verbs::close_vacancy(&vacancy, *on)?),
                VacancyCommand::Fill(member, on) => {
                    let person = load::member(repo, *member)?;
                    let team = load::team(repo, vacancy.team, *on)?;
                    Ok(verbs::fill_vacancy(&vacancy, &person, &team, *on, context.ids)?)
                }
            }
        }
        Command::Team(id, command) => {
            let (TeamCommand::End { last: on, .. }
            | TeamCommand::StandStill(on)
            | TeamCommand::Resume(on)
            | TeamCommand::Convert(on)) = command;
            let team: Team = load::typed_on(repo, *id, *on)?;
            Ok(match command {
                TeamCommand::End { last, decided_on } => team_end::decide(repo, &team, (*last, *decided_on))?,
                TeamCommand::StandStill(from) => verbs::stand_still(&team, *from)?,
                TeamCommand::Resume(from) => verbs::resume_team(&team, *from)?,
                TeamCommand::Convert(from) => verbs::convert_team(&team, *from)?,
            })
        }
        Command::Chance(id, command) => chance::decide(repo, context, *id, command),
        Command::Guidance(command) => guidance::decide(repo, context, command),
        Command::Staff(command) => staff::decide(repo, context, command),
        Command::Instrument(command) => instrument::decide(repo, context, command),
        Command::Anyway(command) | Command::Correction(command) => decide(repo, context, command),
        Command::ClosePeriod { period, on } => {
            let closed = repo.all_of::<ClosedPeriod>()?;
            Ok(verbs::close_period(*period, &closed, (*on, context.actor), context.ids.next_id())?)
        }
        Command::Recruiting(command) => recruiting::decide(repo, context, command),
        Command::Client(command) => reorganise::decide(repo, context, command),
        Command::Charging(command) => charging::decide(repo, context, command),
        Command::Forget(wanted) => {
            let erasure = forget::erasure(repo, wanted, command.insists())?;
            Ok(Decision { changes: forget::erased_records(repo, &erasure)?.0, warnings: Vec::new() })
        }
        Command::Undo | Command::Redo | Command::Revert(_) => Ok(Decision::default()),
    }
}

/// Holds a rule against each record that is made or changed, with what it was before.
fn each_change(
    decision: &Decision,
    rule: impl Fn(Option<&Record>, &Record) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    decision.changes.iter().try_for_each(|change| match change.after() {
        Some(after) => rule(change.before(), after),
        None => Ok(()),
    })
}

fn add(repo: &dyn Repository, record: &Record) -> Result<Decision, CommandError> {
    let decision = match record {
        Record::Vacancy(vacancy) => {
            record.check()?;
            let team = load::team(repo, vacancy.team, vacancy.open_since)?;
            verbs::open_vacancy(vacancy.clone(), &team)?
        }
        Record::Team(team) => verbs::start_team(team.clone(), load::work_type(repo, team)?.as_ref())?,
        Record::Placement(placement) => {
            record.check()?;
            let person = load::member(repo, placement.member)?;
            let team = load::team(repo, placement.team, placement.from)?;
            verbs::add_placement(&person, &team, placement.clone())?
        }
        Record::Absence(absence) => {
            record.check()?;
            guidance::start(repo, absence.clone())?
        }
        other => match dated_facts::add(repo, other)? {
            Some(decision) => decision,
            None => verbs::create(other.clone())?,
        },
    };
    same_again::refuse(repo, &decision)?;
    dated_facts::stand_free(repo, &decision)?;
    Ok(decision)
}
