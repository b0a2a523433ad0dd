//! Cost items (F12): what clients are charged for.
use crate::domain::choices::{Choice, CostBasis};
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::typed::Typed;
use crate::domain::value::{FieldType, FieldValue, put};

/// A thing charged for, with what it is counted by.
#[derive(Debug, Clone, PartialEq)]
pub struct CostItem {
    /// Identity.
    pub id: Id,
    /// Name, unique.
    pub name: String,
    /// By what it is counted.
    pub basis: CostBasis,
}

impl Typed for CostItem {
    const KIND: Kind = Kind::CostItem;
    const KEY: Option<&'static str> = Some("name");
    const CHILDREN: &'static [(Kind, &'static str)] = &[(Kind::Rate, "item")];
    const FIELDS: &'static [Field<Self>] =
        &[field!(name, FieldType::Text(60)).required(), field!(basis, FieldType::Choice(CostBasis::NAMES)).required()];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, name: String::new(), basis: CostBasis::ContractHour }
    }

    fn label(&self) -> String {
        self.name.clone()
    }
}
