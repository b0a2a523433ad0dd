//! What keys do to candidates: stages, places, ends, and somebody new.

use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::verbs::StageStep;

use crate::app::layers::picker::Picker;
use crate::app::layers::purpose::Purpose;
use crate::app::state::App;
use crate::service::command::{Command, RecruitingCommand, RunningApplication};

impl App {
    /// The application under the cursor, in the stage it is seen in.
    pub(super) fn application_here(&self) -> Option<RunningApplication> {
        let pane = self.focused().filter(|pane| pane.query.kind == Kind::Application)?;
        let row = pane.current()?;
        let reference = |name| pane.cell(row, name).and_then(|cell| cell.value.reference());
        let stage = pane.cell(row, "stage").map(|cell| cell.value.clone());
        Some(RunningApplication { candidate: reference("candidate")?, vacancy: reference("vacancy"), stage })
    }

    /// Does something with the application under the cursor.
    pub(in crate::app) fn with_application(&mut self, act: impl FnOnce(&mut App, RunningApplication)) {
        self.with_one(self.application_here(), Reason::SelectCandidateFirst, act);
    }

    /// `>` and `<`.
    pub(in crate::app) fn change_stage(&mut self, step: StageStep) {
        self.with_application(|app, who| {
            let step_command = RecruitingCommand::Step(who, step, None, app.session.as_of);
            app.perform(Command::Recruiting(step_command));
        });
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
