//! The tables that the overview and the annual report have in common.

use crate::cli::document::Section;
use crate::domain::choices::Choice;
use crate::domain::decimal::{Decimal, Tenths};
use crate::exchange::sheet::SheetCell;
use crate::report::{Leaving, Month, Score};
use crate::text::Words;

/// Headings by their identifiers.
pub fn headings(words: &Words, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| words.say(&format!("overview-head-{name}")).into_owned()).collect()
}

/// A whole number.
pub fn whole(number: i64) -> SheetCell {
    SheetCell::Number(number.to_string())
}

/// Jobs, with one decimal.
pub fn jobs(jobs: Tenths) -> SheetCell {
    SheetCell::Number(jobs.text('.'))
}

/// A number with the decimals it has; nothing when it is not known.
pub fn number(number: Option<Decimal>) -> SheetCell {
    number.map_or(SheetCell::Empty, |number| SheetCell::Number(number.text('.')))
}

/// A name, or that it is not known.
pub fn name(words: &Words, name: &str) -> SheetCell {
    SheetCell::Text(if name.is_empty() { words.say("overview-unnamed").into_owned() } else { name.to_owned() })
}

/// The months.
pub fn months(words: &Words, months: &[Month]) -> Section {
    let columns = ["day", "jobs", "target", "people", "teams", "places", "occupancy", "absence", "came", "went"];
    let row = |month: &Month| {
        vec![
            SheetCell::Day(month.day),
            jobs(month.jobs),
            number(month.target_jobs),
            whole(month.people),
            whole(month.teams),
            whole(month.places),
            number(month.occupancy),
            number(month.absence),
            whole(month.came),
            whole(month.went),
        ]
    };
    Section {
        title: words.say("overview-months").into_owned(),
        headings: headings(words, &columns),
        rows: months.iter().map(row).collect(),
        ..Section::default()
    }
}

/// Why people left.
pub fn leaving(words: &Words, leaving: &[Leaving]) -> Section {
    let row = |left: &Leaving| {
        let reason = left.reason.map_or_else(|| words.say("overview-no-reason"), |reason| words.choice(reason.name()));
        vec![SheetCell::Text(reason.into_owned()), whole(left.people)]
    };
    Section {
        title: words.say("overview-leaving").into_owned(),
        headings: headings(words, &["reason", "people"]),
        rows: leaving.iter().map(row).collect(),
        ..Section::default()
    }
}

/// The surveys; a score that is withheld says so.
pub fn surveys(words: &Words, scores: &[Score]) -> Section {
    let row = |score: &Score| {
        let of =
            if score.team.is_empty() { words.say("overview-whole-programme").into_owned() } else { score.team.clone() };
        let withheld = || SheetCell::Text(words.say("overview-withheld").into_owned());
        let mark = score.score.map_or_else(withheld, |mark| number(Some(mark)));
        vec![SheetCell::Day(score.held_on), SheetCell::Text(of), mark, whole(score.answers)]
    };
    Section {
        title: words.say("overview-surveys").into_owned(),
        headings: headings(words, &["day", "team", "score", "answers"]),
        rows: scores.iter().map(row).collect(),
        ..Section::default()
    }
}

/// How the jobs of a day stand to what is aimed at.
pub fn against_target(words: &Words, made: Tenths, target: Option<Decimal>) -> String {
    match target.filter(|target| *target > Decimal::ZERO) {
        Some(target) => {
            let percent = Decimal::from_hundredths(made.0 * 1000).ratio(target);
            let percent = Decimal::from_hundredths((percent.hundredths() + 5) / 10 * 10);
            words.say_with("overview-of-target", &[("percent", percent.into()), ("target", target.into())])
        }
        None => words.say("overview-no-target").into_owned(),
    }
}
