//! A remark when who gives or changes rights has none left.

use crate::domain::change::{Change, Decision};
use crate::domain::kinds::AccessRight;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::repository::{Repository, StoreError, TypedReading};

/// Says it when there are rights after a decision, and none under this name: from then on who decided it does not get in.
pub fn remark(repo: &dyn Repository, actor: &str, decision: &mut Decision) -> Result<(), StoreError> {
    let ends =
        |change: &Change| [change.before(), change.after()].map(|record| record.and_then(AccessRight::of).cloned());
    let changed: Vec<[Option<AccessRight>; 2]> =
        decision.changes.iter().map(ends).filter(|ends| ends.iter().any(Option::is_some)).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let stands = |right: &AccessRight| !changed.iter().flat_map(|[before, _]| before).any(|gone| gone.id == right.id);
    let there = repo.all_of::<AccessRight>()?.into_iter().filter(stands);
    let mut left = there.chain(changed.iter().filter_map(|[_, after]| after.clone())).peekable();
    if left.peek().is_some() && left.all(|right| right.login != actor) {
        decision.warn(Refusal::new(Reason::OwnRightsGone).with("name", actor));
    }
    Ok(())
}
