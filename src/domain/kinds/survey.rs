//! Surveys among members (F19).
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::record::{Kind, Lasting, Record, Typed};
use crate::domain::value::{FieldType, Slot, UNSET_DAY, put};

/// The outcome of a survey for the programme or one team. No score is shown for too few answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// Identity.
    pub id: Id,
    /// Day on which it closed.
    pub held_on: Day,
    /// Which team; empty for the whole programme.
    pub team: Option<Id>,
    /// Mean score from 1 to 10.
    pub score: Decimal,
    /// How many answered.
    pub answers: i64,
}

impl Typed for Survey {
    const ORDER: &'static str = "held_on";
    const LASTING: Lasting = Lasting::Since("held_on");
    const FIELDS: &'static [Field<Self>] = &[
        field!(held_on, FieldType::Day).required(),
        field!(team, FieldType::Ref(Kind::Team)).asked(),
        field!(score, FieldType::Number).required(),
        field!(answers, FieldType::Whole(0, 100_000)).required(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, held_on: UNSET_DAY, team: None, score: Decimal::ZERO, answers: 0 }
    }

    fn label(&self) -> String {
        self.held_on.format("%Y").to_string()
    }

    fn of(record: &Record) -> Option<&Self> {
        if let Record::Survey(r) = record { Some(r) } else { None }
    }
}
