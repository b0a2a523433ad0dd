//! What always holds, and that undoing leads back.

use std::collections::BTreeMap;

use binnenwerk::domain::choices::Choice;
use binnenwerk::domain::crediting::Portion;
use binnenwerk::domain::days::Day;
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::kinds::{ClientShare, Statement, StatementLine};
use binnenwerk::domain::log_verb::LogVerb;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::report::JobsReport;
use binnenwerk::repository::{LogQuery, Repository};
use binnenwerk::service::command::{Command, CommandError};
use proptest::test_runner::{Config, TestRunner};

use super::office::{Office, start};
use super::random_commands::{COMMANDS, runs};
use super::running::{can_be_undone, rounds, run, sequences, take_back};

/// Facts of which at most one holds on a day for the same thing, with the fields that say which thing that is.
const ONE_AT_A_TIME: &[(Kind, &[&str])] = &[
    (Kind::Employment, &["member"]),
    (Kind::Placement, &["member"]),
    (Kind::Absence, &["member"]),
    (Kind::RegisterCheck, &["member"]),
    (Kind::EmploymentPhase, &["member"]),
    (Kind::PackageVersion, &["task_package"]),
    (Kind::ClientAgreement, &["organisation"]),
    (Kind::ClientShare, &["team", "organisation"]),
    (Kind::Application, &["candidate", "vacancy"]),
];

fn invariants(office: &mut Office, on: Day) {
    places_agree(office, on);
    clients_add_up(office, on);
    nothing_overlaps(office);
    shares_are_at_most_the_whole(office);
    statements_add_up(office);
}

fn places_agree(office: &Office, on: Day) {
    let (mut filled, mut open, mut surplus) = (0, 0, 0);
    for team in office.all(Kind::Team) {
        let count = office.repo.team_count(team.id(), on).expect("counts");
        assert!(count.places >= 0 && count.filled >= 0 && count.reserved >= 0 && count.open() >= 0);
        assert_eq!(count.filled + count.reserved + count.open(), count.places + count.surplus());
        if runs(&team, on) {
            (filled, open, surplus) = (filled + count.filled, open + count.open(), surplus + count.surplus());
        }
    }
    let report = JobsReport::of(&office.repo, on).expect("counts");
    assert_eq!((report.filled, report.open_places, report.surplus), (filled, open, surplus));
}

/// What is credited to clients, and to none, is what the programme has.
fn clients_add_up(office: &Office, on: Day) {
    let credits = office.repo.credits(on).expect("credits");
    let all = JobsReport::of(&office.repo, on).expect("counts");
    let sum: Portion = credits.iter().map(|credit| credit.portion).sum();
    let unit = office.repo.settings(on).expect("parameters").job_hours.expect("a unit");
    assert_eq!(Some(sum.jobs(unit)), all.jobs, "jobs on {on}");
    assert_eq!(sum.people(), Decimal::whole(all.people), "people on {on}");
    assert_eq!(sum.places(), Decimal::whole(all.places), "places on {on}");
    assert_eq!(sum.open(), Decimal::whole(all.open_places), "open places on {on}");
    for credit in &credits {
        let portion = credit.portion;
        assert!(portion.open() >= Decimal::ZERO && portion.places() >= portion.open(), "{portion:?}");
        assert!(portion.people() >= Decimal::ZERO, "{portion:?}");
    }
}

fn nothing_overlaps(office: &Office) {
    for (kind, owner) in ONE_AT_A_TIME {
        let key = |record: &Record| owner.iter().map(|field| record.get(field).plain()).collect::<Vec<_>>();
        let mut facts: Vec<_> =
            office.all(*kind).iter().map(|r| (key(r), r.get("from").plain(), r.get("until"))).collect();
        facts.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        for pair in facts.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            let (last, next) = (pair[0].2.plain(), &pair[1].1);
            assert!(!last.is_empty() && last < *next, "{kind}: until {last:?} and from {next}");
        }
    }
}

fn shares_are_at_most_the_whole(office: &Office) {
    let records = office.all(Kind::ClientShare);
    for first in records.iter().filter_map(ClientShare::of) {
        let same_team = |share: &&ClientShare| share.team == first.team;
        let holding = records.iter().filter(|record| runs(record, first.from)).filter_map(ClientShare::of);
        let sum: Decimal = holding.filter(same_team).map(|share| share.share).sum();
        assert!(sum <= Decimal::whole(100), "{sum} on {}", first.from);
    }
}

