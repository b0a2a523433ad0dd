//! Going about: between views, panes, rows, days and people.

use crate::domain::days::Day;
use crate::domain::filter::Expr;
use crate::domain::id::Id;
use crate::domain::query::Query;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;

use crate::app::action::{Motion, View};
use crate::app::layers::Layer;
use crate::app::layers::purpose::PickItem;
use crate::app::layers::record_detail::RecordDetailView;
use crate::app::request::{Question, RowPlace};
use crate::app::state::App;
use crate::app::state::pane_specs::PaneId;
use crate::app::state::status::{Note, Status};
use crate::app::state::tour::TourStep;

impl App {
    pub(in crate::app) fn show(&mut self, view: View) {
        if view != self.views.shown {
            self.views.beside = None;
            if view == View::Log {
                self.views.log.restart();
            }
        }
        self.views.shown = view;
        // Who goes on at once does not wait for what is told of the first row.
        self.views.is_walking = matches!(view, View::Agenda | View::Log);
        if view == View::Log {
            let query = self.views.log.query(false);
            self.ask(Question::Log(query));
        }
        if view == View::Candidates {
            self.ask(Question::Stages);
        }
        self.fetch_agenda();
        self.fetch_rows(false);
        self.fetch_overview();
    }

    pub(in crate::app) fn show_beside(&mut self, forward: bool) {
        let views = View::ALL;
        let step = if forward { 1 } else { views.len() - 1 };
        let at = views.iter().position(|view| *view == self.views.shown).unwrap_or(0);
        self.visit(views[(at + step) % views.len()]);
    }

    pub(in crate::app) fn go(&mut self, motion: Motion) {
        let Some(board) = self.views.board_mut() else { return };
        let pane = board.focused_mut();
        let (before, counted) = (pane.cursor, pane.count.is_some());
        if pane.go(motion) {
            let edge = Note::edge(motion, before == pane.cursor).filter(|edge| counted || *edge == Note::FirstRow);
            let id = board.focus;
            if id == board.leader().id {
                board.leader_mut().let_go();
                board.notice();
            }
            self.fetch_rows(false);
            self.extend_range(id);
            edge.into_iter().for_each(|edge| self.stop_at(edge));
        } else {
            // Another pane is gone to by Tab only: a key held down must not lead into other rows.
            self.stop_at(if motion == Motion::Right { Note::LastColumn } else { Note::FirstColumn });
        }
    }

    pub(in crate::app) fn turn(&mut self, forward: bool) {
        self.flush();
        if let Some(board) = self.views.board_mut() {
            board.turn(forward);
        }
    }

    /// Puts the cursor on a column of the focused pane, where it has one of this name.
    pub fn stand_on(&mut self, column: &str) {
        let Some(pane) = self.views.focused_mut() else { return };
        if let Some(at) = pane.shape.columns.columns.iter().position(|(name, _)| *name == column) {
            pane.put_column(at);
        }
    }

    /// Gives the pane with the cursor the whole screen, or the others their places back.
    pub(in crate::app) fn enlarge(&mut self) {
        if let Some(board) = self.views.board_mut() {
            board.is_enlarged = !board.is_enlarged;
        }
    }

    /// Takes away what narrows the pane: first the selection, then the filter.
    pub(in crate::app) fn clear(&mut self) {
        self.pending.digits_are_views = true;
        let Some(pane) = self.views.focused_mut() else { return };
        let id = pane.id;
        if !pane.selection.is_empty() {
            pane.selection.clear();
        } else if !pane.filter_text.is_empty() {
            self.filter(id, "", Expr::All);
        } else if self.board().is_some_and(|board| board.is_enlarged) {
            self.enlarge();
        } else if self.session.as_of != self.session.today {
            self.status = Status::Note(Note::OtherDayStays);
        }
    }

    /// Filters a pane.
    pub fn filter(&mut self, pane: PaneId, text: &str, expr: Expr) {
        self.views.pane_mut(pane).filter(text, expr);
        if self.set_aside() {
            self.refuse(Refusal::new(Reason::RevealFirst));
        }
        self.fetch_rows(false);
    }

    /// Filters the log, when this is another filter.
    pub fn filter_log(&mut self, text: &str) {
        if self.views.log.filter == text {
            return;
        }
        self.views.log.filter = text.to_owned();
        (self.views.log.cursor, self.views.log.top) = (0, 0);
    }

