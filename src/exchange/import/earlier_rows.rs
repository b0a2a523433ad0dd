//! What the rows that were read said of each record, and which row said it.

use std::collections::{HashMap, HashSet};

use super::layout::SheetLayout;
use super::mapped_column::{FieldTarget, MappedColumn, NAME_PARTS};
use super::prelude::*;
use crate::exchange::sheet::Sheet;

/// A row of a sheet, by its place among all.
pub(super) type RowAt = (usize, u32);

/// What the rows said so far.
#[derive(Default)]
pub(super) struct EarlierRows {
    /// What sheets are called, and whether there are several.
    sheets: Vec<String>,
    several: bool,
    /// The row that is read, and whether another can be about the same.
    at: RowAt,
    active: bool,
    /// The fields that the columns of its sheet are about.
    given: HashSet<FieldTarget>,
    /// For each record the rows about it, with the fields that they gave as bits.
    fields: HashMap<Id, Vec<(RowAt, u64)>>,
    /// For a team who has a part in it, by the field that says so.
    parts: HashMap<(Id, &'static str), (RowAt, Id)>,
    /// What the row that is read said, which counts once it is taken.
    pending: Vec<(Id, u64)>,
    pending_parts: Vec<((Id, &'static str), Id)>,
}

impl EarlierRows {
    pub(super) fn of(sheets: &[Sheet], read: usize) -> Self {
        let called = |sheet: &Sheet| match sheets.iter().filter(|other| other.source == sheet.source).count() {
            0 | 1 => sheet.source.clone(),
            _ => format!("{} ({})", sheet.source, sheet.name),
        };
        Self { sheets: sheets.iter().map(called).collect(), several: read > 1, ..Self::default() }
    }

    pub(super) fn begin_sheet(&mut self, at: usize, layout: &SheetLayout) {
        self.at = (at, 0);
        self.active = self.several || layout.shape == Kind::Staff;
        self.given = layout.columns.iter().filter_map(MappedColumn::target).collect();
    }

    pub(super) fn begin_row(&mut self, row: u32) {
        self.at.1 = row;
        self.pending.clear();
        self.pending_parts.clear();
    }

    /// The row that is read was taken.
    pub(super) fn take_row(&mut self) {
        for (id, fields) in self.pending.drain(..) {
            self.fields.entry(id).or_default().push((self.at, fields));
        }
        for (part, of) in self.pending_parts.drain(..) {
            self.parts.entry(part).or_insert((self.at, of));
        }
    }

    /// Whether rows are compared at all: in one list of anything but staff no two may be about the same.
    pub(super) fn compares(&self) -> bool {
        self.active
    }

    /// Whether the columns that are read give a field.
    pub(super) fn gives(&self, kind: Kind, field: &'static str) -> bool {
        let of_name = NAME_PARTS.contains(&field) && self.given.contains(&(kind, "name"));
        of_name || self.given.contains(&(kind, field))
    }

    /// The earlier row that gave fields of a record, of which these are the bits.
    pub(super) fn giver(&self, id: Id, fields: u64) -> Option<RowAt> {
        self.fields.get(&id)?.iter().find(|(_, told)| told & fields != 0).map(|(at, _)| *at)
    }

    /// The row that is read gives these fields of a record.
    pub(super) fn note(&mut self, id: Id, fields: u64) {
        self.pending.push((id, fields));
    }

    /// The earlier row that named somebody else for a part in a team.
    pub(super) fn giver_of_part(&self, part: (Id, &'static str), of: Id) -> Option<RowAt> {
        self.parts.get(&part).filter(|(_, other)| *other != of).map(|(at, _)| *at)
    }

    /// The row that is read names somebody for a part in a team.
    pub(super) fn note_part(&mut self, part: (Id, &'static str), of: Id) {
        self.pending_parts.push((part, of));
    }

    /// The refusal of the row that is read, where an earlier one says otherwise.
    pub(super) fn otherwise(&self, (sheet, row): RowAt) -> Refusal {
        if sheet == self.at.0 {
            return Refusal::new(Reason::ToldOtherwise).with("row", i64::from(row));
        }
        let file = self.sheets.get(sheet).map(|name| clean(name).into_owned()).unwrap_or_default();
        Refusal::new(Reason::ToldOtherwiseIn).with("row", i64::from(row)).with("file", file)
    }
}
