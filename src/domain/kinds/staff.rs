//! Staff: team leaders, job coaches, recruiters and region managers.
use super::prelude::*;
use crate::domain::names::{PersonName, fold, sort_key};

record! {
    /// A staff member: somebody who leads, coaches or recruits for teams, or manages a region.
    pub struct Staff {
        /// Given name or names, or initials; may be empty.
        given_name: String, Text(80), prompted;
        /// Prefix of the surname, such as "van der"; may be empty.
        prefix: String, Text(20), prompted;
        /// Surname without its prefix.
        surname: String, Text(80), required;
        /// Their usual role. The role they have in a team is a dated team role.
        role: StaffRole = StaffRole::TeamLeader, Choice(StaffRole::NAMES), required, dated;
        /// Telephone number at work.
        phone: String, Text(40), prompted;
        /// Mail address at work.
        email: String, Text(120), prompted;
    }
    identity: given_name, prefix, surname;
    label: |staff| staff.person().display();
    sort_key: |staff| sort_key(&staff.person());
    search_text: |staff| fold(&staff.person().spoken());
    children: TeamRole.staff, OwnCoach.staff, Signal.owner;
}

impl Staff {
    /// The name in its three parts.
    pub fn person(&self) -> PersonName {
        PersonName { given: self.given_name.clone(), prefix: self.prefix.clone(), surname: self.surname.clone() }
    }
}
