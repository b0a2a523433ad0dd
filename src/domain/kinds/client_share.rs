//! Client shares: whose work a team does, and so whose quota its jobs count for (F5, F9).
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// The part of a team that works for one client: several clients can share a team.
#[derive(Debug, Clone, PartialEq)]
pub struct ClientShare {
    /// Identity.
    pub id: Id,
    /// The team.
    pub team: Id,
    /// The client.
    pub organisation: Id,
    /// Percentage of the team.
    pub share: Decimal,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Option<Day>,
}

impl Typed for ClientShare {
    const KIND: Kind = Kind::ClientShare;
    const OWNER: Option<&'static str> = Some("team");
    const IDENTITY: &'static [&'static str] = &["team", "organisation", "from"];
    const ORDER: &'static str = "from";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(team, FieldType::Ref(Kind::Team)).required(),
        field!(organisation, FieldType::Ref(Kind::Organisation)).required(),
        field!(share, FieldType::Percent).required(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, team: Id::UNSET, organisation: Id::UNSET, share: Decimal::whole(100), from: UNSET_DAY, until: None }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::ClientShare, "until"))
    }
}
