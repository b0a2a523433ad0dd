//! What is done for members beside placing them: contact, absence.

use crate::app::state::App;
use crate::app::state::selection::SelectionPurpose;

impl App {
    /// `c`: one line on contact with the chosen members.
    pub(in crate::app) fn contact(&mut self) {
        self.with_members(SelectionPurpose::Contact);
    }

    /// `z`: the chosen members are absent from this day, or those who are absent are back on it.
    pub(in crate::app) fn absence(&mut self) {
        self.with_members(SelectionPurpose::Absence);
    }
}
