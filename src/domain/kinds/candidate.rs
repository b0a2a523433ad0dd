//! Candidates. No question about health or past absence has a field here.
use super::prelude::*;
use crate::domain::names::{PersonName, fold, sort_key};

record! {
    /// Somebody who may come to work in a team, or to lead or coach one.
    pub struct Candidate {
        /// Number by which staff name a candidate, unique: K001.
        number: String, Text(20), required, names_person;
        /// Given name or names, or initials; may be empty.
        given_name: String, Text(80), prompted;
        /// Prefix of the surname, such as "van der"; may be empty.
        prefix: String, Text(20), prompted;
        /// Surname without its prefix.
        surname: String, Text(80), required, names_person;
        /// Telephone number, as typed.
        phone: String, Text(40), prompted;
        /// Mail address, as typed.
        email: String, Text(120), prompted;
        /// Who brought them: a recruitment partner, a school, an information day.
        source: String, Text(80), prompted;
        /// Whether the target-group register says that they would count; empty while it was not checked.
        counts_for_agreement: Option<bool>, Flag;
        /// Day on which the register was checked.
        register_checked_on: Option<Day>, Day;
        /// Last day for which the candidate agreed that their data are kept, at most a year after the procedure.
        consent_until: Option<Day>, Day;
        /// Day on which their last procedure ended; empty while one runs.
        procedure_ended_on: Option<Day>, Day;
        /// The member the candidate became when hired; empty otherwise.
        member: Option<Id>, Ref(Member);
        /// The staff member the candidate became when hired as leader or coach; empty otherwise.
        staff: Option<Id>, Ref(Staff);
    }
    key: number;
    label: |candidate| candidate.person().display();
    sort_key: |candidate| sort_key(&candidate.person());
    search_text: |candidate| format!("{} {}", fold(&candidate.person().spoken()), fold(&candidate.number));
    children: Application.candidate, LegalHold.candidate;
}

impl Candidate {
    /// The name in its three parts.
    pub fn person(&self) -> PersonName {
        PersonName { given: self.given_name.clone(), prefix: self.prefix.clone(), surname: self.surname.clone() }
    }
}
