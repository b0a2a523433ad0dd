//! What always holds, and that undoing leads back.

use binnenwerk::app::command::Command;
use binnenwerk::domain::days::Day;
use binnenwerk::domain::record::Kind;
use binnenwerk::report::JobsReport;
use binnenwerk::repository::Repository;
use chrono::TimeDelta;
use proptest::test_runner::{Config, TestRunner};

use super::deeds::{Chance, DEEDS};
use super::office::{Office, start};

/// Runs a sequence of deeds, a day or two apart, and calls `after` once each was done. Answers how many were.
pub fn run(office: &mut Office, chances: &[Chance], mut after: impl FnMut(&mut Office, Day)) -> usize {
    let (mut on, mut done) = (start(), 0);
    for (what, a, b, c) in chances {
        on += TimeDelta::days(1 + (*c % 2) as i64);
        let Some(command) = DEEDS[what % DEEDS.len()](office, on, (*a, *b, *c)) else { continue };
        if office.perform(&command, on).is_ok_and(|did| did.revision.is_some()) {
            done += 1;
            after(office, on);
        }
    }
    done
}

/// A strategy for sequences.
pub fn sequences(most: usize) -> impl proptest::strategy::Strategy<Value = Vec<Chance>> {
    let any = 0usize..100_000;
    proptest::collection::vec((0usize..1000, any.clone(), any.clone(), any), 1..most)
}

fn invariants(office: &Office, on: Day) {
    let (mut filled, mut open, mut surplus) = (0, 0, 0);
    for team in office.all(Kind::Team) {
        let count = office.repo.team_count(team.id(), on).expect("counts");
        assert!(count.places >= 0 && count.filled >= 0 && count.reserved >= 0);
        assert_eq!(count.filled + count.reserved + count.open(), count.places + count.surplus());
        let running = team.get("from").plain() <= on.to_string()
            && (team.get("until").is_empty() || team.get("until").plain() >= on.to_string());
        if running {
            (filled, open, surplus) = (filled + count.filled, open + count.open(), surplus + count.surplus());
        }
    }
    let report = JobsReport::of(&office.repo, on).expect("counts");
    assert_eq!((report.filled, report.open_places, report.surplus), (filled, open, surplus));
}

#[test]
fn after_every_deed_the_numbers_agree_and_nothing_overlaps_and_undoing_all_leads_back() {
    let mut runner = TestRunner::new(Config { cases: 10, failure_persistence: None, ..Config::default() });
    let deeds = std::cell::Cell::new(0);
    let result = runner.run(&sequences(30), |chances| {
        let mut office = Office::new();
        let begin = office.everything();
        let done = run(&mut office, &chances, |office, on| invariants(office, on));
        deeds.set(deeds.get() + done);
        // Overlaps, broken references and the chain of the log are what a check of the store looks for.
        assert_eq!(office.repo.check().expect("checks"), []);
        for _ in 0..done {
            office.perform(&Command::Undo, start()).expect("what was done is undone");
        }
        assert_eq!(office.everything(), begin);
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    let deeds = deeds.get();
    assert!(deeds > 20, "only {deeds} deeds were done: chance makes none that are allowed");
}
