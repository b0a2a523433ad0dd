//! Own job coaches (F3): beside the team's, for who needs or wants one.
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// A job coach for one member.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnCoach {
    /// Identity.
    pub id: Id,
    /// Who.
    pub member: Id,
    /// The coach.
    pub staff: Id,
    /// First day.
    pub from: Day,
    /// Last day; empty while it lasts.
    pub until: Option<Day>,
}

impl Typed for OwnCoach {
    const KIND: Kind = Kind::OwnCoach;
    const OWNER: Option<&'static str> = Some("member");
    const IDENTITY: &'static [&'static str] = &["member", "staff", "from"];
    const ORDER: &'static str = "from";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(member, FieldType::Ref(Kind::Member)).required(),
        field!(staff, FieldType::Ref(Kind::Staff)).required(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, member: Id::UNSET, staff: Id::UNSET, from: UNSET_DAY, until: None }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::OwnCoach, "until"))
    }
}
