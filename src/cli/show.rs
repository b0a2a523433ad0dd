//! `show`: one record in full, with its dated facts and its history.

use serde_json::{Map, Value as Json, json};

use super::facts::record_or_fact;
use super::failure::Failure;
use super::session::Session;
use super::text_table::{TextTable, padded};
use super::values::{shown, value_json};
use crate::domain::access::noted::opening_is_noted;
use crate::domain::access::topic::topic_of;
use crate::domain::instruments::Expected;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::sanitize::clean;
use crate::domain::value::{FieldType, Value};
use crate::domain::verbs::days;
use crate::repository::{Repository, StoreError};
use crate::service::record_detail::{RecordDetail, record_detail};
use crate::text::Words;

/// `show`: fields, dated facts and history of the one record that goes by a key.
pub fn show(session: &mut Session, kind: &str, key: &str) -> Result<(), Failure> {
    let repo = session.look()?;
    let kind = session.kind(kind)?;
    repo.access().must_see(&[topic_of(kind)])?;
    let id = record_or_fact(session, &repo, kind, key)?.id();
    if opening_is_noted(kind) {
        session.note(None, Some((kind, id)))?;
    }
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
        let mut object = fields(&repo, &detail, found, None)?;
        for (fact, field, records) in &facts {
            let list = records.iter().map(|record| Ok(Json::Object(belonging(&repo, &detail, record, field)?)));
            object.insert(fact.plural().into_owned(), list.collect::<Result<_, StoreError>>()?);
        }
        let history = detail.history.iter().map(|set| super::log::json(&repo, set));
        object.insert("history".to_owned(), history.collect::<Result<_, _>>()?);
        return session.out.json(&object);
    }
    let title = format!("{} · {}", session.words.kind(kind), clean(&found.label()));
    session.out.heading(&title)?;
    let rows = kind.fields().iter().map(|info| {
        let value = shown(&session.words, &found.get(info.name), |id| detail.label(id));
        vec![session.words.label(kind, info.name).into_owned(), value]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let table = TextTable::new(&[String::new(), String::new()], &[], &rows);
    rows.iter().try_for_each(|row| session.out.line(&format!("  {}", table.row(row))))?;
    for (fact, field, records) in facts.iter().filter(|(_, _, records)| !records.is_empty()) {
        session.out.line("")?;
        session.out.heading(&session.words.title(*fact))?;
        for record in records {
            let mut line = summary(&session.words, &detail, record, field);
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
        detail.history.iter().try_for_each(|set| super::log::print(session, set))?;
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
    let mut object = fields(repo, detail, fact, Some(owner))?;
    if fact.kind() == Kind::Instrument {
        let euros = detail.expected(fact.id()).and_then(Expected::amount);
        object.insert("per_month".to_owned(), json!(euros.map_or(Value::Empty, Value::Decimal)));
    }
    Ok(object)
}

fn fields(
    repo: &dyn Repository,
    detail: &RecordDetail,
    record: &Record,
    without: Option<&str>,
) -> Result<Map<String, Json>, StoreError> {
    let kind = record.kind();
    let about = [("kind".to_owned(), json!(kind.name())), ("id".to_owned(), json!(record.id().to_string()))];
    let mut object = Map::from_iter(about);
    for info in kind.fields().iter().filter(|info| Some(info.name) != without) {
        object.extend(value_json(repo, (info.name, info.ty), &record.get(info.name), |id| detail.label(id))?);
    }
    Ok(object)
}

/// A dated fact on one line: its filled fields, the days first.
fn summary(words: &Words, detail: &RecordDetail, record: &Record, without: &str) -> String {
    let kind = record.kind();
    let mut parts = Vec::new();
    if let Some((from, until)) = days(record) {
        let until = until.map_or_else(String::new, |until| words.day(until));
        parts.push(padded(&format!("{} – {until}", words.day(from)), 23, false));
    }
    for info in kind.fields() {
        let value = record.get(info.name);
        if value.is_empty() || info.name == without || info.name == "from" || info.name == "until" {
            continue;
        }
        let text = shown(words, &value, |id| detail.label(id));
        let plain = matches!(info.ty, FieldType::Ref(_) | FieldType::Choice(_)) || info.name == "number";
        parts.push(if plain { text } else { format!("{} {text}", words.short(kind, info.name)) });
    }
    parts.join("  ")
}
