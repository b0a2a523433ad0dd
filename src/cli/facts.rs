//! A fact by the number, code or name of whom it is about, and where there are several by what tells them apart: `300001 01-06-2026`.

use super::failure::Failure;
use super::session::Session;
use super::suggest::{candidates, near_names};
use crate::domain::id::Id;
use crate::domain::names::fold;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Value};
use crate::repository::{Repository, StoreError};

/// The one record of a kind that goes by this key.
///
/// # Errors
/// `unknown-team`, `unknown-record` with the names that come near, `ambiguous-name` with those that it could be.
pub fn record(repo: &dyn Repository, kind: Kind, key: &str) -> Result<Record, Failure> {
    if let Some(id) = Id::parse(key)
        && let Some(record) = repo.record(kind, id)?
    {
        return Ok(record);
    }
    let mut found = repo.named(kind, key)?;
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(_), false) => Err(ambiguous(repo, kind, key)?),
        // Part of the name of several is no key either, but it is not unknown.
        (None, _) if repo.search(&[kind], key, 2)?.len() > 1 => Err(ambiguous(repo, kind, key)?),
        (None, _) => {
            let near = near_names(repo, kind, key)?;
            Err(Failure::from(Refusal::unknown(kind, key)).offering("cli-did-you-mean", near))
        }
    }
}

fn ambiguous(repo: &dyn Repository, kind: Kind, key: &str) -> Result<Failure, Failure> {
    let names = candidates(repo, kind, key)?;
    Ok(Failure::from(Refusal::ambiguous(kind, key)).offering("cli-could-be", names))
}

/// The one record of a kind that goes by a key of its own, or by that of whom it is about.
///
/// # Errors
/// `several-facts` with what each goes by, and what [`record`] refuses.
pub fn record_or_fact(session: &Session, repo: &dyn Repository, kind: Kind, key: &str) -> Result<Record, Failure> {
    if kind.key().is_none() && !whose(kind).is_empty() {
        let called = repo.named(kind, key)?;
        if called.len() > 1 {
            return Ok(one_of(session, repo, (kind, key), &called)?.unwrap_or(called[0].clone()));
        }
    }
    let own = record(repo, kind, key);
    let Err(failure) = own else { return own };
    let facts = about(session, repo, kind, key)?;
    one_of(session, repo, (kind, key), &facts)?.ok_or(failure)
}

/// The only one of some facts; `None` without any.
///
/// # Errors
/// `several-facts` with what each goes by.
pub fn one_of(
    session: &Session,
    repo: &dyn Repository,
    (kind, key): (Kind, &str),
    facts: &[Record],
) -> Result<Option<Record>, Failure> {
    match facts {
        [] => Ok(None),
        [only] => Ok(Some(only.clone())),
        several => {
            let refusal = Refusal::new(Reason::SeveralFacts).with("kind", kind).with("value", key);
            let names: Result<Vec<String>, StoreError> =
                several.iter().map(|fact| key_of(session, repo, fact)).collect();
            Err(Failure::from(refusal).offering("cli-choose-from", names?))
        }
    }
}

/// The facts of a kind about whom a key stands for; words after the first narrow them down.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn about(session: &Session, repo: &dyn Repository, kind: Kind, key: &str) -> Result<Vec<Record>, Failure> {
    let (whom, rest) = key.split_once(' ').unwrap_or((key, ""));
    for (whom, rest) in [(key, ""), (whom, rest)] {
        let mut found = Vec::new();
        for (field, owner) in whose(kind) {
            if let [owner] = &repo.named(owner, whom)?[..] {
                found.extend(repo.referring(kind, field, owner.id())?);
            }
        }
        let mut fitting = Vec::new();
        for fact in found {
            let told = fold(&apart(session, repo, &fact)?);
            if fold(rest).split_whitespace().all(|word| told.contains(word)) {
                fitting.push(fact);
            }
        }
        if !fitting.is_empty() {
            return Ok(fitting);
        }
    }
    Ok(Vec::new())
}

/// The fields that say whom a fact is about: its owner, and of what has none the person or team that it may be about.
fn whose(kind: Kind) -> Vec<(&'static str, Kind)> {
    let refers = kind.fields().iter().filter_map(|info| match info.ty {
        FieldType::Ref(to) => Some((info.name, to)),
        _ => None,
    });
    match kind.owner() {
        Some(owner) => refers.filter(|(field, _)| *field == owner).collect(),
        None if kind.key().is_none() => {
            refers.filter(|(_, to)| matches!(to, Kind::Member | Kind::Candidate | Kind::Team)).collect()
        }
        None => Vec::new(),
    }
}

/// What a fact goes by: the key of whom it is about, and what tells it from the others.
pub fn key_of(session: &Session, repo: &dyn Repository, fact: &Record) -> Result<String, StoreError> {
    let mut whom = String::new();
    for (field, owner) in whose(fact.kind()) {
        if let Some(id) = fact.get(field).reference()
            && whom.is_empty()
        {
            let record = repo.record(owner, id)?;
            let key = record.and_then(|record| Some(record.get(record.kind().key()?).plain()));
            whom = key.unwrap_or(repo.label(owner, id)?);
        }
    }
    Ok(format!("{whom} {}", apart(session, repo, fact)?).trim().to_owned())
}

/// What tells a fact from others about the same: what makes it that fact, and its first day.
fn apart(session: &Session, repo: &dyn Repository, fact: &Record) -> Result<String, StoreError> {
    let kind = fact.kind();
    let of_whom = whose(kind);
    let mut fields: Vec<&'static str> = kind.identity().to_vec();
    let first = kind.validity().days().0;
    fields.extend(first.filter(|first| !fields.contains(first)));
    fields.retain(|field| of_whom.iter().all(|(whose, _)| whose != field));
    let mut told = Vec::new();
    for field in fields {
        let to = kind.field(field).map(|info| info.ty);
        told.push(match (fact.get(field), to) {
            (Value::Ref(id), Some(FieldType::Ref(to))) => repo.label(to, id)?,
            (value, _) => session.words.value(&value),
        });
    }
    told.retain(|part| !part.is_empty());
    Ok(told.join(" "))
}
