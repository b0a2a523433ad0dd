//! Members: the people whose jobs this is all about.
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::names::PersonName;
use crate::domain::typed::{Typed, Validity};
use crate::domain::value::{FieldType, FieldValue, put};

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
    /// Day on which the oath or promise was taken (F25).
    pub oath_on: Option<Day>,
}

impl Typed for Member {
    const KIND: Kind = Kind::Member;
    const KEY: Option<&'static str> = Some("number");
    const VALIDITY: Validity = Validity::Service;
    const CHILDREN: &'static [(Kind, &'static str)] = &[
        (Kind::Employment, "member"),
        (Kind::Placement, "member"),
        (Kind::Absence, "member"),
        (Kind::Contact, "member"),
        (Kind::Signal, "member"),
        (Kind::Instrument, "member"),
        (Kind::RegisterCheck, "member"),
        (Kind::OwnCoach, "member"),
        (Kind::Guidance, "member"),
        (Kind::Arrangement, "member"),
        (Kind::Certificate, "member"),
        (Kind::EmploymentPhase, "member"),
    ];
    const FIELDS: &'static [Field<Self>] = &[
        field!(number, FieldType::Text(20)).required(),
        field!(given_name, FieldType::Text(80)).asked(),
        field!(prefix, FieldType::Text(20)).asked(),
        field!(surname, FieldType::Text(80)).required(),
        field!(phone, FieldType::Text(40)),
        field!(email, FieldType::Text(120)),
        field!(oath_on, FieldType::Day),
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
            oath_on: None,
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
}

impl Member {
    /// Name in its three parts.
    pub fn person(&self) -> PersonName {
        PersonName { given: self.given_name.clone(), prefix: self.prefix.clone(), surname: self.surname.clone() }
    }
}
