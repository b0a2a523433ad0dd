//! Certificates of members, with the day on which they run out.
use super::prelude::*;

record! {
    /// A certificate that a member holds.
    pub struct Certificate {
        /// The member who holds it.
        member: Id, Ref(Member), required;
        /// What the certificate is for, in words.
        name: String, Text(80), required;
        /// Day on which it was gained.
        from: Day, Day, required;
        /// Last day on which it is valid; empty when it does not run out.
        until: Option<Day>, Day, prompted;
    }
    owner: member;
    identity: member, name, from;
}
