//! Contacts: that there was one, on which day, how, and one short line.
use super::prelude::*;

record! {
    /// One talk or message between staff and a member.
    pub struct Contact {
        /// The member who was contacted.
        member: Id, Ref(Member), required;
        /// Day of the contact.
        held_on: Day, Day, required;
        /// The way of contact: a talk, a visit, by telephone.
        way: ContactWay = ContactWay::Talk, Choice(ContactWay::NAMES), required;
        /// The staff member who had the contact.
        staff: Option<Id>, Ref(Staff), prompted;
        /// One short line; never about health.
        note: String, Text(160), required, free_text;
    }
    owner: member;
    identity: member, held_on, note;
    order: "held_on";
    validity: Since(held_on);
}
