//! The overview as a view: which panel has the focus, and the numbers as they were last worked out. These take a look at
//! everything, so they are asked for after all else, and what is known stays in sight meanwhile.

use crate::report::Overview;

use super::action::{Action, Motion, View};
use super::request::Question;
use super::state::App;

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
    pub fn take(&mut self, report: Box<Overview>) {
        (self.report, self.behind) = (Some(report), false);
    }
}

impl App {
    /// Whether the numbers in sight are not those of the store and the day looked at.
    pub fn overview_is_behind(&self) -> bool {
        self.overview.behind || self.overview.report.as_ref().is_none_or(|report| report.as_of != self.as_of)
    }

    /// Asks for the numbers when the view is in sight and they are not at hand.
    pub(super) fn fetch_overview(&mut self) {
        let question = Question::Overview(self.as_of);
        if self.view == View::Overview && self.overview_is_behind() && !self.is_out(&question) {
            self.ask(question);
        }
    }

    pub(super) fn act_on_overview(&mut self, action: Action) {
        let (at, count) = (self.overview.focus, Panel::ALL.len());
        self.overview.focus = match action {
            Action::Next | Action::Move(Motion::Right | Motion::Down) => (at + 1) % count,
            Action::Previous | Action::Move(Motion::Left | Motion::Up) => (at + count - 1) % count,
            Action::Move(Motion::First | Motion::LineStart) => 0,
            Action::Move(Motion::Last | Motion::LineEnd) => count - 1,
            Action::Move(Motion::PageDown | Motion::HalfDown) => (at + self.shape.panels).min(count - 1),
            Action::Move(Motion::PageUp | Motion::HalfUp) => at.saturating_sub(self.shape.panels),
            _ => at,
        };
    }
}
