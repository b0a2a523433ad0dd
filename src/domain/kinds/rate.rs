//! Rates (F12): what a cost item costs, dated; for one team or client where it differs.
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// The price of one unit of a cost item.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// Identity.
    pub id: Id,
    /// Of what.
    pub item: Id,
    /// For which client; empty for all.
    pub organisation: Option<Id>,
    /// For which team; empty for all.
    pub team: Option<Id>,
    /// Euros for one unit.
    pub amount: Decimal,
    /// First day.
    pub from: Day,
    /// Last day; empty while it lasts.
    pub until: Option<Day>,
}

impl Typed for Rate {
    const KIND: Kind = Kind::Rate;
    const OWNER: Option<&'static str> = Some("item");
    const IDENTITY: &'static [&'static str] = &["item", "organisation", "team", "from"];
    const ORDER: &'static str = "from";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(item, FieldType::Ref(Kind::CostItem)).required(),
        field!(organisation, FieldType::Ref(Kind::Organisation)).asked(),
        field!(team, FieldType::Ref(Kind::Team)).asked(),
        field!(amount, FieldType::Money).required(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            item: Id::UNSET,
            organisation: None,
            team: None,
            amount: Decimal::ZERO,
            from: UNSET_DAY,
            until: None,
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::Rate, "until"))
    }
}
