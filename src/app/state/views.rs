//! The views, and how the screen is divided among them.

use std::collections::BTreeMap;

use super::agenda::AgendaList;
use super::board::Board;
use super::log::LogList;
use super::overview::OverviewView;
use super::pane::{Pane, PaneShape};
use super::pane_specs::PaneId;
use crate::app::action::View;
use crate::app::layers::record_detail::RecordDetailView;
use crate::domain::days::Day;

/// How the screen is divided: what each part can show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    /// The panes that are shown; any other has no rows.
    pub panes: BTreeMap<PaneId, PaneShape>,
    /// Rows of the agenda.
    pub agenda_height: usize,
    /// Rows of the log view.
    pub log_height: usize,
    /// Panels of the overview that are shown at once.
    pub panels: usize,
    /// Rows of a record shown whole.
    pub detail_height: usize,
    /// How many fields of a record that takes the whole body stand beside each other.
    pub detail_columns: usize,
    /// Rows of the record shown beside the panes; 0 where there is no room for one.
    pub beside_height: u64,
}

/// Every view, each with its own state.
#[derive(Debug)]
pub struct Views {
    /// Which one is shown.
    pub shown: View,
    /// The board of each view that has one.
    pub(in crate::app) boards: Vec<Board>,
    /// The tasks by day, with the cursor, selection and filter.
    pub agenda: AgendaList,
    /// The pages of the log that were read, with the cursor and filter.
    pub log: LogList,
    /// The overview.
    pub overview: OverviewView,
    /// The record shown beside the panes, where there is room.
    pub beside: Option<RecordDetailView>,
    /// How the screen is divided.
    pub shape: Shape,
    /// Whether the cursor goes through the rows of the agenda or the log: what is cut of a row is told once it rests.
    pub is_walking: bool,
}

impl Views {
    /// Views on a day, with the roster shown.
    pub fn on(as_of: Day) -> Self {
        Self {
            shown: View::Roster,
            boards: View::every().filter_map(|view| Board::of(view, as_of)).collect(),
            agenda: AgendaList::default(),
            log: LogList::default(),
            overview: OverviewView::default(),
            beside: None,
            shape: Shape::default(),
            is_walking: false,
        }
    }

    /// Gives whichever pane has the cursor the whole screen, in every view.
    pub fn enlarge_all(&mut self) {
        self.boards.iter_mut().for_each(|board| board.is_enlarged = true);
    }

    /// The board in view; `None` in a view that is none.
    pub fn board(&self) -> Option<&Board> {
        self.board_of(self.shown)
    }

    /// The same, to change.
    pub fn board_mut(&mut self) -> Option<&mut Board> {
        self.boards.iter_mut().find(|board| board.view == self.shown)
    }

    /// The board of a view.
    pub fn board_of(&self, view: View) -> Option<&Board> {
        self.boards.iter().find(|board| board.view == view)
    }

    /// A pane of any board.
    pub fn pane(&self, id: PaneId) -> &Pane {
        self.boards[self.place(id)].pane(id)
    }

    /// All panes, to change.
    pub fn panes_mut(&mut self) -> impl Iterator<Item = &mut Pane> {
        self.boards.iter_mut().flat_map(Board::panes_mut)
    }

    /// The same, to change.
    pub fn pane_mut(&mut self, id: PaneId) -> &mut Pane {
        let at = self.place(id);
        self.boards[at].pane_mut(id)
    }

    fn place(&self, id: PaneId) -> usize {
        self.boards.iter().position(|board| board.view == id.spec().view).unwrap_or(0)
    }

    /// The pane with the cursor, when a board is in view.
    pub fn focused(&self) -> Option<&Pane> {
        self.board().map(Board::focused)
    }

    /// The same, to change.
    pub fn focused_mut(&mut self) -> Option<&mut Pane> {
        self.board_mut().map(Board::focused_mut)
    }
}
