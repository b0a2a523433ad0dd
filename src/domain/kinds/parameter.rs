//! Parameters: the numbers that are not the program's to decide, each dated and with its source.
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::field::Field;
use crate::domain::id::Id;
use crate::domain::record::{Record, Typed};
use crate::domain::value::{FieldType, Slot, UNSET_DAY, put};

/// An amount or percentage that an office or the law sets, from a day on.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Identity.
    pub id: Id,
    /// Which parameter, by its identifier: `job_hours`.
    pub name: String,
    /// The value; empty where the source does not say.
    pub value: Option<Decimal>,
    /// First day on which it holds.
    pub from: Day,
    /// Where it was read: law article, page, decision.
    pub source: String,
    /// How sure that source is: A statute, B official page, C one secondary source, U unverified.
    pub certainty: String,
}

impl Typed for Parameter {
    const FIELDS: &'static [Field<Self>] = &[
        Field::new("name", FieldType::Text(60), |r: &Self| r.name.show(), |r: &mut Self, v| put(&mut r.name, v))
            .required(),
        Field::new("value", FieldType::Number, |r: &Self| r.value.show(), |r: &mut Self, v| put(&mut r.value, v))
            .asked(),
        Field::new("from", FieldType::Day, |r: &Self| r.from.show(), |r: &mut Self, v| put(&mut r.from, v)).required(),
        Field::new("source", FieldType::Text(200), |r: &Self| r.source.show(), |r: &mut Self, v| put(&mut r.source, v))
            .asked(),
        Field::new(
            "certainty",
            FieldType::Text(20),
            |r: &Self| r.certainty.show(),
            |r: &mut Self, v| put(&mut r.certainty, v),
        )
        .asked(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, name: String::new(), value: None, from: UNSET_DAY, source: String::new(), certainty: String::new() }
    }

    fn label(&self) -> String {
        self.name.clone()
    }

    fn of(record: &Record) -> Option<&Self> {
        if let Record::Parameter(r) = record { Some(r) } else { None }
    }
}
