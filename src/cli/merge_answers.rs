//! `merge --take`: whose value stays of one field of one record, as somebody types it.

use std::collections::HashMap;

use super::failure::Failure;
use super::session::Session;
use crate::domain::choices::Choice;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::merge::{KeptSide, MergeConflict, MergePlan, MergedRecord};
use crate::domain::names::fold;
use crate::domain::sanitize::clean;
use crate::domain::vocabulary::Vocabulary;

/// The answers by the record and field that they are about; see [`MergeAnswers::take`](crate::domain::merge::MergeAnswers::take).
///
/// # Errors
/// Returns an error when an answer has not the form RECORD.FIELD=SIDE or RECORD=SIDE, names nothing that has to be answered, or more than
/// one record, or says another side of something than one before it.
pub fn taken(
    session: &Session,
    planned: &MergePlan,
    given: &[String],
) -> Result<HashMap<(Id, Option<&'static str>), KeptSide>, Failure> {
    let mut take = HashMap::new();
    for answer in given {
        let wrong = |key| Failure::usage(key, "value", clean(answer).into_owned());
        let (about, side) = answer.rsplit_once('=').ok_or_else(|| wrong("cli-merge-take-form"))?;
        let side = KeptSide::named(side.trim()).ok_or_else(|| wrong("cli-merge-take-form"))?;
        let found = match asked(session, planned, about).as_slice() {
            [] => return Err(wrong("cli-merge-take-nothing")),
            [one] => *one,
            _ => return Err(wrong("cli-merge-take-several")),
        };
        if take.insert(found, side).is_some_and(|before| before != side) {
            return Err(wrong("cli-merge-take-twice"));
        }
    }
    Ok(take)
}

/// What is meant by a record, or by a record and a field after a point. A name may have points of its own.
fn asked(session: &Session, planned: &MergePlan, about: &str) -> Vec<(Id, Option<&'static str>)> {
    let records = |text: &str| -> Vec<&MergedRecord> {
        let conflicts = planned.records.iter().filter(|record| record.conflict.is_some_and(takes_a_side));
        conflicts.filter(|record| goes_by(session, record, text)).collect()
    };
    let whole: Vec<_> = records(about).into_iter().map(|record| (record.id, None)).collect();
    let Some((text, word)) = about.rsplit_once('.').filter(|_| whole.is_empty()) else { return whole };
    let field = |record: &MergedRecord| {
        let mut asked = record.fields.iter().filter(|field| field.asked).map(|field| field.name);
        let (word, meant) = (word.trim(), session.lexicon.field(record.kind, word.trim()));
        asked.find(|name| *name == word || Some(*name) == meant).map(|name| (record.id, Some(name)))
    };
    records(text).into_iter().filter_map(field).collect()
}

/// A number that two have takes another number, not a side.
fn takes_a_side(conflict: MergeConflict) -> bool {
    conflict != MergeConflict::Number
}

/// Whether a record is called so: by its number or code, its name as it is told here or there, or its identity; with its kind before it
/// where that is needed.
fn goes_by(session: &Session, record: &MergedRecord, text: &str) -> bool {
    let called = |text: &str| {
        let text = fold(text.trim());
        let names = [&record.own_key, &record.key, &record.own_name, &record.name];
        !text.is_empty() && (names.iter().any(|name| fold(name) == text) || record.id.to_string() == text)
    };
    let kind = |word: &str| Kind::named(word).or_else(|| session.lexicon.kind(word));
    let of_kind = |(word, rest): (&str, &str)| kind(word) == Some(record.kind) && called(rest);
    called(text) || text.trim().split_once(' ').is_some_and(of_kind)
}
