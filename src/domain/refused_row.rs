//! A row that an import leaves out: found by the exchange floor, shown by the screen and the command line.

use super::refusal::Refusal;

/// A row of a file that an import refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRow {
    /// The file.
    pub source: String,
    /// The sheet in it.
    pub sheet: String,
    /// The row number as a spreadsheet shows it.
    pub row: u32,
    /// The heading of the column at fault; empty when no column of the sheet is.
    pub column: String,
    /// The value at fault, harmless; empty when there is none.
    pub value: String,
    /// Why.
    pub reason: Refusal,
    /// The place of the sheet among those that were read, from 0.
    pub sheet_index: usize,
}
