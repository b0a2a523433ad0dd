//! Two stores brought together: what each holds is read whole, the domain decides, and all of it is committed as one set.

use serde_json::{Map, Value as Json};

use crate::domain::change::{ChangeKind, ChangeSet, Revision};
use crate::domain::choices::Choice;
use crate::domain::destruction::DestructionRecord;
use crate::domain::kind::Kind;
use crate::domain::log_verb::LogVerb;
use crate::domain::merge::{LogMark, MergePlan, MergeSide, TracedChange, TracedSet};
use crate::repository::{CommitError, KeptChange, LogHead, Repository, StoreError, WholePart};

use super::command::CommandContext;

/// Reads what a store holds: every record, and of its log what a merge asks of it.
///
/// # Errors
/// Returns an error when the store cannot be read, or its log names a deed that there is not.
pub fn side(repo: &dyn Repository) -> Result<MergeSide, StoreError> {
    let mut side = MergeSide::default();
    repo.dump(&mut |part| {
        match part {
            WholePart::Begin(_) => {}
            WholePart::Record(record) => side.records.push(*record),
            WholePart::Set(set) => {
                if set.verb == LogVerb::Erase.name() {
                    let record = set.note.as_deref().and_then(DestructionRecord::read);
                    side.forgotten.extend(record.iter().flat_map(DestructionRecord::forgotten).map(|who| who.id));
                }
                let merged = set.note.as_deref().filter(|_| set.verb == LogVerb::Merge.name()).and_then(merged_from);
                let mark = (set.revision, set.hash);
                side.log.push(TracedSet { mark, undoes: set.undoes, merged, changes: Vec::new() });
            }
            WholePart::Erased(_) | WholePart::Noted(_) => {}
            WholePart::Change(change) => {
                let odd = || StoreError::Engine("the log names an unknown deed".to_owned());
                let deed = ChangeKind::named(&change.deed).ok_or_else(odd)?;
                if change.fields.is_none() {
                    side.erased.insert(change.record);
                }
                if let Some(set) = side.log.last_mut() {
                    let fields = (deed == ChangeKind::Updated).then(|| changed_fields(&change)).flatten();
                    set.changes.push(TracedChange { record: change.record, deed, fields });
                }
            }
        }
        Ok(())
    })?;
    Ok(side)
}

/// The fields that a change names; `None` when an erasure took them, or when they cannot be read.
fn changed_fields(change: &KeptChange) -> Option<Vec<&'static str>> {
    let (before, after) = change.fields.as_ref()?;
    let read = |text: &str| serde_json::from_str::<Map<String, Json>>(text).ok();
    let (before, after) = (read(before)?, read(after)?);
    let named = Kind::named(&change.kind)?.fields().iter().map(|field| field.name);
    Some(named.filter(|name| before.contains_key(*name) || after.contains_key(*name)).collect())
}

/// What the log says of a merge: the name of the file, and the head of the other log.
pub fn note(file: &str, head: Option<LogHead>) -> String {
    head.map_or_else(|| file.to_owned(), |head| format!("{file} {head}"))
}

fn merged_from(note: &str) -> Option<LogMark> {
    let head = LogHead::parse(note.rsplit(' ').next()?)?;
    Some((head.revision, head.hash))
}

/// Commits what a merge changes, as one set that says where it came from. With `correct` also on closed days.
///
/// # Errors
/// Fails as [`Repository::commit`] does; nothing is changed then.
pub fn commit(
    repo: &mut dyn Repository,
    context: &mut CommandContext<'_>,
    plan: &MergePlan,
    (note, correct): (String, bool),
) -> Result<Revision, CommitError> {
    let operation = context.ids.next_id();
    let set = ChangeSet::new(operation, context.now, context.actor, LogVerb::Merge, plan.changes.clone());
    repo.commit(&ChangeSet { note: Some(note), correction: correct, ..set })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_log_says_of_a_merge_tells_how_far_the_other_log_was() {
        let head = LogHead { revision: 34, hash: [7; 32] };
        assert_eq!(merged_from(&note("kantoor noord.db", Some(head))), Some((34, [7; 32])));
        assert_eq!(merged_from(&note("kantoor noord.db", None)), None);
    }
}
