//! As of any past day every view shows that day: what the log says had been done by then, put in a store of its own, shows
//! the same rows and numbers as the store in which everything was done.

use binnenwerk::domain::change::{Change, ChangeSet, Deed, LoggedSet};
use binnenwerk::domain::columns::{Source, columns};
use binnenwerk::domain::days::Day;
use binnenwerk::domain::query::{Query, Sort};
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::domain::value::Value;
use binnenwerk::report::JobsReport;
use binnenwerk::repository::{LogQuery, Repository};
use chrono::TimeDelta;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::invariants::{run, sequences};
use super::office::{Office, start};

/// The kinds that stand in a view of their own.
const VIEWS: &[Kind] = &[Kind::Team, Kind::Member, Kind::Vacancy];

/// What belongs to no day: it is put right, not changed from a day on.
const UNDATED: &[(Kind, &str)] = &[
    (Kind::Team, "phase"),
    (Kind::Team, "pilot_until"),
    (Kind::Team, "standstill_from"),
    (Kind::Team, "standstill_until"),
    (Kind::Vacancy, "filled_places"),
    (Kind::Vacancy, "held_from"),
    (Kind::Vacancy, "held_until"),
];

/// What looks ahead from the day: who starts soon after it. Looked at afterwards, everybody who did start is known.
const AHEAD: &[(Kind, &str)] = &[(Kind::Team, "reserved"), (Kind::Team, "open")];

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
            Deed::Created => Change::Create(with(Record::blank(logged.kind, logged.id), true)),
            Deed::Updated => Change::Update { before: with(now(), false), after: with(now(), true) },
            Deed::Removed => Change::Remove(now()),
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
        let again = ChangeSet {
            operation: set.operation,
            at: set.at,
            actor: set.actor.clone(),
            verb: set.verb.clone(),
            undoes: None,
            changes,
        };
        copy.repo.commit(&again).expect("what was committed before");
    }
    copy
}

/// What a view shows on a day. An end that lies after the day was not known on it.
fn shown(office: &Office, kind: Kind, on: Day) -> Vec<String> {
    let names: Vec<&'static str> = columns(kind)
        .iter()
        .filter(|c| !UNDATED.contains(&(kind, c.name)) && !AHEAD.contains(&(kind, c.name)))
        .filter(|c| !matches!(c.source, Source::Placement("from" | "until")))
        .map(|c| c.name)
        .collect();
    let sort = Sort::by(kind.key().unwrap_or("name"));
    let query = Query::of(kind, on).showing(&names).sorted(sort);
    let window = office.repo.window(&query, 0, 10_000).expect("reads");
    let cell = |value: &Value| match value {
        Value::Day(day) if *day > on => String::new(),
        value => value.plain(),
    };
    let line = |row: &binnenwerk::domain::query::Row| {
        let cells: Vec<String> =
            names.iter().zip(&row.cells).map(|(name, c)| format!("{name}={}", cell(&c.value))).collect();
        cells.join(" ")
    };
    window.rows.iter().map(line).collect()
}

#[test]
fn ten_past_days_are_shown_as_the_log_says_they_were() {
    let mut runner = TestRunner::deterministic();
    let chances = sequences(160)
        .prop_filter("long enough", |list| list.len() > 120)
        .new_tree(&mut runner)
        .expect("a sequence")
        .current();
    let mut office = Office::new();
    let done = run(&mut office, &chances, |_, _| ());
    assert!(done > 40, "only {done} deeds");
    let days: Vec<Day> = (1..=10).map(|nth| start() + TimeDelta::days(nth * 17 % 180)).collect();
    for on in days {
        let then = rebuilt(&office, on);
        for kind in VIEWS {
            let (now, was) = (shown(&office, *kind, on), shown(&then, *kind, on));
            assert_eq!(now.len(), was.len(), "{kind} on {on}");
            for (now, was) in now.iter().zip(&was) {
                assert_eq!(now, was, "{kind} on {on}");
            }
        }
        let report = |office: &Office| {
            let all = JobsReport::of(&office.repo, on).expect("counts");
            JobsReport { reserved: 0, open_places: 0, surplus: 0, ..all }
        };
        assert_eq!(report(&office), report(&then), "{on}");
    }
}
