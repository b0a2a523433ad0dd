//! As of any past day every view shows that day: what the log says had been done by then, put in a store of its own, shows
//! the same rows and numbers as the store in which everything was done.

use binnenwerk::domain::agenda::{AgendaDays, SOURCES};
use binnenwerk::domain::change::{Change, ChangeKind, ChangeSet, LoggedSet};
use binnenwerk::domain::choices::Choice;
use binnenwerk::domain::columns::{ColumnSource, column, columns};
use binnenwerk::domain::days::Day;
use binnenwerk::domain::filter::Expr;
use binnenwerk::domain::log_verb::LogVerb;
use binnenwerk::domain::query::{Cell, Query, Row, Sort};
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::domain::value::Value;
use binnenwerk::report::{Agenda, Forecast, JobsReport, Overview};
use binnenwerk::repository::{LogQuery, Repository};
use proptest::sample::subsequence;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::office::{Office, start};
use super::running::rounds;

/// The kinds whose records stand in a view, a card or a report for the day that is looked at. Not among them are kinds that
/// are there on every day (staff, candidates, names and amounts), the lines of a statement, which come with it, and register
/// checks, which begin on the day a candidate was looked up: before there is a member whose check it is.
pub const VIEWS: &[Kind] = &[
    Kind::Team,
    Kind::Member,
    Kind::Vacancy,
    Kind::Application,
    Kind::Organisation,
    Kind::ClientShare,
    Kind::ClientAgreement,
    Kind::Statement,
    Kind::Rate,
    Kind::Chance,
    Kind::ClientTalk,
    Kind::Absence,
    Kind::Instrument,
    Kind::Contact,
    Kind::Signal,
    Kind::Employment,
    Kind::Placement,
    Kind::EmploymentPhase,
    Kind::PackageVersion,
    Kind::Certificate,
    Kind::OwnCoach,
    Kind::Guidance,
    Kind::Arrangement,
    Kind::TeamRole,
    Kind::DisplacementCheck,
    Kind::Survey,
];

/// What belongs to no day.
const UNDATED: &[(Kind, &str)] = &[
    // What is granted holds from the first day of the instrument, also when it was decided later: charges go back to it.
    (Kind::Instrument, "wage_value"),
    // Is the last day where there is one, and that may have been set after the day.
    (Kind::Instrument, "deadline"),
];

/// What looks ahead from the day: who starts soon after it. Looked at afterwards, everybody who did start is known.
const AHEAD: &[(Kind, &str)] = &[
    (Kind::Team, "reserved"),
    // Places less those promised to who starts soon.
    (Kind::Team, "open"),
    (Kind::Organisation, "open"),
];

/// What the agenda tells by what belongs to no day.
const UNDATED_SOURCES: &[&str] = &[
    // By the deadline.
    "instrument",
    // Who applies once more, or gets a place after all, has a new end of the procedure, or none.
    "retention",
    // Likewise who comes back, and whose last day is another one.
    "retention-left",
];

/// Days on which something was done, which an own field keeps: not known before them.
const STEPS: &[(Kind, &str)] = &[
    (Kind::Vacancy, "closed_on"),
    (Kind::Chance, "agreed_on"),
    (Kind::Chance, "closed_on"),
    (Kind::Instrument, "requested_on"),
];

/// The last days of the facts that hold for a member.
const END_OF_A_FACT: &[ColumnSource] = &[ColumnSource::Placement("until"), ColumnSource::Service("until")];

/// What is only known once the end in `until` is.
const OF_THE_END: &[(Kind, &str)] = &[
    (Kind::Employment, "end_reason"),
    (Kind::Employment, "destination"),
    (Kind::Placement, "end_reason"),
    (Kind::Signal, "outcome"),
];

/// The changes of a set as they were made.
fn changes(set: &LoggedSet, repo: &dyn Repository) -> Vec<Change> {
    let made = |logged: &binnenwerk::domain::change::LoggedChange| {
        let now = || repo.record(logged.kind, logged.id).expect("reads").expect("a record that was changed");
        let with = |mut record: Record, after: bool| {
            for (field, old, new) in &logged.fields {
                record.set(field, if after { new.clone() } else { old.clone() }).expect("a value of the log");
            }
            record
        };
        match logged.deed {
            ChangeKind::Created => Change::Create(with(Record::blank(logged.kind, logged.id), true)),
            ChangeKind::Updated => Change::Update { before: with(now(), false), after: with(now(), true) },
            ChangeKind::Removed => Change::Remove(now()),
        }
    };
    set.changes.iter().map(made).collect()
}

/// The office as it was at the end of a day, made from the log alone.
fn rebuilt(office: &Office, on: Day) -> Office {
    let mut copy = Office::new();
    let mut sets = office.repo.log(&LogQuery::default(), 10_000).expect("a log");
    sets.reverse();
    let known = copy.repo.revision().expect("reads");
    for set in sets.iter().filter(|set| set.revision > known && set.at.date_naive() <= on) {
        let changes = changes(set, &copy.repo);
        let again = ChangeSet::new(
            set.operation,
            set.at,
            set.actor.clone(),
            LogVerb::named(&set.verb).expect("a verb of this program"),
            changes,
        );
        copy.repo.commit(&again).expect("what was committed before");
    }
    copy
}

