//! What is worked out for instruments and surveys: each engine says what the pure functions of the domain say.

use proptest::prelude::*;

use super::*;
use crate::domain::agenda::{AgendaDays, SOURCES};
use crate::domain::choices::{Choice, Contract, InstrumentKind, InstrumentStatus};
use crate::domain::counting::Settings;
use crate::domain::days::holds;
use crate::domain::filter::{Expr, Relation};
use crate::domain::instruments::{BenefitCalendar, Rules, deadline, fits_beside, lost_with_register};
use crate::domain::log_verb::LogVerb;
use crate::domain::query::{Query, Sort};
use crate::domain::reason::Reason;

/// Days from today, how many days it lasts if it ends, whether it follows on the one before at once, and after how many days the
/// contract ends if it is temporary.
type Service = (i64, Option<i64>, bool, Option<i64>);
/// Days from today, how many days it holds if it ends, and what it says.
type Checked = (i64, Option<i64>, bool);
type DrawnInstrument = (usize, usize, i64, Option<i64>, bool, bool);

/// What is due for an instrument agrees with the pure function on whatever is stored.
pub fn deadlines_agree(repo: &mut dyn Repository) {
    let employed = (-900i64..60, proptest::option::of(0i64..500), any::<bool>(), proptest::option::of(0i64..800));
    let service = proptest::collection::vec(employed, 0..3);
    let checked = proptest::collection::vec((-700i64..100, proptest::option::of(0i64..400), any::<bool>()), 0..3);
    let one = (0usize..7, 0usize..5, -500i64..200, proptest::option::of(0i64..900), any::<bool>(), any::<bool>());
    let all = (service, checked, proptest::collection::vec(one, 1..6));
    let (n, repo) = (std::cell::Cell::new(1), std::cell::RefCell::new(repo));
    on_any(60, &all, |(service, checked, facts)| {
        n.set(n.get() + 2);
        compare(&mut **repo.borrow_mut(), n.get(), (&service, &checked), &facts);
    });
}

