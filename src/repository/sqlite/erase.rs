//! Erases for good what is held on people: in the records, in what the log says of them, and in every place where the file or a copy
//! beside it may still hold a byte of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value as Json};

use super::about::about;
use super::chain;
use super::database::{Connection, SqlResult, params};
use super::due_days::Concerned;
use super::file::{beside, if_there};
use super::{commit, erased_log, kept_copies, mentions, numbers, rows, screen_items};
use crate::domain::access::Access;
use crate::domain::change::{ChangeSet, Revision};
use crate::domain::destruction::DestructionRecord;
use crate::domain::erasure::Erasure;
use crate::domain::field::FieldInfo;
use crate::domain::hex::hex;
use crate::domain::id::Id;
use crate::domain::kinds::PastValue;
use crate::domain::mentions::{Mentions, Sureness};
use crate::domain::personal::{ErasedPart, ErasedPerson, PERSONS, erased, erased_value};
use crate::domain::record::Kind;
use crate::domain::recruiting::next_number;
use crate::domain::value::{FieldType, Value};
use crate::repository::{CommitError, StoreError};

/// The least letters of a text that is erased by which a draft is known to be about the same person: less stands in any text.
const LEAST_MARK: usize = 3;

/// What is erased of a record, by one term or because of one person.
struct ErasedOf<'a> {
    part: ErasedPart,
    stand_in: &'a str,
}

/// What is erased of each record: of one record a part can go by one term and another part by another. None of a record that only names
/// somebody.
type Targets<'a> = BTreeMap<(Kind, Id), Vec<ErasedOf<'a>>>;

/// Erases inside the caller's transaction, with an entry in the log that names nobody. What is left in free pages and beside the file
/// is for [`clear`], which has to follow; until then the store remembers that it has to.
///
/// # Errors
/// Returns an error when the engine reports a failure, or a stand-in is in use.
pub(super) fn erase(conn: &Connection, set: &ChangeSet, erasure: &Erasure) -> Result<Revision, CommitError> {
    let revision = commit::revision(conn)? + 1;
    let number = revision as i64;
    let mentions = mentions::of(conn, &erasure.persons)?;
    let targets = targets(conn, erasure, &mentions)?;
    let given_out = given_out_now(conn, &erasure.persons)?;
    let mut records: BTreeMap<String, u64> = BTreeMap::new();
    let (mut texts, mut concerned) = (Vec::new(), Concerned::default());
    for ((kind, id), own) in &targets {
        let Some(record) = rows::load(conn, *kind, *id)? else { continue };
        let left = own.iter().fold(record.clone(), |left, target| erased(&left, target.part, target.stand_in));
        let left = mentions.erased(&left);
        if left != record {
            let names = kind.fields().iter().map(|info| info.name);
            let gone = names.filter(|name| left.get(name) != record.get(name)).map(|name| record.get(name).plain());
            texts.extend(gone.filter(|text| text.chars().count() >= LEAST_MARK));
            concerned.add(conn, &left)?;
            rows::update(conn, &left).map_err(|error| commit::refused(error, &left))?;
            *records.entry(kind.name().to_owned()).or_default() += 1;
        }
    }
    concerned.work_out(conn, &mut |_, _| {})?;
    let ids: Vec<Id> = targets.keys().map(|(_, id)| *id).collect();
    screen_items::forget(conn, &ids, &texts)?;
    for (record, own) in &targets {
        erase_log(conn, number, (*record, own), &mentions)?;
    }
    let persons = erasure.persons.iter();
    let record = DestructionRecord {
        decided_by: erasure.decided_by.clone(),
        terms: erasure.terms.clone(),
        records,
        persons: persons.map(|who| (who.kind.name().to_owned(), who.id, who.stand_in.clone())).collect(),
        given_out,
        hash: hex(&erased_log::hash(conn, number)?),
    };
    let entry = ChangeSet { note: Some(record.note()), changes: Vec::new(), ..set.clone() };
    let entered = commit::enter(conn, &entry, (0, None), &[])?;
    conn.execute("INSERT INTO left_to_clear VALUES (?1)", [number])?;
    Ok(entered)
}

