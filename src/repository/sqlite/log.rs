//! Reads the log, and finds the set that undo and redo come to next.

use chrono::{DateTime, Utc};

use super::database::{Connection, Sql, SqlRow, params};
use super::log_filter::{by, second};
use super::permitted::is_reached;
use super::rows;
use super::window::bounded;
use crate::domain::access::Access;
use crate::domain::access::table::Scope;
use crate::domain::access::topic::{topic_of, topic_of_field};
use crate::domain::change::{ChangeKind, LoggedChange, LoggedSet};
use crate::domain::choices::Choice;
use crate::domain::id::Id;
use crate::domain::kinds::PastValue;
use crate::domain::log_verb::LogVerb;
use crate::domain::record::{Kind, Record};
use crate::domain::value::{FieldType, Value};
use crate::repository::{LogQuery, StoreError, UndoStep};

const SET: &str = "SELECT s.revision, s.operation, s.at, s.actor, s.verb, s.undoes, s.size, s.corrects, s.note
    FROM log_set s";

const OF_RECORD: &str = "s.revision IN (SELECT c.revision FROM log_change c WHERE c.record = ??)";
const OF_KIND: &str = "s.revision IN (SELECT c.revision FROM log_change c WHERE c.kind = ??)";

/// Sets of the log, the newest first.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn read(conn: &Connection, query: &LogQuery, most: u64) -> Result<Vec<LoggedSet>, StoreError> {
    let number = |n: u64| Sql::Integer(bounded(n));
    let (by, moment) = (by("s.actor", "??"), |at: &DateTime<Utc>| Sql::from(second(at)));
    let asked = [
        (OF_RECORD, query.record.map(Sql::from)),
        ("s.revision < ??", query.before.map(number)),
        ("s.revision > ??", query.after.map(number)),
        ("s.corrects <= ??", query.corrects_by.map(|day| rows::day_text(day).into())),
        (by.as_str(), query.actor.clone().map(Sql::from)),
        (OF_KIND, query.kind.map(|kind| Sql::from(kind.name().to_owned()))),
        ("s.at >= ??", query.since.as_ref().map(moment)),
        ("s.at < ??", query.until.as_ref().map(moment)),
        ("TRUE ORDER BY s.revision DESC LIMIT ??", Some(number(most))),
    ];
    let (mut conditions, mut values) = (Vec::new(), Vec::new());
    for (condition, value) in asked.into_iter().filter_map(|(condition, value)| Some((condition, value?))) {
        values.push(value);
        conditions.push(condition.replace("??", &format!("?{}", values.len())));
    }
    let mut statement = conn.prepare(&format!("{SET} WHERE {}", conditions.join(" AND ")))?;
    let set = |row: SqlRow<'_>| set_from(conn, row, query.changes, query.record);
    statement.query_and_then(values, set)?.collect()
}

/// [`read`], for who sees not everything: only changes of records and fields that they see, and no sets without one. A set that
/// changed no record, such as a restored copy, is left out too.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn read_permitted(
    conn: &Connection,
    query: &LogQuery,
    most: u64,
    access: &Access,
) -> Result<Vec<LoggedSet>, StoreError> {
    let (mut seen, mut before) = (Vec::new(), query.before);
    loop {
        let found = read(conn, &LogQuery { before, changes: None, ..query.clone() }, most.clamp(1, 500))?;
        let Some(last) = found.last().map(|set| set.revision) else { return Ok(seen) };
        for mut set in found {
            permit(conn, &mut set, access)?;
            let shown = query.changes.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
            if !set.changes.is_empty() {
                set.size = set.changes.len() as u64;
                set.changes.truncate(shown);
                seen.push(set);
            }
            if seen.len() as u64 == most {
                return Ok(seen);
            }
        }
        before = Some(last);
    }
}

/// Takes out of a set what may not be seen of it.
fn permit(conn: &Connection, set: &mut LoggedSet, access: &Access) -> Result<(), StoreError> {
    set.note = None;
    let mut kept = Vec::with_capacity(set.changes.len());
    for mut change in std::mem::take(&mut set.changes) {
        let mut fields = std::mem::take(&mut change.fields);
        for field in fields.drain(..) {
            let topic = topic_of_field(change.kind, field.0);
            let seen = match access.grants_for(Scope::See, topic).filter(|_| topic != topic_of(change.kind)) {
                Some(grants) => is_reached(conn, (change.kind, change.id), &grants)?,
                None => access.sees(topic),
            };
            change.fields.extend(seen.then_some(field));
        }
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {} WHERE id = ?1)", change.kind);
        let seen: bool = conn.prepare(&sql)?.query_row([change.id.bytes()], |row| row.get(0))?;
        if seen && !change.fields.is_empty() {
            kept.push(change);
        }
    }
    set.changes = kept;
    Ok(())
}

