//! Members (medewerkers): the people for whom the programme creates jobs.
use super::prelude::*;
use crate::domain::names::{PersonName, fold, sort_key};

record! {
    /// A member (medewerker). No field holds a citizen number, a diagnosis or a benefit type, and none ever will.
    pub struct Member {
        /// Personnel number, unique; staff name a member by it.
        number: String, Text(20), required, names_person;
        /// Given name or names, or initials; may be empty.
        given_name: String, Text(80), prompted;
        /// Prefix of the surname, such as "van der"; may be empty.
        prefix: String, Text(20), prompted;
        /// Surname without its prefix.
        surname: String, Text(80), required, names_person;
        /// Telephone number, as typed.
        phone: String, Text(40);
        /// Mail address, as typed.
        email: String, Text(120);
        /// Day on which the member took the oath or promise of a civil servant; empty before that.
        oath_on: Option<Day>, Day;
    }
    key: number;
    label: |member| member.person().display();
    sort_key: |member| sort_key(&member.person());
    search_text: |member| format!("{} {}", fold(&member.person().spoken()), fold(&member.number));
    validity: Service;
    children: Employment.member, Placement.member, Absence.member, Contact.member, Signal.member, Instrument.member,
              RegisterCheck.member, OwnCoach.member, Guidance.member, Arrangement.member, Certificate.member,
              EmploymentPhase.member, LegalHold.member;
}

impl Member {
    /// The name in its three parts.
    pub fn person(&self) -> PersonName {
        PersonName { given: self.given_name.clone(), prefix: self.prefix.clone(), surname: self.surname.clone() }
    }
}
