//! Charging: what the clients of the programme are charged for a period, line by line, each line with the records it
//! comes from.
//!
//! The work of a team is charged to its clients by their shares on the day; where the jobs of a placement are credited to one
//! organisation, all of it goes there. Costs are counted by contract hours, by persons a month or by teams a month, at
//! the most specific rate of the day. What was granted for a member (an instrument) is passed on to whom their work is
//! charged, as an amount below zero: the amount that was decided, or else what the rules give.
//!
//! Numbers: the amount of a line is its price times its exact quantity, rounded once to whole cents, half away from zero.
//! What several clients share is rounded as a whole and then divided, the cents that are left going to who lost most by the
//! rounding, so that the parts always add up to the whole. The quantity of a line is kept with as many decimals as it needs,
//! from two to eight, so that quantity times price, rounded half away from zero, is its amount to the cent (see
//! [`Units::giving`](crate::domain::units::Units::giving)); lines that an earlier version fixed keep the two decimals
//! that they had. A total is the sum of the amounts of its lines. A period can be any number
//! of days; where a rate, a share or a placement, or what an item is counted by or an instrument comes to, changes in it, the
//! lines that it is about end and others begin.

mod changed;
mod charge;
mod correct;
mod explain;
mod for_client;
mod grant;
mod measure;
mod names;
mod part;
mod period;
mod rates;
mod touched;
mod work;

pub use changed::Changed;
pub use charge::{Charge, Subject, Sums};
pub use correct::{Earlier, corrections};
pub use explain::{KnownThen, explained};
pub use for_client::for_client;
pub use names::ChargeNames;

pub use period::{Period, next_period, standing};
pub use rates::Tariff;
pub use touched::{Touched, Whose, touched};
pub use work::{TeamWork, charges};

#[cfg(test)]
mod tests;
