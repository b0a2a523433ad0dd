//! Staff: team leaders, job coaches, recruiters and region managers (F2).
use crate::domain::choices::{Choice, StaffRole};
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::names::PersonName;
use crate::domain::typed::Typed;
use crate::domain::value::{FieldType, FieldValue, put};

/// Somebody who leads, coaches or recruits for teams.
#[derive(Debug, Clone, PartialEq)]
pub struct Staff {
    /// Identity.
    pub id: Id,
    /// Given name.
    pub given_name: String,
    /// Prefix of the surname: van der.
    pub prefix: String,
    /// Surname.
    pub surname: String,
    /// Their usual role; what they do for a team is a dated team role.
    pub role: StaffRole,
    /// Work telephone.
    pub phone: String,
    /// Work mail.
    pub email: String,
}

impl Typed for Staff {
    const KIND: Kind = Kind::Staff;
    const IDENTITY: &'static [&'static str] = &["given_name", "prefix", "surname"];
    const CHILDREN: &'static [(Kind, &'static str)] =
        &[(Kind::TeamRole, "staff"), (Kind::OwnCoach, "staff"), (Kind::Signal, "owner")];
    const FIELDS: &'static [Field<Self>] = &[
        field!(given_name, FieldType::Text(80)).asked(),
        field!(prefix, FieldType::Text(20)).asked(),
        field!(surname, FieldType::Text(80)).required(),
        field!(role, FieldType::Choice(StaffRole::NAMES)).required(),
        field!(phone, FieldType::Text(40)).asked(),
        field!(email, FieldType::Text(120)).asked(),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            given_name: String::new(),
            prefix: String::new(),
            surname: String::new(),
            role: StaffRole::TeamLeader,
            phone: String::new(),
            email: String::new(),
        }
    }

    fn label(&self) -> String {
        self.person().display()
    }

    fn sort_key(&self) -> String {
        crate::domain::names::sort_key(&self.person())
    }

    fn search_text(&self) -> String {
        crate::domain::names::fold(&self.person().spoken())
    }
}

impl Staff {
    /// Name in its three parts.
    pub fn person(&self) -> PersonName {
        PersonName { given: self.given_name.clone(), prefix: self.prefix.clone(), surname: self.surname.clone() }
    }
}