/// Employments that may follow on each other at once, register checks, and any instruments.
fn compare(repo: &mut dyn Repository, n: u16, (service, checked): (&[Service], &[Checked]), facts: &[DrawnInstrument]) {
    let at = |days: i64| today() + TimeDelta::days(days);
    let who = member(1, "A", "", "B");
    let mut employments: Vec<Employment> = Vec::new();
    for (nth, (from, lasts, follows, ends)) in (1u16..).zip(service) {
        let last = employments.last().and_then(|e| e.until);
        let from = last.filter(|_| *follows).map_or(at(*from), |until| until + TimeDelta::days(1));
        let until = lasts.map(|days| from + TimeDelta::days(days));
        let contract = if ends.is_some() { Contract::Temporary } else { Contract::Permanent };
        let contract_until = ends.map(|days| from + TimeDelta::days(days));
        let blank = employment(nth, 1, "2000-01-01", None);
        let next = Employment { from, until, contract, contract_until, ..blank };
        if crate::domain::verbs::stands_free(&next, &employments).is_ok() {
            employments.push(next);
        }
    }
    let mut checks: Vec<RegisterCheck> = Vec::new();
    for (nth, (from, lasts, counts_for_agreement)) in (1u16..).zip(checked) {
        let (from, until) = (at(*from), lasts.map(|days| at(from + days)));
        let blank = RegisterCheck::blank(id(Kind::RegisterCheck, nth));
        let next = RegisterCheck { member: who.id, from, until, counts_for_agreement: *counts_for_agreement, ..blank };
        if crate::domain::verbs::stands_free(&next, &checks).is_ok() {
            checks.push(next);
        }
    }
    let mut instruments: Vec<Instrument> = Vec::new();
    for (nth, (kind, status, from, lasts, measured, decided)) in (1u16..).zip(facts) {
        let next = Instrument {
            member: who.id,
            instrument: InstrumentKind::ALL[*kind],
            status: InstrumentStatus::ALL[*status],
            from: at(*from),
            until: lasts.map(|days| at(from + days)),
            wage_value: measured.then_some(Decimal::whole(60)),
            next_measurement: (nth % 3 == 0).then_some(at(from + 400)),
            amount: decided.then_some(Decimal::whole(500)),
            ..Instrument::blank(id(Kind::Instrument, nth))
        };
        if fits_beside(&next, &instruments).is_ok() {
            instruments.push(next);
        }
    }
    let placed = placement(1, 1, 1, 28, "2026-01-01", None);
    let mut records = vec![Record::Team(team(1, "Team 1")), Record::Member(who.clone()), Record::Placement(placed)];
    records.extend(employments.iter().cloned().map(Record::Employment));
    records.extend(checks.iter().cloned().map(Record::RegisterCheck));
    records.extend(instruments.iter().cloned().map(Record::Instrument));
    create(repo, n, records.clone()).expect("fits");

    let parameters = repo.all_of::<Parameter>().expect("reads");
    for on in [today(), at(-200), at(300), day("2000-01-01")] {
        let query = Query::of(Kind::Instrument, on).of_all_times().showing(&["deadline", "hours"]);
        for sorted in [Sort::by("from"), Sort::by("deadline")] {
            let rows = repo.window(&query.clone().sorted(sorted), 0, 100).expect("reads").rows;
            assert_eq!(rows.len(), instruments.len());
            for row in rows {
                let Some(one) = instruments.iter().find(|i| i.id == row.id) else { panic!("a stranger") };
                let rules = Rules::on(on, &parameters);
                let wanted = deadline(one, (instruments.iter(), &employments), (&rules, &parameters), on);
                let wanted = wanted.map_or(Value::Empty, Value::Day);
                assert_eq!(row.cells[0].value, wanted, "{one:?} seen on {on}");
                let hours = holds(day("2026-01-01"), None, on).then_some(Value::Decimal(Decimal::whole(28)));
                assert_eq!(row.cells[1].value, hours.unwrap_or_default());
            }
        }
    }
    for on in [today(), at(-200), at(300)] {
        notices_agree(repo, on, &employments, &parameters);
        calendar_agrees(repo, on, &parameters);
        lapses_agree(repo, on, &checks, &instruments);
    }
    let back = records.into_iter().rev().map(Change::Remove).collect();
    repo.commit(&set(n + 1, "ada", LogVerb::Undo, back)).expect("goes");
}

/// Until when notice of a contract can be given.
fn notices_agree(repo: &dyn Repository, on: Day, employments: &[Employment], parameters: &[Parameter]) {
    let rules = Settings::on(on, parameters).contracts;
    let query = Query::of(Kind::Employment, on).of_all_times().showing(&["notice_by"]).sorted(Sort::by("from"));
    let rows = repo.window(&query, 0, 100).expect("reads").rows;
    assert_eq!(rows.len(), employments.len());
    for row in rows {
        let Some(one) = employments.iter().find(|e| e.id == row.id) else { panic!("a stranger") };
        let wanted = rules.notice_by(one).map_or(Value::Empty, Value::Day);
        assert_eq!(row.cells[0].value, wanted, "{one:?} seen on {on}");
    }
}

/// When a day of the year comes next.
fn calendar_agrees(repo: &dyn Repository, on: Day, parameters: &[Parameter]) {
    let calendar = Settings::on(on, parameters).benefit_calendar.0;
    let wanted: Vec<Value> = calendar.into_iter().map(|falls| falls.map_or(Value::Empty, Value::Day)).collect();
    let query = Query::of(Kind::Parameter, on).showing(&["name", "falls_on"]);
    let rows = repo.window(&query, 0, 1000).expect("reads").rows;
    let falls = |name: &str| {
        let of_name = rows.iter().filter(|row| row.cells[0].value == Value::from(name));
        let mut days: Vec<Value> =
            of_name.map(|row| row.cells[1].value.clone()).filter(|day| !day.is_empty()).collect();
        assert!(days.len() < 2, "{name} falls on {days:?}");
        days.pop().unwrap_or_default()
    };
    assert_eq!(BenefitCalendar::NAMES.map(falls).to_vec(), wanted, "seen on {on}");
    assert_eq!(rows.iter().filter(|row| !row.cells[1].value.is_empty()).count(), 3, "and no other parameter");
}

