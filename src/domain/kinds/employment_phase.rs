//! Employment phases: how far a member has come in their development.
use super::prelude::*;

record! {
    /// A phase in the development of a member, over some time.
    pub struct EmploymentPhase {
        /// The member who is in this phase.
        member: Id, Ref(Member), required;
        /// How far the member has come.
        phase: DevelopmentPhase = DevelopmentPhase::Starting, Choice(DevelopmentPhase::NAMES), required, dated;
        /// First day in this phase.
        from: Day, Day, required;
        /// Last day in this phase; empty while it lasts.
        until: Option<Day>, Day;
    }
    owner: member;
    identity: member, phase, from;
    one_at_a_time: Reason::OverlappingPhase;
}
