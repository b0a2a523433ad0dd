//! The overview of a day, in words.

use super::sections::{against_target, headings, jobs, leaving, months, name, surveys, whole};
use crate::cli::document::{Document, Section};
use crate::domain::days::Day;
use crate::domain::decimal::{Decimal, Tenths};
use crate::exchange::sheet::SheetCell;
use crate::report::{Forecast, JobsPart, Overview};
use crate::text::Words;

/// The report as a document: a title, sentences and a table for each part.
pub fn document(report: &Overview, words: &Words) -> Document {
    let programme = words.programme(&report.programme, "app-name");
    let mut sentences = Vec::new();
    if let Some(month) = report.months.last() {
        sentences.push(words.say_with(
            "overview-stand",
            &[
                ("day", month.day.into()),
                ("jobs", Decimal::from_hundredths(month.jobs.0 * 10).into()),
                ("people", month.people.into()),
                ("teams", month.teams.into()),
            ],
        ));
        sentences.push(against_target(words, month.jobs, report.target_jobs));
    }
    Document {
        title: words
            .say_with("overview-title", &[("programme", programme.as_ref().into()), ("day", report.as_of.into())]),
        sentences,
        sections: vec![
            forecast(words, &report.forecast),
            months(words, &report.months),
            parts(words, ("overview-clients", "client"), &report.parts.clients),
            parts(words, ("overview-work-types", "work-type"), &report.parts.work_types),
            parts(words, ("overview-provinces", "province"), &report.parts.provinces),
            leaving(words, &report.leaving),
            surveys(words, &report.surveys),
        ],
    }
}

fn parts(words: &Words, (title, heading): (&str, &str), parts: &[JobsPart]) -> Section {
    let row = |part: &JobsPart| vec![name(words, &part.name), jobs(part.jobs), whole(part.teams)];
    Section {
        title: words.say(title).into_owned(),
        headings: headings(words, &[heading, "jobs", "teams"]),
        rows: parts.iter().map(row).collect(),
        ..Section::default()
    }
}

fn forecast(words: &Words, forecast: &Forecast) -> Section {
    let pipeline = forecast.pipeline.iter().map(|point| (point.day, point.jobs));
    let line = |day: Day| forecast.line.iter().find(|point| point.day == day).map(|point| point.jobs);
    let row =
        |(day, made): (Day, Tenths)| vec![SheetCell::Day(day), line(day).map_or(SheetCell::Empty, jobs), jobs(made)];
    Section {
        title: words.say("overview-forecast").into_owned(),
        sentences: forecast.told().iter().map(|(key, args)| words.say_with(key, args)).collect(),
        headings: headings(words, &["day", "line", "pipeline"]),
        rows: pipeline.map(row).collect(),
    }
}
