//! Applications: the stage in which a candidate stands for a vacancy, dated, so that each past day can be seen.
use super::prelude::*;

record! {
    /// The stage of a candidate for a vacancy over some time. Moving to another stage begins a new record.
    pub struct Application {
        /// The candidate who applies.
        candidate: Id, Ref(Candidate), required;
        /// The vacancy applied for.
        vacancy: Id, Ref(Vacancy), required;
        /// The stage reached, one of those that the office has named.
        stage: Id, Ref(Stage), required;
        /// First day in this stage.
        from: Day, Day, required;
        /// Last day in this stage; empty while it lasts.
        until: Option<Day>, Day;
        /// Why the application ended in this stage; empty while it goes on.
        reason: Option<StageReason>, Choice(StageReason::NAMES);
        /// Last day of a trial placement, for a stage with that meaning.
        trial_until: Option<Day>, Day;
    }
    owner: candidate;
    identity: candidate, vacancy, stage, from;
}
