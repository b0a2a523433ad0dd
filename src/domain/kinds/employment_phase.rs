//! Phases of employment: where somebody stands in their development.
use super::prelude::*;

record! {
    /// A phase in the development of a member.
    pub struct EmploymentPhase {
        /// Who.
        member: Id, Ref(Member), required;
        /// Which.
        phase: DevelopmentPhase = DevelopmentPhase::Starting, Choice(DevelopmentPhase::NAMES), required, dated;
        /// First day.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
    }
    owner: member;
    identity: member, phase, from;
    one_at_a_time: Reason::OverlappingPhase;
}
