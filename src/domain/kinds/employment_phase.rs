//! Phases of employment (F18): where somebody stands in their development.
use crate::domain::choices::{Choice, DevelopmentPhase};
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// A phase in the development of a member.
#[derive(Debug, Clone, PartialEq)]
pub struct EmploymentPhase {
    /// Identity.
    pub id: Id,
    /// Who.
    pub member: Id,
    /// Which.
    pub phase: DevelopmentPhase,
    /// First day.
    pub from: Day,
    /// Last day; empty while it lasts.
    pub until: Option<Day>,
}

impl Typed for EmploymentPhase {
    const KIND: Kind = Kind::EmploymentPhase;
    const OWNER: Option<&'static str> = Some("member");
    const IDENTITY: &'static [&'static str] = &["member", "phase", "from"];
    const ORDER: &'static str = "from";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(member, FieldType::Ref(Kind::Member)).required(),
        field!(phase, FieldType::Choice(DevelopmentPhase::NAMES)).required(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, member: Id::UNSET, phase: DevelopmentPhase::Starting, from: UNSET_DAY, until: None }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::EmploymentPhase, "until"))
    }
}
