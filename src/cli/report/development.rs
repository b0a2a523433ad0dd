//! `report leavers` and `report displacement`.

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::domain::days::Day;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::report::{DisplacementReport, LeaversReport};

/// `report leavers`: of the year so far, unless days are given.
pub fn leavers(session: &mut Session, from: Option<&str>, to: Option<&str>) -> Result<(), Failure> {
    let to = session.on(to)?;
    let new_year = chrono::Datelike::with_ordinal(&to, 1).unwrap_or(to);
    let from: Day = from.map_or(Ok(new_year), |text| session.on(Some(text)))?;
    if from > to {
        return Err(Refusal::new(Reason::EndBeforeStart).into());
    }
    let repo = session.open(false)?;
    let report = LeaversReport::of(&repo, from, to)?;
    if session.global.json {
        return session.out.json(&report);
    }
    let words = &session.words;
    let heads = ["member", "until", "end_reason", "destination"]
        .map(|name| words.label(Kind::Employment, name).into_owned())
        .to_vec();
    let mut columns = heads.clone();
    columns.insert(2, words.kind(Kind::Team).into_owned());
    let people: Vec<Vec<String>> = report
        .leavers
        .iter()
        .map(|l| {
            let (reason, destination) = (words.value(&l.end_reason), words.value(&l.destination));
            vec![l.member.clone(), words.day(l.until), l.team.clone(), reason, destination]
        })
        .collect();
    let counts: Vec<Vec<String>> = report
        .reasons
        .iter()
        .map(|c| vec![words.value(&c.end_reason), words.value(&c.destination), c.people.to_string()])
        .collect();
    let count_heads = [heads[2].clone(), heads[3].clone(), words.say("cli-report-people-left").into_owned()];
    let period = [("from", report.from.into()), ("to", report.to.into())];
    let title = words.say_with("cli-report-leavers", &period);
    let (reasons, none) = (words.say("cli-report-reasons").into_owned(), words.say("cli-report-no-rows").into_owned());
    session.out.titled_table(&title, (&columns, &[false; 5]), &people, &none)?;
    session.out.line("")?;
    session.out.titled_table(&reasons, (&count_heads, &[false, false, true]), &counts, &none)
}

/// `report displacement`.
pub fn displacement(session: &mut Session) -> Result<(), Failure> {
    let repo = session.open(false)?;
    let report = DisplacementReport::of(&repo, session.as_of)?;
    if session.global.json {
        return session.out.json(&report);
    }
    let words = &session.words;
    let heads = [
        words.label(Kind::DisplacementCheck, "team").into_owned(),
        words.label(Kind::DisplacementCheck, "task_package").into_owned(),
        words.say("cli-report-people-left").into_owned(),
        words.label(Kind::DisplacementCheck, "displaces").into_owned(),
    ];
    let unchecked = words.say("cli-report-no-check").into_owned();
    let rows: Vec<Vec<String>> = report
        .unchecked
        .iter()
        .map(|used| {
            let found = used.displaces.map_or(unchecked.clone(), |displaces| words.flag(displaces).into_owned());
            vec![used.team.clone(), used.task_package.clone(), used.people.to_string(), found]
        })
        .collect();
    let args = [("day", report.as_of.into()), ("count", rows.len().into()), ("of", report.in_use.into())];
    let title = words.say_with("cli-report-displacement", &args);
    let none = session.words.say("cli-report-no-rows").into_owned();
    session.out.titled_table(&title, (&heads, &[false, false, true, false]), &rows, &none)
}
