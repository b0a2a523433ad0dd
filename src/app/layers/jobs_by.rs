//! The jobs of a day divided by region, client, kind of work or province, line by line. Enter goes to the teams of a line.

use super::context::LayerContext;
use super::intent::Intent;
use crate::app::action::DetailKey;
use crate::app::request::Serial;
use crate::app::state::pane_specs::PaneId;
use crate::domain::filter::parse;
use crate::domain::named::Choice;
use crate::report::{JobsBy, ReportTable};

/// The jobs of a day in a table, one line for each group.
#[derive(Debug)]
pub struct JobsByView {
    /// The property by which the jobs are divided.
    pub by: JobsBy,
    /// The lines; `None` until they have come.
    pub table: Option<ReportTable>,
    /// Line of the cursor.
    pub cursor: usize,
    /// The number of the question that is out.
    pub serial: Serial,
}

impl JobsByView {
    /// Stores the table that the store answered with; the cursor stays on its line, or moves to the last one.
    pub fn apply(&mut self, table: ReportTable) {
        self.cursor = self.cursor.min(table.lines.len().saturating_sub(1));
        self.table = Some(table);
    }

    /// Handles a key.
    pub fn act(&mut self, key: DetailKey, context: &LayerContext<'_>) -> Intent {
        let lines = self.table.as_ref().map_or(&[][..], |table| &table.lines);
        match key {
            DetailKey::Move(motion) => {
                self.cursor = motion.in_list(self.cursor, context.page.saturating_sub(3), lines.len());
                Intent::Stay
            }
            DetailKey::Accept => match lines.get(self.cursor).and_then(|line| line.first()) {
                Some(cell) => self.teams_of(&cell.value.plain(), context),
                None => Intent::Stay,
            },
            DetailKey::OtherVersion => {
                let at = JobsBy::ALL.iter().position(|by| *by == self.by).unwrap_or_default();
                Intent::DivideJobs(JobsBy::ALL[(at + 1) % JobsBy::ALL.len()])
            }
            DetailKey::Cancel => Intent::Close,
            DetailKey::Below => Intent::Pass,
            DetailKey::Correct
            | DetailKey::End
            | DetailKey::New
            | DetailKey::OtherDay
            | DetailKey::ShowRecord
            | DetailKey::Part(_)
            | DetailKey::Digit(_)
            | DetailKey::Whole => Intent::Stay,
        }
    }

    /// Goes to the teams with this value: what is typed in the filter to see them.
    fn teams_of(&self, name: &str, context: &LayerContext<'_>) -> Intent {
        let pane = PaneId::Teams;
        let field = context.words.field_word(pane.kind(), self.by.column());
        let text = if name.is_empty() { format!("{field}=-") } else { format!("{field}=\"{name}\"") };
        match parse(&text, pane.kind(), context.as_of, context.words.vocabulary()) {
            Ok(expr) => Intent::ShowRows(pane, text, expr),
            Err(refusal) => Intent::Refuse(refusal),
        }
    }
}
