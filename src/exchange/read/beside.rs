//! What a workbook tells of a sheet beside its values.

use std::collections::HashMap;
use std::sync::Arc;

use super::prelude::*;

/// Cells from the first row and column to the last, all counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) rows: (u32, u32),
    pub(super) columns: (u32, u32),
}

/// The first and the last of each run of rows, or of columns, that are hidden; in order.
#[derive(Debug, Default)]
pub(super) struct Hidden(Vec<(u32, u32)>);

impl Hidden {
    /// Notes that these are hidden; told in order.
    pub(super) fn add(&mut self, first: u32, last: u32) {
        match self.0.last_mut() {
            Some((_, before)) if before.saturating_add(1) >= first => *before = last.max(*before),
            _ => self.0.push((first, last)),
        }
    }

    /// Whether this one is hidden.
    pub(super) fn has(&self, one: u32) -> bool {
        let at = self.0.partition_point(|(_, last)| *last < one);
        self.0.get(at).is_some_and(|(first, _)| *first <= one)
    }
}

/// Which rows and columns of a sheet are hidden, which cells are merged, and what it shows instead of a value. Rows and columns count
/// from 0.
#[derive(Debug, Default)]
pub(super) struct Beside {
    pub(super) hidden_rows: Hidden,
    pub(super) hidden_columns: Hidden,
    /// Merged cells; the first row and column hold the value.
    pub(super) merged: Vec<Area>,
    /// Cells that a merged one covers.
    pub(super) covered: Vec<Area>,
    /// Cells of which the value alone says something else than what is shown.
    pub(super) shown: Vec<(u32, u32, SheetCell)>,
    /// The codes of the layouts of numbers, where they are told apart from the values.
    pub(super) layouts: HashMap<(u32, u32), Arc<str>>,
}
