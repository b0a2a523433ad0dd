//! From what was typed to kinds, fields, values and records.

use super::failure::Failure;
use super::session::Session;
use crate::domain::choices::Choice;
use crate::domain::columns::{Column, column};
use crate::domain::days::DayOrder;
use crate::domain::decimal::Decimal;
use crate::domain::declare::field_name;
use crate::domain::id::Id;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, InputRules, Value, read};
use crate::domain::vocabulary::Vocabulary;
use crate::repository::Repository;

impl Session {
    /// The kind that goes by this word.
    pub fn kind(&self, word: &str) -> Result<Kind, Failure> {
        Kind::named(word)
            .or_else(|| self.lexicon.kind(word))
            .ok_or_else(|| Failure::usage("cli-unknown-kind", "value", word))
    }

    /// The column of a kind that goes by this word: its identifier, or a word for it in either language.
    pub fn column(&self, kind: Kind, word: &str) -> Result<&'static Column, Failure> {
        let found = column(kind, word).or_else(|| self.lexicon.field(kind, word).and_then(|name| column(kind, name)));
        found.ok_or_else(|| Refusal::new(Reason::UnknownField).with("field", word).with("kind", kind).into())
    }

    /// Reads a value of a type; a reference is looked up by number, code or name.
    pub fn value(&self, repo: &dyn Repository, ty: FieldType, text: &str) -> Result<Value, Failure> {
        let value = ty.read(text, &InputRules { order: DayOrder::DayFirst, words: &self.lexicon })?;
        match (ty, value) {
            (FieldType::Ref(kind), Value::Text(key)) => Ok(Value::Ref(record(repo, kind, &key)?.id())),
            (_, value) => Ok(value),
        }
    }

    /// Reads `field=value` pairs for a kind.
    pub fn pairs(
        &self,
        repo: &dyn Repository,
        kind: Kind,
        pairs: &[String],
    ) -> Result<Vec<(&'static Column, Value)>, Failure> {
        let read = |pair: &String| {
            let (word, text) =
                pair.split_once('=').ok_or_else(|| Failure::usage("cli-no-pair", "value", pair.as_str()))?;
            let column = self.column(kind, word.trim())?;
            let value = self.value(repo, column.ty, text);
            let value = value.map_err(|failure| match failure {
                Failure::Refused(refusal) => Failure::Refused(refusal.at(kind, column.name)),
                other => other,
            })?;
            Ok((column, value))
        };
        pairs.iter().map(read).collect()
    }
}

/// The one record of a kind that goes by this key.
///
/// # Errors
/// `unknown-team`, `unknown-record`, `ambiguous-name`.
pub fn record(repo: &dyn Repository, kind: Kind, key: &str) -> Result<Record, Failure> {
    if let Some(id) = Id::parse(key)
        && let Some(record) = repo.record(kind, id)?
    {
        return Ok(record);
    }
    let mut found = repo.named(kind, key)?;
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(_), false) => Err(Refusal::new(Reason::AmbiguousName).with("kind", kind).with("value", key).into()),
        // Part of the name of several is no key either, but it is not unknown.
        (None, _) if repo.search(&[kind], key, 2)?.len() > 1 => {
            Err(Refusal::new(Reason::AmbiguousName).with("kind", kind).with("value", key).into())
        }
        (None, _) if kind == Kind::Team => Err(Refusal::new(Reason::UnknownTeam).with("value", key).into()),
        (None, _) => Err(Refusal::new(Reason::UnknownRecord).with("kind", kind).with("value", key).into()),
    }
}

/// Hours a week as typed.
pub fn hours(session: &Session, repo: &dyn Repository, text: &str) -> Result<Decimal, Failure> {
    let value = session.value(repo, FieldType::Hours, text).map_err(|failure| match failure {
        Failure::Refused(refusal) => Failure::Refused(refusal.at(Kind::Placement, field_name!(Placement.hours))),
        other => other,
    })?;
    match value {
        Value::Decimal(hours) => Ok(hours),
        _ => Err(Refusal::new(Reason::HoursNeeded).at(Kind::Placement, field_name!(Placement.hours)).into()),
    }
}

/// The member of a list that goes by what was typed, or what `field` refuses; nothing typed is refused as well.
pub fn choice<C: Choice>(
    session: &Session,
    repo: &dyn Repository,
    text: &str,
    (kind, field): (Kind, &'static str),
) -> Result<C, Failure> {
    let choice = session.value(repo, FieldType::Choice(C::NAMES), text).and_then(|value| Ok(read(value)?));
    choice.map_err(|failure| match failure {
        Failure::Refused(refusal) => refusal.at(kind, field).into(),
        other => other,
    })
}
