//! `show`: one record in full, with its dated facts and its history.

use serde_json::{Map, Value as Json, json};

use super::failure::Failure;
use super::output::padded;
use super::parse::record;
use super::session::Session;
use super::values::{shown, value_json};
use crate::domain::instruments::Expected;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::sanitize::clean;
use crate::domain::value::{FieldType, Value};
use crate::repository::{Repository, StoreError};
use crate::service::record_detail::{RecordDetail, record_detail};

/// `show`: fields, dated facts and history of the one record that goes by a key.
pub fn show(session: &mut Session, kind: &str, key: &str) -> Result<(), Failure> {
    let repo = session.open(false)?;
    let kind = session.kind(kind)?;
    let id = record(&repo, kind, key)?.id();
    let Some(detail) = record_detail(&repo, kind, id, session.as_of)? else {
        return Err(Refusal::new(Reason::RecordGone).with("kind", kind).into());
    };
    let found = &detail.record;
    let facts: Vec<(Kind, &'static str, Vec<&Record>)> = kind
        .children()
        .iter()
        .map(|(fact, field)| (*fact, *field, detail.facts.iter().filter(|r| r.kind() == *fact).collect()))
        .collect();
    if session.global.json {
        let mut object = fields(&repo, found, None)?;
        for (fact, field, records) in &facts {
            let list: Result<Vec<Json>, StoreError> =
                records.iter().map(|r| belonging(&repo, &detail, r, field).map(Json::Object)).collect();
            object.insert(fact.plural(), Json::Array(list?));
        }
        let sets: Result<Vec<Json>, StoreError> =
            detail.history.iter().map(|set| super::log::json(&repo, set)).collect();
        object.insert("history".to_owned(), Json::Array(sets?));
        return session.out.json(&object);
    }
    let title = format!("{} · {}", session.words.kind(kind), clean(&found.label()));
    session.out.heading(&title)?;
    let labels: Vec<String> = kind.fields().iter().map(|f| session.words.label(kind, f.name).into_owned()).collect();
    let width = labels.iter().map(|label| unicode_width::UnicodeWidthStr::width(label.as_str())).max().unwrap_or(0);
    for (info, label) in kind.fields().iter().zip(&labels) {
        let value = shown(session, &repo, info.ty, &found.get(info.name))?;
        let line = format!("  {}  {}", padded(label, width, false), value);
        session.out.line(line.trim_end())?;
    }
    for (fact, field, records) in facts.iter().filter(|(_, _, records)| !records.is_empty()) {
        session.out.line("")?;
        session.out.heading(&session.words.title(*fact))?;
        for record in records {
            let mut line = summary(session, &repo, record, field)?;
            if let Some(expected) = detail.expected(record.id()) {
                let (label, amount) = (session.words.say("per-month"), session.words.expected(expected));
                line.push_str(&format!("  {label} {amount}"));
            }
            session.out.line(&format!("  {line}"))?;
        }
    }
    if !detail.history.is_empty() {
        session.out.line("")?;
        let title = session.words.say("cli-history").into_owned();
        session.out.heading(&title)?;
        for set in &detail.history {
            super::log::print(session, &repo, set)?;
        }
    }
    Ok(())
}

/// A dated fact as JSON; an instrument with what it is expected to bring in a month.
fn belonging(
    repo: &dyn Repository,
    detail: &RecordDetail,
    fact: &Record,
    owner: &str,
) -> Result<Map<String, Json>, StoreError> {
    let mut object = fields(repo, fact, Some(owner))?;
    if fact.kind() == Kind::Instrument {
        let euros = detail.expected(fact.id()).and_then(Expected::amount);
        object.insert("per_month".to_owned(), json!(euros.map_or(Value::Empty, Value::Decimal)));
    }
    Ok(object)
}

fn fields(repo: &dyn Repository, record: &Record, without: Option<&str>) -> Result<Map<String, Json>, StoreError> {
    let kind = record.kind();
    let mut object = Map::new();
    object.insert("kind".to_owned(), json!(kind.name()));
    object.insert("id".to_owned(), json!(record.id().to_string()));
    for info in kind.fields().iter().filter(|info| Some(info.name) != without) {
        object.insert(info.name.to_owned(), value_json(repo, info.ty, &record.get(info.name))?);
    }
    Ok(object)
}

/// A dated fact on one line: its filled fields, the days first.
fn summary(session: &Session, repo: &dyn Repository, record: &Record, without: &str) -> Result<String, StoreError> {
    let kind = record.kind();
    let mut parts = Vec::new();
    if let Value::Day(from) = record.get("from") {
        let until = if let Value::Day(until) = record.get("until") { session.words.day(until) } else { String::new() };
        parts.push(padded(&format!("{} – {until}", session.words.day(from)), 23, false));
    }
    for info in kind.fields() {
        let value = record.get(info.name);
        if value.is_empty() || info.name == without || info.name == "from" || info.name == "until" {
            continue;
        }
        let text = shown(session, repo, info.ty, &value)?;
        let plain = matches!(info.ty, FieldType::Ref(_) | FieldType::Choice(_)) || info.name == "number";
        let short = session.words.short(kind, info.name);
        parts.push(if plain { text } else { format!("{short} {text}") });
    }
    Ok(parts.join("  "))
}
