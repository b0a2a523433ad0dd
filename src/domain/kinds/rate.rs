//! Rates: what a cost item costs, dated; for one team or client where it differs.
use super::prelude::*;

record! {
    /// The price of one unit of a cost item.
    pub struct Rate {
        /// Of what.
        item: Id, Ref(CostItem), required;
        /// For which client; empty for all.
        organisation: Option<Id>, Ref(Organisation), prompted;
        /// For which team; empty for all.
        team: Option<Id>, Ref(Team), prompted;
        /// Euros for one unit.
        amount: Decimal, Money, required, dated;
        /// First day.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
    }
    owner: item;
    identity: item, organisation, team, from;
}
