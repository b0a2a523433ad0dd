//! Reports that list people, teams or amounts, as tables to read or as JSON: contacts, gaps, absence, leavers, displacement,
//! instruments.

use serde::Serialize;

use crate::cli::args::Days;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::domain::choices::Choice;
use crate::domain::decimal::Decimal;
use crate::domain::kinds::{DisplacementCheck, Employment, Instrument, Member};
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::report::{
    AbsenceBy, AbsenceRate, AbsenceReport, ContactsReport, DisplacementReport, GapsReport, Hours, InstrumentsReport,
    KnownNow, LeaversReport,
};
use crate::text::Words;

/// A table with a title.
struct Listing {
    title: String,
    headings: Vec<String>,
    /// Which columns stand at the right.
    right: &'static [bool],
    rows: Vec<Vec<String>>,
    /// Key of what is said without rows.
    none: &'static str,
    /// What is said under the rows.
    foot: Option<String>,
}

impl Listing {
    /// One of which nothing else is said without rows than that there are none.
    fn new(
        title: String,
        headings: impl IntoIterator<Item = String>,
        right: &'static [bool],
        rows: impl Iterator<Item = Vec<String>>,
    ) -> Self {
        let (headings, rows) = (headings.into_iter().collect(), rows.collect());
        Self { title, headings, right, rows, none: "cli-report-no-rows", foot: None }
    }
}

/// Gives a report as JSON where that was asked for, else as tables.
fn give(
    session: &mut Session,
    report: &impl Serialize,
    listings: impl FnOnce(&Words) -> Vec<Listing>,
) -> Result<(), Failure> {
    if session.global.json {
        return session.out.json(report);
    }
    for (nth, listing) in listings(&session.words).into_iter().enumerate() {
        if nth > 0 {
            session.out.line("")?;
        }
        let none = session.words.say(listing.none);
        session.out.titled_table(&listing.title, (&listing.headings, listing.right), &listing.rows, &none)?;
        if let Some(foot) = listing.foot {
            session.out.line(&foot)?;
        }
    }
    Ok(())
}

fn said<const N: usize>(words: &Words, keys: [&str; N]) -> [String; N] {
    keys.map(|key| words.say(key).into_owned())
}

/// `report contacts`.
pub fn contacts(session: &mut Session) -> Result<(), Failure> {
    let report = ContactsReport::of(&session.look()?, session.as_of)?;
    give(session, &report, |words| {
        let names = ["team", "number", "name", "coach", "last_contact", "contact_due"];
        let headings = names.map(|name| words.short(Kind::Member, name).into_owned()).into_iter();
        let rows = report.overdue.iter().map(|late| {
            let (last, due) = (words.value(&late.last_contact), words.value(&late.contact_due));
            let [team, number, name, coach] = [&late.team, &late.number, &late.name, &late.coach].map(String::clone);
            vec![team, number, name, coach, last, due, late.days.to_string()]
        });
        let title = words.say_with("cli-contacts-title", &[("day", report.as_of.into())]);
        let headings = headings.chain(said(words, ["cli-contacts-days"]));
        let right = &[false, false, false, false, false, false, true];
        vec![Listing { none: "cli-contacts-none", ..Listing::new(title, headings, right, rows) }]
    })
}

/// `report gaps`.
pub fn gaps(session: &mut Session) -> Result<(), Failure> {
    let report = GapsReport::of(&session.look()?, session.as_of)?;
    give(session, &report, |words| {
        let who = |name: &Option<String>| name.clone().unwrap_or_else(|| words.say("cli-gaps-missing").into_owned());
        let rows = report.gaps.iter();
        let rows = rows.map(|gap| vec![gap.code.clone(), gap.team.clone(), who(&gap.leader), who(&gap.coach)]);
        let title = words.say_with("cli-gaps-title", &[("day", report.as_of.into())]);
        let headings = ["code", "name", "leader", "coach"].map(|name| words.short(Kind::Team, name).into_owned());
        vec![Listing { none: "cli-gaps-none", ..Listing::new(title, headings, &[], rows) }]
    })
}

/// `report absence`: of the year so far, unless days are given.
pub fn absence(session: &mut Session, days: &Days, by: Option<&str>) -> Result<(), Failure> {
    let (from, to) = session.period(days)?;
    let by = by.map(|by| if by == "client" { AbsenceBy::Client } else { AbsenceBy::Team });
    let known = KnownNow::of(&session.look()?, to, |repo| AbsenceReport::of(repo, (from, to), by))?;
    give(session, &known, |words| {
        let line = |name: String, hours: &Hours| {
            let number = |n: Decimal| words.value(&Value::Decimal(n));
            let [nothing, unknown] = said(words, ["cli-report-nothing", "not-known"]);
            let percent = |rate| format!("{} %", number(rate));
            let absent = hours.absent_hours.map_or(unknown.clone(), number);
            let lacking = if hours.absent_hours.is_none() { unknown } else { nothing };
            vec![name, number(hours.contract_hours), absent, hours.rate.map_or(lacking, percent)]
        };
        let [programme, nobody] = said(words, ["cli-absence-programme", "cli-absence-nobody"]);
        let keys = ["cli-absence-contract_hours", "cli-absence-absent_hours", "cli-absence-rate"];
        let title = words.say_with("cli-absence-title", &[("from", from.into()), ("day", to.into())]);
        let headings: Vec<String> = [String::new()].into_iter().chain(said(words, keys)).collect();
        let listing = |title: String, report: &AbsenceReport| {
            let name = |part: &AbsenceRate| part.name.clone().unwrap_or_else(|| nobody.clone());
            let parts = report.rows.iter().map(|part| line(name(part), &part.hours));
            let rows = [line(programme.clone(), &report.total)].into_iter().chain(parts);
            Listing::new(title, headings.clone(), &[false, true, true, true], rows)
        };
        let published = known.published.iter().map(|published| {
            let on = words.say_with("cli-published-on", &[("day", published.closed_on.into())]);
            listing(format!("{title} ({on})"), &published.figures)
        });
        [listing(title.clone(), &known.now)].into_iter().chain(published).collect()
    })
}

