//! Reports of guidance and absence as tables.

use chrono::Datelike;

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;
use crate::report::{AbsenceBy, AbsenceReport, ContactsReport, GapsReport, Hours};

/// `report contacts`.
pub fn contacts(session: &mut Session) -> Result<(), Failure> {
    let repo = session.open(false)?;
    let report = ContactsReport::of(&repo, session.as_of)?;
    if session.global.json {
        return session.out.json(&report);
    }
    let words = &session.words;
    let heading = |name| words.short(Kind::Member, name).into_owned();
    let mut headings: Vec<String> =
        ["team", "number", "name", "coach", "last_contact", "contact_due"].into_iter().map(heading).collect();
    headings.push(words.say("cli-contacts-days").into_owned());
    let rows = report.overdue.into_iter().map(|late| {
        let (last, due) = (words.value(&late.last_contact), words.value(&late.contact_due));
        vec![late.team, late.number, late.name, late.coach, last, due, late.days.to_string()]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let title = words.say_with("cli-contacts-title", &[("day", report.as_of.into())]);
    let none = words.say("cli-contacts-none").into_owned();
    session.out.titled_table(&title, (&headings, &[false, false, false, false, false, false, true]), &rows, &none)
}

/// `report gaps`.
pub fn gaps(session: &mut Session) -> Result<(), Failure> {
    let repo = session.open(false)?;
    let report = GapsReport::of(&repo, session.as_of)?;
    if session.global.json {
        return session.out.json(&report);
    }
    let words = &session.words;
    let headings = ["code", "name", "leader", "coach"].map(|name| words.short(Kind::Team, name).into_owned());
    let missing = words.say("cli-gaps-missing").into_owned();
    let rows = report.gaps.into_iter().map(|gap| {
        let who = |name: Option<String>| name.unwrap_or_else(|| missing.clone());
        vec![gap.code, gap.team, who(gap.leader), who(gap.coach)]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let title = words.say_with("cli-gaps-title", &[("day", report.as_of.into())]);
    let none = words.say("cli-gaps-none").into_owned();
    session.out.titled_table(&title, (&headings, &[]), &rows, &none)
}

/// `report absence`: from the first of January to the day looked at, when no other days are given.
pub fn absence(session: &mut Session, from: Option<&str>, to: Option<&str>, by: Option<&str>) -> Result<(), Failure> {
    let to = session.on(to)?;
    let year = Day::from_ymd_opt(to.year(), 1, 1).unwrap_or(to);
    let from = from.map_or(Ok(year), |text| session.on(Some(text)))?;
    if to < from {
        return Err(Refusal::new(Reason::EndBeforeStart).into());
    }
    let by = by.map(|by| if by == "client" { AbsenceBy::Client } else { AbsenceBy::Team });
    let repo = session.open(false)?;
    let report = AbsenceReport::of(&repo, (from, to), by)?;
    if session.global.json {
        return session.out.json(&report);
    }
    let words = &session.words;
    let mut headings = vec![String::new()];
    headings.extend(["contract_hours", "absent_hours", "rate"].map(|n| words.say(&format!("cli-absence-{n}")).into()));
    let line = |name: String, hours: &Hours| {
        let number = |n: Decimal| words.value(&Value::Decimal(n));
        let rate = hours.rate.map_or_else(|| "–".to_owned(), |rate| format!("{} %", number(rate)));
        vec![name, number(hours.contract_hours), number(hours.absent_hours), rate]
    };
    let nobody = words.say("cli-absence-nobody").into_owned();
    let mut rows = vec![line(words.say("cli-absence-programme").into_owned(), &report.total)];
    for part in &report.rows {
        rows.push(line(part.name.clone().unwrap_or_else(|| nobody.clone()), &part.hours));
    }
    let title = words.say_with("cli-absence-title", &[("from", from.into()), ("day", to.into())]);
    session.out.titled_table(&title, (&headings, &[false, true, true, true]), &rows, "")
}