    /// Looks at another day.
    pub(in crate::app) fn look_at(&mut self, day: Day) {
        self.session.as_of = day;
        if day < self.session.today {
            self.session.did(TourStep::PastDay);
        }
        // The numbers in the top line are those of a day: none is better than those of another.
        (self.views.agenda.overdue_count, self.figures.totals) = (None, None);
        self.views.agenda.behind = true;
        // Who came after a day that is past was not known to come then.
        let coming = self.session.knows_who_comes();
        for pane in self.views.panes_mut() {
            let coming = coming && pane.id == PaneId::Members;
            pane.alter(|query| (query.as_of, query.coming) = (day, coming));
        }
        self.fetch_rows(false);
        self.fetch_agenda();
        self.fetch_overview();
        self.ask(Question::Totals(day));
    }

    /// Goes on with another day as today. What looked at today follows; a form that is open keeps the days it shows.
    pub(super) fn begin_day(&mut self, today: Day) {
        let followed = self.session.as_of == self.session.today;
        self.session.today = today;
        if let Some(Layer::BulkEdit(edit)) = self.layers.last_mut().filter(|_| followed) {
            edit.on = edit.on.and(Some(today));
        }
        if followed {
            self.look_at(today);
        }
        self.refresh();
    }

    /// Goes to a record, once the store has told where it is. Keys wait for that, and then for the rows: what is typed next
    /// is about what was looked for.
    pub fn go_to(&mut self, item: &PickItem) {
        if let (Some(kind), Some(id)) = (item.kind, item.value.reference()) {
            self.trail.visit(kind, id);
            let (as_of, coming) = (self.session.as_of, self.session.knows_who_comes());
            self.ask(Question::Whereabouts { kind, id, as_of, coming });
            self.session.did(TourStep::Find);
        }
    }

    /// Goes to a row. Filters that may hide it are taken away.
    pub(super) fn go_to_row(&mut self, RowPlace { pane, lead, row }: RowPlace) {
        self.leave_place();
        self.show(pane.spec().view);
        let Some(board) = self.views.board_mut() else { return };
        let leading = lead.unwrap_or(row);
        let elsewhere = board.under_cursor() != Some(leading);
        let leader = board.leader_mut();
        if !leader.filter_text.is_empty() || elsewhere {
            leader.filter_text.clear();
            let mut query = leader.query.clone();
            (query.filter, query.all_times) = (Expr::All, false);
            leader.ask_anew(query, Some(leading));
        }
        (board.parent_id, board.pending) = (Some(leading), false);
        board.panes_mut().iter_mut().skip(1).for_each(|pane| pane.filter_text.clear());
        board.follow(|query| (query.filter, query.all_times) = (Expr::All, false), lead.map(|_| (pane, row)));
        board.put_focus(pane);
        self.fetch_rows(false);
    }

    pub(super) fn flush(&mut self) {
        if let Some(board) = self.views.board_mut().filter(|board| board.pending) {
            board.flush();
            self.fetch_rows(false);
        }
        self.fetch_beside(false);
        if let Some((pane, query)) = self.sums_wanted() {
            self.views.pane_mut(pane).sums = Some((query.clone(), None));
            self.ask(Question::Sums { pane, query });
        }
    }

    /// Of which query of the focused pane the sums are to be shown, when they were not asked for yet.
    pub(in crate::app) fn sums_wanted(&self) -> Option<(PaneId, Query)> {
        let pane = self.focused()?;
        let wanted = pane.summed_by()?;
        pane.sums.as_ref().is_none_or(|(asked, _)| *asked != wanted).then_some((pane.id, wanted))
    }

    /// The record under the cursor, when it has to be shown beside the panes and is not.
    pub(in crate::app) fn beside_wanted(&self) -> Option<(Kind, Id)> {
        if self.views.shape.beside_height == 0 || !self.layers.is_empty() {
            return None;
        }
        let wanted = self.focused()?.subject()?;
        let shown = self.views.beside.as_ref().map(|view| (view.kind, view.id));
        (shown != Some(wanted)).then_some(wanted)
    }

    /// Asks for the record beside the panes when it is another than the one shown, or again.
    pub(super) fn fetch_beside(&mut self, again: bool) {
        let shown = self.views.beside.as_ref().filter(|_| again).map(|view| (view.kind, view.id));
        let Some((kind, id)) = self.beside_wanted().or(shown) else { return };
        let serial = self.ask(Question::RecordDetail { kind, id, as_of: self.session.as_of, beside: true });
        match &mut self.views.beside {
            Some(view) if (view.kind, view.id) == (kind, id) => view.serial = serial,
            other => *other = Some(RecordDetailView::of(kind, id, serial)),
        }
    }
}
