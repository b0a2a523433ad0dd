//! The agenda as a view: what is due, sorted by day, in groups that fold.

use std::collections::BTreeSet;

use crate::domain::agenda::Urgency;
use crate::domain::id::Id;
use crate::report::{Agenda, Due};

use crate::app::action::Motion;

/// A line of the agenda.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AgendaLine<'a> {
    /// A group begins: how soon what stands under it is due, and how much that is, also what is not at hand.
    Heading(Urgency, u64),
    /// Something that is due.
    Task(&'a Due),
}

impl<'a> AgendaLine<'a> {
    fn task(self) -> Option<&'a Due> {
        if let AgendaLine::Task(row) = self { Some(row) } else { None }
    }

    /// Whether both are about the same: the group, or the source and the record.
    fn is_of(&self, other: &AgendaLine<'_>) -> bool {
        match (self, other) {
            (AgendaLine::Heading(one, _), AgendaLine::Heading(other, _)) => one == other,
            (AgendaLine::Task(one), AgendaLine::Task(other)) => (one.source, one.id) == (other.source, other.id),
            _ => false,
        }
    }
}

/// State of the agenda view.
#[derive(Debug)]
pub struct AgendaList {
    /// What is due; nothing as long as the store has not answered.
    pub agenda: Option<Agenda>,
    /// Line of the cursor.
    pub cursor: usize,
    /// First line shown.
    pub top: usize,
    /// The groups of which only the heading is shown.
    folded: BTreeSet<Urgency>,
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
        Self {
            agenda: None,
            cursor: 0,
            top: 0,
            folded: BTreeSet::new(),
            selected: BTreeSet::new(),
            filter: String::new(),
            overdue_count: None,
            behind: true,
        }
    }
}

impl AgendaList {
    /// The tasks in their order, those of folded groups too; empty until the store has answered.
    pub fn rows(&self) -> &[Due] {
        self.agenda.as_ref().map_or(&[], |agenda| &agenda.rows)
    }

