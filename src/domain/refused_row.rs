//! A row that an import leaves out. The import finds it; the screen and the command line show it.

use super::refusal::Refusal;

/// A row of a file that an import refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRow {
    /// Name of the file.
    pub source: String,
    /// Name of the sheet in the file.
    pub sheet: String,
    /// Row number as a spreadsheet shows it, from 1.
    pub row: u32,
    /// Heading of the column at fault; empty when no column of the sheet is at fault.
    pub column: String,
    /// The value at fault, made harmless; empty when there is none.
    pub value: String,
    /// The reason of the refusal.
    pub reason: Refusal,
    /// Position of the sheet among those that were read, from 0.
    pub sheet_index: usize,
}
