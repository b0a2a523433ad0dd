//! What the rows of several sheets, or two rows of one member of staff, say about one record: where they contradict each other the
//! later row is refused, for otherwise the order of the files would decide.

use std::collections::{HashMap, HashSet};

use super::layout::SheetLayout;
use super::mapped_column::{FieldTarget, Use};
use super::prelude::*;
use super::rows::ImportRun;
use crate::exchange::sheet::Sheet;

/// A row of a sheet, by its place among all.
type Place = (usize, u32);

/// What the rows said so far.
#[derive(Default)]
pub(super) struct RowsSaid {
    /// What sheets are called, and whether there are several.
    sheets: Vec<String>,
    several: bool,
    /// The row that is read, and whether another can be about the same.
    at: Place,
    active: bool,
    /// The fields that the columns of its sheet are about.
    given: HashSet<FieldTarget>,
    /// For each record the rows about it, with the fields that they gave as bits.
    fields: HashMap<Id, Vec<(Place, u64)>>,
    /// For a team who has a part in it, by the field that says so.
    parts: HashMap<(Id, &'static str), (Place, Id)>,
    /// What the row that is read said, which counts once it is taken.
    pending: Vec<(Id, u64)>,
    pending_parts: Vec<((Id, &'static str), Id)>,
}

impl RowsSaid {
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
        let target = |used: &Use| if let Use::Field(target) = used { Some(*target) } else { None };
        self.given = layout.columns.iter().filter_map(|column| target(&column.used)).collect();
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

    fn gives(&self, kind: Kind, field: &'static str) -> bool {
        let of_name = matches!(field, "given_name" | "prefix" | "surname") && self.given.contains(&(kind, "name"));
        of_name || self.given.contains(&(kind, field))
    }

    fn otherwise(&self, (sheet, row): Place) -> Refusal {
        if sheet == self.at.0 {
            return Refusal::new(Reason::ToldOtherwise).with("row", i64::from(row));
        }
        let file = self.sheets.get(sheet).map(|name| clean(name).into_owned()).unwrap_or_default();
        Refusal::new(Reason::ToldOtherwiseIn).with("row", i64::from(row)).with("file", file)
    }
}

impl ImportRun<'_> {
    /// Notes what the row says of a record, before it is set.
    ///
    /// # Errors
    /// Returns `told-otherwise` or `told-otherwise-in` when another row gave a field otherwise.
    pub(super) fn says(&mut self, kind: Kind, id: Id, values: &[(&'static str, Value)]) -> Result<(), CommitError> {
        if !self.told.said.active {
            return Ok(());
        }
        let mut fields = 0;
        for (field, value) in
            values.iter().filter(|(field, value)| !value.is_empty() && self.told.said.gives(kind, field))
        {
            let Some(at) = kind.fields().iter().position(|info| info.name == *field).filter(|at| *at < 64) else {
                continue;
            };
            let bit = 1u64 << at;
            fields |= bit;
            let rows = self.told.said.fields.get(&id);
            let earlier = rows.and_then(|rows| rows.iter().find(|(_, told)| told & bit != 0));
            if let Some((place, _)) = earlier
                && !alike(&self.staging.field(id, field), value)
            {
                return Err(self.told.said.otherwise(*place).at(kind, field).into());
            }
        }
        self.told.said.pending.push((id, fields));
        Ok(())
    }

    /// Notes who has a part in a team by the row.
    ///
    /// # Errors
    /// Returns `told-otherwise-in` when another row names somebody else.
    pub(super) fn says_of_team(&mut self, team: Id, (kind, field): FieldTarget, of: Id) -> Result<(), CommitError> {
        let said = &mut self.told.said;
        match said.parts.get(&(team, field)) {
            Some((place, other)) if *other != of => Err(said.otherwise(*place).at(kind, field).into()),
            _ => {
                said.pending_parts.extend(said.active.then_some(((team, field), of)));
                Ok(())
            }
        }
    }
}

/// Whether two values say the same: capitals, accents and signs between figures are ways to write it.
fn alike(one: &Value, other: &Value) -> bool {
    let bare = |text: &str| fold(text).chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
    match (one, other) {
        (Value::Text(one), Value::Text(other)) => bare(one) == bare(other),
        _ => one == other,
    }
}
