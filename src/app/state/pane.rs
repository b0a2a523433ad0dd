//! A pane: a window on the rows of a query, with a cursor that stays on its record whatever happens around it.

use std::cmp::Ordering;

use crate::domain::columns::{naming_column, summed_column};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::filter::Expr;
use crate::domain::id::Id;
use crate::domain::query::{Cell, Query, Row, Sort, Window};
use crate::domain::record::Kind;
use crate::domain::value::{FieldType, Value};

use crate::app::action::Motion;
use crate::app::request::Question;
use crate::app::state::column_strip::ColumnStrip;
use crate::app::state::concealment::Concealment;
use crate::app::state::pane_query::{asks_for_all_times, columns_to_ask};
use crate::app::state::pane_specs::{PaneId, panes_of};
use crate::app::state::selection::{SelectedRow, Selection, SelectionPurpose, SelectionStep};
use crate::service::command::Seen;

/// This part of the rows in sight comes into sight at once when the cursor steps over the edge.
const LEAP: u64 = 3;

/// What the screen tells about how a pane is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PaneShape {
    /// Rows that fit.
    pub height: u64,
    /// Its columns, and how many cells there are for them; none when it is not drawn.
    pub columns: ColumnStrip,
}

/// State of one pane.
#[derive(Debug, Clone)]
pub struct Pane {
    /// The pane whose state this is.
    pub id: PaneId,
    /// The query whose rows the pane shows.
    pub query: Query,
    /// The filter as typed; empty for none.
    pub filter_text: String,
    /// The part of the rows that has been read from the store.
    pub window: Window,
    /// How many rows there are, once known.
    pub count: Option<u64>,
    /// Of which query sums were last asked for: how many members it has and their hours a week, once that is known.
    pub sums: Option<(Query, Option<(u64, Decimal)>)>,
    /// Whether rows may have come or gone since they were counted.
    pub recount: bool,
    /// Whether the store changed while the pane was out of sight: the rows at hand are older.
    pub behind: bool,
    /// First row shown. Row 0 of a leading pane may stand for all.
    pub top: u64,
    /// Row of the cursor.
    pub cursor: u64,
    /// Record under the cursor, so that it is found again.
    pub cursor_id: Option<Id>,
    /// Column of the cursor, as place among the columns shown.
    pub column: usize,
    /// How many columns after the first have moved out of sight.
    pub passed: usize,
    /// The columns that were chosen for it, each with the cells it takes; none for the usual ones.
    pub own_columns: Vec<(&'static str, u16)>,
    /// How it is drawn.
    pub shape: PaneShape,
    /// Which records are selected.
    pub selection: Selection,
    /// Whether the rows at hand answer an older query than `query`.
    pub stale: bool,
    /// Rows before the first of the store: 1 for the one that stands for all.
    pub heads: u64,
    pub(super) aside: SetAside,
    /// The columns that the rows at hand have.
    at_hand: Vec<&'static str>,
    seek: Option<Id>,
}

/// What a list was filtered and ordered by, and will be when that is revealed again.
#[derive(Debug, Clone, Default)]
pub(super) struct SetAside {
    pub(super) filter: Option<(String, Expr)>,
    pub(super) sort: Option<Sort>,
}

impl Pane {
    /// An empty pane on a query.
    pub fn new(id: PaneId, query: Query, heads: u64) -> Self {
        Self {
            id,
            query,
            filter_text: String::new(),
            window: Window::default(),
            count: None,
            sums: None,
            recount: false,
            behind: false,
            top: 0,
            cursor: 0,
            cursor_id: None,
            column: 0,
            passed: 0,
            own_columns: Vec::new(),
            shape: PaneShape::default(),
            selection: Selection::default(),
            stale: true,
            heads,
            aside: SetAside::default(),
            at_hand: Vec::new(),
            seek: None,
        }
    }

    /// The row at a place, when it is at hand and no head row.
    pub fn row(&self, at: u64) -> Option<&Row> {
        let index = at.checked_sub(self.heads)?.checked_sub(self.window.from)?;
        self.window.rows.get(usize::try_from(index).ok()?)
    }

