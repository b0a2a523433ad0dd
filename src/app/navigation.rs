//! Going about: between views, panes, rows, days and people.

use crate::domain::days::Day;
use crate::domain::filter::Expr;
use crate::domain::id::Id;
use crate::domain::record::Kind;

use super::action::{Motion, View};
use super::layers::picker::Item;
use super::layers::whole::WholeView;
use super::request::{PaneId, Question};
use super::state::App;
use super::status::Status;

/// The views, in the order of their keys.
const VIEWS: [View; 2] = [View::Roster, View::Log];

impl App {
    pub(super) fn show(&mut self, view: View) {
        self.view = view;
        if view == View::Log {
            let query = self.logbook.query(false);
            self.ask(Question::Log(query));
        }
    }

    pub(super) fn show_beside(&mut self, forward: bool) {
        let step = if forward { 1 } else { VIEWS.len() - 1 };
        let at = VIEWS.iter().position(|view| *view == self.view).unwrap_or(0);
        self.show(VIEWS[(at + step) % VIEWS.len()]);
    }

    pub(super) fn go(&mut self, motion: Motion) {
        if self.roster.focused_mut().go(motion) {
            if self.roster.focus == PaneId::Teams {
                self.roster.notice_team();
            }
            self.fetch_rows(false);
        } else {
            match motion {
                Motion::Right => self.turn(true),
                _ => self.turn(false),
            }
        }
    }

    pub(super) fn turn(&mut self, forward: bool) {
        self.settle();
        self.roster.turn(forward);
    }

    /// Takes away what narrows the pane: first the selection, then the filter.
    pub(super) fn clear(&mut self) {
        let id = self.roster.focus;
        let pane = self.roster.focused_mut();
        if !pane.marked.is_empty() {
            pane.marked.clear();
        } else if !pane.filter_text.is_empty() {
            self.filter(id, "", Expr::All);
        } else if self.as_of != self.today {
            self.status = Status::Note("other-day-stays");
        }
    }

    /// Filters a pane.
    pub fn filter(&mut self, pane: PaneId, text: &str, expr: Expr) {
        self.roster.pane_mut(pane).filter(text, expr);
        self.fetch_rows(false);
    }

    /// Filters the log.
    pub fn filter_log(&mut self, text: &str) {
        self.logbook.filter = text.to_owned();
        (self.logbook.cursor, self.logbook.top) = (0, 0);
    }

    /// Looks at another day.
    pub fn look_at(&mut self, day: Day) {
        self.as_of = day;
        for id in super::roster::Roster::PANES {
            self.roster.pane_mut(id).alter(|query| query.as_of = day);
        }
        self.fetch_rows(false);
        self.ask(Question::Totals(day));
    }

    /// Goes to a person or team.
    pub fn go_to(&mut self, item: &Item) {
        let Some(id) = item.value.reference() else { return };
        self.view = View::Roster;
        match item.kind {
            Some(Kind::Team) => self.go_to_team(Some(id), None),
            // Keys wait for the answer, and then for the rows: what is typed next is about whom was looked for.
            _ => {
                self.ask(Question::Whereabouts { member: id, as_of: self.as_of });
            }
        }
    }

    /// Selects a team, or all; with a member, the cursor goes to them.
    pub(super) fn go_to_team(&mut self, team: Option<Id>, member: Option<Id>) {
        let elsewhere = self.roster.team_under_cursor() != team;
        let all_times = member.is_some() && team.is_none();
        let teams = self.roster.pane_mut(PaneId::Teams);
        if !teams.filter_text.is_empty() || elsewhere {
            teams.filter_text.clear();
            let mut query = teams.query.clone();
            (query.filter, query.all_times) = (Expr::All, false);
            if team.is_none() {
                teams.put_cursor(0);
            } else {
                teams.ask_anew(query, team);
            }
        }
        self.roster.team = team;
        self.roster.unsettled = false;
        let within = team.map(|id| ("team", id));
        for id in [PaneId::Members, PaneId::Vacancies] {
            let pane = self.roster.pane_mut(id);
            pane.filter_text.clear();
            let mut query = pane.query.clone();
            (query.filter, query.within) = (Expr::All, within);
            query.all_times = all_times && id == PaneId::Members;
            pane.ask_anew(query, if id == PaneId::Members { member } else { None });
        }
        self.roster.focus = if member.is_some() { PaneId::Members } else { PaneId::Teams };
        self.fetch_rows(false);
    }

    pub(super) fn settle(&mut self) {
        if self.roster.unsettled {
            self.roster.settle(None);
            self.fetch_rows(false);
        }
        self.fetch_beside(false);
    }

    /// The record under the cursor, when it has to be shown beside the panes and is not.
    pub(super) fn beside_wanted(&self) -> Option<(Kind, Id)> {
        if self.shape.beside_height == 0 || self.view != View::Roster || !self.layers.is_empty() {
            return None;
        }
        let pane = self.roster.focused();
        let wanted = (pane.query.kind, pane.current()?.id);
        let shown = self.beside.as_ref().map(|view| (view.kind, view.id));
        (shown != Some(wanted)).then_some(wanted)
    }

    /// Asks for the record beside the panes when it is another than the one shown, or again.
    pub(super) fn fetch_beside(&mut self, again: bool) {
        let shown = self.beside.as_ref().filter(|_| again).map(|view| (view.kind, view.id));
        let Some((kind, id)) = self.beside_wanted().or(shown) else { return };
        let asked = self.ask(Question::Whole { kind, id, as_of: self.as_of, beside: true });
        match &mut self.beside {
            Some(view) if (view.kind, view.id) == (kind, id) => view.asked = asked,
            other => *other = Some(WholeView { kind, id, whole: None, cursor: 0, asked }),
        }
    }
}
