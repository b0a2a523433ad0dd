//! Staff: team leaders, job coaches, recruiters and region managers.
use super::prelude::*;
use crate::domain::names::{PersonName, fold, sort_key};

record! {
    /// Somebody who leads, coaches or recruits for teams.
    pub struct Staff {
        /// Given name.
        given_name: String, Text(80), prompted;
        /// Prefix of the surname: van der.
        prefix: String, Text(20), prompted;
        /// Surname.
        surname: String, Text(80), required;
        /// Their usual role; what they do for a team is a dated team role.
        role: StaffRole = StaffRole::TeamLeader, Choice(StaffRole::NAMES), required, dated;
        /// Work telephone.
        phone: String, Text(40), prompted;
        /// Work mail.
        email: String, Text(120), prompted;
    }
    identity: given_name, prefix, surname;
    label: |staff| staff.person().display();
    sort_key: |staff| sort_key(&staff.person());
    search_text: |staff| fold(&staff.person().spoken());
    children: TeamRole.staff, OwnCoach.staff, Signal.owner;
}

impl Staff {
    /// Name in its three parts.
    pub fn person(&self) -> PersonName {
        PersonName { given: self.given_name.clone(), prefix: self.prefix.clone(), surname: self.surname.clone() }
    }
}