fn targets<'a>(conn: &Connection, erasure: &'a Erasure, mentions: &Mentions) -> Result<Targets<'a>, StoreError> {
    let mut targets = Targets::new();
    let mut add = |record, part, stand_in| targets.entry(record).or_default().push(ErasedOf { part, stand_in });
    let persons: Vec<(Kind, Id)> = erasure.persons.iter().map(|who| (who.kind, who.id)).collect();
    for (kind, id, at) in about(conn, &persons, &Access::Everything)? {
        let Some(person) = erasure.persons.get(at) else { continue };
        add((kind, id), ErasedPart::Whole, person.stand_in.as_str());
    }
    let mut past = conn.prepare("SELECT id FROM past_value WHERE record = ?1")?;
    for (kind, id, fields) in &erasure.parts {
        let part = ErasedPart::Fields(fields);
        add((*kind, *id), part, "");
        for past in past.query_map([id.to_string()], |row| row.get(0))? {
            add((Kind::PastValue, past?), part, "");
        }
    }
    if !persons.is_empty() {
        let named = mentions::records(conn, mentions)?.into_iter().filter(|(.., sureness)| *sureness == Sureness::Sure);
        for record in named.map(|(kind, id, _)| (kind, id)).chain(mentions::logged(conn, mentions)?) {
            targets.entry(record).or_default();
        }
    }
    Ok(targets)
}

