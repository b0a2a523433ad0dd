//! Charging: what clients are charged for a period, line by line, each line with the records that it comes from.
//!
//! The work of a team is charged to its clients by their shares on the day. Where the jobs of a placement are credited to one
//! organisation, all of it is charged there. Costs are counted by contract hours, by persons a month or by teams a month, at
//! the most specific rate of the day. The money from an instrument is passed on to the client that is charged for the member's
//! work, as an amount below zero: the amount that was decided, otherwise what the rules give.
//!
//! Numbers: the amount of a line is its price times its exact quantity, rounded once to whole cents, half away from zero.
//! What several clients share is rounded as a whole and then divided; the cents that are left go to those who lost most by the
//! rounding, so that the parts always add up to the whole. The quantity of a line is kept with as many decimals as it needs,
//! from two to eight, so that quantity times price, rounded half away from zero, is its amount to the cent (see
//! [`Units::giving`](crate::domain::units::Units::giving)); lines that an earlier version fixed keep the two decimals
//! that they had. A total is the sum of the amounts of its lines. A period can have any number of days. Where a rate, a share, a
//! placement, the basis of an item or the value of an instrument changes within it, the lines concerned end and new ones begin.

mod charge;
mod correct;
mod explain;
mod facts;
mod for_client;
mod grant;
mod measure;
mod names;
mod part;
mod period;
mod rates;
mod touched;
mod work;

pub use charge::{Charge, Subject, Sums};
pub use correct::{Earlier, corrections};
pub use explain::{KnownWork, explained};
pub use for_client::for_client;
pub use names::ChargeNames;

pub use period::{Period, next_period, standing};
pub use rates::Tariff;
pub use touched::{Touched, Whose, touched};
pub use work::{TeamWork, charges};

#[cfg(test)]
mod tests;
