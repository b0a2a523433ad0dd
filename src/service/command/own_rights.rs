//! A remark when who gives or changes rights has none left.

use crate::domain::change::{Change, Decision};
use crate::domain::kinds::AccessRight;
use crate::domain::reason::Reason;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use crate::repository::{Repository, StoreError, TypedReading};

/// Says it when there are rights after a decision, and none under this name: from then on who decided it does not get in.
pub fn remark(repo: &dyn Repository, actor: &str, decision: &mut Decision) -> Result<(), StoreError> {
    let of = |record: Option<&Record>| match record {
        Some(Record::AccessRight(right)) => Some((right.id, right.login.clone())),
        _ => None,
    };
    let ends = |change: &Change| (of(change.before()), of(change.after()));
    let changed: Vec<_> = decision.changes.iter().map(ends).filter(|ends| *ends != (None, None)).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let gone =
        |right: &AccessRight| changed.iter().any(|(before, _)| before.as_ref().is_some_and(|(id, _)| *id == right.id));
    let there = repo.all_of::<AccessRight>()?.into_iter().filter(|right| !gone(right)).map(|right| right.login);
    let mut left = there.chain(changed.iter().filter_map(|(_, after)| Some(after.as_ref()?.1.clone()))).peekable();
    if left.peek().is_some() && left.all(|login| login != actor) {
        decision.warn(Refusal::new(Reason::OwnRightsGone).with("name", actor));
    }
    Ok(())
}
