//! Everything that is held on one person, for who asks what is known of them. It follows from the tables of fields what that is, so that
//! no kind of record can be left out.

use crate::domain::change::LoggedSet;
use crate::domain::id::Id;
use crate::domain::personal::ErasedPerson;
use crate::domain::record::{Kind, Record};
use crate::domain::value::{FieldType, Value};
use crate::repository::{LogQuery, Repository, StoreError};

use super::record_detail::history;

/// Everything that is held on one person.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldOnPerson {
    /// The records, the person first and then by kind; past values last.
    pub records: Vec<Record>,
    /// Names of the records that any of these refer to.
    pub labels: Vec<(Id, String)>,
    /// The records of others with a text that names the person, or may.
    pub named_in: Vec<Record>,
    /// What the log says of these and of records about them that were removed, newest first.
    pub history: Vec<LoggedSet>,
}

impl HeldOnPerson {
    /// The name of a record that is referred to.
    pub fn label(&self, id: Id) -> &str {
        self.labels.iter().find(|(known, _)| *known == id).map_or("", |(_, label)| label)
    }

    /// The kinds of these records, each once, in their order.
    pub fn kinds(&self) -> Vec<Kind> {
        let mut kinds: Vec<Kind> = Vec::new();
        for record in &self.records {
            if !kinds.contains(&record.kind()) {
                kinds.push(record.kind());
            }
        }
        kinds
    }
}

/// Everything that is held on one person.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn held_on_person(repo: &dyn Repository, person: (Kind, Id)) -> Result<HeldOnPerson, StoreError> {
    let about = repo.about(&[person])?;
    let mut records = Vec::new();
    for (kind, id) in &about {
        records.extend(repo.record(*kind, *id)?);
    }
    let mut labels: Vec<(Id, String)> = Vec::new();
    for record in &records {
        for info in record.kind().fields() {
            if let (FieldType::Ref(to), Value::Ref(target)) = (info.ty, record.get(info.name))
                && !labels.iter().any(|(known, _)| *known == target)
            {
                labels.push((target, repo.label(to, target)?));
            }
        }
    }
    let who = ErasedPerson { kind: person.0, id: person.1, stand_in: String::new() };
    let mut named_in = Vec::new();
    for (kind, id, _) in repo.mentions(&[who])?.1 {
        if !about.contains(&(kind, id)) {
            named_in.extend(repo.record(kind, id)?);
        }
    }
    let history = history(repo, about.iter().map(|(_, id)| *id), (&LogQuery::default(), u64::from(u32::MAX)))?;
    Ok(HeldOnPerson { records, labels, named_in, history })
}
