//! What makes two records the same: the fields that the declaration of a kind names as its identity.

use super::kind::Kind;
use super::names::fold;
use super::record::Record;
use super::value::Value;

impl Kind {
    /// Whether what has these values is the same record of this kind. Texts are also equal when they differ only in capitals or
    /// accents, and nothing filled in is equal to nothing filled in.
    pub fn is_same(self, one: impl Fn(&str) -> Value, other: impl Fn(&str) -> Value) -> bool {
        self.identity().iter().all(|field| match (one(field), other(field)) {
            (Value::Text(one), Value::Text(other)) => fold(&one) == fold(&other),
            (one, other) => one == other,
        })
    }
}

impl Record {
    /// A text that is equal for records that [are the same](Self::is_same_as), by which they can be looked up.
    pub fn identity_text(&self) -> String {
        let part = |field: &&str| match self.get(field) {
            Value::Text(text) => fold(&text),
            value => value.plain(),
        };
        self.kind().identity().iter().map(part).collect::<Vec<_>>().join("\u{1f}")
    }

    /// Whether another record of the same kind is the same, whatever its [`id`](Self::id).
    pub fn is_same_as(&self, other: &Record) -> bool {
        self.kind() == other.kind() && self.kind().is_same(|field| self.get(field), |field| other.get(field))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::CountedIds;
    use crate::domain::id::Ids as _;

    #[test]
    fn records_of_any_kind_are_the_same_by_their_identity_alone() {
        let mut ids = CountedIds::after(1);
        for kind in Kind::ALL {
            let (one, mut other) = (Record::blank(kind, ids.next_id()), Record::blank(kind, ids.next_id()));
            assert!(one.is_same_as(&other), "{kind}");
            let beside = kind.fields().iter().find(|field| !kind.identity().contains(&field.name) && !field.required);
            let Some(field) = beside.filter(|field| field.ty == crate::domain::value::FieldType::Day) else { continue };
            other.set(field.name, Value::Day(crate::domain::days::Day::default())).expect("sets");
            assert!(one.is_same_as(&other), "{kind}.{}", field.name);
        }
    }
}
