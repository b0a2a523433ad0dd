//! Absence (F20): only what may be recorded at a sick notice (AP, De zieke werknemer, 2016). No cause has a field here.
use crate::domain::choices::{AbsenceStep, Choice};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// An absence, or a part of one in which the percentage was the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Absence {
    /// Identity.
    pub id: Id,
    /// Who.
    pub member: Id,
    /// First day.
    pub from: Day,
    /// Last day; empty while it lasts.
    pub until: Option<Day>,
    /// How much of the contract hours is missed.
    pub percent: Decimal,
    /// Until when it is expected to last.
    pub expected_until: Option<Day>,
    /// The latest step of the gatekeeper law that was done in this spell; with it those before.
    pub step_done: Option<AbsenceStep>,
    /// Whether a safety-net benefit applies; never which.
    pub safety_net: Option<bool>,
    /// Whether it is a work accident.
    pub work_accident: Option<bool>,
    /// Whether it is a traffic accident for which somebody else can be held liable.
    pub traffic_recourse: Option<bool>,
}

impl Typed for Absence {
    const KIND: Kind = Kind::Absence;
    const OWNER: Option<&'static str> = Some("member");
    const IDENTITY: &'static [&'static str] = &["member", "from"];
    const ORDER: &'static str = "from";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(member, FieldType::Ref(Kind::Member)).required(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day),
        field!(percent, FieldType::Percent).required(),
        field!(expected_until, FieldType::Day).asked(),
        field!(step_done, FieldType::Choice(AbsenceStep::NAMES)),
        field!(safety_net, FieldType::Flag),
        field!(work_accident, FieldType::Flag),
        field!(traffic_recourse, FieldType::Flag),
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
            percent: Decimal::whole(100),
            expected_until: None,
            step_done: None,
            safety_net: None,
            work_accident: None,
            traffic_recourse: None,
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::Absence, "until"))
    }
}