fn set_from(conn: &Connection, row: SqlRow<'_>, most: Option<u64>, of: Option<Id>) -> Result<LoggedSet, StoreError> {
    let revision: i64 = row.get(0)?;
    let changes = changes(conn, revision, most, of)?;
    let labels = labels(conn, &changes)?;
    let at: String = row.get(2)?;
    let at = DateTime::parse_from_rfc3339(&at).map_err(|_| StoreError::Engine("a moment in the log".to_owned()))?;
    Ok(LoggedSet {
        revision: revision.unsigned_abs(),
        operation: row.get(1)?,
        at: at.with_timezone(&Utc),
        actor: row.get(3)?,
        verb: row.get(4)?,
        undoes: row.get::<Option<i64>>(5)?.map(i64::unsigned_abs),
        corrects: rows::value_at(row, 7, FieldType::Day)?,
        note: row.get(8)?,
        taken_back: !stands(conn, revision)?,
        size: row.get::<i64>(6)?.unsigned_abs(),
        changes,
        labels,
    })
}

/// Fields that version 1 kept in the record itself, with the columns that show what replaced them. The log still
/// mentions them; a change of them cannot be undone any more.
const FORMER: [(Kind, &str, &str, FieldType); 5] = [
    (Kind::Member, "register_counts", "counts_for_agreement", FieldType::Flag),
    (Kind::Member, "register_checked_on", "register_checked_on", FieldType::Day),
    (Kind::Member, "register_next_check", "register_next_check", FieldType::Day),
    (Kind::Organisation, "agreed_jobs", "agreed_jobs", FieldType::Whole(0, 100_000)),
    (Kind::Organisation, "agreed_from", "agreed_from", FieldType::Day),
];

/// The changes of a set, or only those of one record.
fn changes(
    conn: &Connection,
    revision: i64,
    most: Option<u64>,
    of: Option<Id>,
) -> Result<Vec<LoggedChange>, StoreError> {
    let of_record = if of.is_some() { " AND record = ?3" } else { "" };
    let mut statement = conn.prepare(&format!(
        "SELECT kind, record, deed, fields_before, fields_after FROM log_told
         WHERE revision = ?1{of_record} ORDER BY seq LIMIT ?2"
    ))?;
    let most = most.map_or(i64::MAX, bounded);
    let values: Vec<Sql> = [revision.into(), most.into()].into_iter().chain(of.map(Sql::from)).collect();
    let mut found = statement.query(values)?;
    let mut out = Vec::new();
    while let Some(row) = found.next()? {
        let odd = || StoreError::Engine("the log names an unknown kind or deed".to_owned());
        let kind = Kind::named(row.get_ref(0)?.text().unwrap_or_default()).ok_or_else(odd)?;
        let deed = ChangeKind::named(row.get_ref(2)?.text().unwrap_or_default()).ok_or_else(odd)?;
        let id = row.get(1)?;
        let side = |i| -> Result<Fields, StoreError> {
            let text: Option<String> = row.get(i)?;
            let odd = |_| StoreError::Engine("the log holds no JSON".to_owned());
            text.map_or(Ok(Fields::new()), |text| serde_json::from_str(&text).map_err(odd))
        };
        let (before, after) = (side(3)?, side(4)?);
        let value = |ty: FieldType, fields: &Fields, name: &str| {
            let text = fields.get(name).and_then(|json| json.as_str());
            text.map_or(Value::Empty, |text| ty.from_plain(text))
        };
        // As it is stored, as it is called today, and its type.
        let own = kind.fields().iter().map(|f| (f.name, f.name, f.ty));
        let former = FORMER.iter().filter(|(of, ..)| *of == kind).map(|(_, stored, name, ty)| (*stored, *name, *ty));
        let fields = own
            .chain(former)
            .filter(|(stored, ..)| before.contains_key(*stored) || after.contains_key(*stored))
            .map(|(stored, name, ty)| (name, value(ty, &before, stored), value(ty, &after, stored)))
            .collect();
        let mut change = LoggedChange { kind, id, deed, label: String::new(), fields };
        if let Some((kind, id)) = named_by(conn, &change)? {
            change.label = rows::label(conn, kind, id)?;
        }
        out.push(change);
    }
    Ok(out)
}

