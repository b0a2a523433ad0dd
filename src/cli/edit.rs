//! Commands that change something: each becomes one request of the application, and so one step to undo.

use super::args::{ChanceVerb, TeamVerb, VacancyVerb};
use super::failure::Failure;
use super::parse::{choice, hours, record};
use super::session::Session;
use crate::domain::choices::{Choice, Contract, Destination, EndReason};
use crate::domain::columns::{Column, ColumnSource, dated};
use crate::domain::days::holds;
use crate::domain::declare::field_name;
use crate::domain::kinds::Member;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::{Arg, Refusal};
use crate::domain::value::{FieldType, FieldValue, Value, read};
use crate::domain::verbs::{Extension, Hire, Terms};
use crate::service::command::{ChanceCommand, Command, ContractCommand, TeamCommand, VacancyCommand};

/// `add`: a record; for a member with a team, hours or a contract that is a hire.
pub fn add(session: &mut Session, kind: &str, pairs: &[String], on: Option<&str>) -> Result<(), Failure> {
    let mut repo = session.open(true)?;
    let kind = session.kind(kind)?;
    let pairs = session.pairs(&repo, kind, pairs)?;
    let mut record = Record::blank(kind, session.ids.next_id());
    let mut hire = Vec::new();
    for (column, value) in pairs {
        match column.source {
            ColumnSource::Own | ColumnSource::Standing => record.set(column.name, value)?,
            ColumnSource::Placement(_) | ColumnSource::Employment(_) => hire.push((column.name, value)),
            ColumnSource::Fact(..) => return Err(Failure::Usage("cli-one-at-a-time", vec![])),
            ColumnSource::Derived(_) => name_of(&mut record, column, value)?,
        }
    }
    let command = match Member::of(&record) {
        Some(member) if !hire.is_empty() => {
            let (terms, place) = terms(session, &hire, on)?;
            Command::Hire(Box::new(member.clone()), terms, place)
        }
        _ if on.is_some() => return Err(Refusal::new(Reason::AddWithoutDay).into()),
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
    let name = crate::domain::names::PersonName::parse_one(text);
    for (field, part) in [("given_name", name.given), ("prefix", name.prefix), ("surname", name.surname)] {
        if !part.is_empty() {
            record.set(field, Value::Text(part))?;
        }
    }
    Ok(())
}

type TeamAndTerms = Option<(crate::domain::id::Id, Terms)>;

fn terms(
    session: &Session,
    given: &[(&'static str, Value)],
    on: Option<&str>,
) -> Result<(Hire, TeamAndTerms), Failure> {
    let find = |name| given.iter().find(|(column, _)| *column == name).map(|(_, value)| value);
    let day = |name| if let Some(Value::Day(day)) = find(name) { Some(*day) } else { None };
    let hours = if let Some(Value::Decimal(hours)) = find("hours") { Some(*hours) } else { None };
    let contract = match find("contract") {
        Some(value) => {
            read(value.clone()).map_err(|refusal| refusal.at(Kind::Employment, field_name!(Employment.contract)))?
        }
        None => Contract::Temporary,
    };
    let from = match (on, day("employed_from").or_else(|| day("placed_from"))) {
        (None, Some(day)) => day,
        _ => session.on(on)?,
    };
    let hire = Hire { from, contract, contract_until: day("contract_until") };
    let task_package = find("task_package").and_then(Value::reference);
    let team = find("team").and_then(Value::reference);
    if team.is_none() && (hours.is_some() || task_package.is_some()) {
        return Err(Refusal::new(Reason::TeamNeeded).into());
    }
    Ok((hire, team.map(|team| (team, Terms { hours, task_package }))))
}

/// `set`: own fields as one correction; what holds on a day from that day on.
pub fn set(
    session: &mut Session,
    (kind, key): (&str, &str),
    pairs: &[String],
    on: Option<&str>,
) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let kind = session.kind(kind)?;
    if let Some(bare) = pairs.iter().find(|pair| !pair.contains('=')) {
        return Err(Failure::usage("cli-no-pair", "value", bare.as_str()));
    }
    let target = record(&repo, kind, key)?;
    let mut pairs = session.pairs(&repo, kind, pairs)?;
    if on.is_some() {
        pairs.iter().try_for_each(|(column, _)| uses_day(session, kind, column.name))?;
    }
    let from_day = on.is_some();
    let on = session.on(on)?;
    if let (true, Record::ClientShare(share)) = (from_day, &target)
        && !holds(share.from, share.until, on)
    {
        return Err(Refusal::new(Reason::NothingToEdit).with("field", Arg::Field(kind, "share")).into());
    }
    let (id, own) = (
        target.id(),
        pairs.iter().all(|(column, _)| matches!(column.source, ColumnSource::Own | ColumnSource::Standing)),
    );
    let command = if own && !from_day {
        let fields = pairs.into_iter().map(|(column, value)| (column.name, None, value)).collect();
        Command::Correct { kind, id, fields }
    } else if pairs.len() == 1
        && let Some((column, value)) = pairs.pop()
    {
        Command::SetCell { kind, rows: vec![(id, None)], column: column.name, value, on }
    } else {
        transfer(id, &pairs, on)?
    };
    session.perform(&mut repo, &command)
}

/// Refuses a day for a field that is changed for all days; nothing else in the program would say that it was left aside.
fn uses_day(session: &Session, kind: Kind, name: &'static str) -> Result<(), Refusal> {
    if dated(kind).any(|dated| dated == name) {
        return Ok(());
    }
    let others: Vec<String> = dated(kind).map(|name| session.words.short(kind, name).into_owned()).collect();
    let code = if others.is_empty() { Reason::DayNeverUsed } else { Reason::DayNotUsed };
    Err(Refusal::new(code).with("field", Arg::Field(kind, name)).with("kind", kind).with("dated", others.join(", ")))
}

/// A move with other hours or tasks is one command; other mixtures of dated columns have to be said one by one.
fn transfer(
    member: crate::domain::id::Id,
    pairs: &[(&'static Column, Value)],
    on: crate::domain::days::Day,
) -> Result<Command, Failure> {
    let (mut team, mut terms) = (None, Terms::default());
    for (column, value) in pairs {
        match (column.source, value) {
            (ColumnSource::Placement("team"), Value::Ref(id)) => team = Some(*id),
            (ColumnSource::Placement("hours"), Value::Decimal(hours)) => terms.hours = Some(*hours),
            (ColumnSource::Placement("task_package"), Value::Ref(id)) => terms.task_package = Some(*id),
            _ => return Err(Failure::Usage("cli-one-at-a-time", vec![])),
        }
    }
    let team = team.ok_or(Failure::Usage("cli-one-at-a-time", vec![]))?;
    Ok(Command::Move { members: vec![(member, None)], team, on, terms })
}

/// `move`.
pub fn move_member(
    session: &mut Session,
    (number, team): (&str, &str),
    on: Option<&str>,
    new_hours: Option<&str>,
) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let member = record(&repo, Kind::Member, number)?.id();
    let team = record(&repo, Kind::Team, team)?.id();
    let hours = new_hours.map(|text| hours(session, &repo, text)).transpose()?;
    let terms = Terms { hours, task_package: None };
    let command = Command::Move { members: vec![(member, None)], team, on: session.on(on)?, terms };
    session.perform(&mut repo, &command)
}

/// `hours`.
pub fn change_hours(session: &mut Session, number: &str, text: &str, on: Option<&str>) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let member = record(&repo, Kind::Member, number)?.id();
    let value = Value::Decimal(hours(session, &repo, text)?);
    let (rows, on) = (vec![(member, None)], session.on(on)?);
    session.perform(&mut repo, &Command::SetCell { kind: Kind::Member, rows, column: "hours", value, on })
}

/// `end`: the placement, or with `service` the employment and so the placement too.
pub fn end(
    session: &mut Session,
    number: &str,
    on: Option<&str>,
    (reason, destination): (Option<&str>, Option<&str>),
    service: bool,
) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let members = vec![(record(&repo, Kind::Member, number)?.id(), None)];
    let last = session.on(on)?;
    let reason = match reason {
        None => EndReason::Other,
        Some(text) => choice(session, &repo, text, (Kind::Placement, "end_reason"))?,
    };
    let destination = match destination {
        None => None,
        Some(text) => match session.value(&repo, FieldType::Choice(Destination::NAMES), text) {
            Ok(value) => Destination::from_value(value),
            Err(Failure::Refused(refusal)) => {
                return Err(refusal.at(Kind::Employment, field_name!(Employment.destination)).into());
            }
            Err(other) => return Err(other),
        },
    };
    let command = if service {
        Command::EndEmployment { members, last, reason, destination }
    } else {
        Command::EndPlacement { members, last, reason }
    };
    session.perform(&mut repo, &command)
}

/// `rehire`.
pub fn rehire(
    session: &mut Session,
    number: &str,
    team: Option<&str>,
    new_hours: Option<&str>,
    on: Option<&str>,
) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let member = record(&repo, Kind::Member, number)?.id();
    let team = team.map(|team| record(&repo, Kind::Team, team)).transpose()?;
    let hours = new_hours.map(|text| hours(session, &repo, text)).transpose()?;
    let terms = Hire { from: session.on(on)?, contract: Contract::Temporary, contract_until: None };
    let place = team.map(|team| (team.id(), Terms { hours, task_package: None }));
    session.perform(&mut repo, &Command::Rehire(member, terms, place))
}

