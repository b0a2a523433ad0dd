//! What does not depend on any view: the days, the words, where identities come from, and the numbers of the programme.

use std::sync::Arc;

use crate::app::lexicon::Lexicon;
use crate::app::state::concealment::Concealment;
use crate::app::state::lock::IsPassphrase;
use crate::app::state::named_view::NamedView;
use crate::app::state::tour::{Tour, TourStep};
use crate::domain::counting::{Settings, Totals};
use crate::domain::days::Day;
use crate::domain::id::Ids;
use crate::domain::recruiting::Stages;

/// The days and words of one sitting at the screen.
pub struct ScreenSession {
    /// Today by the clock.
    pub today: Day,
    /// The day whose data the views show; today unless the user chose another one.
    pub as_of: Day,
    /// Whether this is a demonstration to which somebody came from a store of their own.
    pub is_demo: bool,
    /// How far somebody has come with the tour; `None` without one.
    pub tour: Option<Tour>,
    /// The views under a name, one's own before those that all share.
    pub named_views: Vec<NamedView>,
    /// Whether the store is only read.
    pub is_read_only: bool,
    /// Whether Enter goes a row down after it has saved a cell.
    pub enter_goes_down: bool,
    /// Whether what is copied may go to the clipboard of the terminal.
    pub has_clipboard: bool,
    /// Whether there is nothing around the store: no files, no shell, no other store.
    pub is_restricted: bool,
    /// Whether sensitive values are to be seen.
    pub concealment: Concealment,
    /// What tells the passphrase that opens the lock; without it any key does.
    pub passphrase: Option<IsPassphrase>,
    /// The names of the templates of letters of the office.
    pub templates: Vec<String>,
    pub(in crate::app) words: Arc<dyn Lexicon>,
    pub(in crate::app) ids: Box<dyn Ids + Send>,
}

impl ScreenSession {
    /// Goes on with the tour when this is what was to be done.
    pub(in crate::app) fn did(&mut self, step: TourStep) {
        if let Some(tour) = &mut self.tour {
            tour.did(step);
        }
    }

    /// Whether who comes later than the day looked at can be told: of a day that is past, nobody knew.
    pub fn knows_who_comes(&self) -> bool {
        self.as_of >= self.today
    }
}

/// What the store said of the programme as a whole, on the day looked at.
#[derive(Debug, Default)]
pub struct ProgrammeFigures {
    /// What the programme is called; empty while that is not known.
    pub programme: String,
    /// The numbers of the programme, once known.
    pub totals: Option<(Totals, Settings)>,
    /// The stages of recruiting, once known.
    pub stages: Stages,
}
