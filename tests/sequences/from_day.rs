//! Every dated field of every kind: changed from a day on, or planned, it leaves all that is shown of the days before as it was.

use std::collections::{BTreeMap, BTreeSet};

use binnenwerk::domain::charging::Period;
use binnenwerk::domain::columns::{column, dated};
use binnenwerk::domain::days::Day;
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::id::Id;
use binnenwerk::domain::kinds::{Statement, Team};
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::domain::value::{FieldType, Value};
use binnenwerk::domain::work_days::WorkDays;
use binnenwerk::report::{
    AbsenceBy, AbsenceReport, ChargeStatement, ClientCharges, ContactsReport, DisplacementReport, GapsReport,
    InstrumentsReport, JobsBy, LeaversReport, TeamSheet, YearReport, clients, jobs_by,
};
use binnenwerk::repository::TypedReading;
use binnenwerk::service::command::{Command, Gesture};
use chrono::{Datelike, TimeDelta};

use super::as_of::{VIEWS, agenda, jobs, overview, shown};
use super::office::{Office, start};
use super::running::rounds;

/// How many records of a kind are tried for a change of one of its fields that is allowed.
const RECORDS: usize = 80;

/// What is told of a day and is cheap enough to ask for after every change, by what tells it.
fn told(office: &Office, on: Day, today: Day) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> =
        VIEWS.iter().map(|kind| (kind.to_string(), shown(office, *kind, on).join("\n"))).collect();
    let repo = &office.repo;
    all.insert("agenda".into(), agenda(office, on, today).join("\n"));
    all.insert("overview".into(), format!("{:?}", overview(office, on)));
    all.insert("jobs".into(), format!("{:?}", jobs(office, on)));
    for by in [JobsBy::Client, JobsBy::WorkType, JobsBy::Province] {
        let mut report = jobs_by(repo, by, on).expect("counts");
        // The places that are open depend on who starts after the day.
        report.lines.iter_mut().for_each(|line| line.truncate(5));
        all.insert(format!("jobs by {by:?}"), format!("{:?}", report.lines));
    }
    let lines = clients(repo, on).expect("counts").lines;
    let lines: Vec<_> = lines.into_iter().map(|line| line.into_iter().take(6).collect::<Vec<_>>()).collect();
    all.insert("clients".into(), format!("{lines:?}"));
    let month = Period { from: on - TimeDelta::days(30), until: on };
    all.insert("charges".into(), format!("{:?}", ClientCharges::of(repo, month).expect("works out")));
    all
}

/// All that is told of a day, by what tells it: also the kinds that are there on every day, the reports and the statements.
fn all_told(office: &Office, on: Day, today: Day) -> BTreeMap<String, String> {
    let mut all = told(office, on, today);
    // What was kept of the past is no list of its own.
    let others = Kind::ALL.into_iter().filter(|kind| *kind != Kind::PastValue && !VIEWS.contains(kind));
    all.extend(others.map(|kind| (kind.to_string(), shown(office, kind, on).join("\n"))));
    let repo = &office.repo;
    let (new_year, month) = (on.with_ordinal(1).unwrap_or(on), on - TimeDelta::days(30));
    for by in [AbsenceBy::Team, AbsenceBy::Client] {
        let absence = AbsenceReport::of(repo, (month, on), Some(by)).expect("counts");
        all.insert(format!("absence by {by:?}"), format!("{absence:?}"));
    }
    all.insert("leavers".into(), format!("{:?}", LeaversReport::of(repo, new_year, on).expect("reads")));
    all.insert("gaps".into(), format!("{:?}", GapsReport::of(repo, on).expect("reads")));
    all.insert("contacts".into(), format!("{:?}", ContactsReport::of(repo, on).expect("reads")));
    all.insert("displacement".into(), format!("{:?}", DisplacementReport::of(repo, on).expect("reads")));
    for team in repo.all_of_on::<Team>(on).expect("reads") {
        let sheet = TeamSheet::of(repo, &team, on).expect("reads");
        all.insert(format!("sheet of {}", team.code), format!("{sheet:?}"));
    }
    let mut report = InstrumentsReport::of(repo, on).expect("reads");
    // An end that lies after the day was not known on it, and what is due by it neither.
    report.instruments.iter_mut().for_each(|line| (line.until, line.deadline) = (None, None));
    all.insert("instruments report".into(), format!("{report:?}"));
    all.insert("year".into(), format!("{:?}", YearReport::of(repo, on.year(), on).expect("reads")));
    for statement in repo.all_of::<Statement>().expect("reads") {
        let lines = ChargeStatement::fixed(repo, &statement).expect("reads");
        all.insert(format!("statement {}", statement.number), format!("{lines:?}"));
    }
    all
}

/// What differs of what is told, each with where it begins to.
fn differing(now: &BTreeMap<String, String>, before: &BTreeMap<String, String>) -> Vec<String> {
    let around = |what: &str, text: &str, other: &str| {
        let same = text.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        let part = |text: &str| text.chars().skip(same.saturating_sub(200)).take(300).collect::<String>();
        format!("{what}: {}\nwas {}", part(text), part(other))
    };
    let none = String::new();
    let other = |what: &String| before.get(what).unwrap_or(&none);
    now.iter().filter(|(what, text)| *text != other(what)).map(|(what, text)| around(what, text, other(what))).collect()
}

