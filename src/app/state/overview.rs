//! The overview as a view: which panel has the focus, and the numbers as they were last worked out. These take a look at
//! everything, so they are asked for after all else, and what is known stays in sight meanwhile.

use crate::domain::named::named;
use crate::report::Overview;

named! {
    /// The panels, in the order in which they are gone through. The words of a title are `overview-` followed by the
    /// identifier.
    pub enum Panel {
        /// Jobs month by month against the target, with the forecasts.
        Jobs = "months",
        /// What the forecasts say.
        Forecast = "forecast",
        /// Who came and went.
        Flows = "flows",
        /// Occupancy and absence.
        Rates = "rates",
        /// Jobs by client.
        Clients = "clients",
        /// Jobs by work type.
        WorkTypes = "work-types",
        /// Jobs by province.
        Provinces = "provinces",
        /// Why people left, and what members think of their work.
        People = "people",
    }
}

/// State of the overview.
#[derive(Debug, Default)]
pub struct OverviewView {
    /// The numbers, once known; of another day than the one looked at while those are on their way.
    pub report: Option<Box<Overview>>,
    /// Which panel has the focus: its place in the list of them.
    pub focus: usize,
    /// Whether the store changed since the numbers were worked out.
    pub behind: bool,
}

impl OverviewView {
    /// Takes the numbers.
    pub fn apply(&mut self, report: Box<Overview>) {
        (self.report, self.behind) = (Some(report), false);
    }
}
