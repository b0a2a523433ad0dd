//! Commands that change something: each becomes one request of the application, and so one step to undo.

use super::args::{
    AddArgs, ChanceVerb, ContractArgs, EndArgs, HoursArgs, MoveArgs, RehireArgs, SetArgs, TeamVerb, VacancyVerb,
};
use super::failure::Failure;
use super::parse::{hours, id_of, record, typed_value};
use super::session::Session;
use crate::domain::choices::{Contract, EndReason};
use crate::domain::columns::{Column, ColumnSource, dated};
use crate::domain::days::holds;
use crate::domain::kinds::{Employment, Member, Placement};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::{Arg, Refusal};
use crate::domain::value::{Value, read};

use crate::domain::verbs::{Extension, Hire, Terms};
use crate::repository::Repository;
use crate::service::command::{ChanceCommand, Command, ContractCommand, TeamCommand, VacancyCommand};

/// `add`: a record; for a member with a team, hours or a contract that is a hire.
pub fn add(session: &mut Session, args: &AddArgs) -> Result<(), Failure> {
    let on = args.on.as_deref();
    let mut repo = session.open(true)?;
    let kind = session.kind(&args.kind)?;
    let pairs = session.pairs(&repo, kind, &args.fields)?;
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
        Some(value) => read(value.clone()).map_err(|refusal| refusal.at(Kind::Employment, Employment::contract))?,
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
pub fn set(session: &mut Session, repo: &dyn Repository, args: &SetArgs) -> Result<Command, Failure> {
    let kind = session.kind(&args.kind)?;
    if let Some(bare) = args.fields.iter().find(|pair| !pair.contains('=')) {
        return Err(Failure::usage("cli-no-pair", "value", bare.as_str()));
    }
    let target = record(repo, kind, &args.key)?;
    let mut pairs = session.pairs(repo, kind, &args.fields)?;
    let on = args.on.as_deref();
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
    if own && !from_day {
        let fields = pairs.into_iter().map(|(column, value)| (column.name, None, value)).collect();
        return Ok(Command::Correct { kind, id, fields });
    }
    match (pairs.len(), pairs.pop()) {
        (1, Some((column, value))) => {
            Ok(Command::SetCell { kind, rows: vec![(id, None)], column: column.name, value, on })
        }
        (_, last) => transfer(id, &pairs.into_iter().chain(last).collect::<Vec<_>>(), on),
    }
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

/// `move`: to another team, perhaps with other hours.
pub fn move_member(session: &mut Session, repo: &dyn Repository, args: &MoveArgs) -> Result<Command, Failure> {
    let member = id_of(repo, Kind::Member, &args.number)?;
    let team = id_of(repo, Kind::Team, &args.team)?;
    let hours = args.hours.as_deref().map(|text| hours(session, repo, text)).transpose()?;
    let terms = Terms { hours, task_package: None };
    Ok(Command::Move { members: vec![(member, None)], team, on: session.on(args.on.as_deref())?, terms })
}

/// `hours`: another number of hours a week from a day on.
pub fn change_hours(session: &mut Session, repo: &dyn Repository, args: &HoursArgs) -> Result<Command, Failure> {
    let member = id_of(repo, Kind::Member, &args.number)?;
    let value = Value::Decimal(hours(session, repo, &args.hours)?);
    let (rows, on) = (vec![(member, None)], session.on(args.on.as_deref())?);
    Ok(Command::SetCell { kind: Kind::Member, rows, column: "hours", value, on })
}

/// `end`: the placement, or with `--service` the employment and so the placement too.
pub fn end(session: &mut Session, repo: &dyn Repository, args: &EndArgs) -> Result<Command, Failure> {
    let members = vec![(id_of(repo, Kind::Member, &args.number)?, None)];
    let last = session.on(args.on.as_deref())?;
    let end_reason = (Kind::Placement, Placement::end_reason);
    let reason =
        args.reason.as_deref().map_or(Ok(EndReason::Other), |text| typed_value(session, repo, end_reason, text))?;
    if !args.service {
        return Ok(Command::EndPlacement { members, last, reason });
    }
    let destination = (Kind::Employment, Employment::destination);
    let destination =
        args.destination.as_deref().map_or(Ok(None), |text| typed_value(session, repo, destination, text))?;
    Ok(Command::EndEmployment { members, last, reason, destination })
}

/// `rehire`: a former member is employed again.
pub fn rehire(session: &mut Session, repo: &dyn Repository, args: &RehireArgs) -> Result<Command, Failure> {
    let member = id_of(repo, Kind::Member, &args.number)?;
    let team = args.team.as_deref().map(|team| id_of(repo, Kind::Team, team)).transpose()?;
    let hours = args.hours.as_deref().map(|text| hours(session, repo, text)).transpose()?;
    let from = session.on(args.on.as_deref())?;
    let terms = Hire { from, contract: Contract::Temporary, contract_until: None };
    Ok(Command::Rehire(member, terms, team.map(|team| (team, Terms { hours, task_package: None }))))
}

/// `contract`: a longer contract, or a permanent one.
pub fn contract(session: &mut Session, repo: &dyn Repository, args: &ContractArgs) -> Result<Command, Failure> {
    let member = id_of(repo, Kind::Member, &args.number)?;
    let to = match session.given_day(&args.until)? {
        Some(until) => Extension::Until(until),
        None if args.permanent => Extension::Permanent,
        None => return Err(Failure::Usage("cli-contract-how", vec![])),
    };
    let on = session.on(args.on.as_deref())?;
    Ok(Command::Contract(ContractCommand { member, seen: None, to, on }))
}

/// `vacancy`: held, closed, or filled with a member.
pub fn vacancy(session: &mut Session, repo: &dyn Repository, verb: &VacancyVerb) -> Result<Command, Failure> {
    let (VacancyVerb::Hold { vacancy, on }
    | VacancyVerb::Close { vacancy, on }
    | VacancyVerb::Fill { vacancy, on, .. }) = verb;
    let on = session.on(on.as_deref())?;
    let command = match verb {
        VacancyVerb::Hold { .. } => VacancyCommand::Hold(on),
        VacancyVerb::Close { .. } => VacancyCommand::Close(on),
        VacancyVerb::Fill { number, .. } => VacancyCommand::Fill(id_of(repo, Kind::Member, number)?, on),
    };
    Ok(Command::Vacancy(id_of(repo, Kind::Vacancy, vacancy)?, command))
}

/// `team`: the steps in the life of a team.
pub fn team(session: &mut Session, repo: &dyn Repository, verb: &TeamVerb) -> Result<Command, Failure> {
    let (TeamVerb::End(at) | TeamVerb::Standstill(at) | TeamVerb::Resume(at) | TeamVerb::Convert(at)) = verb;
    let on = session.on(at.on.as_deref())?;
    let command = match verb {
        TeamVerb::End(_) => TeamCommand::End(on),
        TeamVerb::Standstill(_) => TeamCommand::StandStill(on),
        TeamVerb::Resume(_) => TeamCommand::Resume(on),
        TeamVerb::Convert(_) => TeamCommand::Convert(on),
    };
    Ok(Command::Team(id_of(repo, Kind::Team, &at.team)?, command))
}

/// `chance`: agreed on, made a team, or given up.
pub fn chance(session: &mut Session, repo: &dyn Repository, verb: &ChanceVerb) -> Result<Command, Failure> {
    let (ChanceVerb::Agree { chance, on } | ChanceVerb::Team { chance, on, .. } | ChanceVerb::Close { chance, on }) =
        verb;
    let on = session.on(on.as_deref())?;
    let command = match verb {
        ChanceVerb::Agree { .. } => ChanceCommand::Agree(on),
        ChanceVerb::Close { .. } => ChanceCommand::GiveUp(on),
        ChanceVerb::Team { code, places, .. } => ChanceCommand::Team { from: on, code: code.clone(), places: *places },
    };
    Ok(Command::Chance(id_of(repo, Kind::Chance, chance)?, command))
}
