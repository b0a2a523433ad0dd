//! `correct`: what was never so is put right. With `--dry-run` it only tells which figures of past days that changes.

use super::args::CorrectArgs;
use super::edit;
use super::failure::Failure;
use super::output::{remark, say};
use super::parse::CommandReader;
use super::session::Session;
use crate::domain::change::Decision;
use crate::domain::closed_days::first_day_altered;
use crate::domain::days::Day;
use crate::domain::value::Value;
use crate::report::{ChangedFigure, changed_figures, first_month};
use crate::repository::fixed::kept_with_past;
use crate::service::command::{CommandContext, perform, preview};

/// Puts fields of a record right, or tells what that changes.
///
/// # Errors
/// When the arguments cannot be followed, or a rule stands against the correction.
pub fn correct(session: &mut Session, args: &CorrectArgs) -> Result<(), Failure> {
    if !args.dry_run {
        return session.change(&args.set, edit::correct);
    }
    let repo = session.open(false)?;
    let command = edit::correct(&mut CommandReader { session, repo: &repo }, &args.set)?;
    let mut corrected = repo.copy()?;
    let mut context = CommandContext { ids: session.ids.as_mut(), actor: &session.actor, now: session.clock.now() };
    let Decision { changes, warnings } = preview(&repo, &mut context, &command)?;
    perform(&mut corrected, &mut context, &command)?;
    let today = session.clock.today();
    let first = first_day_altered(&changes, &kept_with_past(&corrected, &changes)?);
    let figures = match first {
        Some(first) => {
            let from = if first == Day::MIN { first_month(&repo, today)? } else { first };
            changed_figures((&repo, &corrected), (from, today))?
        }
        None => Vec::new(),
    };
    warnings.iter().for_each(|warning| remark(&session.words, warning));
    if session.global.json {
        return session.out.json(&figures);
    }
    let words = &session.words;
    let told = |value: &Value| match value {
        Value::Empty => words.say("not-known").into_owned(),
        value => words.value(value),
    };
    let line = |changed: &ChangedFigure| {
        let name = match changed.figure {
            "absent_hours" => words.say("cli-absence-absent_hours").into_owned(),
            figure => words.say(&format!("cli-report-{figure}")).into_owned(),
        };
        let closed = if changed.closed { words.say("cli-correct-closed").into_owned() } else { String::new() };
        vec![words.day(changed.day), name, told(&changed.before), told(&changed.after), closed]
    };
    let rows: Vec<Vec<String>> = figures.iter().map(line).collect();
    let heading = |key: &str| words.say(key).into_owned();
    let headings = ["cli-column-day", "cli-correct-figure", "cli-correct-before", "cli-correct-after"];
    let headings: Vec<String> = headings.map(heading).into_iter().chain([String::new()]).collect();
    let (title, none) = (heading("cli-correct-title"), heading("cli-correct-none"));
    session.out.titled_table(&title, (&headings, &[false, false, true, true, false]), &rows, &none)?;
    say(&session.words.say("cli-correct-dry"));
    Ok(())
}
