//! Task packages (takenpakketten): what a member does within a work type (F4).
use crate::domain::field::Field;
use crate::domain::id::Id;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::value::{FieldType, Slot, put};

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
    const FIELDS: &'static [Field<Self>] = &[
        Field::new("name", FieldType::Text(80), |r: &Self| r.name.show(), |r: &mut Self, v| put(&mut r.name, v))
            .required(),
        Field::new(
            "work_type",
            FieldType::Ref(Kind::WorkType),
            |r: &Self| r.work_type.show(),
            |r: &mut Self, v| put(&mut r.work_type, v),
        )
        .asked(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self { id, name: String::new(), work_type: None }
    }

    fn label(&self) -> String {
        self.name.clone()
    }

    fn of(record: &Record) -> Option<&Self> {
        if let Record::TaskPackage(r) = record { Some(r) } else { None }
    }
}
