//! `instrument`: what is asked for a member, granted, refused and ended.

use super::args::{InstrumentAbout, InstrumentVerb};
use super::failure::Failure;
use super::parse::{id_of, typed_value};
use super::session::Session;
use crate::domain::record::Kind;
use crate::domain::value::FieldValue;
use crate::domain::verbs::InstrumentTerms;
use crate::repository::Repository;
use crate::service::command::{Command, InstrumentCommand, InstrumentStep};

/// `instrument`: one step of an instrument of a member, with the terms that come with it.
pub fn instrument(session: &mut Session, repo: &dyn Repository, verb: &InstrumentVerb) -> Result<Command, Failure> {
    let (InstrumentVerb::Plan(about)
    | InstrumentVerb::Request(about)
    | InstrumentVerb::Grant(about)
    | InstrumentVerb::Refuse(about)
    | InstrumentVerb::End(about)) = verb;
    let member = id_of(repo, Kind::Member, &about.number)?;
    let instrument = typed_value(session, repo, (Kind::Instrument, "instrument"), &about.kind)?;
    let on = session.on(about.on.as_deref())?;
    let step = match verb {
        InstrumentVerb::Plan(_) => InstrumentStep::Plan(on),
        InstrumentVerb::Request(_) => InstrumentStep::Request(on),
        InstrumentVerb::Grant(_) => InstrumentStep::Grant,
        InstrumentVerb::Refuse(_) => InstrumentStep::Refuse,
        InstrumentVerb::End(_) => InstrumentStep::End(on),
    };
    let terms = terms(session, repo, about)?;
    Ok(Command::Instrument(InstrumentCommand { member, instrument, step, terms }))
}

fn terms(session: &Session, repo: &dyn Repository, about: &InstrumentAbout) -> Result<InstrumentTerms, Failure> {
    Ok(InstrumentTerms {
        from: session.given_day(&about.from)?,
        until: session.given_day(&about.until)?,
        wage_value: given(session, repo, "wage_value", &about.wage_value)?,
        amount: given(session, repo, "amount", &about.amount)?,
        amount_per: given(session, repo, "amount_per", &about.per)?,
        payer: about.payer.clone(),
        reference: about.reference.clone(),
    })
}

fn given<V: FieldValue>(
    session: &Session,
    repo: &dyn Repository,
    field: &'static str,
    text: &Option<String>,
) -> Result<Option<V>, Failure> {
    text.as_deref().map_or(Ok(None), |text| typed_value(session, repo, (Kind::Instrument, field), text))
}
