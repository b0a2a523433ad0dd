//! Individual arrangements (maatwerk).
use super::prelude::*;

record! {
    /// What was agreed with one member apart.
    pub struct Arrangement {
        /// Who.
        member: Id, Ref(Member), required;
        /// What it is about.
        subject: ArrangementSubject = ArrangementSubject::WorkingHours, Choice(ArrangementSubject::NAMES), required;
        /// What was agreed, in one line; never why.
        terms: String, Text(160), required, free_text, dated;
        /// First day.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
    }
    owner: member;
    identity: member, subject, from;
}
