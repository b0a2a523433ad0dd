//! The overview of a day, in words.

use super::sections::{against_target, jobs, leaving, months, name, stand, surveys, table, whole};
use crate::cli::document::{Document, Section};
use crate::domain::days::Day;
use crate::exchange::sheet::SheetCell;
use crate::report::{Forecast, JobsPart, Overview, Point};
use crate::text::Words;

/// The report as a document: a title, sentences and a table for each part.
pub fn document(report: &Overview, words: &Words) -> Document {
    let programme = words.programme(&report.programme, "app-name");
    let mut sentences = Vec::new();
    if let Some(month) = report.months.last() {
        sentences.push(stand(words, month));
        sentences.push(against_target(words, month.jobs, report.target_jobs));
    }
    Document {
        title: words
            .say_with("overview-title", &[("programme", programme.as_ref().into()), ("day", report.as_of.into())]),
        sentences,
        sections: vec![
            forecast(words, report.forecast.as_ref()),
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
    table(words, title, &[heading, "jobs", "teams"], parts, |part| {
        vec![name(words, &part.name), jobs(words, part.jobs), whole(part.teams)]
    })
}

fn forecast(words: &Words, forecast: Option<&Forecast>) -> Section {
    let sentences = Forecast::told(forecast).iter().map(|(key, args)| words.say_with(key, args)).collect();
    let Some(forecast) = forecast else {
        return Section { title: words.say("overview-forecast").into_owned(), sentences, ..Section::default() };
    };
    let in_cell = |point: &Point| jobs(words, Some(point.jobs));
    let line = |day: Day| forecast.line.iter().find(|point| point.day == day).map(in_cell);
    let table = table(words, "overview-forecast", &["day", "line", "pipeline"], &forecast.pipeline, |made| {
        vec![SheetCell::Day(made.day), line(made.day).unwrap_or(SheetCell::Empty), in_cell(made)]
    });
    Section { sentences, ..table }
}
