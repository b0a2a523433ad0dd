//! What was known on an earlier day can be shown again: ten past states of knowledge, rebuilt from the log, give the reports
//! and lists of which copies were kept at the time.

use binnenwerk::domain::days::Day;
use binnenwerk::domain::query::Query;
use binnenwerk::domain::record::Kind;
use binnenwerk::report::{JobsBy, JobsReport, LeaversReport, Overview, YearReport, clients, jobs_by};
use binnenwerk::repository::sqlite::SqliteRepository;
use binnenwerk::repository::{LogQuery, Repository};
use binnenwerk::service::command::Command;
use chrono::{NaiveTime, TimeDelta};

use super::office::{Office, start};
use super::running::{rounds, take_back};

/// Every how many commands a copy is kept.
const APART: usize = 14;

/// All records, and what the reports say of two past days and one to come.
fn told(repo: &SqliteRepository, on: Day) -> Vec<String> {
    let mut told: Vec<String> = Kind::ALL
        .into_iter()
        .flat_map(|kind| repo.all(kind).expect("reads"))
        .map(|record| format!("{record:?}"))
        .collect();
    // Records of a kind that has no order of its own come as the engine keeps them.
    told.sort();
    for day in [on - TimeDelta::days(200), on, on + TimeDelta::days(60)] {
        told.push(format!("{:?}", JobsReport::of(repo, day).expect("counts")));
        told.push(format!("{:?}", Overview::of(repo, day).expect("counts")));
        told.push(format!("{:?}", YearReport::of(repo, 2026, day).expect("counts")));
        told.push(format!("{:?}", clients(repo, day).expect("counts")));
        told.push(format!("{:?}", LeaversReport::of(repo, day - TimeDelta::days(90), day).expect("counts")));
        for by in [JobsBy::Client, JobsBy::WorkType, JobsBy::Province] {
            told.push(format!("{:?}", jobs_by(repo, by, day).expect("counts")));
        }
        for kind in [Kind::Team, Kind::Member, Kind::Vacancy, Kind::Instrument, Kind::Organisation] {
            let names = binnenwerk::domain::columns::columns(kind).iter().map(|c| c.name).collect::<Vec<_>>();
            told.push(format!(
                "{:?}",
                repo.window(&Query::of(kind, day).showing(&names), 0, 1_000).expect("reads").rows
            ));
        }
    }
    told.push(format!("{:?}", repo.log(&LogQuery::default(), 10_000).expect("a log").len()));
    told
}

#[test]
fn ten_past_states_of_knowledge_tell_what_was_told_then() {
    let mut office = Office::new();
    let (mut kept, mut done) = (Vec::<(Day, Vec<String>)>::new(), 0);
    rounds(
        &mut office,
        4,
        |_| true,
        |office, on| {
            // A day of which a copy is kept may have more commands: what was told after the last of them is what was known.
            let again = kept.pop_if(|(day, _)| *day == on).is_some();
            if again || (done % APART == 0 && kept.len() < 10) {
                kept.push((on, told(&office.repo, on)));
            }
            done += 1;
        },
    );
    assert_eq!(kept.len(), 10, "{done} commands");
    take_back(&mut office, &Command::Undo, 1);
    let at_the_end = |day: Day| day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(23);
    for (day, was) in kept {
        let known = office.repo.known_at(at_the_end(day)).expect("reads").expect("known");
        let now = told(&known, day);
        assert_eq!(now.len(), was.len(), "{day}");
        for (now, was) in now.iter().zip(&was) {
            assert_eq!(now, was, "{day}");
        }
        let copied =
            known.copy().and_then(|copy| copy.known_at(at_the_end(day))).expect("a copy of a copy").expect("known");
        assert_eq!(told(&copied, day), was, "{day}");
    }
    let before = start() - TimeDelta::days(1);
    assert!(office.repo.known_at(at_the_end(before)).expect("reads").is_none(), "the log begins later");
}
