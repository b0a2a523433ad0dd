//! Team roles: one fixed team leader and one job coach per team, dated (F2).
use crate::domain::choices::{Choice, StaffRole};
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// Who leads or coaches a team, from a day on.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamRole {
    /// Identity.
    pub id: Id,
    /// The team.
    pub team: Id,
    /// Who.
    pub staff: Id,
    /// As what.
    pub role: StaffRole,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Option<Day>,
}

impl Typed for TeamRole {
    const KIND: Kind = Kind::TeamRole;
    const OWNER: Option<&'static str> = Some("team");
    const IDENTITY: &'static [&'static str] = &["team", "role", "staff", "from"];
    const ORDER: &'static str = "from";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(team, FieldType::Ref(Kind::Team)).required(),
        field!(staff, FieldType::Ref(Kind::Staff)).required(),
        field!(role, FieldType::Choice(StaffRole::NAMES)).required(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, team: Id::UNSET, staff: Id::UNSET, role: StaffRole::TeamLeader, from: UNSET_DAY, until: None }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::TeamRole, "until"))
    }
}
