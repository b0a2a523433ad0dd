//! Charge statements (F12) that were fixed: numbered, and never changed again.
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// A fixed statement of what a client is charged for a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Identity.
    pub id: Id,
    /// Number, unique.
    pub number: String,
    /// For which client.
    pub organisation: Id,
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub until: Day,
    /// Day on which it was fixed.
    pub fixed_on: Day,
    /// Sum of its lines in euros.
    pub total: Decimal,
}

impl Typed for Statement {
    const KIND: Kind = Kind::Statement;
    const KEY: Option<&'static str> = Some("number");
    const ORDER: &'static str = "-number";
    const VALIDITY: Validity = Validity::Since("fixed_on");
    const CHILDREN: &'static [(Kind, &'static str)] = &[(Kind::StatementLine, "statement")];
    const FROZEN: Option<&'static str> = Some("statement-is-fixed");
    const FIELDS: &'static [Field<Self>] = &[
        field!(number, FieldType::Text(20)).required(),
        field!(organisation, FieldType::Ref(Kind::Organisation)).required(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day).required(),
        field!(fixed_on, FieldType::Day).required(),
        field!(total, FieldType::Money).required(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            number: String::new(),
            organisation: Id::UNSET,
            from: UNSET_DAY,
            until: UNSET_DAY,
            fixed_on: UNSET_DAY,
            total: Decimal::ZERO,
        }
    }

    fn label(&self) -> String {
        self.number.clone()
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, Some(self.until), (Kind::Statement, "until"))
    }
}
