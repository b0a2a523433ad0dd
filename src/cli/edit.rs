//! `add` and `set`: any kind of record, each time as one request of the application, and so one step to undo.

use super::args::{AddArgs, SetArgs};
use super::facts::record_or_fact;
use super::failure::Failure;
use super::parse::CommandReader;
use super::session::Session;
use crate::domain::choices::Contract;
use crate::domain::columns::{Column, ColumnSource, dated};
use crate::domain::days::{Day, holds};
use crate::domain::id::Id;
use crate::domain::kinds::{Employment, Member, Placement};
use crate::domain::names::PersonName;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::{Arg, Refusal};
use crate::domain::value::{Value, read};
use crate::domain::verbs::{Hire, Terms, days, held};
use crate::repository::{Repository, TypedReading};
use crate::service::command::{Command, Gesture};

/// What somebody is taken into service with; what ends or follows is said of who is there.
const HIRED_WITH: [&str; 8] =
    ["employed_from", "placed_from", "contract", "contract_until", "team", "task_package", "hours", "work_days"];

/// `add`: a record; for a member with a team, hours or a contract that is a hire.
pub fn add(session: &mut Session, args: &AddArgs) -> Result<(), Failure> {
    let mut repo = session.open(true)?;
    let kind = session.kind(&args.kind)?;
    let pairs = session.pairs(&repo, kind, &args.fields)?;
    let mut record = Record::blank(kind, session.ids.next_id());
    let mut hire = Vec::new();
    for (column, value) in pairs {
        match column.source {
            ColumnSource::Own | ColumnSource::Standing => record.set(column.name, value)?,
            ColumnSource::Placement(_) | ColumnSource::Employment(_) | ColumnSource::Service(_)
                if HIRED_WITH.contains(&column.name) =>
            {
                hire.push((column.name, value));
            }
            ColumnSource::Placement(_) | ColumnSource::Employment(_) | ColumnSource::Service(_) => {
                let field = session.words.short(kind, column.name).into_owned();
                return Err(Failure::usage("cli-not-when-hired", "field", field));
            }
            ColumnSource::Fact(..) => return Err(Failure::Usage("cli-one-at-a-time", vec![])),
            ColumnSource::KeyOf(_) | ColumnSource::Derived(_) => name_of(&mut record, column, value)?,
        }
    }
    let command = match Member::of(&record) {
        Some(member) if !hire.is_empty() => {
            let (terms, place) = terms(session, &repo, &hire, &args.on)?;
            Command::Hire(Box::new(member.clone()), terms, place)
        }
        _ if args.on.is_some() => return Err(Refusal::new(Reason::AddWithoutDay).into()),
        _ => Command::Add(record),
    };
    session.perform(&mut repo, &command)
}

/// A whole name, given in one piece, goes to its three fields.
fn name_of(record: &mut Record, column: &'static Column, value: Value) -> Result<(), Failure> {
    let (Value::Text(text), "name") = (&value, column.name) else {
        let refusal = Refusal::new(Reason::NotEditable);
        return Err(refusal.with("field", Arg::Field(record.kind(), column.name)).into());
    };
    for (field, part) in PersonName::parse_one(text).parts() {
        if !part.is_empty() {
            record.set(field, Value::Text(part))?;
        }
    }
    Ok(())
}

type TeamAndTerms = Option<(Id, Terms)>;

