//! What a layer can see of the rest. It changes nothing there: what it wants is told by an [`Intent`](super::intent::Intent).

use crate::app::action::Action;
use crate::app::lexicon::Lexicon;
use crate::app::state::concealment::Concealment;
use crate::domain::days::Day;
use crate::domain::id::Ids;

/// What a layer sees while it handles a key.
pub struct LayerContext<'a> {
    /// The words of the user's language.
    pub words: &'a dyn Lexicon,
    /// Today.
    pub today: Day,
    /// The day whose data the views show.
    pub as_of: Day,
    /// Whether sensitive values are to be seen.
    pub concealment: Concealment,
    /// The actions that can be chosen by name, each with the identifier of that name.
    pub actions: &'static [(Action, &'static str)],
    /// How many lines a layer that takes the whole body has, at least 1.
    pub page: usize,
    /// How many fields of a record stand beside each other, 1 or 2.
    pub columns: usize,
    /// Identities for new records.
    pub ids: &'a mut dyn Ids,
}