fn statements_add_up(office: &Office) {
    let mut sums = BTreeMap::new();
    for line in office.all(Kind::StatementLine).iter().filter_map(StatementLine::of) {
        let sum = sums.entry(line.statement).or_insert(Decimal::ZERO);
        *sum = *sum + line.amount;
    }
    for statement in office.all(Kind::Statement).iter().filter_map(Statement::of) {
        assert_eq!(sums.get(&statement.id), Some(&statement.total), "{}", statement.number);
    }
}

#[test]
fn after_every_deed_the_numbers_agree_and_nothing_overlaps_and_undoing_all_leads_back() {
    let mut runner = TestRunner::new(Config { cases: 6, failure_persistence: None, ..Config::default() });
    let commands = std::cell::Cell::new(0);
    let result = runner.run(&sequences(60), |chances| {
        let mut office = Office::new();
        let begin = office.everything();
        let done = run(&mut office, &chances, can_be_undone, invariants);
        commands.set(commands.get() + done);
        // Overlaps, broken references and the chain of the log are what a check of the store looks for.
        assert_eq!(office.repo.check().expect("checks"), []);
        take_back(&mut office, &Command::Undo, done);
        assert_eq!(office.everything(), begin);
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    let commands = commands.get();
    assert!(commands > 20, "only {commands} commands were done: chance makes none that are allowed");
}

#[test]
fn every_deed_is_done_and_keeps_the_invariants_and_can_be_undone_and_done_again() {
    let mut office = Office::new();
    let begin = office.everything();
    let done = rounds(&mut office, 6, can_be_undone, invariants);
    for (which, (verb, _)) in COMMANDS.iter().enumerate().filter(|(_, (verb, _))| can_be_undone(verb)) {
        assert!(done.contains_key(&which), "{verb}, command {which}, was never done");
    }
    let (end, commands) = (office.everything(), done.values().sum());
    assert_eq!(office.repo.check().expect("checks"), []);
    take_back(&mut office, &Command::Undo, commands);
    assert_eq!(office.everything(), begin);
    take_back(&mut office, &Command::Redo, commands);
    assert_eq!(office.everything(), end);
    assert_eq!(office.repo.check().expect("checks"), []);
}

#[test]
fn a_fixed_statement_keeps_the_invariants_and_stays_whatever_is_undone() {
    let mut office = Office::new();
    let done = rounds(&mut office, 6, |_| true, invariants);
    for (which, (verb, _)) in COMMANDS.iter().enumerate().filter(|(_, (verb, _))| !can_be_undone(verb)) {
        assert!(done.contains_key(&which), "{verb}, command {which}, was never done");
    }
    let fixed = |office: &Office| (office.all(Kind::Statement), office.all(Kind::StatementLine));
    let before = fixed(&office);
    let sets = office.repo.log(&LogQuery::default(), u64::MAX).expect("reads");
    let (mut refused, mut undone) = (0, 0);
    for set in sets {
        match (set.verb.as_str(), office.perform(&Command::Revert(set.revision), start())) {
            ("fix_statement" | "credit_statement", Err(CommandError::Refused(refusal))) => {
                assert_eq!(refusal.reason, Reason::StatementIsFixed);
                refused += 1;
            }
            ("fix_statement" | "credit_statement", other) => panic!("{other:?}"),
            (_, Ok(_)) => undone += 1,
            // Something else rests on it, or it was changed since.
            (_, Err(_)) => {}
        }
    }
    assert!(refused > 0 && undone > 20, "{refused} refused, {undone} undone");
    assert_eq!(fixed(&office), before);
    assert_eq!(office.repo.check().expect("checks"), []);
}

#[test]
fn every_verb_of_the_log_is_among_the_deeds() {
    // What begins a store, what a file or another office brings, a copy put back, another key, and taking back: none of them is a command of
    // its own here. After a period is closed hardly anything can be done to the days before, and what is erased does not come back
    // by undoing everything: these have tests of their own.
    const OTHERS: &[&str] = &["found", "import", "merge", "restore", "rekey", "undo", "redo", "close_period", "erase"];
    for verb in LogVerb::ALL.iter().map(|verb| verb.name()).filter(|verb| !OTHERS.contains(verb)) {
        assert!(COMMANDS.iter().any(|(name, _)| *name == verb), "{verb}");
    }
}
