//! Members: the people whose jobs this is all about.
use super::prelude::*;
use crate::domain::names::{PersonName, fold, sort_key};

record! {
    /// A member (medewerker). Holds no citizen number, no diagnosis and no benefit type, and never will.
    pub struct Member {
        /// Personnel number, unique; how staff name a member.
        number: String, Text(20), required;
        /// Given name.
        given_name: String, Text(80), prompted;
        /// Prefix of the surname: van der.
        prefix: String, Text(20), prompted;
        /// Surname.
        surname: String, Text(80), required;
        /// Telephone.
        phone: String, Text(40);
        /// Mail.
        email: String, Text(120);
        /// Day on which the oath or promise was taken.
        oath_on: Option<Day>, Day;
    }
    key: number;
    label: |member| member.person().display();
    sort_key: |member| sort_key(&member.person());
    search_text: |member| format!("{} {}", fold(&member.person().spoken()), fold(&member.number));
    validity: Service;
    children: Employment.member, Placement.member, Absence.member, Contact.member, Signal.member, Instrument.member,
              RegisterCheck.member, OwnCoach.member, Guidance.member, Arrangement.member, Certificate.member,
              EmploymentPhase.member;
}

impl Member {
    /// Name in its three parts.
    pub fn person(&self) -> PersonName {
        PersonName { given: self.given_name.clone(), prefix: self.prefix.clone(), surname: self.surname.clone() }
    }
}
