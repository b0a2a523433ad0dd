//! What does not depend on any view: the days, the words, where identities come from, and the numbers of the programme.

use std::sync::Arc;

use crate::app::lexicon::Lexicon;
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
    /// The names of the files in the current folder that can be read in; told and proposed while there is nobody yet.
    pub files_here: Vec<String>,
    /// The names of the templates of letters of the office.
    pub templates: Vec<String>,
    pub(in crate::app) words: Arc<dyn Lexicon>,
    pub(in crate::app) ids: Box<dyn Ids + Send>,
}

impl ScreenSession {
    /// Whether who comes later than the day looked at can be told: of a day that is past, nobody knew.
    pub fn knows_who_comes(&self) -> bool {
        self.as_of >= self.today
    }
}

impl ProgrammeFigures {
    /// Whether it is known that there is no team and nobody in one.
    pub fn is_empty(&self) -> bool {
        self.totals.as_ref().is_some_and(|(totals, _)| (totals.teams, totals.people) == (0, 0))
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
