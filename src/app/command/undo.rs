//! Undo, redo and revert: a set of the log taken back, never over somebody else's later change.

use crate::domain::change::{Change, LoggedSet, take_back};
use crate::domain::refusal::Refusal;
use crate::repository::{LogQuery, Repository, Step};

use super::{Command, CommandError};

/// The set to take back.
pub fn target(repo: &dyn Repository, actor: &str, command: &Command) -> Result<LoggedSet, CommandError> {
    let (found, refusal) = match command {
        Command::Redo => (repo.next_step(actor, Step::Redo)?, "nothing-to-redo"),
        Command::Revert(revision) => {
            let query =
                LogQuery { before: Some(revision + 1), after: Some(revision.saturating_sub(1)), ..LogQuery::default() };
            (repo.log(&query, 1)?.into_iter().next().filter(|set| set.revision == *revision), "nothing-to-undo")
        }
        _ => (repo.next_step(actor, Step::Undo)?, "nothing-to-undo"),
    };
    let set = found.ok_or_else(|| Refusal::new(refusal))?;
    if set.changes.is_empty() {
        return Err(Refusal::new("opening-cannot-be-undone").into());
    }
    Ok(set)
}

/// The changes that take it back.
pub fn changes(repo: &dyn Repository, set: &LoggedSet) -> Result<Vec<Change>, CommandError> {
    let mut failure = None;
    let changes = take_back(set, |kind, id| match repo.record(kind, id) {
        Ok(record) => record,
        Err(error) => {
            failure = Some(error);
            None
        }
    });
    match failure {
        Some(error) => Err(error.into()),
        None => Ok(changes?),
    }
}
