//! Members: the people whose jobs this is all about.
use crate::domain::days::Day;
use crate::domain::field::Field;
use crate::domain::id::Id;
use crate::domain::names::PersonName;
use crate::domain::record::{Record, Typed};
use crate::domain::value::{FieldType, Slot, put};

/// A member (medewerker). Holds no citizen number, no diagnosis and no benefit type, and never will.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Identity.
    pub id: Id,
    /// Personnel number, unique; how staff name a member.
    pub number: String,
    /// Given name.
    pub given_name: String,
    /// Prefix of the surname: van der.
    pub prefix: String,
    /// Surname.
    pub surname: String,
    /// Telephone.
    pub phone: String,
    /// Mail.
    pub email: String,
    /// Whether the target-group register says the person counts (F23); empty while not checked.
    pub register_counts: Option<bool>,
    /// Day of that check.
    pub register_checked_on: Option<Day>,
    /// Day on which to check again.
    pub register_next_check: Option<Day>,
}

impl Typed for Member {
    const FIELDS: &'static [Field<Self>] = &[
        Field::new("number", FieldType::Text(20), |r: &Self| r.number.show(), |r: &mut Self, v| put(&mut r.number, v))
            .required(),
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
        Field::new("phone", FieldType::Text(40), |r: &Self| r.phone.show(), |r: &mut Self, v| put(&mut r.phone, v)),
        Field::new("email", FieldType::Text(120), |r: &Self| r.email.show(), |r: &mut Self, v| put(&mut r.email, v)),
        Field::new(
            "register_counts",
            FieldType::Flag,
            |r: &Self| r.register_counts.show(),
            |r: &mut Self, v| put(&mut r.register_counts, v),
        ),
        Field::new(
            "register_checked_on",
            FieldType::Day,
            |r: &Self| r.register_checked_on.show(),
            |r: &mut Self, v| put(&mut r.register_checked_on, v),
        ),
        Field::new(
            "register_next_check",
            FieldType::Day,
            |r: &Self| r.register_next_check.show(),
            |r: &mut Self, v| put(&mut r.register_next_check, v),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn blank(id: Id) -> Self {
        Self {
            id,
            number: String::new(),
            given_name: String::new(),
            prefix: String::new(),
            surname: String::new(),
            phone: String::new(),
            email: String::new(),
            register_counts: None,
            register_checked_on: None,
            register_next_check: None,
        }
    }

    fn label(&self) -> String {
        self.person().display()
    }

    fn sort_key(&self) -> String {
        crate::domain::names::sort_key(&self.person())
    }

    fn search_text(&self) -> String {
        format!("{} {}", crate::domain::names::fold(&self.person().spoken()), crate::domain::names::fold(&self.number))
    }

    fn of(record: &Record) -> Option<&Self> {
        if let Record::Member(r) = record { Some(r) } else { None }
    }
}

impl Member {
    /// Name in its three parts.
    pub fn person(&self) -> PersonName {
        PersonName { given: self.given_name.clone(), prefix: self.prefix.clone(), surname: self.surname.clone() }
    }
}
