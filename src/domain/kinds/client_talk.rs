//! Talks with clients: wishes, and chances to extend or intensify.
use super::prelude::*;

record! {
    /// One talk with a client.
    pub struct ClientTalk {
        /// With whom.
        organisation: Id, Ref(Organisation), required;
        /// Day.
        held_on: Day, Day, required;
        /// What was said, in one line.
        note: String, Text(160), required, free_text;
        /// About which chance.
        chance: Option<Id>, Ref(Chance), prompted;
    }
    owner: organisation;
    identity: organisation, held_on, note;
    order: "held_on";
    validity: Since(held_on);
}