    /// The lines from top to bottom: each group that has anything, and its tasks unless it is folded.
    pub fn lines(&self) -> Vec<AgendaLine<'_>> {
        self.agenda.as_ref().map(|agenda| lines_of(agenda, &self.folded)).unwrap_or_default()
    }

    /// Whether only the heading of a group is shown.
    pub fn is_folded(&self, group: Urgency) -> bool {
        self.folded.contains(&group)
    }

    /// How many lines fit on so many: one tells what is cut of the row under the cursor, and the last one what the agenda leaves
    /// out, if it does.
    pub fn height(&self, lines: usize) -> usize {
        let told = self.agenda.as_ref().is_some_and(|agenda| !agenda.let_off.is_empty());
        lines.saturating_sub(1 + usize::from(told))
    }

    /// The line under the cursor.
    pub fn line(&self) -> Option<AgendaLine<'_>> {
        self.lines().get(self.cursor).copied()
    }

    /// The task under the cursor; `None` on a heading.
    pub fn current(&self) -> Option<&Due> {
        self.line().and_then(AgendaLine::task)
    }

    /// The group that the cursor is in.
    fn group(&self) -> Option<Urgency> {
        match self.line()? {
            AgendaLine::Heading(group, _) => Some(group),
            AgendaLine::Task(row) => self.agenda.as_ref().map(|agenda| agenda.urgency(row)),
        }
    }

    /// Whether a row is selected.
    pub fn is_selected(&self, row: &Due) -> bool {
        self.selected.contains(&(row.source.name, row.id))
    }

    /// The selected rows, in their order.
    pub fn marked(&self) -> impl Iterator<Item = &Due> {
        self.rows().iter().filter(|row| self.is_selected(row))
    }

    /// Selects the row under the cursor, or no longer, and goes to the next; on a heading all of its group, and stays.
    pub fn mark(&mut self, height: usize) {
        match self.line() {
            Some(AgendaLine::Task(row)) => {
                let key = (row.source.name, row.id);
                if !self.selected.remove(&key) {
                    self.selected.insert(key);
                }
                self.go(Motion::Down, height);
            }
            Some(AgendaLine::Heading(group, _)) => self.turn_all(|agenda, row| agenda.urgency(row) == group),
            None => {}
        }
    }

    /// Selects all rows like the one under the cursor; none of them when all were selected.
    pub fn mark_alike(&mut self) {
        match self.line() {
            Some(AgendaLine::Task(row)) => {
                let source = row.source;
                self.turn_all(|_, row| row.source == source);
            }
            Some(AgendaLine::Heading(group, _)) => self.turn_all(|agenda, row| agenda.urgency(row) == group),
            None => {}
        }
    }

    /// Selects all of these rows; none of them when all were selected.
    fn turn_all(&mut self, these: impl Fn(&Agenda, &Due) -> bool) {
        let Some(agenda) = &self.agenda else { return };
        let these = agenda.rows.iter().filter(|row| these(agenda, row));
        let these: BTreeSet<_> = these.map(|row| (row.source.name, row.id)).collect();
        if these.is_subset(&self.selected) {
            self.selected.retain(|key| !these.contains(key));
        } else {
            self.selected.extend(these);
        }
    }

    /// Shows only the heading of the group that the cursor is in, which goes to it; or all of the group again.
    pub fn fold(&mut self, fold: bool, height: usize) {
        let Some(group) = self.group() else { return };
        if fold {
            self.folded.insert(group);
        } else {
            self.folded.remove(&group);
        }
        let heading = |line: &AgendaLine<'_>| matches!(line, AgendaLine::Heading(of, _) if *of == group);
        if fold {
            self.cursor = self.lines().iter().position(heading).unwrap_or(self.cursor);
        }
        self.show_cursor(height);
    }

    /// Shows what is due now, on so many lines. The cursor stays on its line; when that is gone, on what comes in its place. It
    /// begins on the first task.
    pub fn apply(&mut self, agenda: Agenda, lines: usize) {
        let now = lines_of(&agenda, &self.folded);
        let kept = self.line();
        let place = kept.and_then(|kept| now.iter().position(|line| line.is_of(&kept)));
        let first = || now.iter().position(|line| line.task().is_some()).unwrap_or(0);
        let begun = kept.is_some() || self.cursor > 0;
        let cursor = place.unwrap_or(if begun { self.cursor } else { first() }).min(now.len().saturating_sub(1));
        self.cursor = cursor;
        if self.filter.is_empty() {
            self.overdue_count = Some(agenda.overdue);
        }
        let there: BTreeSet<_> = agenda.rows.iter().map(|row| (row.source.name, row.id)).collect();
        self.selected.retain(|key| there.contains(key));
        (self.agenda, self.behind) = (Some(agenda), false);
        self.show_cursor(self.height(lines));
    }

    /// Moves the cursor. Sideways folds and opens the group that it is in.
    pub fn go(&mut self, motion: Motion, height: usize) {
        match motion {
            Motion::Left => return self.fold(true, height),
            Motion::Right => return self.fold(false, height),
            _ => self.cursor = motion.in_list(self.cursor, height, self.lines().len()),
        }
        self.show_cursor(height);
    }

    /// Brings the cursor into sight; the heading above the first task with it.
    pub fn show_cursor(&mut self, height: usize) {
        let least = (self.cursor + 1).saturating_sub(height.max(1));
        let most = if self.cursor == 1 { 0 } else { self.cursor };
        self.top = self.top.clamp(least, most.max(least));
    }
}

/// The lines of an agenda with these groups folded.
fn lines_of<'a>(agenda: &'a Agenda, folded: &BTreeSet<Urgency>) -> Vec<AgendaLine<'a>> {
    let mut lines = Vec::new();
    for (group, count) in Urgency::ALL.into_iter().zip(agenda.groups) {
        let rows = agenda.rows.iter().filter(|row| agenda.urgency(row) == group).map(AgendaLine::Task);
        if count > 0 {
            lines.push(AgendaLine::Heading(group, count));
        }
        if !folded.contains(&group) {
            lines.extend(rows);
        }
    }
    lines
}
