//! Individual arrangements (maatwerk) with members about their work.
use super::prelude::*;

record! {
    /// Something that was agreed with one member in particular.
    pub struct Arrangement {
        /// The member it was agreed with.
        member: Id, Ref(Member), required;
        /// The side of the work that the arrangement is about.
        subject: ArrangementSubject = ArrangementSubject::WorkingHours, Choice(ArrangementSubject::NAMES), required;
        /// What was agreed, in one line; never the reason for it.
        terms: String, Text(160), required, free_text, dated;
        /// First day on which it applies.
        from: Day, Day, required;
        /// Last day on which it applies; empty while it lasts.
        until: Option<Day>, Day;
    }
    owner: member;
    identity: member, subject, from;
}
