//! Placements: which member works in which team and for how many hours, dated, one at a time.
use super::prelude::*;

record! {
    /// The place of a member in a team, with the hours that make up jobs.
    pub struct Placement {
        /// The member who is placed.
        member: Id, Ref(Member), required;
        /// The team in which the member works.
        team: Id, Ref(Team), required, dated;
        /// The tasks that the member does; empty when none were chosen.
        task_package: Option<Id>, Ref(TaskPackage), prompted, dated;
        /// Paid hours a week.
        hours: Decimal, Hours, required, dated;
        /// First day in this place.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
        /// Why the placement ended; empty while it lasts.
        end_reason: Option<EndReason>, Choice(EndReason::NAMES);
        /// The organisation that is credited with these jobs, where that is not the clients of the team by their shares.
        credited: Option<Id>, Ref(Organisation), dated;
    }
    owner: member;
    identity: member, from;
    one_at_a_time: Reason::OverlappingPlacement;
}
