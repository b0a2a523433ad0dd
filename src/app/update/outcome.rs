//! What a command that was done is told by, and where the cursor goes then: to what was made or taken back.

use crate::app::action::View;
use crate::app::request::Question;
use crate::app::state::App;
use crate::app::state::pane_specs::{PaneId, panes_of};
use crate::app::state::status::Status;
use crate::app::state::tour::TourStep;
use crate::domain::id::Id;
use crate::domain::refusal::{Refusal, Warning};
use crate::service::command::{Command, Done, RecruitingCommand};

impl App {
    /// Takes note of what was done.
    pub(super) fn done(&mut self, command: &Command, done: Done) {
        let repeated = self.pending.repeated.take_if(|repeated| repeated == command).is_some();
        if !command.takes_back() {
            self.pending.last_done = Some(command.clone());
        }
        if command.takes_back() || command.makes() {
            self.pending.goal = done.summary.as_ref().map(|what| what.places()).unwrap_or_default();
        }
        self.keep_vacancy(command);
        if let Some(step) = TourStep::of(command) {
            self.session.did(step);
        }
        let remarks: Vec<Refusal> = done.warnings.into_iter().map(|Warning(remark)| remark).collect();
        self.status = match done.summary.map(Box::new) {
            // Where editing ended is told rather than that the value is stored.
            Some(_) if remarks.is_empty() && matches!(self.status, Status::Note(_)) => return,
            Some(what) if command.takes_back() => Status::Undone { what, redone: done.again, remarks },
            Some(what) if repeated => Status::Repeated { what, remarks },
            // More is on its way: only when the last of it is stored, all is.
            _ if remarks.is_empty() && self.pending.unanswered > 0 => Status::Saving,
            what => {
                let gone = what.filter(|_| command.moves());
                Status::Saved { verb: done.verb, changed: done.changed, at: done.at, remarks, gone }
            }
        };
    }

    /// A vacancy whose place was given stays in sight while the cursor is on it, with who else applied.
    fn keep_vacancy(&mut self, command: &Command) {
        let Command::Recruiting(RecruitingCommand::Place { who, .. }) = command.asked() else { return };
        let leader = self.views.pane_mut(PaneId::Openings);
        leader.query.also = who.vacancy.filter(|vacancy| leader.cursor_id == Some(*vacancy));
    }

    /// The record that a pane looks for.
    pub(super) fn sought_in(&self, pane: PaneId) -> Option<Id> {
        self.pending.goal.iter().find(|(kind, _)| *kind == pane.kind()).map(|(_, id)| *id)
    }

    /// Goes to a pane that found what it looked for, unless the pane with the cursor looks for something itself.
    pub(super) fn arrive(&mut self, pane: PaneId) {
        let found = self.sought_in(pane).is_some_and(|id| self.pane(pane).cursor_id == Some(id));
        let Some(focus) = self.board().map(|board| board.focus).filter(|_| found) else { return };
        if self.views.shown == pane.spec().view && self.sought_in(focus).is_none() {
            self.flush();
            if let Some(board) = self.views.board_mut() {
                board.put_focus(pane);
            }
        }
    }

    /// Whether the cursor is on its way to what was made or taken back.
    pub(in crate::app) fn is_arriving(&self) -> bool {
        let on_its_way = |pane: PaneId| {
            let rows = |question: &Question| matches!(question, Question::Rows { pane: of, .. } if *of == pane);
            self.sought_in(pane).is_some() && self.is_asked(rows)
        };
        self.views.shown != View::Log && panes_of(self.views.shown).any(|spec| on_its_way(spec.id))
    }
}