/// Other values of a field than the one it has.
pub fn others(office: &Office, ty: FieldType, now: &Value, on: Day) -> Vec<Value> {
    let all = match ty {
        FieldType::Text(_) => vec![Value::Text(format!("Anders {on}"))],
        FieldType::Whole(..) => vec![Value::Whole(11), Value::Whole(3)],
        FieldType::Hours => vec![Value::Decimal(Decimal::whole(17))],
        FieldType::Percent => vec![Value::Decimal(Decimal::whole(13)), Value::Decimal(Decimal::whole(60))],
        FieldType::Number | FieldType::Money => vec![Value::Decimal(Decimal::whole(321))],
        FieldType::Quantity => vec![Value::Units(Decimal::whole(321).into())],
        // The later one for a contract that lasts until the first already.
        FieldType::Day => [900, 1200].map(|days| Value::Day(start() + TimeDelta::days(days))).to_vec(),
        FieldType::Choice(choices) => choices.iter().map(|choice| Value::Choice(choice)).collect(),
        FieldType::Flag => vec![Value::Flag(true), Value::Flag(false)],
        FieldType::WorkDays => spread().collect(),
        // Only fixed lines have it.
        FieldType::WhatChanged => vec![],
        FieldType::Ref(kind) => office.all(kind).iter().take(4).map(|record| Value::Ref(record.id())).collect(),
    };
    all.into_iter().filter(|value| value != now).collect()
}

/// Working days for whatever hours a placement is for: half of them on one day and half on another.
fn spread() -> impl Iterator<Item = Value> {
    let days = |hours: i64| {
        let half = Decimal::from_hundredths(hours * 50);
        WorkDays::parse(&format!("ma {half}, wo {half}")).expect("days")
    };
    (8..=40).map(days).map(Value::WorkDays)
}

/// How a value is given: to a field of a record, or in a cell that shows what holds on the day.
type Given = fn(Kind, (Id, &'static str, Value), Day) -> Command;

fn in_field(kind: Kind, (id, field, value): (Id, &'static str, Value), on: Day) -> Command {
    Command::Edit { kind, id, fields: vec![(field, None, value)], on, gesture: Gesture::Change }
}

fn in_cell(kind: Kind, (id, column, value): (Id, &'static str, Value), on: Day) -> Command {
    Command::SetCell { kind, rows: vec![(id, None)], column, value, on }
}

/// Does the first change of a field or column that is allowed; answers whether one was.
fn change(
    office: &mut Office,
    (kind, given): (Kind, Given),
    (field, ty): (&'static str, FieldType),
    (on, today): (Day, Day),
) -> bool {
    let begun = |record: &Record| kind.first_day_field().is_none_or(|from| record.get(from).plain() < on.to_string());
    let goes_on = |record: &Record| kind.keeps_identity() || super::random_commands::runs(record, on);
    let records: Vec<Record> = office.all(kind).into_iter().filter(|one| begun(one) && goes_on(one)).collect();
    for record in records.into_iter().take(RECORDS) {
        for value in others(office, ty, &record.get(field), on) {
            let command = given(kind, (record.id(), field, value), on);
            if office.perform(&command, today).is_ok_and(|done| done.revision.is_some()) {
                return true;
            }
        }
    }
    false
}

#[test]
fn a_change_from_a_day_leaves_the_days_before_it_as_they_were() {
    let mut office = Office::new();
    let mut today = start();
    rounds(&mut office, 2, |_| true, |_, on| today = on);
    let mut never = BTreeSet::new();
    // Back in time, and planned.
    for on in [today - TimeDelta::days(20), today + TimeDelta::days(40)] {
        let days = [on - TimeDelta::days(1), on - TimeDelta::days(25), start()];
        let before = days.map(|day| all_told(&office, day, today));
        for kind in Kind::ALL {
            for info in kind.fields().iter().filter(|info| info.dated) {
                if !change(&mut office, (kind, in_field), (info.name, info.ty), (on, today)) {
                    never.insert((kind, info.name));
                }
                // The eve is where it would show first; the others are looked at once all is done.
                let now = told(&office, days[0], today);
                let differing: Vec<&String> = now.keys().filter(|what| now[*what] != before[0][*what]).collect();
                assert!(differing.is_empty(), "{kind}.{} from {on}: {differing:?}", info.name);
            }
        }
        for (day, before) in days.iter().zip(&before) {
            let differing = differing(&all_told(&office, *day, today), before);
            assert!(differing.is_empty(), "{day}, changed from {on}: {}", differing.join("\n"));
        }
    }
    assert!(never.is_empty(), "no change was found of {never:?}");
}

/// The same gesture in a cell means the same: also where the cell shows what holds with something else, such as the contract of a
/// member or the jobs agreed with a client.
#[test]
fn a_value_in_a_cell_leaves_the_days_before_it_as_they_were() {
    let mut office = Office::new();
    let mut today = start();
    rounds(&mut office, 2, |_| true, |_, on| today = on);
    let mut never = BTreeSet::new();
    for on in [today - TimeDelta::days(20), today + TimeDelta::days(40)] {
        let eve = on - TimeDelta::days(1);
        let before = told(&office, eve, today);
        for kind in Kind::ALL {
            for name in dated(kind) {
                let ty = column(kind, name).map(|column| column.ty).expect("a column");
                if !change(&mut office, (kind, in_cell), (name, ty), (on, today)) {
                    never.insert((kind, name));
                }
            }
            let now = told(&office, eve, today);
            // The agenda looks ahead: it knows a plan from the moment that it is made.
            let looks_ahead = |what: &str| on > today && what == "agenda";
            let differs = |what: &&String| now[*what] != before[*what] && !looks_ahead(what);
            let differing: Vec<&String> = now.keys().filter(differs).collect();
            assert!(differing.is_empty(), "{kind} from {on}: {differing:?}");
        }
    }
    assert!(never.is_empty(), "no change was found of {never:?}");
}
