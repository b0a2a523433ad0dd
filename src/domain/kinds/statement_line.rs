//! Lines of fixed statements (F12): each with the record it comes from.
use crate::domain::choices::{Choice, LineSort};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::Typed;
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// One line of a fixed statement.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementLine {
    /// Identity.
    pub id: Id,
    /// Of which statement.
    pub statement: Id,
    /// Place in the statement.
    pub line: i64,
    /// Cost, windfall or correction.
    pub sort: LineSort,
    /// For a cost: of what.
    pub item: Option<Id>,
    /// For a cost: the rate that set the price.
    pub rate: Option<Id>,
    /// The team it is about.
    pub team: Option<Id>,
    /// The placement it comes from.
    pub placement: Option<Id>,
    /// For a windfall: the instrument it comes from.
    pub instrument: Option<Id>,
    /// For a correction: the statement that it puts right.
    pub corrects: Option<Id>,
    /// First day it is about.
    pub from: Day,
    /// Last day it is about.
    pub until: Day,
    /// How many units.
    pub quantity: Decimal,
    /// Euros for one unit.
    pub price: Decimal,
    /// Euros; below zero for a windfall.
    pub amount: Decimal,
}

impl Typed for StatementLine {
    const KIND: Kind = Kind::StatementLine;
    const OWNER: Option<&'static str> = Some("statement");
    const IDENTITY: &'static [&'static str] = &["statement", "line"];
    const ORDER: &'static str = "line";
    const FROZEN: Option<&'static str> = Some("statement-is-fixed");
    const FIELDS: &'static [Field<Self>] = &[
        field!(statement, FieldType::Ref(Kind::Statement)).required(),
        field!(line, FieldType::Whole(1, 1_000_000)).required(),
        field!(sort, FieldType::Choice(LineSort::NAMES)).required(),
        field!(item, FieldType::Ref(Kind::CostItem)),
        field!(rate, FieldType::Ref(Kind::Rate)),
        field!(team, FieldType::Ref(Kind::Team)),
        field!(placement, FieldType::Ref(Kind::Placement)),
        field!(instrument, FieldType::Ref(Kind::Instrument)),
        field!(corrects, FieldType::Ref(Kind::Statement)),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day).required(),
        field!(quantity, FieldType::Number).required(),
        field!(price, FieldType::Money).required(),
        field!(amount, FieldType::Money).required(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            statement: Id::UNSET,
            line: 1,
            sort: LineSort::Cost,
            item: None,
            rate: None,
            team: None,
            placement: None,
            instrument: None,
            corrects: None,
            from: UNSET_DAY,
            until: UNSET_DAY,
            quantity: Decimal::ZERO,
            price: Decimal::ZERO,
            amount: Decimal::ZERO,
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, Some(self.until), (Kind::StatementLine, "until"))
    }
}