/// The record whose name a change is told by: of a dated fact its owner, as logged or otherwise as it is now; of a past value the
/// record that it belongs to, where it can still be told; and else the record itself.
fn named_by(conn: &Connection, change: &LoggedChange) -> Result<Option<(Kind, Id)>, StoreError> {
    if change.kind == Kind::PastValue {
        let mut past =
            rows::load(conn, change.kind, change.id)?.unwrap_or_else(|| Record::blank(change.kind, change.id));
        for (field, before, after) in &change.fields {
            let value = if after.is_empty() { before } else { after };
            // A value that the log cannot tell any more gives no name.
            let _ = past.set(field, value.clone());
        }
        return Ok(PastValue::of(&past).and_then(PastValue::of_record));
    }
    let owner = change.kind.owner().and_then(|field| {
        let FieldType::Ref(kind) = change.kind.field(field)?.ty else { return None };
        let (_, before, after) = change.fields.iter().find(|(name, ..)| *name == field)?;
        Some((kind, after.reference().or(before.reference())?))
    });
    Ok(owner.or(Some((change.kind, change.id))))
}

/// The names of the records that the logged values refer to.
fn labels(conn: &Connection, changes: &[LoggedChange]) -> Result<Vec<(Id, String)>, StoreError> {
    let mut labels: Vec<(Id, String)> = Vec::new();
    for change in changes {
        for (name, before, after) in &change.fields {
            let Some(FieldType::Ref(kind)) = change.kind.field(name).map(|info| info.ty) else { continue };
            for id in [before, after].into_iter().filter_map(Value::reference) {
                if !labels.iter().any(|(known, _)| *known == id) {
                    labels.push((id, rows::label(conn, kind, id)?));
                }
            }
        }
    }
    Ok(labels)
}

type Fields = serde_json::Map<String, serde_json::Value>;

/// The sets that a user `?1` can undo and redo, in the order of [`UndoStep`], the latest first, before checking whether they stand; the
/// verb `?2` is never one.
pub(super) const STEPS: [&str; 2] = [
    "SELECT s.revision FROM log_set s WHERE s.actor = ?1 AND s.undoes IS NULL AND s.verb <> ?2
     AND EXISTS (SELECT 1 FROM log_change c WHERE c.revision = s.revision) ORDER BY s.revision DESC",
    "SELECT s.revision FROM log_set s CROSS JOIN log_set u ON u.revision = s.undoes
     WHERE s.actor = ?1 AND u.undoes IS NULL AND u.verb <> ?2 AND s.revision > coalesce(
        (SELECT max(n.revision) FROM log_set n WHERE n.actor = ?1 AND n.undoes IS NULL), 0)
     ORDER BY s.revision DESC",
];

/// The set that undo or redo would take back. Undo comes to the latest set of the actor that was not itself an undo or a
/// redo and that stands; redo to their latest undo that stands, as long as they did nothing new after it. A set stands
/// when no set that stands undoes it. What founded the store, or came in without a history, is never taken back.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn next_step(conn: &Connection, actor: &str, step: UndoStep) -> Result<Option<LoggedSet>, StoreError> {
    let mut statement = conn.prepare(STEPS[step as usize])?;
    let mut found = statement.query(params![actor, LogVerb::MakeStore.name()])?;
    while let Some(row) = found.next()? {
        let revision: i64 = row.get(0)?;
        if stands(conn, revision)? {
            let mut one = conn.prepare(&format!("{SET} WHERE s.revision = ?1"))?;
            return one.query_and_then([revision], |row| set_from(conn, row, None, None))?.next().transpose();
        }
    }
    Ok(None)
}

/// Follows undo, undo of undo, and so on. An undo is always later than what it undoes, so this ends.
fn stands(conn: &Connection, revision: i64) -> Result<bool, StoreError> {
    let mut statement =
        conn.prepare("SELECT revision FROM log_set WHERE undoes = ?1 AND revision > ?1 ORDER BY revision DESC")?;
    let takers: Vec<i64> = statement.query_map([revision], |row| row.get(0))?.collect::<Result<_, _>>()?;
    drop(statement);
    for taker in takers {
        if stands(conn, taker)? {
            return Ok(false);
        }
    }
    Ok(true)
}
