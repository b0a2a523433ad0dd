//! `correct`: what was never so is put right. With `--dry-run` it only tells which figures of past days that changes.

use super::args::CorrectArgs;
use super::edit;
use super::failure::Failure;
use super::output::remark;
use super::parse::CommandReader;
use super::session::Session;
use crate::report::changed_figures;
use crate::service::command::rehearse;
use crate::ui::words::{changed_figure_headings, changed_figure_texts};

/// Puts fields of a record right, or tells what that changes.
///
/// # Errors
/// Returns an error when the arguments cannot be followed, or a rule stands against the correction.
pub fn correct(session: &mut Session, args: &CorrectArgs) -> Result<(), Failure> {
    if !args.dry_run {
        return session.change(&args.set, edit::correct);
    }
    let repo = session.open(false)?;
    let command = edit::correct(&mut CommandReader { session, repo: &repo }, &args.set)?;
    let now = session.clock.now();
    let rehearsal = rehearse(&repo, (&session.actor, now), &command)?;
    rehearsal.remarks.iter().for_each(|warning| remark(&session.words, warning));
    let days = (rehearsal.first_day, session.clock.today());
    let figures = changed_figures((&repo, rehearsal.done.as_ref()), days, &rehearsal.touched)?;
    if session.global.json {
        return session.out.json(&figures);
    }
    let words = &session.words;
    let rows: Vec<Vec<String>> = figures.iter().map(|changed| changed_figure_texts(words, changed).to_vec()).collect();
    let headings = changed_figure_headings(words);
    let (title, none) = (words.say("correction-title").into_owned(), words.say("correction-none").into_owned());
    session.out.titled_table(&title, (&headings, &[false, false, true, true, false]), &rows, &none)?;
    session.say(&session.words.say("cli-correct-dry"));
    Ok(())
}
