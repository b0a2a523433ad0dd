//! A closed period: whatever staff do, its figures stay as they were published, unless what is done was named a correction.

use binnenwerk::domain::charging::Period;
use binnenwerk::domain::days::Day;
use binnenwerk::domain::reason::Reason;
use binnenwerk::report::{AbsenceReport, JobsReport, LeaversReport, YearReport, jobs_by_month};
use binnenwerk::repository::{LogQuery, Repository};
use binnenwerk::service::command::{Command, CommandError};
use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::office::{Office, start};
use super::random_commands::COMMANDS;
use super::running::{run, sequences};

/// How often a command is tried, each time on somebody or something else.
const TRIES: usize = 60;

/// An office that closed June.
fn closed() -> Office {
    let mut office = Office::new();
    let (on, june) = (start() + TimeDelta::days(1), Period::month(start()));
    office.perform(&Command::ClosePeriod { period: june, on }, on).expect("is over");
    office
}

/// The figures of the closed month, but for what looks ahead from its last day.
fn figures(repo: &dyn Repository) -> Vec<String> {
    let june = Period::month(start());
    let middle = june.from + TimeDelta::days(14);
    let mut figures = Vec::new();
    for day in [june.from, middle, june.until] {
        let all = JobsReport::of(repo, day).expect("counts");
        figures.push(format!("{:?}", JobsReport { reserved: 0, open_places: 0, surplus: 0, ..all }));
        figures.push(format!("{:?}", YearReport::of(repo, 2026, day).expect("counts")));
    }
    figures.push(format!("{:?}", LeaversReport::of(repo, june.from, june.until).expect("counts")));
    figures.push(format!("{:?}", AbsenceReport::of(repo, (june.from, june.until), None).expect("counts")));
    let months = jobs_by_month(repo, (june.from - TimeDelta::days(400), june.until)).expect("counts");
    // The last column is that of the places that are open, which looks ahead.
    figures.extend(months.lines.iter().map(|line| format!("{:?}", &line[..line.len() - 1])));
    figures
}

/// Whether a command was refused because of the closed period.
fn is_closed(done: &Result<binnenwerk::service::command::Done, CommandError>) -> bool {
    matches!(done, Err(CommandError::Refused(refusal)) if refusal.reason == Reason::PeriodClosed)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn the_figures_of_a_closed_month_stay_whatever_is_done_after_it(chances in sequences(40)) {
        let mut office = closed();
        let published = figures(&office.repo);
        run(&mut office, &chances, |_| true, |_, _| {});
        prop_assert_eq!(figures(&office.repo), published);
    }
}

#[test]
fn each_deed_with_a_day_in_a_closed_month_is_a_correction_or_is_refused() {
    let mut office = closed();
    let published = figures(&office.repo);
    let mut runner = TestRunner::deterministic();
    let any = 0usize..100_000;
    let choice = (any.clone(), any.clone(), any);
    let (mut corrected, mut without) = (Vec::new(), Vec::new());
    let on: Day = start() - TimeDelta::days(15);
    for (which, (verb, make)) in COMMANDS.iter().enumerate() {
        let mut reached = false;
        for _ in 0..TRIES {
            let chosen = choice.new_tree(&mut runner).expect("a chance").current();
            let Some(command) = make(&mut office, on, chosen) else { continue };
            let plain = office.perform(&command, start() + TimeDelta::days(3));
            assert_eq!(figures(&office.repo), published, "{verb} ({which})");
            if !is_closed(&plain) {
                continue;
            }
            let done = office.perform(&command.correcting(), start() + TimeDelta::days(3));
            assert!(!is_closed(&done), "{verb} ({which})");
            let Ok(done) = done else { continue };
            let query = LogQuery { corrects_by: Some(start()), ..LogQuery::default() };
            let logged = office.repo.log(&query, 1).expect("a log").pop().expect("a correction");
            assert_eq!(Some(logged.revision), done.revision, "{verb}");
            assert!(is_closed(&office.perform(&Command::Undo, start() + TimeDelta::days(4))), "{verb}");
            office.perform(&Command::Undo.correcting(), start() + TimeDelta::days(4)).expect("is taken back");
            assert_eq!(figures(&office.repo), published, "{verb} ({which}) taken back");
            reached = true;
            break;
        }
        if reached { corrected.push(*verb) } else { without.push((which, *verb)) }
    }
    assert!(corrected.len() > 45, "{} commands; not {without:?}", corrected.len());
}
