//! Applications: the verbs that start one, move it to another stage and end it.

use super::dated;
use super::prelude::*;
use super::vacancy::still_open;
use crate::domain::recruiting::{RecruitingRules, Stages};

/// A candidate with all applications, and the rules of recruiting.
#[derive(Debug, Clone)]
pub struct CandidateFile {
    /// The candidate whose applications these are.
    pub candidate: Candidate,
    /// All applications of the candidate, of any time.
    pub applications: Vec<Application>,
    /// The stages of the office, in order.
    pub stages: Stages,
    /// The terms of recruiting, from the parameters.
    pub rules: RecruitingRules,
}

impl CandidateFile {
    /// The applications that have not ended.
    pub fn running(&self) -> impl Iterator<Item = &Application> {
        let closes = |a: &Application| self.stages.find(a.stage).is_some_and(|stage| stage.meaning.closes());
        self.applications.iter().filter(move |a| a.until.is_none() && !closes(a))
    }

    /// The running application to a vacancy.
    ///
    /// # Errors
    /// Returns `no-application` when there is none.
    pub fn application(&self, vacancy: &Vacancy) -> Result<&Application, Refusal> {
        self.running().find(|a| a.vacancy == vacancy.id).ok_or_else(|| self.refuse_for(Reason::NoApplication, vacancy))
    }

    /// Refuses when the target-group register was not checked by that day, or said no.
    pub(super) fn in_register(&self, on: Day) -> Result<(), Refusal> {
        let checked = self.candidate.register_checked_on.is_some_and(|day| day <= on);
        match self.candidate.counts_for_agreement.filter(|_| checked) {
            Some(true) => Ok(()),
            Some(false) => Err(self.refuse(Reason::CandidateNotInRegister)),
            None => Err(self.refuse(Reason::RegisterCheckFirst)),
        }
    }

    fn refuse(&self, code: Reason) -> Refusal {
        Refusal::new(code).with("candidate", Typed::label(&self.candidate))
    }

    fn refuse_for(&self, code: Reason, vacancy: &Vacancy) -> Refusal {
        self.refuse(code).with("vacancy", vacancy.number.as_str())
    }
}

/// The stage that an application moves to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StageStep {
    /// The next stage.
    On,
    /// The previous stage.
    Back,
    /// The stage with this identity.
    To(Id),
}

named! {
    /// The way an application ends without a place.
    pub enum Ending {
        /// The programme or client said no.
        Rejected = "rejected",
        /// The candidate said no.
        Withdrawn = "withdrawn",
    }
}

impl Ending {
    /// The meaning of the stage in which the application ends.
    pub fn meaning(self) -> StageMeaning {
        match self {
            Ending::Rejected => StageMeaning::Rejected,
            Ending::Withdrawn => StageMeaning::Withdrawn,
        }
    }
}

/// Starts the application of a candidate to a vacancy: its first stage begins, and a procedure runs (again).
///
/// # Errors
/// Returns `vacancy-over`, `already-applied`, `already-placed`, `no-such-stage`.
pub fn apply(file: &CandidateFile, vacancy: &Vacancy, on: Day, ids: &mut dyn Ids) -> Result<Decision, Refusal> {
    still_open(vacancy)?;
    if file.candidate.member.or(file.candidate.staff).is_some() {
        return Err(file.refuse(Reason::AlreadyPlaced));
    }
    if file.application(vacancy).is_ok() {
        return Err(file.refuse_for(Reason::AlreadyApplied, vacancy));
    }
    let first = file.stages.running().next().ok_or_else(|| Refusal::new(Reason::NoSuchStage))?;
    let mut decision = Decision::created(Application {
        candidate: file.candidate.id,
        vacancy: vacancy.id,
        stage: first.id,
        from: on,
        ..Application::blank(ids.next_id())
    })?;
    decision.alter(&file.candidate, |c| c.procedure_ended_on = None)?;
    Ok(decision)
}

/// Moves an application to another stage from a day on. `trial_until` is the last day of a trial placement.
///
/// # Errors
/// Returns `no-application`, `no-further-stage`, `no-earlier-stage`, `stage-closes`, `later-stage`; before an offer to a member
/// `register-check-first` and `candidate-not-in-register`; `trial-too-long`.
pub fn change_stage(
    file: &CandidateFile,
    vacancy: &Vacancy,
    (step, trial_until): (StageStep, Option<Day>),
    on: Day,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let now = file.application(vacancy)?;
    let to = match step {
        StageStep::On => file.stages.after(now.stage).ok_or_else(|| file.refuse(Reason::NoFurtherStage))?,
        StageStep::Back => file.stages.before(now.stage).ok_or_else(|| file.refuse(Reason::NoEarlierStage))?,
        StageStep::To(id) => {
            file.stages.find(id).ok_or_else(|| Refusal::new(Reason::RecordGone).with("kind", Kind::Stage))?
        }
    };
    if to.meaning.closes() {
        return Err(Refusal::new(Reason::StageCloses).with("stage", to.name.as_str()));
    }
    if vacancy.role.is_none() && file.stages.from_offer_on(to) {
        file.in_register(on)?;
    }
    let trial_until = match to.meaning {
        StageMeaning::TrialPlacement => file.rules.trial_until(on, trial_until)?,
        _ => None,
    };
    let mut decision = Decision::default();
    if to.id != now.stage {
        go_on(now, Application { stage: to.id, from: on, trial_until, ..now.clone() }, ids, &mut decision)?;
    }
    Ok(decision)
}

/// Ends an application without a place. The procedure ends with the last running application.
///
/// # Errors
/// Returns `no-application`, `later-stage`, `no-such-stage`.
pub fn close_application(
    file: &CandidateFile,
    vacancy: &Vacancy,
    (ending, reason): (Ending, StageReason),
    on: Day,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let now = file.application(vacancy)?;
    let mut decision = Decision::default();
    close(now, file.stages.meaning(ending.meaning())?, Some(reason), on, ids, &mut decision)?;
    if file.running().all(|a| a.id == now.id) {
        decision.update(file.candidate.clone(), file.rules.ended(&file.candidate, on))?;
    }
    Ok(decision)
}

/// Moves an application to a stage that closes it; it is in that stage on the day itself only.
pub(super) fn close(
    now: &Application,
    stage: &Stage,
    reason: Option<StageReason>,
    on: Day,
    ids: &mut dyn Ids,
    decision: &mut Decision,
) -> Result<(), Refusal> {
    let closed = Application { stage: stage.id, from: on, until: Some(on), reason, trial_until: None, ..now.clone() };
    go_on(now, closed, ids, decision)
}

/// Continues the application in its next stage.
fn go_on(now: &Application, next: Application, ids: &mut dyn Ids, decision: &mut Decision) -> Result<(), Refusal> {
    if next.from < now.from {
        return Err(Refusal::new(Reason::LaterStage).with("day", now.from));
    }
    dated::go_on(now, next, || Application { id: ids.next_id(), ..now.clone() }, decision)
}

#[cfg(test)]
pub(super) mod tests;
