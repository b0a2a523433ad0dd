//! Certificates with the day they run out.
use super::prelude::*;

record! {
    /// A certificate of a member.
    pub struct Certificate {
        /// Who.
        member: Id, Ref(Member), required;
        /// What it is for.
        name: String, Text(80), required;
        /// Day it was gained.
        from: Day, Day, required;
        /// Last day it is valid; empty when it does not run out.
        until: Option<Day>, Day, prompted;
    }
    owner: member;
    identity: member, name, from;
}
