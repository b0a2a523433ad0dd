//! Register checks: whether a member counts, dated, with the day of the next check. Never why.
use super::prelude::*;

record! {
    /// What the target-group register said of a member, from the day it was asked.
    pub struct RegisterCheck {
        /// Who.
        member: Id, Ref(Member), required;
        /// Day of the check.
        from: Day, Day, required;
        /// Last day on which it holds; empty until the next check.
        until: Option<Day>, Day;
        /// Whether the member's hours count for the jobs agreement.
        counts_for_agreement: bool = true, Flag, required, dated;
        /// Whether they count for the client's quota.
        counts_for_quota: bool = true, Flag, required, dated;
        /// Day on which to look again.
        next_check: Option<Day>, Day, prompted;
        /// Who looked.
        checked_by: String, Text(60);
    }
    owner: member;
    identity: member, from;
    one_at_a_time: Reason::OverlappingRegisterCheck;
}
