//! Text pasted on a cell: a line for each row, down the column from the cursor on. It is looked at before it is stored.

use crate::domain::columns::column;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Value};

use crate::app::layers::line::{read_typed, year_meant};
use crate::app::request::{PastedLine, Question};
use crate::app::state::App;
use crate::app::state::pane::Pane;
use crate::app::state::pane_specs::PaneId;
use crate::app::state::status::Note;
use crate::service::command::{Command, FilledCell};

impl App {
    /// Asks for the rows that the lines of a pasted text are for.
    pub(super) fn paste_in_column(&mut self, text: &str) {
        if self.focused().is_some_and(|pane| !pane.selection.is_empty()) {
            // The rows from the cursor on may be none of those that are meant.
            return self.refuse(Refusal::new(Reason::OneRowAtATime));
        }
        let is_cell = self.focused().is_some_and(Pane::edits_cells) && !self.session.is_read_only;
        let column = match self.cell_here() {
            Ok(Some((target, ..))) if is_cell => target.name(),
            Ok(_) => return self.stop_at(Note::PasteOnlyInText),
            Err(refusal) => return self.refuse(refusal),
        };
        let Some(pane) = self.focused() else { return };
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim_end_matches('\n');
        if text.contains('\t') {
            return self.refuse(Refusal::new(Reason::PasteOneColumn));
        }
        let lines: Vec<String> = text.split('\n').map(|line| line.trim().to_owned()).collect();
        let from = pane.cursor.saturating_sub(pane.heads);
        let question = Question::PasteRows { pane: pane.id, query: pane.query.clone(), from, column, lines };
        self.ask(question);
    }

    /// Shows what would become of the rows, where there is one for every line.
    pub(super) fn look_at_pasted(&mut self, (pane, name): (PaneId, &'static str), lines: Vec<PastedLine>) {
        let kind = pane.kind();
        let Some(column) = column(kind, name).filter(|_| self.layers.is_empty()) else { return };
        let (count, rows) = (lines.len(), lines.iter().filter(|line| line.row.is_some()).count());
        if rows < count {
            return self.refuse(Refusal::new(Reason::PasteTooLong).with("lines", count).with("rows", rows));
        }
        let read = |line: &PastedLine| match (column.ty, line.named.as_slice()) {
            (FieldType::Ref(_), _) if line.text.is_empty() => Ok(Value::Empty),
            (FieldType::Ref(_), [one]) => Ok(Value::Ref(*one)),
            (FieldType::Ref(of), []) => Err(Refusal::unknown(of, &line.text)),
            (FieldType::Ref(of), _) => Err(Refusal::ambiguous(of, &line.text)),
            (ty, _) => read_typed((ty, year_meant(name)), &line.text, self.words(), self.session.today)
                .map_err(|refusal| refusal.at(kind, name)),
        };
        let cells = lines.iter().filter_map(|line| Some(FilledCell { row: line.row.clone()?, value: read(line) }));
        let cells = cells.collect();
        self.look_first(Command::FillCells { kind, cells, column: name, on: self.session.as_of }, None);
    }
}
