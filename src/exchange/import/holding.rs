//! The day from which the changes of an import apply: a list that is read again tells how things are, not how they always were.

use std::collections::HashSet;

use super::planned::Plan;
use super::prelude::*;
use super::staging::in_order;
use crate::domain::verbs::{changed_from, continue_from, days};

/// Turns the changes of a plan in dated fields into changes from a day, and adds a warning with that day. A record that keeps
/// its identity keeps what a field held until then; a fact in `going_on` continues as another. Where a row gives a first day of
/// its own, that applies. `passed_on` are those that already changed from that day.
///
/// # Errors
/// Returns the refusal of a field, or the error of the store.
pub(super) fn hold_from(
    repo: &dyn Repository,
    plan: &mut Plan,
    (on, going_on, passed_on): (Day, &HashSet<Id>, usize),
    ids: &mut dyn Ids,
) -> Result<(), CommitError> {
    let is_update = |change: &mut Change| matches!(change, Change::Update { .. });
    let updates: Vec<Change> = plan.changes.extract_if(.., is_update).collect();
    let changes = &mut plan.changes;
    let mut count = passed_on;
    for change in updates {
        match from_the_day(repo, &change, (on, going_on), ids)? {
            None => changes.push(change),
            Some(decision) => {
                count += 1;
                plan.summary.warnings.extend(decision.warnings);
                changes.extend(decision.changes);
            }
        }
    }
    in_order(changes);
    if count > 0 {
        let remark = Refusal::new(Reason::ImportHoldsFrom).with("count", count).with("day", on);
        plan.summary.warnings.push(Warning(remark));
    }
    Ok(())
}

/// A change of dated fields as one from a day; `None` where it applies to all days of the record.
fn from_the_day(
    repo: &dyn Repository,
    change: &Change,
    (on, going_on): (Day, &HashSet<Id>),
    ids: &mut dyn Ids,
) -> Result<Option<Decision>, CommitError> {
    let Change::Update { before, after } = change else { return Ok(None) };
    let (kind, differences) = (before.kind(), change.differences());
    if !differences.iter().any(|(field, ..)| kind.field(field).is_some_and(|info| info.dated)) {
        return Ok(None);
    }
    if kind.keeps_identity() {
        let Some(stored) = repo.record(kind, before.id())? else { return Ok(None) };
        let past = repo.past_of(kind, stored.id())?;
        return Ok(Some(changed_from((&stored, &past), (before, after), on, ids)?));
    }
    let runs = days(before).is_some_and(|(from, until)| holds(from, until, on));
    if !going_on.contains(&before.id()) || !runs {
        return Ok(None);
    }
    let fields: Vec<_> = differences.into_iter().map(|(field, _, after)| (field, after)).collect();
    Ok(Some(continue_from(before, &fields, on, ids)?))
}
