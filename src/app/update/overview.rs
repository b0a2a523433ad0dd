//! What keys do in the overview, and when its numbers are asked for.

use crate::app::action::{Motion, View};
use crate::app::request::Question;
use crate::app::state::App;
use crate::app::state::overview::Panel;
use crate::domain::named::Choice;

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

    /// Goes to the next panel, or the one before.
    pub(in crate::app) fn turn_panel(&mut self, forward: bool) {
        self.go_in_overview(if forward { Motion::Right } else { Motion::Left });
    }

    pub(in crate::app) fn go_in_overview(&mut self, motion: Motion) {
        let (at, count, page) = (self.views.overview.focus, Panel::ALL.len(), self.views.shape.panels);
        self.views.overview.focus = match motion {
            Motion::Right | Motion::Down => (at + 1) % count,
            Motion::Left | Motion::Up => (at + count - 1) % count,
            Motion::First | Motion::LineStart => 0,
            Motion::Last | Motion::LineEnd => count - 1,
            Motion::PageDown | Motion::HalfDown => (at + page).min(count - 1),
            Motion::PageUp | Motion::HalfUp => at.saturating_sub(page),
        };
    }
}