/// What a view shows on a day. An end that lies after the day was not known on it.
pub fn shown(office: &Office, kind: Kind, on: Day) -> Vec<String> {
    let names: Vec<&'static str> = columns(kind)
        .iter()
        .filter(|c| !UNDATED.contains(&(kind, c.name)) && !AHEAD.contains(&(kind, c.name)))
        .map(|c| c.name)
        .collect();
    let sort = Sort::by(names[0]);
    let query = Query::of(kind, on).showing(&names).sorted(sort);
    let window = office.repo.window(&query, 0, 10_000).expect("reads");
    let ends = |name: &str| column(kind, name).is_some_and(|c| name == "until" || END_OF_A_FACT.contains(&c.source));
    let end = names.iter().position(|name| *name == "until");
    let line = |row: &Row| {
        let over = |cell: &Cell| matches!(cell.value, Value::Day(day) if day < on);
        let ended = end.is_none_or(|at| over(&row.cells[at]));
        let cell = |(name, cell): (&&'static str, &Cell)| match &cell.value {
            // The day itself may be the last because of what was done the day after it.
            _ if ends(name) && !over(cell) => format!("{name}="),
            Value::Day(day) if *day > on && STEPS.contains(&(kind, *name)) => format!("{name}="),
            _ if !ended && OF_THE_END.contains(&(kind, *name)) => format!("{name}="),
            value => format!("{name}={}", value.plain()),
        };
        let cells: Vec<String> = names.iter().zip(&row.cells).map(cell).collect();
        cells.join(" | ")
    };
    let mut lines: Vec<String> = window.rows.iter().map(line).collect();
    // What holds on a day may by now be kept in another record than it was then: lines that are alike have no order.
    lines.sort();
    lines
}

/// What the agenda tells on a day, looked at on `today`.
pub fn agenda(office: &Office, day: Day, today: Day) -> Vec<String> {
    let sources: Vec<_> = SOURCES
        .iter()
        .filter(|source| !UNDATED_SOURCES.contains(&source.name))
        .map(|source| (source, Expr::All))
        .collect();
    let agenda = Agenda::of(&office.repo, AgendaDays { day, today }, &sources, 10_000).expect("an agenda");
    let mut lines: Vec<String> = agenda
        .rows
        .iter()
        .map(|row| {
            let detail = row.detail.as_ref().map(|cell| cell.value.plain());
            format!("{} {} {:?} {:?} {detail:?}", row.due, row.source.name, row.who, row.team)
        })
        .collect();
    lines.sort();
    lines
}

/// What the overview tells on a day, but for what it expects of the time after it.
pub fn overview(office: &Office, on: Day) -> Overview {
    let all = Overview::of(&office.repo, on).expect("an overview");
    let of_the_past = |Forecast { line, line_reaches, .. }| Forecast { line, line_reaches, ..Forecast::default() };
    Overview { forecast: all.forecast.map(of_the_past), ..all }
}

/// The numbers of a day, but for what looks ahead from it.
pub fn jobs(office: &Office, on: Day) -> JobsReport {
    let all = JobsReport::of(&office.repo, on).expect("counts");
    JobsReport { reserved: 0, open_places: 0, surplus: 0, ..all }
}

fn compare(what: &str, now: &[String], was: &[String]) {
    let beyond = |some: &[String], others: &[String]| -> Vec<String> {
        some.iter().filter(|line| !others.contains(line)).cloned().collect()
    };
    assert_eq!(beyond(now, was), beyond(was, now), "{what}");
    assert_eq!(now.len(), was.len(), "{what}");
}

#[test]
fn ten_past_days_are_shown_as_the_log_says_they_were() {
    let mut office = Office::new();
    let mut last = start();
    // What is put right is so for every day: those commands are left out.
    let done: usize =
        rounds(&mut office, 6, |verb| !verb.starts_with("edit") && verb != "correct", |_, on| last = on).values().sum();
    assert!(done > 100, "only {done} commands");
    let past: Vec<Day> = start().iter_days().take_while(|day| *day < last).collect();
    let days = subsequence(past, 10).new_tree(&mut TestRunner::deterministic()).expect("days").current();
    for on in days {
        let then = rebuilt(&office, on);
        for kind in VIEWS {
            let (now, was) = (shown(&office, *kind, on), shown(&then, *kind, on));
            compare(&format!("{kind} on {on}"), &now, &was);
        }
        // Both are looked at from a later day: on the day itself an end that is known is told otherwise than afterwards.
        compare(&format!("agenda on {on}"), &agenda(&office, on, last), &agenda(&then, on, last));
        assert_eq!(overview(&office, on), overview(&then, on), "{on}");
        assert_eq!(jobs(&office, on), jobs(&then, on), "{on}");
    }
}
