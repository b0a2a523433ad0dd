//! What an action does in the views.

use crate::app::state::App;

/// What an action does where no layer takes it.
#[derive(Debug, Clone, Copy)]
pub enum Handler {
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
    /// Nothing: it edits a line of text in a layer.
    InText,
}
