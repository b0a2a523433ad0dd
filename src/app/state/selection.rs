//! Which records of a pane are selected: a set of identities, whatever rows are at hand.

use std::collections::BTreeSet;

use crate::domain::id::Id;
use crate::domain::query::Cell;
use crate::domain::value::Value;
use crate::domain::verbs::StageStep;

/// How rows that the store named come into the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SelectionStep {
    /// All of them; none of them when all were selected.
    All,
    /// Each that was not selected, and no longer each that was.
    Invert,
    /// Those from the row where the range began to the cursor.
    Range,
}

/// What the selected rows are asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum SelectionPurpose {
    /// To know which of them are still there, and which the filter hides.
    Check,
    /// To set this column.
    Edit(&'static str),
    /// To move them to a team.
    Move,
    /// To bring them to another stage.
    Stage(StageStep),
    /// To end their placements.
    EndPlacement,
    /// To end their service.
    EndService,
    /// To extend their contracts, make them permanent, or let the service end with them.
    Contracts,
    /// To write letters to them.
    Letters,
    /// To note contact.
    Contact,
    /// To let an absence begin or end.
    Absence,
    /// To do again what was done last, with the values that it had, by name of the column or of the field of the form.
    Again(Box<SelectionPurpose>, Vec<(&'static str, Value)>),
}

impl SelectionPurpose {
    /// The column that has to be seen of each of them.
    pub fn column(&self) -> Option<&'static str> {
        match self {
            SelectionPurpose::Check => None,
            SelectionPurpose::Edit(column) => Some(column),
            SelectionPurpose::Move => Some("team"),
            SelectionPurpose::Stage(_) => Some("stage"),
            SelectionPurpose::EndPlacement => Some("placed_until"),
            SelectionPurpose::EndService => Some("employed_until"),
            SelectionPurpose::Contracts => Some("contract_until"),
            SelectionPurpose::Contact | SelectionPurpose::Letters => Some("number"),
            SelectionPurpose::Absence => Some("status"),
            SelectionPurpose::Again(purpose, _) => purpose.column(),
        }
    }
}

/// A selected record, or the one under the cursor.
#[derive(Debug, Clone, PartialEq)]
pub struct SelectedRow {
    /// The identity of the record.
    pub id: Id,
    /// The name of the record; empty when it was not asked for.
    pub name: String,
    /// What is seen of it in the column asked for.
    pub seen: Option<Cell>,
    /// The jobs it counts for, when its hours are asked for.
    pub jobs: Option<Cell>,
    /// Of an application whose stage is asked for: whose it is, and to which vacancy.
    pub application: Option<(Id, Id)>,
    /// Whether the filter hides it.
    pub hidden: bool,
}

/// Several records that something is done with, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectionNames {
    /// How many there are.
    pub count: usize,
    /// How many of them the filter hides.
    pub hidden: usize,
    /// The names of the first ones; those that are hidden come first.
    pub first: Vec<String>,
}

impl SelectionNames {
    /// So many names are kept.
    const MOST: usize = 12;

    /// The names of these rows.
    pub fn of(rows: &[SelectedRow]) -> Self {
        Self {
            count: rows.len(),
            hidden: rows.iter().filter(|row| row.hidden).count(),
            first: rows.iter().take(Self::MOST).map(|row| row.name.clone()).collect(),
        }
    }
}

#[derive(Debug, Clone)]
struct Range {
    anchor: Id,
    /// Up to which row it was asked for last.
    end: Id,
    /// What was selected before it began.
    before: BTreeSet<Id>,
    /// Whether it goes along only while Shift is held down.
    is_held: bool,
}

/// The selected records of a pane.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    ids: BTreeSet<Id>,
    hidden: BTreeSet<Id>,
    range: Option<Range>,
    /// Whether rows may have come or gone since it was compared with the store.
    pub unchecked: bool,
}

impl Selection {
    /// How many records are selected.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// How many of them the filter hides.
    pub fn hidden(&self) -> usize {
        self.hidden.len()
    }

    /// Whether a record is selected.
    pub fn contains(&self, id: Id) -> bool {
        self.ids.contains(&id)
    }