/// Replaces what the log says of a record by what is left of it.
fn erase_log(
    conn: &Connection,
    by: i64,
    ((kind, id), own): ((Kind, Id), &[ErasedOf<'_>]),
    mentions: &Mentions,
) -> Result<(), StoreError> {
    let mut told = conn
        .prepare("SELECT revision, seq, fields_before, fields_after FROM log_told WHERE record = ?1 AND kind = ?2")?;
    let told: Vec<(i64, i64, Option<String>, Option<String>)> = told
        .query_map(params![id.bytes(), kind.name()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_, _>>()?;
    let of = told.iter().flat_map(|(_, _, before, after)| [after, before]).flatten().find_map(|side| past_of(side));
    let left_of_all = |side: &String| -> Result<String, StoreError> {
        let left = own.iter().try_fold(side.clone(), |left, target| left_of(&left, (kind, target), of))?;
        Ok(mentions::erased_side(&left, kind, mentions).unwrap_or(left))
    };
    for (revision, seq, before, after) in told {
        let (Some(before), Some(after)) = (before, after) else { continue };
        let left = (left_of_all(&before)?, left_of_all(&after)?);
        if left == (before, after) {
            continue;
        }
        let at = params![revision, seq];
        let blank = "SET fields_before = NULL, fields_after = NULL, salt = NULL WHERE revision = ?1 AND seq = ?2";
        conn.prepare(&format!("UPDATE log_change {blank} AND fields_after IS NOT NULL"))?.execute(at)?;
        conn.prepare(&format!("UPDATE log_erased {blank} AND fields_after IS NOT NULL"))?.execute(at)?;
        let salt: [u8; 16] = conn.prepare("SELECT randomblob(16)")?.query_row((), |row| row.get(0))?;
        let commitment = chain::commitment(&salt, &left.0, &left.1);
        conn.prepare("INSERT INTO log_erased VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![revision, seq, by, left.0, left.1, salt, commitment])?;
    }
    Ok(())
}

/// The field that a logged past value is of, where this side of the change tells it.
fn past_of(side: &str) -> Option<&'static FieldInfo> {
    let fields: Map<String, Json> = serde_json::from_str(side).ok()?;
    let text = |name: &str| fields.get(name).and_then(Json::as_str);
    Kind::identified(text(PastValue::kind)?)?.field(text(PastValue::field)?)
}

/// One side of a logged change without what is erased; of a past value `of` is the field.
fn left_of(
    fields: &str,
    (kind, target): (Kind, &ErasedOf<'_>),
    of: Option<&'static FieldInfo>,
) -> Result<String, StoreError> {
    let odd = |_| StoreError::Engine("the log holds no JSON".to_owned());
    let mut fields: Map<String, Json> = serde_json::from_str(fields).map_err(odd)?;
    for (name, value) in &mut fields {
        let info = match (kind, name.as_str()) {
            (Kind::PastValue, PastValue::value) => of,
            (Kind::PastValue, _) => continue,
            (kind, name) => kind.field(name),
        };
        let Some(text) = value.as_str() else { continue };
        let Some(info) = info else {
            // A field that there is not any more, or of which it cannot be told what it is: only a whole person loses it.
            let known = FORMER_WITHOUT_TEXT.contains(&name.as_str());
            if target.part == ErasedPart::Whole && !known {
                *value = Json::Null;
            }
            continue;
        };
        if target.part.has(info) {
            let held = match info.ty {
                FieldType::Text(_) => Value::Text(text.to_owned()),
                ty => ty.from_plain(text),
            };
            let left = erased_value(info, &held, target.stand_in).plain();
            *value = if left.is_empty() { Json::Null } else { Json::String(left) };
        }
    }
    Ok(Json::Object(fields).to_string())
}

/// Fields of earlier versions that hold no text of people.
const FORMER_WITHOUT_TEXT: [&str; 3] = ["register_counts", "register_checked_on", "register_next_check"];

/// Up to which number is given out of the kinds of these persons, before they are forgotten; see [`DestructionRecord::given_out`].
fn given_out_now(conn: &Connection, persons: &[ErasedPerson]) -> Result<BTreeMap<String, String>, StoreError> {
    let mut given_out = BTreeMap::new();
    for kind in PERSONS {
        let mut own = Vec::new();
        for person in persons.iter().filter(|person| person.kind == kind) {
            let record = rows::load(conn, kind, person.id)?;
            own.extend(record.zip(kind.key()).map(|(record, key)| record.get(key).plain()));
        }
        let Some(highest) = numbers::highest_key(conn, kind, &[])?.filter(|_| !own.is_empty()) else { continue };
        let up_to = if own.contains(&highest) {
            let staying = numbers::highest_key(conn, kind, &own)?;
            let before_figures = |number: &str| number.trim_end_matches(|sign: char| sign.is_ascii_digit()).to_owned();
            let begins = before_figures(&highest);
            // How their number begins may tell who they were, unless others have such a number too.
            let is_common = begins.is_empty() || staying.as_deref().map(before_figures).as_deref() == Some(&*begins);
            match is_common {
                true => Some(next_number(&highest, |number| numbers::is_taken(conn, kind, number))?),
                false => staying,
            }
        } else {
            Some(highest)
        };
        given_out.extend(up_to.map(|up_to| (kind.name().to_owned(), up_to)));
    }
    Ok(given_out)
}

/// Whether something that was erased still has to be cleared out.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn is_left_to_clear(conn: &Connection) -> SqlResult<bool> {
    conn.query_row("SELECT EXISTS (SELECT 1 FROM left_to_clear)", (), |row| row.get(0))
}

/// Clears what was erased out of free pages, out of the log beside the file, and takes away the copies beside it that the program kept
/// before an upgrade or a restore. Done again by the next who opens the store, when it could not be finished.
///
/// # Errors
/// Returns [`StoreError::Busy`] when another program does not let go of the log, or what the engine or the system reports.
pub(super) fn clear(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    // What is left of it in the pages of a server goes when that clears up, as it does by itself.
    conn.file()?;
    if !path.as_os_str().is_empty() {
        for copy in kept_copies::kept_copies(path)? {
            for end in ["-wal", "-shm", "-journal", ""] {
                if_there(fs::remove_file(beside(&copy, end)))?;
            }
        }
    }
    // A page that was rebuilt may keep what stood in its gaps: written anew, each holds only what there is.
    conn.execute_batch("VACUUM")?;
    let cut_off = |conn: &Connection| -> Result<(), StoreError> {
        let busy: i64 = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |row| row.get(0))?;
        if busy == 0 { Ok(()) } else { Err(StoreError::Busy) }
    };
    cut_off(conn)?;
    conn.execute("DELETE FROM left_to_clear", ())?;
    Ok(())
}
