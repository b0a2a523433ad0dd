//! Candidates (F10). No question about health or past absence has a field here.
use crate::domain::days::Day;
use crate::domain::field::{Field, field};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::names::PersonName;
use crate::domain::typed::Typed;
use crate::domain::value::{FieldType, FieldValue, put};

/// Somebody who may come to work in a team, or to lead or coach one.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Identity.
    pub id: Id,
    /// Number, unique: K001.
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
    /// Who brought them: a recruitment partner, a school, an information day.
    pub source: String,
    /// Whether the target-group register says they would count; empty while not checked.
    pub counts_for_agreement: Option<bool>,
    /// Day of that check.
    pub register_checked_on: Option<Day>,
    /// Until when they agreed that their data are kept, at most a year after the procedure.
    pub consent_until: Option<Day>,
    /// Day on which their last procedure ended; empty while one runs.
    pub procedure_ended_on: Option<Day>,
    /// The member they became.
    pub member: Option<Id>,
    /// The leader or coach they became.
    pub staff: Option<Id>,
}

impl Typed for Candidate {
    const KIND: Kind = Kind::Candidate;
    const KEY: Option<&'static str> = Some("number");
    const CHILDREN: &'static [(Kind, &'static str)] = &[(Kind::Application, "candidate")];
    const FIELDS: &'static [Field<Self>] = &[
        field!(number, FieldType::Text(20)).required(),
        field!(given_name, FieldType::Text(80)).asked(),
        field!(prefix, FieldType::Text(20)).asked(),
        field!(surname, FieldType::Text(80)).required(),
        field!(phone, FieldType::Text(40)).asked(),
        field!(email, FieldType::Text(120)).asked(),
        field!(source, FieldType::Text(80)).asked(),
        field!(counts_for_agreement, FieldType::Flag),
        field!(register_checked_on, FieldType::Day),
        field!(consent_until, FieldType::Day),
        field!(procedure_ended_on, FieldType::Day),
        field!(member, FieldType::Ref(Kind::Member)),
        field!(staff, FieldType::Ref(Kind::Staff)),
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
            source: String::new(),
            counts_for_agreement: None,
            register_checked_on: None,
            consent_until: None,
            procedure_ended_on: None,
            member: None,
            staff: None,
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

impl Candidate {
    /// Name in its three parts.
    pub fn person(&self) -> PersonName {
        PersonName { given: self.given_name.clone(), prefix: self.prefix.clone(), surname: self.surname.clone() }
    }
}
