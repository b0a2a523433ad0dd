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

/// Jobs, with one decimal, or that they are not known.
pub fn jobs(words: &Words, jobs: Option<Tenths>) -> SheetCell {
    jobs.map_or_else(|| unknown(words), |jobs| SheetCell::Number(jobs.text('.')))
}

fn unknown(words: &Words) -> SheetCell {
    SheetCell::Text(words.say("not-known").into_owned())
}

/// A number with the decimals it has; nothing when it is not known.
pub fn number(number: Option<Decimal>) -> SheetCell {
    number.map_or(SheetCell::Empty, |number| SheetCell::Number(number.text('.')))
}

/// A number, or that it is not known.
pub fn known(words: &Words, value: Option<Decimal>) -> SheetCell {
    if value.is_some() { number(value) } else { unknown(words) }
}

/// A name, or that it is not known.
pub fn name(words: &Words, name: &str) -> SheetCell {
    SheetCell::Text(if name.is_empty() { words.say("overview-unnamed").into_owned() } else { name.to_owned() })
}

/// The name of a table or column for a program, of the key of its words.
fn name_for(key: &str) -> String {
    key.trim_start_matches("overview-").replace('-', "_")
}

/// A section that is a table: keys of its title and headings.
pub fn table<'r, R: 'r>(
    words: &Words,
    title: &str,
    columns: &[&str],
    rows: impl IntoIterator<Item = &'r R>,
    row: impl Fn(&'r R) -> Vec<SheetCell>,
) -> Section {
    Section {
        name: name_for(title),
        title: words.say(title).into_owned(),
        names: columns.iter().map(|column| name_for(column)).collect(),
        headings: headings(words, columns),
        rows: rows.into_iter().map(row).collect(),
        ..Section::default()
    }
}

/// The months.
pub fn months(words: &Words, months: &[Month]) -> Section {
    let columns = ["day", "jobs", "target", "people", "teams", "places", "occupancy", "absence", "came", "went"];
    table(words, "overview-months", &columns, months, |month| {
        let (target, occupancy, absence) = (month.target_jobs, month.occupancy, month.absence);
        let counts = [month.people, month.teams, month.places].map(whole);
        let first = [SheetCell::Day(month.day), jobs(words, month.jobs), known(words, target)];
        let last = [known(words, occupancy), known(words, absence), whole(month.came), whole(month.went)];
        first.into_iter().chain(counts).chain(last).collect()
    })
}

/// Why people left.
pub fn leaving(words: &Words, leaving: &[Leaving]) -> Section {
    table(words, "overview-leaving", &["reason", "people"], leaving, |left| {
        let reason = left.reason.map_or_else(|| words.say("overview-no-reason"), |reason| words.choice(reason.name()));
        vec![SheetCell::Text(reason.into_owned()), whole(left.people)]
    })
}

/// The surveys; a score that is withheld says so.
pub fn surveys(words: &Words, scores: &[Score]) -> Section {
    table(words, "overview-surveys", &["day", "team", "score", "answers"], scores, |score| {
        let whole_programme = || words.say("overview-whole-programme").into_owned();
        let of = if score.team.is_empty() { whole_programme() } else { score.team.clone() };
        let withheld = || SheetCell::Text(words.say("overview-withheld").into_owned());
        let mark = score.score.map_or_else(withheld, |mark| number(Some(mark)));
        vec![SheetCell::Day(score.held_on), SheetCell::Text(of), mark, whole(score.answers)]
    })
}

/// How many jobs, people and teams there were on a day.
pub fn stand(words: &Words, month: &Month) -> String {
    let mut args = vec![("day", month.day.into()), ("people", month.people.into()), ("teams", month.teams.into())];
    let Some(jobs) = month.jobs else { return words.say_with("overview-stand-unknown", &args) };
    args.push(("jobs", Decimal::from(jobs).into()));
    words.say_with("overview-stand", &args)
}

/// How the jobs of a day stand to what is aimed at.
pub fn against_target(words: &Words, made: Option<Tenths>, target: Option<Decimal>) -> String {
    let Some(target) = target.filter(|target| *target > Decimal::ZERO) else {
        return words.say("overview-no-target").into_owned();
    };
    let Some(made) = made else { return words.say_with("overview-of-target-unknown", &[("target", target.into())]) };
    let percent = Decimal::from_hundredths(made.0 * 1000).ratio(target);
    let percent = Decimal::from_hundredths((percent.hundredths() + 5) / 10 * 10);
    words.say_with("overview-of-target", &[("percent", percent.into()), ("target", target.into())])
}
