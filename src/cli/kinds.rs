//! `kinds` and `fields`: what can be listed, added and set, by the words that are typed for it.

use serde_json::json;

use super::failure::Failure;
use super::session::Session;
use crate::domain::columns::{Column, ColumnSource, columns, dated};
use crate::domain::record::Kind;
use crate::domain::value::FieldType;
use crate::text::Words;

/// `kinds`: each kind of record by the word for it.
///
/// # Errors
/// Returns an error when it cannot be printed.
pub fn kinds(session: &mut Session) -> Result<(), Failure> {
    if session.global.json {
        let rows = Kind::ALL.iter().map(|kind| {
            json!({
                "kind": kind.name(), "plural": kind.plural(), "word": session.typed_kind(*kind),
                "name": session.words.kind(*kind), "fields": columns(*kind).len(),
            })
        });
        return session.out.json(&rows.collect::<Vec<_>>());
    }
    let words = &session.words;
    let row =
        |kind: &Kind| vec![session.typed_kind(*kind), kind.plural().into_owned(), words.kinds(*kind).into_owned()];
    let rows: Vec<Vec<String>> = Kind::ALL.iter().map(row).collect();
    let headings = ["cli-kinds-typed", "cli-kinds-identifier", "cli-kinds-name"].map(|key| words.say(key).into_owned());
    session.out.table((&headings, &[]), &rows)
}

/// `fields`: the columns of a kind, what may stand in each, and whether it can be set.
///
/// # Errors
/// Returns an error when there is no such kind, or it cannot be printed.
pub fn fields(session: &mut Session, kind: &str) -> Result<(), Failure> {
    let kind = session.kind(kind)?;
    if session.global.json {
        let rows = columns(kind).iter().map(|column| {
            let choices = if let FieldType::Choice(choices) = column.ty { choices } else { &[] };
            json!({
                "field": column.name, "word": session.typed_field(kind, column.name),
                "label": session.words.label(kind, column.name), "accepts": session.words.accepts(column.ty),
                "choices": choices, "kind": if let FieldType::Ref(kind) = column.ty { Some(kind.name()) } else { None },
                "required": is_required(kind, column), "dated": is_dated(kind, column), "set": is_set(column),
            })
        });
        return session.out.json(&rows.collect::<Vec<_>>());
    }
    let words = &session.words;
    let row = |column: &Column| {
        vec![
            session.typed_field(kind, column.name),
            column.name.to_owned(),
            words.label(kind, column.name).into_owned(),
            remarks(words, kind, column),
            words.accepts(column.ty),
        ]
    };
    let rows: Vec<Vec<String>> = columns(kind).iter().map(row).collect();
    let keys = ["cli-kinds-typed", "cli-kinds-identifier", "cli-kinds-name", "cli-fields-remark", "cli-fields-accepts"];
    session.out.table((&keys.map(|key| words.say(key).into_owned()), &[]), &rows)
}

fn remarks(words: &Words, kind: Kind, column: &Column) -> String {
    let remarks = [
        (is_required(kind, column), "cli-fields-required"),
        (is_dated(kind, column), "cli-fields-dated"),
        (!is_set(column), "cli-fields-worked-out"),
    ];
    let said = remarks.into_iter().filter(|(so, _)| *so).map(|(_, key)| words.say(key));
    said.collect::<Vec<_>>().join(", ")
}

fn is_required(kind: Kind, column: &Column) -> bool {
    kind.field(column.name).is_some_and(|field| field.required)
}

fn is_dated(kind: Kind, column: &Column) -> bool {
    dated(kind).any(|name| name == column.name)
}

/// A whole name is worked out too, but can be given: it goes to its parts.
fn is_set(column: &Column) -> bool {
    !matches!(column.source, ColumnSource::Derived(_)) || column.name == "name"
}