fn terms(
    session: &Session,
    repo: &dyn Repository,
    given: &[(&'static str, Value)],
    on: &Option<String>,
) -> Result<(Hire, TeamAndTerms), Failure> {
    let find = |name| given.iter().find(|(column, _)| *column == name).map(|(_, value)| value);
    let day = |name| if let Some(Value::Day(day)) = find(name) { Some(*day) } else { None };
    let hours = if let Some(Value::Decimal(hours)) = find("hours") { Some(*hours) } else { None };
    let contract = match find("contract") {
        Some(value) => read(value.clone()).map_err(|refusal| refusal.at(Kind::Employment, Employment::contract))?,
        None => Contract::Temporary,
    };
    let mut days = [session.given_day(on)?, day("employed_from"), day("placed_from")].into_iter().flatten();
    let from = days.next().unwrap_or(session.as_of);
    if days.any(|other| other != from) {
        return Err(Failure::Usage("cli-several-first-days", vec![]));
    }
    // Where nothing is said of the contract it is the first one of the programme, as for a candidate who gets the place.
    let contract_until = match day("contract_until") {
        None if find("contract").is_none() => repo.settings(from)?.recruiting.contract_until(from),
        said => said,
    };
    let hire = Hire { from, contract, contract_until };
    let task_package = find("task_package").and_then(Value::reference);
    let work_days = if let Some(Value::WorkDays(days)) = find("work_days") { Some(*days) } else { None };
    let team = find("team").and_then(Value::reference);
    if team.is_none() && (hours.is_some() || task_package.is_some() || work_days.is_some()) {
        return Err(Refusal::new(Reason::TeamNeeded).into());
    }
    Ok((hire, team.map(|team| (team, Terms { hours, task_package, work_days }))))
}

/// `set`: what is dated from the day on, any other own field for all days.
pub fn set(reader: &mut CommandReader<'_>, args: &SetArgs) -> Result<Command, Failure> {
    let (session, repo) = (&*reader.session, reader.repo);
    let (kind, id, mut pairs) = named_fields(session, repo, args)?;
    if args.on.is_some() {
        pairs.iter().try_for_each(|(column, _)| uses_day(session, kind, column.name))?;
    }
    let on = session.on(&args.on)?;
    if args.on.is_some() && !kind.keeps_identity() {
        repo.record(kind, id)?.map_or(Ok(()), |fact| holds_on(&fact, on))?;
    }
    if pairs.iter().all(|(column, _)| is_own(column)) {
        return Ok(edit(kind, id, pairs, (on, Gesture::Change)));
    }
    match (pairs.len(), pairs.pop()) {
        (1, Some((column, value))) => {
            Ok(Command::SetCell { kind, rows: vec![(id, None)], column: column.name, value, on })
        }
        (_, last) => {
            pairs.extend(last);
            match pairs.iter().map(|(column, _)| within_team(column)).collect::<Option<Vec<_>>>() {
                Some(fields) => {
                    let placement = placement_on(repo, id, on)?;
                    let fields =
                        fields.into_iter().zip(pairs).map(|(field, (_, value))| (field, None, value)).collect();
                    Ok(Command::Edit { kind: Kind::Placement, id: placement, fields, on, gesture: Gesture::Change })
                }
                None => transfer(id, &pairs, on),
            }
        }
    }
}

/// `correct`: what own fields held on the day was never so.
pub fn correct(reader: &mut CommandReader<'_>, args: &SetArgs) -> Result<Command, Failure> {
    let session = &*reader.session;
    let (kind, id, pairs) = named_fields(session, reader.repo, args)?;
    let on = session.on(&args.on)?;
    if let Some((column, _)) = pairs.iter().find(|(column, _)| !is_own(column)) {
        return Err(Refusal::new(Reason::CorrectTheFact).with("field", Arg::Field(kind, column.name)).into());
    }
    if args.on.is_some() {
        pairs.iter().try_for_each(|(column, _)| uses_day(session, kind, column.name))?;
    }
    Ok(edit(kind, id, pairs, (on, Gesture::Correct)))
}

type Pairs = Vec<(&'static Column, Value)>;

fn named_fields(session: &Session, repo: &dyn Repository, args: &SetArgs) -> Result<(Kind, Id, Pairs), Failure> {
    let kind = session.kind(&args.kind)?;
    if let Some(bare) = args.fields.iter().find(|pair| !pair.contains('=')) {
        return Err(Failure::usage("cli-no-pair", "value", bare.as_str()));
    }
    let id = record_or_fact(session, repo, kind, &args.key)?.id();
    Ok((kind, id, session.pairs(repo, kind, &args.fields)?))
}

fn is_own(column: &Column) -> bool {
    matches!(column.source, ColumnSource::Own | ColumnSource::Standing)
}

fn edit(kind: Kind, id: Id, pairs: Pairs, (on, gesture): (Day, Gesture)) -> Command {
    let fields = pairs.into_iter().map(|(column, value)| (column.name, None, value)).collect();
    Command::Edit { kind, id, fields, on, gesture }
}

/// Refuses a day on which a dated fact does not hold: there is nothing that could go on from it.
fn holds_on(fact: &Record, on: Day) -> Result<(), Refusal> {
    if days(fact).is_some_and(|(from, until)| holds(from, until, on)) {
        return Ok(());
    }
    Err(Refusal::new(Reason::NotOnThatDay).with("kind", fact.kind()).with("day", on))
}

/// Refuses a day for a field that is changed for all days; nothing else in the program would say that it was left aside.
fn uses_day(session: &Session, kind: Kind, name: &'static str) -> Result<(), Refusal> {
    if dated(kind).any(|dated| dated == name) {
        return Ok(());
    }
    let others: Vec<String> = dated(kind).map(|name| session.words.short(kind, name).into_owned()).collect();
    let code = if others.is_empty() { Reason::DayNeverUsed } else { Reason::DayNotUsed };
    Err(Refusal::new(code).with("field", Arg::Field(kind, name)).with("kind", kind).with("dated", others))
}

/// The field of a placement that a column of a member shows, where it can change in the same team.
fn within_team(column: &Column) -> Option<&'static str> {
    match column.source {
        ColumnSource::Placement(field @ (Placement::hours | Placement::work_days | Placement::task_package)) => {
            Some(field)
        }
        _ => None,
    }
}

fn placement_on(repo: &dyn Repository, member: Id, on: Day) -> Result<Id, Failure> {
    let placements = repo.referring_to::<Placement>(Placement::member, member)?;
    match held(&placements, on) {
        Some(now) => Ok(now.id),
        None => {
            let name = repo.label(Kind::Member, member)?;
            Err(Refusal::new(Reason::NoPlacement).with("member", name).with("day", on).into())
        }
    }
}

/// A move with other hours, days or tasks is one command; other mixtures of dated columns have to be said one by one.
fn transfer(member: Id, pairs: &[(&'static Column, Value)], on: Day) -> Result<Command, Failure> {
    let (mut team, mut terms) = (None, Terms::default());
    for (column, value) in pairs {
        match (column.source, value) {
            (ColumnSource::Placement("team"), Value::Ref(id)) => team = Some(*id),
            (ColumnSource::Placement("hours"), Value::Decimal(hours)) => terms.hours = Some(*hours),
            (ColumnSource::Placement("task_package"), Value::Ref(id)) => terms.task_package = Some(*id),
            (ColumnSource::Placement("work_days"), Value::WorkDays(days)) => terms.work_days = Some(*days),
            _ => return Err(Failure::Usage("cli-one-at-a-time", vec![])),
        }
    }
    let team = team.ok_or(Failure::Usage("cli-one-at-a-time", vec![]))?;
    Ok(Command::Move { members: vec![(member, None)], team, on, terms })
}
