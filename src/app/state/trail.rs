//! Where somebody was: the places that are gone back to and forward, and the records that were gone to last.

use crate::app::action::View;
use crate::app::state::pane::Pane;
use crate::app::state::pane_specs::PaneId;
use crate::app::state::views::Views;
use crate::domain::filter::Expr;
use crate::domain::id::Id;
use crate::domain::query::{Query, Sort};
use crate::domain::record::Kind;

/// How many places are remembered on each side.
const MOST_PLACES: usize = 50;

/// How many records are offered before anything is typed.
pub const MOST_VISITED: usize = 10;

/// Places on both sides of where somebody is.
#[derive(Debug, Default)]
pub struct Trail {
    back: Vec<Place>,
    forward: Vec<Place>,
    /// The records that were gone to or changed, the last one first; see [`Trail::visit`].
    pub visited: Vec<(Kind, Id)>,
}

/// A place: a view with what it showed and where the cursor stood.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The view.
    pub view: View,
    /// Of a view of panes: which one had the cursor, the row that led, and each pane.
    board: Option<(PaneId, Option<Id>, Vec<PanePlace>)>,
    /// The filter and the row of the agenda or the log; empty in other views.
    list: (String, usize),
}

/// What a pane showed and where its cursor stood.
#[derive(Debug, Clone, PartialEq)]
struct PanePlace {
    id: PaneId,
    filter_text: String,
    filter: Expr,
    all_times: bool,
    sort: Sort,
    column: usize,
    cursor_id: Option<Id>,
}

impl Trail {
    /// Notes that a place is left for another.
    pub fn leave(&mut self, place: Place) {
        self.forward.clear();
        if self.back.last() != Some(&place) {
            self.back.push(place);
            let over = self.back.len().saturating_sub(MOST_PLACES);
            self.back.drain(..over);
        }
    }

    /// The place before this one, or after it; `None` when there is none.
    pub fn step(&mut self, here: Place, back: bool) -> Option<Place> {
        let (from, to) = if back { (&mut self.back, &mut self.forward) } else { (&mut self.forward, &mut self.back) };
        // What was left unchanged and is gone back to is no step.
        from.pop_if(|place| *place == here);
        let place = from.pop()?;
        to.push(here);
        Some(place)
    }

    /// Notes that a record was gone to or changed.
    pub fn visit(&mut self, kind: Kind, id: Id) {
        self.visited.retain(|(_, other)| *other != id);
        self.visited.insert(0, (kind, id));
        // One more than is offered: where somebody is now is no place to go to.
        self.visited.truncate(MOST_VISITED + 1);
    }
}

impl Views {
    /// Where somebody is now.
    pub fn here(&self) -> Place {
        let of = |pane: &Pane| PanePlace {
            id: pane.id,
            filter_text: pane.filter_text.clone(),
            filter: pane.query.filter.clone(),
            all_times: pane.query.all_times,
            sort: pane.query.sort,
            column: pane.column_place(),
            cursor_id: pane.cursor_id,
        };
        let board = self.board().map(|board| (board.focus, board.parent_id, board.panes().iter().map(of).collect()));
        let list = match self.shown {
            View::Agenda => (self.agenda.filter.clone(), self.agenda.cursor),
            View::Log => (self.log.filter.clone(), self.log.cursor),
            _ => (String::new(), 0),
        };
        Place { view: self.shown, board, list }
    }

    /// Brings back what a place showed. The rows that are lacking then have to be asked for.
    pub fn bring_back(&mut self, place: &Place) {
        self.shown = place.view;
        let (filter, cursor) = &place.list;
        match place.view {
            View::Agenda => {
                self.agenda.behind |= self.agenda.filter != *filter;
                (self.agenda.filter, self.agenda.cursor) = (filter.clone(), *cursor);
            }
            View::Log => (self.log.filter, self.log.cursor) = (filter.clone(), *cursor),
            _ => {}
        }
        let (Some(board), Some((focus, parent_id, panes))) = (self.board_mut(), &place.board) else { return };
        (board.parent_id, board.pending) = (*parent_id, false);
        board.put_focus(*focus);
        for was in panes {
            let pane = board.pane_mut(was.id);
            pane.put_column(was.column.min(pane.shape.columns.columns.len().saturating_sub(1)));
            let within = was.id.spec().within.zip(*parent_id);
            let query = Query {
                filter: was.filter.clone(),
                all_times: was.all_times,
                sort: was.sort,
                within,
                ..pane.query.clone()
            };
            if within != pane.query.within {
                pane.forget_rows();
            }
            pane.filter_text.clone_from(&was.filter_text);
            if query != pane.query || was.cursor_id != pane.cursor_id {
                pane.ask_anew(query, was.cursor_id);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::days::Day;
    use crate::domain::id::{CountedIds, Ids};

    fn place(view: View) -> Place {
        Place { view, board: None, list: (String::new(), 0) }
    }

    #[test]
    fn back_and_forward_lead_through_the_same_places_and_another_way_forgets_those_ahead() {
        let mut trail = Trail::default();
        trail.leave(place(View::Roster));
        trail.leave(place(View::Agenda));
        assert_eq!(trail.step(place(View::Log), true), Some(place(View::Agenda)));
        assert_eq!(trail.step(place(View::Agenda), true), Some(place(View::Roster)));
        assert_eq!(trail.step(place(View::Roster), true), None);
        assert_eq!(trail.step(place(View::Roster), false), Some(place(View::Agenda)));
        trail.leave(place(View::Agenda));
        assert_eq!(trail.step(place(View::Clients), false), None);
        assert_eq!(trail.step(place(View::Clients), true), Some(place(View::Agenda)));
    }

    #[test]
    fn what_was_visited_again_stands_first_once() {
        let (mut trail, mut ids) = (Trail::default(), CountedIds::after(1));
        let all: Vec<Id> = (0..20).map(|_| ids.next_id()).collect();
        all.iter().chain([&all[15]]).for_each(|id| trail.visit(Kind::Team, *id));
        assert_eq!((trail.visited.len(), trail.visited[0], trail.visited[1].1), (11, (Kind::Team, all[15]), all[19]));
        let views = Views::on(Day::from_ymd_opt(2026, 1, 1).expect("a day"));
        assert_eq!(views.here(), views.here());
    }
}
