//! A record of every kind in which every field is filled, so that nothing that is stored is left untried.

use super::*;
use crate::domain::field::FieldInfo;
use crate::domain::value::Value;

/// The identity of the one record of a kind.
pub fn id_of(kind: Kind) -> Id {
    Id::from_bytes([kind as u8 + 1; 16])
}

/// A record of each kind that there is, each field with what `filled` gives for it and its place in the table of fields.
pub fn one_of_each(filled: impl Fn(Kind, usize, &FieldInfo) -> Value) -> Vec<Record> {
    let record = |kind: Kind| {
        let mut record = Record::blank(kind, id_of(kind));
        for (nth, info) in kind.fields().iter().enumerate() {
            record.set(info.name, filled(kind, nth, info)).expect("fits");
        }
        record
    };
    Kind::ALL.into_iter().map(record).collect()
}