    /// The columns in which a filter looks for words: those that it shows, also out of sight at its right, and does not conceal.
    pub fn in_words(&self, concealment: Concealment) -> Vec<&'static str> {
        let names = self.shape.columns.columns.iter().map(|(name, _)| *name);
        names.filter(|name| !concealment.of_column(self.query.kind, name)).collect()
    }

    /// The row under the cursor.
    pub fn current(&self) -> Option<&Row> {
        self.row(self.cursor)
    }

    /// Whether the row under the cursor is not at hand though there is one, or is older than what was asked for.
    pub fn is_lacking(&self) -> bool {
        self.stale
            || self.behind
            || self.at_hand != self.query.columns
            || (self.cursor >= self.heads && self.cursor < self.reach() && self.current().is_none())
    }

    /// How many rows can be gone to, as far as is known.
    pub fn reach(&self) -> u64 {
        self.heads + self.count.unwrap_or(self.window.from + self.window.rows.len() as u64)
    }

    /// Whether its cells are edited where they stand: what stands in lanes, and a statement, is shown instead.
    pub fn edits_cells(&self) -> bool {
        self.id.spec().lanes.is_none() && self.query.kind != Kind::Statement
    }

    /// The name of the column under the cursor.
    pub fn column_name(&self) -> Option<&'static str> {
        self.columns().get(self.column).copied()
    }

    /// The names of the columns shown, from left to right.
    pub fn columns(&self) -> Vec<&'static str> {
        self.shape.columns.seen(self.passed).into_iter().map(|(name, _)| name).collect()
    }

    /// The place of the column of the cursor among all columns.
    pub fn column_place(&self) -> usize {
        if self.column == 0 { 0 } else { self.column + self.passed }
    }

    /// Puts the cursor on the column at a place among all; the columns move along as far as is needed to see it.
    pub fn put_column(&mut self, at: usize) {
        self.passed = self.shape.columns.passed_for(at, self.passed);
        self.column = if at == 0 { 0 } else { at - self.passed };
        self.query.columns = columns_to_ask(self.query.kind, &self.columns());
    }

    /// The place of a column in the rows at hand.
    pub fn place_at_hand(&self, column: &str) -> Option<usize> {
        self.at_hand.iter().position(|c| *c == column)
    }

    /// The cell of a row in a column.
    pub fn cell<'a>(&self, row: &'a Row, column: &str) -> Option<&'a Cell> {
        row.cells.get(self.place_at_hand(column)?)
    }

    /// Shows these values in a column before the store has answered; what a record is called then is not known.
    pub fn show_in(&mut self, column: &str, values: &[Seen]) {
        let Some(at) = self.place_at_hand(column) else { return };
        for row in &mut self.window.rows {
            let value = values.iter().find(|(id, _)| *id == row.id).and_then(|(_, value)| value.as_ref());
            if let (Some(value), Some(cell)) = (value, row.cells.get_mut(at))
                && !matches!(value, Value::Ref(_))
            {
                cell.value = value.clone();
            }
        }
    }

    /// The first day in the team of a member who is not there yet on the day looked at.
    pub fn starts_later(&self, row: &Row) -> Option<Day> {
        match self.cell(row, "placed_from")?.value {
            Value::Day(from) if from > self.query.as_of => Some(from),
            _ => None,
        }
    }

    /// Puts the cursor on a row and shows it.
    pub fn put_cursor(&mut self, at: u64) {
        let (before, step) = (self.top, at.abs_diff(self.cursor) == 1);
        self.cursor = at;
        self.cursor_id = self.current().map(|row| row.id);
        self.show_cursor();
        // Beside other panes no terminal moves the rows by itself: they are sent anew, so that several come into sight at once.
        if step && panes_of(self.id.spec().view).count() > 1 {
            let more = (self.shape.height / LEAP).saturating_sub(1);
            let last = self.reach().saturating_sub(self.shape.height).max(self.top);
            match self.top.cmp(&before) {
                Ordering::Less => self.top = self.top.saturating_sub(more),
                Ordering::Equal => {}
                Ordering::Greater => self.top = (self.top + more).min(last),
            }
        }
    }

    fn show_cursor(&mut self) {
        let least = (self.cursor + 1).saturating_sub(self.shape.height.max(1));
        self.top = self.top.clamp(least, self.cursor);
    }

    /// Takes the shape in which it is drawn.
    pub fn reshape(&mut self, shape: PaneShape) {
        if shape.columns.columns.is_empty() {
            // It is not drawn at all: the column of the cursor is kept for when it is.
            self.shape.height = shape.height;
            return;
        }
        let name = self.column_name();
        let before = self.column_place();
        self.shape = shape;
        let all = &self.shape.columns.columns;
        let place = name.and_then(|name| all.iter().position(|(column, _)| *column == name));
        self.put_column(place.unwrap_or(before).min(all.len() - 1));
        self.show_cursor();
    }

    /// Shows another query from its start; the cursor goes to the first row, or to `seek` once it is found. The rows at hand
    /// stay until those of the new query are there.
    pub fn ask_anew(&mut self, query: Query, seek: Option<Id>) {
        self.query = query;
        self.stale = true;
        self.selection.end_range();
        self.selection.unchecked = true;
        self.seek = seek;
        if seek.is_none() {
            (self.top, self.cursor, self.cursor_id) = (0, 0, None);
        }
    }

    /// Forgets the rows at hand: they belong to another row of the leader than the next ones.
    pub fn forget_rows(&mut self) {
        (self.window, self.count) = (Window::default(), None);
    }

    /// Shows the same rows in another order, through another filter or on another day; the cursor stays on its record.
    pub fn alter(&mut self, alter: impl FnOnce(&mut Query)) {
        let mut query = self.query.clone();
        alter(&mut query);
        self.ask_anew(query, self.cursor_id);
    }

    /// Sets the filter from what was typed and what it means, in the place of one that was set aside.
    pub fn filter(&mut self, text: &str, expr: Expr) {
        self.aside.filter = None;
        self.filter_text = text.to_owned();
        self.alter(|query| {
            query.all_times = asks_for_all_times(&expr);
            query.filter = expr;
        });
    }

    /// Sorts by a column; again turns the order. Lanes stay in theirs.
    pub fn sort(&mut self, column: &'static str) {
        if self.id.spec().lanes.is_some() {
            return;
        }
        let descending = self.query.sort.column == column && !self.query.sort.descending;
        self.order(Sort { column, descending });
    }

    /// Orders the rows, in the place of an order that was set aside.
    pub fn order(&mut self, sort: Sort) {
        self.aside.sort = None;
        self.alter(|query| query.sort = sort);
    }

    /// The question that brings the rows in sight and some on both sides; `None` when all of them are at hand. Of a query
    /// that is new only the rows in sight are asked for first: they are waited for.
    pub fn question(&self, force: bool) -> Option<Question> {
        let height = self.shape.height.max(1);
        let top = self.top.saturating_sub(self.heads);
        let have = self.window.from..self.window.from + self.window.rows.len() as u64;
        let end = top + height;
        let complete = self.count.is_some_and(|count| have.start == 0 && have.end >= count);
        let near = have.start <= top && (have.end > end || self.count.is_some_and(|count| have.end >= count));
        let lacking = self.at_hand != self.query.columns;
        if !force && !self.stale && !self.behind && !lacking && (complete || near) {
            return None;
        }
        let around = self.seek.map(|id| (id, height));
        let fresh = self.stale && around.is_none() && top == 0;
        Some(Question::Rows {
            pane: self.id,
            query: self.query.clone(),
            from: top.saturating_sub(height),
            most: if fresh { height + 1 } else { height * 3 },
            around,
        })
    }

    /// Takes rows in. The cursor goes where its record went; the screen row stays the same where it can. `false` when
    /// the record is no longer among the rows: it has to be looked for with [`Pane::look_for`].
    pub fn apply(&mut self, window: Window, count: Option<u64>) -> bool {
        let first = self.stale;
        self.window = window;
        self.at_hand.clone_from(&self.query.columns);
        (self.stale, self.behind) = (false, false);
        self.count = count.or(if first { None } else { self.count });
        let sought = self.seek.take();
        let place_of = |id: Id| self.window.rows.iter().position(|row| row.id == id);
        let place = sought.and_then(place_of).or_else(|| self.cursor_id.and_then(place_of));
        let lost = self.cursor_id.is_some() && sought != self.cursor_id;
        let line = self.cursor.saturating_sub(self.top);
        match place {
            Some(place) => {
                self.cursor = self.window.from + place as u64 + self.heads;
                self.top = self.cursor.saturating_sub(line);
            }
            None if lost && self.cursor >= self.heads => return false,
            None => self.cursor = self.cursor.min(self.reach().saturating_sub(1)),
        }
        let height = self.shape.height.max(1);
        if self.count.is_some() {
            self.top = self.top.min(self.reach().saturating_sub(height));
        }
        self.cursor_id = self.current().map(|row| row.id);
        self.show_cursor();
        true
    }

    /// Forgets the row that was kept in sight, once the cursor has left it.
    pub fn let_go(&mut self) {
        if self.query.also.is_some_and(|id| self.cursor_id != Some(id)) {
            self.alter(|query| query.also = None);
        }
    }

    /// Looks for the record under the cursor with the next question.
    pub fn look_for(&mut self, id: Option<Id>) {
        self.seek = id;
    }

    /// The row under the cursor, with what is seen of it in a column.
    pub fn row_here(&self, column: &str) -> Option<SelectedRow> {
        let row = self.current()?;
        let name = self.name_of(row).unwrap_or_default();
        Some(SelectedRow {
            id: row.id,
            name,
            seen: self.cell(row, column).cloned(),
            jobs: None,
            application: None,
            hidden: false,
        })
    }

    /// The question that brings what is seen of the selected rows.
    pub fn selected_question(&self, purpose: SelectionPurpose) -> Question {
        Question::SelectedRows { pane: self.id, query: self.query.clone(), ids: self.selection.ids(), purpose }
    }

    /// What its rows are summed by: the selection, or else the filter; `None` where neither narrows them down.
    pub fn summed_by(&self) -> Option<Query> {
        if summed_column(self.query.kind).is_none() || self.id.spec().lanes.is_some() {
            return None;
        }
        if !self.selection.is_empty() {
            return Some(self.query.clone().matching(Expr::Among(self.selection.ids())));
        }
        (!self.filter_text.is_empty()).then(|| self.query.clone())
    }

    /// How many rows the selection or the filter leaves, and what they come to together, once that is known.
    pub fn sums_shown(&self) -> Option<(u64, Decimal)> {
        let (query, sums) = self.sums.as_ref()?;
        sums.filter(|_| self.summed_by().as_ref() == Some(query))
    }

    /// The question for the rows that a step selects; with none for a range that reaches to the cursor already.
    pub fn step_question(&mut self, step: SelectionStep) -> Option<Question> {
        let between = match step {
            SelectionStep::All | SelectionStep::Invert => None,
            SelectionStep::Range => Some(self.selection.reach(self.current()?.id)?),
        };
        Some(Question::RowIds { pane: self.id, query: self.query.clone(), between, step })
    }

    /// How a value of a column is called in a row at hand that holds it.
    pub fn label_of(&self, column: &str, value: &Value) -> Option<String> {
        let cells = self.window.rows.iter().filter_map(|row| self.cell(row, column));
        cells.filter(|cell| cell.value == *value).find_map(|cell| cell.label.clone())
    }

    /// The name of a row; of a vacancy its number, of a fact that of whom it is about.
    pub fn name_of(&self, row: &Row) -> Option<String> {
        let cell = self.cell(row, naming_column(self.query.kind)?)?;
        Some(cell.label.clone().unwrap_or_else(|| cell.value.plain()))
    }

    /// The record that the row under the cursor is about: in lanes whom it shows, else itself.
    pub fn subject(&self) -> Option<(Kind, Id)> {
        let (kind, row) = (self.query.kind, self.current()?);
        let owner = kind.owner().filter(|_| self.id.spec().lanes.is_some());
        let Some(field) = owner.and_then(|name| kind.field(name)) else { return Some((kind, row.id)) };
        match (field.ty, self.cell(row, field.name)?.value.reference()) {
            (FieldType::Ref(kind), Some(id)) => Some((kind, id)),
            _ => None,
        }
    }

    /// The name of the row under the cursor.
    pub fn name_under_cursor(&self) -> String {
        self.current().and_then(|row| self.name_of(row)).unwrap_or_default()
    }

    /// Selects the row under the cursor, or no longer, and goes one down.
    pub fn mark(&mut self) {
        if let Some(id) = self.current().map(|row| row.id) {
            self.selection.toggle(id);
            self.go(Motion::Down);
        }
    }
}
