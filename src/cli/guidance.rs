//! Commands of guidance and absence.

use super::args::{Absent, CloseArgs, ContactArgs, RecoveredArgs, SignalVerb};
use super::failure::Failure;
use super::parse::{id_of, record, typed_value};
use super::session::Session;
use crate::domain::choices::ContactWay;
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::{Absence, Contact, Signal};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Typed, Validity};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Value};
use crate::domain::verbs;
use crate::repository::{Repository, TypedReading};
use crate::service::command::{Command, GuidanceCommand};

/// `contact`: a talk with a member, with one line about it.
pub fn contact(session: &mut Session, repo: &dyn Repository, args: &ContactArgs) -> Result<Command, Failure> {
    let members = vec![id_of(repo, Kind::Member, &args.number)?];
    let way_field = (Kind::Contact, Contact::way);
    let way = args.way.as_deref().map_or(Ok(ContactWay::Talk), |text| typed_value(session, repo, way_field, text))?;
    let staff = args.by.as_deref().map(|by| id_of(repo, Kind::Staff, by)).transpose()?;
    let held_on = session.on(args.on.as_deref())?;
    let note = note(session, repo, &args.text)?;
    Ok(Command::Guidance(GuidanceCommand::Contact { members, held_on, way, staff, note }))
}

/// One line as it goes into a contact or a signal.
fn note(session: &Session, repo: &dyn Repository, text: &str) -> Result<String, Failure> {
    Ok(session.value(repo, FieldType::Text(usize::MAX), text)?.plain())
}

/// `signal`: opened about a member or a team, or closed.
pub fn signal(session: &mut Session, repo: &dyn Repository, verb: &SignalVerb) -> Result<Command, Failure> {
    match verb {
        SignalVerb::Open { text, member, team, owner, due, on } => {
            let find = |kind, key: &Option<String>| key.as_deref().map(|key| id_of(repo, kind, key)).transpose();
            Ok(Command::Add(Record::Signal(Signal {
                subject: note(session, repo, text)?,
                member: find(Kind::Member, member)?,
                team: find(Kind::Team, team)?,
                owner: find(Kind::Staff, owner)?,
                from: session.on(on.as_deref())?,
                due: session.given_day(due)?,
                ..Signal::blank(session.ids.next_id())
            })))
        }
        SignalVerb::Close { key, on, outcome } => {
            let id = id_of(repo, Kind::Signal, key)?;
            let last = session.on(on.as_deref())?;
            let outcome = outcome.as_deref().map(|text| note(session, repo, text)).transpose()?;
            Ok(Command::Guidance(GuidanceCommand::Close { kind: Kind::Signal, id, last, outcome }))
        }
    }
}

/// `close`: by identity, or by the member or team that it belongs to when only one runs.
pub fn close(session: &mut Session, repo: &dyn Repository, args: &CloseArgs) -> Result<Command, Failure> {
    let kind = session.kind(&args.kind)?;
    let last = session.on(args.on.as_deref())?;
    if !verbs::closes(kind) {
        return Err(Refusal::new(Reason::EndedOtherwise).with("kind", kind).into());
    }
    let id = match Id::parse(&args.key) {
        Some(id) if repo.record(kind, id)?.is_some() => id,
        _ => running(repo, kind, &args.key, last)?,
    };
    Ok(Command::Guidance(GuidanceCommand::Close { kind, id, last, outcome: None }))
}

/// The one record of a kind that holds on a day for the owner who goes by this key.
fn running(repo: &dyn Repository, kind: Kind, key: &str, on: Day) -> Result<Id, Failure> {
    let Some((field, FieldType::Ref(owner))) = kind.owner().and_then(|f| Some((f, kind.field(f)?.ty))) else {
        return Ok(record(repo, kind, key)?.id());
    };
    let owner = record(repo, owner, key)?;
    let found: Vec<Record> =
        repo.referring(kind, field, owner.id())?.into_iter().filter(|record| runs(record, on)).collect();
    let name = |code| Refusal::new(code).with("record", owner.label()).with("kind", kind);
    match found.as_slice() {
        [only] => Ok(only.id()),
        [] => Err(name(Reason::NothingRuns).with("day", on).into()),
        _ => Err(name(Reason::SeveralRun).into()),
    }
}

fn runs(record: &Record, on: Day) -> bool {
    let Validity::Between(from, until) = record.kind().validity() else { return false };
    match (record.get(from), record.get(until)) {
        (Value::Day(from), Value::Day(until)) => holds(from, Some(until), on),
        (Value::Day(from), _) => holds(from, None, on),
        _ => false,
    }
}

/// `absent`: starts an absence; with a percentage, for somebody who is absent already, changes it from the day on.
pub fn absent(session: &mut Session, repo: &dyn Repository, args: &Absent) -> Result<Command, Failure> {
    let member = id_of(repo, Kind::Member, &args.number)?;
    let from = session.on(args.from.as_deref())?;
    let percent_field = (Kind::Absence, Absence::percent);
    let percent: Option<Decimal> =
        args.percent.as_deref().map(|text| typed_value(session, repo, percent_field, text)).transpose()?;
    let absences = repo.referring_to::<Absence>("member", member)?;
    let already = absences.iter().any(|a| holds(a.from, a.until, from));
    Ok(Command::Guidance(match percent {
        Some(percent) if already => GuidanceCommand::ChangeAbsence { member, on: from, percent },
        _ => GuidanceCommand::StartAbsence {
            members: vec![member],
            from,
            until: session.given_day(&args.until)?,
            percent: percent.unwrap_or(Decimal::whole(100)),
            expected_until: session.given_day(&args.expected)?,
        },
    }))
}

/// `recovered`: the day is the first one back.
pub fn recovered(session: &mut Session, repo: &dyn Repository, args: &RecoveredArgs) -> Result<Command, Failure> {
    let members = vec![id_of(repo, Kind::Member, &args.number)?];
    let back = session.on(args.on.as_deref())?;
    Ok(Command::Guidance(GuidanceCommand::EndAbsence { members, back }))
}
