//! The annual report, in words.

use super::sections::{against_target, jobs, known, leaving, months, name, number, stand, surveys, table, whole};
use crate::cli::document::{Document, Section};
use crate::domain::decimal::{Decimal, Tenths};
use crate::exchange::sheet::SheetCell;
use crate::report::{PartOfYear, TeamOfYear, YearReport};
use crate::text::Words;

/// The report as a document: a title, sentences and a table for each part.
pub fn document(report: &YearReport, words: &Words) -> Document {
    let programme = words.programme(&report.programme, "app-name");
    let year = report.year.to_string();
    Document {
        title: words.say_with(
            "overview-year-title",
            &[("programme", programme.as_ref().into()), ("year", year.as_str().into())],
        ),
        sentences: sentences(report, words),
        sections: vec![
            key_figures(report, words),
            months(words, &report.months),
            parts(report, words, ("overview-clients", "client"), &report.clients),
            parts(report, words, ("overview-work-types", "work-type"), &report.work_types),
            parts(report, words, ("overview-provinces", "province"), &report.provinces),
            teams(words, ("overview-new-teams", "first-day"), &report.new_teams),
            teams(words, ("overview-ended-teams", "last-day"), &report.ended_teams),
            leaving(words, &report.leaving),
            surveys(words, &report.surveys),
            chances(report, words),
        ],
    }
}

fn sentences(report: &YearReport, words: &Words) -> Vec<String> {
    let end = &report.end;
    let since = ("day", report.before.day.into());
    let net = match report.net_new_jobs {
        Some(net) => {
            let more = if net.0 < 0 { "overview-less" } else { "overview-more" };
            words.say_with(more, &[("jobs", Decimal::from(Tenths(net.0.abs())).into()), since])
        }
        None => words.say_with("overview-more-unknown", &[since]),
    };
    vec![stand(words, end), net, against_target(words, end.jobs, report.target_jobs)]
}

fn key_figures(report: &YearReport, words: &Words) -> Section {
    let (before, end) = (&report.before, &report.end);
    let figure = |name: &str| SheetCell::Text(words.say(&format!("overview-head-{name}")).into_owned());
    let counted = |name: &str, was: i64, is: i64| vec![figure(name), whole(was), whole(is), whole(is - was)];
    let in_cell = |number| jobs(words, number);
    let difference = before.occupancy.zip(end.occupancy).map(|(was, is)| is - was);
    let passed = |name: &str, people: i64| vec![figure(name), SheetCell::Empty, whole(people), SheetCell::Empty];
    Section {
        name: "key_figures".to_owned(),
        title: words.say("overview-key-figures").into_owned(),
        names: ["figure", "before", "end", "difference"].map(str::to_owned).into(),
        headings: vec![
            words.say("overview-head-figure").into_owned(),
            words.day(before.day),
            words.day(end.day),
            words.say("overview-head-difference").into_owned(),
        ],
        rows: vec![
            [figure("jobs")].into_iter().chain([before.jobs, end.jobs, report.net_new_jobs].map(in_cell)).collect(),
            vec![figure("target"), known(words, before.target_jobs), known(words, end.target_jobs), SheetCell::Empty],
            counted("people", before.people, end.people),
            counted("teams", before.teams, end.teams),
            counted("places", before.places, end.places),
            counted("placed", before.placed, end.placed),
            vec![figure("occupancy"), known(words, before.occupancy), known(words, end.occupancy), number(difference)],
            passed("new-teams", report.new_teams.len() as i64),
            passed("ended-teams", report.ended_teams.len() as i64),
            passed("came", report.came),
            passed("went", report.went),
            vec![figure("absence"), SheetCell::Empty, known(words, report.absence), SheetCell::Empty],
        ],
        sentences: vec![words.say("overview-came-and-went").into_owned()],
        ..Section::default()
    }
}

fn parts(report: &YearReport, words: &Words, (title, heading): (&str, &str), parts: &[PartOfYear]) -> Section {
    let all = report.end.jobs.map(Decimal::from).filter(|all| *all > Decimal::ZERO);
    let columns = [heading, "jobs", "jobs", "difference", "share", "teams"];
    let mut section = table(words, title, &columns, parts, |part| {
        let share = part.jobs.zip(all).map(|(jobs, all)| Decimal::from_hundredths(jobs.0 * 1000).ratio(all));
        let [before, now, more] = [part.before, part.jobs, part.more_jobs()].map(|number| jobs(words, number));
        vec![name(words, &part.name), before, now, more, known(words, share), whole(part.teams)]
    });
    section.names[1] = "jobs_before".to_owned();
    for (at, day) in [(1, report.before.day), (2, report.end.day)] {
        section.headings[at] = words.day(day);
    }
    section
}

fn teams(words: &Words, (title, day): (&str, &str), teams: &[TeamOfYear]) -> Section {
    table(words, title, &["code", "team", day, "places"], teams, |team| {
        let [code, name] = [&team.code, &team.name].map(|text| SheetCell::Text(text.clone()));
        vec![code, name, SheetCell::Day(team.day), whole(team.places)]
    })
}

fn chances(report: &YearReport, words: &Words) -> Section {
    let columns = ["phase", "chances", "expected"];
    let table = table(words, "overview-chances", &columns, &report.chances, |line| {
        let phase = SheetCell::Text(words.choice(line.phase).into_owned());
        vec![phase, whole(line.chances), known(words, line.expected_jobs)]
    });
    Section { sentences: vec![words.say_with("overview-talks", &[("count", report.talks.into())])], ..table }
}
