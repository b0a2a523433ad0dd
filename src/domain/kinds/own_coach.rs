//! Own job coaches: beside the team's, for who needs or wants one.
use super::prelude::*;

record! {
    /// A job coach for one member.
    pub struct OwnCoach {
        /// Who.
        member: Id, Ref(Member), required;
        /// The coach.
        staff: Id, Ref(Staff), required, dated;
        /// First day.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
    }
    owner: member;
    identity: member, staff, from;
}
