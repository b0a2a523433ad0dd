//! `report instruments`: what instruments are expected to bring.

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::report::InstrumentsReport;

/// `report instruments`.
pub fn instruments(session: &mut Session) -> Result<(), Failure> {
    let repo = session.open(false)?;
    let report = InstrumentsReport::of(&repo, session.as_of)?;
    if session.global.json {
        return session.out.json(&report);
    }
    let words = &session.words;
    let unknown = words.say("not-known").into_owned();
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
            let amount = words.expected(line.expected);
            let amount = if line.counts { amount } else { format!("({amount})") };
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
    let none = said("cli-report-no-rows");
    session.out.titled_table(&title, (&heads, &[false, false, false, false, false, true]), &lines, &none)?;
    session.out.line("")?;
    let title = session.words.say("cli-report-payers").into_owned();
    session.out.titled_table(&title, (&payer_heads, &[false, true, true, true]), &payers, &none)
}
