//! Deeds about the instruments of members.

use binnenwerk::domain::choices::{Choice, InstrumentKind};
use binnenwerk::domain::days::Day;
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::id::Id;
use binnenwerk::domain::kinds::Instrument;
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::domain::verbs::InstrumentTerms;
use binnenwerk::service::command::{Command, InstrumentCommand, InstrumentStep};
use chrono::TimeDelta;

use super::office::Office;
use super::random_commands::{one_that, placed};

fn any(at: usize) -> InstrumentKind {
    InstrumentKind::ALL[at % InstrumentKind::ALL.len()]
}

fn instrument_command(
    (member, instrument): (Id, InstrumentKind),
    step: InstrumentStep,
    terms: InstrumentTerms,
) -> Command {
    Command::Instrument(InstrumentCommand { member, instrument, step, terms })
}

pub fn plan(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let terms = InstrumentTerms::default();
    Some(instrument_command((placed(office, on, a)?, any(b)), InstrumentStep::Plan(on), terms))
}

pub fn request(office: &mut Office, on: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let from = on + TimeDelta::days((c % 90) as i64);
    let terms = InstrumentTerms { from: Some(from), until: Some(from + TimeDelta::days(180)), ..Default::default() };
    Some(instrument_command((placed(office, on, a)?, any(b)), InstrumentStep::Request(on), terms))
}

/// Whose instrument stands so, and which it is.
fn standing(office: &Office, at: usize, status: &[&str]) -> Option<(Id, InstrumentKind)> {
    let fits = |one: &Record| status.contains(&one.get("status").plain().as_str());
    let record = one_that(office, Kind::Instrument, at, fits)?;
    Instrument::of(&record).map(|one| (one.member, one.instrument))
}

pub fn grant(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let wage_value = Some(Decimal::whole(30 + (b % 50) as i64));
    let terms = InstrumentTerms { wage_value, ..Default::default() };
    Some(instrument_command(standing(office, a, &["requested"])?, InstrumentStep::Grant(on), terms))
}

pub fn refuse(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    let one = standing(office, a, &["requested", "to_request"])?;
    Some(instrument_command(one, InstrumentStep::Refuse(on), InstrumentTerms::default()))
}

pub fn end(office: &mut Office, last: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    Some(instrument_command(
        standing(office, a, &["granted"])?,
        InstrumentStep::End { last, decided_on: last },
        InstrumentTerms::default(),
    ))
}
