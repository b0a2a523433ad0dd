//! Signals: bottlenecks seen early, with who follows them up and by when.
use super::prelude::*;

record! {
    /// Something about a member or a team that needs following up.
    pub struct Signal {
        /// What it is about, in one line; never about health.
        subject: String, Text(120), required, free_text;
        /// About whom.
        member: Option<Id>, Ref(Member), prompted;
        /// Or about which team.
        team: Option<Id>, Ref(Team), prompted;
        /// Who follows it up.
        owner: Option<Id>, Ref(Staff), prompted;
        /// Day it was raised.
        from: Day, Day, required;
        /// Day by which something has to be done.
        due: Option<Day>, Day, prompted;
        /// Day it was closed; empty while it is open.
        until: Option<Day>, Day;
        /// What came of it.
        outcome: String, Text(120), free_text;
    }
    identity: subject, member, team, from;
    label: |signal| signal.subject.clone();
    order: "due";
    validity: Between(from, until);
}
