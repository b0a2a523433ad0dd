//! From which day holds what a list changes: a list read in again says how it is, not how it always was.

use std::collections::HashSet;

use super::planned::Plan;
use crate::domain::change::{Change, Decision};
use crate::domain::days::{Day, holds};
use crate::domain::id::{Id, Ids};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::{Refusal, Warning};
use crate::domain::verbs::{changed_from, continue_from, days};
use crate::repository::{CommitError, Repository, TypedReading};

/// Turns what a plan changes in dated fields into changes from a day, and remarks which day that is. A field of a record that keeps
/// its identity keeps what it held until then; a fact of `going_on` goes on as another. What a row gives a first day of its own for,
/// stays as the row says.
///
/// # Errors
/// What a field refuses, and what the store reports.
pub(super) fn hold_from(
    repo: &dyn Repository,
    plan: &mut Plan,
    (on, going_on): (Day, &HashSet<Id>),
    ids: &mut dyn Ids,
) -> Result<(), CommitError> {
    let (mut changes, mut begun) = (Vec::with_capacity(plan.changes.len()), Vec::new());
    let mut count = 0_usize;
    for change in std::mem::take(&mut plan.changes) {
        let decision = match &change {
            Change::Update { before, after } if dated(&change) => {
                from_the_day(repo, (before, after), (on, going_on), ids)?
            }
            _ => None,
        };
        let Some(decision) = decision else {
            changes.push(change);
            continue;
        };
        count += 1;
        plan.warnings.extend(decision.warnings);
        for change in decision.changes {
            if matches!(change, Change::Create(_)) { begun.push(change) } else { changes.push(change) }
        }
    }
    // Edits before new records, as the plan has them.
    let new = changes.iter().position(|change| matches!(change, Change::Create(_))).unwrap_or(changes.len());
    changes.splice(new..new, begun);
    plan.changes = changes;
    if count > 0 {
        let remark = Refusal::new(Reason::ImportHoldsFrom).with("count", count).with("day", on);
        plan.warnings.push(Warning(remark));
    }
    Ok(())
}

fn dated(change: &Change) -> bool {
    let kind = change.kind();
    change.differences().iter().any(|(field, ..)| kind.field(field).is_some_and(|info| info.dated))
}

/// The change of a record as one from a day; `None` where it is so for all days that the record is about.
fn from_the_day(
    repo: &dyn Repository,
    (before, after): (&Record, &Record),
    (on, going_on): (Day, &HashSet<Id>),
    ids: &mut dyn Ids,
) -> Result<Option<Decision>, CommitError> {
    let kind: Kind = before.kind();
    if kind.keeps_identity() {
        let Some(stored) = repo.record(kind, before.id())? else { return Ok(None) };
        let past = repo.past_of(kind, stored.id())?;
        return Ok(Some(changed_from((&stored, &past), (before, after), on, ids)?));
    }
    let runs = days(before).is_some_and(|(from, until)| holds(from, until, on));
    if !going_on.contains(&before.id()) || !runs {
        return Ok(None);
    }
    let changed = kind.fields().iter().map(|info| info.name).filter(|field| before.get(field) != after.get(field));
    let fields: Vec<_> = changed.map(|field| (field, after.get(field))).collect();
    Ok(Some(continue_from(before, &fields, on, ids)?))
}
