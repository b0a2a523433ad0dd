//! Register checks (F23): whether a member counts, dated, with the day of the next check. Never why.
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// What the target-group register said of a member, from the day it was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct RegisterCheck {
    /// Identity.
    pub id: Id,
    /// Who.
    pub member: Id,
    /// Day of the check.
    pub from: Day,
    /// Last day on which it holds; empty until the next check.
    pub until: Option<Day>,
    /// Whether the member's hours count for the jobs agreement.
    pub counts_for_agreement: bool,
    /// Whether they count for the client's quota.
    pub counts_for_quota: bool,
    /// Day on which to look again.
    pub next_check: Option<Day>,
    /// Who looked.
    pub checked_by: String,
}

impl Typed for RegisterCheck {
    const KIND: Kind = Kind::RegisterCheck;
    const OWNER: Option<&'static str> = Some("member");
    const IDENTITY: &'static [&'static str] = &["member", "from"];
    const ORDER: &'static str = "from";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(member, FieldType::Ref(Kind::Member)).required(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day),
        field!(counts_for_agreement, FieldType::Flag).required(),
        field!(counts_for_quota, FieldType::Flag).required(),
        field!(next_check, FieldType::Day).asked(),
        field!(checked_by, FieldType::Text(60)),
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
            // Everybody counts until a check says no.
            counts_for_agreement: true,
            counts_for_quota: true,
            next_check: None,
            checked_by: String::new(),
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::RegisterCheck, "until"))
    }
}
