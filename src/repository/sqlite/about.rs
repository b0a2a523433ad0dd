//! Finds the records about a person: those that are there and those that were removed, of which only the log still tells.

use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use super::database::Connection;
use super::rows;
use crate::domain::access::Access;
use crate::domain::access::topic::topic_of;
use crate::domain::id::Id;
use crate::domain::kinds::PastValue;
use crate::domain::personal::links;
use crate::domain::record::Kind;
use crate::repository::StoreError;

/// The records about these persons that somebody sees, they themselves first, each with the place in the list of the first person that
/// it is about.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn about(
    conn: &Connection,
    persons: &[(Kind, Id)],
    access: &Access,
) -> Result<Vec<(Kind, Id, usize)>, StoreError> {
    let mut found: Vec<(Kind, Id, usize)> =
        persons.iter().enumerate().map(|(at, (kind, id))| (*kind, *id, at)).collect();
    let mut known: HashMap<Id, usize> = found.iter().map(|(_, id, at)| (*id, *at)).collect();
    // What was removed stands in the log only, where no view is in the way.
    let mut removed = removed(conn)?;
    removed.retain(|gone| access.sees(topic_of(gone.kind)));
    if *access != Access::Everything {
        let is_seen = |(kind, id, _): &(Kind, Id, usize)| Ok::<_, StoreError>(rows::load(conn, *kind, *id)?.is_some());
        let seen = found.iter().map(is_seen).collect::<Result<Vec<bool>, _>>()?;
        found = found.into_iter().zip(seen).filter(|(_, seen)| *seen).map(|(one, _)| one).collect();
    }
    let mut add = |found: &mut Vec<(Kind, Id, usize)>, kind: Kind, id: Id, at: usize| {
        if known.insert(id, at).is_none() {
            found.push((kind, id, at));
        }
    };
    for link in links() {
        let sql = format!("SELECT id FROM {} WHERE \"{}\" = ?1 ORDER BY id", link.kind, link.field);
        let mut statement = conn.prepare(&sql)?;
        let owners: Vec<(Id, usize)> =
            found.iter().filter(|(kind, ..)| *kind == link.to).map(|(_, id, at)| (*id, *at)).collect();
        for (owner, at) in &owners {
            for id in statement.query_map([owner.bytes()], |row| row.get(0))? {
                add(&mut found, link.kind, id?, *at);
            }
        }
        for gone in removed.iter().filter(|gone| gone.kind == link.kind) {
            let owner = gone.reference(link.field).and_then(|id| owners.iter().find(|(owner, _)| *owner == id));
            if let Some((_, at)) = owner {
                add(&mut found, link.kind, gone.id, *at);
            }
        }
    }
    let mut past = conn.prepare("SELECT id FROM past_value WHERE record = ?1 ORDER BY id")?;
    for (_, id, at) in found.clone() {
        for past in past.query_map([id.to_string()], |row| row.get(0))? {
            add(&mut found, Kind::PastValue, past?, at);
        }
    }
    let of_record = |gone: &&RemovedRecord| gone.kind == Kind::PastValue;
    for gone in removed.iter().filter(of_record) {
        let owner = gone.reference(PastValue::record);
        let at = owner.and_then(|owner| found.iter().find(|(_, id, _)| *id == owner)).map(|(_, _, at)| *at);
        at.into_iter().for_each(|at| add(&mut found, gone.kind, gone.id, at));
    }
    Ok(found)
}

/// A record that was removed, with what it held then.
struct RemovedRecord {
    kind: Kind,
    id: Id,
    fields: Map<String, Json>,
}

impl RemovedRecord {
    fn reference(&self, field: &str) -> Option<Id> {
        Id::parse(self.fields.get(field)?.as_str()?)
    }
}

fn removed(conn: &Connection) -> Result<Vec<RemovedRecord>, StoreError> {
    let mut statement =
        conn.prepare("SELECT kind, record, fields_before FROM log_told WHERE deed = 'removed' ORDER BY revision, seq")?;
    let mut found = statement.query(())?;
    let mut removed = Vec::new();
    while let Some(row) = found.next()? {
        // A kind that only a later version knows, or values that were blanked, lead to nobody.
        let Some(kind) = Kind::identified(row.get_ref(0)?.text().unwrap_or_default()) else { continue };
        let fields = row.get_ref(2)?.text().and_then(|text| serde_json::from_str(text).ok());
        let Some(fields) = fields else { continue };
        removed.push(RemovedRecord { kind, id: row.get(1)?, fields });
    }
    Ok(removed)
}
