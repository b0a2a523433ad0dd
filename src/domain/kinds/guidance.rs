//! Extra guidance, beside that of the team leader and the job coach.
use super::prelude::*;

record! {
    /// Guidance that is brought in for a member for some time.
    pub struct Guidance {
        /// The member who is guided.
        member: Id, Ref(Member), required;
        /// The form of support at work; never a treatment.
        form: GuidanceForm = GuidanceForm::ExtraCoaching, Choice(GuidanceForm::NAMES), required;
        /// Name of the person or organisation that gives it.
        provider: String, Text(80), prompted, free_text;
        /// First day of the guidance.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
    }
    owner: member;
    identity: member, form, from;
}
