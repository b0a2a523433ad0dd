//! Work types (werksoorten): teams of eight to seventeen people, depending on the work (F1).
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::typed::Typed;
use crate::domain::value::{FieldType, FieldValue, put};

/// A kind of work that teams do, with the team size that fits it.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkType {
    /// Identity.
    pub id: Id,
    /// Name, unique.
    pub name: String,
    /// Fewest places a team of this work should have.
    pub min_size: Option<i64>,
    /// Most places a team of this work should have.
    pub max_size: Option<i64>,
}

impl Typed for WorkType {
    const KIND: Kind = Kind::WorkType;
    const KEY: Option<&'static str> = Some("name");
    const CHILDREN: &'static [(Kind, &'static str)] = &[(Kind::TaskPackage, "work_type")];
    const FIELDS: &'static [Field<Self>] = &[
        field!(name, FieldType::Text(80)).required(),
        field!(min_size, FieldType::Whole(1, 1000)).asked(),
        field!(max_size, FieldType::Whole(1, 1000)).asked(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, name: String::new(), min_size: None, max_size: None }
    }

    fn label(&self) -> String {
        self.name.clone()
    }

    fn check(&self) -> Result<(), Refusal> {
        match (self.min_size, self.max_size) {
            (Some(least), Some(most)) if least > most => {
                Err(Refusal::new("sizes-crossed").at(Kind::WorkType, "max_size"))
            }
            _ => Ok(()),
        }
    }
}
