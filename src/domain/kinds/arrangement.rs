//! Individual arrangements (F17, maatwerk).
use crate::domain::choices::{ArrangementSubject, Choice};
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// What was agreed with one member apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrangement {
    /// Identity.
    pub id: Id,
    /// Who.
    pub member: Id,
    /// What it is about.
    pub subject: ArrangementSubject,
    /// What was agreed, in one line; never why.
    pub terms: String,
    /// First day.
    pub from: Day,
    /// Last day; empty while it lasts.
    pub until: Option<Day>,
}

impl Typed for Arrangement {
    const KIND: Kind = Kind::Arrangement;
    const OWNER: Option<&'static str> = Some("member");
    const IDENTITY: &'static [&'static str] = &["member", "subject", "from"];
    const ORDER: &'static str = "from";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(member, FieldType::Ref(Kind::Member)).required(),
        field!(subject, FieldType::Choice(ArrangementSubject::NAMES)).required(),
        field!(terms, FieldType::Text(160)).required().noted(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            member: Id::UNSET,
            subject: ArrangementSubject::WorkingHours,
            terms: String::new(),
            from: UNSET_DAY,
            until: None,
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::Arrangement, "until"))
    }
}
