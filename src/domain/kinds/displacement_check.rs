//! Displacement checks (F22): that a task package displaces no regular work at a client.
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, UNSET_DAY, put};

/// A check made when a task package starts in a team.
#[derive(Debug, Clone, PartialEq)]
pub struct DisplacementCheck {
    /// Identity.
    pub id: Id,
    /// In which team.
    pub team: Id,
    /// Which package.
    pub task_package: Id,
    /// Day.
    pub checked_on: Day,
    /// Whether regular work would be displaced.
    pub displaces: bool,
    /// Who judged it.
    pub checked_by: String,
    /// Grounds, in one line.
    pub note: String,
}

impl Typed for DisplacementCheck {
    const KIND: Kind = Kind::DisplacementCheck;
    const OWNER: Option<&'static str> = Some("team");
    const IDENTITY: &'static [&'static str] = &["team", "task_package", "checked_on"];
    const ORDER: &'static str = "checked_on";
    const VALIDITY: Validity = Validity::Since("checked_on");
    const FIELDS: &'static [Field<Self>] = &[
        field!(team, FieldType::Ref(Kind::Team)).required(),
        field!(task_package, FieldType::Ref(Kind::TaskPackage)).required(),
        field!(checked_on, FieldType::Day).required(),
        field!(displaces, FieldType::Flag).required(),
        field!(checked_by, FieldType::Text(60)).asked(),
        field!(note, FieldType::Text(160)).asked().noted(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            team: Id::UNSET,
            task_package: Id::UNSET,
            checked_on: UNSET_DAY,
            displaces: false,
            checked_by: String::new(),
            note: String::new(),
        }
    }
}
