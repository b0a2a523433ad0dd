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

/// Which rows of a sheet are hidden, which cells are merged, and what it shows instead of a value. Rows and columns count from 0.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// The first and the last row of each run of hidden rows, in order.
    hidden: Vec<(u32, u32)>,
    /// Merged cells; the first row and column hold the value.
    pub(super) merged: Vec<Area>,
    /// Cells that a merged one covers.
    pub(super) covered: Vec<Area>,
    /// Cells of which the value alone says something else than what is shown.
    pub(super) shown: Vec<(u32, u32, SheetCell)>,
    /// The codes of the layouts of numbers, where they are told apart from the values.
    pub(super) layouts: HashMap<(u32, u32), Arc<str>>,
}

impl Beside {
    /// Notes that rows are hidden; told in order.
    pub(super) fn hide(&mut self, first: u32, last: u32) {
        match self.hidden.last_mut() {
            Some((_, before)) if *before + 1 >= first => *before = last.max(*before),
            _ => self.hidden.push((first, last)),
        }
    }

    /// Whether a row is hidden.
    pub(super) fn hides(&self, row: u32) -> bool {
        let at = self.hidden.partition_point(|(_, last)| *last < row);
        self.hidden.get(at).is_some_and(|(first, _)| *first <= row)
    }
}
