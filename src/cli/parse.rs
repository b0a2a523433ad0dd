//! From what was typed to kinds, fields, values and records.

use super::failure::Failure;
use super::session::Session;
use crate::domain::columns::{Column, column};
use crate::domain::days::DayOrder;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::Placement;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, FieldValue, InputRules, Value, read};
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
            let value = self.value(repo, column.ty, text).map_err(|failure| failure.at(kind, column.name))?;
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

/// The identity of the one record of a kind that goes by this key.
///
/// # Errors
/// As [`record`].
pub fn id_of(repo: &dyn Repository, kind: Kind, key: &str) -> Result<Id, Failure> {
    Ok(record(repo, kind, key)?.id())
}

/// Hours a week as typed, above 0.
pub fn hours(session: &Session, repo: &dyn Repository, text: &str) -> Result<Decimal, Failure> {
    let (kind, field) = (Kind::Placement, Placement::hours);
    match session.value(repo, FieldType::Hours, text).map_err(|failure| failure.at(kind, field))? {
        Value::Decimal(hours) => Ok(hours),
        _ => Err(Refusal::new(Reason::HoursNeeded).at(kind, field).into()),
    }
}

/// What was typed for a field, read and checked as that field would; empty when nothing was typed.
pub fn field_value(
    session: &Session,
    repo: &dyn Repository,
    (kind, field): (Kind, &'static str),
    text: &str,
) -> Result<Value, Failure> {
    let Some(info) = kind.field(field) else { return Err(Refusal::new(Reason::UnknownField).at(kind, field).into()) };
    let value = session.value(repo, info.ty, text).and_then(|value| {
        info.ty.check(&value)?;
        Ok(value)
    });
    value.map_err(|failure| failure.at(kind, field))
}

/// What was typed for a field as the type of that field. Nothing typed is refused where the type knows no empty value.
pub fn typed_value<V: FieldValue>(
    session: &Session,
    repo: &dyn Repository,
    at: (Kind, &'static str),
    text: &str,
) -> Result<V, Failure> {
    read(field_value(session, repo, at, text)?).map_err(|refusal| refusal.at(at.0, at.1).into())
}
