//! Parts of a store as JSON objects, and back.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::domain::access::noted::ReadNote;
use crate::domain::hex::{hex, unhex};
use crate::domain::id::Id;
use crate::domain::record::{Kind, Record};
use crate::repository::{KeptChange, KeptErased, KeptSet, WholePart, WholeSize};

/// The version of the form of the file.
pub(super) const VERSION: i64 = 1;

/// What a line holds; only the member that says which it is tells them apart.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(super) enum DumpLine {
    Begin {
        binnenwerk: String,
        version: i64,
        store: i64,
        records: u64,
        sets: u64,
        changes: u64,
        #[serde(default, skip_serializing_if = "is_none")]
        erased: u64,
        #[serde(default, skip_serializing_if = "is_none")]
        noted: u64,
    },
    Record {
        record: String,
        id: Id,
        fields: Map<String, Json>,
    },
    Set {
        set: DumpSet,
    },
    Change {
        change: DumpChange,
    },
    Erased {
        erased: DumpErased,
    },
    Noted {
        noted: ReadNote,
    },
    End {
        end: bool,
    },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DumpSet {
    revision: u64,
    operation: Id,
    at: String,
    actor: String,
    verb: String,
    undoes: Option<u64>,
    size: u64,
    corrects: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    hash: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DumpChange {
    revision: u64,
    seq: u64,
    kind: String,
    record: Id,
    deed: String,
    before: Option<String>,
    after: Option<String>,
    salt: String,
    commitment: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DumpErased {
    revision: u64,
    seq: u64,
    erased_by: u64,
    before: Option<String>,
    after: Option<String>,
    salt: String,
    commitment: String,
}

/// Whether a number is left out, as in every dump of before there was something to count.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_none(number: &u64) -> bool {
    *number == 0
}

impl From<WholePart> for DumpLine {
    fn from(part: WholePart) -> Self {
        match part {
            WholePart::Begin(WholeSize { store, records, sets, changes, erased, noted }) => {
                let binnenwerk = "dump".to_owned();
                DumpLine::Begin { binnenwerk, version: VERSION, store, records, sets, changes, erased, noted }
            }
            WholePart::Noted(noted) => DumpLine::Noted { noted },
            WholePart::Record(record) => {
                let kind = record.kind();
                let values = kind.fields().iter().map(|field| (field.name, record.get(field.name).plain()));
                let filled = values.filter(|(_, text)| !text.is_empty());
                let fields = filled.map(|(name, text)| (name.to_owned(), Json::String(text))).collect();
                DumpLine::Record { record: kind.name().to_owned(), id: record.id(), fields }
            }
            WholePart::Set(set) => {
                let KeptSet { revision, operation, at, actor, verb, undoes, size, corrects, hash, note } = set;
                let hash = hex(&hash);
                DumpLine::Set {
                    set: DumpSet { revision, operation, at, actor, verb, undoes, size, corrects, note, hash },
                }
            }
            WholePart::Change(change) => {
                let KeptChange { revision, seq, kind, record, deed, fields, salt, commitment } = change;
                let (before, after) = fields.unzip();
                let (salt, commitment) = (hex(&salt), hex(&commitment));
                DumpLine::Change {
                    change: DumpChange { revision, seq, kind, record, deed, before, after, salt, commitment },
                }
            }
            WholePart::Erased(left) => {
                let KeptErased { revision, seq, erased_by, fields, salt, commitment } = left;
                let (before, after) = fields.unzip();
                let (salt, commitment) = (hex(&salt), hex(&commitment));
                DumpLine::Erased { erased: DumpErased { revision, seq, erased_by, before, after, salt, commitment } }
            }
        }
    }
}

impl DumpLine {
    /// The part; `None` for the end, and for what no store of this version holds.
    pub(super) fn part(self) -> Option<WholePart> {
        let hash = |text: &str| unhex(text)?.try_into().ok();
        Some(match self {
            DumpLine::Begin { store, records, sets, changes, erased, noted, .. } => {
                WholePart::Begin(WholeSize { store, records, sets, changes, erased, noted })
            }
            DumpLine::Record { record, id, fields } => WholePart::Record(Box::new(read_record(&record, id, &fields)?)),
            DumpLine::Set { set } => {
                let hash = hash(&set.hash)?;
                let DumpSet { revision, operation, at, actor, verb, undoes, size, corrects, note, .. } = set;
                WholePart::Set(KeptSet { revision, operation, at, actor, verb, undoes, size, corrects, hash, note })
            }
            DumpLine::Change { change } => {
                let (salt, commitment) = (unhex(&change.salt)?, hash(&change.commitment)?);
                let DumpChange { revision, seq, kind, record, deed, before, after, .. } = change;
                let fields = before.zip(after);
                WholePart::Change(KeptChange { revision, seq, kind, record, deed, fields, salt, commitment })
            }
            DumpLine::Erased { erased } => {
                let (salt, commitment) = (unhex(&erased.salt)?, hash(&erased.commitment)?);
                let DumpErased { revision, seq, erased_by, before, after, .. } = erased;
                let fields = before.zip(after);
                WholePart::Erased(KeptErased { revision, seq, erased_by, fields, salt, commitment })
            }
            DumpLine::Noted { noted } => WholePart::Noted(noted),
            DumpLine::End { .. } => return None,
        })
    }
}

fn read_record(kind: &str, id: Id, fields: &Map<String, Json>) -> Option<Record> {
    let kind = Kind::identified(kind)?;
    let mut record = Record::blank(kind, id);
    for (name, text) in fields {
        let (field, text) = (kind.field(name)?, text.as_str()?);
        let value = field.ty.from_plain(text);
        if value.is_empty() {
            return None;
        }
        record.set(field.name, value).ok()?;
    }
    Some(record)
}
