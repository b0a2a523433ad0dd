//! The choices of who imports.

use crate::domain::days::{Day, DayOrder};
use crate::domain::record::Kind;

/// The choices of an import.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportOptions {
    /// What every sheet is about, instead of judging by the headings.
    pub kind: Option<Kind>,
    /// Heading and the field it goes to, by a word for it; the field `-` leaves the column out.
    pub map: Vec<(String, String)>,
    /// The order of day and month, instead of deciding it per column.
    pub order: Option<DayOrder>,
    /// Makes teams and task packages that a roster names and that are not there yet.
    pub create_teams: bool,
    /// The first day of placements in a sheet that has no column for it.
    pub on: Option<Day>,
    /// The day of the import: from it an office that had nobody stored begins to record.
    pub today: Option<Day>,
    /// Headings that are left out without a word: the reason in a file of refused rows.
    pub left_out: Vec<String>,
}

impl ImportOptions {
    /// The day from which holds what a sheet changes and gives no day for: that of the list, else that of the import. `None`: for all
    /// days.
    pub fn holds_from(&self) -> Option<Day> {
        self.on.or(self.today)
    }
}
