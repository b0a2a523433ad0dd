//! Organisations: who orders the work and is credited for it (F5, F9).
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::typed::Typed;
use crate::domain::value::{FieldType, FieldValue, put};

/// A client, or another part of government that employs or is credited.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// Identity.
    pub id: Id,
    /// Name, unique.
    pub name: String,
    /// The ministry it belongs to.
    pub ministry: String,
}

impl Typed for Organisation {
    const KIND: Kind = Kind::Organisation;
    const KEY: Option<&'static str> = Some("name");
    const CHILDREN: &'static [(Kind, &'static str)] = &[
        (Kind::ClientAgreement, "organisation"),
        (Kind::ClientShare, "organisation"),
        (Kind::Chance, "organisation"),
        (Kind::ClientTalk, "organisation"),
        (Kind::Statement, "organisation"),
        (Kind::Rate, "organisation"),
    ];
    const FIELDS: &'static [Field<Self>] =
        &[field!(name, FieldType::Text(120)).required(), field!(ministry, FieldType::Text(120)).asked()];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, name: String::new(), ministry: String::new() }
    }

    fn label(&self) -> String {
        self.name.clone()
    }
}
