//! Who was forgotten here stays forgotten: what another office still holds on them does not come along.

use std::collections::HashSet;

use crate::domain::id::Id;
use crate::domain::personal::links;
use crate::domain::record::Record;

/// The records of the other office that are about people of these identities, themselves among them.
pub(super) fn about<'a>(forgotten: &HashSet<Id>, records: impl Iterator<Item = &'a Record> + Clone) -> HashSet<Id> {
    let mut about = forgotten.clone();
    if about.is_empty() {
        return about;
    }
    for link in links() {
        for record in records.clone().filter(|record| record.kind() == link.kind) {
            if record.get(link.field).reference().is_some_and(|to| about.contains(&to)) {
                about.insert(record.id());
            }
        }
    }
    let past = records.filter_map(|record| match record {
        Record::PastValue(past) => Some((past.id, Id::parse(&past.record)?)),
        _ => None,
    });
    let past: Vec<Id> = past.filter(|(_, of)| about.contains(of)).map(|(id, _)| id).collect();
    about.extend(past);
    about
}
