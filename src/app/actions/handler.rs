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
    /// Something else in each view; nothing where there is none.
    Views {
        /// In a view of panes.
        board: Option<fn(&mut App)>,
        /// In the agenda.
        agenda: Option<fn(&mut App)>,
        /// In the log.
        log: Option<fn(&mut App)>,
        /// In the overview.
        overview: Option<fn(&mut App)>,
    },
    /// The cursor of the view moves.
    Moves(Motion),
    /// Nothing: it edits a line of text in a layer.
    InText,
}
