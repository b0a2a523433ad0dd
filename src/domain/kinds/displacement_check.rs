//! Displacement checks: that a task package displaces no regular work at a client.
use super::prelude::*;

record! {
    /// A check made when a task package starts in a team.
    pub struct DisplacementCheck {
        /// In which team.
        team: Id, Ref(Team), required;
        /// Which package.
        task_package: Id, Ref(TaskPackage), required;
        /// Day.
        checked_on: Day, Day, required;
        /// Whether regular work would be displaced.
        displaces: bool, Flag, required, fixed;
        /// Who judged it.
        checked_by: String, Text(60), prompted;
        /// Grounds, in one line.
        note: String, Text(160), prompted, free_text;
    }
    owner: team;
    identity: team, task_package, checked_on;
    order: "checked_on";
    validity: Since(checked_on);
}
