//! Task packages (takenpakketten): what a member does within a work type (F4).
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::typed::Typed;
use crate::domain::value::{FieldType, FieldValue, put};

/// A set of tasks in a work type.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskPackage {
    /// Identity.
    pub id: Id,
    /// Name, unique.
    pub name: String,
    /// The work type it belongs to.
    pub work_type: Option<Id>,
}

impl Typed for TaskPackage {
    const KIND: Kind = Kind::TaskPackage;
    const KEY: Option<&'static str> = Some("name");
    const CHILDREN: &'static [(Kind, &'static str)] =
        &[(Kind::PackageVersion, "task_package"), (Kind::DisplacementCheck, "task_package")];
    const FIELDS: &'static [Field<Self>] =
        &[field!(name, FieldType::Text(80)).required(), field!(work_type, FieldType::Ref(Kind::WorkType)).asked()];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, name: String::new(), work_type: None }
    }

    fn label(&self) -> String {
        self.name.clone()
    }
}
