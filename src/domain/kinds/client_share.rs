//! Client shares: for which clients a team works, and so for whose quota its jobs count.
use super::prelude::*;

record! {
    /// The part of a team that works for one client; several clients can share a team.
    pub struct ClientShare {
        /// The team that is shared.
        team: Id, Ref(Team), required;
        /// The client that the part counts for.
        organisation: Id, Ref(Organisation), required;
        /// Percentage of the team that counts for this client.
        share: Decimal = Decimal::whole(100), Percent, required, dated;
        /// First day of the share.
        from: Day, Day, required;
        /// Last day of the share; empty while it lasts.
        until: Option<Day>, Day;
    }
    owner: team;
    identity: team, organisation, from;
}
