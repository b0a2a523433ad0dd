//! Team roles: one fixed team leader and one job coach per team, dated.
use super::prelude::*;

record! {
    /// Who leads or coaches a team, from a day on.
    pub struct TeamRole {
        /// The team.
        team: Id, Ref(Team), required;
        /// Who.
        staff: Id, Ref(Staff), required, dated;
        /// As what.
        role: StaffRole = StaffRole::TeamLeader, Choice(StaffRole::NAMES), required, dated;
        /// First day.
        from: Day, Day, required;
        /// Last day.
        until: Option<Day>, Day;
    }
    owner: team;
    identity: team, role, staff, from;
    order: "from";
    validity: Between(from, until);
}
