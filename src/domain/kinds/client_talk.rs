//! Talks with clients about wishes and about chances for more work.
use super::prelude::*;

record! {
    /// One talk with a client.
    pub struct ClientTalk {
        /// The client that the talk was with.
        organisation: Id, Ref(Organisation), required;
        /// Day of the talk.
        held_on: Day, Day, required;
        /// What was said, in one line.
        note: String, Text(160), required, free_text;
        /// The chance that was discussed; empty when the talk was about none.
        chance: Option<Id>, Ref(Chance), prompted;
    }
    owner: organisation;
    identity: organisation, held_on, note;
    order: "held_on";
    validity: Since(held_on);
}
