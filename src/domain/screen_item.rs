//! What is kept for the screen of one person, beside the records: it is theirs, it is no work of the office, and no log tells of it.

use super::named::named;

named! {
    /// What is kept.
    pub enum ScreenItem {
        /// What was typed and not stored.
        Draft = "draft",
        /// Which columns a pane shows, in which order and how wide.
        Columns = "columns",
        /// A view under a name, of one's own.
        View = "view",
        /// How somebody works: what they switched on or off.
        Habit = "habit",
        /// A view under a name that all share.
        SharedView = "shared-view",
    }
}

impl ScreenItem {
    /// Whose it is when somebody of this name keeps it: theirs, or of all.
    pub fn owner(self, person: &str) -> &str {
        if self == Self::SharedView { "" } else { person }
    }
}
