//! What keys do to candidates: stages, places, ends, and somebody new.

use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::verbs::StageStep;

use crate::app::layers::picker::Picker;
use crate::app::layers::purpose::Purpose;
use crate::app::state::App;
use crate::app::state::selection::SelectionPurpose;
use crate::service::command::{Command, RecruitingCommand, RunningApplication};

impl App {
    /// The application under the cursor, in the stage it is seen in.
    pub(super) fn application_here(&self) -> Option<RunningApplication> {
        let pane = self.focused().filter(|pane| pane.query.kind == Kind::Application)?;
        let row = pane.current()?;
        let reference = |name| pane.cell(row, name).and_then(|cell| cell.value.reference());
        let stage = pane.cell(row, "stage").map(|cell| cell.value.clone());
        Some(RunningApplication { id: None, candidate: reference("candidate")?, vacancy: reference("vacancy"), stage })
    }

    /// Does something with the application under the cursor.
    pub(in crate::app) fn with_application(&mut self, act: impl FnOnce(&mut App, RunningApplication)) {
        self.with_one(self.application_here(), Reason::SelectCandidateFirst, act);
    }

    /// `>` and `<`: of the selected applications, or else the one under the cursor.
    pub(in crate::app) fn change_stage(&mut self, step: StageStep) {
        let pane = self.focused().filter(|pane| pane.query.kind == Kind::Application && !pane.selection.is_empty());
        match pane.map(|pane| pane.selected_question(SelectionPurpose::Stage(step))) {
            Some(question) => drop(self.ask(question)),
            None => self.with_application(|app, who| app.change_stages(vec![who], step)),
        }
    }

    /// Brings these to another stage; several are looked at first.
    pub(super) fn change_stages(&mut self, who: Vec<RunningApplication>, step: StageStep) {
        let command = Command::Recruiting(RecruitingCommand::Step(who, step, None, self.session.as_of));
        if command.several().is_empty() { self.perform(command) } else { self.look_first(command, None) }
    }

    /// `a`: a candidate who is known already, on the vacancy at hand.
    pub(in crate::app) fn apply(&mut self) {
        match self.at_hand(Kind::Vacancy) {
            Some(vacancy) => {
                self.open_picker(Picker::records(Purpose::Apply(vacancy), &[Kind::Candidate]));
            }
            None => self.refuse(Refusal::new(Reason::SelectVacancyFirst)),
        }
    }
}
