//! Agreements on jobs per client (F7), dated.
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// How many jobs were agreed with a client, from a day on.
#[derive(Debug, Clone, PartialEq)]
pub struct ClientAgreement {
    /// Identity.
    pub id: Id,
    /// With whom.
    pub organisation: Id,
    /// Jobs of the programme's unit.
    pub jobs: i64,
    /// First day.
    pub from: Day,
    /// Last day; empty while it lasts.
    pub until: Option<Day>,
    /// Hours for which the client's own employer pays wage in a year, all its people together: what its quota is
    /// reckoned from (Wfsv 38g(3), letter A). Told by the client; empty while unknown.
    pub paid_hours: Option<i64>,
}

impl Typed for ClientAgreement {
    const KIND: Kind = Kind::ClientAgreement;
    const OWNER: Option<&'static str> = Some("organisation");
    const IDENTITY: &'static [&'static str] = &["organisation", "from"];
    const ORDER: &'static str = "from";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(organisation, FieldType::Ref(Kind::Organisation)).required(),
        field!(jobs, FieldType::Whole(0, 100_000)).required(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day),
        field!(paid_hours, FieldType::Whole(0, 1_000_000_000)).asked(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, organisation: Id::UNSET, jobs: 0, from: UNSET_DAY, until: None, paid_hours: None }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::ClientAgreement, "until"))
    }
}
