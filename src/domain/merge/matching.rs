//! Which record of this office a record of the other stands for.

use std::collections::{HashMap, HashSet};

use crate::domain::duplicates::names_alike;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::kinds::{PastValue, Vacancy};
use crate::domain::names::fold;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;

/// The records of this office, to be found by what identifies them.
pub(super) struct OwnRecords<'a> {
    by_id: HashMap<Id, &'a Record>,
    by_identity: HashMap<(Kind, String), Vec<&'a Record>>,
    by_key: HashMap<(Kind, String), &'a Record>,
    /// The identities that the other has too: such a record stands for no other.
    shared: HashSet<Id>,
}

/// What a record of the other is here.
pub(super) enum OwnMatch<'a> {
    /// This one.
    Same(&'a Record),
    /// Another one, that has its number.
    Number(&'a Record),
    /// Nothing.
    Nothing,
}

impl<'a> OwnRecords<'a> {
    pub fn of(records: &'a [Record], shared: HashSet<Id>) -> Self {
        let (mut by_identity, mut by_key) = (HashMap::<_, Vec<&Record>>::new(), HashMap::new());
        for record in records {
            if !shared.contains(&record.id()) {
                by_identity.entry((record.kind(), record.identity_text())).or_default().push(record);
            }
            if let Some(number) = number(record) {
                by_key.insert((record.kind(), fold(&number)), record);
            }
        }
        Self { by_id: records.iter().map(|record| (record.id(), record)).collect(), by_identity, by_key, shared }
    }

    /// The record with this identity.
    pub fn get(&self, kind: Kind, id: Id) -> Option<&'a Record> {
        self.by_id.get(&id).copied().filter(|record| record.kind() == kind)
    }

    /// Who or what has this number.
    pub fn with_number(&self, kind: Kind, number: &str) -> Option<&'a Record> {
        self.by_key.get(&(kind, fold(number))).copied()
    }

    /// What a record of the other is here, with its references already those of this office.
    pub fn find(&self, theirs: &Record) -> OwnMatch<'a> {
        if let Some(number) = number(theirs) {
            return match self.with_number(theirs.kind(), &number) {
                None => OwnMatch::Nothing,
                Some(own) if self.shared.contains(&own.id()) || !agree(own, theirs) => OwnMatch::Number(own),
                Some(own) => OwnMatch::Same(own),
            };
        }
        let alike = self.by_identity.get(&(theirs.kind(), theirs.identity_text()));
        match alike.into_iter().flatten().find(|own| own.is_same_as(theirs)) {
            Some(own) => OwnMatch::Same(own),
            None => OwnMatch::Nothing,
        }
    }
}

/// The number or code of a record, where that is not its name: such numbers are given in each office apart.
pub(super) fn number(record: &Record) -> Option<String> {
    let key = record.kind().key().filter(|key| *key != "name")?;
    Some(record.get(key).plain())
}

/// Whether two records with one number are about the same.
fn agree(one: &Record, other: &Record) -> bool {
    match (one, other) {
        (Record::Member(one), Record::Member(other)) => names_alike(&one.person(), &other.person()),
        (Record::Candidate(one), Record::Candidate(other)) => names_alike(&one.person(), &other.person()),
        (Record::Vacancy(_), Record::Vacancy(_)) => {
            [Vacancy::team, Vacancy::open_since].iter().all(|field| one.get(field) == other.get(field))
        }
        _ => fold(&one.label()) == fold(&other.label()),
    }
}

/// The same record with another identity, and with its references as `instead` has them.
///
/// # Errors
/// Returns the refusal of a field, which a record that was stored does not give.
pub(super) fn referring(record: &Record, id: Id, instead: &HashMap<Id, Id>) -> Result<Record, Refusal> {
    let swapped = |id: Id| instead.get(&id).copied().unwrap_or(id);
    let mut out = Record::blank(record.kind(), id);
    for field in record.kind().fields() {
        let value = match record.get(field.name) {
            Value::Ref(id) => Value::Ref(swapped(id)),
            // A past value names its record in words.
            Value::Text(text) if record.kind() == Kind::PastValue && field.name == PastValue::record => {
                Value::Text(Id::parse(&text).map_or(text, |id| swapped(id).to_string()))
            }
            value => value,
        };
        out.set(field.name, value)?;
    }
    Ok(out)
}
