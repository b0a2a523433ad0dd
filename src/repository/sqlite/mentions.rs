//! Finds the texts that name somebody though they are not about them, in the records and in what the log says of earlier ones.

use std::collections::{BTreeSet, HashSet};

use serde_json::{Map, Value as Json};

use super::database::{Connection, SqlResult};
use super::rows;
use crate::domain::id::Id;
use crate::domain::kinds::PastValue;
use crate::domain::mentions::{Mentions, NAMING_FIELDS, NamedRecord, may_name};
use crate::domain::personal::{ErasedPerson, PERSONS};
use crate::domain::record::Kind;
use crate::repository::StoreError;

/// How texts name these persons: as they are called, and as the log says that they once were. What others are called too is doubtful.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn of(conn: &Connection, persons: &[ErasedPerson]) -> Result<Mentions, StoreError> {
    let mut mentions = Mentions::default();
    let mut told = conn.prepare("SELECT fields_before, fields_after FROM log_told WHERE record = ?1")?;
    for person in persons {
        let at = mentions.add(&person.stand_in);
        if let Some(record) = rows::load(conn, person.kind, person.id)? {
            mentions.learn(at, |field| record.get(field).plain());
        }
        let sides = told
            .query_map([person.id.bytes()], |row| Ok([row.get::<Option<String>>(0)?, row.get::<Option<String>>(1)?]))?;
        for side in sides.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().flatten() {
            let Some(fields) = fields_of(&side) else { continue };
            mentions.learn(at, |field| fields.get(field).and_then(Json::as_str).unwrap_or_default().to_owned());
        }
    }
    let own: HashSet<Id> = persons.iter().map(|person| person.id).collect();
    for kind in PERSONS.into_iter().chain([Kind::Staff]) {
        let fields = NAMING_FIELDS.into_iter().filter(|name| kind.field(name).is_some());
        let fields: Vec<&str> = fields.collect();
        let columns: String = fields.iter().map(|name| format!(", \"{name}\"")).collect();
        let mut others = conn.prepare(&format!("SELECT id{columns} FROM {kind}"))?;
        let mut others = others.query(())?;
        while let Some(row) = others.next()? {
            if own.contains(&row.get(0)?) {
                continue;
            }
            let held = (1..=fields.len()).map(|nth| Ok(row.get::<Option<String>>(nth)?.unwrap_or_default()));
            let held = held.collect::<SqlResult<Vec<String>>>()?;
            mentions.allow_for(|field| {
                let at = fields.iter().position(|name| *name == field);
                at.and_then(|at| held.get(at).cloned()).unwrap_or_default()
            });
        }
    }
    Ok(mentions)
}

/// The records with a text that names any of them, each with how sure it does.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn records(conn: &Connection, mentions: &Mentions) -> Result<Vec<NamedRecord>, StoreError> {
    let mut found = Vec::new();
    for kind in Kind::ALL {
        let texts = kind.fields().iter().filter(|info| may_name(kind, info));
        let texts: Vec<String> = texts.map(|info| format!("length(\"{}\") > 2", info.name)).collect();
        if texts.is_empty() {
            continue;
        }
        let mut ids = conn.prepare(&format!("SELECT id FROM {kind} WHERE {} ORDER BY id", texts.join(" OR ")))?;
        for id in ids.query_map((), |row| row.get::<Id>(0))?.collect::<Result<Vec<_>, _>>()? {
            let sureness = rows::load(conn, kind, id)?.and_then(|record| mentions.named_in(&record));
            found.extend(sureness.map(|sureness| (kind, id, sureness)));
        }
    }
    Ok(found)
}

/// The records of which the log tells a text that names any of them for sure, also those that were removed.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn logged(conn: &Connection, mentions: &Mentions) -> Result<BTreeSet<(Kind, Id)>, StoreError> {
    let mut told = conn.prepare("SELECT kind, record, fields_before, fields_after FROM log_told")?;
    let mut told = told.query(())?;
    let mut found = BTreeSet::new();
    while let Some(row) = told.next()? {
        let Some(kind) = Kind::identified(&row.get::<String>(0)?) else { continue };
        let sides = [row.get::<Option<String>>(2)?, row.get::<Option<String>>(3)?];
        if sides.into_iter().flatten().any(|side| erased_side(&side, kind, mentions).is_some()) {
            found.insert((kind, row.get(1)?));
        }
    }
    Ok(found)
}

/// One side of a logged change in which nobody is named any more; `None` when nobody was.
pub(super) fn erased_side(side: &str, kind: Kind, mentions: &Mentions) -> Option<String> {
    let mut fields = fields_of(side)?;
    let own = |fields: &Map<String, Json>, name: &str| fields.get(name).and_then(Json::as_str).map(str::to_owned);
    // Of a past value the field that it is of may name somebody.
    let past = Kind::identified(&own(&fields, PastValue::kind).unwrap_or_default()).filter(|_| kind == Kind::PastValue);
    let past = past.and_then(|of| Some((of, own(&fields, PastValue::field)?)));
    let mut changed = false;
    for (name, value) in &mut fields {
        let (kind, name) = match &past {
            Some((of, field)) if name.as_str() == PastValue::value => (*of, field.as_str()),
            _ => (kind, name.as_str()),
        };
        let info = kind.field(name).filter(|info| may_name(kind, info));
        let left = info.zip(value.as_str()).and_then(|(info, text)| mentions.erased_text(info, text));
        if let Some(left) = left {
            *value = Json::String(left);
            changed = true;
        }
    }
    changed.then(|| Json::Object(fields).to_string())
}

fn fields_of(side: &str) -> Option<Map<String, Json>> {
    serde_json::from_str(side).ok()
}
