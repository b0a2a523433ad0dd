//! Own coaches: a job coach for one member, beside the coach of the team.
use super::prelude::*;

record! {
    /// A job coach of one member's own, over some time.
    pub struct OwnCoach {
        /// The member who is coached.
        member: Id, Ref(Member), required;
        /// The staff member who coaches.
        staff: Id, Ref(Staff), required, dated;
        /// First day of the coaching.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
    }
    owner: member;
    identity: member, staff, from;
}
