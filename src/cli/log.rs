//! `log`: who changed what when, from which to which value.

use serde_json::{Value as Json, json};

use super::failure::Failure;
use super::output::say;
use super::session::Session;
use super::values::{shown, value_json};
use crate::domain::change::{ChangeKind, LoggedChange, LoggedSet};
use crate::domain::record::Kind;
use crate::domain::redaction::withhold_logged;
use crate::domain::sanitize::clean;
use crate::domain::value::{FieldType, Value};
use crate::repository::{LogQuery, Repository, StoreError};
use crate::text::Language;

/// How many records of one set are told.
const RECORDS: u64 = 20;

/// `log`: the latest sets, newest first; with `verify` the chain is checked instead.
pub fn log(session: &mut Session, verify: bool, limit: u64) -> Result<(), Failure> {
    if verify {
        return super::maintenance::check(session);
    }
    let repo = session.open(false)?;
    let sets = repo.log(&LogQuery { changes: Some(RECORDS), ..LogQuery::default() }, limit)?;
    let sets: Vec<LoggedSet> = sets.into_iter().map(withhold_logged).collect();
    if session.global.json {
        let sets: Result<Vec<Json>, StoreError> = sets.iter().map(|set| json(&repo, set)).collect();
        return session.out.json(&sets?);
    }
    if sets.is_empty() {
        say(&session.words.say("cli-log-empty"));
    }
    for set in &sets {
        print(session, &repo, set)?;
    }
    Ok(())
}

/// A set as JSON: `revision`, `at` (UTC), `actor`, `verb`, `undoes`, `taken_back`, `size`, `changes`; per change `kind`, `id`, `record`, `deed`
/// and `fields` with `field`, `from`, `to`.
pub fn json(repo: &dyn Repository, set: &LoggedSet) -> Result<Json, StoreError> {
    let fields = |change: &LoggedChange| -> Result<Vec<Json>, StoreError> {
        let field = |(field, from, to): &(&'static str, Value, Value)| {
            let ty = field_type(change.kind, field);
            Ok(json!({ "field": field, "from": value_json(repo, ty, from)?, "to": value_json(repo, ty, to)? }))
        };
        change.fields.iter().map(field).collect()
    };
    let change = |change: &LoggedChange| {
        Ok(json!({
            "kind": change.kind.name(), "id": change.id.to_string(), "record": named(repo, change)?,
            "deed": change.deed, "fields": fields(change)?,
        }))
    };
    let changes: Result<Vec<Json>, StoreError> = set.changes.iter().map(change).collect();
    Ok(json!({
        "revision": set.revision, "at": set.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true), "actor": set.actor,
        "verb": set.verb, "undoes": set.undoes, "taken_back": set.taken_back, "size": set.size, "changes": changes?,
    }))
}

fn field_type(kind: Kind, field: &str) -> FieldType {
    kind.field(field).map_or(FieldType::Text(0), |info| info.ty)
}

/// The name of the record, or for a dated fact the name of what it belongs to.
fn named(repo: &dyn Repository, change: &LoggedChange) -> Result<String, StoreError> {
    if !change.label.is_empty() {
        return Ok(change.label.clone());
    }
    let Some(owner) = change.kind.owner() else { return Ok(String::new()) };
    let FieldType::Ref(kind) = field_type(change.kind, owner) else { return Ok(String::new()) };
    let logged = change.fields.iter().find(|(field, _, _)| *field == owner);
    let id = match logged.map(|(_, from, to)| to.reference().or(from.reference())) {
        Some(id) => id,
        None => repo.record(change.kind, change.id)?.and_then(|record| record.get(owner).reference()),
    };
    id.map_or(Ok(String::new()), |id| repo.label(kind, id))
}

/// Prints a set: one line for who, when and what, one line for each record.
pub fn print(session: &mut Session, repo: &dyn Repository, set: &LoggedSet) -> Result<(), Failure> {
    let form = match session.words.language() {
        Language::Dutch => "%d-%m-%Y %H:%M",
        Language::English => "%Y-%m-%d %H:%M",
    };
    let at = session.clock.local(set.at).format(form);
    let mut line = format!("{:>6}  {at}  {}  {}", set.revision, clean(&set.actor), session.words.verb(&set.verb));
    if let Some(undone) = set.undoes {
        line.push_str(&format!(" ({undone})"));
    }
    if set.taken_back {
        line.push_str(&format!("  ↶ {}", session.words.say("log-taken-back")));
    }
    session.out.line(&line)?;
    for change in set.told() {
        let parts: Result<Vec<String>, Failure> =
            session.words.told(change).map(|field| part(session, repo, (set, change), field)).collect();
        let mark = match change.deed {
            ChangeKind::Created => "+",
            ChangeKind::Updated => "~",
            ChangeKind::Removed => "-",
        };
        let name = named(repo, change)?;
        let kind = session.words.kind(change.kind);
        let head = if name.is_empty() { kind.into_owned() } else { format!("{kind} {}", clean(&name)) };
        let line = format!("        {mark} {head}: {}", parts?.join(", "));
        session.out.line(&line)?;
    }
    let more = set.size.saturating_sub(set.changes.len() as u64);
    if more > 0 {
        let line = session.words.say_with("cli-more-records", &[("count", (more as i64).into())]);
        session.out.line(&format!("        {line}"))?;
    }
    Ok(())
}

fn part(
    session: &Session,
    repo: &dyn Repository,
    (set, change): (&LoggedSet, &LoggedChange),
    (field, from, to): &(&'static str, Value, Value),
) -> Result<String, Failure> {
    let ty = field_type(change.kind, field);
    let value = |value: &Value| -> Result<String, StoreError> {
        match (change.kind, *field, value) {
            (_, _, Value::Empty) => Ok("–".to_owned()),
            (Kind::PastValue, "field", value) => Ok(session.words.logged(change, field, value)),
            _ => shown(session, repo, ty, value),
        }
    };
    let label = session.words.short(change.kind, field);
    Ok(match change.deed {
        ChangeKind::Created => format!("{label} {}", value(to)?),
        ChangeKind::Removed => format!("{label} {}", value(from)?),
        ChangeKind::Updated => {
            let text = format!("{label} {} → {}", value(from)?, value(to)?);
            session.words.from_day(set, change, field, text)
        }
    })
}
