//! Copying what the cursor stands on, for the clipboard of the user's own terminal.

use crate::domain::query::Row;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::sanitize::clean;

use crate::app::request::Effect;
use crate::app::state::App;
use crate::app::state::pane::Pane;
use crate::app::state::status::{Note, Status};

/// Longest text that is copied, in bytes: written out for the terminal it is a third longer, and terminals throw away what is
/// much longer than that.
const LONGEST: usize = 50_000;

impl App {
    /// Copies the cell under the cursor, or with `whole` its row: the columns shown, with tabs between.
    pub(in crate::app) fn copy(&mut self, whole: bool) {
        if !self.session.has_clipboard {
            return self.refuse(Refusal::new(Reason::NoClipboard));
        }
        let here = self.focused().and_then(|pane| Some((pane, pane.current()?)));
        let Some((pane, row)) = here else {
            return self.refuse(Refusal::new(Reason::SelectRowFirst));
        };
        let name = pane.column_name();
        let columns = pane.columns().into_iter().filter(|column| whole || Some(*column) == name);
        let columns: Vec<&str> = columns.collect();
        if let Err(refusal) = columns.iter().try_for_each(|column| self.must_be_revealed(pane.query.kind, column)) {
            return self.refuse(refusal);
        }
        let text = columns.into_iter().map(|column| self.text_of(pane, row, column)).collect::<Vec<_>>().join("\t");
        if text.len() > LONGEST {
            return self.refuse(Refusal::new(Reason::TooLongToCopy));
        }
        self.status = Status::Note(Note::Copied);
        self.effect(Effect::Copy(text));
    }

    /// What a cell says, without anything that would act where it is pasted.
    fn text_of(&self, pane: &Pane, row: &Row, column: &str) -> String {
        let Some(cell) = pane.cell(row, column) else { return String::new() };
        let text = cell.label.clone().unwrap_or_else(|| self.words().written(&cell.value));
        clean(&text).into_owned()
    }
}
