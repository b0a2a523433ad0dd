//! Register checks: whether a member counts, dated, with the day of the next check. The reason is never recorded.
use super::prelude::*;

record! {
    /// What the target-group register said of a member, from the day of the check.
    pub struct RegisterCheck {
        /// The member who was looked up.
        member: Id, Ref(Member), required;
        /// Day of the check, and first day on which its answer applies.
        from: Day, Day, required;
        /// Last day on which the answer applies; empty until the next check.
        until: Option<Day>, Day;
        /// Whether the member's hours count for the jobs agreement.
        counts_for_agreement: bool = true, Flag, required, dated;
        /// Whether they count for the client's quota.
        counts_for_quota: bool = true, Flag, required, dated;
        /// Day on which the register has to be checked again.
        next_check: Option<Day>, Day, prompted;
        /// Name of the person who looked it up.
        checked_by: String, Text(60);
    }
    owner: member;
    identity: member, from;
    one_at_a_time: Reason::OverlappingRegisterCheck;
}
