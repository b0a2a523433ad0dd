//! What keys do in the overview, and when its numbers are asked for.

use crate::app::action::{Action, Motion, View};
use crate::app::request::Question;
use crate::app::state::App;
use crate::app::state::overview::Panel;

impl App {
    /// Whether the numbers in sight are not those of the store and the day looked at.
    pub fn overview_is_behind(&self) -> bool {
        self.views.overview.behind
            || self.views.overview.report.as_ref().is_none_or(|report| report.as_of != self.session.as_of)
    }

    /// Asks for the numbers when the view is in sight and they are not at hand.
    pub(super) fn fetch_overview(&mut self) {
        let question = Question::Overview(self.session.as_of);
        if self.views.shown == View::Overview && self.overview_is_behind() && !self.is_out(&question) {
            self.ask(question);
        }
    }

    pub(super) fn act_in_overview(&mut self, action: Action) {
        let (at, count) = (self.views.overview.focus, Panel::ALL.len());
        self.views.overview.focus = match action {
            Action::Next | Action::Move(Motion::Right | Motion::Down) => (at + 1) % count,
            Action::Previous | Action::Move(Motion::Left | Motion::Up) => (at + count - 1) % count,
            Action::Move(Motion::First | Motion::LineStart) => 0,
            Action::Move(Motion::Last | Motion::LineEnd) => count - 1,
            Action::Move(Motion::PageDown | Motion::HalfDown) => (at + self.views.shape.panels).min(count - 1),
            Action::Move(Motion::PageUp | Motion::HalfUp) => at.saturating_sub(self.views.shape.panels),
            _ => at,
        };
    }
}