/// What somebody loses who is not in the register on a day is what the agenda has of it.
fn lapses_agree(repo: &dyn Repository, on: Day, checks: &[RegisterCheck], instruments: &[Instrument]) {
    let Some(source) = SOURCES.iter().find(|source| source.name == "register-lost") else { panic!("no such source") };
    let open = (source.open)(AgendaDays { day: on, today: today() });
    let rows = repo.window(&Query::of(source.kind, on).matching(open), 0, 100).expect("reads").rows;
    let mut due: Vec<Id> = rows.into_iter().map(|row| row.id).collect();
    let lost = checks.iter().any(|check| holds(check.from, check.until, on) && !check.counts_for_agreement);
    let held = |i: &&Instrument| lost && i.status == InstrumentStatus::Granted && holds(i.from, i.until, on);
    let mut wanted: Vec<Id> = lost_with_register(instruments, on).filter(held).map(|i| i.id).collect();
    due.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(due, wanted, "{instruments:?} seen on {on}");
}

/// Subsidy and dispensation on one day are refused by the store too.
pub fn instruments_exclude(repo: &mut dyn Repository) {
    filled(repo);
    let one = |n, instrument, status, from: &str| {
        let member = id(Kind::Member, 1);
        let from = day(from);
        Record::Instrument(Instrument {
            member,
            instrument,
            status,
            from,
            ..Instrument::blank(id(Kind::Instrument, n))
        })
    };
    let (subsidy, dispensation) = (InstrumentKind::WageCostSubsidy, InstrumentKind::WageDispensation);
    create(repo, 2, vec![one(1, subsidy, InstrumentStatus::Granted, "2026-01-01")]).expect("fits");
    let beside = one(2, dispensation, InstrumentStatus::Requested, "2026-03-01");
    assert_eq!(refusal(create(repo, 3, vec![beside])).reason, Reason::InstrumentsExclude);
    let planned = one(3, dispensation, InstrumentStatus::ToRequest, "2026-03-01");
    create(repo, 4, vec![planned.clone()]).expect("a plan is in nobody's way");
    let asked = change(&planned, "status", Value::Choice("requested"));
    assert_eq!(refusal(repo.commit(&set(5, "ada", LogVerb::Edit, vec![asked]))).reason, Reason::InstrumentsExclude);
}

/// A score of too few answers is answered to no question.
pub fn scores_are_withheld(repo: &mut dyn Repository) {
    filled(repo);
    let held = |n, answers, score| {
        Record::Survey(Survey {
            held_on: day("2025-12-01"),
            answers,
            score: Some(Decimal::whole(score)),
            ..Survey::blank(id(Kind::Survey, n))
        })
    };
    create(repo, 2, vec![held(1, 4, 3), held(2, 5, 8)]).expect("fits");
    let asked = |filter: Expr| {
        let query = Query::of(Kind::Survey, today()).showing(&["answers", "score"]).matching(filter);
        let rows = repo.window(&query.sorted(Sort::by("score")), 0, 10).expect("reads").rows;
        rows.into_iter().map(|row| (row.cells[0].value.plain(), row.cells[1].value.plain())).collect::<Vec<_>>()
    };
    let shown = |answers: &str, score: &str| (answers.to_owned(), score.to_owned());
    assert_eq!(asked(Expr::All), [shown("5", "8"), shown("4", "")]);
    let below = Expr::Compare { column: "score", relation: Relation::Less, value: Value::Decimal(Decimal::whole(9)) };
    assert_eq!(asked(below), [shown("5", "8")]);
}
