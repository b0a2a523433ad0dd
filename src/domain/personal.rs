//! What is held on a person: which records are about whom, and what of them goes when a person is erased. Both follow from the
//! tables of fields, so that a new kind or field is never left out: a text in a record about a person goes unless its declaration says
//! that it tells nothing of them. Days, hours, amounts and choices stay, so that figures of past days stay what they were.

use std::sync::LazyLock;

use super::field::FieldInfo;
use super::id::Id;
use super::record::{Kind, Record};
use super::value::{FieldType, Value};

/// The kinds of which a record is a person whose data can be asked for and erased. Staff act in their office, and are named in what they
/// did there.
pub const PERSONS: [Kind; 2] = [Kind::Member, Kind::Candidate];

/// What stands for a text that went where there has to be one.
pub const GONE: &str = "–";

/// That records of a kind are about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonLink {
    /// The kind.
    pub kind: Kind,
    /// Its field that refers to the person, or to another record about them.
    pub field: &'static str,
    /// What that field refers to.
    pub to: Kind,
}

/// Every way in which a record is about a person, in an order in which each refers only to persons and to kinds before it.
pub fn links() -> &'static [PersonLink] {
    static LINKS: LazyLock<Vec<PersonLink>> = LazyLock::new(|| {
        let mut links: Vec<PersonLink> = Vec::new();
        for kind in Kind::ALL {
            for info in kind.fields() {
                let FieldType::Ref(to) = info.ty else { continue };
                if PERSONS.contains(&to) || links.iter().any(|link| link.kind == to) {
                    links.push(PersonLink { kind, field: info.name, to });
                }
            }
        }
        links
    });
    &LINKS
}

/// Whether records of a kind are persons or about one. A past value is when the record that it belongs to is.
pub fn is_about_persons(kind: Kind) -> bool {
    PERSONS.contains(&kind) || links().iter().any(|link| link.kind == kind)
}

/// Whether a value of this field goes when the person is erased.
pub fn is_erased(info: &FieldInfo) -> bool {
    matches!(info.ty, FieldType::Text(_)) && !info.impersonal
}

/// The value of a field after it was erased. `stand_in` is what the person is called from then on, where there has to be a name or a
/// number. What may be empty becomes empty.
pub fn erased_value(info: &FieldInfo, value: &Value, stand_in: &str) -> Value {
    match info.ty {
        _ if value.is_empty() => Value::Empty,
        FieldType::Text(most) if info.names_person => Value::Text(stand_in.chars().take(most).collect()),
        FieldType::Text(_) if info.required => Value::Text(GONE.to_owned()),
        _ if info.required => value.clone(),
        _ => Value::Empty,
    }
}

/// What of a record is to be erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErasedPart {
    /// All that tells who it is about.
    Whole,
    /// These fields.
    Fields(&'static [&'static str]),
}

impl ErasedPart {
    /// Whether a field is among it.
    pub fn has(self, info: &FieldInfo) -> bool {
        match self {
            Self::Whole => is_erased(info),
            Self::Fields(names) => names.contains(&info.name),
        }
    }
}

/// Empties a part of a record. A past value is emptied as the field that it is of.
pub fn erased(record: &Record, part: ErasedPart, stand_in: &str) -> Record {
    let mut left = record.clone();
    if let Record::PastValue(past) = &mut left {
        if let Some(info) = past.info().filter(|info| part.has(info)) {
            past.value = erased_value(info, &past.held(), stand_in).plain();
        }
        return left;
    }
    for info in record.kind().fields().iter().filter(|info| part.has(info)) {
        let value = erased_value(info, &record.get(info.name), stand_in);
        // Empty is refused only where there has to be a value, and such a field keeps one.
        let _ = left.set(info.name, value);
    }
    left
}

/// Somebody to be forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasedPerson {
    /// Member or candidate.
    pub kind: Kind,
    /// Identity of the record, which stays.
    pub id: Id,
    /// What they are called from then on; no other person of the kind has it as a number.
    pub stand_in: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kinds::{Contact, Member, StatementLine};
    use crate::domain::record::Typed;

    #[test]
    fn what_refers_to_a_person_is_about_them_and_so_is_what_refers_to_that() {
        for kind in [Kind::Placement, Kind::Contact, Kind::Application, Kind::Signal, Kind::StatementLine] {
            assert!(is_about_persons(kind), "{kind}");
        }
        for kind in [Kind::Team, Kind::Vacancy, Kind::Statement, Kind::Staff, Kind::Parameter] {
            assert!(!is_about_persons(kind), "{kind}");
        }
        let by_hand =
            |kind: Kind| kind.fields().iter().any(|info| matches!(info.ty, FieldType::Ref(to) if is_about_persons(to)));
        for kind in Kind::ALL {
            assert_eq!(is_about_persons(kind), PERSONS.contains(&kind) || by_hand(kind), "{kind}");
        }
    }

    #[test]
    fn no_text_of_a_record_about_a_person_stays_unless_it_is_declared_to_tell_nothing_of_them() {
        let staying: Vec<(Kind, &str)> = Kind::ALL
            .into_iter()
            .filter(|kind| is_about_persons(*kind))
            .flat_map(|kind| kind.fields().iter().map(move |info| (kind, *info)))
            .filter(|(_, info)| matches!(info.ty, FieldType::Text(_)) && !is_erased(info))
            .map(|(kind, info)| (kind, info.name))
            .collect();
        let known =
            [(Kind::Instrument, "payer"), (Kind::StatementLine, "item_then"), (Kind::StatementLine, "team_then")];
        assert_eq!(staying, known, "a new one has to be thought through here");
    }

    #[test]
    fn a_name_becomes_the_stand_in_a_note_a_dash_and_the_rest_of_the_texts_nothing() {
        let member = Member {
            number: "100156".into(),
            given_name: "Dewi".into(),
            surname: "Hagenaar".into(),
            phone: "06-1".into(),
            ..Member::blank(Id::UNSET)
        };
        let left = erased(&member.clone().into(), ErasedPart::Whole, "X0001");
        let wanted = Member {
            number: "X0001".into(),
            surname: "X0001".into(),
            oath_on: member.oath_on,
            ..Member::blank(Id::UNSET)
        };
        assert_eq!(left, Record::from(wanted));
        let contact = Contact { note: "Ging goed".into(), ..Contact::blank(Id::UNSET) };
        let left = erased(&contact.into(), ErasedPart::Whole, "X0001");
        assert_eq!(left.get(Contact::note), Value::Text(GONE.to_owned()));
        let line =
            StatementLine { team_then: "Post".into(), member_then: "Aa".into(), ..StatementLine::blank(Id::UNSET) };
        let left = erased(&line.into(), ErasedPart::Whole, "X0001");
        assert_eq!(left.get(StatementLine::team_then), Value::Text("Post".into()));
        assert_eq!(left.get(StatementLine::member_then), Value::Text("X0001".into()));
    }
}
