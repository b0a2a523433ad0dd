//! Commands of guidance and absence.

use super::args::{Absent, ContactArgs, SignalVerb};
use super::failure::Failure;
use super::parse::{choice, record};
use super::session::Session;
use crate::domain::choices::ContactWay;
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::declare::field_name;
use crate::domain::id::Id;
use crate::domain::kinds::{Absence, Signal};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Typed, Validity};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Value};
use crate::domain::verbs;
use crate::repository::{Repository, TypedReading};
use crate::service::command::{Command, GuidanceCommand};

/// `contact`.
pub fn contact(session: &mut Session, args: &ContactArgs) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let members = vec![record(&repo, Kind::Member, &args.number)?.id()];
    let way = match &args.way {
        None => ContactWay::Talk,
        Some(text) => choice(session, &repo, text, (Kind::Contact, "way"))?,
    };
    let staff = args.by.as_deref().map(|by| record(&repo, Kind::Staff, by)).transpose()?.map(|staff| staff.id());
    let held_on = session.on(args.on.as_deref())?;
    let command = GuidanceCommand::Contact { members, held_on, way, staff, note: note(session, &repo, &args.text)? };
    session.perform(&mut repo, &Command::Guidance(command))
}

/// One line as it goes into a contact or a signal.
fn note(session: &Session, repo: &dyn Repository, text: &str) -> Result<String, Failure> {
    Ok(session.value(repo, FieldType::Text(usize::MAX), text)?.plain())
}

/// `signal`.
pub fn signal(session: &mut Session, verb: &SignalVerb) -> Result<(), Failure> {
    match verb {
        SignalVerb::Open { text, member, team, owner, due, on } => {
            let mut repo = session.open(false)?;
            let find = |kind, key: &Option<String>| -> Result<Option<Id>, Failure> {
                Ok(key.as_deref().map(|key| record(&repo, kind, key)).transpose()?.map(|found| found.id()))
            };
            let signal = Signal {
                subject: note(session, &repo, text)?,
                member: find(Kind::Member, member)?,
                team: find(Kind::Team, team)?,
                owner: find(Kind::Staff, owner)?,
                from: session.on(on.as_deref())?,
                due: optional_day(session, due.as_deref())?,
                ..Signal::blank(session.ids.next_id())
            };
            session.perform(&mut repo, &Command::Add(Record::Signal(signal)))
        }
        SignalVerb::Close { key, on, outcome } => {
            let mut repo = session.open(false)?;
            let id = record(&repo, Kind::Signal, key)?.id();
            let last = session.on(on.as_deref())?;
            let outcome = outcome.as_deref().map(|text| note(session, &repo, text)).transpose()?;
            let command = GuidanceCommand::Close { kind: Kind::Signal, id, last, outcome };
            session.perform(&mut repo, &Command::Guidance(command))
        }
    }
}

/// `close`: by identity, or by the member or team that it belongs to when only one runs.
pub fn close(session: &mut Session, kind: &str, key: &str, on: Option<&str>) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let kind = session.kind(kind)?;
    let last = session.on(on)?;
    if !verbs::closes(kind) {
        return Err(Refusal::new(Reason::EndedOtherwise).with("kind", kind).into());
    }
    let id = match Id::parse(key) {
        Some(id) if repo.record(kind, id)?.is_some() => id,
        _ => running(&repo, kind, key, last)?,
    };
    session.perform(&mut repo, &Command::Guidance(GuidanceCommand::Close { kind, id, last, outcome: None }))
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
pub fn absent(session: &mut Session, args: &Absent) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let member = record(&repo, Kind::Member, &args.number)?.id();
    let from = session.on(args.from.as_deref())?;
    let percent = args.percent.as_deref().map(|text| percentage(session, &repo, text)).transpose()?;
    let absences = repo.referring_to::<Absence>("member", member)?;
    let already = absences.iter().any(|a| holds(a.from, a.until, from));
    let command = match percent {
        Some(percent) if already => GuidanceCommand::ChangeAbsence { member, on: from, percent },
        _ => GuidanceCommand::StartAbsence {
            members: vec![member],
            from,
            until: optional_day(session, args.until.as_deref())?,
            percent: percent.unwrap_or(Decimal::whole(100)),
            expected_until: optional_day(session, args.expected.as_deref())?,
        },
    };
    session.perform(&mut repo, &Command::Guidance(command))
}

fn percentage(session: &Session, repo: &dyn Repository, text: &str) -> Result<Decimal, Failure> {
    let field = |refusal: Refusal| Failure::from(refusal.at(Kind::Absence, field_name!(Absence.percent)));
    match session.value(repo, FieldType::Percent, text) {
        Ok(Value::Decimal(percent)) => Ok(percent),
        Ok(_) => Err(field(Refusal::new(Reason::Required))),
        Err(Failure::Refused(refusal)) => Err(field(refusal)),
        Err(other) => Err(other),
    }
}

/// `recovered`: the day is the first one back.
pub fn recovered(session: &mut Session, number: &str, on: Option<&str>) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let members = vec![record(&repo, Kind::Member, number)?.id()];
    let back = session.on(on)?;
    session.perform(&mut repo, &Command::Guidance(GuidanceCommand::EndAbsence { members, back }))
}

fn optional_day(session: &Session, text: Option<&str>) -> Result<Option<Day>, Failure> {
    text.map(|text| session.on(Some(text))).transpose()
}
