//! Stages (F10): the steps of recruiting, which an office names and orders itself.
use crate::domain::choices::{Choice, StageMeaning};
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::typed::Typed;
use crate::domain::value::{FieldType, FieldValue, put};

/// A step of recruiting.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Identity.
    pub id: Id,
    /// Name as the office has it, unique.
    pub name: String,
    /// What it means for the rules.
    pub meaning: StageMeaning,
    /// Its place in the row of stages.
    pub position: i64,
}

impl Typed for Stage {
    const KIND: Kind = Kind::Stage;
    const KEY: Option<&'static str> = Some("name");
    const ORDER: &'static str = "position";
    const FIELDS: &'static [Field<Self>] = &[
        field!(name, FieldType::Text(40)).required(),
        field!(meaning, FieldType::Choice(StageMeaning::NAMES)).required(),
        field!(position, FieldType::Whole(1, 99)).required(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, name: String::new(), meaning: StageMeaning::Preselection, position: 1 }
    }

    fn label(&self) -> String {
        self.name.clone()
    }
}
