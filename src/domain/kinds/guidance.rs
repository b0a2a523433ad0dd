//! Extra guidance: what is brought in beside leader and coach.
use super::prelude::*;

record! {
    /// Guidance brought in for a member for some time.
    pub struct Guidance {
        /// Who.
        member: Id, Ref(Member), required;
        /// Which guidance.
        form: GuidanceForm = GuidanceForm::ExtraCoaching, Choice(GuidanceForm::NAMES), required;
        /// Who gives it.
        provider: String, Text(80), prompted, free_text;
        /// First day.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
    }
    owner: member;
    identity: member, form, from;
}
