//! Reports that list people, teams or amounts: contacts, gaps, absence, leavers, displacement, instruments.

use serde::Serialize;

use crate::cli::args::{Days, OutputArgs};
use crate::cli::document::{Document, Section, shown};
use crate::cli::failure::Failure;
use crate::cli::list_sheet::value_cell;
use crate::cli::session::Session;
use crate::domain::choices::Choice;
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::instruments::Expected;
use crate::domain::kinds::{DisplacementCheck, Employment, Instrument, Member};
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::exchange::sheet::SheetCell;
use crate::report::{
    AbsenceBy, AbsenceRate, AbsenceReport, ContactsReport, DisplacementReport, GapsReport, Hours, InstrumentsReport,
    KnownNow, LeaversReport,
};
use crate::text::Words;

/// A table with a title.
struct Listing {
    table: Section,
    /// Which columns stand at the right.
    right: &'static [bool],
    /// Key of what is said without rows.
    none: &'static str,
    /// What is said under the rows.
    foot: Option<String>,
}

impl Listing {
    /// One of which nothing else is said without rows than that there are none. Of each column the name for a program and the heading.
    fn new(
        (name, title): (&str, String),
        columns: impl IntoIterator<Item = (&'static str, String)>,
        right: &'static [bool],
        rows: impl Iterator<Item = Vec<SheetCell>>,
    ) -> Self {
        let (names, headings) = columns.into_iter().map(|(name, heading)| (name.to_owned(), heading)).unzip();
        let table =
            Section { name: name.to_owned(), title, names, headings, rows: rows.collect(), ..Section::default() };
        Self { table, right, none: "cli-report-no-rows", foot: None }
    }
}

/// Gives a report in the form asked for, else as tables to read.
fn give(
    session: &mut Session,
    form: &OutputArgs,
    report: &impl Serialize,
    listings: impl FnOnce(&Words) -> Vec<Listing>,
) -> Result<(), Failure> {
    let listings = listings(&session.words);
    let title = listings.first().map(|listing| listing.table.title.clone()).unwrap_or_default();
    let told: Vec<_> = listings.iter().map(|listing| (listing.right, listing.none, listing.foot.clone())).collect();
    let sections = listings.into_iter().map(|listing| listing.table).collect();
    Document { title, sentences: Vec::new(), sections }.give(session, form, report, |document, session| {
        for (nth, (table, (right, none, foot))) in document.sections.iter().zip(told).enumerate() {
            if nth > 0 {
                session.out.line("")?;
            }
            let cells = |row: Vec<SheetCell>| row.iter().map(|cell| shown(cell, &session.words)).collect();
            let rows: Vec<Vec<String>> = table.all_rows().into_iter().map(cells).collect();
            let none = session.words.say(none);
            session.out.titled_table(&table.title, (&table.headings, right), &rows, &none)?;
            if let Some(foot) = foot {
                session.out.line(&foot)?;
            }
        }
        Ok(())
    })
}

fn text(text: &str) -> SheetCell {
    if text.is_empty() { SheetCell::Empty } else { SheetCell::Text(text.to_owned()) }
}

fn day(day: Option<Day>) -> SheetCell {
    day.map_or(SheetCell::Empty, SheetCell::Day)
}

fn count(number: usize) -> SheetCell {
    SheetCell::Number(number.to_string())
}

fn said<const N: usize>(words: &Words, keys: [&str; N]) -> [String; N] {
    keys.map(|key| words.say(key).into_owned())
}

/// `report contacts`.
pub fn contacts(session: &mut Session, form: &OutputArgs) -> Result<(), Failure> {
    let report = ContactsReport::of(&session.look()?, session.as_of)?;
    give(session, form, &report, |words| {
        let names = ["team", "number", "name", "coach", "last_contact", "contact_due"];
        let columns = names.map(|name| (name, words.short(Kind::Member, name).into_owned())).into_iter();
        let rows = report.overdue.iter().map(|late| {
            let [last, due] = [&late.last_contact, &late.contact_due].map(|value| value_cell(words, value));
            let [team, number, name, coach] =
                [&late.team, &late.number, &late.name, &late.coach].map(|name| text(name));
            vec![team, number, name, coach, last, due, SheetCell::Number(late.days.to_string())]
        });
        let title = words.say_with("cli-contacts-title", &[("day", report.as_of.into())]);
        let columns = columns.chain([("days", words.say("cli-contacts-days").into_owned())]);
        let right = &[false, false, false, false, false, false, true];
        vec![Listing { none: "cli-contacts-none", ..Listing::new(("contacts", title), columns, right, rows) }]
    })
}

/// `report gaps`.
pub fn gaps(session: &mut Session, form: &OutputArgs) -> Result<(), Failure> {
    let report = GapsReport::of(&session.look()?, session.as_of)?;
    give(session, form, &report, |words| {
        let missing = || words.say("cli-gaps-missing").into_owned();
        let who = |name: &Option<String>| SheetCell::Text(name.clone().unwrap_or_else(missing));
        let rows = report.gaps.iter();
        let rows = rows.map(|gap| vec![text(&gap.code), text(&gap.team), who(&gap.leader), who(&gap.coach)]);
        let title = words.say_with("cli-gaps-title", &[("day", report.as_of.into())]);
        let columns =
            ["code", "name", "leader", "coach"].map(|name| (name, words.short(Kind::Team, name).into_owned()));
        vec![Listing { none: "cli-gaps-none", ..Listing::new(("gaps", title), columns, &[], rows) }]
    })
}

/// `report absence`: of the year so far, unless days are given.
pub fn absence(session: &mut Session, days: &Days, by: Option<&str>, form: &OutputArgs) -> Result<(), Failure> {
    let (from, to) = session.period(days)?;
    let by = by.map(|by| if by == "client" { AbsenceBy::Client } else { AbsenceBy::Team });
    let known = KnownNow::of(&session.look()?, to, |repo| AbsenceReport::of(repo, (from, to), by))?;
    give(session, form, &known, |words| {
        let line = |name: String, hours: &Hours| {
            let number = |n: Decimal| value_cell(words, &Value::Decimal(n));
            let [nothing, unknown] = said(words, ["cli-report-nothing", "not-known"]).map(SheetCell::Text);
            let absent = hours.absent_hours.map_or(unknown.clone(), number);
            let lacking = if hours.absent_hours.is_none() { unknown } else { nothing };
            vec![text(&name), number(hours.contract_hours), absent, hours.rate.map_or(lacking, SheetCell::Percent)]
        };
        let [programme, nobody] = said(words, ["cli-absence-programme", "cli-absence-nobody"]);
        let keys = ["cli-absence-contract_hours", "cli-absence-absent_hours", "cli-absence-rate"];
        let title = words.say_with("cli-absence-title", &[("from", from.into()), ("day", to.into())]);
        let headings = [String::new()].into_iter().chain(said(words, keys));
        let columns: Vec<_> = ["name", "contract_hours", "absent_hours", "rate"].into_iter().zip(headings).collect();
        let listing = |which: &str, title: String, report: &AbsenceReport| {
            let name = |part: &AbsenceRate| part.name.clone().unwrap_or_else(|| nobody.clone());
            let parts = report.rows.iter().map(|part| line(name(part), &part.hours));
            let rows = [line(programme.clone(), &report.total)].into_iter().chain(parts);
            Listing::new((which, title), columns.clone(), &[false, true, true, true], rows)
        };
        let published = known.published.iter().map(|published| {
            let on = words.say_with("cli-published-on", &[("day", published.closed_on.into())]);
            listing("published", format!("{title} ({on})"), &published.figures)
        });
        [listing("absence", title.clone(), &known.now)].into_iter().chain(published).collect()
    })
}

/// `report leavers`: of the year so far, unless days are given.
pub fn leavers(session: &mut Session, days: &Days, form: &OutputArgs) -> Result<(), Failure> {
    let (from, to) = session.period(days)?;
    let report = LeaversReport::of(&session.look()?, from, to)?;
    give(session, form, &report, |words| {
        let label = |name| words.label(Kind::Employment, name).into_owned();
        let people = report.leavers.iter().map(|l| {
            let [reason, destination] = [&l.end_reason, &l.destination].map(|value| value_cell(words, value));
            vec![text(&l.member), day(Some(l.until)), text(&l.team), reason, destination]
        });
        let reasons = report.reasons.iter();
        let counts =
            reasons.map(|c| vec![value_cell(words, &c.end_reason), value_cell(words, &c.destination), count(c.people)]);
        let (reason, destination) = (label(Employment::end_reason), label(Employment::destination));
        let team = words.kind(Kind::Team).into_owned();
        let [reasons, left] = said(words, ["cli-report-reasons", "cli-report-people-left"]);
        let title = words.say_with("cli-report-leavers", &[("from", report.from.into()), ("to", report.to.into())]);
        let (reason, destination) = ((Employment::end_reason, reason), (Employment::destination, destination));
        let columns = [
            (Employment::member, label(Employment::member)),
            (Employment::until, label(Employment::until)),
            ("team", team),
            reason.clone(),
            destination.clone(),
        ];
        let foot = words.say_with("cli-report-leavers-foot", &[("to", report.to.into())]);
        vec![
            Listing { foot: Some(foot), ..Listing::new(("leavers", title), columns, &[], people) },
            Listing::new(("reasons", reasons), [reason, destination, ("people", left)], &[false, false, true], counts),
        ]
    })
}

/// `report displacement`.
pub fn displacement(session: &mut Session, form: &OutputArgs) -> Result<(), Failure> {
    let report = DisplacementReport::of(&session.look()?, session.as_of)?;
    give(session, form, &report, |words| {
        let label = |name| words.label(Kind::DisplacementCheck, name).into_owned();
        let [unchecked, left] = said(words, ["cli-report-no-check", "cli-report-people-left"]);
        let rows = report.unchecked.iter().map(|used| {
            let found = used.displaces.map_or_else(|| SheetCell::Text(unchecked.clone()), SheetCell::Flag);
            vec![text(&used.team), text(&used.task_package), count(used.people), found]
        });
        let count = report.unchecked.len().into();
        let args = [("day", report.as_of.into()), ("count", count), ("of", report.in_use.into())];
        let title = words.say_with("cli-report-displacement", &args);
        let named = |name| (name, label(name));
        let columns = [
            named(DisplacementCheck::team),
            named(DisplacementCheck::task_package),
            ("people", left),
            named(DisplacementCheck::displaces),
        ];
        vec![Listing::new(("displacement", title), columns, &[false, false, true], rows)]
    })
}

/// `report instruments`: what instruments are expected to bring.
pub fn instruments(session: &mut Session, form: &OutputArgs) -> Result<(), Failure> {
    let report = InstrumentsReport::of(&session.look()?, session.as_of)?;
    give(session, form, &report, |words| {
        let (label, short) = (
            |name| words.label(Kind::Instrument, name).into_owned(),
            |name| words.short(Kind::Instrument, name).into_owned(),
        );
        let choice = |name| words.choice(name).into_owned();
        let lines = report.instruments.iter().map(|line| {
            let amount = match line.expected {
                Expected::Amount(amount) if line.counts => SheetCell::Euros(amount),
                expected if line.counts => SheetCell::Text(words.expected(expected)),
                expected => SheetCell::Text(format!("({})", words.expected(expected))),
            };
            let (number, member, payer) = (text(&line.number), text(&line.member), text(&line.payer));
            let [instrument, status] = [line.instrument.name(), line.status.name()].map(|name| text(&choice(name)));
            vec![number, member, instrument, status, payer, day(line.deadline), amount]
        });
        let sums = |payer: &str, sums: [Decimal; 2], count: usize| {
            let [granted, requested] = sums.map(SheetCell::Euros);
            vec![text(payer), granted, requested, self::count(count)]
        };
        let [title, total, unknown, per_month] =
            said(words, ["cli-report-payers", "cli-report-total", "not-known", "cli-report-per-month"]);
        let payers = report.payers.iter().map(|p| sums(&p.payer, [p.granted, p.requested], p.unknown));
        let total = sums(&total, [report.granted, report.requested], report.unknown);
        let about = words.say_with("cli-report-instruments", &[("day", report.as_of.into())]);
        let columns = [
            (Member::number, words.short(Kind::Member, Member::number).into_owned()),
            (Instrument::member, label(Instrument::member)),
            (Instrument::instrument, label(Instrument::instrument)),
            (Instrument::status, short(Instrument::status)),
            (Instrument::payer, short(Instrument::payer)),
            ("deadline", short("deadline")),
            ("per_month", per_month),
        ];
        let payer = (Instrument::payer, short(Instrument::payer));
        let sums_of = [payer, ("granted", choice("granted")), ("requested", choice("requested")), ("unknown", unknown)];
        let mut of_payers = Listing::new(("payers", title), sums_of, &[false, true, true, true], payers);
        of_payers.table.total = vec![total];
        vec![
            Listing::new(("instruments", about), columns, &[false, false, false, false, false, false, true], lines),
            of_payers,
        ]
    })
}
