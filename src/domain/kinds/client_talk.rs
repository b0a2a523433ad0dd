//! Talks with clients (F21): wishes, and chances to extend or intensify.
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// One talk with a client.
#[derive(Debug, Clone, PartialEq)]
pub struct ClientTalk {
    /// Identity.
    pub id: Id,
    /// With whom.
    pub organisation: Id,
    /// Day.
    pub held_on: Day,
    /// What was said, in one line.
    pub note: String,
    /// About which chance.
    pub chance: Option<Id>,
}

impl Typed for ClientTalk {
    const KIND: Kind = Kind::ClientTalk;
    const OWNER: Option<&'static str> = Some("organisation");
    const IDENTITY: &'static [&'static str] = &["organisation", "held_on", "note"];
    const ORDER: &'static str = "held_on";
    const VALIDITY: Validity = Validity::Since("held_on");
    const FIELDS: &'static [Field<Self>] = &[
        field!(organisation, FieldType::Ref(Kind::Organisation)).required(),
        field!(held_on, FieldType::Day).required(),
        field!(note, FieldType::Text(160)).required().noted(),
        field!(chance, FieldType::Ref(Kind::Chance)).asked(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, organisation: Id::UNSET, held_on: UNSET_DAY, note: String::new(), chance: None }
    }
}
