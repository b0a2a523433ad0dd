//! Finds the fixed statements that a change set affects, to warn before the difference becomes a correction on the next one.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::payers::clients_of;
use super::{Repository, StoreError, TypedReading};
use crate::domain::change::Change;
use crate::domain::charging::{Period, Whose, standing, touched};
use crate::domain::id::Id;
use crate::domain::kinds::Statement;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;

/// The warning that changes affect days of fixed statements, whose difference becomes a correction on the next statement. `None`
/// when they affect none.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn remark_on_fixed(repo: &dyn Repository, changes: &[Change]) -> Result<Option<Refusal>, StoreError> {
    let statements = repo.all_of::<Statement>()?;
    let fixed: Vec<&Statement> = standing(&statements).collect();
    if fixed.is_empty() {
        return Ok(None);
    }
    let touched = touched(changes, &repo.kept_among(changes)?);
    let mut clients: BTreeMap<Whose, BTreeSet<Id>> = BTreeMap::new();
    let mut numbers: BTreeSet<&str> = BTreeSet::new();
    for part in touched {
        let about = || fixed.iter().filter(|own| part.period.overlaps(Period::of(own)));
        if about().next().is_none() {
            continue;
        }
        let own = match clients.entry(part.whose) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(clients_of(repo, part.whose)?),
        };
        let meant = |client| part.whose == Whose::Everybody || own.contains(client);
        numbers.extend(about().filter(|own| meant(&own.organisation)).map(|own| own.number.as_str()));
    }
    let remark = |first: &&str| Refusal::new(Reason::CorrectsFixed).with("count", numbers.len()).with("number", *first);
    Ok(numbers.first().map(remark))
}
