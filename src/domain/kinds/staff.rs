//! Staff: team leaders, job coaches, recruiters and region managers (F2).
use crate::domain::choices::{Choice, StaffRole};
use crate::domain::field::Field;
use crate::domain::id::Id;
use crate::domain::names::PersonName;
use crate::domain::record::{Record, Typed};
use crate::domain::value::{FieldType, Slot, put};

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
    const FIELDS: &'static [Field<Self>] = &[
        Field::new(
            "given_name",
            FieldType::Text(80),
            |r: &Self| r.given_name.show(),
            |r: &mut Self, v| put(&mut r.given_name, v),
        )
        .asked(),
        Field::new("prefix", FieldType::Text(20), |r: &Self| r.prefix.show(), |r: &mut Self, v| put(&mut r.prefix, v))
            .asked(),
        Field::new(
            "surname",
            FieldType::Text(80),
            |r: &Self| r.surname.show(),
            |r: &mut Self, v| put(&mut r.surname, v),
        )
        .required(),
        Field::new(
            "role",
            FieldType::Choice(StaffRole::NAMES),
            |r: &Self| r.role.show(),
            |r: &mut Self, v| put(&mut r.role, v),
        )
        .required(),
        Field::new("phone", FieldType::Text(40), |r: &Self| r.phone.show(), |r: &mut Self, v| put(&mut r.phone, v))
            .asked(),
        Field::new("email", FieldType::Text(120), |r: &Self| r.email.show(), |r: &mut Self, v| put(&mut r.email, v))
            .asked(),
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

    fn of(record: &Record) -> Option<&Self> {
        if let Record::Staff(r) = record { Some(r) } else { None }
    }
}

impl Staff {
    /// Name in its three parts.
    pub fn person(&self) -> PersonName {
        PersonName { given: self.given_name.clone(), prefix: self.prefix.clone(), surname: self.surname.clone() }
    }
}
