//! Certificates (F18) with the day they run out.
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// A certificate of a member.
#[derive(Debug, Clone, PartialEq)]
pub struct Certificate {
    /// Identity.
    pub id: Id,
    /// Who.
    pub member: Id,
    /// What it is for.
    pub name: String,
    /// Day it was gained.
    pub from: Day,
    /// Last day it is valid; empty when it does not run out.
    pub until: Option<Day>,
}

impl Typed for Certificate {
    const KIND: Kind = Kind::Certificate;
    const OWNER: Option<&'static str> = Some("member");
    const IDENTITY: &'static [&'static str] = &["member", "name", "from"];
    const ORDER: &'static str = "from";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(member, FieldType::Ref(Kind::Member)).required(),
        field!(name, FieldType::Text(80)).required(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day).asked(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, member: Id::UNSET, name: String::new(), from: UNSET_DAY, until: None }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::Certificate, "until"))
    }
}
