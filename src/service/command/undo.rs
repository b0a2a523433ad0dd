//! Undo, redo and revert: a set of the log taken back, never over somebody else's later change.

use crate::domain::change::{Change, LoggedSet, Revision, take_back};
use crate::domain::choices::Choice;
use crate::domain::log_verb::LogVerb;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::repository::{LogQuery, Repository, StoreError, UndoStep};

use super::context::CommandError;
use super::model::Command;

/// The set to take back.
pub fn target(repo: &dyn Repository, actor: &str, command: &Command) -> Result<LoggedSet, CommandError> {
    let (found, refusal) = match command.asked() {
        Command::Redo => (repo.next_step(actor, UndoStep::Redo)?, Reason::NothingToRedo),
        Command::Revert(revision) => (numbered(repo, *revision, None)?, Reason::NothingToUndo),
        _ => (repo.next_step(actor, UndoStep::Undo)?, Reason::NothingToUndo),
    };
    erased_nothing_since(repo, actor, (command, found.as_ref()))?;
    let set = found.ok_or_else(|| Refusal::new(refusal))?;
    if set.taken_back {
        return Err(Refusal::new(Reason::AlreadyTakenBack).into());
    }
    if set.verb == LogVerb::Erase.name() {
        return Err(Refusal::new(Reason::ErasureStays).into());
    }
    if set.changes.is_empty() {
        return Err(Refusal::new(Reason::OpeningCannotBeUndone).into());
    }
    Ok(set)
}

/// Refuses an undo by who erased something after what it would come to: they would take it for the undo of that.
fn erased_nothing_since(
    repo: &dyn Repository,
    actor: &str,
    (command, found): (&Command, Option<&LoggedSet>),
) -> Result<(), CommandError> {
    if !matches!(command.asked(), Command::Undo) {
        return Ok(());
    }
    let query = LogQuery { after: found.map(|set| set.revision), changes: Some(0), ..LogQuery::default() };
    let since = repo.log(&query, u64::from(u32::MAX))?;
    match since.iter().any(|set| set.actor == actor && set.verb == LogVerb::Erase.name()) {
        true => Err(Refusal::new(Reason::ErasureStays).into()),
        false => Ok(()),
    }
}

/// The changes that take it back.
///
/// # Errors
/// Returns `changed-since`; for what who asks sees no more, since they covered for somebody say, `outside-your-teams` without a name.
pub fn changes(repo: &dyn Repository, set: &LoggedSet) -> Result<Vec<Change>, CommandError> {
    let (mut failure, mut missing) = (None, false);
    let changes = take_back(set, |kind, id| {
        let record = repo.record(kind, id).unwrap_or_else(|error| {
            failure = Some(error);
            None
        });
        missing |= record.is_none();
        record
    });
    match (failure, changes) {
        (Some(error), _) => Err(error.into()),
        (None, Err(_)) if missing && repo.access().is_of_some_teams() => {
            Err(Refusal::new(Reason::OutsideYourTeams).into())
        }
        (None, changes) => Ok(changes?),
    }
}

/// What the user did in the first place: the verb of the set, or of the set that an undo took back; and whether taking the set
/// back does that again: an undo of an undo does.
pub fn verb(repo: &dyn Repository, set: &LoggedSet) -> Result<(String, bool), CommandError> {
    let (mut verb, mut again) = (set.verb.clone(), false);
    let mut undone = set.undoes;
    while let Some(revision) = undone {
        again = !again;
        let Some(set) = numbered(repo, revision, Some(0))? else { break };
        (verb, undone) = (set.verb, set.undoes);
    }
    Ok((verb, again))
}

fn numbered(repo: &dyn Repository, revision: Revision, changes: Option<u64>) -> Result<Option<LoggedSet>, StoreError> {
    let (before, after) = (Some(revision + 1), Some(revision.saturating_sub(1)));
    let query = LogQuery { before, after, changes, ..LogQuery::default() };
    Ok(repo.log(&query, 1)?.into_iter().next().filter(|set| set.revision == revision))
}
