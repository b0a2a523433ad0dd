//! `instrument`: what is asked for a member, granted, refused and ended.

use super::args::{InstrumentAbout, InstrumentVerb};
use super::failure::Failure;
use super::parse::record;
use super::session::Session;
use crate::domain::choices::InstrumentKind;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::{self, FieldType, FieldValue, Value};
use crate::domain::verbs::InstrumentTerms;
use crate::repository::Repository;
use crate::service::command::{Command, InstrumentCommand, InstrumentStep};

/// `instrument`.
pub fn instrument(session: &mut Session, verb: &InstrumentVerb) -> Result<(), Failure> {
    let mut repo = session.open(false)?;
    let (InstrumentVerb::Plan(about)
    | InstrumentVerb::Request(about)
    | InstrumentVerb::Grant(about)
    | InstrumentVerb::Refuse(about)
    | InstrumentVerb::End(about)) = verb;
    let member = record(&repo, Kind::Member, &about.number)?.id();
    let named = field(session, &repo, "instrument", &about.kind)?;
    let instrument = InstrumentKind::from_value(named).ok_or_else(|| required("instrument"))?;
    let on = session.on(about.on.as_deref())?;
    let step = match verb {
        InstrumentVerb::Plan(_) => InstrumentStep::Plan(on),
        InstrumentVerb::Request(_) => InstrumentStep::Request(on),
        InstrumentVerb::Grant(_) => InstrumentStep::Grant,
        InstrumentVerb::Refuse(_) => InstrumentStep::Refuse,
        InstrumentVerb::End(_) => InstrumentStep::End(on),
    };
    let terms = terms(session, &repo, about)?;
    session.perform(&mut repo, &Command::Instrument(InstrumentCommand { member, instrument, step, terms }))
}

fn required(name: &'static str) -> Refusal {
    Refusal::new(Reason::Required).at(Kind::Instrument, name)
}

/// Reads what was typed for a field of an instrument.
fn field(session: &Session, repo: &dyn Repository, name: &'static str, text: &str) -> Result<Value, Failure> {
    let ty = Kind::Instrument.field(name).map_or(FieldType::Text(0), |info| info.ty);
    let value = session.value(repo, ty, text).map_err(|failure| match failure {
        Failure::Refused(refusal) => Failure::Refused(refusal.at(Kind::Instrument, name)),
        other => other,
    })?;
    ty.check(&value).map_err(|refusal| refusal.at(Kind::Instrument, name))?;
    Ok(value)
}

fn terms(session: &Session, repo: &dyn Repository, about: &InstrumentAbout) -> Result<InstrumentTerms, Failure> {
    let day = |text: &Option<String>| text.as_deref().map(|text| session.on(Some(text))).transpose();
    let given =
        |name, text: &Option<String>| text.as_deref().map_or(Ok(Value::Empty), |text| field(session, repo, name, text));
    Ok(InstrumentTerms {
        from: day(&about.from)?,
        until: day(&about.until)?,
        wage_value: value::read(given("wage_value", &about.wage_value)?)?,
        amount: value::read(given("amount", &about.amount)?)?,
        amount_per: value::read(given("amount_per", &about.per)?)?,
        payer: about.payer.clone(),
        reference: about.reference.clone(),
    })
}