/// `report leavers`: of the year so far, unless days are given.
pub fn leavers(session: &mut Session, days: &Days) -> Result<(), Failure> {
    let (from, to) = session.period(days)?;
    let report = LeaversReport::of(&session.look()?, from, to)?;
    give(session, &report, |words| {
        let label = |name| words.label(Kind::Employment, name).into_owned();
        let people = report.leavers.iter().map(|l| {
            let (reason, destination) = (words.value(&l.end_reason), words.value(&l.destination));
            vec![l.member.clone(), words.day(l.until), l.team.clone(), reason, destination]
        });
        let reasons = report.reasons.iter();
        let counts =
            reasons.map(|c| vec![words.value(&c.end_reason), words.value(&c.destination), c.people.to_string()]);
        let (reason, destination) = (label(Employment::end_reason), label(Employment::destination));
        let team = words.kind(Kind::Team).into_owned();
        let [reasons, left] = said(words, ["cli-report-reasons", "cli-report-people-left"]);
        let title = words.say_with("cli-report-leavers", &[("from", report.from.into()), ("to", report.to.into())]);
        let headings = [label(Employment::member), label(Employment::until), team, reason.clone(), destination.clone()];
        let foot = words.say_with("cli-report-leavers-foot", &[("to", report.to.into())]);
        vec![
            Listing { foot: Some(foot), ..Listing::new(title, headings, &[], people) },
            Listing::new(reasons, [reason, destination, left], &[false, false, true], counts),
        ]
    })
}

/// `report displacement`.
pub fn displacement(session: &mut Session) -> Result<(), Failure> {
    let report = DisplacementReport::of(&session.look()?, session.as_of)?;
    give(session, &report, |words| {
        let label = |name| words.label(Kind::DisplacementCheck, name).into_owned();
        let [unchecked, left] = said(words, ["cli-report-no-check", "cli-report-people-left"]);
        let rows = report.unchecked.iter().map(|used| {
            let found = used.displaces.map_or(unchecked.clone(), |displaces| words.flag(displaces).into_owned());
            vec![used.team.clone(), used.task_package.clone(), used.people.to_string(), found]
        });
        let count = report.unchecked.len().into();
        let args = [("day", report.as_of.into()), ("count", count), ("of", report.in_use.into())];
        let title = words.say_with("cli-report-displacement", &args);
        let headings = [
            label(DisplacementCheck::team),
            label(DisplacementCheck::task_package),
            left,
            label(DisplacementCheck::displaces),
        ];
        vec![Listing::new(title, headings, &[false, false, true], rows)]
    })
}

/// `report instruments`: what instruments are expected to bring.
pub fn instruments(session: &mut Session) -> Result<(), Failure> {
    let report = InstrumentsReport::of(&session.look()?, session.as_of)?;
    give(session, &report, |words| {
        let (label, short) = (
            |name| words.label(Kind::Instrument, name).into_owned(),
            |name| words.short(Kind::Instrument, name).into_owned(),
        );
        let choice = |name| words.choice(name).into_owned();
        let lines = report.instruments.iter().map(|line| {
            let amount = words.expected(line.expected);
            let amount = if line.counts { amount } else { format!("({amount})") };
            let deadline = line.deadline.map(|day| words.day(day)).unwrap_or_default();
            let (number, member, payer) = (line.number.clone(), line.member.clone(), line.payer.clone());
            vec![number, member, choice(line.instrument.name()), choice(line.status.name()), payer, deadline, amount]
        });
        let sums = |payer: &str, sums: [Decimal; 2], count: usize| {
            let [granted, requested] = sums.map(|euros| words.euros(euros));
            vec![payer.to_owned(), granted, requested, count.to_string()]
        };
        let [title, total, unknown, per_month] =
            said(words, ["cli-report-payers", "cli-report-total", "not-known", "cli-report-per-month"]);
        let payers = report.payers.iter().map(|p| sums(&p.payer, [p.granted, p.requested], p.unknown));
        let total = sums(&total, [report.granted, report.requested], report.unknown);
        let about = words.say_with("cli-report-instruments", &[("day", report.as_of.into())]);
        let headings = [
            words.short(Kind::Member, Member::number).into_owned(),
            label(Instrument::member),
            label(Instrument::instrument),
            short(Instrument::status),
            short(Instrument::payer),
            short("deadline"),
            per_month,
        ];
        let sums_of = [short(Instrument::payer), choice("granted"), choice("requested"), unknown];
        vec![
            Listing::new(about, headings, &[false, false, false, false, false, false, true], lines),
            Listing::new(title, sums_of, &[false, true, true, true], payers.chain([total])),
        ]
    })
}
