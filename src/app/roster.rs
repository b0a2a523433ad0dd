//! The roster: teams on one side, the members and vacancies of the selected team on the other.

use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::query::Query;
use crate::domain::record::Kind;

use super::pane::{Pane, asks_for_all_times};
use super::request::PaneId;

/// State of the roster.
#[derive(Debug)]
pub struct Roster {
    teams: Pane,
    members: Pane,
    vacancies: Pane,
    /// Which pane has the cursor.
    pub focus: PaneId,
    /// The team whose members and vacancies are asked for; `None` for all teams.
    pub team: Option<Id>,
    /// Whether the cursor stands on another team than the one asked for.
    pub unsettled: bool,
}

impl Roster {
    /// The roster of a day, all teams selected.
    pub fn new(as_of: Day) -> Self {
        // Which columns are asked for follows from what the screen can show.
        let query = |kind| Query::of(kind, as_of);
        Self {
            teams: Pane::new(PaneId::Teams, query(Kind::Team), 1),
            members: Pane::new(PaneId::Members, query(Kind::Member), 0),
            vacancies: Pane::new(PaneId::Vacancies, query(Kind::Vacancy), 0),
            focus: PaneId::Teams,
            team: None,
            unsettled: false,
        }
    }

    /// The panes, from left to right and top to bottom.
    pub const PANES: [PaneId; 3] = [PaneId::Teams, PaneId::Members, PaneId::Vacancies];

    /// A pane.
    pub fn pane(&self, id: PaneId) -> &Pane {
        match id {
            PaneId::Teams => &self.teams,
            PaneId::Members => &self.members,
            PaneId::Vacancies => &self.vacancies,
        }
    }

    /// A pane, to change.
    pub fn pane_mut(&mut self, id: PaneId) -> &mut Pane {
        match id {
            PaneId::Teams => &mut self.teams,
            PaneId::Members => &mut self.members,
            PaneId::Vacancies => &mut self.vacancies,
        }
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
        let at = Self::PANES.iter().position(|id| *id == self.focus).unwrap_or(0);
        let step = if forward { 1 } else { Self::PANES.len() - 1 };
        self.focus = Self::PANES[(at + step) % Self::PANES.len()];
    }

    /// The team under the cursor of the teams pane; `None` on "all teams".
    pub fn team_under_cursor(&self) -> Option<Id> {
        if self.teams.cursor == 0 { None } else { self.teams.current().map(|row| row.id) }
    }

    /// Takes note of where the cursor of the teams pane stands. `true` when other rows have to be asked for.
    pub fn notice_team(&mut self) -> bool {
        let waiting = self.teams.cursor > 0 && self.teams.current().is_none();
        self.unsettled = !waiting && self.team_under_cursor() != self.team;
        self.unsettled
    }

    /// Asks for the members and vacancies of the team under the cursor; `seek` is the member to go to.
    pub fn settle(&mut self, seek: Option<Id>) {
        self.team = self.team_under_cursor();
        self.unsettled = false;
        let within = self.team.map(|id| ("team", id));
        for id in [PaneId::Members, PaneId::Vacancies] {
            let pane = self.pane_mut(id);
            let all_times = asks_for_all_times(&pane.query.filter);
            let query = Query { within, all_times, ..pane.query.clone() };
            pane.ask_anew(query, if id == PaneId::Members { seek } else { None });
        }
    }

    /// The name of the selected team.
    pub fn team_name(&self) -> Option<&str> {
        let row = self.teams.window.rows.iter().find(|row| Some(row.id) == self.team)?;
        match self.teams.cell(row, "name").map(|cell| &cell.value) {
            Some(crate::domain::value::Value::Text(name)) => Some(name),
            _ => None,
        }
    }
}
