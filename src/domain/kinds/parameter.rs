//! Parameters: the numbers that are not the program's to decide, each dated and with its source.
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::typed::Typed;
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// An amount or percentage that an office or the law sets, from a day on.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Identity.
    pub id: Id,
    /// Which parameter, by its identifier: `job_hours`.
    pub name: String,
    /// The value; empty where the source does not say.
    pub value: Option<Decimal>,
    /// For the few that are words: the name of the programme.
    pub text: String,
    /// First day on which it holds.
    pub from: Day,
    /// Where it was read: law article, page, decision.
    pub source: String,
    /// How sure that source is: A statute, B official page, C one secondary source, U unverified.
    pub certainty: String,
}

impl Typed for Parameter {
    const KIND: Kind = Kind::Parameter;
    const IDENTITY: &'static [&'static str] = &["name", "from"];
    const FIELDS: &'static [Field<Self>] = &[
        field!(name, FieldType::Text(60)).required(),
        field!(value, FieldType::Number).asked(),
        field!(text, FieldType::Text(80)),
        field!(from, FieldType::Day).required(),
        field!(source, FieldType::Text(200)).asked(),
        field!(certainty, FieldType::Text(20)).asked(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            name: String::new(),
            value: None,
            text: String::new(),
            from: UNSET_DAY,
            source: String::new(),
            certainty: String::new(),
        }
    }

    fn label(&self) -> String {
        self.name.clone()
    }
}

impl Parameter {
    /// The value of a parameter on a day: of those of this name that have begun, the latest. `None` when there is none, and
    /// when that one says nothing.
    pub fn value_on(parameters: &[Parameter], name: &str, day: Day) -> Option<Decimal> {
        Self::on(parameters, name, day).and_then(|p| p.value)
    }

    /// The words of a parameter on a day; empty when there are none.
    pub fn text_on<'a>(parameters: &'a [Parameter], name: &str, day: Day) -> &'a str {
        Self::on(parameters, name, day).map_or("", |p| p.text.as_str())
    }

    fn on<'a>(parameters: &'a [Parameter], name: &str, day: Day) -> Option<&'a Parameter> {
        parameters.iter().filter(|p| p.name == name && p.from <= day).max_by_key(|p| p.from)
    }
}
