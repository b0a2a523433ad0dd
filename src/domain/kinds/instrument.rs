//! Instruments (F11): subsidies, dispensation, benefits and provisions per member.
use crate::domain::choices::{AmountPer, Choice, InstrumentKind, InstrumentStatus};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// An instrument asked for or granted for a member.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument {
    /// Identity.
    pub id: Id,
    /// Who.
    pub member: Id,
    /// Which.
    pub instrument: InstrumentKind,
    /// Where it stands.
    pub status: InstrumentStatus,
    /// Day it was asked for.
    pub requested_on: Option<Day>,
    /// First day.
    pub from: Day,
    /// Last day; empty while it lasts.
    pub until: Option<Day>,
    /// Loonwaarde: productivity in percent, as measured.
    pub wage_value: Option<Decimal>,
    /// Amount in euros, as decided.
    pub amount: Option<Decimal>,
    /// What the amount is for.
    pub amount_per: Option<AmountPer>,
    /// Who pays: a municipality, UWV.
    pub payer: String,
    /// Reference of the decision.
    pub reference: String,
}

impl Typed for Instrument {
    const KIND: Kind = Kind::Instrument;
    const OWNER: Option<&'static str> = Some("member");
    const IDENTITY: &'static [&'static str] = &["member", "instrument", "from"];
    const ORDER: &'static str = "from";
    const VALIDITY: Validity = Validity::Between("from", "until");
    const FIELDS: &'static [Field<Self>] = &[
        field!(member, FieldType::Ref(Kind::Member)).required(),
        field!(instrument, FieldType::Choice(InstrumentKind::NAMES)).required(),
        field!(status, FieldType::Choice(InstrumentStatus::NAMES)).required(),
        field!(requested_on, FieldType::Day).asked(),
        field!(from, FieldType::Day).required(),
        field!(until, FieldType::Day),
        field!(wage_value, FieldType::Percent).asked(),
        field!(amount, FieldType::Money).asked(),
        field!(amount_per, FieldType::Choice(AmountPer::NAMES)).asked(),
        field!(payer, FieldType::Text(80)).asked(),
        field!(reference, FieldType::Text(60)).asked(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            member: Id::UNSET,
            instrument: InstrumentKind::WageCostSubsidy,
            status: InstrumentStatus::Requested,
            requested_on: None,
            from: UNSET_DAY,
            until: None,
            wage_value: None,
            amount: None,
            amount_per: None,
            payer: String::new(),
            reference: String::new(),
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        super::in_order(self.from, self.until, (Kind::Instrument, "until"))
    }
}