    /// Every selected record.
    pub fn ids(&self) -> Vec<Id> {
        self.ids.iter().copied().collect()
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Selects a record, or no longer.
    pub fn toggle(&mut self, id: Id) {
        self.end_range();
        if !self.ids.remove(&id) {
            self.ids.insert(id);
        }
        self.hidden.remove(&id);
    }

    /// Begins a range at a record, which is selected with it; a range that runs ends where it stands.
    pub fn turn_range(&mut self, id: Id) {
        if self.range.take().is_none() {
            self.begin_range(id, false);
        }
    }

    /// Lets the range that runs go along with the next movement, or begins one at a record for as long as Shift is held down.
    pub fn hold_range(&mut self, id: Id) {
        if self.range.is_none() {
            self.begin_range(id, true);
        }
    }

    /// A movement without Shift: a range that goes along only with it ends.
    pub fn let_go(&mut self) {
        if self.range.as_ref().is_some_and(|range| range.is_held) {
            self.end_range();
        }
    }

    fn begin_range(&mut self, id: Id, is_held: bool) {
        self.range = Some(Range { anchor: id, end: id, before: self.ids.clone(), is_held });
        self.ids.insert(id);
    }

    /// Ends a range; what it holds stays selected.
    pub fn end_range(&mut self) {
        self.range = None;
    }

    /// Lets a running range reach to this record: both ends when it has to be asked for.
    pub fn reach(&mut self, id: Id) -> Option<(Id, Id)> {
        let range = self.range.as_mut().filter(|range| range.end != id)?;
        range.end = id;
        Some((range.anchor, id))
    }

    /// Takes in rows that the store named; they stand among those that the filter lets through.
    pub fn take_in(&mut self, step: SelectionStep, ids: Vec<Id>) {
        if step != SelectionStep::Range {
            self.end_range();
        }
        for id in &ids {
            self.hidden.remove(id);
        }
        match step {
            SelectionStep::All if ids.iter().all(|id| self.ids.contains(id)) => {
                let named: BTreeSet<Id> = ids.into_iter().collect();
                self.ids.retain(|id| !named.contains(id));
            }
            SelectionStep::All => self.ids.extend(ids),
            SelectionStep::Invert => ids.into_iter().for_each(|id| {
                if !self.ids.remove(&id) {
                    self.ids.insert(id);
                }
            }),
            SelectionStep::Range => {
                // Without any row the one where it began is gone: what is selected stays.
                if let Some(range) = self.range.as_ref().filter(|_| !ids.is_empty()) {
                    self.ids = range.before.iter().copied().chain(ids).collect();
                }
            }
        }
    }

    /// Keeps the records that are still there; answers how many were not.
    pub fn keep(&mut self, rows: &[SelectedRow]) -> usize {
        let before = self.ids.len();
        let there: BTreeSet<Id> = rows.iter().map(|row| row.id).collect();
        self.ids.retain(|id| there.contains(id));
        self.hidden = rows.iter().filter(|row| row.hidden && self.ids.contains(&row.id)).map(|row| row.id).collect();
        before - self.ids.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{CountedIds, Ids};

    fn ids<const N: usize>() -> [Id; N] {
        let mut counted = CountedIds::after(300);
        std::array::from_fn(|_| counted.next_id())
    }

    fn row(id: Id, hidden: bool) -> SelectedRow {
        SelectedRow { id, name: String::new(), seen: None, jobs: None, application: None, hidden }
    }

    #[test]
    fn all_selects_what_is_not_and_again_selects_none_of_them_but_keeps_the_hidden() {
        let [a, b, c] = ids();
        let mut selection = Selection::default();
        selection.toggle(c);
        selection.keep(&[row(c, true)]);
        selection.take_in(SelectionStep::All, vec![a, b]);
        assert_eq!((selection.ids(), selection.hidden()), (vec![a, b, c], 1));
        selection.take_in(SelectionStep::All, vec![a, b]);
        assert_eq!((selection.ids(), selection.hidden()), (vec![c], 1));
    }

    #[test]
    fn a_range_shrinks_and_turns_with_the_cursor_and_keeps_what_was_selected_before() {
        let [a, b, c, d] = ids();
        let mut selection = Selection::default();
        selection.toggle(d);
        selection.turn_range(b);
        assert_eq!(selection.reach(b), None, "nothing to ask where it began");
        assert_eq!(selection.reach(c), Some((b, c)));
        selection.take_in(SelectionStep::Range, vec![b, c]);
        assert_eq!(selection.ids(), [b, c, d]);
        assert_eq!(selection.reach(a), Some((b, a)));
        selection.take_in(SelectionStep::Range, vec![a, b]);
        assert_eq!(selection.ids(), [a, b, d]);
        selection.turn_range(a);
        assert_eq!(selection.reach(c), None, "it has ended");
        assert_eq!(selection.ids(), [a, b, d]);
    }

    #[test]
    fn what_is_gone_is_dropped_and_counted() {
        let [a, b, c] = ids();
        let mut selection = Selection::default();
        selection.take_in(SelectionStep::Invert, vec![a, b, c]);
        assert_eq!(selection.keep(&[row(a, false), row(c, true)]), 1);
        assert_eq!((selection.ids(), selection.hidden()), (vec![a, c], 1));
        selection.take_in(SelectionStep::Invert, vec![a, b]);
        assert_eq!(selection.ids(), [b, c]);
    }
}
