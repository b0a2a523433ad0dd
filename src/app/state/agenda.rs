//! The agenda as a view: what is due, sorted by day.

use std::collections::BTreeSet;

use crate::domain::id::Id;
use crate::report::{Agenda, Due};

use crate::app::action::Motion;

/// State of the agenda view.
#[derive(Debug)]
pub struct AgendaList {
    /// What is due; nothing as long as the store has not answered.
    pub agenda: Option<Agenda>,
    /// Row of the cursor.
    pub cursor: usize,
    /// First row shown.
    pub top: usize,
    /// The rows that are selected, by the name of their source and their record.
    pub selected: BTreeSet<(&'static str, Id)>,
    /// The text of the filter as typed; empty for none.
    pub filter: String,
    /// How much is late or due today, once known.
    pub overdue_count: Option<u64>,
    /// Whether what is shown is older than what was changed, or answers another day or filter.
    pub behind: bool,
}

impl Default for AgendaList {
    fn default() -> Self {
        let filter = String::new();
        Self { agenda: None, cursor: 0, top: 0, selected: BTreeSet::new(), filter, overdue_count: None, behind: true }
    }
}

impl AgendaList {
    /// The tasks in the order shown; empty until the store has answered.
    pub fn rows(&self) -> &[Due] {
        self.agenda.as_ref().map_or(&[], |agenda| &agenda.rows)
    }

    /// How many rows fit on so many lines: the last one tells what the agenda leaves out, if it does.
    pub fn height(&self, lines: usize) -> usize {
        let told = self.agenda.as_ref().is_some_and(|agenda| !agenda.let_off.is_empty());
        lines.saturating_sub(usize::from(told))
    }

    /// The row under the cursor.
    pub fn current(&self) -> Option<&Due> {
        self.rows().get(self.cursor)
    }

    /// Whether a row is selected.
    pub fn is_selected(&self, row: &Due) -> bool {
        self.selected.contains(&(row.source.name, row.id))
    }

    /// The selected rows, in their order.
    pub fn marked(&self) -> impl Iterator<Item = &Due> {
        self.rows().iter().filter(|row| self.is_selected(row))
    }

    /// Selects the row under the cursor, or no longer, and goes to the next.
    pub fn mark(&mut self, height: usize) {
        let Some(key) = self.current().map(|row| (row.source.name, row.id)) else { return };
        if !self.selected.remove(&key) {
            self.selected.insert(key);
        }
        self.go(Motion::Down, height);
    }

    /// Selects all rows like the one under the cursor; none of them when all were selected.
    pub fn mark_alike(&mut self) {
        let Some(source) = self.current().map(|row| row.source.name) else { return };
        let alike = self.rows().iter().filter(|row| row.source.name == source);
        let alike: BTreeSet<_> = alike.map(|row| (source, row.id)).collect();
        if alike.is_subset(&self.selected) {
            self.selected.retain(|key| !alike.contains(key));
        } else {
            self.selected.extend(alike);
        }
    }

    /// Shows what is due now, on so many lines. The cursor stays on its row; when that is gone, on what comes in its place.
    pub fn apply(&mut self, agenda: Agenda, lines: usize) {
        let kept = self.current().map(|row| (row.source, row.id));
        let place = kept.and_then(|kept| agenda.rows.iter().position(|row| (row.source, row.id) == kept));
        self.cursor = place.unwrap_or(self.cursor).min(agenda.rows.len().saturating_sub(1));
        if self.filter.is_empty() {
            self.overdue_count = Some(agenda.overdue);
        }
        let there: BTreeSet<_> = agenda.rows.iter().map(|row| (row.source.name, row.id)).collect();
        self.selected.retain(|key| there.contains(key));
        (self.agenda, self.behind) = (Some(agenda), false);
        self.show_cursor(self.height(lines));
    }

    /// Moves the cursor.
    pub fn go(&mut self, motion: Motion, height: usize) {
        self.cursor = motion.in_list(self.cursor, height, self.rows().len());
        self.show_cursor(height);
    }

    /// Brings the cursor into sight.
    pub fn show_cursor(&mut self, height: usize) {
        self.top = self.top.clamp((self.cursor + 1).saturating_sub(height.max(1)), self.cursor);
    }
}
