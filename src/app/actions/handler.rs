//! What an action does in the views.

use crate::app::action::Motion;
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

/// What an action does in each view; nothing where there is none.
#[derive(Debug, Clone, Copy)]
pub struct ByView {
    /// In a view of panes.
    pub board: Option<fn(&mut App)>,
    /// In the agenda.
    pub agenda: Option<fn(&mut App)>,
    /// In the log.
    pub log: Option<fn(&mut App)>,
    /// In the overview.
    pub overview: Option<fn(&mut App)>,
}

impl ByView {
    /// Nothing in any view.
    pub const NOWHERE: Self = Self { board: None, agenda: None, log: None, overview: None };
}
