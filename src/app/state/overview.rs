//! The overview as a view: which panel has the focus, and the numbers as they were last worked out. These take a look at
//! everything, so they are asked for after all else, and what is known stays in sight meanwhile.

use crate::report::Overview;

/// The panels, in the order in which they are gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// Jobs month by month against the target, with the forecasts.
    Jobs,
    /// What the forecasts say.
    Forecast,
    /// Who came and went.
    Flows,
    /// Occupancy and absence.
    Rates,
    /// Jobs by client.
    Clients,
    /// Jobs by work type.
    WorkTypes,
    /// Jobs by province.
    Provinces,
    /// Why people left, and what members think of their work.
    People,
}

impl Panel {
    /// Every panel.
    pub const ALL: [Panel; 8] = [
        Panel::Jobs,
        Panel::Forecast,
        Panel::Flows,
        Panel::Rates,
        Panel::Clients,
        Panel::WorkTypes,
        Panel::Provinces,
        Panel::People,
    ];
}

/// State of the overview.
#[derive(Debug, Default)]
pub struct OverviewView {
    /// The numbers, once known; of another day than the one looked at while those are on their way.
    pub report: Option<Box<Overview>>,
    /// Which panel has the focus: its place in [`Panel::ALL`].
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
