//! All that the rules of instruments look at of one member.

use super::rules::Rules;
use crate::domain::days::Day;
use crate::domain::kinds::{Employment, Instrument, Member, Parameter, Placement};

/// A member with everything that the rules of instruments look at.
#[derive(Debug, Clone, Copy)]
pub struct InstrumentFile<'a> {
    /// The member whose instruments these are.
    pub member: &'a Member,
    /// Their employments of any time.
    pub employments: &'a [Employment],
    /// Their placements of any time.
    pub placements: &'a [Placement],
    /// Their instruments of any time.
    pub instruments: &'a [Instrument],
    /// All parameters of any time.
    pub parameters: &'a [Parameter],
}

impl InstrumentFile<'_> {
    /// The rules as they are on a day.
    pub fn rules(&self, on: Day) -> Rules {
        Rules::on(on, self.parameters)
    }

    /// The first day of the service around a day.
    pub fn service_start(&self, on: Day) -> Day {
        service_start(self.employments, on)
    }
}

/// The first day of the service in which a day falls; the day itself where no service is known.
pub(super) fn service_start(employments: &[Employment], on: Day) -> Day {
    Employment::service_on(employments, on).first().map_or(on, |first| first.from)
}