/// `contract`.
pub fn contract(
    session: &mut Session,
    number: &str,
    (until, permanent): (Option<&str>, bool),
    on: Option<&str>,
) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let member = record(&repo, Kind::Member, number)?.id();
    let to = match until {
        Some(text) => Extension::Until(session.on(Some(text))?),
        None if permanent => Extension::Permanent,
        None => return Err(Failure::Usage("cli-contract-how", vec![])),
    };
    let command = ContractCommand { member, seen: None, to, on: session.on(on)? };
    session.perform(&mut repo, &Command::Contract(command))
}

/// `vacancy`.
pub fn vacancy(session: &mut Session, verb: &VacancyVerb) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let (number, command) = match verb {
        VacancyVerb::Hold { vacancy, on } => (vacancy, VacancyCommand::Hold(session.on(on.as_deref())?)),
        VacancyVerb::Close { vacancy, on } => (vacancy, VacancyCommand::Close(session.on(on.as_deref())?)),
        VacancyVerb::Fill { vacancy, number, on } => {
            let member = record(&repo, Kind::Member, number)?.id();
            (vacancy, VacancyCommand::Fill(member, session.on(on.as_deref())?))
        }
    };
    let id = record(&repo, Kind::Vacancy, number)?.id();
    session.perform(&mut repo, &Command::Vacancy(id, command))
}

