//! `log`: who changed what when, from which to which value.

use serde_json::{Map, Value as Json, json};

use super::failure::Failure;
use super::output::say;
use super::session::Session;
use super::values::value_json;
use crate::domain::change::{ChangeKind, LoggedChange, LoggedSet};
use crate::domain::redaction::withhold_logged;
use crate::domain::sanitize::clean;
use crate::domain::value::{FieldType, Value};
use crate::repository::{LogQuery, Repository, StoreError};
use crate::text::Language;

/// How many records of one set are told.
const RECORDS: u64 = 20;

/// `log`: the latest sets, newest first.
pub fn log(session: &mut Session, limit: u64) -> Result<(), Failure> {
    let repo = session.look()?;
    let sets = repo.log(&LogQuery { changes: Some(RECORDS), ..LogQuery::default() }, limit)?;
    let sets: Vec<LoggedSet> = sets.into_iter().map(withhold_logged).collect();
    if session.global.json {
        return session.out.json(&sets.iter().map(|set| json(&repo, set)).collect::<Result<Json, _>>()?);
    }
    if sets.is_empty() {
        say(&session.words.say("cli-log-empty"));
    }
    sets.iter().try_for_each(|set| print(session, set))
}

/// `log --head`: number and hash of the last set, to be kept elsewhere and given to `check --head` later.
pub fn head(session: &mut Session) -> Result<(), Failure> {
    let head = session.look()?.head()?;
    if session.global.json {
        let json = head.map(|head| json!({ "revision": head.revision, "head": head.to_string() }));
        return session.out.json(&json);
    }
    match head {
        Some(head) => session.out.line(&head.to_string()),
        None => {
            say(&session.words.say("cli-log-empty"));
            Ok(())
        }
    }
}

/// A set as JSON: `revision`, `at` (UTC), `actor`, `verb`, `undoes`, `corrects`, `note`, `taken_back`, `size`, `changes`; per change `kind`, `id`, `record`, `deed`
/// and `fields` with `field`, `from`, `to`, of which a reference has a key and an identity beside its name.
///
/// # Errors
/// Returns an error when the store cannot answer.
pub fn json(repo: &dyn Repository, set: &LoggedSet) -> Result<Json, StoreError> {
    let field = |change: &LoggedChange, (name, from, to): &(&'static str, Value, Value)| {
        let ty = change.kind.field(name).map_or(FieldType::Text(0), |info| info.ty);
        let mut object = Map::from_iter([("field".to_owned(), json!(name))]);
        for (end, value) in [("from", from), ("to", to)] {
            object.extend(value_json(repo, (end, ty), value, |id| set.label(id))?);
        }
        Ok(Json::Object(object))
    };
    let change = |change: &LoggedChange| {
        let fields = change.fields.iter().map(|told| field(change, told)).collect::<Result<Json, StoreError>>()?;
        Ok(json!({
            "kind": change.kind.name(), "id": change.id.to_string(), "record": change.label, "deed": change.deed,
            "fields": fields,
        }))
    };
    let changes = set.changes.iter().map(change).collect::<Result<Json, StoreError>>()?;
    Ok(json!({
        "revision": set.revision, "at": set.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true), "actor": set.actor,
        "verb": set.verb, "undoes": set.undoes, "corrects": set.corrects, "note": set.note, "taken_back": set.taken_back,
        "size": set.size,
        "changes": changes,
    }))
}

/// Prints a set: one line for who, when and what, one line for each record.
pub fn print(session: &mut Session, set: &LoggedSet) -> Result<(), Failure> {
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
    if let Some(day) = set.corrects {
        line.push_str(&format!("  {}", session.words.say_with("log-corrects", &[("day", day.into())])));
    }
    if let Some(note) = session.words.logged_note(set) {
        line.push_str(&format!("  {}", clean(&note)));
    }
    session.out.line(&line)?;
    for change in set.told() {
        let fields = session.words.told(change);
        let parts: Vec<String> = fields.map(|field| session.words.logged_field(set, change, field, "–")).collect();
        let mark = match change.deed {
            ChangeKind::Created => "+",
            ChangeKind::Updated => "~",
            ChangeKind::Removed => "-",
        };
        let kind = session.words.kind(change.kind);
        let head = format!("{kind} {}", clean(&change.label));
        session.out.line(&format!("        {mark} {}: {}", head.trim_end(), clean(&parts.join(", "))))?;
    }
    let more = set.size.saturating_sub(set.changes.len() as u64);
    if more > 0 {
        let line = session.words.say_with("cli-more-records", &[("count", more.into())]);
        session.out.line(&format!("        {line}"))?;
    }
    Ok(())
}
