//! Applications: in which stage a candidate stands for a vacancy, dated, so that each past day can be seen.
use super::prelude::*;

record! {
    /// The stage of a candidate for a vacancy over some time. Going on to another stage begins a new one.
    pub struct Application {
        /// Who.
        candidate: Id, Ref(Candidate), required;
        /// For which vacancy.
        vacancy: Id, Ref(Vacancy), required;
        /// In which stage.
        stage: Id, Ref(Stage), required;
        /// First day.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
        /// Why it ended there.
        reason: Option<StageReason>, Choice(StageReason::NAMES);
        /// Last day of a trial placement.
        trial_until: Option<Day>, Day;
    }
    owner: candidate;
    identity: candidate, vacancy, stage, from;
}
