//! Commands about one member: each becomes one request of the application, and so one step to undo.

use super::args::{
    AbsentArgs, ContactArgs, EndArgs, HoursArgs, InstrumentVerb, MoveArgs, PhaseArgs, RecoveredArgs, RehireArgs,
};
use super::failure::Failure;
use super::parse::CommandReader;
use crate::domain::choices::{ContactWay, Contract};
use crate::domain::days::holds;
use crate::domain::decimal::Decimal;
use crate::domain::kinds::{Absence, Contact, Employment, Placement};
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;
use crate::domain::verbs::{Hire, InstrumentTerms};
use crate::repository::TypedReading;
use crate::service::command::{Command, GuidanceCommand, InstrumentCommand, InstrumentStep};

/// `move`: to another team, perhaps with other hours.
pub fn move_member(read: &mut CommandReader<'_>, args: &MoveArgs) -> Result<Command, Failure> {
    let members = vec![(read.id(Kind::Member, &args.number)?, None)];
    let team = read.id(Kind::Team, &args.team)?;
    Ok(Command::Move { members, team, terms: read.terms(&args.hours)?, on: read.on(&args.on)? })
}

/// `hours`: another number of hours a week from a day on.
pub fn change_hours(read: &mut CommandReader<'_>, args: &HoursArgs) -> Result<Command, Failure> {
    let rows = vec![(read.id(Kind::Member, &args.number)?, None)];
    let value = Value::Decimal(read.hours(&args.hours)?);
    Ok(Command::SetCell { kind: Kind::Member, rows, column: "hours", value, on: read.on(&args.on)? })
}

/// `end`: the placement, or with `--service` the employment and so the placement too.
pub fn end(read: &mut CommandReader<'_>, args: &EndArgs) -> Result<Command, Failure> {
    let members = vec![(read.id(Kind::Member, &args.number)?, None)];
    let last = read.on(&args.on)?;
    let at = (Kind::Placement, Placement::end_reason);
    let reason = read.given(at, &args.reason)?;
    let reason = reason.ok_or_else(|| Refusal::new(Reason::Required).at(at.0, at.1))?;
    if !args.service {
        return Ok(Command::EndPlacement { members, last, reason });
    }
    let destination = read.given((Kind::Employment, Employment::destination), &args.destination)?;
    let decided_on = read.session.as_of;
    Ok(Command::EndEmployment { members, last, decided_on, reason, destination: destination.flatten() })
}

/// `rehire`: a former member is employed again.
pub fn rehire(read: &mut CommandReader<'_>, args: &RehireArgs) -> Result<Command, Failure> {
    let member = read.id(Kind::Member, &args.number)?;
    let team = read.given_id(Kind::Team, &args.team)?;
    let terms = read.terms(&args.hours)?;
    let contract = if args.permanent { Contract::Permanent } else { Contract::Temporary };
    let hire = Hire { from: read.on(&args.on)?, contract, contract_until: read.session.given_day(&args.until)? };
    Ok(Command::Rehire(member, hire, team.map(|team| (team, terms))))
}

/// `contact`: a talk with a member, with one line about it.
pub fn contact(read: &mut CommandReader<'_>, args: &ContactArgs) -> Result<Command, Failure> {
    let members = vec![read.id(Kind::Member, &args.number)?];
    let way = read.given((Kind::Contact, Contact::way), &args.way)?.unwrap_or(ContactWay::Talk);
    let staff = read.given_id(Kind::Staff, &args.by)?;
    let held_on = read.on(&args.on)?;
    let note = read.note(&args.text)?;
    Ok(Command::Guidance(GuidanceCommand::Contact { members, held_on, way, staff, note }))
}

/// `absent`: starts an absence; with a percentage, for somebody who is absent already, changes it from the day on.
pub fn absent(read: &mut CommandReader<'_>, args: &AbsentArgs) -> Result<Command, Failure> {
    let member = read.id(Kind::Member, &args.number)?;
    let from = read.on(&args.from)?;
    let percent: Option<Decimal> = read.given((Kind::Absence, Absence::percent), &args.percent)?;
    let (until, expected_until) = (read.session.given_day(&args.until)?, read.session.given_day(&args.expected)?);
    let absences = read.repo.referring_to::<Absence>(Absence::member, member)?;
    let already = absences.iter().any(|a| holds(a.from, a.until, from));
    Ok(Command::Guidance(match percent {
        Some(percent) if already => GuidanceCommand::ChangeAbsence { member, on: from, percent, until, expected_until },
        _ => GuidanceCommand::StartAbsence {
            members: vec![member],
            from,
            until,
            percent: percent.unwrap_or(Decimal::whole(100)),
            expected_until,
        },
    }))
}

/// `recovered`: the day is the first one back.
pub fn recovered(read: &mut CommandReader<'_>, args: &RecoveredArgs) -> Result<Command, Failure> {
    let members = vec![read.id(Kind::Member, &args.number)?];
    Ok(Command::Guidance(GuidanceCommand::EndAbsence { members, back: read.on(&args.on)? }))
}

/// `phase`: the development phase from a day on.
pub fn phase(read: &mut CommandReader<'_>, args: &PhaseArgs) -> Result<Command, Failure> {
    let fields = [("member", Some(args.number.as_str())), ("phase", Some(args.phase.as_str()))];
    read.dated_fact(Kind::EmploymentPhase, &args.on, &fields)
}

/// `instrument`: one step of an instrument of a member, with the terms that come with it.
pub fn instrument(read: &mut CommandReader<'_>, verb: &InstrumentVerb) -> Result<Command, Failure> {
    let (InstrumentVerb::Plan(about)
    | InstrumentVerb::Request(about)
    | InstrumentVerb::Grant(about)
    | InstrumentVerb::Refuse(about)
    | InstrumentVerb::End(about)) = verb;
    let field = |name| (Kind::Instrument, name);
    let member = read.id(Kind::Member, &about.number)?;
    let instrument = read.field(field("instrument"), &about.kind)?;
    let on = read.on(&about.on)?;
    let step = match verb {
        InstrumentVerb::Plan(_) => InstrumentStep::Plan(on),
        InstrumentVerb::Request(_) => InstrumentStep::Request(on),
        InstrumentVerb::Grant(_) => InstrumentStep::Grant(on),
        InstrumentVerb::Refuse(_) => InstrumentStep::Refuse(on),
        InstrumentVerb::End(_) => InstrumentStep::End { last: on, decided_on: read.session.as_of },
    };
    let terms = InstrumentTerms {
        from: read.session.given_day(&about.from)?,
        until: read.session.given_day(&about.until)?,
        wage_value: read.given(field("wage_value"), &about.wage_value)?.flatten(),
        amount: read.given(field("amount"), &about.amount)?.flatten(),
        amount_per: read.given(field("amount_per"), &about.per)?.flatten(),
        payer: about.payer.clone(),
        reference: about.reference.clone(),
    };
    Ok(Command::Instrument(InstrumentCommand { member, instrument, step, terms }))
}
