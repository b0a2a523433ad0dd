//! How large a file and its tables may be.

/// The most bytes a file may have.
pub(super) const MAX_BYTES: u64 = 100 * 1024 * 1024;
/// The most rows one sheet may have.
pub(super) const MAX_ROWS: usize = 500_000;
/// The most columns one sheet may have, as many as a spreadsheet has.
pub(super) const MAX_COLUMNS: usize = 16_384;
/// The most cells one sheet may have, blank ones between filled ones included: a sheet with one value in its far corner
/// would otherwise fill the memory.
pub(super) const MAX_CELLS: usize = 5_000_000;
