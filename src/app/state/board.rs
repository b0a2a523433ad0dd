//! A board: the panes of one view. The first leads; the others show what belongs to the row under its cursor. Which panes
//! there are stands in the table of [`pane_specs`](super::pane_specs).

use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::query::{Query, Row, Sort};

use crate::app::action::View;
use crate::app::state::pane::Pane;
use crate::app::state::pane_query::asks_for_all_times;
use crate::app::state::pane_specs::{PaneId, panes_of};

/// State of a board. It has at least one pane.
#[derive(Debug)]
pub struct Board {
    /// The view that shows this board.
    pub view: View,
    panes: Vec<Pane>,
    /// Which pane has the cursor.
    pub focus: PaneId,
    /// The follower that had the cursor last: it stands in front where there is room for one of them.
    pub front: PaneId,
    /// Whether the pane with the cursor has the whole screen.
    pub is_enlarged: bool,
    /// The row of the leader whose belongings are asked for; `None` for those of all rows.
    pub parent_id: Option<Id>,
    /// Whether the cursor stands on another row of the leader than the one asked for.
    pub pending: bool,
}

impl Board {
    /// The board of a view on a day, everything selected; `None` for a view without panes.
    pub fn of(view: View, as_of: Day) -> Option<Self> {
        // Which columns are asked for follows from what the screen can show.
        let pane = |spec: &crate::app::state::pane_specs::PaneSpec| {
            let query = Query { coming: spec.id == PaneId::Members, ..Query::of(spec.kind, as_of) };
            let sort = spec.lanes.map_or(query.sort, Sort::by);
            Pane::new(spec.id, query.sorted(sort), u64::from(spec.head.is_some()))
        };
        let panes: Vec<Pane> = panes_of(view).map(pane).collect();
        let focus = panes.first()?.id;
        let front = panes.get(1).map_or(focus, |pane| pane.id);
        Some(Self { view, panes, focus, front, is_enlarged: false, parent_id: None, pending: false })
    }

    /// Its panes, the leader first.
    pub fn panes(&self) -> &[Pane] {
        &self.panes
    }

    /// The same, to change.
    pub fn panes_mut(&mut self) -> &mut [Pane] {
        &mut self.panes
    }

    fn place(&self, id: PaneId) -> usize {
        self.panes.iter().position(|pane| pane.id == id).unwrap_or(0)
    }

    /// A pane; the leader for one that stands on another board.
    pub fn pane(&self, id: PaneId) -> &Pane {
        &self.panes[self.place(id)]
    }

    /// The same, to change.
    pub fn pane_mut(&mut self, id: PaneId) -> &mut Pane {
        let at = self.place(id);
        &mut self.panes[at]
    }

    /// The first pane; the other panes show what belongs to its rows.
    pub fn leader(&self) -> &Pane {
        &self.panes[0]
    }

    /// The same, to change.
    pub fn leader_mut(&mut self) -> &mut Pane {
        &mut self.panes[0]
    }

    /// The pane with the cursor.
    pub fn focused(&self) -> &Pane {
        self.pane(self.focus)
    }

    /// The pane with the cursor, to change.
    pub fn focused_mut(&mut self) -> &mut Pane {
        self.pane_mut(self.focus)
    }

    /// Goes to the next pane, or the one before.
    pub fn turn(&mut self, forward: bool) {
        let step = if forward { 1 } else { self.panes.len() - 1 };
        self.put_focus(self.panes[(self.place(self.focus) + step) % self.panes.len()].id);
    }

    /// Gives a pane the cursor.
    pub fn put_focus(&mut self, id: PaneId) {
        self.focus = id;
        if id != self.leader().id {
            self.front = id;
        }
    }

    /// The record under the cursor of the leader; `None` on the row that stands for all.
    pub fn under_cursor(&self) -> Option<Id> {
        let leader = self.leader();
        if leader.cursor < leader.heads { None } else { leader.current().map(|row| row.id) }
    }

    /// Whether the followers have nothing to show, because no row of the leader is selected and none stands for all.
    pub fn is_without_lead(&self) -> bool {
        self.parent_id.is_none() && self.leader().heads == 0
    }

    /// Takes note of where the cursor of the leader stands: other rows may have to be asked for.
    pub fn notice(&mut self) {
        let leader = self.leader();
        let waiting = leader.cursor >= leader.heads && leader.current().is_none();
        self.pending = !waiting && self.panes.len() > 1 && self.under_cursor() != self.parent_id;
    }

    /// Asks for what belongs to the row under the cursor of the leader.
    pub fn flush(&mut self) {
        self.parent_id = self.under_cursor();
        self.pending = false;
        self.follow(|query| query.all_times = asks_for_all_times(&query.filter), None);
    }

    /// Turns every follower to the row that leads, with other changes to its query; in one of them the cursor goes to the
    /// record sought.
    pub fn follow(&mut self, change: impl Fn(&mut Query), sought: Option<(PaneId, Id)>) {
        let parent_id = self.parent_id;
        for pane in self.panes.iter_mut().skip(1) {
            let mut query = pane.query.clone();
            query.within = pane.id.spec().within.zip(parent_id);
            if query.within != pane.query.within {
                pane.forget_rows();
            }
            change(&mut query);
            pane.ask_anew(query, sought.filter(|(id, _)| *id == pane.id).map(|(_, row)| row));
        }
    }

    /// The row of the leader that the others follow, when it is at hand.
    pub fn lead(&self) -> Option<&Row> {
        self.leader().window.rows.iter().find(|row| Some(row.id) == self.parent_id)
    }

    /// The name of that row.
    pub fn lead_name(&self) -> Option<String> {
        self.leader().name_of(self.lead()?)
    }
}
