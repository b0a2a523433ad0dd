//! The fields that say where something stands: the status of an instrument and of a vacancy, the stage of an application. Whoever
//! changes one, in a cell, in a record, from the agenda or by a command, takes the step that leads there, with its rules. What was
//! never so is put right without a step.

use super::context::{CommandContext, CommandError};
use super::{instrument, recruiting};
use crate::domain::change::{Change, Decision};
use crate::domain::choices::{Choice, InstrumentStatus};
use crate::domain::days::Day;
use crate::domain::kinds::{Application, Instrument, Vacancy};
use crate::domain::record::{Kind, Record};
use crate::domain::typed::AnyRecord;
use crate::domain::value::{Value, read};
use crate::domain::verbs;
use crate::repository::Repository;

/// What it means to set fields of a record of which one says where it stands, taken on a day; `None` where none of them changes
/// that.
pub fn step(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    record: &Record,
    fields: &[(&'static str, Value)],
    on: Day,
) -> Result<Option<Decision>, CommandError> {
    let Some((field, to)) = fields.iter().find(|(name, value)| is_step(record, name) && record.get(name) != *value)
    else {
        return Ok(None);
    };
    verbs::not_frozen(record.kind())?;
    let at = |refusal: crate::domain::refusal::Refusal| refusal.at(record.kind(), field);
    let others: Vec<&(&'static str, Value)> = fields.iter().filter(|(name, _)| name != field).collect();
    let decision = match record {
        Record::Instrument(now) => {
            // What is said with the step counts for its rules.
            let mut after = now.clone();
            fields.iter().try_for_each(|(name, value)| after.set(name, value.clone()))?;
            instrument::step(repo, now, after, on)?
        }
        Record::Vacancy(now) => {
            let on = day_in(fields, Vacancy::closed_on).unwrap_or(on);
            with(verbs::vacancy_to(now, read(to.clone()).map_err(at)?, on)?, &others)?
        }
        Record::Application(now) => {
            let (stage, trial_until) = (read(to.clone()).map_err(at)?, day_in(fields, Application::trial_until));
            with(recruiting::stage(repo, context, now, (stage, trial_until), on)?, &others)?
        }
        _ => return Ok(None),
    };
    Ok(Some(decision))
}

/// The first day on which these fields of a record are so, when they are set on a day: for a step the day on which it is taken.
pub fn first_day<'a>(kind: Kind, fields: impl Iterator<Item = (&'a str, &'a Value)> + Clone, on: Day) -> Day {
    let value = |name: &str| fields.clone().find(|(known, _)| *known == name).map(|(_, value)| value);
    let ends = value(Instrument::status) == Some(&Value::Choice(InstrumentStatus::Ended.name()));
    match kind {
        Kind::Vacancy if value(Vacancy::status).is_some() => {
            value(Vacancy::closed_on).and_then(Value::day).unwrap_or(on)
        }
        Kind::Instrument if ends => {
            let last = value(Instrument::until).and_then(Value::day).unwrap_or(on);
            first_day_of_end(last, on)
        }
        _ => on,
    }
}

/// From which day an instrument is ended of which the last day was decided on a day. It is granted up to that last day; of one that ends
/// on the day itself it is said at once.
pub fn first_day_of_end(last: Day, decided_on: Day) -> Day {
    if last == decided_on { last } else { last.succ_opt().unwrap_or(last) }
}

/// Whether a field says where a record stands, so that a step leads there. An application of which the stage is over is only
/// put right.
fn is_step(record: &Record, field: &str) -> bool {
    match record {
        Record::Instrument(_) => field == Instrument::status,
        Record::Vacancy(_) => field == Vacancy::status,
        Record::Application(application) => field == Application::stage && application.until.is_none(),
        _ => false,
    }
}

fn day_in(fields: &[(&'static str, Value)], name: &str) -> Option<Day> {
    fields.iter().find(|(known, _)| *known == name).and_then(|(_, value)| value.day())
}

/// What was decided about a record, and these fields of it besides.
fn with(mut decision: Decision, fields: &[&(&'static str, Value)]) -> Result<Decision, CommandError> {
    if let Some(Change::Update { after, .. }) = decision.changes.first_mut() {
        fields.iter().try_for_each(|(name, value)| after.set(name, value.clone()))?;
    }
    Ok(decision)
}
