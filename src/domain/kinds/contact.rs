//! Contact entries (F13): that there was contact, when, how and one short line.
use crate::domain::choices::{Choice, ContactWay};
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// One moment of contact with a member.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// Identity.
    pub id: Id,
    /// Who.
    pub member: Id,
    /// Day.
    pub held_on: Day,
    /// How.
    pub way: ContactWay,
    /// Who had it.
    pub staff: Option<Id>,
    /// One short line; never about health.
    pub note: String,
}

impl Typed for Contact {
    const KIND: Kind = Kind::Contact;
    const OWNER: Option<&'static str> = Some("member");
    const IDENTITY: &'static [&'static str] = &["member", "held_on", "note"];
    const ORDER: &'static str = "held_on";
    const VALIDITY: Validity = Validity::Since("held_on");
    const FIELDS: &'static [Field<Self>] = &[
        field!(member, FieldType::Ref(Kind::Member)).required(),
        field!(held_on, FieldType::Day).required(),
        field!(way, FieldType::Choice(ContactWay::NAMES)).required(),
        field!(staff, FieldType::Ref(Kind::Staff)).asked(),
        field!(note, FieldType::Text(160)).required().noted(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, member: Id::UNSET, held_on: UNSET_DAY, way: ContactWay::Talk, staff: None, note: String::new() }
    }
}
