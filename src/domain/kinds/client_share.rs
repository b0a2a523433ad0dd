//! Client shares: whose work a team does, and so whose quota its jobs count for.
use super::prelude::*;

record! {
    /// The part of a team that works for one client: several clients can share a team.
    pub struct ClientShare {
        /// The team.
        team: Id, Ref(Team), required;
        /// The client.
        organisation: Id, Ref(Organisation), required;
        /// Percentage of the team.
        share: Decimal = Decimal::whole(100), Percent, required, dated;
        /// First day.
        from: Day, Day, required;
        /// Last day.
        until: Option<Day>, Day;
    }
    owner: team;
    identity: team, organisation, from;
}
