//! The log as a view: who changed what when, from which to which value.

use crate::domain::change::{LoggedChange, LoggedSet, Revision};
use crate::domain::id::Id;
use crate::domain::names::fold;
use crate::repository::LogQuery;

use crate::app::action::Motion;
use crate::app::state::concealment::Concealment;

/// A set that changed more records than this is one line, unless the filter asks for one of them.
const MANY: u64 = 20;

/// One line of the log.
#[derive(Debug, Clone, Copy)]
pub struct LogLine<'a> {
    /// The set it belongs to.
    pub set: &'a LoggedSet,
    /// Whether it is the first line of its set.
    pub first: bool,
    /// The change; `None` for a set whose changes are not kept one by one.
    pub change: Option<&'a LoggedChange>,
}

/// State of the log view.
#[derive(Debug, Default)]
pub struct LogList {
    sets: Vec<LoggedSet>,
    /// Line of the cursor.
    pub cursor: usize,
    /// First line shown.
    pub top: usize,
    /// The text of the filter as typed; empty for none.
    pub filter: String,
    /// Whether the last page of the log has been read.
    pub complete: bool,
    /// Only what touched this record.
    pub record: Option<Id>,
}

impl LogList {
    /// The question for the first page, or for the next one.
    pub fn query(&self, more: bool) -> LogQuery {
        let before = if more { self.sets.last().map(|set| set.revision) } else { None };
        LogQuery { record: self.record, before, ..LogQuery::default() }
    }

    /// Begins with the newest again.
    pub fn restart(&mut self) {
        self.sets.clear();
        (self.cursor, self.top) = (0, 0);
    }

    /// Takes a page in: the first page, or what comes after what is there.
    pub fn apply(&mut self, page: Vec<LoggedSet>, concealment: Concealment) {
        let follows = match (self.sets.last(), page.first()) {
            (Some(last), Some(first)) => first.revision < last.revision,
            (Some(_), None) => true,
            _ => false,
        };
        if follows {
            self.complete = page.is_empty();
            self.sets.extend(page);
            return;
        }
        // The cursor stays on its line, also when that was the newest: a second key must not act on what the first made.
        let same = |line: &LogLine<'_>, kept: (Revision, Option<Id>)| {
            (line.set.revision, line.change.map(|change| change.id)) == kept
        };
        let kept = self.line(concealment).map(|line| (line.set.revision, line.change.map(|change| change.id)));
        self.sets = page;
        self.complete = false;
        if let Some(at) = kept.and_then(|kept| self.lines(concealment).iter().position(|line| same(line, kept))) {
            self.top = (self.top + at).saturating_sub(self.cursor);
            self.cursor = at;
        }
        self.cursor = self.cursor.min(self.lines(concealment).len().saturating_sub(1));
    }

    /// The lines that match the filter. A change that is concealed has no name by which it is found.
    pub fn lines(&self, concealment: Concealment) -> Vec<LogLine<'_>> {
        let words: Vec<String> = self.filter.split_whitespace().map(fold).collect();
        let mut lines = Vec::new();
        for set in &self.sets {
            let start = lines.len();
            let matches = |change: Option<&LoggedChange>| {
                let told = change.filter(|change| !concealment.of_logged(change));
                let text = fold(&format!("{} {} {}", set.actor, set.verb, told.map_or("", |change| &change.label)));
                words.iter().all(|word| text.contains(word))
            };
            let many = set.size > MANY && words.is_empty();
            if (many || set.changes.is_empty()) && matches(None) {
                lines.push(LogLine { set, first: true, change: None });
            }
            for change in set.told().filter(|change| !many && matches(Some(change))) {
                lines.push(LogLine { set, first: lines.len() == start, change: Some(change) });
            }
        }
        lines
    }

    /// The line under the cursor.
    pub fn line(&self, concealment: Concealment) -> Option<LogLine<'_>> {
        self.lines(concealment).get(self.cursor).copied()
    }

    /// Moves the cursor. `true` when the end comes near and more has to be asked for.
    pub fn go(&mut self, (motion, height): (Motion, usize), concealment: Concealment) -> bool {
        let count = self.lines(concealment).len();
        self.cursor = motion.in_list(self.cursor, height, count);
        self.show_cursor(height);
        !self.complete && self.cursor + height + 1 >= count
    }

    /// Brings the cursor into sight.
    pub fn show_cursor(&mut self, height: usize) {
        self.top = self.top.clamp((self.cursor + 1).saturating_sub(height.max(1)), self.cursor);
    }
}
