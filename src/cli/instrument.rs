//! `instrument` and `report instruments`: what was asked for a member, granted and refused, and what it brings.

use super::args::{InstrumentAbout, InstrumentVerb};
use super::failure::Failure;
use super::output::Table;
use super::session::Session;
use super::typed::record;
use crate::app::command::{Command, InstrumentDeed, InstrumentStep};
use crate::domain::choices::InstrumentKind;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Slot, Value};
use crate::domain::verbs::InstrumentTerms;
use crate::report::InstrumentsReport;
use crate::repository::Repository;

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
    let instrument = InstrumentKind::take(named).ok_or_else(|| required("instrument"))?;
    let on = session.on(about.on.as_deref())?;
    let step = match verb {
        InstrumentVerb::Plan(_) => InstrumentStep::Plan(on),
        InstrumentVerb::Request(_) => InstrumentStep::Request(on),
        InstrumentVerb::Grant(_) => InstrumentStep::Grant,
        InstrumentVerb::Refuse(_) => InstrumentStep::Refuse,
        InstrumentVerb::End(_) => InstrumentStep::End(on),
    };
    let terms = terms(session, &repo, about)?;
    session.perform(&mut repo, &Command::Instrument(InstrumentDeed { member, instrument, step, terms }))
}

fn required(name: &'static str) -> Refusal {
    Refusal::new("required").at(Kind::Instrument, name)
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
    let read =
        |name, text: &Option<String>| text.as_deref().map_or(Ok(Value::Empty), |text| field(session, repo, name, text));
    Ok(InstrumentTerms {
        from: day(&about.from)?,
        until: day(&about.until)?,
        wage_value: Slot::take(read("wage_value", &about.wage_value)?).unwrap_or(None),
        amount: Slot::take(read("amount", &about.amount)?).unwrap_or(None),
        amount_per: Slot::take(read("amount_per", &about.per)?).unwrap_or(None),
        payer: about.payer.clone(),
        reference: about.reference.clone(),
    })
}

/// `report instruments`.
pub fn report(session: &mut Session) -> Result<(), Failure> {
    let repo = session.open(false)?;
    let report = InstrumentsReport::of(&repo, session.as_of)?;
    if session.global.json {
        return session.out.json(&report);
    }
    let words = &session.words;
    let unknown = words.say("cli-report-unknown").into_owned();
    let money = |value: &Value| match value {
        Value::Decimal(euros) => euros.text_fixed(words.language().mark()),
        _ => "–".to_owned(),
    };
    let said = |key: &str| words.say(key).into_owned();
    let heads = [
        words.label(Kind::Instrument, "member").into_owned(),
        words.label(Kind::Instrument, "instrument").into_owned(),
        words.short(Kind::Instrument, "status").into_owned(),
        words.short(Kind::Instrument, "payer").into_owned(),
        words.short(Kind::Instrument, "deadline").into_owned(),
        said("cli-report-per-month"),
    ];
    let lines: Vec<Vec<String>> = report
        .instruments
        .iter()
        .map(|line| {
            let amount = match line.missing {
                Some(what) => format!("{unknown} ({})", missing(session, what)),
                None if !line.counts => format!("({})", money(&line.per_month)),
                None => money(&line.per_month),
            };
            let deadline = line.deadline.map(|day| words.day(day)).unwrap_or_default();
            let (instrument, status) = (words.choice(line.instrument), words.choice(line.status));
            vec![
                line.member.clone(),
                instrument.into_owned(),
                status.into_owned(),
                line.payer.clone(),
                deadline,
                amount,
            ]
        })
        .collect();
    let payer_heads = [
        words.short(Kind::Instrument, "payer").into_owned(),
        words.choice("granted").into_owned(),
        words.choice("requested").into_owned(),
        unknown.clone(),
    ];
    let sums = |payer: &str, granted: &Value, requested: &Value, count: usize| {
        vec![payer.to_owned(), money(granted), money(requested), count.to_string()]
    };
    let mut payers: Vec<Vec<String>> =
        report.payers.iter().map(|p| sums(&p.payer, &p.granted, &p.requested, p.unknown)).collect();
    payers.push(sums(&said("cli-report-total"), &report.granted, &report.requested, report.unknown));
    let title = words.say_with("cli-report-instruments", &[("day", report.as_of.into())]);
    print(session, &title, &heads, &[false, false, false, false, false, true], &lines)?;
    session.out.line("")?;
    let title = session.words.say("cli-report-payers").into_owned();
    print(session, &title, &payer_heads, &[false, true, true, true], &payers)
}

/// What an amount waits for: a field by its label, a parameter by its name.
fn missing(session: &Session, what: &str) -> String {
    match Kind::Instrument.field(what).map(|info| info.name).or((what == "hours").then_some("hours")) {
        Some(field) => session.words.label(Kind::Instrument, field).into_owned(),
        None => session.words.parameter(what).into_owned(),
    }
}

/// A table under a heading.
pub(super) fn print(
    session: &mut Session,
    title: &str,
    heads: &[String],
    right: &[bool],
    rows: &[Vec<String>],
) -> Result<(), Failure> {
    session.out.heading(title)?;
    let table = Table::new(heads, right, rows);
    session.out.heading(&table.row(heads))?;
    for row in rows {
        session.out.line(&table.row(row))?;
    }
    Ok(())
}
