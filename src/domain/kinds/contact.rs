//! Contact entries: that there was contact, when, how and one short line.
use super::prelude::*;

record! {
    /// One moment of contact with a member.
    pub struct Contact {
        /// Who.
        member: Id, Ref(Member), required;
        /// Day.
        held_on: Day, Day, required;
        /// How.
        way: ContactWay = ContactWay::Talk, Choice(ContactWay::NAMES), required;
        /// Who had it.
        staff: Option<Id>, Ref(Staff), prompted;
        /// One short line; never about health.
        note: String, Text(160), required, free_text;
    }
    owner: member;
    identity: member, held_on, note;
    order: "held_on";
    validity: Since(held_on);
}
