//! In which order sheets are read. A list of people, teams or clients also tells of dated facts: a contract, a place, a leader. Where
//! a sheet of those facts themselves is read too, it goes first, for it knows their days; the list is then read as one that comes
//! after it, so that what stands in both is told once.

use std::collections::{BTreeMap, HashSet};

use super::layout::SheetLayout;
use super::mapped_column::MappedColumn;
use super::prelude::*;
use crate::domain::import_summary::ImportedRow;
use crate::exchange::sheet::Sheet;

/// What is read of the rows of a sheet.
pub(super) enum RowsRead {
    /// All of it.
    Whole,
    /// All but the dated facts, which another sheet tells of.
    WithoutFacts,
    /// All of it again, now that those facts are there.
    Again,
}

/// A sheet that is read, or read again.
pub(super) struct Pass<'a> {
    /// Its position among all sheets, from 0.
    pub(super) at: usize,
    /// The sheet.
    pub(super) sheet: &'a Sheet,
    /// How it is laid out.
    pub(super) layout: &'a SheetLayout,
    /// What is read of it.
    pub(super) part: RowsRead,
}

/// What rows did that are read again, by their number.
pub(super) type RowsBefore = BTreeMap<u32, ImportedRow>;

/// The passes over sheets, each after those that it refers to; sheets of one kind stay in the given order.
pub(super) fn passes<'a>(sheets: impl Iterator<Item = (usize, &'a Sheet, &'a SheetLayout)>) -> Vec<Pass<'a>> {
    let mut order: Vec<_> = sheets.collect();
    order.sort_by_key(|(.., layout)| layout.shape);
    let mut passes: Vec<Pass<'a>> = Vec::with_capacity(order.len());
    let mut waiting: Vec<(Kind, Pass<'a>)> = Vec::new();
    let shapes: Vec<Kind> = order.iter().map(|(.., layout)| layout.shape).collect();
    for (at, sheet, layout) in order {
        // Read again are those of which all that they wait for was read.
        passes.extend(waiting.extract_if(.., |(last, _)| *last < layout.shape).map(|(_, pass)| pass));
        let facts = facts_beside(layout);
        let part = match shapes.iter().rev().find(|shape| facts.contains(shape)) {
            Some(last) => {
                waiting.push((*last, Pass { at, sheet, layout, part: RowsRead::Again }));
                RowsRead::WithoutFacts
            }
            None => RowsRead::Whole,
        };
        passes.push(Pass { at, sheet, layout, part });
    }
    passes.extend(waiting.into_iter().map(|(_, pass)| pass));
    passes
}

/// The kinds of dated facts that the columns of a sheet tell of besides what its rows are about.
fn facts_beside(layout: &SheetLayout) -> HashSet<Kind> {
    let kinds = layout.columns.iter().filter_map(MappedColumn::target).map(|(kind, _)| kind);
    kinds.filter(|kind| *kind != layout.shape && kind.owner().is_some()).collect()
}
