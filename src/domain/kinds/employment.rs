//! Employments (aanstellingen): dated, one at a time.
use crate::domain::choices::{Choice, Contract, Destination, EndReason};
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// One employment of a member.
#[derive(Debug, Clone, PartialEq)]
pub struct Employment {
    /// Identity.
    pub id: Id,
    /// Who.
    pub member: Id,
    /// First day.
    pub from: Day,
    /// Last day; empty while it lasts.
    pub until: Option<Day>,
    /// Temporary or permanent.
    pub contract: Contract,
    /// Day on which a temporary contract runs out.
    pub contract_until: Option<Day>,
    /// Employer of record, where it is not the programme itself.
    pub employer: Option<Id>,
    /// Why it ended.
    pub end_reason: Option<EndReason>,
    /// Where somebody moved on to (F18).
    pub destination: Option<Destination>,
}

impl Typed for Employment {
    const KIND: Kind = Kind::Employment;
    const OWNER: Option<&'static str> = Some("member");
    const IDENTITY: &'static [&'static str] = &["member", "from"];
    const ORDER: &'static str = "from";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(member, FieldType::Ref(Kind::Member)).required(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day),
        field!(contract, FieldType::Choice(Contract::NAMES)).required(),
        field!(contract_until, FieldType::Day).asked(),
        field!(employer, FieldType::Ref(Kind::Organisation)),
        field!(end_reason, FieldType::Choice(EndReason::NAMES)),
        field!(destination, FieldType::Choice(Destination::NAMES)),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            member: Id::UNSET,
            from: UNSET_DAY,
            until: None,
            contract: Contract::Temporary,
            contract_until: None,
            employer: None,
            end_reason: None,
            destination: None,
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::Employment, "until"))?;
        super::in_order(self.from, self.contract_until, (Kind::Employment, "contract_until"))?;
        if self.destination.is_some() && self.end_reason != Some(EndReason::MovedOn) {
            return Err(Refusal::new("destination-without-moving-on").at(Kind::Employment, "destination"));
        }
        Ok(())
    }
}
