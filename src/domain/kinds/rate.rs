//! Rates: the price of a cost item, dated, and separate for a team or client where it differs.
use super::prelude::*;

record! {
    /// The price of one unit of a cost item.
    pub struct Rate {
        /// The cost item that is priced.
        item: Id, Ref(CostItem), required;
        /// The client to whom this price applies; empty for all clients.
        organisation: Option<Id>, Ref(Organisation), prompted;
        /// The team to which this price applies; empty for all teams.
        team: Option<Id>, Ref(Team), prompted;
        /// Price of one unit, in euros.
        amount: Decimal, Money, required, dated;
        /// First day on which the price applies.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
    }
    owner: item;
    identity: item, organisation, team, from;
}
