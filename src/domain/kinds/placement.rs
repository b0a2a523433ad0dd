//! Placements: who works in which team for how many hours, dated, one at a time.
use super::prelude::*;

record! {
    /// The place of a member in a team, with the hours that count as jobs.
    pub struct Placement {
        /// Who.
        member: Id, Ref(Member), required;
        /// In which team.
        team: Id, Ref(Team), required, dated;
        /// With which tasks.
        task_package: Option<Id>, Ref(TaskPackage), prompted, dated;
        /// Hours a week.
        hours: Decimal, Hours, required, dated;
        /// First day.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
        /// Why it ended.
        end_reason: Option<EndReason>, Choice(EndReason::NAMES);
        /// The organisation these jobs are credited to, where it is not the clients of the team by their shares.
        credited: Option<Id>, Ref(Organisation), dated;
    }
    owner: member;
    identity: member, from;
    one_at_a_time: Reason::OverlappingPlacement;
}
