//! What an action does in the views.

use crate::app::action::{Motion, View};
use crate::app::state::App;

/// What an action does; but for what is done always, where no layer takes it.
#[derive(Debug, Clone, Copy)]
pub enum Handler {
    /// The same everywhere, whatever stands above the view.
    Always(fn(&mut App)),
    /// The same in every view.
    Everywhere(fn(&mut App)),
    /// Something else in each view.
    Views(ByView),
    /// The cursor of the view moves.
    Moves(Motion),
    /// Nothing: it edits a line of text in a layer.
    InText,
}

/// What there is for each view: for those of panes the same. Of an action what it does, nothing where it does nothing.
#[derive(Debug, Clone, Copy)]
pub struct ByView<T = Option<fn(&mut App)>> {
    /// In a view of panes.
    pub board: T,
    /// In the agenda.
    pub agenda: T,
    /// In the log.
    pub log: T,
    /// In the overview.
    pub overview: T,
}

impl ByView {
    /// Nothing in any view.
    pub const NOWHERE: Self = Self { board: None, agenda: None, log: None, overview: None };

    /// The same in every view.
    pub const fn all(act: fn(&mut App)) -> Self {
        Self { board: Some(act), agenda: Some(act), log: Some(act), overview: Some(act) }
    }
}

impl<T> ByView<T> {
    /// What there is for this view.
    pub fn of(self, view: View) -> T {
        match view {
            View::Agenda => self.agenda,
            View::Log => self.log,
            View::Overview => self.overview,
            View::Roster
            | View::Candidates
            | View::Clients
            | View::Chances
            | View::Parameters
            | View::Work
            | View::Leading
            | View::ClosedPeriods
            | View::AccessRights
            | View::Costs
            | View::Stages
            | View::Instruments
            | View::Contacts
            | View::Employments => self.board,
        }
    }
}
