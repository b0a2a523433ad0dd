//! Employments (aanstellingen): dated, one at a time.
use crate::domain::choices::{Choice, Contract, EndReason};
use crate::domain::days::Day;
use crate::domain::field::Field;
use crate::domain::id::Id;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Slot, UNSET_DAY, put};

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
}

impl Typed for Employment {
    const FIELDS: &'static [Field<Self>] = &[
        Field::new(
            "member",
            FieldType::Ref(Kind::Member),
            |r: &Self| r.member.show(),
            |r: &mut Self, v| put(&mut r.member, v),
        )
        .required(),
        Field::new("from", FieldType::Day, |r: &Self| r.from.show(), |r: &mut Self, v| put(&mut r.from, v)).required(),
        Field::new("until", FieldType::Day, |r: &Self| r.until.show(), |r: &mut Self, v| put(&mut r.until, v)),
        Field::new(
            "contract",
            FieldType::Choice(Contract::NAMES),
            |r: &Self| r.contract.show(),
            |r: &mut Self, v| put(&mut r.contract, v),
        )
        .required(),
        Field::new(
            "contract_until",
            FieldType::Day,
            |r: &Self| r.contract_until.show(),
            |r: &mut Self, v| put(&mut r.contract_until, v),
        )
        .asked(),
        Field::new(
            "employer",
            FieldType::Ref(Kind::Organisation),
            |r: &Self| r.employer.show(),
            |r: &mut Self, v| put(&mut r.employer, v),
        ),
        Field::new(
            "end_reason",
            FieldType::Choice(EndReason::NAMES),
            |r: &Self| r.end_reason.show(),
            |r: &mut Self, v| put(&mut r.end_reason, v),
        ),
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
        }
    }

    fn of(record: &Record) -> Option<&Self> {
        if let Record::Employment(r) = record { Some(r) } else { None }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::Employment, "until"))?;
        super::in_order(self.from, self.contract_until, (Kind::Employment, "contract_until"))
    }
}
