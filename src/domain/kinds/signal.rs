//! Signals: problems seen early, with who follows them up and by when.
use super::prelude::*;

record! {
    /// A problem of a member or a team that needs following up.
    pub struct Signal {
        /// What it is about, in one line; never about health.
        subject: String, Text(120), required, free_text;
        /// The member concerned; empty when it is about a team as a whole.
        member: Option<Id>, Ref(Member), prompted;
        /// The team concerned; empty when it is about a member only.
        team: Option<Id>, Ref(Team), prompted;
        /// The staff member who follows it up.
        owner: Option<Id>, Ref(Staff), prompted;
        /// Day on which it was raised.
        from: Day, Day, required;
        /// Day by which something has to be done; empty when there is no deadline.
        due: Option<Day>, Day, prompted;
        /// Day on which it was closed; empty while it is open.
        until: Option<Day>, Day;
        /// The outcome, in one line.
        outcome: String, Text(120), free_text;
    }
    identity: subject, member, team, from;
    label: |signal| signal.subject.clone();
    order: "due";
    validity: Between(from, until);
}