/// `team`.
pub fn team(session: &mut Session, verb: &TeamVerb) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let (TeamVerb::End(at) | TeamVerb::Standstill(at) | TeamVerb::Resume(at) | TeamVerb::Convert(at)) = verb;
    let on = session.on(at.on.as_deref())?;
    let command = match verb {
        TeamVerb::End(_) => TeamCommand::End(on),
        TeamVerb::Standstill(_) => TeamCommand::StandStill(on),
        TeamVerb::Resume(_) => TeamCommand::Resume(on),
        TeamVerb::Convert(_) => TeamCommand::Convert(on),
    };
    let id = record(&repo, Kind::Team, &at.team)?.id();
    session.perform(&mut repo, &Command::Team(id, command))
}

/// `chance`.
pub fn chance(session: &mut Session, verb: &ChanceVerb) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let (ChanceVerb::Agree { chance, on } | ChanceVerb::Team { chance, on, .. } | ChanceVerb::Close { chance, on }) =
        verb;
    let on = session.on(on.as_deref())?;
    let command = match verb {
        ChanceVerb::Agree { .. } => ChanceCommand::Agree(on),
        ChanceVerb::Close { .. } => ChanceCommand::GiveUp(on),
        ChanceVerb::Team { code, places, .. } => ChanceCommand::Team { from: on, code: code.clone(), places: *places },
    };
    let id = record(&repo, Kind::Chance, chance)?.id();
    session.perform(&mut repo, &Command::Chance(id, command))
}

/// `undo` and `redo`.
pub fn take_back(session: &mut Session, command: &Command) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    session.perform(&mut repo, command)
}
